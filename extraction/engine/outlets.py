"""Who published the article, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from extraction.engine.alphabet import CAPITALS
from extraction.engine.layout import Part
from extraction.engine.page import Page

_TOP: Final = (
    r"\.(?:az|kz|uz|kg|tj|tm|ge|tv|com|org|net|info|press|media|news|mil|gov|ru|tr|pk|in|by|eu)"
)
_TOP_DOMAIN: Final = re.compile(rf"{_TOP}(?!\.?\w)", re.IGNORECASE)
_DOMAIN: Final = re.compile(
    rf"(?<![\w.@/-])(?:www\.)?([^\W_][\w-]{{1,25}}{_TOP})(?!\.?\w)", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"[\"“«„]([^\"”»“]{2,30})[\"”»“]")
_BEFORE_CUE: Final = 44
_CAPITALS: Final = re.compile(
    rf"[,;] ((?:[{CAPITALS}][\w.’'-]{{1,20}} ){{0,3}}[{CAPITALS}][\w.’'-]{{1,20}})$"
)
_BRACKETED: Final = re.compile(r"\(([^()\n+:]{2,40})\)")
_ALONE: Final = re.compile(
    rf"[\s,.|/·()–—-]{{0,4}}([{CAPITALS}][\w.'’-]{{1,20}}(?: [\w.'’-]{{2,20}}){{0,3}}?)"
    r"(?: \([^()]{2,20}\))?[\s,.|/·()–—-]{0,4}"
)
_BEHIND_DATE: Final = re.compile(
    rf"[\s.,/:|·–—-]{{1,4}}(?:\d{{1,2}}:\d\d )?([{CAPITALS}][\w.'-]{{1,20}}"
    rf"(?: [{CAPITALS}][\w.'-]{{1,20}}){{0,3}}?)\s?(?:[.:/—–-]|$)"
)


_LONGER: Final = re.compile(rf" [{CAPITALS}][a-zа-яçğıöşüə]")
"""The name goes on: `Turan Bülteni` is not Turan."""


_REST: Final = re.compile(r"[.'’-]{1,3}[^\W\d_]?$")


class Outlet(NamedTuple):
    """A publisher named in the article."""

    name: str
    country: str | None
    start: int
    end: int
    confidence: float


def find_outlet(page: Page) -> Outlet | None:
    """The publisher: an agency of the byline before the site that carries it."""
    candidates = sorted(_candidates(page), key=lambda each: (-each.confidence, each.start))
    return _trimmed(candidates[0]) if candidates else None


def _trimmed(outlet: Outlet) -> Outlet:
    """Without the full stop behind it, and without the letter that was glued to that."""
    name = _REST.sub("", outlet.name)
    return outlet._replace(name=name, end=outlet.end - len(outlet.name) + len(name))


def _candidates(page: Page) -> Iterator[Outlet]:
    chars = page.view.chars
    last = page.layout.sentences[-1].end if page.layout.sentences else 0
    dateline = page.layout.dateline
    for mention in page.of("outlet"):
        known = page.lexicon.outlets[mention.key]
        text = chars[mention.start : mention.stem_end]
        if known.ambiguous and (text[:1].islower() or _LONGER.match(chars, mention.end)):
            continue
        byline = _by_cue(page, mention.start, mention.end)
        in_dateline = dateline is not None and dateline.start <= mention.start < dateline.end + 2
        if in_dateline:
            confidence = 0.89
        elif byline:
            confidence = 0.95
        elif _signs(chars, mention.start, mention.end):
            confidence = 0.9
        elif known.ambiguous:
            continue
        elif mention.end >= last - 3:
            confidence = 0.85
        elif _apart(page, mention.start):
            confidence = 0.7
        else:
            continue
        if not known.agency:
            confidence -= 0.02
        yield Outlet(text, known.country, mention.start, mention.stem_end, confidence)
    for match in _DOMAIN.finditer(chars) if _TOP_DOMAIN.search(chars) else ():
        start, end = match.span(1)
        if any(start < each.end for each in page.within("outlet", start - 40, start + 1)):
            continue
        if _by_cue(page, start, end):
            yield Outlet(match.group(1), None, start, end, 0.85)
        elif end >= last - 3:
            yield Outlet(match.group(1), None, start, end, 0.75)
    yield from _unlisted(page)


def _signs(chars: str, start: int, end: int) -> bool:
    """In brackets behind the last sentence of a paragraph: `… of the visit. (ANI)`"""
    line_end = chars.find("\n", end)
    rest = chars[end : line_end if line_end >= 0 else len(chars)]
    before = chars[max(0, start - 4) : start].rstrip("( ")
    return rest.strip() == ")" and chars[start - 1] == "(" and before[-1:] in tuple(".”\"’'!?")


def _apart(page: Page, position: int) -> bool:
    """In a line of its own, no part of the story."""
    sentence = page.sentence_at(position)
    return sentence is not None and sentence.part in (Part.STAMP, Part.FURNITURE)


def _by_cue(page: Page, start: int, end: int) -> bool:
    """Whether `reports`, `told`, `məlumat verilib` ... stands beside the name."""
    folded = page.view.folded
    before = folded[max(0, start - _BEFORE_CUE) : start].rstrip(" \"'")
    after = folded[end : end + _BEFORE_CUE].lstrip(" \"',-")
    words = page.lexicon.outlet
    return (
        before.endswith(words.before)
        or after.startswith(words.after)
        or before.endswith(words.opening)
        or any(f" {word}" in f" {after}" for word in words.after if " " in word)
    )


def _unlisted(page: Page) -> Iterator[Outlet]:
    """A publisher nobody listed: quoted or capitalised right before `reports`, in the dateline, or
    alone in the last line."""
    folded, chars = page.view.folded, page.view.chars
    for word in page.lexicon.outlet.after:
        at = folded.find(f" {word}")
        while at >= 0:
            found = _name_before(chars, at)
            if found and not page.first("organ", found[0] - 1, found[1]):
                yield Outlet(chars[found[0] : found[1]], None, *found, 0.8)
            at = folded.find(f" {word}", at + 1)
    yield from _beside_stamps(page)
    yield from _last_line(page)
    dateline = page.layout.dateline
    if dateline:
        yield from _in_dateline(page, dateline.start, dateline.end)


def _in_dateline(page: Page, start: int, end: int) -> Iterator[Outlet]:
    chars = page.view.chars
    bracketed = _BRACKETED.search(chars, start, end)
    if bracketed:
        yield Outlet(bracketed.group(1), None, *bracketed.span(1), 0.8)
    dates = page.dates_within(start, end)
    if not dates:
        return
    behind = _BEHIND_DATE.match(chars, dates[-1].end, min(end + 1, len(chars)))
    if behind:
        yield Outlet(behind.group(1), None, *behind.span(1), 0.76)
    before = _ALONE.fullmatch(chars, start, dates[0].start)
    if before and not _names_a_place(page, start, dates[0].start):
        yield Outlet(before.group(1), None, *before.span(1), 0.74)


def _last_line(page: Page) -> Iterator[Outlet]:
    """A line of a name alone at the very end."""
    for sentence in page.layout.sentences[-1:]:
        if sentence.part is not Part.FURNITURE or page.first(
            "furniture", sentence.start, sentence.end
        ):
            continue
        name = _ALONE.fullmatch(page.view.chars, sentence.start, sentence.end)
        if name and len(page.layout.sentences) > 2:
            yield Outlet(name.group(1), None, *name.span(1), 0.6)


def _beside_stamps(page: Page) -> Iterator[Outlet]:
    """`Gulf Courier, 6 July 2023`: a short line of a name and a day."""
    chars = page.view.chars
    for sentence in page.layout.sentences:
        if sentence.part is not Part.STAMP:
            continue
        dates = page.dates_within(sentence.start, sentence.end)
        if len(dates) != 1 or _names_a_place(page, sentence.start, sentence.end):
            continue
        for start, end in ((sentence.start, dates[0].start), (dates[0].end, sentence.end)):
            name = _ALONE.fullmatch(chars, start, end)
            if name and not page.any_of(("weekday", "furniture"), start, end):
                yield Outlet(name.group(1), None, *name.span(1), 0.72)


def _names_a_place(page: Page, start: int, end: int) -> bool:
    """A country or a capital; papers are named after other towns."""
    return any(
        not mention.case and not mention.key.endswith(" city")
        for mention in page.within("place", start, end)
    )


def _name_before(chars: str, at: int) -> tuple[int, int] | None:
    """The quoted name, or the capitalised words behind a comma or at a sentence's start."""
    window_start = max(0, at - _BEFORE_CUE)
    window = chars[window_start:at]
    quoted = list(_QUOTED.finditer(window))
    if quoted and len(window) - quoted[-1].end() <= 6:
        start, end = quoted[-1].span(1)
        return window_start + start, window_start + end
    plain = _CAPITALS.search(window)
    if plain:
        return window_start + plain.start(1), window_start + plain.end(1)
    return None
