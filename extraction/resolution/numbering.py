"""Under which number each engagement of an article goes on when the article is read again.

A later reading may find them in another order, or one more between them. The number ties an
engagement to its report, and the report to its visit, so the one that tells the same keeps it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

# Host and guests at least, or one of them with the day and the leader, make it the same one.
ALIKE = 5


def numbers_for(
    new: Sequence[Mapping[str, Any]],
    known: Mapping[int, Mapping[str, Any]],
    withdrawn: Collection[int] = (),
) -> list[int]:
    """A number for the claims of each new engagement, given the claims by number of before.

    Whatever is unlike all known ones gets a number that none had, except that a single one left
    on both sides is taken for the same, read better. `withdrawn` are the known ones that the
    last reading did not find.
    """
    given: dict[int, int] = {}
    pairs = sorted(
        (-_likeness(claims, known[number]), number, place)
        for place, claims in enumerate(new)
        for number in known
    )
    for likeness, number, place in pairs:
        if -likeness >= ALIKE and place not in given and number not in given.values():
            given[place] = number
    places = [place for place in range(len(new)) if place not in given]
    numbers = [number for number in known if number not in {*given.values(), *withdrawn}]
    if len(places) == len(numbers) == 1:
        given[places[0]] = numbers[0]
    fresh = count(max(known, default=-1) + 1)
    return [given[place] if place in given else next(fresh) for place in range(len(new))]


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    alike: int = (
        3 * (one["host"] == other["host"])
        + 3 * bool({*one["guests"]} & {*other["guests"]})
        + 2 * (_day(one) == _day(other))
        + 2 * bool(_leaders(one["people"]) & _leaders(other["people"]))
        + (one["kind"] == other["kind"])
    )
    return alike


def _day(claims: Mapping[str, Any]) -> str | None:
    start = claims.get("start")
    return start["date"].rstrip("~?%") if start else None


def _leaders(people: Iterable[Mapping[str, Any]]) -> set[int]:
    return {each["official"] for each in people if each["role"] == "head_of_delegation"}
