"""Officials in posts as the reports show them: the first and the last day somebody was seen."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max, Min

from visits.models import Participant, Tenure, Visit
from visits.vocabulary import ReviewStatus

# An official in a post of a country.
Holder = tuple[int, str, str]
COLUMNS = ("official_id", "post_id", "country_id")


def post_holders(visit: Visit) -> set[Holder]:
    """Who takes part in a visit in a known post of a known country."""
    people = visit.participants.filter(post__isnull=False, country__isnull=False)
    return set(people.values_list(*COLUMNS))


def see_tenures(holders: Collection[Holder]) -> None:
    """Bring the tenures of these holders up to all visits that show them.

    Where an editor gave an official several terms in one post, the days seen are nobody's to
    part between them, and all stay as they are. A tenure that rests on visits alone goes with the
    last of them.
    """
    if not holders:
        return
    seen = _seen(holders)
    known: dict[Holder, list[Tenure]] = {holder: [] for holder in holders}
    for tenure in Tenure.objects.filter(official__in={official for official, _, _ in holders}):
        holder = (tenure.official_id, tenure.post_id, tenure.country_id)
        known.get(holder, []).append(tenure)
    new = []
    for holder in sorted(holders):
        terms = known[holder]
        if holder not in seen:
            _forget(terms)
        elif not terms:
            new.append(_tenure(holder, *seen[holder]))
        elif len(terms) == 1:
            _see(terms[0], *seen[holder])
    Tenure.objects.bulk_create(new)


def _seen(holders: Collection[Holder]) -> dict[Holder, tuple[date | None, date | None]]:
    """First and last day of each holder that any standing visit shows."""
    shown = (
        Participant.objects.filter(
            official__in={official for official, _, _ in holders},
            post__isnull=False,
            country__isnull=False,
            visit__deleted_at__isnull=True,
        )
        .exclude(visit__review_status=ReviewStatus.REJECTED)
        .order_by()
        .values_list(*COLUMNS)
        .annotate(first=Min("visit__earliest"), last=Max("visit__earliest"))
    )
    return {(row[0], row[1], row[2]): (row[3], row[4]) for row in shown}


def _tenure(holder: Holder, first: date | None, last: date | None) -> Tenure:
    official, post, country = holder
    return Tenure(
        official_id=official, post_id=post, country_id=country, first_seen=first, last_seen=last
    )


def _see(tenure: Tenure, first: date | None, last: date | None) -> None:
    if (tenure.first_seen, tenure.last_seen) != (first, last):
        tenure.first_seen, tenure.last_seen = first, last
        tenure.save()


def _forget(terms: Collection[Tenure]) -> None:
    for tenure in terms:
        if not tenure.since and not tenure.until:
            tenure.delete()
        else:
            _see(tenure, None, None)
