"""What is going on in the whole record: per month, in numbers, and what waits for editors."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from visits.models import Contact, Judgement, Official, Proposal, Visit
from visits.selectors import relationships
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
    """The last months up to the one of the latest contact (or today's, if later has none)."""
    contacts = relationships.shown(confirmed_only=confirmed_only).filter(
        visit__latest__lte=F("visit__earliest") + WIDEST_FOR_A_MONTH
    )
    counts = dict(_by_month(contacts))
    if not counts:
        return []
    last = min(max(counts), timezone.localdate().replace(day=1))
    return [MonthCount(month, counts.get(month, 0)) for month in _months_before(last, months)]


def totals() -> Totals:
    """How much there is; three cheap counts."""
    return Totals(
        visits=Visit.objects.standing().count(),
        relationships=Contact.objects.order_by().values("first", "second").distinct().count(),
        officials=Official.objects.filter(merged_into=None).count(),
    )


def desk_queue() -> DeskQueue:
    """Unreviewed visits, open proposals and unanswered questions."""
    return DeskQueue(
        unreviewed=Visit.objects.standing().filter(review_status=ReviewStatus.UNREVIEWED).count(),
        proposals=Proposal.objects.filter(state=Proposal.State.OPEN).count(),
        questions=Judgement.objects.filter(answer=None).count(),
    )


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
