"""How the page is laid out: crawl line, datelines, headlines, body, furniture.

Nothing is deleted: furniture is marked, so that all offsets keep pointing into the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from extraction.engine.dateline import find_dateline
from extraction.engine.lexicon import Lexicon
from extraction.engine.matcher import Mention
from extraction.engine.paragraphs import (
    CRAWL_LINE,
    LONG_LINE,
    WORD,
    ends_sentence,
    is_stamp,
    lines_of,
)
from extraction.engine.sentences import split_sentences
from extraction.engine.types import Span
from extraction.engine.view import View

_CRAWL_REACH: Final = 400

_HEAD: Final = 12
"""So many paragraphs may stand before a dateline."""
_PARAGRAPH: Final = 120
"""Shorter texts above a dateline are words of the page: cookies, captions, teasers."""
_SHORT: Final = 60
_HEADING_REST: Final = 2
"""Characters of a mark behind such a line."""
_LOOSE: Final = 160
"""A line without a full stop up to this length is a headline or furniture."""


_SENTENCE_INSIDE: Final = re.compile(r"[^\W\d_]{3}[.!?] +[^\W\d_a-zа-я]")


class Part(Enum):
    """What a stretch of the page is."""

    __hash__ = object.__hash__

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


def lay_out(view: View, mentions: Mapping[str, Sequence[Mention]], lexicon: Lexicon) -> Layout:
    """Take the page apart."""
    header = CRAWL_LINE.search(view.chars, 0, _CRAWL_REACH)
    crawled = Span(*header.span(1)) if header else None
    furniture = {mention.start for mention in mentions.get("furniture", ())}
    if header and not view.chars[: header.start()].strip():
        units = list(_units(view.chars, header.end()))
    elif header:
        units = [
            *_units(view.chars[: header.start()], 0),
            *_units(view.chars, header.end()),
        ]
    else:
        units = list(_units(view.chars, 0))
    parts = _parts(
        view.chars, units, furniture, _quoting(view.chars, units, mentions.get("said_by", ()))
    )
    parts = _without_the_rest(units, parts, mentions.get("rest", ()))
    dateline = find_dateline(
        view,
        mentions,
        [
            (start, end, part is Part.TEXT and end - start >= _PARAGRAPH)
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


def _without_the_rest(
    units: list[tuple[int, int]], parts: list[Part], headings: Iterable[Mention]
) -> list[Part]:
    """The page behind a line like `Related news`, which stands below text, is of other articles,
    and so are the days printed there."""
    alone = {heading.start: heading.end for heading in headings}
    for number, (start, end) in enumerate(units):
        below = Part.TEXT in parts[:number]
        if below and start in alone and end - alone[start] <= _HEADING_REST:
            return [*parts[:number], *(Part.FURNITURE for _ in parts[number:])]
    return parts


def _units(chars: str, start: int) -> Iterator[tuple[int, int]]:
    """Paragraphs: the view has joined the lines that a hard break had parted."""
    return ((begin, end) for begin, end in lines_of(chars, start) if begin < end)


_SAYS: Final = 12
"""Characters between a verb of saying and the end of its line."""


def _quoting(
    chars: str, units: list[tuple[int, int]], sayings: Sequence[Mention]
) -> frozenset[int]:
    """Starts of lines like `The minister, A. B., said:`, behind which a quotation stands."""
    said = [saying.end for saying in sayings]
    return frozenset(
        start
        for start, end in units
        if chars[end - 1] == ":" and any(end - _SAYS <= behind < end for behind in said)
    )


def _parts(
    chars: str, units: list[tuple[int, int]], furniture: set[int], quoting: frozenset[int]
) -> list[Part]:
    texts = [
        number
        for number, (start, end) in enumerate(units)
        if start not in furniture
        and (
            ends_sentence(chars, start, end)
            or start in quoting
            or end - start > _LOOSE
            or _SENTENCE_INSIDE.search(chars, start, end)
        )
    ]
    last_text = texts[-1] if texts else len(units)
    first_text = texts[0] if texts else 0
    is_text = set(texts)
    parts: list[Part] = []
    for number, (start, end) in enumerate(units):
        if is_stamp(chars, start, end):
            part = Part.STAMP
        elif start in furniture or _is_menu(chars, start, end):
            part = Part.FURNITURE
        elif number in is_text:
            part = Part.TEXT
        elif len(WORD.findall(chars, start, end)) < 3 or number > last_text + (not texts):
            part = Part.FURNITURE
        elif not texts:
            part = Part.TEXT
        elif number < first_text or end - start >= LONG_LINE:
            part = Part.HEADLINE
        else:
            part = Part.FURNITURE
        parts.append(part)
    return parts


def _is_menu(chars: str, start: int, end: int) -> bool:
    """`Home | News | Sport`"""
    return end - start < _LOOSE and sum(chars.count(mark, start, end) for mark in _BARS) > 1


_BARS: Final = "|•·›"
