"""The characters that nearly all reports are written in, one byte each.

Byte tables let C look at a whole text at once: what folding makes of it, where two scripts meet,
where its words are. A text with a character beside these 256 has no such bytes (`coded` is None)
and goes the slower way, with the same outcome.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Final

LATIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CAPITALS: Final = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))
"""Of every Latin, Greek and Cyrillic alphabet; for the brackets of a pattern."""
CYRILLIC: Final = "".join(map(chr, range(0x410, 0x450))) + "ЁёіїєґІЇЄҐ"
ACCENTED: Final = "ÇçĞğİıÖöŞşÜüƏəÂâÎîÛûÁáÉéÍíÓóÚúÝýÀàÈèÄäËëÑñÔôŠšŽžČčĆćŁłßØøÅå"
_MARKS: Final = "“”„«»‘’‚–—−…•№°·›′©\u00a0"
_ASCII: Final = "\0\t\n\r" + "".join(map(chr, range(0x20, 0x7F)))

_ALL: Final = _ASCII + CYRILLIC + ACCENTED + _MARKS
_CODES: Final = codecs.charmap_build(_ALL)


def coded(text: str) -> bytes | None:
    """One byte for each character, its place in the list; None where one is not listed."""
    try:
        return codecs.charmap_encode(text, "strict", _CODES)[0]
    except UnicodeEncodeError:
        return None


def decoding(replaced: Mapping[int, str]) -> str:
    """The table with which `decoded` gives each character back, or what replaces it."""
    return _ALL.translate(replaced)


def decoded(codes: bytes, table: str) -> str:
    """Coded text in the characters of a table."""
    return codecs.charmap_decode(codes, "strict", table)[0]


def classes(*groups: tuple[str, str]) -> bytes:
    """A table for `bytes.translate`: each character of a group becomes the group's one letter, all
    others a blank."""
    table = bytearray(b" " * 256)
    for letter, members in groups:
        for position in filter(None, map(coded, members)):
            table[position[0]] = ord(letter)
    return bytes(table)


_NO_LETTER: Final = re.compile(r"[\W\d_]")
_NO_WORD: Final = re.compile(r"[\W_]")


def _blanked(pattern: re.Pattern[str]) -> str:
    return decoding({ord(each): " " for each in _ALL if pattern.match(each)})


_LETTERS: Final = _blanked(_NO_LETTER)
_WORDS: Final = _blanked(_NO_WORD)


def letters_of(text: str) -> str:
    """The text with a blank for whatever is no letter."""
    codes = coded(text)
    return _NO_LETTER.sub(" ", text) if codes is None else decoded(codes, _LETTERS)


def letters_and_digits_of(text: str) -> str:
    """The text with a blank for whatever is neither."""
    codes = coded(text)
    return _NO_WORD.sub(" ", text) if codes is None else decoded(codes, _WORDS)


def words_of(text: str) -> list[str]:
    """The runs of letters of a text, in order."""
    return letters_of(text).split()
