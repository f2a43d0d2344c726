"""The one place that changes a visit: values, who decided them, the log, and what follows.

Callers hold the visit's row lock in a transaction (see `locked_visit`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from visits import dates
from visits.claims import FIELDS
from visits.models import Change, ChangeAction, Decider, Decision, Proposal, Report, Visit
from visits.models.visits import NO_DAY
from visits.services import fields
from visits.services.contacts import write_contacts
from visits.services.errors import NotFound
from visits.services.naming import show_names
from visits.services.officials import merged
from visits.services.settling import Settled, Told, settle
from visits.services.tenures import post_holders, see_tenures
from visits.vocabulary import ReviewStatus

# The review status stands in the log beside the fields of visits.claims.
REVIEW = "review_status"


@dataclass(frozen=True)
class Act:
    """What is being done and by whom, for the log; `person` is None where a machine acts."""

    action: ChangeAction
    person: User | None = None
    engine_version: str = ""
    reason: str = ""
    undoes: Change | None = None


def locked_visit(visit_id: int) -> Visit:
    """The visit, locked until the transaction ends; raises NotFound."""
    visit = Visit.objects.select_for_update().filter(pk=visit_id).first()
    if visit is None:
        raise NotFound(f"There is no visit {visit_id}.")
    return visit


def editable_visit(visit_id: int) -> Visit:
    """As locked_visit, for a person: a deleted visit is not there. Raises NotFound."""
    visit = locked_visit(visit_id)
    if visit.deleted_at is not None:
        raise NotFound(f"Visit {visit_id} was deleted.")
    return visit


def decide(visit: Visit, values: Mapping[str, Any], act: Act, decider: User | None = None) -> None:
    """Write a person's checked values: decisions, log, what follows from them.

    `decider` is whose decision it is, where that is somebody else than the person acting.
    """
    before = fields.present(visit)
    for field in values:
        Decision.objects.update_or_create(
            visit=visit,
            field=field,
            defaults={
                "by": Decider.PERSON,
                "person": decider or act.person,
                "engine_version": "",
                "confidence": None,
                "reason": act.reason,
            },
        )
        visit.proposals.filter(field=field, state=Proposal.State.OPEN).delete()
    _write(visit, before, values, act)


def resettle(visit: Visit, act: Act, freed: str = "") -> bool:
    """Bring every field that is the machine's to what the current reports say.

    Where a person decided otherwise the reading becomes a proposal. Harmless to repeat. `freed` is
    a field that a person just gave back, also where the visit is confirmed. Returns whether a
    value changed. A visit without a current report keeps its values.
    """
    told = list(_told(visit))
    if not told:
        return False
    before = fields.present(visit)
    held = _held(visit, before) - {freed}
    settled = settle(told, {field: before[field] for field in held})
    free = {field: each for field, each in settled.items() if field not in held}
    _write_decisions(visit, free)
    changed = {field: each.value for field, each in free.items() if each.value != before[field]}
    _write(visit, before, changed, act)
    _propose(visit, before, held, settle(told) if held else {})
    return bool(changed)


def release(visit: Visit, field: str, former: Any, act: Act) -> None:
    """Give a person's field back to the machine, which settles it from the reports as they are.

    Without any report the `former` value returns.
    """
    visit.decisions.filter(field=field).delete()
    visit.proposals.filter(field=field, state=Proposal.State.OPEN).delete()
    before = fields.present(visit)
    if not visit.reports.filter(withdrawn=False).exists():
        _write_decisions(visit, {field: Settled(former)})
        _write(visit, before, {field: former}, act)
        return
    resettle(visit, act, freed=field)
    if not Change.objects.filter(undoes=act.undoes).exists():
        # It settled to the value that stood already; the line is written all the same.
        _write(visit, before, {field: before[field]}, act)


def set_review(visit: Visit, status: str, act: Act) -> None:
    """Set the review status; a visit opened again takes in what was read in the meantime."""
    log(visit, act, REVIEW, visit.review_status, status)
    visit.review_status = status
    visit.version += 1
    follow(visit, post_holders(visit))
    resettle(visit, Act(ChangeAction.READ_AGAIN, reason="Settled again after review"))


def log(visit: Visit, act: Act, field: str = "", before: Any = None, after: Any = None) -> Change:
    """One line of the visit's history."""
    return Change.objects.create(
        visit=visit,
        action=act.action,
        field=field,
        before=before,
        after=after,
        person=act.person,
        engine_version=act.engine_version,
        reason=act.reason[:300],
        undoes=act.undoes,
    )


