"""Every listed phrase of a folded text, found word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import Final, NamedTuple

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


_Term = tuple[str, str, str, str, bool, tuple[Piece, ...], int]
"""What a phrase stands for, a plain tuple, which the garbage collector does not look through again
and again: its kind and key; its base form, as the language file writes it; the ending of its first
piece in the base form; whether an ending may follow its first piece; the pieces behind that; and
the number of the gapped phrase (`laid .. wreath`) it is an end of: its left one, or with a minus
its right one; 0 for a whole phrase."""
_INFLECTED: Final = 4


_AHEAD: Final = 2
"""So many characters behind a piece tell whether a longer one may go on."""
_WORD: Final = re.compile(r"[^\W_]+")
_MOST: Final = 40_000
"""So many stretches are kept; then they are looked through anew."""
_LONGEST: Final = 120
"""Longer stretches come but once."""


_Shown = tuple[str, str, str, str]
"""Kind, key, case and base of a phrase with its ending."""


class Mention(NamedTuple):
    """A listed phrase where it stands in a view, ending included."""

    kind: str
    key: str
    start: int
    end: int
    stem_end: int
    case: str
    base: str


_start: Final = itemgetter(2)
_end: Final = itemgetter(3)
_mention: Final = partial(tuple.__new__, Mention)


class _Reading(NamedTuple):
    """A first piece of phrases, and the ending its last word bears."""

    length: int
    """Of the piece alone."""
    ending: str
    whole: tuple[_Shown, ...]
    """The phrases that are whole with this piece."""
    gapped: tuple[int, ...]
    """The gapped phrases it is an end of, as in `_Term`."""
    onward: dict[str, list[_Term]]
    """By the characters behind it the phrases that may go on there."""


class _Stretch(NamedTuple):
    """What is known of a word, or of several words as far as a piece may go on behind them."""

    readings: tuple[_Reading, ...]
    marked: tuple[str, ...]
    """Pieces that end in marks behind these words: `gen.`"""
    onward: frozenset[str]
    """Characters with which a longer piece goes on."""


_NOTHING: Final = _Stretch((), (), frozenset())


class _Stretches(dict[str, _Stretch]):
    """The pieces that stretches of words are. Words come again and again, so each stretch is looked
    through when it is first seen."""

    def __init__(self, inflection: Inflection) -> None:
        super().__init__()
        self.pieces: dict[str, tuple[_Term, ...]] = {}
        self._inflection = inflection
        self._onward: dict[str, set[str]] = {}
        self._marked: dict[str, list[str]] = {}

    def list_piece(self, text: str, terms: Iterable[_Term]) -> None:
        self.pieces[text] = tuple(terms)
        if text.isalnum():
            return
        end = 0
        for word in _WORD.findall(text):
            end = text.find(word, end) + len(word)
            following = text[end : end + _AHEAD]
            if following:
                self._onward.setdefault(text[:end], set()).add(following)
        if end < len(text):
            self._marked.setdefault(text[:end], []).append(text)

    def __missing__(self, text: str) -> _Stretch:
        readings = tuple(self._readings(text))
        marked = tuple(self._marked.get(text, ()))
        onward = frozenset(self._onward.get(text, ()))
        found = _Stretch(readings, marked, onward) if readings or marked or onward else _NOTHING
        if len(self) >= _MOST:
            self.clear()
        if len(text) <= _LONGEST:
            self[text] = found
        return found

    def _readings(self, text: str) -> Iterator[_Reading]:
        """Every piece the stretch begins with and an ending closes, the shortest first."""
        last = 0
        if not text.isalnum():
            last = max((word.start() for word in _WORD.finditer(text)), default=0)
        shortest = max(last + 1, len(text) - self._inflection.longest)
        for length in range(shortest, len(text) + 1):
            piece, ending = text[:length], text[length:]
            if piece in self.pieces and self._inflection.is_ending(ending):
                yield self.reading(piece, ending)

    def reading(self, piece: str, ending: str) -> _Reading:
        """A piece with this ending behind it."""
        terms = [term for term in self.pieces[piece] if term[_INFLECTED] or not ending]
        case = self._inflection.case_of(ending)
        whole: list[_Shown] = []
        gapped: list[int] = []
        onward: dict[str, list[_Term]] = {}
        for term in terms:
            kind, key, base, own, _, rest, gap = term
            if rest:
                onward.setdefault(rest[0].text[:_AHEAD], []).append(term)
            elif gap:
                gapped.append(gap)
            else:
                whole.append((kind, key, "" if ending == own else case, base))
        return _Reading(len(piece), ending, tuple(whole), tuple(gapped), onward)


class _Findings:
    """What is found in one text."""

    __slots__ = ("ends", "folded", "mentions", "view")

    def __init__(self, view: View) -> None:
        self.view = view
        self.folded = view.folded
        self.mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        """By kind."""
        self.ends: dict[int, list[tuple[int, int]]] = {}
        """Of gapped phrases, by the number in `_Term`."""


class Matcher:
    """All phrases of one language. They do not change once `build` has been called."""

    def __init__(self, inflection: Inflection) -> None:
        self.inflection = inflection
        self._terms: dict[str, list[_Term]] = {}
        self._gapped: list[tuple[str, str]] = [("", "")]
        self._stretches = _Stretches(inflection)
        self._opening_with_marks: tuple[str, ...] = ()

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
            base = _OWN_NOMINATIVE.sub(r"\1", reading) if "|=" in reading else reading
            base = base.replace("|", "").rstrip("!")
            first, *rest = pieces_of(reading)
            term = (kind, key, base, first.ending, first.inflected, tuple(rest), gap)
            known = self._terms.setdefault(first.text, [])
            if term not in known:
                known.append(term)

    def build(self) -> None:
        """Close the list."""
        for text, terms in self._terms.items():
            self._stretches.list_piece(text, terms)
        self._opening_with_marks = tuple(text for text in self._terms if not text[0].isalnum())
        self._terms.clear()

    def pieces(self) -> Iterable[str]:
        """What all phrases begin with, folded."""
        return self._stretches.pieces.keys()

    def find(self, view: View) -> dict[str, list[Mention]]:
        """Every mention, by kind and by start; of labels all that overlap are kept, of other kinds
        only the longest."""
        found = _Findings(view)
        self._look_through(view, found)
        self._bridge(found)
        return {
            kind: sorted(mentions, key=_start) if kind in LABELS else _longest(mentions)
            for kind, mentions in found.mentions.items()
        }

    def _look_through(self, view: View, found: _Findings) -> None:
        """Word by word, and on behind a word where a piece of several may stand."""
        stretches = self._stretches
        for piece in self._opening_with_marks:
            self._open(view, piece, found)
        start = 0
        for word in view.words.split(" "):
            stretch = stretches[word]
            if stretch is not _NOTHING:
                self._read(view, start, start + len(word), stretch, found)
            start += len(word) + 1

    def _read(self, view: View, start: int, end: int, stretch: _Stretch, found: _Findings) -> None:
        """The phrases that begin with a word."""
        folded = view.folded
        while True:
            readings, marked, onward = stretch
            plain = folded[end : end + 1] in _PLAIN
            for reading in readings:
                if plain or reading.ending:
                    self._add(found, start, end, reading)
                else:
                    self._close(start, end, found)
            for piece in marked:
                if folded.startswith(piece, start):
                    self._close(start, start + len(piece), found)
            if not onward or folded[end : end + _AHEAD] not in onward:
                return
            following = _WORD.search(folded, end)
            if following is None:
                return
            end = following.end()
            stretch = self._stretches[folded[start:end]]

    def _add(self, found: _Findings, start: int, end: int, reading: _Reading) -> None:
        """The phrases of a piece that stands, with its ending, from `start` to `end`."""
        length, ending, whole, gapped, onward = reading
        mentions = found.mentions
        for kind, key, case, base in whole:
            mentions[kind].append(_mention((kind, key, start, end, start + length, case, base)))
        for gap in gapped:
            if gap > 0 or -gap in found.ends:  # a right end counts behind a left one
                found.ends.setdefault(gap, []).append((start, end))
        if onward:
            for term in onward.get(found.folded[end : end + _AHEAD], ()):
                self._go_on(found, term, start, end, ending)

    def _go_on(self, found: _Findings, term: _Term, start: int, end: int, ending: str) -> None:
        kind, key, base, own, _, rest, gap = term
        borne = "" if ending == own else ending
        match = match_rest(rest, found.view, end, borne, self.inflection)
        if match is None:
            return
        if gap:
            found.ends.setdefault(gap, []).append((start, match.end))
            return
        case = self.inflection.case_of(match.ending)
        found.mentions[kind].append(
            Mention(kind, key, start, match.end, match.stem_end, case, base)
        )

    def _open(self, view: View, piece: str, found: _Findings) -> None:
        """A piece that opens with a mark: `"книг`."""
        start = view.folded.find(piece)
        while start >= 0:
            if not view.folded[start - 1 : start].isalnum():
                self._close(start, start + len(piece), found)
            start = view.folded.find(piece, start + 1)

    def _close(self, start: int, stem_end: int, found: _Findings) -> None:
        """A piece with marks in it or behind it, and an ending behind those: `НАТО-нун`."""
        ending = self.inflection.ending_at(found.view, stem_end)
        if ending is not None:
            reading = self._stretches.reading(found.folded[start:stem_end], ending)
            self._add(found, start, stem_end + len(ending), reading)

    def _bridge(self, found: _Findings) -> None:
        """Gapped phrases: each left end with the nearest right end in its reach and sentence."""
        for number, lefts in found.ends.items():
            if number < 0 or -number not in found.ends:
                continue
            kind, key = self._gapped[number]
            rights = sorted(found.ends[-number])
            for start, left_end in lefts:
                index = bisect_left(rights, (left_end, 0))
                if index == len(rights) or rights[index][0] - left_end > GAP:
                    continue
                right_start, end = rights[index]
                if not SENTENCE_END.search(found.folded, left_end, right_start):
                    found.mentions[kind].append(Mention(kind, key, start, end, end, "", ""))


def _longest(mentions: list[Mention]) -> list[Mention]:
    """By start, of equal starts the longer first, without those that lie inside another; of two at
    one place the one with the longer stem."""
    if len(mentions) == 1:
        return mentions
    mentions.sort(key=_end, reverse=True)
    mentions.sort(key=_start)
    last = mentions[0]
    kept = [last]
    for mention in mentions:
        if mention.end > last.end:
            kept.append(mention)
            last = mention
        elif mention.stem_end > last.stem_end and mention[2:4] == last[2:4]:
            kept[-1] = last = mention
    return kept
