"""What is going on in the whole record: per month, in numbers, and what waits for editors."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from visits.models import Contact, Judgement, Official, Proposal, Visit
from visits.selectors import relationships, visits
from visits.vocabulary import ReviewStatus

# A date this wide or narrower belongs to the month of its first day; a wider one to no month.
WIDEST_FOR_A_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class MonthCount:
    """Contacts of one month."""

    month: date
    contacts: int


@dataclass(frozen=True)
class Totals:
    """The record in numbers."""

    visits: int
    relationships: int
    officials: int


@dataclass(frozen=True)
class DeskQueue:
    """What waits for an editor."""

    unreviewed: int
    proposals: int
    questions: int


def contacts_per_month(*, months: int, confirmed_only: bool = False) -> list[MonthCount]:
    """The months up to that of the latest contact, today's at most; empty without a contact."""
    last = _latest_contact()
    if last is None:
        return []
    span = _months_before(last, months)
    contacts = relationships.shown(confirmed_only=confirmed_only).filter(
        visit__earliest__gte=span[0],
        visit__latest__lte=F("visit__earliest") + WIDEST_FOR_A_MONTH,
    )
    counts = dict(_by_month(contacts))
    return [MonthCount(month, counts.get(month, 0)) for month in span] if counts else []


def totals(*, confirmed_only: bool = False) -> Totals:
    """How much there is; three cheap counts."""
    contacts = relationships.shown(confirmed_only=confirmed_only)
    return Totals(
        visits=visits.standing(confirmed_only=confirmed_only).count(),
        relationships=contacts.order_by().values("first", "second").distinct().count(),
        officials=Official.objects.filter(merged_into=None).count(),
    )


def desk_queue() -> DeskQueue:
    """Unreviewed visits, open proposals and unanswered questions."""
    return DeskQueue(
        unreviewed=Visit.objects.standing().filter(review_status=ReviewStatus.UNREVIEWED).count(),
        proposals=Proposal.objects.filter(state=Proposal.State.OPEN).count(),
        questions=Judgement.objects.filter(answer=None).count(),
    )


def _latest_contact() -> date | None:
    """The day of the latest visit that was a contact; walks the index of visits from the end."""
    held = Visit.objects.filter(
        Exists(Contact.objects.filter(visit=OuterRef("pk"))),
        earliest__isnull=False,
        sort_day__lte=timezone.localdate(),
    )
    return held.order_by("-sort_day").values_list("sort_day", flat=True).first()


def _by_month(contacts: QuerySet[Contact]) -> list[tuple[date, int]]:
    return list(
        contacts.order_by()
        .values(month=TruncMonth("visit__earliest"))
        .annotate(number=Count("pk"))
        .values_list("month", "number")
    )


def _months_before(last: date, number: int) -> list[date]:
    """`number` months in a row that end with `last`, as their first days."""
    ending = last.year * 12 + last.month - 1
    return [date(m // 12, m % 12 + 1, 1) for m in range(ending - number + 1, ending + 1)]
