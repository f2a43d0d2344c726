"""Which countries a visit brings together, and who travelled: the rows that pages count.

A visit, reception or multilateral event is a contact of its host with each guest, and the guest
travels. Where nobody of the host takes part, the host lends only the room: two guests met one
another there, or the guests called on the organisation that has its seat there. A call is a
contact of all sides, and nobody travels. What is planned, postponed or cancelled is no contact.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from visits.models import Contact, Country, CountryKind, Direction, Side, Visit
from visits.vocabulary import ReviewStatus, Role, VisitKind, VisitStatus

NO_CONTACT = {VisitStatus.PLANNED, VisitStatus.POSTPONED, VisitStatus.CANCELLED}
OF_THE_GUESTS = {Role.HEAD_OF_DELEGATION, Role.DELEGATION_MEMBER}


@dataclass(frozen=True)
class Meeting:
    """What of a visit decides its contacts; `present` are the countries of those taking part."""

    kind: str
    status: str | None
    host: str | None
    guests: tuple[str, ...]
    organisations: tuple[str, ...]
    present: frozenset[str]


@dataclass(frozen=True, order=True)
class Pair:
    """Two codes in alphabetical order and who of them travelled."""

    first: str
    second: str
    direction: str


def pairs(meeting: Meeting) -> list[Pair]:
    """The contacts of a meeting, as the rules of this room say; in alphabetical order."""
    if meeting.status in NO_CONTACT:
        return []
    sides = sorted({*meeting.guests, *filter(None, [meeting.host])})
    if meeting.kind == VisitKind.CALL:
        return [_neutral(*both) for both in combinations(sides, 2)]
    guests = sorted(set(meeting.guests) - {meeting.host})
    # Without a single name one cannot say that the host was absent.
    absent = bool(meeting.present) and meeting.host not in meeting.present
    if len(guests) == 2 and (meeting.host is None or absent):
        return [_neutral(*guests)]
    if meeting.host is None:
        return []
    visited = [meeting.host]
    if meeting.organisations and meeting.host not in meeting.present:
        visited = list(meeting.organisations)
    return sorted(_journey(guest, to) for guest, to in product(guests, visited) if guest != to)


def write_contacts(visit: Visit) -> None:
    """Bring the rows of Contact and the visit's level up to its present values.

    Sets `visit.level`; the caller saves the visit.
    """
    visit.level, wanted = _wanted(visit)
    rows = {(row.first_id, row.second_id): row for row in visit.contacts.all()}
    if rows.keys() - wanted.keys():
        visit.contacts.exclude(pk__in=[rows[pair].pk for pair in rows.keys() & wanted]).delete()
    for pair in rows.keys() & wanted.keys():
        _bring_up(rows[pair], wanted[pair])
    Contact.objects.bulk_create(row for pair, row in wanted.items() if pair not in rows)


def astray() -> Iterator[Visit]:
    """Visits whose rows of Contact, or whose level, are not what their values say.

    There are none, unless somebody wrote past the services or a post changed its level.
    """
    for visit in Visit.objects.order_by("pk").iterator(chunk_size=500):
        level, wanted = _wanted(visit)
        kept = {(row.first_id, row.second_id): row for row in visit.contacts.all()}
        alike = kept.keys() == wanted.keys() and all(
            _shown(kept[pair]) == _shown(wanted[pair]) for pair in kept
        )
        if not alike or level != visit.level:
            yield visit


def _wanted(visit: Visit) -> tuple[int | None, dict[tuple[str, str], Contact]]:
    """The level and the rows, not yet written, that the visit's present values ask for."""
    levels = _levels(visit)
    shown = visit.deleted_at is None and visit.review_status != ReviewStatus.REJECTED
    rows = {
        (pair.first, pair.second): Contact(
            visit=visit,
            first_id=pair.first,
            second_id=pair.second,
            direction=pair.direction,
            sort_day=visit.sort_day,
            level=_level_of(pair, levels),
        )
        for pair in (pairs(_meeting(visit)) if shown else [])
    }
    return max(levels.values(), default=None), rows


def _shown(row: Contact) -> tuple[str, str, int | None]:
    return (row.direction, str(row.sort_day), row.level)


def _bring_up(row: Contact, wanted: Contact) -> None:
    if _shown(row) != _shown(wanted):
        row.direction, row.level = wanted.direction, wanted.level
        row.sort_day = wanted.sort_day
        row.save()


def _meeting(visit: Visit) -> Meeting:
    sides = list(visit.sides.all())
    third = [side.country_id for side in sides if side.side == Side.THIRD]
    organisations = Country.objects.filter(code__in=third, kind=CountryKind.ORGANISATION)
    people = visit.participants.all()
    return Meeting(
        kind=visit.kind,
        status=visit.status,
        host=visit.host_id,
        guests=tuple(side.country_id for side in sides if side.side == Side.GUEST),
        organisations=tuple(organisations.values_list("code", flat=True)) if third else (),
        present=frozenset(person.country_id for person in people if person.country_id),
    )


def _levels(visit: Visit) -> dict[str, int]:
    """Highest protocol level by guest country, of those who came and whose post is known."""
    guests = {side.country_id for side in visit.sides.all() if side.side == Side.GUEST}
    levels: dict[str, int] = {}
    for person in visit.participants.select_related("post"):
        country = person.country_id or ""
        came = country in guests or person.role in OF_THE_GUESTS
        if came and person.post is not None:
            levels[country] = max(person.post.level, levels.get(country, 0))
    return levels


def _level_of(pair: Pair, levels: Mapping[str, int]) -> int | None:
    travelled: Iterable[str] = (pair.first, pair.second)
    if pair.direction != Direction.NEUTRAL:
        came = pair.first if pair.direction == Direction.FIRST_TO_SECOND else pair.second
        travelled = (came,)
    return max((levels[code] for code in travelled if code in levels), default=None)


def _neutral(one: str, other: str) -> Pair:
    first, second = sorted((one, other))
    return Pair(first, second, Direction.NEUTRAL.value)


def _journey(guest: str, to: str) -> Pair:
    first, second = sorted((guest, to))
    came_first = Direction.FIRST_TO_SECOND if guest == first else Direction.SECOND_TO_FIRST
    return Pair(first, second, came_first.value)
