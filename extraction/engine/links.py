"""Posts whose head stands last and far from where they begin."""

from __future__ import annotations

from typing import Final

from extraction.engine.page import Page
from extraction.engine.titles import Element

_DEEDS: Final = ("visit", "meet", "receive", "departure", "led_by")
_BEHIND_LINK: Final = 2
"""Words of a post up to the one that links it: `üzrə baş müavini`."""
_LONGEST: Final = 14


def linked_start(page: Page, made: list[Element]) -> int | None:
    """`müdafiə nazirinin [müşaviri]`, `Omanın siyasi məsələlər üzrə [müavini]`: where a post begins
    whose head stands behind another's genitive, or behind a word that says what it is for."""
    if _in_genitive(made[-1], "P"):
        return len(made) - 1
    links = page.lexicon.grammar.post_goes_on
    near = made[-_BEHIND_LINK:]
    if not any(page.view.folded[each.start : each.end] in links for each in near):
        return None
    for start in range(len(made) - 1, max(0, len(made) - _LONGEST), -1):
        before = made[start - 1]
        found = start - 1 if _in_genitive(before, "P") else start
        if found < start or _in_genitive(before, "C"):
            told = page.any_of(_DEEDS, made[found].start, made[-1].end)
            return None if told else found
        if before.symbol not in "CkNFx&,o-":
            return None
    return None


def _in_genitive(element: Element, symbol: str) -> bool:
    mention = element.mention
    return element.symbol == symbol and mention is not None and mention.case == "genitive"
