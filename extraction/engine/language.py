"""Which language an article is written in: a vote of common words and telling letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from extraction.engine.lexicon import Lexicon
from extraction.engine.plainyaml import read_yaml
from extraction.engine.refusal import Refusal

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 2500

_OTHER_SCRIPTS: Final = {
    "Arabic or Persian": re.compile(r"[\u0600-\u06ff]"),
    "Georgian": re.compile(r"[\u10a0-\u10ff]"),
    "Armenian": re.compile(r"[\u0530-\u058f]"),
    "Chinese or Japanese": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
    "Korean": re.compile(r"[\uac00-\ud7af]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Hindi": re.compile(r"[\u0900-\u097f]"),
    "Gujarati or Bengali": re.compile(r"[\u0980-\u0aff]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
}

_OTHERS: Final = Path(__file__).parent / "languages" / "others.yml"


@lru_cache(maxsize=1)
def _others() -> tuple[tuple[str, frozenset[str], str], ...]:
    """Name, common words and telling letters of the languages that are refused."""
    return tuple(
        (name, frozenset(entry["words"]), entry["letters"])
        for name, entry in read_yaml(_OTHERS).items()
    )


class Guess(NamedTuple):
    """The language of a text, how sure, and where a telling word stands."""

    code: str
    confidence: float
    start: int
    end: int


def tell_language(chars: str, folded: str, lexicons: Mapping[str, Lexicon]) -> Guess:
    """The supported language of the text. Raises `Refusal` (unsupported_language) for others."""
    sample = folded[:_SAMPLE]
    words = _WORD.findall(sample)
    raw = chars[:_SAMPLE].lower()
    raw_words = set(_WORD.findall(raw))
    letters = sum(map(len, words)) or 1
    for name, script in _OTHER_SCRIPTS.items():
        if len(script.findall(raw)) > 0.4 * letters:
            raise _unsupported(name)
    scores = {
        code: _score(words, raw, lexicon.common_words, lexicon.letters)
        for code, lexicon in lexicons.items()
    }
    code = max(scores, key=lambda each: scores[each])
    best = scores[code]
    counted = _WORD.findall(raw)
    for name, common, telling in _others():
        if not common & raw_words:
            continue
        if _score(counted, raw, common, telling) > best * 1.15:
            raise _unsupported(name)
    if best <= 0.02:
        raise _unsupported(None)
    second = max((score for other, score in scores.items() if other != code), default=0.0)
    confidence = 0.99 if best > 2 * second else 0.8
    position = _telling_word(folded, lexicons[code].common_words)
    return Guess(code, confidence, *position)


def _score(words: list[str], raw: str, common: frozenset[str], letters: str) -> float:
    share = sum(map(common.__contains__, words)) / (len(words) or 1)
    telling = sum(raw.count(letter) for letter in letters) / (len(raw) or 1)
    return share + 4 * telling


def _telling_word(folded: str, common: frozenset[str]) -> tuple[int, int]:
    for match in _WORD.finditer(folded, 0, _SAMPLE):
        if match.group() in common:
            return match.span()
    return 0, 0


def _unsupported(name: str | None) -> Refusal:
    what = f"The article seems to be in {name}." if name else "The language could not be told."
    return Refusal(
        "unsupported_language",
        f"{what} English, Azerbaijani, Russian and Turkish are read. "
        "If it is one of these, the text may be too short or too damaged.",
    )
