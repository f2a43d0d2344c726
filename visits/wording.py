"""The record in words: titles of visits, directions, and values in the shape of visits.claims."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from visits import dates
from visits.models import Country, Side, Visit
from visits.vocabulary import (
    Activity,
    DateBasis,
    OutcomeType,
    Role,
    Topic,
    VisitKind,
    VisitStatus,
    VisitType,
)

FIELD_NAMES = {
    "kind": "Kind",
    "status": "Status",
    "visit_type": "Type",
    "host": "Host",
    "guests": "Guests",
    "third_countries": "Third countries",
    "start": "First day",
    "end": "Last day",
    "people": "People",
    "activities": "Activities",
    "topics": "Topics",
    "outcomes": "Outcomes",
}
BLANK = "blank"
AHEAD = (VisitStatus.PLANNED, VisitStatus.POSTPONED, VisitStatus.CANCELLED)
_CHOICES: Mapping[str, Any] = {
    "kind": VisitKind,
    "status": VisitStatus,
    "visit_type": VisitType,
    "activities": Activity,
    "topics": Topic,
    "outcomes": OutcomeType,
    "role": Role,
    "basis": DateBasis,
}


def guests_of(visit: Visit) -> list[Country]:
    """The guest countries, in the order of the record (prefetched sides are used)."""
    return [side.country for side in visit.sides.all() if side.side == Side.GUEST]


def thirds_of(visit: Visit) -> list[Country]:
    """Countries named as part of the cooperation."""
    return [side.country for side in visit.sides.all() if side.side == Side.THIRD]


def title(visit: Visit) -> str:
    """What the visit is, in a few words: "Kazakhstan visits Azerbaijan"."""
    guests = [country.name for country in guests_of(visit)]
    host = visit.host.name if visit.host else ""
    if visit.kind == VisitKind.CALL:
        sides = [name for name in (host, *guests) if name]
        return f"Call between {both(sides)}" if len(sides) > 1 else f"Call of {both(sides)}"
    if visit.kind == VisitKind.RECEPTION:
        return f"{host or 'An unnamed host'} receives the representative of {both(guests)}"
    if visit.kind == VisitKind.MULTILATERAL and len(guests) > 1:
        return f"{both(guests)} meet" + (f" in {host}" if host else "")
    if visit.kind == VisitKind.MULTILATERAL:
        return f"{both(guests)} at an event" + (f" in {host}" if host else "")
    return _visiting(guests, host, ahead=visit.status in AHEAD)


def _visiting(guests: Sequence[str], host: str, *, ahead: bool) -> str:
    if not guests:
        return f"{host or 'An unnamed host'} receives guests not named"
    verb = "to visit" if ahead else ("visit" if len(guests) > 1 else "visits")
    return f"{both(guests)} {verb} {host or 'a host not named'}"


def both(names: Iterable[str]) -> str:
    """A list in words: "A, B and C"."""
    listed = list(names)
    if len(listed) < 2:
        return listed[0] if listed else "a country not named"
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


def said(kind: str, word: str) -> str:
    """The label of a word of a closed list ("topics", "role" ...); any other word as it is."""
    choices = _CHOICES.get(kind)
    return str(choices(word).label) if choices and word in choices.values else word


def in_words(field: str, value: Any) -> str:
    """A value of visits.claims as a person says it."""
    if value is None or value == [] or value == "":
        return BLANK
    if field in ("kind", "status", "visit_type"):
        return said(field, value)
    if field in ("start", "end"):
        if isinstance(value, str):
            return value  # as an editor typed it
        return f"{dates.show(value['date'])} ({said('basis', value['basis'])})"
    if field in ("activities", "topics"):
        return ", ".join(said(field, word) for word in value)
    if field == "people":
        return "; ".join(_person(person) for person in value)
    if field == "outcomes":
        return "; ".join(f"{said(field, o['type'])}: {o['text']}" for o in value)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _person(person: Mapping[str, Any]) -> str:
    name = " ".join(filter(None, [person.get("rank"), person["name"]]))
    post = person.get("post_printed") or (person.get("post") or "").replace("_", " ")
    country = person.get("country")
    where = f" ({country})" if country else ""
    held = f", {post}" if post else ""
    return f"{name}{held}{where}, {said('role', person['role']).lower()}"
