"""One Aho-Corasick pass over the folded text finds every listed phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

import ahocorasick

from extraction.engine.phrases import Inflection, Match, Piece, expand, match_rest, pieces_of
from extraction.engine.view import View

LABELS: Final = frozenset({"activity", "topic", "outcome"})
"""Kinds of which several may hold of one stretch; of all others the longest phrase wins."""


_OWN_NOMINATIVE: Final = re.compile(r"\S*\|=(\S+)")


class Term(NamedTuple):
    """What a phrase stands for."""

    kind: str
    key: str
    base: str
    """The phrase in its base form, as the language file writes it."""
    pieces: tuple[Piece, ...]


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
        self._automaton = ahocorasick.Automaton()

    def add(self, kind: str, key: str, phrases: Iterable[str]) -> None:
        """List phrases, written as `phrases` says, under a kind and a key."""
        for written in phrases:
            for reading in expand(str(written)):
                pieces = pieces_of(reading)
                base = _OWN_NOMINATIVE.sub(r"\1", reading).replace("|", "").rstrip("!")
                term = Term(kind, key, base, pieces)
                known = self._terms.setdefault(pieces[0].text, [])
                if term not in known:
                    known.append(term)

    def build(self) -> None:
        """Close the list."""
        for text, terms in self._terms.items():
            self._automaton.add_word(text, (len(text), tuple(terms)))
        self._automaton.make_automaton()

    def find(self, view: View) -> list[Mention]:
        """Every mention, by start; overlapping ones of different kinds are all kept, of one kind
        only the longest."""
        folded = view.folded
        inflection = self.inflection
        found: dict[tuple[str, int], Mention] = {}
        labels: list[Mention] = []
        for last, (length, terms) in self._automaton.iter(folded):
            start = last + 1 - length
            if start and folded[start - 1].isalnum():
                continue
            ending = inflection.ending_at(folded, last + 1)
            for kind, key, base, pieces in terms:
                if len(pieces) > 1:
                    match = match_rest(pieces, folded, last + 1, inflection)
                    if match is None:
                        continue
                elif ending is None or (ending and not pieces[0].inflected):
                    continue
                else:
                    borne = "" if ending == pieces[0].ending else ending
                    match = Match(last + 1 + len(ending), last + 1, borne)
                mention = Mention(
                    kind,
                    key,
                    start,
                    match.end,
                    match.stem_end,
                    inflection.case_of(match.ending),
                    base,
                )
                if kind in LABELS:
                    labels.append(mention)
                    continue
                slot = (kind, start)
                known = found.get(slot)
                if known is None or (known.end, known.stem_end) < (match.end, match.stem_end):
                    found[slot] = mention
        longest = _without_nested(sorted(found.values(), key=lambda each: (each.start, -each.end)))
        return sorted(longest + labels, key=lambda each: each.start)


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
