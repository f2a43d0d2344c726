"""One Aho-Corasick pass over the folded text finds every listed phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter
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


_OWN_NOMINATIVE: Final = re.compile(r"(?<!\S)[^\s|]*+\|=(\S+)")


_PLAIN: Final = frozenset(["", *' .,;:!?"()/'])
"""What plainly ends a word: no ending can follow."""


class Term(NamedTuple):
    """What a phrase stands for."""

    kind: str
    key: str
    base: str
    """The phrase in its base form, as the language file writes it."""
    own: str
    """The ending of its first piece in the base form."""
    inflected: bool
    """Whether an ending may follow its first piece."""
    rest: tuple[Piece, ...]
    """What follows the first piece."""
    gap: int = 0
    """The number of the gapped phrase (`laid .. wreath`) this is an end of: its left one, or with
    a minus its right one; 0 for a whole phrase."""


_AHEAD: Final = 2
"""So many characters behind its first piece tell whether a longer phrase may go on."""


_Terms = tuple[tuple[object, ...], ...]
"""`Term`s as plain tuples, which the garbage collector does not look through again and again."""


def _beginnings(text: str, terms: list[Term]) -> tuple[object, ...]:
    """What the automaton keeps for a stretch of text: its length; the terms that begin with it, the
    bare ones and those that go on; and the same of those alone that an ending may follow."""
    bearing = [term for term in terms if term.inflected]
    return (len(text), *_by_what_follows(terms), *_by_what_follows(bearing))


def _by_what_follows(terms: list[Term]) -> tuple[_Terms, dict[str, _Terms] | None]:
    """The terms of one piece; and by the next characters those that may go on with them, the bare
    ones among them, or None where none goes on."""
    ahead = {term.rest[0].text[:_AHEAD] for term in terms if term.rest}
    return tuple(tuple(term) for term in terms if not term.rest), {
        following: tuple(
            tuple(term)
            for term in terms
            if not term.rest or term.rest[0].text.startswith(following)
        )
        for following in ahead
    } or None


class Mention(NamedTuple):
    """A listed phrase where it stands in a view, ending included."""

    kind: str
    key: str
    start: int
    end: int
    stem_end: int
    case: str
    base: str


_Found = tuple[str, str, int, int, int, str, str]
"""A mention in the making."""
_START: Final = 2
_END: Final = 3
_STEM_END: Final = 4
_mention: Final = partial(tuple.__new__, Mention)


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
            base = _OWN_NOMINATIVE.sub(r"\1", reading).replace("|", "").rstrip("!")
            first, *rest = pieces_of(reading)
            term = Term(kind, key, base, first.ending, first.inflected, tuple(rest), gap)
            known = self._terms.setdefault(first.text, [])
            if term not in known:
                known.append(term)

    def build(self) -> None:
        """Close the list."""
        for text, terms in self._terms.items():
            self.automaton.add_word(text, _beginnings(text, terms))
        self.automaton.make_automaton()
        self._terms.clear()

    def find(self, view: View) -> list[Mention]:
        """Every mention, by start; overlapping ones of different kinds are all kept, of one kind
        only the longest."""
        folded, inflection = view.folded, self.inflection
        whole: list[_Found] = []
        labels: list[_Found] = []
        ends: dict[int, list[tuple[int, int]]] = {}
        for last, (length, bare, bare_on, inflected, inflected_on) in self.automaton.iter(folded):
            stem_end = end = last + 1
            start = stem_end - length
            if start and folded[start - 1].isalnum():
                continue
            terms, onward, ending, case = bare, bare_on, "", ""
            if folded[end : end + 1] not in _PLAIN:
                following = inflection.ending_at(view, end)
                if following is None:
                    continue
                if following:
                    ending, case = following, inflection.case_of(following)
                    terms, onward = inflected, inflected_on
                    end += len(ending)
            if onward:
                terms = onward.get(folded[end : end + _AHEAD], terms)
            for kind, key, base, own, _, rest, gap in terms:
                if rest:
                    borne = "" if ending == own else ending
                    match = match_rest(rest, view, end, borne, inflection)
                    if match is None:
                        continue
                    shown = inflection.case_of(match.ending)
                    found = (kind, key, start, match.end, match.stem_end, shown, base)
                else:
                    shown = "" if ending == own else case
                    found = (kind, key, start, end, stem_end, shown, base)
                if not gap:
                    (labels if kind in LABELS else whole).append(found)
                elif gap > 0 or -gap in ends:
                    ends.setdefault(gap, []).append((start, found[_END]))
        for found in self._bridge(folded, ends):
            (labels if found[0] in LABELS else whole).append(found)
        mentions = _longest(whole) + labels
        mentions.sort(key=itemgetter(_START))
        return [_mention(each) for each in mentions]

    def _bridge(self, folded: str, ends: dict[int, list[tuple[int, int]]]) -> Iterator[_Found]:
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
                    yield kind, key, start, end, end, "", ""


def _longest(mentions: list[_Found]) -> list[_Found]:
    """By start, of equal starts the longer first, without those that lie inside another of their
    kind; of two at one place the one with the longer stem."""
    mentions.sort(key=itemgetter(_END), reverse=True)
    mentions.sort(key=itemgetter(_START))
    last: dict[str, int] = {}
    kept: list[_Found] = []
    for mention in mentions:
        kind, _, start, end, stem_end, _, _ = mention
        before = kept[last[kind]] if kind in last else None
        if before is None or end > before[_END]:
            last[kind] = len(kept)
            kept.append(mention)
        elif (start, end) == before[_START:_STEM_END] and stem_end > before[_STEM_END]:
            kept[last[kind]] = mention
    return kept
