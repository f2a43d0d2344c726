"""The engine's working copy of the text, and the way back to the stored text.

Readers and clerks leave marks that carry no meaning for reading: combining accents, soft hyphens,
zero-width characters, runs of blanks, a Cyrillic letter in a Latin word. A `View` has them mended
and keeps, for every character, where it stands in the stored text, so that all evidence is exact.
`folded` has the length of `chars`: lower case, without diacritics, one character for one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extraction.engine.types import Span

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_BLANKS: Final = " \t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"

_NEEDS_MENDING: Final = re.compile(
    rf"[{_INVISIBLE}\u0300-\u036f]|[{_BLANKS}][{_BLANKS}]|[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]"
    r"|[^\W\d_]-[ \t]{0,3}\n"
)
_PARTED: Final = re.compile(r"(?<=[^\W\d_])-[ \t]{0,3}\n[ \t]{0,40}(?=[^\W\d_])")
"""A word cut in two at the end of a line."""
_COMPOUND: Final = re.compile(r"[^\W\d_]{4}[оo]$")
_LONG_REST: Final = re.compile(r"[^\W\d_]{6}")
_MIXED_WORD: Final = re.compile(r"[^\W\d_]{0,40}(?:[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z])[^\W\d_]{0,40}")

_LATIN: Final = "ABCEHIKMOPTXaceiopxyəӘ"
_CYRILLIC: Final = "АВСЕНІКМОРТХасеіорхуәӘ"
_TO_LATIN: Final = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)

_QUOTES: Final = "'’‘ʼ`´′ʹ"
_DOUBLE_QUOTES: Final = '"“”„«»‟″'
_DASHES: Final = "-‐‑‒–—―−"


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x20, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        character = chr(code)
        lowered = character.lower()
        base = unicodedata.normalize("NFD", lowered)[0]
        if character in "йЙ":
            base = "й"
        folded = base if len(base) == 1 else character
        if folded != character:
            table[code] = folded
    special = {"ı": "i", "İ": "i", "ə": "e", "Ə": "e", "ә": "e", "ß": "s", "ø": "o", "Ø": "o"}
    special |= {"đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "æ": "e", "Æ": "e", "ð": "d", "þ": "t"}
    table |= {ord(character): folded for character, folded in special.items()}
    table |= dict.fromkeys(map(ord, _QUOTES), "'")
    table |= dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, "\n\t" + _BLANKS), " ")
    return table


_FOLD: Final = _fold_table()


def fold(text: str) -> str:
    """`text` for comparing: lower case, no diacritics, plain quotes and dashes, same length."""
    return text.translate(_FOLD)


@lru_cache(maxsize=16_384)
def fold_word(word: str) -> str:
    """`fold` for single words, which come again and again."""
    return fold(word)


@dataclass(frozen=True, slots=True)
class View:
    """`chars` to look at, `folded` to match in, both of one length."""

    chars: str
    folded: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def stored(self, start: int, end: int) -> Span:
        """Where `chars[start:end]` stands in the stored text."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else 0
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


def view_of(text: str) -> View:
    """The working copy of a stored text."""
    if not _NEEDS_MENDING.search(text):
        return View(text, fold(text))
    chars, starts, ends = _without_marks(text)
    mended = _MIXED_WORD.sub(_one_script, chars)
    return View(mended, fold(mended), starts, ends)


def _without_marks(text: str) -> tuple[str, array[int], array[int]]:
    """Compose accents, drop invisible characters, keep one blank of a run."""
    kept: list[str] = []
    starts, ends = array("q"), array("q")
    parted = _parted_words(text)
    for position, character in enumerate(text):
        if character in _INVISIBLE or position in parted:
            continue
        if kept and "\u0300" <= character <= "\u036f":
            composed = unicodedata.normalize("NFC", kept[-1] + character)
            if len(composed) == 1:
                kept[-1] = composed
            ends[-1] = position + 1
            continue
        if kept and character in _BLANKS and kept[-1] in _BLANKS:
            ends[-1] = position + 1
            continue
        kept.append(character)
        starts.append(position)
        ends.append(position + 1)
    return "".join(kept), starts, ends


def _parted_words(text: str) -> frozenset[int]:
    """Positions of the hyphen and the line break inside words cut in two; a compound (`военно-` and
    a long rest) keeps its hyphen."""
    dropped: set[int] = set()
    for cut in _PARTED.finditer(text):
        if not text[cut.end()].islower():
            continue
        compound = _COMPOUND.search(text, max(0, cut.start() - 6), cut.start())
        keeps = compound and _LONG_REST.match(text, cut.end())
        dropped.update(range(cut.start() + bool(keeps), cut.end()))
    return frozenset(dropped)


def _one_script(match: re.Match[str]) -> str:
    """A word of two scripts is a word of its commoner script with look-alikes in it."""
    word = match.group()
    cyrillic = sum("\u0400" <= character <= "\u04ff" for character in word)
    table = _TO_CYRILLIC if cyrillic * 2 > len(word) else _TO_LATIN
    return word.translate(table)
