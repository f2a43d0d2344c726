"""What one report says of one visit, as values: the door by which a reading enters the record.

The layer above builds Claims from an engine's record after it has found out which officials the
names mean. `Claims.to_json()` is what Report.claims stores and what Change.before/after and
Proposal.value use field by field:

    kind, status, visit_type   a word of visits.vocabulary or None
    host                       a country code or None
    guests, third_countries    lists of country codes
    start, end                 {"date": EDTF, "basis": word of DateBasis} or None
    activities, topics         lists of words
    people                     [PersonClaim.to_json(), ...]
    outcomes                   [{"type", "text"}]
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FIELDS = (
    "kind",
    "status",
    "visit_type",
    "host",
    "guests",
    "third_countries",
    "start",
    "end",
    "people",
    "activities",
    "topics",
    "outcomes",
)


@dataclass(frozen=True)
class DateClaim:
    """An EDTF date and how it was derived (visits.vocabulary.DateBasis)."""

    date: str
    basis: str

    def to_json(self) -> dict[str, str]:
        return {"date": self.date, "basis": self.basis}


@dataclass(frozen=True)
class PersonClaim:
    """An official taking part; name, rank and post as printed, `post` the key of the office."""

    official: int
    name: str
    role: str
    rank: str | None = None
    post_printed: str | None = None
    post: str | None = None
    country: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "official": self.official,
            "name": self.name,
            "role": self.role,
            "rank": self.rank,
            "post_printed": self.post_printed,
            "post": self.post,
            "country": self.country,
        }


@dataclass(frozen=True)
class OutcomeClaim:
    """What the sides signed, agreed, gave or planned, in a few words of the report."""

    type: str
    text: str

    def to_json(self) -> dict[str, str]:
        return {"type": self.type, "text": self.text}


@dataclass(frozen=True)
class CitedSpan:
    """Words of the article behind one value; `field`, `item`, `part` as in models.Citation."""

    field: str
    start: int
    end: int
    quote: str
    item: str = ""
    part: str = ""
    sentence: str = ""
    sentence_start: int = 0


@dataclass(frozen=True)
class Claims:
    """One engagement as one report tells it."""

    kind: str
    status: str | None = None
    visit_type: str | None = None
    host: str | None = None
    guests: tuple[str, ...] = ()
    third_countries: tuple[str, ...] = ()
    start: DateClaim | None = None
    end: DateClaim | None = None
    people: tuple[PersonClaim, ...] = ()
    activities: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    outcomes: tuple[OutcomeClaim, ...] = ()
    citations: tuple[CitedSpan, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The values alone, field by field; citations and confidence are kept elsewhere."""
        return {
            "kind": self.kind,
            "status": self.status,
            "visit_type": self.visit_type,
            "host": self.host,
            "guests": list(self.guests),
            "third_countries": list(self.third_countries),
            "start": self.start.to_json() if self.start else None,
            "end": self.end.to_json() if self.end else None,
            "people": [person.to_json() for person in self.people],
            "activities": list(self.activities),
            "topics": list(self.topics),
            "outcomes": [outcome.to_json() for outcome in self.outcomes],
        }


@dataclass(frozen=True)
class Telling:
    """The report itself: which article tells of the visit, and where it was published."""

    article: int
    engagement: int
    engine_version: str
    outlet: str | None = None
    title: str = ""
    language: str = ""
    published: str | None = None
    address: str = ""
