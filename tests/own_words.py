"""Are the words ours? No text of ours may share nine words in a row with a foreign one."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

FOREIGN_TEXTS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
TOO_LONG = 9


def assert_own_words(text: str) -> None:
    """Compare with every foreign text at hand; where none is, say so loudly and skip."""
    if not FOREIGN_TEXTS.is_dir():
        warnings.warn(f"{FOREIGN_TEXTS} is absent: nothing compared", stacklevel=2)
        pytest.skip(f"{FOREIGN_TEXTS} is absent: not compared with any foreign text")
    ours = set(_runs(text))
    for foreign in FOREIGN_TEXTS.glob("*.txt"):
        shared = ours & set(_runs(foreign.read_text(encoding="utf-8")))
        assert not shared, (foreign.name, shared)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[i : i + TOO_LONG]) for i in range(len(words) - TOO_LONG + 1))
