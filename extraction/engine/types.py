"""The values the engine passes from room to room, and the record it hands out.

Spans are half-open `[start, end)` in code points of the stored text (`Document.text`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of text, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article as stored: the text all offsets point into, and what the file said of itself."""

    text: str
    media_type: str = "text/plain"
    title: str | None = None
    site: str | None = None
    published: str | None = None
    verbatim: bool = True
    """Whether `text` is exactly the UTF-8 decoding of the bytes (universal newlines)."""


@dataclass(frozen=True, slots=True)
class KnownOfficial:
    """A person the record already knows: any spelling of the name, the country, the posts held."""

    names: tuple[str, ...]
    country: str | None = None
    posts: tuple[str, ...] = ()
    """Post keys of `seeds/posts.yml`."""
    reference: str | None = None
    """Whatever the caller wants back with a match, such as an identifier."""


class Value(NamedTuple, Generic[T]):
    """One value of the record with the words that say so.

    `confidence` lies in [0, 1]. `reason` says why `value` is None (or empty), or how an inferred
    value came about.
    """

    value: T
    spans: tuple[Span, ...] = ()
    confidence: float = 0.0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One who takes part, with what the article says of them."""

    name: Value[str]
    rank: Value[str | None]
    post: Value[str | None]
    country: Value[str | None]
    role: Value[str]
    rank_key: str | None = None
    post_keys: tuple[str, ...] = ()
    official: str | None = None
    """`KnownOfficial.reference` when the name is that of a known official."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something the engagement led to."""

    type: str
    text: str
    spans: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Engagement:
    """One encounter between official defence representatives of two or more countries."""

    kind: Value[str]
    status: Value[str]
    visit_type: Value[str | None]
    host: Value[str | None]
    guests: tuple[Value[str], ...]
    third_countries: tuple[Value[str], ...]
    start: Value[str | None]
    end: Value[str | None]
    date_basis: str | None
    """stated, dateline, publication or inferred; None when there is no date."""
    people: tuple[Person, ...]
    activities: tuple[Value[str], ...]
    topics: tuple[Value[str], ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is said of the article itself."""

    language: Value[str]
    outlet: Value[str | None]
    published: Value[str | None]
    kind: Value[str]


@dataclass(frozen=True, slots=True)
class Record:
    """One article read. `to_json` is the exchange format, `explain` the same with reasons."""

    text: str
    article: ArticleFacts
    engagements: tuple[Engagement, ...]
    engine_version: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The record exactly as record-format.md describes it, evidence included."""
        return _record_json(self, explained=False)

    def explain(self) -> dict[str, Any]:
        """`to_json` plus, per value, its confidence and, when null or inferred, the reason."""
        return _record_json(self, explained=True)


def _record_json(record: Record, *, explained: bool) -> dict[str, Any]:
    writer = _Writer(record.text, explained)
    facts = record.article
    article = writer.fields(
        {
            "language": facts.language,
            "outlet": facts.outlet,
            "published": facts.published,
            "kind": facts.kind,
        }
    )
    result: dict[str, Any] = {
        "article": article,
        "engagements": [_engagement_json(writer, each) for each in record.engagements],
    }
    if explained:
        result["engine"] = record.engine_version
        result["notes"] = dict(record.notes)
    return result


def _engagement_json(writer: _Writer, engagement: Engagement) -> dict[str, Any]:
    result = writer.fields(
        {
            "kind": engagement.kind,
            "status": engagement.status,
            "visit_type": engagement.visit_type,
            "host": engagement.host,
            "start": engagement.start,
            "end": engagement.end,
        },
        {
            "guests": engagement.guests,
            "third_countries": engagement.third_countries,
            "activities": engagement.activities,
            "topics": engagement.topics,
        },
    )
    result["people"] = [_person_json(writer, each) for each in engagement.people]
    result["outcomes"] = [_outcome_json(writer, each) for each in engagement.outcomes]
    if writer.explained:
        result["date_basis"] = engagement.date_basis
    return result


def _person_json(writer: _Writer, person: Person) -> dict[str, Any]:
    result = writer.fields(
        {
            "name": person.name,
            "rank": person.rank,
            "post": person.post,
            "country": person.country,
            "role": person.role,
        }
    )
    if writer.explained:
        result |= {
            "rank_key": person.rank_key,
            "post_key": person.post_keys[0] if person.post_keys else None,
            "post_keys": list(person.post_keys),
            "official": person.official,
        }
    return result


def _outcome_json(writer: _Writer, outcome: Outcome) -> dict[str, Any]:
    result: dict[str, Any] = {
        "type": outcome.type,
        "text": outcome.text,
        "evidence": {"text": writer.quotes(outcome.spans)},
    }
    if writer.explained:
        result["confidence"] = {"type": round(outcome.confidence, 2)}
    return result


@dataclass(frozen=True, slots=True)
class _Writer:
    """Turns values into JSON with their quotes out of one text."""

    text: str
    explained: bool

    def quotes(self, spans: tuple[Span, ...]) -> list[dict[str, Any]]:
        return [{"start": start, "end": end, "quote": self.text[start:end]} for start, end in spans]

    def fields(
        self,
        single: Mapping[str, Value[Any]],
        several: Mapping[str, tuple[Value[str], ...]] | None = None,
    ) -> dict[str, Any]:
        several = several or {}
        result: dict[str, Any] = {name: value.value for name, value in single.items()}
        result |= {name: [each.value for each in values] for name, values in several.items()}
        evidence = {name: self.quotes(value.spans) for name, value in single.items() if value.spans}
        for name, values in several.items():
            spans = tuple(dict.fromkeys(span for each in values for span in each.spans))
            if spans:
                evidence[name] = self.quotes(spans)
        result["evidence"] = evidence
        if self.explained:
            result["confidence"] = {
                name: round(value.confidence, 2)
                for name, value in single.items()
                if value.value is not None
            } | {
                name: {each.value: round(each.confidence, 2) for each in values}
                for name, values in several.items()
            }
            result["reasons"] = {
                name: value.reason for name, value in single.items() if value.reason
            }
        return result
