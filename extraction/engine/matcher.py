"""One Aho-Corasick pass over the folded text finds every listed phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import ahocorasick

from extraction.engine.phrases import (
    GAP,
    GAP_MARK,
    SENTENCE_END,
    Inflection,
    Piece,
    expand,
    match_rest,
    pieces_of,
)
from extraction.engine.view import View

LABELS: Final = frozenset({"activity", "topic", "outcome"})
"""Kinds of which several may hold of one stretch; of all others the longest phrase wins."""


_OWN_NOMINATIVE: Final = re.compile(r"\S*\|=(\S+)")


_PLAIN: Final = frozenset(["", *' .,;:!?"()/'])
"""What plainly ends a word: no ending can follow."""


class Term(NamedTuple):
    """What a phrase stands for."""

    kind: str
    key: str
    base: str
    """The phrase in its base form, as the language file writes it."""
    pieces: tuple[Piece, ...]
    gap: int = 0
    """The number of the gapped phrase (`laid .. wreath`) this is an end of: its left one, or with
    a minus its right one; 0 for a whole phrase."""


class Mention(NamedTuple):
    """A listed phrase where it stands in a view, ending included."""

    kind: str
    key: str
    start: int
    end: int
    stem_end: int
    case: str
    base: str


class Matcher:
    """All phrases of one language. Immutable once `build` has been called."""

    def __init__(self, inflection: Inflection) -> None:
        self.inflection = inflection
        self._terms: dict[str, list[Term]] = {}
        self._gapped: list[tuple[str, str]] = [("", "")]
        self.automaton = ahocorasick.Automaton()

    def add(self, kind: str, key: str, phrases: Iterable[str]) -> None:
        """List phrases, written as `phrases` says, under a kind and a key."""
        for written in phrases:
            left, gap, right = str(written).partition(GAP_MARK)
            if not gap:
                self._list(kind, key, left)
                continue
            if GAP_MARK in right:
                raise ValueError(f"one gap to a phrase: {written!r}")
            self._gapped.append((kind, key))
            number = len(self._gapped) - 1
            self._list(kind, key, left, number)
            self._list(kind, key, right, -number)

    def _list(self, kind: str, key: str, written: str, gap: int = 0) -> None:
        for reading in expand(written):
            pieces = pieces_of(reading)
            base = _OWN_NOMINATIVE.sub(r"\1", reading).replace("|", "").rstrip("!")
            term = Term(kind, key, base, pieces, gap)
            known = self._terms.setdefault(pieces[0].text, [])
            if term not in known:
                known.append(term)

    def build(self) -> None:
        """Close the list."""
        for text, terms in self._terms.items():
            self.automaton.add_word(text, (len(text), tuple(terms)))
        self.automaton.make_automaton()

    def find(self, view: View) -> list[Mention]:
        """Every mention, by start; overlapping ones of different kinds are all kept, of one kind
        only the longest."""
        folded = view.folded
        inflection = self.inflection
        ending_at, case_of = inflection.ending_at, inflection.case_of
        whole: list[Mention] = []
        ends: dict[int, list[tuple[int, int]]] = {}
        for last, (length, terms) in self.automaton.iter(folded):
            start = last + 1 - length
            if start and folded[start - 1].isalnum():
                continue
            following = folded[last + 1 : last + 2]
            ending = "" if following in _PLAIN else ending_at(folded, last + 1)
            for kind, key, base, pieces, gap in terms:
                if len(pieces) > 1:
                    match = match_rest(pieces, folded, last + 1, inflection)
                    if match is None:
                        continue
                    end, stem_end, shown = match
                elif ending is None or (ending and not pieces[0].inflected):
                    continue
                else:
                    end, stem_end = last + 1 + len(ending), last + 1
                    shown = "" if ending == pieces[0].ending else ending
                if gap:
                    ends.setdefault(gap, []).append((start, end))
                else:
                    whole.append(Mention(kind, key, start, end, stem_end, case_of(shown), base))
        whole += self._bridge(folded, ends)
        return _longest(whole)

    def _bridge(self, folded: str, ends: dict[int, list[tuple[int, int]]]) -> Iterator[Mention]:
        """Gapped phrases: each left end with the nearest right end in its reach and sentence."""
        for number, lefts in ends.items():
            rights = sorted(ends.get(-number, ())) if number > 0 else None
            if not rights:
                continue
            kind, key = self._gapped[number]
            for start, left_end in lefts:
                index = bisect_left(rights, (left_end, 0))
                if index == len(rights) or rights[index][0] - left_end > GAP:
                    continue
                right_start, end = rights[index]
                if not SENTENCE_END.search(folded, left_end, right_start):
                    yield Mention(kind, key, start, end, end, "", "")


def _longest(mentions: list[Mention]) -> list[Mention]:
    """By start; of one kind only the longest, but labels are all kept."""
    best: dict[tuple[str, int], Mention] = {}
    labels: list[Mention] = []
    for mention in mentions:
        if mention.kind in LABELS:
            labels.append(mention)
            continue
        slot = (mention.kind, mention.start)
        known = best.get(slot)
        if known is None or (known.end, known.stem_end) < (mention.end, mention.stem_end):
            best[slot] = mention
    kept = _without_nested(sorted(best.values(), key=lambda each: (each.start, -each.end)))
    return sorted(kept + labels, key=lambda each: each.start)


def _without_nested(mentions: list[Mention]) -> list[Mention]:
    """Drop a mention that lies inside a longer one of its own kind."""
    reach: dict[str, int] = {}
    kept: list[Mention] = []
    for mention in mentions:
        if mention.end <= reach.get(mention.kind, -1):
            continue
        reach[mention.kind] = mention.end
        kept.append(mention)
    return kept
