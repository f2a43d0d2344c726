"""Visits as lists show them, page by page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from visits.models import Contact, Outcome, Participant, Report, Side, Visit, VisitCountry
from visits.vocabulary import VisitStatus

NOT_HELD = (VisitStatus.PLANNED, VisitStatus.POSTPONED)


@dataclass(frozen=True)
class VisitPage:
    """Some visits in a row; `older` and `newer` are the cursors of the neighbouring pages."""

    visits: list[Visit]
    older: str | None
    newer: str | None


def for_lists(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """With all that a line of a list shows: five queries, however many lines."""
    reports = Report.objects.filter(visit=OuterRef("pk"), withdrawn=False).order_by()
    number = reports.values("visit").annotate(number=Count("pk")).values("number")
    people = Participant.objects.select_related("official", "post")
    return (
        visits.select_related("host")
        .annotate(reports_told=Coalesce(Subquery(number), 0))
        .prefetch_related(
            Prefetch("sides", VisitCountry.objects.select_related("country")),
            Prefetch("participants", people),
            Prefetch("outcomes", Outcome.objects.all()),
        )
    )


def page_of(visits: QuerySet[Visit], *, size: int, older: str = "", newer: str = "") -> VisitPage:
    """One page, newest first, beginning behind a cursor (or ending before one).

    A cursor is `day.number` of a visit; what is no cursor begins at the newest.
    """
    backwards = _place(newer)
    place = backwards or _place(older)
    ordered = visits.order_by("-sort_day", "-pk")
    if backwards:
        ordered = visits.order_by("sort_day", "pk").filter(_beyond(backwards, "gt"))
    elif place:
        ordered = ordered.filter(_beyond(place, "lt"))
    rows = list(for_lists(ordered)[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    has_newer = more if backwards else bool(place)
    has_older = True if backwards else more
    return VisitPage(
        visits=rows,
        older=_cursor(rows[-1]) if rows and has_older else None,
        newer=_cursor(rows[0]) if rows and has_newer else None,
    )


def planned_ahead(*, limit: int, confirmed_only: bool = False) -> list[Visit]:
    """Announced visits whose last possible day is today or later, the next one first."""
    visits = standing(confirmed_only=confirmed_only).filter(
        status__in=NOT_HELD, latest__gte=timezone.localdate()
    )
    return list(for_lists(visits.order_by("earliest", "pk"))[:limit])


def standing(*, confirmed_only: bool = False) -> QuerySet[Visit]:
    """Visits that pages show."""
    visits: QuerySet[Visit] = Visit.objects.standing()
    return visits.filter(review_status="confirmed") if confirmed_only else visits


def of_pair(first: str, second: str, *, confirmed_only: bool = False) -> QuerySet[Visit]:
    """Contacts of two countries, and what was announced or called off between them."""
    guests = VisitCountry.objects.filter(side=Side.GUEST)
    not_held = Visit.objects.order_by().filter(status__in=[*NOT_HELD, VisitStatus.CANCELLED])
    held = Contact.objects.order_by().filter(first=first, second=second).values("visit")
    announced = not_held.filter(
        Q(host=second) & Q(pk__in=guests.filter(country=first).values("visit"))
        | Q(host=first) & Q(pk__in=guests.filter(country=second).values("visit"))
    )
    # A union, so that each half is found by its own index.
    return standing(confirmed_only=confirmed_only).filter(pk__in=held.union(announced.values("pk")))


def of_country(code: str, *, confirmed_only: bool = False) -> QuerySet[Visit]:
    """Visits in which a country is host, guest or third country."""
    named = VisitCountry.objects.filter(country=code).values("visit")
    return standing(confirmed_only=confirmed_only).filter(Q(host=code) | Q(pk__in=named))


def _cursor(visit: Visit) -> str:
    return f"{visit.sort_day.isoformat()}.{visit.pk}"


def _place(cursor: str) -> tuple[date, int] | None:
    day, _, number = cursor.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _beyond(place: tuple[date, int], way: str) -> Q:
    day, number = place
    return Q(**{f"sort_day__{way}": day}) | Q(sort_day=day, **{f"pk__{way}": number})
