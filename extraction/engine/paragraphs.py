"""Which line breaks end a paragraph, and which only mark how wide the page was.

Mail, narrow columns and PDFs break lines by width: in the middle of sentences, between the words
of a name. Such a break is no more than a blank; a break between headlines, datelines and paragraphs
is one of sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final

from extraction.engine.types import Span

CRAWL_LINE: Final = re.compile(r"(?:\A|\n)[ \t\n]{0,20}date:? (\d{4}-\d\d(?:-\d\d)?)(?![\d-])\s?")
"""What a crawler writes before the text: the day it saw the page, often the publication's."""

LONG_LINE: Final = 55
"""A line at least this long without a full stop was broken by width, not by sense."""
WORD: Final = re.compile(r"[^\W\d_]{3,}")

_CRAWLED: Final = re.compile(r"date:? \d{4}-\d\d(?:-\d\d)?")
_STAMP: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[-.]\d\d[-.]\d\d)(?!\d)|\d{1,2}:\d\d"
)
_CLOCKED: Final = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)? ?[|/,-] ?\d{1,2}[ ./-][^\W_]{2,10}[ ./-](?:19|20)\d\d(?!\d)"
)
"""A line that opens with the time and the day it was put there: `23:09 | 20 aprel 2017 | ...`."""
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED: Final = re.compile(r"[^\W\d_a-zа-я][\w-]{1,40}, \d{1,2} [^\W\d_]{3,10}\b ?[.,:(/—–-]")
"""A line that opens like a dateline: `Nairobi, 30 May. (…`."""
_ITEM: Final = re.compile(r"[-–—•*·] {1,3}\S")
"""A line of a list, such as headlines of other articles below the text."""
_OPENING: Final = 24
"""Characters of a line by which it is known again."""
_TERMINAL: Final = ".!?…"
_CLOSING: Final = "\"'”’»)] \t"
_NEXT: Final = re.compile(r"\S{1,40}")

_WIDEST: Final = 110
"""Longer lines are whole paragraphs."""
_NARROWEST: Final = 24
_RAGGED: Final = 12
"""So much shorter than the column a full line may be."""
_FEW: Final = 4


def lines_of(chars: str, position: int = 0) -> Iterator[tuple[int, int]]:
    """Start and end of each line from `position` on, blanks around it left out; equal where the
    line is empty."""
    for line in (chars[position:] if position else chars).split("\n"):
        bare = line.strip()
        left = position
        if bare and len(bare) < len(line):
            left += len(line) - len(line.lstrip())
        yield left, left + len(bare)
        position += len(line) + 1


def soft_breaks(text: str) -> list[Span]:
    """The stretches between two lines of one paragraph: from the end of the one to the start of
    the other."""
    lines = list(lines_of(text))
    width = _column(lines)
    written = [line for line in lines if line[0] < line[1]]
    blank_before = {line[0] for above, line in pairwise(lines) if above[0] == above[1]}
    return [
        Span(above[1], line[0])
        for above, line in pairwise(written)
        if _goes_on(text, above, line, width, blank=line[0] in blank_before)
    ]


def _goes_on(
    text: str, above: tuple[int, int], line: tuple[int, int], width: int, *, blank: bool
) -> bool:
    """Whether a line belongs to the paragraph of the line above; a whole paragraph in one line
    follows a headline, not a line that was wrapped."""
    if width and not blank and _is_full(text, above, line[0], width):
        return not _is_crawlers(text, above, line)
    if ends_sentence(text, *above) or _is_crawlers(text, above, line):
        return False
    if blank and is_stamp(text, *line):
        return False
    if text[line[0]].islower():
        return True
    if _DATED.match(text, *line) or _ITEM.match(text, *line) or _told_twice(text, above, line):
        return False
    wrapped = above[1] - above[0] >= LONG_LINE
    return wrapped and not blank and line[1] - line[0] <= _WIDEST and not is_stamp(text, *line)


def _told_twice(text: str, above: tuple[int, int], line: tuple[int, int]) -> bool:
    """`Home / News / The ministers met in Oslo`, and the headline itself on the next line."""
    opening = text[line[0] : min(line[1], line[0] + _OPENING)]
    return len(opening) == _OPENING and text.find(opening, *above) >= 0


def _is_crawlers(text: str, above: tuple[int, int], line: tuple[int, int]) -> bool:
    return bool(_CRAWLED.match(text, line[0]) or _CRAWLED.fullmatch(text, *above))


def _column(lines: list[tuple[int, int]]) -> int:
    """The width in which most lines of the text are set; 0 where lines end by sense, since few of
    them then come near to one length, or most of the text stands in long lines."""
    lengths = [end - start for start, end in lines]
    short = [length for length in lengths if length <= _WIDEST]
    if sum(short) * 3 < 2 * sum(lengths):
        return 0
    counts = [0] * (_WIDEST + 1)
    for length in short:
        counts[length] += 1
    below = [0, *accumulate(counts)]
    most, width = max(
        (below[width + 1] - below[width + 1 - _RAGGED], width)
        for width in range(_NARROWEST, _WIDEST + 1)
        if counts[width] or width == _NARROWEST
    )
    return width if most >= _FEW and most * 2 > sum(counts[_RAGGED:]) else 0


def _is_full(text: str, line: tuple[int, int], following: int, width: int) -> bool:
    """Whether a line had no room for the word that follows."""
    room = width - (line[1] - line[0])
    word = _NEXT.match(text, following)
    return -_RAGGED < room <= (len(word.group()) if word else 0)


def ends_sentence(chars: str, start: int, end: int) -> bool:
    """Whether a line closes with a full stop or its like."""
    while end > start and chars[end - 1] in _CLOSING:
        end -= 1
    return end > start and chars[end - 1] in _TERMINAL


_BARRED: Final = 140


def is_stamp(chars: str, start: int, end: int) -> bool:
    """A line that is little more than a date or a time, or whose last part behind a bar is."""
    if _CLOCKED.match(chars, start, end) and end - start <= 2 * _BARRED:
        return not ends_sentence(chars, start, end)
    if end - start > _BARRED or not _DIGIT.search(chars, start, end):
        return False
    bar = chars.rfind("|", start, end)
    barred = start < bar and not ends_sentence(chars, start, end)
    return _is_day(chars, start, end) or (barred and _is_day(chars, bar + 1, end))


def _is_day(chars: str, start: int, end: int) -> bool:
    if end - start > 90:
        return False
    words = len(WORD.findall(chars, start, end))
    if words > 6:
        return False
    line = chars[start:end]
    return bool(_STAMP.search(line)) or (
        words <= 5 and bool(_YEAR.search(line)) and end - start < 60
    )
