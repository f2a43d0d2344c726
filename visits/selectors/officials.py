"""Officials: posts over time, what they did, whom they met, how their names were printed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from visits.models import Judgement, Official, OfficialName, Participant
from visits.vocabulary import ReviewStatus, Role

LED = (Role.HEAD_OF_DELEGATION,)
RECEIVED = (Role.HOST,)


@dataclass(frozen=True)
class OfficialCounts:
    """In how many visits an official led, received, or took part otherwise."""

    led: int
    received: int
    attended: int

    @property
    def total(self) -> int:
        return self.led + self.received + self.attended


@dataclass(frozen=True)
class Counterpart:
    """An official of another country, and how often the two took part in the same visit."""

    official: Official
    meetings: int
    last: date | None


def listed(officials: QuerySet[Official], *, after: tuple[str, int] | None) -> QuerySet[Official]:
    """Standing officials in the order of their names, from behind a cursor on."""
    rows = officials.filter(merged_into=None)
    if after:
        key, number = after
        rows = rows.filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=number))
    return (
        rows.select_related("country")
        .annotate(
            visits=Count("participations", filter=_standing("participations__"), distinct=True),
            last_visit=Max("participations__visit__earliest", filter=_standing("participations__")),
        )
        .prefetch_related("tenures__post")
        .order_by("sort_key", "pk")
    )


def with_questions(officials: QuerySet[Official]) -> QuerySet[Official]:
    """Those about whom a question of identity is open."""
    open_ones = Judgement.objects.filter(subject=Judgement.Subject.OFFICIAL, answer=None)
    return officials.filter(
        Q(pk__in=open_ones.values("first")) | Q(pk__in=open_ones.values("second"))
    )


def spellings(official: Official) -> list[str]:
    """Every form of the name seen, also under those who were merged into this official."""
    seen = OfficialName.objects.filter(Q(official=official) | Q(official__merged_into=official))
    return list(dict.fromkeys(seen.order_by("pk").values_list("name", flat=True)))


def counts(official: Official) -> OfficialCounts:
    """Visits by the part the official played."""
    mine = official.participations.filter(_standing()).order_by()
    return OfficialCounts(
        led=mine.filter(role__in=LED).count(),
        received=mine.filter(role__in=RECEIVED).count(),
        attended=mine.exclude(role__in=[*LED, *RECEIVED]).count(),
    )


def counterparts(official: Official, *, limit: int) -> list[Counterpart]:
    """Officials of other countries met most often."""
    mine = official.participations.filter(_standing()).values("visit")
    rows = list(
        Participant.objects.filter(visit__in=mine)
        .exclude(official=official)
        .exclude(country__isnull=False, country=official.country_id)
        .order_by()
        .values("official")
        .annotate(meetings=Count("visit", distinct=True), last=Max("visit__earliest"))
        .order_by("-meetings", "-last", "official")[:limit]
    )
    people = (
        Official.objects.select_related("country")
        .prefetch_related("tenures__post")
        .in_bulk([row["official"] for row in rows])
    )
    return [Counterpart(people[row["official"]], row["meetings"], row["last"]) for row in rows]


def _standing(prefix: str = "") -> Q:
    return Q(**{f"{prefix}visit__deleted_at__isnull": True}) & ~Q(
        **{f"{prefix}visit__review_status": ReviewStatus.REJECTED}
    )
