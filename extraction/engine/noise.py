"""Noise as pages, scanners and clerks make it: articles spoilt on purpose, the same for one seed.

The record expected of a spoilt article is that of the clean one. Only a cut end takes something
away for good; there the fields are scored that the beginning of a report tells (`SCORED`).
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from extraction.engine.evaluation import Case, Report, evaluate
from extraction.engine.pipeline import Engine
from extraction.engine.plainyaml import read_yaml
from extraction.engine.view import fold

FURNITURE: Final = Path(__file__).parent / "tests" / "corpus" / "furniture.yml"

_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_GLUED: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?]) +(?=[^\W\d_])")
_LINES: Final = re.compile(r"[ \t]*\n\s*")
_PARAGRAPH: Final = re.compile(r"\n+")
_MISREAD: Final = {"l": "1", "o": "0", "m": "rn", "rn": "m", "i": "l", "e": "c", "н": "п", "о": "0"}
"""What a scanner makes of a letter."""
_LATIN: Final = "ABCEHIJKMOPSTXYaceijopsxyə"
_CYRILLIC: Final = "АВСЕНІЈКМОРЅТХУасеіјорѕхуә"
_LOOK_ALIKES: Final = str.maketrans(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN)
_SHORTEST: Final = 6
"""Shorter words are left to a scanner's good eye, and names with their capitals too."""

Spoil = Callable[[str, str, random.Random], str]
"""Text, language and a source of chance in; the spoilt text out."""


def spoil(text: str, kind: str, language: str, *, seed: int, name: str) -> str:
    """`text` with one kind of noise; the same for the same seed and name."""
    chance = random.Random(f"{seed} {kind} {name}")  # noqa: S311 - nothing secret
    return KINDS[kind](text, language, chance)


def evaluate_spoilt(engine: Engine, cases: Iterable[Case], kind: str, *, seed: int) -> Report:
    """How well articles are read with one kind of noise laid over them."""

    def spoilt(case: Case, text: str) -> str:
        return spoil(text, kind, case.language, seed=seed, name=case.file.stem)

    return evaluate(engine, cases, spoilt)


def noise_figures(report: Report, kind: str) -> dict[str, dict[str, float]]:
    """The means per group of what is scored under this noise; what is recorded and compared."""
    groups = sorted(group for group in report.fields if not group.startswith("case:"))
    return {group: report.means(group, SCORED.get(kind)) for group in groups}


def _lost_diacritics(text: str, language: str, chance: random.Random) -> str:
    return "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if not character.isalpha():
        return character
    folded = fold(character)
    if folded == character.lower():
        return character
    return folded if character.islower() else folded.upper()


def _joined_lines(text: str, language: str, chance: random.Random) -> str:
    return _LINES.sub(" ", text.strip())


def _furniture(text: str, language: str, chance: random.Random) -> str:
    lines: Mapping[str, list[str]] = _page_lines().get(language, {})
    paragraphs = text.strip("\n").split("\n")
    inside = [number for number, line in enumerate(paragraphs) if number > 1 and line]
    between = list(lines.get("between", ()))
    if inside and between:
        paragraphs.insert(chance.choice(inside), chance.choice(between))
    above = [line for line in lines.get("above", ()) if chance.random() < 0.7]
    below = [line for line in lines.get("below", ()) if chance.random() < 0.8]
    return "\n".join([*above, "", *paragraphs, "", *below]) + "\n"


def _cut_end(text: str, language: str, chance: random.Random) -> str:
    """Broken off within a word of the last part, as excerpts are."""
    body = text.rstrip()
    words = [word for word in _WORD.finditer(body, len(body) * 4 // 5) if len(word.group()) > 3]
    if not words:
        return body
    word = chance.choice(words)
    return body[: chance.randint(word.start() + 2, word.end() - 1)] + chance.choice(
        ["", "…", "..."]
    )


def _homoglyphs(text: str, language: str, chance: random.Random) -> str:
    """Letters of the other script that look the same: one in ten, whole words now and then."""

    def swapped(match: re.Match[str]) -> str:
        word = match.group()
        share = 1.0 if chance.random() < 0.03 else 0.1
        return "".join(
            letter.translate(_LOOK_ALIKES) if chance.random() < share else letter for letter in word
        )

    return _WORD.sub(swapped, text)


def _hard_breaks(text: str, language: str, chance: random.Random) -> str:
    """Each paragraph in short lines, as out of a mail or a narrow column."""
    width = chance.randint(34, 60)
    wrapped = [
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    ]
    return "\n".join(wrapped)


def _missing_spaces(text: str, language: str, chance: random.Random) -> str:
    return _GLUED.sub(lambda blank: "" if chance.random() < 0.8 else blank.group(), text)


def _ocr_letters(text: str, language: str, chance: random.Random) -> str:
    """In one small word of twelve a letter is misread, lost, doubled or changes places."""

    def misread(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) < _SHORTEST or not word.islower() or chance.random() > 1 / 12:
            return word
        at = chance.randrange(1, len(word) - 1)
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        return chance.choice(
            [
                head + _MISREAD.get(letter, letter) + tail,
                head + tail,
                head + letter + letter + tail,
                head + tail[0] + letter + tail[1:],
            ]
        )

    return _WORD.sub(misread, text)


@lru_cache(maxsize=1)
def _page_lines() -> Mapping[str, Any]:
    lines: Mapping[str, Any] = read_yaml(FURNITURE)
    return lines


KINDS: Final[Mapping[str, Spoil]] = {
    "lost_diacritics": _lost_diacritics,
    "joined_lines": _joined_lines,
    "furniture": _furniture,
    "cut_end": _cut_end,
    "homoglyphs": _homoglyphs,
    "hard_breaks": _hard_breaks,
    "missing_spaces": _missing_spaces,
    "ocr_letters": _ocr_letters,
}

SCORED: Final[Mapping[str, frozenset[str]]] = {
    "cut_end": frozenset(
        ["article.kind", "article.language", "engagements", "kind", "host", "guests"]
    ),
}
"""The fields that count where the noise destroys what others are read from."""
