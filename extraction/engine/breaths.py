"""Countries told in one breath: `Oman, Peru and Yemen`, `Oman-Peru-Yemen`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from extraction.engine.matcher import Mention

_BETWEEN: Final = 10
"""Characters between two of them: `, `, ` and `, ` sowie `, ` and the `."""


def in_one_breath(places: Iterable[Mention], *, least: int) -> Iterator[list[Mention]]:
    """Those of the places, given in their order, that follow one another so closely; `least` or
    more each time."""
    breath: list[Mention] = []
    for place in places:
        if breath and not 0 < place.start - breath[-1].end <= _BETWEEN:
            if len(breath) >= least:
                yield breath
            breath = []
        breath.append(place)
    if len(breath) >= least:
        yield breath
