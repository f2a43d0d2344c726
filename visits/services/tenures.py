"""Officials in posts as the reports show them: the first and the last day somebody was seen."""

from collections.abc import Collection

from django.db.models import Max, Min

from visits.models import Participant, Tenure, Visit
from visits.vocabulary import ReviewStatus

# An official in a post of a country.
Holder = tuple[int, str, str]


def post_holders(visit: Visit) -> set[Holder]:
    """Who takes part in a visit in a known post of a known country."""
    people = visit.participants.filter(post__isnull=False, country__isnull=False)
    return set(people.values_list("official_id", "post_id", "country_id"))


def see_tenures(holders: Collection[Holder]) -> None:
    """Bring the tenures of these holders up to all visits that show them.

    A tenure whose term an editor or the seeds gave (`since` or `until`) is left as it is, apart
    from its days seen; one that rests on visits alone goes with the last of them.
    """
    for official, post, country in sorted(holders):
        shown = Participant.objects.filter(
            official=official, post=post, country=country, visit__deleted_at__isnull=True
        ).exclude(visit__review_status=ReviewStatus.REJECTED)
        seen = shown.aggregate(first=Min("visit__earliest"), last=Max("visit__earliest"))
        known = Tenure.objects.filter(official=official, post=post, country=country)
        if not shown.exists():
            known.filter(since="", until="").delete()
            continue
        days = {"first_seen": seen["first"], "last_seen": seen["last"]}
        if not known.exists():
            Tenure.objects.create(official_id=official, post_id=post, country_id=country, **days)
        elif known.count() == 1:
            known.exclude(**days).update(**days)
