"""The engine's working copy of the text, and the way back to the stored text.

Readers and clerks leave marks that carry no meaning for reading: combining accents, soft hyphens,
zero-width characters, runs of blanks, line breaks by width, a Cyrillic letter in a Latin word. A
`View` has them mended and keeps, for every character, where it stands in the stored text, so that
all evidence is exact.
`folded` has the length of `chars`: lower case, without diacritics, one character for one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extraction.engine.alphabet import (
    ACCENTED,
    CYRILLIC,
    LATIN,
    classes,
    coded,
    decoded,
    decoding,
    letters_and_digits_of,
)
from extraction.engine.paragraphs import soft_breaks
from extraction.engine.types import Span

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_BLANKS: Final = " \t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"

_MEETING: Final = (
    "[A-Za-z\u00c0-\u024f\u0259][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z\u00c0-\u024f\u0259]"
)
"""Where a Latin and a Cyrillic letter meet."""
_NEEDS_MENDING: Final = re.compile(
    rf"[{_INVISIBLE}\u0300-\u036f]|[{_BLANKS}][{_BLANKS}]|{_MEETING}"
    r"|-(?<=[^\W\d_]-)[ \t]{0,3}\n"
)
_LINE_BREAK: Final = re.compile(r"-(?<=[^\W\d_]-)[ \t]{0,3}\n")
_CLASSES: Final = classes(("b", _BLANKS), ("l", LATIN + ACCENTED), ("c", CYRILLIC))
_MARRED: Final = (b"bb", b"lc", b"cl")
_PARTED: Final = re.compile(r"-(?<=[^\W\d_]-)[ \t]{0,3}\n[ \t]{0,40}(?=[^\W\d_])")
"""A word cut in two at the end of a line."""
_MARKED: Final = re.compile(
    rf"[{_INVISIBLE}\u0300-\u036f{_BLANKS}]{{2,}}|[{_INVISIBLE}\u0300-\u036f]"
    rf"|-[ \t]{{0,3}}\n[{_INVISIBLE}\u0300-\u036f{_BLANKS}]*"
)
"""Stretches in which a character may fall away."""
_COMPOUND: Final = re.compile(r"[^\W\d_]{4}[оo]$")
_LONG_REST: Final = re.compile(r"[^\W\d_]{6}")
_TWO_SCRIPTS: Final = re.compile(_MEETING)
_MIXED_WORD: Final = re.compile(rf"[^\W\d_]{{0,40}}(?:{_MEETING})[^\W\d_]{{0,40}}")
_LATIN_LETTER: Final = re.compile("[A-Za-z\u00c0-\u024f\u0259]")
_CYRILLIC_LETTER: Final = re.compile("[\u0400-\u04ff]")

_SMALL_LATIN: Final = "aceijopsxyə"
_SMALL_CYRILLIC: Final = "асеіјорѕхуә"
_LIKE_LATIN: Final = "ABCEHIJKMOPSTXYƏ" + _SMALL_LATIN
_LIKE_CYRILLIC: Final = "АВСЕНІЈКМОРЅТХУӘ" + _SMALL_CYRILLIC
_TO_LATIN: Final = str.maketrans(_LIKE_CYRILLIC, _LIKE_LATIN)
_TO_CYRILLIC: Final = str.maketrans(_LIKE_LATIN, _LIKE_CYRILLIC)
_LIKE_LATIN_WORD: Final = re.compile(
    rf"(?<![^\W\d_])[{_LIKE_CYRILLIC}]?[{_SMALL_CYRILLIC}]+(?![^\W\d_])"
)
_LIKE_CYRILLIC_WORD: Final = re.compile(
    rf"(?<![^\W\d_])[{_LIKE_LATIN}]?[{_SMALL_LATIN}]+(?![^\W\d_])"
)
"""Words of nothing but look-alikes; acronyms may well be in the other script."""

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
_FOLDED: Final = decoding(_FOLD)
_WORDS: Final = letters_and_digits_of(_FOLDED)


def fold(text: str) -> str:
    """`text` for comparing: lower case, no diacritics, plain quotes and dashes, same length."""
    return text.translate(_FOLD)


@lru_cache(maxsize=16_384)
def fold_word(word: str) -> str:
    """`fold` for single words, which come again and again."""
    return fold(word)


@dataclass(frozen=True, slots=True)
class View:
    """`chars` to look at, `folded` to match in, `words` to see where words end, all of one
    length."""

    chars: str
    folded: str
    words: str
    """`folded` with a blank for whatever is neither letter nor digit."""
    codes: bytes | None = None
    """`chars` as `alphabet` codes them."""
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
    text = _with_lines_joined(text)
    codes = coded(text)
    if not _needs_mending(text, codes):
        return _view(text, codes)
    chars, starts, ends = _without_marks(text)
    mended = _in_one_script(chars) if _TWO_SCRIPTS.search(chars) else chars
    return _view(mended, coded(mended), starts, ends)


def _view(
    chars: str,
    codes: bytes | None,
    starts: array[int] | None = None,
    ends: array[int] | None = None,
) -> View:
    if codes is None:
        folded = fold(chars)
        return View(chars, folded, letters_and_digits_of(folded), codes, starts, ends)
    return View(chars, decoded(codes, _FOLDED), decoded(codes, _WORDS), codes, starts, ends)


def _needs_mending(text: str, codes: bytes | None) -> bool:
    if codes is None:
        return _NEEDS_MENDING.search(text) is not None
    seen = codes.translate(_CLASSES)
    return any(each in seen for each in _MARRED) or _LINE_BREAK.search(text) is not None


def _with_lines_joined(text: str) -> str:
    """Blanks in place of the line breaks within paragraphs; a word cut in two keeps its break."""
    parts: list[str] = []
    done = 0
    for start, end in soft_breaks(text):
        if text[start - 1] == "-":
            continue
        parts += (text[done:start], " " * (end - start))
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def _without_marks(text: str) -> tuple[str, array[int], array[int]]:
    """Compose accents, drop invisible characters, keep one blank of a run."""
    kept: list[str] = []
    starts, ends = array("q"), array("q")
    parted = _parted_words(text)
    done = 0

    def keep(start: int, end: int) -> None:
        if start < end:
            kept.append(text[start:end])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))

    for marked in _MARKED.finditer(text):
        keep(done, marked.start())
        done = marked.end()
        for position in range(*marked.span()):
            character = text[position]
            if character in _INVISIBLE or position in parted:
                continue
            if kept and "\u0300" <= character <= "\u036f":
                composed = unicodedata.normalize("NFC", kept[-1][-1] + character)
                if len(composed) == 1:
                    kept[-1] = kept[-1][:-1] + composed
                ends[-1] = position + 1
            elif kept and character in _BLANKS and kept[-1][-1] in _BLANKS:
                ends[-1] = position + 1
            else:
                keep(position, position + 1)
    keep(done, len(text))
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


def _in_one_script(chars: str) -> str:
    """Each word in letters of one script; in a text in which scripts are mixed a small word that
    could be of either is of the text's."""
    mended = _MIXED_WORD.sub(_one_script, chars)
    if len(_CYRILLIC_LETTER.findall(mended)) * 2 > len(_LATIN_LETTER.findall(mended)):
        return _LIKE_CYRILLIC_WORD.sub(lambda word: word.group().translate(_TO_CYRILLIC), mended)
    return _LIKE_LATIN_WORD.sub(lambda word: word.group().translate(_TO_LATIN), mended)


def _one_script(match: re.Match[str]) -> str:
    """A word of two scripts is a word of one with look-alikes of the other in it: of the one that
    all its letters can be of, of the commoner one where that is true of both or of neither."""
    word = match.group()
    latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    is_latin = not _CYRILLIC_LETTER.search(latin)
    if is_latin != (not _LATIN_LETTER.search(cyrillic)):
        return latin if is_latin else cyrillic
    return cyrillic if len(_CYRILLIC_LETTER.findall(word)) * 2 > len(word) else latin
