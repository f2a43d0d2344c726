"""The year of a visit whose reports give only day and month."""

from collections import defaultdict

from django.db.models import Q

from visits.models import Participant, Tenure, Visit


def possible_years(visit: Visit) -> list[int]:
    """The years in which other reports show all named officials in the posts they had here.

    Empty where the year is known, or where nobody's post is.
    """
    if visit.start is None or visit.earliest is not None:
        return []
    people = [person for person in visit.participants.all() if person.post_id]
    seen = _seen(people)
    if not people or any(person.pk not in seen for person in people):
        return []
    return sorted(set.intersection(*seen.values()))


def _seen(people: list[Participant]) -> dict[int, set[int]]:
    """Participant -> the years from the first to the last in which the post is seen."""
    wanted = Q(pk__in=[])
    for person in people:
        wanted |= Q(official=person.official_id, post=person.post_id)
    years: dict[tuple[int, str], set[int]] = defaultdict(set)
    for tenure in Tenure.objects.filter(wanted, first_seen__isnull=False):
        if tenure.first_seen and tenure.last_seen:
            held = range(tenure.first_seen.year, tenure.last_seen.year + 1)
            years[tenure.official_id, tenure.post_id] |= set(held)
    return {
        person.pk: years[person.official_id, person.post_id]
        for person in people
        if person.post_id and years.get((person.official_id, person.post_id))
    }
