"""`BAKU, Azerbaijan, October 23.` `МОСКВА, 12 марта. /ТАСС/.` `AKIpress, 12 июня 2019 –`: place,
day and agency before the first sentence of an article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from extraction.engine.alphabet import CAPITALS
from extraction.engine.matcher import Mention
from extraction.engine.types import Span
from extraction.engine.view import View, fold

_NAME: Final = rf"[{CAPITALS}][\w.'’-]{{1,20}}(?: [{CAPITALS}0-9][\w.'’-]{{1,20}}){{0,3}}?"

_TOKEN: Final = re.compile(r"[^\W_]+(?:[.\-'’][^\W_]+)*|[^\w\s]")
_MARKS: Final = '.,-–—:/[]()|«»"“”'
_STRONG_MARKS: Final = "-–—:/)"
_ALONE_MARKS: Final = ":–—"
"""Marks strong enough to close a dateline of a place alone."""
_BRACKETED: Final = re.compile(
    r"\([^()\n]{2,70}\)|\([^()\n]{0,40}\([^()\n]{1,20}\)[^()\n]{0,10}\)|/[^/\n]{2,40}/"
)
"""`(AP)`, `(MENAFN- Kuwait News Agency (KUNA))`, `/ТАСС/`"""
_AGENCY: Final = re.compile(rf"{_NAME}(?:[.:/]| ?[-–—](?!\w)|$)")
"""The name of an agency behind the date, closed by a mark."""
_FIRST: Final = re.compile(rf"{_NAME}(?=[,.] )")
"""A town or an agency that nobody listed, before the day."""
_REACH: Final = 110
_LEADS: Final = 2
"""So many paragraphs that read like text may stand before a dateline."""
_KINDS: Final = ("place", "month", "weekday", "outlet")


def find_dateline(
    view: View,
    mentions: Mapping[str, Sequence[Mention]],
    units: Iterable[tuple[int, int, bool]],
    year_words: Sequence[str],
) -> Span | None:
    """The first dateline of the paragraphs given (start, end, whether text), behind the first that
    is text only one with a place and a day: a subheading may end with a full stop. A line that is
    no text, such as a stamp, is one only with a place."""
    listed = [mention for kind in _KINDS for mention in mentions.get(kind, ())]
    listed.sort(key=lambda each: (each.start, -each.end))
    texts = 0
    for start, end, is_text in units:
        found = _dateline_at(view, listed, start, end, year_words)
        kinds = _kinds_in(listed, found) if found else set()
        if found and (is_text or "place" in kinds) and (not texts or {"place", "month"} <= kinds):
            return found
        texts += is_text
        if texts > _LEADS:
            return None
    return None


def _kinds_in(mentions: Sequence[Mention], span: Span) -> set[str]:
    return {mention.kind for mention in mentions if span.start <= mention.start < span.end}


def _dateline_at(
    view: View, mentions: Sequence[Mention], start: int, end: int, year_words: Sequence[str]
) -> Span | None:
    limit = min(end, start + _REACH)
    listed = {mention.start: mention for mention in mentions if start <= mention.start < limit}
    days = {at for at, mention in listed.items() if mention.kind in ("month", "weekday")}
    position, last_mark = start, -1
    place = town = name = number = False
    for token in _TOKEN.finditer(view.chars, start, limit):
        at, text = token.start(), token.group()
        if at < position:
            continue
        mention = listed.get(at)
        closed = _BRACKETED.match(view.chars, at, limit) if text in "(/" else None
        if mention and not mention.case and not mention.key.endswith("demonym"):
            place = place or mention.kind == "place"
            town = town or mention.key.endswith((" capital", " city"))
            name = name or mention.kind == "outlet" or (text.isupper() and len(text) > 3)
            number = number or mention.kind == "month"
            position = mention.end
        elif closed:
            name = True
            position = last_mark = closed.end()
        elif text in _MARKS:
            last_mark = position = token.end()
        elif _is_number(text) or _is_acronym(text) or (number and fold(text) in year_words):
            name = name or (text.replace(".", "").isalpha() and text.isupper())
            number = number or _is_number(text)
            position = token.end()
        elif agency := _agency(view.chars, at, limit, number, days):
            name = True
            position = agency
            if number:
                last_mark = agency
                break
        else:
            break
    else:
        last_mark = max(last_mark, position if position >= end and number else -1)
    return _closed(view.chars, start, end, position, last_mark, place, town, name, number)


def _agency(chars: str, at: int, limit: int, number: bool, days: Collection[int]) -> int:
    """Where an agency's name that stands at `at` ends; 0 for none."""
    if number:
        closed = _AGENCY.match(chars, at, limit)
        return closed.end() if closed else 0
    first = _FIRST.match(chars, at, limit)
    if first is None or any(at < day < first.end() for day in days):
        return 0  # `On Tuesday, July 5, …` opens a sentence
    behind = first.end() + 2
    return first.end() if behind in days or chars[behind : behind + 1].isdigit() else 0


def _is_number(text: str) -> bool:
    """`26`, `15.02.2024`"""
    return text.replace(".", "").replace("-", "").isdigit()


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.replace(".", "").isupper()


def _closed(
    chars: str,
    start: int,
    end: int,
    position: int,
    last_mark: int,
    place: bool,
    town: bool,
    name: bool,
    number: bool,
) -> Span | None:
    """A dateline needs a place or a name, a day or a name, and a mark that closes it."""
    if last_mark < 0 or not (place or name):
        return None
    # `Islamabad - The minister`, but not `Pakistan - Iran talks`
    parted = town and chars[last_mark - 2 : last_mark + 1] == " - "
    if not (number or name or parted) and chars[last_mark - 1] not in _ALONE_MARKS:
        return None
    if last_mark < position < end and chars[last_mark - 1] not in _STRONG_MARKS:
        return None
    return Span(start, last_mark)
