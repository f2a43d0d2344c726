"""How a phrase is written in a language file, and how it is recognised in a folded text.

- `colonel general`   words as they stand; a case ending may follow the last one
- `Турци|я`           a bar: the ending replaces the letters behind it
- `посл|=посол`     a bar and an equals sign: the whole word in the nominative
- `перв|ый заместител|ь министра`   bars inside: each such word is inflected
- `{lay,laid} {a wreath,flowers}`    alternatives
- `laid .. wreath`    two dots: anything in between, within one sentence, at most `GAP` characters
- `may!`              an exclamation mark: no ending may follow
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from extraction.engine.view import fold

GAP: Final = 70
GAP_MARK: Final = " .. "

_REST: Final = re.compile(r"(?:['-]?[^\W\d_]{1,12})?")
_ALTERNATIVES: Final = re.compile(r"\{([^{}]*)\}")
SENTENCE_END: Final = re.compile(r"[.!?] ")


class Piece(NamedTuple):
    """A literal stretch of a phrase and what may stand behind it."""

    text: str
    """Folded."""
    inflected: bool
    """Letters of an ending may follow."""
    ending: str = ""
    """The ending of its base form, which shows no case: what stood behind the bar, folded."""


class Match(NamedTuple):
    """Where the rest of a phrase ended and what its words bore."""

    end: int
    stem_end: int
    ending: str
    """The last ending that is none of the base form."""


def expand(written: str) -> Iterator[str]:
    """All readings of the alternatives in braces."""
    found = _ALTERNATIVES.search(written) if "{" in written else None
    if not found:
        yield (
            " ".join(written.split()) if "  " in written or written != written.strip() else written
        )
        return
    for choice in found.group(1).split(","):
        yield from expand(written[: found.start()] + choice + written[found.end() :])


def pieces_of(written: str) -> tuple[Piece, ...]:
    """A phrase without braces, taken apart. Raises ValueError when it holds nothing."""
    if "|" not in written:
        literal = written.rstrip("!")
        if not literal:
            raise ValueError(f"an empty phrase: {written!r}")
        return (Piece(fold(literal), len(literal) == len(written)),)
    if not written.strip("!|"):
        raise ValueError(f"an empty phrase: {written!r}")
    fixed = written.endswith("!")
    parts: list[Piece] = []
    literal = ""
    for word in written.rstrip("!").split(" "):
        stem, bar, ending = word.partition("|")
        literal += " " + stem if literal or parts else stem
        if bar:
            parts.append(Piece(fold(literal), True, fold(ending)))
            literal = ""
    if literal:
        parts.append(Piece(fold(literal), not fixed))
    return tuple(parts)


class Inflection:
    """The endings of one language, and which case an ending shows."""

    __slots__ = ("_bare", "_cases", "_marked")

    def __init__(self, cases: dict[str, list[str]]) -> None:
        self._cases: dict[str, str] = {}
        for case, endings in cases.items():
            for ending in endings:
                self._cases.setdefault(fold(ending), case)
        self._marked = frozenset(ending for ending in self._cases if ending[:1] in "'-")
        self._bare = frozenset(self._cases) - self._marked

    def case_of(self, ending: str) -> str:
        """`genitive`, `locative` ...; empty for no ending."""
        if not ending:
            return ""
        return self._cases.get(ending) or self._cases.get(ending.lstrip("'-"), "")

    def ending_at(self, folded: str, position: int) -> str | None:
        """The ending at `position`; '' for none, None when the word goes on otherwise."""
        if position >= len(folded):
            return ""
        following = folded[position]
        if not (following.isalnum() or following in "'-_"):
            return ""
        rest = _REST.match(folded, position)
        found = rest.group() if rest else ""
        if not found:
            return None if following.isalnum() or following == "_" else ""
        after = position + len(found)
        clean = after >= len(folded) or not folded[after].isalnum()
        if clean and (
            found in self._bare or found in self._marked or found.lstrip("'-") in self._bare
        ):
            return found
        return "" if found[0] in "'-" else None


def match_rest(
    pieces: tuple[Piece, ...], folded: str, position: int, inflection: Inflection
) -> Match | None:
    """Go on behind the first piece, which ended at `position`; None if the phrase is not there."""
    borne, stem_end = "", position
    for index, piece in enumerate(pieces):
        if index:
            if folded.startswith(piece.text, position):
                position += len(piece.text)
            else:
                return None
        stem_end = position
        if piece.inflected:
            found = inflection.ending_at(folded, position)
            if found is None:
                return None
            ending = found
            position += len(ending)
            if ending != piece.ending:
                borne = ending
        else:
            if position < len(folded) and folded[position].isalnum():
                return None
    return Match(position, stem_end, borne)
