"""How the page is laid out: crawl line, datelines, headlines, body, furniture.

Nothing is deleted: furniture is marked, so that all offsets keep pointing into the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from extraction.engine.dateline import find_dateline
from extraction.engine.lexicon import Lexicon
from extraction.engine.matcher import Mention
from extraction.engine.sentences import split_sentences
from extraction.engine.types import Span
from extraction.engine.view import View

CRAWL_LINE: Final = re.compile(r"(?:\A|\n)[ \t\n]{0,20}date:? (\d{4}-\d\d-\d\d)(?!\d)\s?")
"""What a crawler writes before the text: the day it saw the page, often the publication's."""

_CRAWL_REACH: Final = 400

_STAMP: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)|\d{1,2}:\d\d"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_TERMINAL: Final = ".!?…"
_CLOSING: Final = "\"'”’»)] \t"
_WRAPPED: Final = 55
"""A line at least this long without a full stop was broken by width, not by sense."""
_HEAD: Final = 12
"""So many paragraphs may stand before a dateline."""
_SHORT: Final = 60
_LOOSE: Final = 160
"""A line without a full stop up to this length is a headline or furniture."""


_SENTENCE_INSIDE: Final = re.compile(r"[^\W\d_]{3}[.!?] +[^\W\d_a-zа-я]")


class Part(Enum):
    """What a stretch of the page is."""

    TEXT = "text"
    HEADLINE = "headline"
    STAMP = "stamp"
    FURNITURE = "furniture"


class Sentence(NamedTuple):
    """A sentence of the view, and the part of the page it stands in."""

    start: int
    end: int
    part: Part
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The page in sentences, with its crawl line and dateline."""

    sentences: tuple[Sentence, ...]
    crawled: Span | None
    dateline: Span | None


def lay_out(view: View, mentions: list[Mention], lexicon: Lexicon) -> Layout:
    """Take the page apart."""
    header = CRAWL_LINE.search(view.chars, 0, _CRAWL_REACH)
    crawled = Span(*header.span(1)) if header else None
    furniture = {mention.start for mention in mentions if mention.kind == "furniture"}
    if header and not view.chars[: header.start()].strip():
        units = list(_units(view.chars, header.end()))
    elif header:
        units = [
            *_units(view.chars[: header.start()], 0),
            *_units(view.chars, header.end()),
        ]
    else:
        units = list(_units(view.chars, 0))
    parts = _parts(view.chars, units, furniture)
    dateline = find_dateline(
        view,
        mentions,
        [
            (start, end, part is Part.TEXT)
            for (start, end), part in zip(units[:_HEAD], parts[:_HEAD], strict=True)
            if part is not Part.FURNITURE or end - start < _SHORT
        ],
        lexicon.dates.year_words,
    )
    sentences: list[Sentence] = []
    for number, ((start, end), part) in enumerate(zip(units, parts, strict=True)):
        if dateline and start <= dateline.start < end:
            start = dateline.end
        sentences += (
            Sentence(begin, finish, part, number)
            for begin, finish in split_sentences(view.chars, start, end, lexicon.abbreviations)
        )
    return Layout(tuple(sentences), crawled, dateline)


def _units(chars: str, start: int) -> Iterator[tuple[int, int]]:
    """Paragraphs: lines, with those joined that a hard break has parted."""
    unit_start, unit_end, blank = -1, -1, False
    for line_start, line_end in _lines(chars, start):
        if line_start == line_end:
            blank = True
            continue
        if unit_start >= 0 and _goes_on(chars, unit_start, unit_end, (line_start, line_end), blank):
            unit_end = line_end
        else:
            if unit_start >= 0:
                yield unit_start, unit_end
            unit_start, unit_end = line_start, line_end
        blank = False
    if unit_start >= 0:
        yield unit_start, unit_end


def _lines(chars: str, position: int) -> Iterator[tuple[int, int]]:
    while position <= len(chars):
        newline = chars.find("\n", position)
        end = len(chars) if newline < 0 else newline
        stripped = chars[position:end]
        left = len(stripped) - len(stripped.lstrip())
        yield (
            (position + left, position + len(stripped.rstrip()))
            if stripped.strip()
            else (
                position,
                position,
            )
        )
        position = end + 1


def _goes_on(chars: str, start: int, end: int, following: tuple[int, int], blank: bool) -> bool:
    """Whether the following line belongs to the paragraph; a whole paragraph in one line follows a
    headline, not a line that was wrapped."""
    if _ends_sentence(chars, start, end):
        return False
    if chars[following[0]].islower():
        return True
    if _is_stamp(chars, *following):
        return False
    last_line = chars.rfind("\n", start, end) + 1
    wrapped = end - max(start, last_line) >= _WRAPPED
    return wrapped and not blank and following[1] - following[0] <= _WIDEST


_WIDEST: Final = 110


def _ends_sentence(chars: str, start: int, end: int) -> bool:
    while end > start and chars[end - 1] in _CLOSING:
        end -= 1
    return end > start and chars[end - 1] in _TERMINAL


def _parts(chars: str, units: list[tuple[int, int]], furniture: set[int]) -> list[Part]:
    texts = [
        number
        for number, (start, end) in enumerate(units)
        if _ends_sentence(chars, start, end)
        or end - start > _LOOSE
        or _SENTENCE_INSIDE.search(chars, start, end)
    ]
    last_text = texts[-1] if texts else len(units)
    first_text = texts[0] if texts else 0
    is_text = set(texts)
    parts: list[Part] = []
    for number, (start, end) in enumerate(units):
        if _is_stamp(chars, start, end):
            part = Part.STAMP
        elif start in furniture:
            part = Part.FURNITURE
        elif number in is_text:
            part = Part.TEXT
        elif len(_WORD.findall(chars, start, end)) < 3 or number > last_text + (not texts):
            part = Part.FURNITURE
        elif not texts:
            part = Part.TEXT
        elif number < first_text or end - start >= _WRAPPED:
            part = Part.HEADLINE
        else:
            part = Part.FURNITURE
        parts.append(part)
    return parts


def _is_stamp(chars: str, start: int, end: int) -> bool:
    """A line that is little more than a date or a time."""
    if end - start > 90:
        return False
    words = len(_WORD.findall(chars, start, end))
    if words > 6:
        return False
    line = chars[start:end]
    return bool(_STAMP.search(line)) or (
        words <= 5 and bool(_YEAR.search(line)) and end - start < 60
    )
