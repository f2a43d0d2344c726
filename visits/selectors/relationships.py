"""Pairs of countries: how often, which way, how high and since when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import ExtractYear

from visits.models import Contact, Country, Direction
from visits.models.visits import NO_DAY

Pair = tuple[str, str]
DATED = Q(sort_day__gt=NO_DAY)


@dataclass(frozen=True)
class YearCounts:
    """Contacts of one year by direction."""

    year: int
    first_to_second: int = 0
    second_to_first: int = 0
    neutral: int = 0

    @property
    def total(self) -> int:
        return self.first_to_second + self.second_to_first + self.neutral


@dataclass(frozen=True)
class Silence:
    """Days between two contacts following each other, counted from the last possible day of the
    one to the first possible day of the other, so at least so many."""

    since: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True)
class RelationshipSummary:
    """One relationship in figures.

    `last_contact` is the first possible day of the latest contact and `last_start` its date as the
    record has it (EDTF). `reciprocity` is the smaller number of visits of the two directions by
    the larger one, 0 to 1, None where nobody travelled. `highest_level` is the protocol level, 1
    to 6. `undated` contacts have no known year and stand in no year's counts.
    """

    first: Country
    second: Country
    contacts: int
    first_to_second: int
    second_to_first: int
    neutral: int
    highest_level: int | None
    last_contact: date | None
    last_start: str | None
    silences: tuple[Silence, ...]
    per_year: tuple[YearCounts, ...]
    undated: int

    @property
    def code(self) -> str:
        return f"{self.first.code}-{self.second.code}"

    @property
    def longest_silence(self) -> Silence | None:
        return max(self.silences, key=lambda silence: silence.days, default=None)

    @property
    def longest_silence_days(self) -> int | None:
        return self.longest_silence.days if self.longest_silence else None

    @property
    def reciprocity(self) -> float | None:
        most = max(self.first_to_second, self.second_to_first)
        return min(self.first_to_second, self.second_to_first) / most if most else None


def summaries(
    contacts: QuerySet[Contact], *, limit: int | None = None, offset: int = 0
) -> list[RelationshipSummary]:
    """The relationships that these contacts make, the most active first; four queries.

    Without `silences`, which need every single day: `between` has them.
    """
    counted = _counted(contacts)[offset : offset + limit if limit else None]
    totals: dict[Pair, Any] = {(row["first_id"], row["second_id"]): row for row in counted}
    years = _years(contacts, list(totals))
    starts = _last_starts(contacts, {pair: row["last_contact"] for pair, row in totals.items()})
    countries = Country.objects.in_bulk({code for pair in totals for code in pair})
    return [
        RelationshipSummary(
            first=countries[pair[0]],
            second=countries[pair[1]],
            contacts=row["contacts"],
            first_to_second=row["first_to_second"],
            second_to_first=row["second_to_first"],
            neutral=row["neutral"],
            highest_level=row["highest_level"],
            last_contact=row["last_contact"],
            last_start=starts.get(pair),
            silences=(),
            per_year=years_in_a_row(years[pair]),
            undated=row["undated"],
        )
        for pair, row in totals.items()
    ]


def between(
    first: str, second: str, *, contacts: QuerySet[Contact] | None = None
) -> RelationshipSummary | None:
    """The relationship of two codes in alphabetical order, with its silences; None where they had
    no contact."""
    among = (Contact.objects.all() if contacts is None else contacts).filter(
        first=first, second=second
    )
    found = summaries(among, limit=1)
    if not found:
        return None
    days = among.order_by().values_list("visit__earliest", "visit__latest")
    return replace(found[0], silences=silences_of(days))


def shown(*, confirmed_only: bool) -> QuerySet[Contact]:
    """Contacts to count; the services keep none of a rejected or deleted visit."""
    contacts = Contact.objects.all()
    return contacts.filter(visit__review_status="confirmed") if confirmed_only else contacts


def of_country(code: str, *, confirmed_only: bool = False) -> QuerySet[Contact]:
    """Contacts in which this country is either side."""
    return shown(confirmed_only=confirmed_only).filter(Q(first=code) | Q(second=code))


def years_in_a_row(counts: Mapping[tuple[int, str], int]) -> tuple[YearCounts, ...]:
    """Counts by (year, direction) as one value a year, the years between without a contact
    included, oldest first."""
    years = [year for year, _ in counts]
    if not years:
        return ()
    return tuple(
        YearCounts(
            year,
            counts.get((year, Direction.FIRST_TO_SECOND), 0),
            counts.get((year, Direction.SECOND_TO_FIRST), 0),
            counts.get((year, Direction.NEUTRAL), 0),
        )
        for year in range(min(years), max(years) + 1)
    )


def silences_of(days: Iterable[tuple[date | None, date | None]]) -> tuple[Silence, ...]:
    """The days without contact between contacts, oldest first, from (earliest, latest) each."""
    known = sorted((earliest, latest) for earliest, latest in days if earliest and latest)
    silences = []
    heard_until: date | None = None
    for earliest, latest in known:
        if heard_until and earliest > heard_until:
            silences.append(Silence(heard_until, earliest))
        heard_until = max(heard_until, latest) if heard_until else latest
    return tuple(silences)


def _counted(contacts: QuerySet[Contact]) -> QuerySet[Contact, Any]:
    def going(direction: Direction) -> Count:
        return Count("pk", filter=Q(direction=direction))

    return (
        contacts.order_by()
        .values("first_id", "second_id")
        .annotate(
            contacts=Count("pk"),
            first_to_second=going(Direction.FIRST_TO_SECOND),
            second_to_first=going(Direction.SECOND_TO_FIRST),
            neutral=going(Direction.NEUTRAL),
            highest_level=Max("level"),
            last_contact=Max("sort_day", filter=DATED),
            undated=Count("pk", filter=~DATED),
        )
        .order_by("-contacts", "first_id", "second_id")
    )


def _years(
    contacts: QuerySet[Contact], pairs: Sequence[Pair]
) -> defaultdict[Pair, dict[tuple[int, str], int]]:
    """Pair -> number of contacts by (year, direction)."""
    rows = (
        contacts.filter(DATED, _of(pairs))
        .order_by()
        .values(year=ExtractYear("sort_day"))
        .annotate(number=Count("pk"))
        .values_list("first_id", "second_id", "year", "direction", "number")
    )
    years: defaultdict[Pair, dict[tuple[int, str], int]] = defaultdict(dict)
    for first, second, year, direction, number in rows:
        years[first, second][year, direction] = number
    return years


def _last_starts(
    contacts: QuerySet[Contact], last: Mapping[Pair, date | None]
) -> dict[Pair, str | None]:
    """Pair -> the date of its last contact as the record has it."""
    wanted = Q(pk__in=[])
    for (first, second), day in last.items():
        if day:
            wanted |= Q(first=first, second=second, sort_day=day)
    rows = contacts.filter(wanted).order_by("visit_id")
    return {
        (first, second): start
        for first, second, start in rows.values_list("first_id", "second_id", "visit__start")
    }


def _of(pairs: Iterable[Pair]) -> Q:
    wanted = Q(pk__in=[])
    for first, second in pairs:
        wanted |= Q(first=first, second=second)
    return wanted