def follow(visit: Visit, former: Collection[tuple[int, str, str]] = ()) -> None:
    """Bring days, level, contacts and tenures up to the visit's values and save it.

    `former` are the (official, post, country) that the visit showed before.
    """
    spans = [dates.parse(day) for day in (visit.start, visit.end) if day]
    known = [span for span in spans if span.earliest]
    visit.earliest = known[0].earliest if known else None
    visit.latest = known[-1].latest if known else None
    visit.sort_day = visit.earliest or date.fromisoformat(NO_DAY)
    write_contacts(visit)
    visit.save()
    see_tenures({*former, *post_holders(visit)})


def has_a_persons_word(visit: Visit) -> bool:
    """Whether a person decided anything of this visit."""
    reviewed = visit.review_status != ReviewStatus.UNREVIEWED
    return reviewed or visit.decisions.filter(by=Decider.PERSON).exists()


def _write(visit: Visit, before: Mapping[str, Any], values: Mapping[str, Any], act: Act) -> None:
    new = act.action == ChangeAction.RECORDED
    if not values and not new:
        return
    former = post_holders(visit)
    fields.write(visit, values)
    for field, after in values.items():
        if not new:
            log(visit, _of_field(act, field), field, before[field], after)
    visit.version += 0 if new else 1
    follow(visit, former)
    if "people" in values:
        told = (person["official"] for person in (*before["people"], *values["people"]))
        show_names(set(told))


def _of_field(act: Act, field: str) -> Act:
    """What is taken back is one field's change; others that follow were settled again."""
    if act.undoes is None or act.undoes.field == field:
        return act
    return replace(act, action=ChangeAction.READ_AGAIN, person=None, undoes=None)


def _told(visit: Visit) -> Iterable[Told]:
    reports = list(visit.reports.filter(withdrawn=False).select_related("source"))
    named = {
        person["official"] for report in reports for person in report.claims.get("people") or ()
    }
    into = merged(named)
    for report in reports:
        claims = dict(report.claims)
        claims["people"] = _once(claims.get("people") or [], into)
        yield Told(
            article=report.article,
            engagement=report.engagement,
            teller=teller(report),
            published=report.published_on,
            engine_version=report.engine_version,
            claims=claims,
            confidence=report.confidence,
            reasons=report.reasons,
        )


def _once(people: Iterable[dict[str, Any]], into: Mapping[int, int]) -> list[dict[str, Any]]:
    """The people with merged officials followed; of two that became one the first stays."""
    kept: dict[int, dict[str, Any]] = {}
    for person in people:
        official = into.get(person["official"], person["official"])
        kept.setdefault(official, {**person, "official": official})
    return list(kept.values())


def _held(visit: Visit, present: Mapping[str, Any]) -> set[str]:
    """Fields no machine may change: a person's, and all that is filled in a confirmed visit."""
    held = set(visit.decisions.filter(by=Decider.PERSON).values_list("field", flat=True))
    if visit.review_status == ReviewStatus.CONFIRMED:
        held |= {field for field in FIELDS if present[field] not in (None, [])}
    return held


def _write_decisions(visit: Visit, settled: Mapping[str, Settled]) -> None:
    rows = {row.field: row for row in visit.decisions.filter(by=Decider.MACHINE)}
    missing = []
    for field, each in settled.items():
        row = rows.get(field)
        said = (each.engine_version, each.confidence, each.reason)
        if row is None:
            row = Decision(visit=visit, field=field, by=Decider.MACHINE)
            missing.append(row)
        elif said == (row.engine_version, row.confidence, row.reason):
            continue
        row.engine_version, row.confidence, row.reason = said
        if row.pk:
            row.save()
    Decision.objects.bulk_create(missing)


def _propose(
    visit: Visit,
    present: Mapping[str, Any],
    held: Collection[str],
    settled: Mapping[str, Settled],
) -> None:
    """Open, refresh or close the proposals for the fields that persons hold."""
    rows = {row.field: row for row in visit.proposals.filter(state=Proposal.State.OPEN)}
    for field in FIELDS:
        row = rows.get(field)
        each = settled.get(field)
        if field not in held or each is None or not _worth_asking(visit, field, present, each):
            if row is not None:
                row.delete()
        elif row is None:
            Proposal.objects.create(
                visit=visit, field=field, value=each.value, engine_version=each.engine_version
            )
        elif row.value != each.value:
            row.value, row.engine_version = each.value, each.engine_version
            row.save()


def _worth_asking(visit: Visit, field: str, present: Mapping[str, Any], each: Settled) -> bool:
    """Not for a blank, not for what stands already, and not for what a person saw and put aside."""
    if each.value in (None, [], present[field]):
        return False
    seen = [
        *visit.changes.filter(field=field, person__isnull=False).values_list("before", flat=True),
        *visit.proposals.filter(field=field, state=Proposal.State.DISMISSED).values_list(
            "value", flat=True
        ),
    ]
    return each.value not in seen


def teller(report: Report) -> str:
    """Who tells, in a word or two: the source, or the article where it names none."""
    return report.source.name if report.source else f"Article {report.article}"
