"""Which visit each report belongs to, brought into the record."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extraction.resolution.neighbourhood import judged_visits, reports_near, reports_of
from extraction.resolution.partition import Partition, partition
from extraction.resolution.told import Key, Told
from visits.claims import Claims, Telling
from visits.models import Judgement
from visits.services.judging import ask, take_back_questions
from visits.services.moving import move_report
from visits.services.recording import add_report, record_visit


@dataclass(frozen=True)
class NewReport:
    """What a reading says of one engagement: reduced for comparing, and in full."""

    told: Told
    claims: Claims
    telling: Telling


def place(new: Sequence[NewReport]) -> None:
    """Give each new report the visit it tells of, and set right what it shows about others.

    Which reports belong together is worked out afresh for all reports near the new ones, so that
    the order in which articles arrive makes no difference.
    """
    if not new:
        return
    known = {told.key: told for told in reports_near([each.told for each in new])}
    fresh = {each.told.key: _with_present_place(each, known) for each in new}
    _bring_together({**known, **{key: each.told for key, each in fresh.items()}}, fresh)


def place_again(visits: Collection[int]) -> None:
    """Work out afresh which reports near these visits belong together, after a person judged."""
    told = reports_of(visits)
    near = {each.key: each for each in (*told, *reports_near(told))}
    _bring_together(near, {}, about=visits)


def _bring_together(
    reports: Mapping[Key, Told], fresh: Mapping[Key, NewReport], about: Collection[int] = ()
) -> None:
    before = {told.visit for told in reports.values() if told.visit is not None} | {*about}
    same, different = judged_visits(before)
    found = partition(reports.values(), judged_same=same, judged_different=different)
    _ask(found, _write(found, reports, fresh), before)


def _with_present_place(new: NewReport, known: Mapping[Key, Told]) -> NewReport:
    present = known.get(new.told.key)
    if present is None:
        return new
    told = replace(new.told, visit=present.visit, report=present.report, pinned=present.pinned)
    return replace(new, told=told)


def _write(
    found: Partition, reports: Mapping[Key, Told], fresh: Mapping[Key, NewReport]
) -> dict[Key, int]:
    """Write every report to its group's visit; which visit each report has then."""
    chosen = _choose_visits(found, reports)
    visit_of: dict[Key, int] = {}
    for group in found.groups:
        visit = chosen.get(group)
        # New reports last: a visit that moves is complete before they arrive.
        for key in sorted(group, key=lambda each: (each in fresh, each)):
            visit = _write_one(reports[key], fresh.get(key), visit)
            visit_of[key] = visit
    return visit_of


def _write_one(told: Told, new: NewReport | None, visit: int | None) -> int:
    if new is not None and told.report is None:
        if visit is None:
            return record_visit(claims=new.claims, telling=new.telling).pk
        return add_report(visit_id=visit, claims=new.claims, telling=new.telling).pk
    if told.report is None and told.visit is not None:
        return told.visit  # What a person made of the visit: it moves nowhere.
    if told.report is not None and (visit is None or visit != told.visit):
        visit = move_report(report_id=told.report, visit_id=visit).pk
    if visit is None:
        raise AssertionError("A known report has a visit.")
    if new is not None:
        add_report(visit_id=visit, claims=new.claims, telling=new.telling)
    return visit


def _choose_visits(found: Partition, reports: Mapping[Key, Told]) -> dict[frozenset[Key], int]:
    """The known visit each group goes on as: a visit a person decided about stays with its
    reports, else it goes to the group that has most of them; no visit goes to two groups."""
    wishes = []
    for group in found.groups:
        members = [told for key in sorted(group) if (told := reports[key]).visit is not None]
        for visit in {told.visit for told in members if told.visit is not None}:
            mine = [told for told in members if told.visit == visit]
            pinned = any(told.pinned for told in mine)
            wishes.append((not pinned, -len(mine), visit, min(group), group))
    chosen: dict[frozenset[Key], int] = {}
    for _, _, visit, _, group in sorted(wishes, key=lambda wish: wish[:4]):
        if group not in chosen and visit not in chosen.values():
            chosen[group] = visit
    return chosen


def _ask(found: Partition, visit_of: Mapping[Key, int], before: Collection[int]) -> None:
    """Ask what is in doubt now; what is not any more among these visits is not asked any more."""
    asked = set()
    for question in found.questions:
        first, second = visit_of[question.first], visit_of[question.second]
        if first != second:
            asked.add(frozenset((first, second)))
            ask(
                subject=Judgement.Subject.VISIT,
                first=first,
                second=second,
                score=round(max(0.0, min(question.score, 1.0)), 3),
                reasons=question.reasons,
            )
    take_back_questions(
        subject=Judgement.Subject.VISIT, among={*before, *visit_of.values()}, but=asked
    )
