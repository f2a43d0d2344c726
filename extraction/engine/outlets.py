"""Who published the article, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from extraction.engine.page import Page

_DOMAIN: Final = re.compile(
    r"(?<![\w.@/-])(?:www\.)?([^\W_][\w-]{1,25}\.(?:az|kz|uz|kg|tj|tm|ge|tv|com|org|net|info|press|media|news|mil|gov|ru|tr|pk|in|by|eu))(?![\w.])",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"[\"“«„]([^\"”»“]{2,30})[\"”»“]")
_BEFORE_CUE: Final = 34
_NAME: Final = re.compile(r"([^\W\d_][\w.’'-]{1,24}(?: [A-Z][\w.’'-]{1,20}){0,2})$")


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
    return candidates[0] if candidates else None


def _candidates(page: Page) -> Iterator[Outlet]:
    chars = page.view.chars
    last = page.layout.sentences[-1].end if page.layout.sentences else 0
    dateline = page.layout.dateline
    for mention in page.of("outlet"):
        known = page.lexicon.outlets[mention.key]
        text = chars[mention.start : mention.stem_end]
        if known.ambiguous and text[:1].islower():
            continue
        byline = _by_cue(page, mention.start, mention.end)
        in_dateline = dateline is not None and dateline.start <= mention.start < dateline.end + 2
        if in_dateline:
            confidence = 0.93
        elif byline:
            confidence = 0.95
        elif known.ambiguous:
            continue
        elif mention.end >= last - 3:
            confidence = 0.85
        elif mention.start < 200:
            confidence = 0.7
        else:
            confidence = 0.4
        if not known.agency:
            confidence -= 0.02
        yield Outlet(known.name, known.country, mention.start, mention.end, confidence)
    for match in _DOMAIN.finditer(chars):
        start, end = match.span(1)
        if any(each.start <= start < each.end for each in page.of("outlet")):
            continue
        if _by_cue(page, start, end):
            yield Outlet(match.group(1), None, start, end, 0.85)
        elif end >= last - 3:
            yield Outlet(match.group(1), None, start, end, 0.75)
    yield from _unlisted(page)


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
    """A quoted or capitalised name right before `reports` or its like."""
    folded, chars = page.view.folded, page.view.chars
    for word in page.lexicon.outlet.after:
        at = folded.find(f" {word}")
        while at >= 0:
            found = _name_before(chars, at)
            if found:
                yield Outlet(chars[found[0] : found[1]], None, *found, 0.6)
            at = folded.find(f" {word}", at + 1)


def _name_before(chars: str, at: int) -> tuple[int, int] | None:
    window_start = max(0, at - _BEFORE_CUE)
    window = chars[window_start:at]
    quoted = list(_QUOTED.finditer(window))
    if quoted and len(window) - quoted[-1].end() <= 6:
        start, end = quoted[-1].span(1)
        return window_start + start, window_start + end
    return None
