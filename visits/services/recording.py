"""A reading enters the record: a new visit, another report of a known one, or one withdrawn."""

from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone

from visits import dates
from visits.claims import CitedSpan, Claims, Telling
from visits.models import ChangeAction, Citation, Report, Source, Visit
from visits.names import fold
from visits.services.checking import LONGEST, checked
from visits.services.deciding import (
    Act,
    follow,
    has_a_persons_word,
    locked_visit,
    log,
    resettle,
    teller,
)
from visits.services.errors import InvalidValue
from visits.services.tenures import post_holders

WEB = ("http://", "https://")


def record_visit(*, claims: Claims, telling: Telling) -> Visit:
    """Write a new visit, told by its first report.

    An article's engagement that the record holds already is not doubled: the visit that it
    tells of is read again. Raises InvalidValue where the claims hold something the record does
    not know.
    """
    known = Report.objects.filter(article=telling.article, engagement=telling.engagement).first()
    if known is not None:
        return add_report(visit_id=known.visit_id, claims=claims, telling=telling)
    values = _values(claims)
    with transaction.atomic(), _by_machine(telling):
        visit = Visit.objects.create(kind=values["kind"])
        report = Report(article=telling.article, engagement=telling.engagement)
        _write_report(report, visit, values, claims, telling)
        reason = f"Told by {teller(report)}"
        act = Act(ChangeAction.RECORDED, None, telling.engine_version, reason)
        log(visit, act)
        resettle(visit, act)
    return visit


def add_report(*, visit_id: int, claims: Claims, telling: Telling) -> Visit:
    """Add another report to a known visit, or replace what the same article said before.

    A report that told of another visit until now leaves that one. Raises NotFound, InvalidValue.
    """
    values = _values(claims)
    with transaction.atomic(), _by_machine(telling):
        report = Report.objects.filter(
            article=telling.article, engagement=telling.engagement
        ).first() or Report(article=telling.article, engagement=telling.engagement)
        former = report.visit_id
        locked = {pk: locked_visit(pk) for pk in sorted({visit_id, former or visit_id})}
        visit = locked[visit_id]
        again = former == visit_id
        _write_report(report, visit, values, claims, telling)
        act = Act(
            ChangeAction.READ_AGAIN if again else ChangeAction.REPORT_ADDED,
            engine_version=telling.engine_version,
            reason=f"Told by {teller(report)}",
        )
        if not again:
            log(visit, act)
        if visit.deleted_at is not None:
            visit.deleted_at = None
            follow(visit)
        resettle(visit, act)
        if former not in (None, visit_id):
            leave(locked[former], act)
    return visit


def withdraw_report(*, article: int, engagement: int, engine_version: str) -> None:
    """A later reading no longer finds this engagement in the article; harmless when unknown.

    A visit that no report tells of any more is deleted (softly), unless a person had a hand in it.
    """
    with transaction.atomic():
        report = Report.objects.filter(
            article=article, engagement=engagement, withdrawn=False
        ).first()
        if report is None:
            return
        reason = f"Told by {teller(report)} until a later reading did not find it any more"
        with pghistory.context(engine_version=engine_version, reason=reason):
            visit = locked_visit(report.visit_id)
            report.withdrawn = True
            report.engine_version = engine_version
            report.save()
            leave(visit, Act(ChangeAction.READ_AGAIN, None, engine_version, reason))


def leave(visit: Visit, act: Act) -> None:
    """Settle a visit that lost a report; without any other it goes, if no person wants it."""
    log(visit, act)
    if visit.reports.filter(withdrawn=False).exists():
        resettle(visit, act)
    elif not has_a_persons_word(visit):
        visit.deleted_at = timezone.now()
        visit.version += 1
        follow(visit, post_holders(visit))


def _by_machine(telling: Telling) -> Any:
    return pghistory.context(
        engine_version=telling.engine_version, reason=f"read in article {telling.article}"
    )


def _values(claims: Claims) -> dict[str, Any]:
    """The claims in the form of the record; printed words are cut to the length it keeps."""
    values = claims.to_json()
    for holder in (*values["people"], *values["outcomes"]):
        for part in LONGEST.keys() & holder.keys():
            if holder[part]:
                holder[part] = holder[part].replace("\x00", " ")[: LONGEST[part]]
    return checked(values)


def _write_report(
    report: Report, visit: Visit, values: dict[str, Any], claims: Claims, telling: Telling
) -> None:
    report.visit = visit
    report.source = _source(telling.outlet)
    report.title = telling.title.replace("\x00", " ")[:500]
    report.language = telling.language
    report.published = telling.published
    report.published_on = _day(telling.published)
    report.address = telling.address[:1000] if telling.address.startswith(WEB) else ""
    report.claims = values
    report.confidence = dict(claims.confidence)
    report.reasons = dict(claims.reasons)
    report.engine_version = telling.engine_version
    report.withdrawn = False
    report.save()
    _write_citations(report, claims.citations)


def _source(outlet: str | None) -> Source | None:
    name = " ".join((outlet or "").replace("\x00", " ").split())[:200]
    folded = fold(name).replace(" ", "")
    if not folded:
        return None
    return Source.objects.get_or_create(folded=folded, defaults={"name": name})[0]


def _day(published: str | None) -> Any:
    if published is None:
        return None
    try:
        return dates.parse(published).earliest
    except dates.InvalidDate as refusal:
        raise InvalidValue({"published": str(refusal)}) from refusal


def _write_citations(report: Report, spans: tuple[CitedSpan, ...]) -> None:
    columns = ("field", "item", "part", "start", "end", "quote", "sentence", "sentence_start")
    told = [tuple(getattr(span, column) for column in columns) for span in spans]
    if sorted(report.citations.values_list(*columns)) == sorted(told):
        return
    report.citations.all().delete()
    Citation.objects.bulk_create(
        Citation(report=report, **dict(zip(columns, values, strict=True))) for values in told
    )
