"""How many steps a backtracking matcher takes for a pattern on a text, counted, not timed.

A small matcher of our own over the parsed pattern, with the search order of `re` and none of its
shortcuts: what it needs is an upper bound.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], bool]
DEPTH = 60_000


class TooManySteps(Exception):
    """The matcher was stopped."""


def parsed(pattern: re.Pattern[str]) -> Any:
    """The tree of a compiled pattern."""
    return parser.parse(pattern.pattern, pattern.flags)


def steps(pattern: re.Pattern[str], text: str, most: int = 3_000_000) -> int:
    """Steps of a search for the pattern that goes on behind each match, as `finditer` does."""
    return _Matcher(pattern, text, most).search()


def letters_of(pattern: re.Pattern[str]) -> list[str]:
    """For each place of the pattern a character that may stand there, in order."""
    return list(dict.fromkeys(_letters(parsed(pattern))))


def widest_bound(pattern: re.Pattern[str]) -> int:
    """The largest number of times something may be repeated, of those with a bound."""
    return max(_bounds(parsed(pattern)), default=1)


def _letters(tree: Any) -> Iterator[str]:
    for code, argument in tree:
        if code is codes.LITERAL:
            yield chr(argument)
        elif code in (codes.IN, codes.ANY, codes.NOT_LITERAL):
            yield from _sample(code, argument)
        else:
            for inner in _inner(code, argument):
                yield from _letters(inner)


def _sample(code: Any, argument: Any) -> Iterator[str]:
    """A character that may stand there; none where only a rare one may."""
    firsts = [
        chr(value if kind is codes.LITERAL else value[0])
        for kind, value in (argument if code is codes.IN else ())
        if kind in (codes.LITERAL, codes.RANGE)
    ]
    yield from [each for each in [*_SAMPLES, *firsts] if _accepts(code, argument, each, False)][:1]


def _bounds(tree: Any) -> Iterator[int]:
    for code, argument in tree:
        if code in _REPEATS and argument[1] is not codes.MAXREPEAT:
            yield int(argument[1])
        for inner in _inner(code, argument):
            yield from _bounds(inner)


def _inner(code: Any, argument: Any) -> list[Any]:
    if code in _REPEATS:
        return [argument[2]]
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.BRANCH:
        return list(argument[1])
    if code is codes.ATOMIC_GROUP:
        return [argument]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    return []


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_SAMPLES = ["a", "A", "1", " ", ".", "-", "\n", "я", "«", "\t", "_", "(", "|", "'", "\u0301"]
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_NOT_DIGIT: lambda each: not each.isdigit(),
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_NOT_SPACE: lambda each: not each.isspace(),
    codes.CATEGORY_WORD: lambda each: each.isalnum() or each == "_",
    codes.CATEGORY_NOT_WORD: lambda each: not (each.isalnum() or each == "_"),
}


def _accepts(code: Any, argument: Any, character: str, ignore_case: bool) -> bool:
    if code is codes.ANY:
        return character != "\n"
    if ignore_case:
        character = character.lower()
    if code is codes.LITERAL:
        return character in (chr(argument), chr(argument).lower() if ignore_case else "")
    if code is codes.NOT_LITERAL:
        return character != chr(argument)
    members = [each for each in argument if each[0] is not codes.NEGATE]
    inside = any(_is_member(kind, value, character) for kind, value in members)
    return inside == (len(members) == len(argument))


def _is_member(kind: Any, value: Any, character: str) -> bool:
    if kind is codes.LITERAL:
        return character == chr(value)
    if kind is codes.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return _CATEGORIES[value](character)


class _Matcher:
    def __init__(self, pattern: re.Pattern[str], text: str, most: int) -> None:
        self.tree = parsed(pattern)
        self.text = text
        self.ignore_case = bool(pattern.flags & re.IGNORECASE)
        self.left = self.most = most
        self.accepted: dict[tuple[int, str], bool] = {}

    def search(self) -> int:
        depth = sys.getrecursionlimit()
        sys.setrecursionlimit(DEPTH)
        try:
            at = 0
            while at <= len(self.text):
                end = self.end_of(self.tree, at)
                at = at + 1 if end is None else max(end, at + 1)
        finally:
            sys.setrecursionlimit(depth)
        return self.most - self.left

    def run(self, tree: Any, index: int, at: int, then: Then) -> bool:
        """Whether `tree[index:]` and then the rest match at `at`."""
        self.left -= 1
        if not self.left:
            raise TooManySteps
        if index == len(tree):
            return then(at)
        code, argument = tree[index]
        if code in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
            return self.accepts(tree[index], at) and self.run(tree, index + 1, at + 1, then)
        goes_on: Then = lambda end: self.run(tree, index + 1, end, then)  # noqa: E731
        if code is codes.SUBPATTERN:
            return self.run(argument[3], 0, at, goes_on)
        if code is codes.BRANCH:
            return any(self.run(each, 0, at, goes_on) for each in argument[1])
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            return self.repeat(code, argument, 0, at, goes_on)
        if code in (codes.POSSESSIVE_REPEAT, codes.ATOMIC_GROUP):
            end = self.possessive(code, argument, at)
            return end is not None and goes_on(end)
        if code in (codes.ASSERT, codes.ASSERT_NOT):
            behind = argument[1].getwidth()[0] if argument[0] < 0 else 0
            seen = at >= behind and self.run(argument[1], 0, at - behind, lambda _: True)
            return seen == (code is codes.ASSERT) and goes_on(at)
        if code is codes.AT and argument in (codes.AT_END, codes.AT_END_STRING):
            return at == len(self.text) and goes_on(at)
        if code is codes.AT and argument in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
            return at == 0 and goes_on(at)
        return goes_on(at)

    def accepts(self, item: Any, at: int) -> bool:
        if at >= len(self.text):
            return False
        key = id(item), self.text[at]
        if key not in self.accepted:
            code, argument = item
            self.accepted[key] = _accepts(code, argument, self.text[at], self.ignore_case)
        return self.accepted[key]

    def repeat(self, code: Any, argument: Any, done: int, at: int, then: Then) -> bool:
        least, most, inner = argument
        again: Then = lambda end: (  # noqa: E731
            (end > at or done < least) and self.repeat(code, argument, done + 1, end, then)
        )
        more = most is codes.MAXREPEAT or done < most
        if done < least:
            return self.run(inner, 0, at, again)
        if code is codes.MIN_REPEAT:
            return then(at) or (more and self.run(inner, 0, at, again))
        return (more and self.run(inner, 0, at, again)) or then(at)

    def possessive(self, code: Any, argument: Any, at: int) -> int | None:
        """Where a part ends that gives nothing back."""
        if code is codes.ATOMIC_GROUP:
            return self.end_of(argument, at)
        return self.end_of([(codes.MAX_REPEAT, argument)], at)

    def end_of(self, tree: Any, at: int) -> int | None:
        """Where the first match at `at` ends; None when there is none."""
        ends: list[int] = []

        def keep(end: int) -> bool:
            ends.append(end)
            return True

        return ends[0] if self.run(tree, 0, at, keep) else None
