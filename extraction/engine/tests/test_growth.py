"""Twice the text takes no pattern of the engine more than two and a half times the steps.

Every compiled pattern is found by itself: in the modules of the engine, and in what an engine holds
for each of its languages. Each is tried on texts that pump whatever it can repeat and then fail it.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

import extraction.engine
from extraction.engine import Engine
from extraction.engine.tests.backtracking import TooManySteps, letters_of, steps, widest_bound

GROWTH = 2.5
TAILS = ("", "\x00")
NO_READING = ("__main__", ".noise", ".evaluation", ".phrases")
"""Modules that look at no article: at what is ours, and short."""


def patterns_in(holder: Any, seen: set[int]) -> Iterator[re.Pattern[str]]:
    """The patterns within a module, a container or an object of the engine."""
    if isinstance(holder, re.Pattern):
        if isinstance(holder.pattern, str):
            yield holder
        return
    if id(holder) in seen or isinstance(holder, str | bytes | int | float | type):
        return
    seen.add(id(holder))
    if isinstance(holder, dict):
        inner = list(holder.values())
    elif isinstance(holder, list | tuple | set | frozenset):
        inner = list(holder)
    elif type(holder).__module__.startswith("extraction.engine"):
        names = [*getattr(holder, "__dict__", {}), *getattr(holder, "__slots__", ())]
        inner = [getattr(holder, name, None) for name in names]
    else:
        return
    for each in inner:
        yield from patterns_in(each, seen)


def all_patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(extraction.engine.__path__, "extraction.engine."):
        if ".tests" in module.name or module.name.endswith(NO_READING):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            for pattern in patterns_in(value, set()):
                found.setdefault(pattern.pattern, pattern)
    engine = Engine.load()
    for code in ("az", "en", "ru", "tr"):
        for pattern in patterns_in(engine.date_reader(code), set()):
            found.setdefault(pattern.pattern, pattern)
    return {f"{number}: {text[:40]}": each for number, (text, each) in enumerate(found.items())}


PATTERNS = all_patterns()


def pumps(pattern: re.Pattern[str]) -> Iterator[str]:
    letters = letters_of(pattern)[:6]
    yield from letters
    yield from (first + second for first, second in pairwise(letters))
    yield from ("a ", "A. ", "1.")


def test_the_patterns_of_the_engine_are_found() -> None:
    assert len(PATTERNS) > 60


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_grows_faster_than_its_text(name: str) -> None:
    pattern = PATTERNS[name]
    size = max(60, 5 * min(widest_bound(pattern), 60))
    for pump in pumps(pattern):
        for tail in TAILS:
            once = steps(pattern, pump * (size // len(pump)) + tail)
            twice = steps(pattern, pump * (2 * size // len(pump)) + tail)
            assert twice <= GROWTH * once, (pump, tail, once, twice)


@pytest.mark.parametrize("bad", [r"(a+)+b", r"a+a+b", r"\s+$", r"(?:a|aa)*c", r"x*y"])
def test_a_pattern_that_grows_faster_is_seen(bad: str) -> None:
    pattern = re.compile(bad)
    grown = []
    for pump in pumps(pattern):
        try:
            once, twice = (steps(pattern, pump * size + "\x00", 100_000) for size in (12, 24))
        except TooManySteps:
            return
        grown.append(twice / once)
    assert max(grown) > GROWTH


@pytest.mark.parametrize(
    ("fair", "text"),
    [(r"[a-z]{1,20}\d", "a"), (r"(?<![.])[.]++x", "."), (r"a(?=b)", "ab"), (r"^a*$", "a")],
)
def test_a_pattern_that_does_not_is_passed(fair: str, text: str) -> None:
    pattern = re.compile(fair)
    assert steps(pattern, text * 400) <= GROWTH * steps(pattern, text * 200)
