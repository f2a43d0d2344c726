"""Where sentences end: not at initials, abbreviated ranks, ordinals or the dot of a web address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extraction.engine.view import fold_word

LONGEST: Final = 1500

# Begun only where a run of marks begins, and never given back: a line of dots takes linear time.
_END: Final = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+(?=\s|[^\W\d_])")
_BEFORE: Final = re.compile(r"([^\W_]{1,25}(?:\.[^\W_]{1,25}){0,12})$")
_DOMAIN: Final = re.compile(
    r"(?:az|com|ru|tr|org|net|gov|info|tv|kz|uz|ge|by|ua|in|pk|mil|int|eu|uk|us|media)\b",
    re.IGNORECASE,
)


def split_sentences(
    chars: str, start: int, end: int, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `chars[start:end]`, blanks around it left out."""
    begin = start
    for mark in _END.finditer(chars, start, end):
        if not _is_end(chars, begin, mark, end, abbreviations):
            continue
        yield from _bounded(chars, begin, mark.end())
        begin = mark.end()
    yield from _bounded(chars, begin, end)


def _bounded(chars: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """No sentence is longer than `LONGEST`: rules compare what stands in one sentence."""
    while end - start > LONGEST:
        blank = chars.rfind(" ", start, start + LONGEST)
        cut = blank if blank > start else start + LONGEST
        yield from _stripped(chars, start, cut)
        start = cut
    yield from _stripped(chars, start, end)


def _is_end(
    chars: str, begin: int, mark: re.Match[str], end: int, abbreviations: frozenset[str]
) -> bool:
    after = mark.end()
    following = after
    while following < end and chars[following].isspace():
        following += 1
    if following >= end:
        return True
    glued = following == after
    next_char = chars[following]
    if next_char.islower():
        return False
    if "." not in mark.group():
        return not glued
    before = chars[max(begin, mark.start() - 25) : mark.start()]
    word_match = _BEFORE.search(before.rpartition(" ")[2])
    word = word_match.group(1) if word_match else ""
    if word and all(len(part) == 1 and part.isupper() for part in word.split(".")):
        return False  # `Z. Həsənov`, `A.T. Puheloinen`
    if glued:
        opens = chars[following : following + 3]
        return (
            len(word) > 2
            and (word[-1].islower() or (opens[1:].islower() and opens.isalpha()))
            and next_char.isupper()
            and not _DOMAIN.match(chars, following)
            and not _is_short(word, abbreviations)
        )
    if word.isdigit() and len(word) <= 2 and not next_char.isupper():
        return False
    return not _is_short(word, abbreviations)


def _is_short(word: str, abbreviations: frozenset[str]) -> bool:
    """`Gen`, and the last of `Prof.Dr`."""
    folded = fold_word(word)
    return folded in abbreviations or folded.rpartition(".")[2] in abbreviations


def _stripped(chars: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and chars[start].isspace():
        start += 1
    while end > start and chars[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
