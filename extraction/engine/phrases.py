"""How a phrase is written in a language file, and how it is recognised in a folded text.

- `colonel general`   words as they stand; a case ending may follow the last one
- `Турци|я`           a bar: the ending replaces the letters behind it
- `посл|=посол`     a bar and an equals sign: the whole word in the nominative
- `перв|ый заместител|ь министра`   bars inside: each such word is inflected
- `{lay,laid} {a wreath,flowers}`    alternatives
- `laid .. wreath`    two dots: anything in between, within one sentence, at most `GAP` characters
- `may!`              an exclamation mark: no ending may follow
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from extraction.engine.view import View, fold

GAP: Final = 70
GAP_MARK: Final = " .. "

_ENDING_MARKS: Final = ("'", "-")
_ALTERNATIVES: Final = re.compile(r"\{([^{}]*)\}")
SENTENCE_END: Final = re.compile(r"[.!?] ")


class Piece(NamedTuple):
    """A literal stretch of a phrase and what may stand behind it."""

    text: str
    """Folded."""
    inflected: bool
    """Letters of an ending may follow."""
    ending: str = ""
    """The ending of its base form, which shows no case: what stood behind the bar, folded."""


class Match(NamedTuple):
    """Where the rest of a phrase ended and what its words bore."""

    end: int
    stem_end: int
    ending: str
    """The last ending that is none of the base form."""


def expand(written: str) -> Iterator[str]:
    """All readings of the alternatives in braces."""
    if "{" not in written:
        yield written if written == written.strip() and "  " not in written else _tidy(written)
        return
    parts = _ALTERNATIVES.split(written)  # what stands between braces, and by turns what in them
    choices = [part.split(",") if number % 2 else (part,) for number, part in enumerate(parts)]
    for reading in map("".join, product(*choices)):
        if "{" in reading:
            yield from expand(reading)  # there were braces in braces
        else:
            yield _tidy(reading)


def _tidy(written: str) -> str:
    return " ".join(written.split())


def pieces_of(written: str) -> tuple[Piece, ...]:
    """A phrase without braces, taken apart. Raises ValueError when it holds nothing."""
    if "|" not in written:
        literal = written.rstrip("!")
        if not literal:
            raise ValueError(f"an empty phrase: {written!r}")
        return (Piece(fold(literal), len(literal) == len(written)),)
    if not written.strip("!|"):
        raise ValueError(f"an empty phrase: {written!r}")
    fixed = written.endswith("!")
    parts: list[Piece] = []
    literal = ""
    for word in written.rstrip("!").split(" "):
        stem, bar, ending = word.partition("|")
        literal += " " + stem if literal or parts else stem
        if bar:
            parts.append(Piece(fold(literal), True, fold(ending)))
            literal = ""
    if literal:
        parts.append(Piece(fold(literal), not fixed))
    return tuple(parts)


class Inflection:
    """The endings of one language, and which case an ending shows."""

    __slots__ = ("_cases", "_known", "longest")

    def __init__(self, cases: dict[str, list[str]]) -> None:
        self._cases: dict[str, str] = {}
        for case, endings in cases.items():
            for ending in endings:
                self._cases.setdefault(fold(ending), case)
        bare = [ending for ending in self._cases if ending[:1] not in _ENDING_MARKS]
        known = {*self._cases, *(mark + ending for mark in _ENDING_MARKS for ending in bare)}
        self._known = frozenset(known.difference(_ENDING_MARKS))
        self.longest = max(map(len, self._known), default=0)

    def is_ending(self, letters: str) -> bool:
        """Whether a word may end so behind a listed phrase; nothing at all will do."""
        return not letters or letters in self._known

    def case_of(self, ending: str) -> str:
        """`genitive`, `locative` ...; empty for no ending."""
        if not ending:
            return ""
        return self._cases.get(ending) or self._cases.get(ending.lstrip("'-"), "")

    def ending_at(self, view: View, position: int) -> str | None:
        """The ending at `position`; '' for none, None when the word goes on otherwise."""
        folded = view.folded
        following = folded[position : position + 1]
        marked = following in _ENDING_MARKS
        end = view.words.find(" ", position + marked)
        found = folded[position:end] if end >= 0 else folded[position:]
        if found in self._known:
            return found
        if marked:
            return ""
        return None if found or following == "_" else ""


def match_rest(
    rest: tuple[Piece, ...], view: View, position: int, borne: str, inflection: Inflection
) -> Match | None:
    """Go on behind the first piece, which ended at `position` and bore `borne`; None if the phrase
    is not there."""
    folded, stem_end = view.folded, position
    for piece in rest:
        if not folded.startswith(piece.text, position):
            return None
        position += len(piece.text)
        stem_end = position
        if piece.inflected:
            ending = inflection.ending_at(view, position)
            if ending is None:
                return None
            position += len(ending)
            if ending != piece.ending:
                borne = ending
        elif folded[position : position + 1].isalnum():
            return None
    return Match(position, stem_end, borne)
