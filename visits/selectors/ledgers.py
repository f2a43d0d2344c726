"""The relationship of two countries beyond its figures: topics, people, what is open, what the
sources disagree on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone

from visits.dates import same_or_finer
from visits.models import Contact, Official, Outcome, Participant, Report, Visit
from visits.selectors import visits
from visits.vocabulary import OutcomeType

# Fields in which two reports of one visit can contradict each other.
COMPARED = ("kind", "status", "visit_type", "host", "guests", "start", "end")


@dataclass(frozen=True)
class TopicRow:
    """How often a topic came up, in all and in each of the years asked for."""

    topic: str
    total: int
    per_year: tuple[int, ...]


@dataclass(frozen=True)
class Carrier:
    """An official and how often he or she met the other side."""

    official: Official
    meetings: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class OpenThing:
    """An announced visit or an invitation that nothing on record has followed yet."""

    visit: Visit
    invitation: str
    overdue: bool


@dataclass(frozen=True)
class Disagreement:
    """A field that the reports of one visit tell differently: (value, its reports)."""

    visit: Visit
    field: str
    told: tuple[tuple[Any, tuple[Report, ...]], ...]


def topics(contacts: QuerySet[Contact], years: Sequence[int]) -> list[TopicRow]:
    """Topics of the contacts over the years, the most frequent first."""
    totals: Counter[str] = Counter()
    yearly: Counter[tuple[str, int]] = Counter()
    for listed, day in contacts.values_list("visit__topics", "visit__earliest"):
        totals.update(listed)
        if day:
            yearly.update((topic, day.year) for topic in listed)
    return [
        TopicRow(topic, total, tuple(yearly[topic, year] for year in years))
        for topic, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def carriers(contacts: QuerySet[Contact], codes: Iterable[str], *, limit: int) -> list[Carrier]:
    """Officials of the two countries who took part most often."""
    rows = (
        Participant.objects.filter(
            visit__in=contacts.order_by().values("visit"), country__in=list(codes)
        )
        .order_by()
        .values("official")
        .annotate(
            meetings=Count("visit", distinct=True),
            first=Min("visit__earliest"),
            last=Max("visit__latest"),
        )
        .order_by("-meetings", "-last", "official")[:limit]
    )
    found = list(rows)
    people = (
        Official.objects.select_related("country")
        .prefetch_related("tenures__post")
        .in_bulk([row["official"] for row in found])
    )
    return [
        Carrier(people[row["official"]], row["meetings"], row["first"], row["last"])
        for row in found
    ]


def open_things(first: str, second: str, *, last_contact: date | None) -> list[OpenThing]:
    """Plans and invitations of a pair that no later contact has followed, the nearest first."""
    of_pair = visits.of_pair(first, second)
    planned = visits.for_lists(of_pair.filter(status__in=visits.NOT_HELD))
    today = timezone.localdate()
    things = [
        OpenThing(visit, "", overdue=bool(visit.latest and visit.latest < today))
        for visit in planned
        if not _followed(visit.earliest, last_contact)
    ]
    invited = Outcome.objects.filter(type=OutcomeType.INVITATION, visit__in=of_pair)
    texts = {outcome.visit_id: outcome.text for outcome in invited}
    for visit in visits.for_lists(of_pair.filter(pk__in=texts)):
        if not _followed(visit.latest, last_contact):
            things.append(OpenThing(visit, texts[visit.pk], overdue=False))
    return sorted(things, key=lambda thing: (thing.visit.sort_day, thing.visit.pk), reverse=True)


def disagreements(visits_of_pair: Iterable[Visit]) -> list[Disagreement]:
    """What the reports of these visits tell differently; one query."""
    told_twice = {visit.pk: visit for visit in visits_of_pair if visit.reports_told > 1}  # type: ignore[attr-defined]
    reports = Report.objects.filter(visit__in=told_twice, withdrawn=False)
    by_visit: dict[int, list[Report]] = defaultdict(list)
    for report in reports.select_related("source"):
        by_visit[report.visit_id].append(report)
    return [
        Disagreement(told_twice[pk], field, told)
        for pk, told_of in by_visit.items()
        for field, told in differing(told_of).items()
    ]


def differing(
    reports: Sequence[Report],
) -> Mapping[str, tuple[tuple[Any, tuple[Report, ...]], ...]]:
    """Fields of which the reports give more than one value; blank is no value."""
    found = {}
    for field in COMPARED:
        told: dict[str, tuple[Any, list[Report]]] = {}
        for report in reports:
            value = report.claims.get(field)
            if value not in (None, []):
                shown = value.get("date") if isinstance(value, dict) else value
                told.setdefault(repr(shown), (value, []))[1].append(report)
        if len(told) > 1 and not _one_tells_more(field, [value for value, _ in told.values()]):
            found[field] = tuple((value, tuple(of)) for value, of in told.values())
    return found


def _one_tells_more(field: str, values: Sequence[Any]) -> bool:
    """Whether one of several days says what all the others say: 6 March and about 6 March."""
    if field not in ("start", "end"):
        return False
    days = [value["date"] for value in values]
    return any(all(same_or_finer(finest, other) for other in days) for finest in days)


def _followed(day: date | None, last_contact: date | None) -> bool:
    """A contact after that day answers a plan or an invitation of it."""
    return bool(day and last_contact and last_contact > day)
