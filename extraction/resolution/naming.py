"""Do two printed names fit one person?

Compared word by word by the loose keys of `visits.names`, so that spelling and script do not
matter; initials are compared with the words they may stand for.
"""

import re
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz

from visits import names

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*", re.UNICODE)
_NEARLY = 85.0


class Fit(Enum):
    """How well two names fit, best first."""

    SAME = "the name is the same"
    INITIAL = "the surname is the same and the initial fits"
    NEAR = "the name is spelled much alike"
    SURNAME = "only one name is given, and it is the same"
    NONE = "the names differ"

    @property
    def rank(self) -> int:
        """0 for the best fit."""
        return list(Fit).index(self)


@dataclass(frozen=True)
class PrintedName:
    """A name taken apart: keys of its full words, and its initials as plain letters."""

    words: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Given name and surname, both written out."""
        return len(self.words) >= 2


def take_apart(name: str) -> PrintedName:
    """The words and initials of a printed name: "Z.Hasanov" has one of each."""
    words: list[str] = []
    initials: list[str] = []
    for found in _WORD.finditer(name):
        if len(found.group()) == 1:
            initials.append(names.fold(found.group()))
        else:
            words.extend(names.keys(found.group()))
    return PrintedName(tuple(words), tuple(each for each in initials if each))


def fit(first: str, second: str) -> Fit:
    """How well two printed names fit one person, in any order of their words."""
    one, other = take_apart(first), take_apart(second)
    common, rest_one, rest_other = _shared(one.words, other.words)
    if not common:
        return _without_common_word(one, other)
    rest_other, unmet_one, met_one = _met(one.initials, rest_other)
    rest_one, unmet_other, met_other = _met(other.initials, rest_one)
    if rest_one and rest_other:
        return Fit.NEAR if _all_near(rest_one, rest_other) else Fit.NONE
    if (unmet_one and rest_other) or (unmet_other and rest_one):
        return Fit.NONE
    if common >= 2:
        return Fit.SAME
    if met_one or met_other:
        return Fit.INITIAL
    if one.initials and other.initials:
        return Fit.INITIAL if set(one.initials) & set(other.initials) else Fit.NONE
    return Fit.SURNAME


def _shared(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """How many words both have, and what is left of each."""
    left = list(other)
    rest: list[str] = []
    for word in one:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    return len(one) - len(rest), tuple(rest), tuple(left)


def _met(
    initials: tuple[str, ...], words: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Words that no initial stands for, initials that stand for no word, and whether any did."""
    left = list(words)
    unmet: list[str] = []
    for initial in initials:
        word = next((word for word in left if _may_stand_for(initial, word)), None)
        if word is None:
            unmet.append(initial)
        else:
            left.remove(word)
    return tuple(left), tuple(unmet), len(unmet) < len(initials)


def _may_stand_for(initial: str, word_key: str) -> bool:
    """An initial is a letter, a word's key is how it sounds: bring the letter to its sound too."""
    sounds = {initial, *names.keys(initial), *names.keys(initial + "a")}
    return any(word_key.startswith(sound[0]) for sound in sounds if sound)


def _all_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each leftover word of the shorter list has a near one in the other."""
    short, long = sorted((one, other), key=len)
    return all(
        any(len(word) > 3 and fuzz.ratio(word, each) >= _NEARLY for each in long) for word in short
    )


def _without_common_word(one: PrintedName, other: PrintedName) -> Fit:
    if one.is_full and other.is_full and _all_near(one.words, other.words):
        return Fit.NEAR
    return Fit.NONE
