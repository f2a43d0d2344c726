"""When the article came out, as far as it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extraction.engine.dates import Day, iso_day, with_year_near
from extraction.engine.layout import Part
from extraction.engine.page import Page
from extraction.engine.types import Document, Span

_TOP_STAMPS: Final = 12
_BOTTOM_STAMPS: Final = 4
_PRINTED: Final = 3
"""Days between the dateline and the stamp of the same report."""
_OF_A_TIME: Final = 31
"""Days between what a page prints as published and as updated."""
_TODAY_REACH: Final = 16


@dataclass(frozen=True, slots=True)
class Published:
    """When the article came out, as far as it says."""

    day: Day | None
    span: Span | None
    confidence: float


def find_publication(page: Page, document: Document) -> Published:
    """A printed stamp before the crawl's, before the page's metadata, before a dated dateline."""
    stamp = _stamp(page)
    if stamp and stamp.day and stamp.day.year:
        return stamp
    if page.layout.crawled:
        start, end = page.layout.crawled
        day = iso_day(page.view.chars[start:end])
        if day:
            return Published(day, page.stored(start, end), 0.9)
    day = iso_day(document.published)
    if day:
        return Published(day, None, 0.9)
    told = stamp or _in_dateline(page) or _on_today(page) or _cited(page)
    return told or Published(None, None, 0.0)


def _stamp(page: Page) -> Published | None:
    """A line with little but the day: near the top, else at the end; a month alone will do, and
    above the text a day without its year (`19:10, 3 March`). A page may bear the day it was looked
    at too: the stamp agrees with the dateline's day, else it is of the time of the one next to the
    text."""
    sentences = page.layout.sentences
    texts = [sentence.start for sentence in sentences if sentence.part is Part.TEXT]
    days: list[Published] = []
    before: Day | None = None
    month: Published | None = None
    bare: Published | None = None
    below = [each for each in sentences[_TOP_STAMPS:] if each.part is not Part.FURNITURE]
    for sentence in (*sentences[:_TOP_STAMPS], *below[-_BOTTOM_STAMPS:]):
        if sentence.part is not Part.STAMP:
            continue
        printed = len(days)
        for date in page.dates_within(sentence.start, sentence.end):
            span = page.stored(date.start, date.end)
            if date.first.as_date():
                days.append(Published(date.first, span, 0.95))
            elif date.first.year and month is None:
                month = Published(date.first, span, 0.85)
            elif date.first.day and bare is None and texts and sentence.start < texts[0]:
                bare = Published(date.first, span, 0.8)
        if len(days) > printed and texts and sentence.start < texts[0]:
            before = days[printed].day  # `Published … | Updated …`: the first of the line
    written, within = _written(page), _PRINTED
    if written is None:
        written, within = before, _OF_A_TIME
    agreeing = (each for each in days if written and _near(written, each.day, within))
    return next(agreeing, days[0] if days else month or bare)


def _written(page: Page) -> Day | None:
    """The day of the dateline."""
    dateline = page.layout.dateline
    dates = page.dates_within(*dateline) if dateline else []
    return next((date.first for date in dates if date.first.day), None)


def _near(written: Day, printed: Day | None, within: int) -> bool:
    """Whether a report written on one day may have been printed on the other."""
    if printed is None:
        return False
    day, printed_on = with_year_near(written, printed).as_date(), printed.as_date()
    return bool(day and printed_on and abs((printed_on - day).days) <= within)


def _in_dateline(page: Page) -> Published | None:
    dateline = page.layout.dateline
    for date in page.dates:
        if dateline and dateline.start <= date.start < dateline.end and date.first.day:
            confidence = 0.85 if date.first.year else 0.75
            return Published(date.first, page.stored(date.start, date.end), confidence)
    return None


_YEAR_CITED: Final = re.compile(r"\.\s?-\s?((?:19|20)\d\d)\.?\s?-\s?$")
_CITED: Final = 14
"""Characters of a year before the day in a library's citation."""


def _cited(page: Page) -> Published | None:
    """`Kaspi.-2014.- 29 yanvar.- S.3.`, the last line of a page of a library: where it was printed,
    the year before the day."""
    for date in reversed(page.dates):
        if date.first.year is not None or date.first.day is None:
            continue
        before = page.view.chars[max(0, date.start - _CITED) : date.start]
        year = _YEAR_CITED.search(before)
        if year:
            span = page.stored(date.start - len(before) + year.start(1), date.end)
            return Published(date.first.in_year(int(year.group(1))), span, 0.9)
    return None


def _on_today(page: Page) -> Published | None:
    """`received today (Tuesday, January 17th, 2023)`: the day of writing."""
    for mention in page.of("relative_day"):
        if mention.key != "today":
            continue
        for date in page.dates_within(mention.end, mention.end + _TODAY_REACH + 1):
            if date.first.as_date():
                return Published(date.first, page.stored(date.start, date.end), 0.85)
    return None
