"""Countries: partners, contacts, officials, and how far the sources reach."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import TruncMonth

from visits.models import Contact, Country, Direction, Official, Report, Tenure, VisitCountry
from visits.models.visits import NO_DAY
from visits.selectors import relationships
from visits.selectors.relationships import RelationshipSummary, YearCounts


@dataclass(frozen=True)
class CountryRow:
    """A country in the list of countries; days are the first possible ones."""

    country: Country
    contacts: int
    partners: int
    visits_out: int
    visits_in: int
    last_contact: date | None


@dataclass(frozen=True)
class Partner:
    """A relationship seen from one of its two countries."""

    country: Country
    visits_out: int
    visits_in: int
    per_year: tuple[YearCounts, ...]
    summary: RelationshipSummary


@dataclass(frozen=True)
class SourceReach:
    """What one source contributed."""

    name: str
    reports: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Coverage:
    """Which sources told of a country, and how many reports were published in which month.

    `years` holds (year, twelve counts), newest first; silence where no source reaches is no
    absence of contact.
    """

    sources: tuple[SourceReach, ...]
    years: tuple[tuple[int, tuple[int, ...]], ...]
    undated: int


def rows(countries: QuerySet[Country], *, confirmed_only: bool = False) -> list[CountryRow]:
    """Countries that had contacts, the most active first; three queries."""
    contacts = relationships.shown(confirmed_only=confirmed_only)
    as_first = _sums(contacts, "first_id", out=Direction.FIRST_TO_SECOND)
    as_second = _sums(contacts, "second_id", out=Direction.SECOND_TO_FIRST)
    found = [_row(country, as_first, as_second) for country in countries]
    return sorted(
        (row for row in found if row.contacts),
        key=lambda row: (-row.contacts, row.country.sort_key),
    )


def partners(code: str, *, confirmed_only: bool = False) -> list[Partner]:
    """Its relationships, the most active first."""
    contacts = relationships.of_country(code, confirmed_only=confirmed_only)
    return [_seen_from(code, summary) for summary in relationships.summaries(contacts)]


def per_year(partners: list[Partner]) -> tuple[YearCounts, ...]:
    """All contacts of a country: `first_to_second` is going out, `second_to_first` coming in."""
    counts: Counter[tuple[int, str]] = Counter()
    for year in (year for partner in partners for year in partner.per_year):
        counts[year.year, Direction.FIRST_TO_SECOND] += year.first_to_second
        counts[year.year, Direction.SECOND_TO_FIRST] += year.second_to_first
        counts[year.year, Direction.NEUTRAL] += year.neutral
    return relationships.years_in_a_row(counts)


def officials(code: str) -> list[Official]:
    """Officials of a country with their posts, the most often met first."""
    return list(
        Official.objects.filter(country=code, merged_into=None)
        .annotate(visits=Count("participations", distinct=True))
        .order_by("-visits", "sort_key")
        .prefetch_related("tenures__post")
    )


def posts(code: str) -> list[Tenure]:
    """Who was seen in which post, highest first, the latest holder first."""
    tenures = Tenure.objects.filter(country=code, official__merged_into=None)
    return list(
        tenures.select_related("post", "official").order_by("-post__level", "post", "-last_seen")
    )


def coverage(code: str) -> Coverage:
    """How far the reports reach on visits in which the country took part."""
    named = VisitCountry.objects.filter(country=code).values("visit")
    reports = Report.objects.filter(
        Q(visit__host=code) | Q(visit__in=named), visit__deleted_at=None, withdrawn=False
    ).exclude(visit__review_status="rejected")
    sources = (
        reports.order_by()
        .values("source__name")
        .annotate(number=Count("pk"), first=Min("published_on"), last=Max("published_on"))
        .order_by("-number", "source__name")
    )
    months = (
        reports.order_by()
        .values(month=TruncMonth("published_on"))
        .annotate(number=Count("pk"))
        .values_list("month", "number")
    )
    counts = {(day.year, day.month): number for day, number in months if day}
    years = sorted({year for year, _ in counts}, reverse=True)
    return Coverage(
        sources=tuple(
            SourceReach(row["source__name"] or "", row["number"], row["first"], row["last"])
            for row in sources
        ),
        years=tuple(
            (year, tuple(counts.get((year, month), 0) for month in range(1, 13)))
            for year in range(years[0], years[-1] - 1, -1)
        )
        if years
        else (),
        undated=sum(number for day, number in months if day is None),
    )


def _seen_from(code: str, summary: RelationshipSummary) -> Partner:
    if summary.first.code == code:
        out, coming = summary.first_to_second, summary.second_to_first
        return Partner(summary.second, out, coming, summary.per_year, summary)
    turned = tuple(
        YearCounts(y.year, y.second_to_first, y.first_to_second, y.neutral)
        for y in summary.per_year
    )
    return Partner(summary.first, summary.second_to_first, summary.first_to_second, turned, summary)


@dataclass(frozen=True)
class _Sums:
    contacts: int = 0
    partners: int = 0
    out: int = 0
    neutral: int = 0
    last: date | None = None


def _sums(contacts: QuerySet[Contact], side: str, *, out: Direction) -> dict[str, _Sums]:
    other = "second_id" if side == "first_id" else "first_id"
    rows = (
        contacts.order_by()
        .values(side)
        .annotate(
            contacts=Count("pk"),
            partners=Count(other, distinct=True),
            out=Count("pk", filter=Q(direction=out)),
            neutral=Count("pk", filter=Q(direction=Direction.NEUTRAL)),
            last=Max("sort_day", filter=Q(sort_day__gt=NO_DAY)),
        )
    )
    return {
        row[side]: _Sums(row["contacts"], row["partners"], row["out"], row["neutral"], row["last"])
        for row in rows
    }


def _row(country: Country, as_first: dict[str, _Sums], as_second: dict[str, _Sums]) -> CountryRow:
    sums = [side.get(country.code, _Sums()) for side in (as_first, as_second)]
    contacts, out = sum(s.contacts for s in sums), sum(s.out for s in sums)
    return CountryRow(
        country=country,
        contacts=contacts,
        partners=sum(s.partners for s in sums),
        visits_out=out,
        visits_in=contacts - out - sum(s.neutral for s in sums),
        last_contact=max((s.last for s in sums if s.last), default=None),
    )
