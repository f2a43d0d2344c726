"""Which language an article is written in: a vote of common words and telling letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from extraction.engine.alphabet import words_of
from extraction.engine.lexicon import Lexicon
from extraction.engine.plainyaml import read_yaml
from extraction.engine.refusal import Refusal
from extraction.engine.view import View

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


def tell_language(view: View, lexicons: Mapping[str, Lexicon]) -> Guess:
    """The supported language of the text. Raises `Refusal` (unsupported_language) for others."""
    spoken = sorted(lexicon.name for lexicon in lexicons.values())
    words = words_of(view.folded[:_SAMPLE])
    raw = view.chars[:_SAMPLE].lower()
    if view.codes is None:
        _refuse_other_scripts(raw, sum(map(len, words)) or 1, spoken)
    counts = Counter(words)
    scores = {
        code: _score(counts, len(words), raw, lexicon.common_words, lexicon.letters)
        for code, lexicon in lexicons.items()
    }
    code = max(scores, key=lambda each: scores[each])
    best = scores[code]
    # what `lower` makes of a dotted capital is two characters, the second no letter
    raw_words = words_of(raw.replace("\u0307", " "))
    raw_counts = Counter(raw_words)
    for name, common, telling in _others():
        if name in spoken or raw_counts.keys().isdisjoint(common):
            continue
        if _score(raw_counts, len(raw_words), raw, common, telling) > best * 1.15:
            raise _unsupported(name, spoken)
    if best <= 0.02:
        raise _unsupported(None, spoken)
    second = max((score for other, score in scores.items() if other != code), default=0.0)
    confidence = 0.99 if best > 2 * second else 0.8
    position = _telling_word(view.folded, lexicons[code].common_words)
    return Guess(code, confidence, *position)


def _refuse_other_scripts(raw: str, letters: int, spoken: Sequence[str]) -> None:
    """For a text with characters that no supported language is written in."""
    for name, script in _OTHER_SCRIPTS.items():
        if name not in spoken and len(script.findall(raw)) > 0.4 * letters:
            raise _unsupported(name, spoken)


def _score(
    counts: Counter[str], words: int, raw: str, common: frozenset[str], letters: str
) -> float:
    share = sum(counts[word] for word in common.intersection(counts)) / (words or 1)
    telling = sum(map(raw.count, letters)) / (len(raw) or 1)
    return share + 4 * telling


def _telling_word(folded: str, common: frozenset[str]) -> tuple[int, int]:
    for match in _WORD.finditer(folded, 0, _SAMPLE):
        if match.group() in common:
            return match.span()
    return 0, 0


def _unsupported(name: str | None, spoken: Sequence[str]) -> Refusal:
    what = f"The article seems to be in {name}." if name else "The language could not be told."
    return Refusal(
        "unsupported_language",
        f"{what} {', '.join(spoken[:-1])} and {spoken[-1]} are read. "
        "If it is one of these, the text may be too short or too damaged.",
    )
