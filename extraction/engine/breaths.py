"""Countries told in one breath: `Oman, Peru and Yemen`, `Oman-Peru-Yemen`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from extraction.engine.matcher import Mention
from extraction.engine.page import Page

_BETWEEN: Final = 6
"""Characters between two of them: `, `, ` and `, ` sowie `."""
_ARTICLE: Final = 4
"""`Japan and the Philippines`: what an article adds; none where the verb stands last."""


def in_one_breath(page: Page, places: Iterable[Mention], *, least: int) -> Iterator[list[Mention]]:
    """Those of the places, given in their order, that follow one another so closely; `least` or
    more each time."""
    between = _BETWEEN if page.lexicon.grammar.verb_last else _BETWEEN + _ARTICLE
    breath: list[Mention] = []
    for place in places:
        if breath and not 0 < place.start - breath[-1].end <= between:
            if len(breath) >= least:
                yield breath
            breath = []
        breath.append(place)
    if len(breath) >= least:
        yield breath
