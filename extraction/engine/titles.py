"""The words of a sentence as a grammar of titles sees them: posts, ranks, countries, names.

Every element has a one-letter symbol:
P post  R rank  H honorific  T short title  Q counterpart  C country  F forces or ministry
D head of a post not listed as a whole  k word of such a post  N capitalised word  I initial
p name particle  o connecting word  & and  , - ( )  punctuation  x anything else
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Final, NamedTuple

from extraction.engine.alphabet import CAPITALS
from extraction.engine.layout import Sentence
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.view import fold, fold_word

_TOKEN: Final = re.compile(r"(?:[^\W\d_]|Дж)\.(?=\s?[^\W\d_])|[^\W_]+(?:['’ʼ\-‐][^\W_]+)*|[^\w\s]")

_ASIDE: Final = re.compile(
    r"\((?:[^\W\d_]{2,12}\.?|R|\*(?: ?\*){0,4}|[^\W_]{1,5}[ -]stars?)\)", re.IGNORECASE
)
"""`General (Retired)`, `General (R)`, `General (four stars)`: between rank and name."""

_RETIRED: Final = re.compile(r"\((?:[Rr]etired|[Rr]e?td?|R)\.?\)")
"""`General A. B. (Retd)`: behind the name."""

_ACRONYM: Final = re.compile(rf"\((?=[^()]{{0,12}}[{CAPITALS}]{{2}})[{CAPITALS}][^()\d,]{{1,18}}\)")
"""`(COAS)`, `(DCSO Ops)`: a short form of what stands before."""

_BRANCH: Final = re.compile(r"\([A-Z]{1,3}\)")
"""`NI (M)`: the branch an order was given in."""

_SYMBOLS: Final = {
    "post": "P",
    "rank": "R",
    "head": "D",
    "counterpart": "Q",
    "honorific": "H",
    "short_title": "T",
    "our_country": "C",
    "this_country": "C",
    "force": "F",
    "organ": "F",
    "place": "C",
    "complement": "k",
    "facility": "k",
    "month": "x",
    "weekday": "x",
    "relative_day": "x",
    "delegation": "x",
    "guests": "x",
    "event": "x",
    "no_country": "x",
}
_OPENING: Final = ("visit", "meet", "telephone")
_PRIORITY: Final = {kind: number for number, kind in enumerate(_SYMBOLS)}
ANDS: Final = frozenset({"and", "&", "və", "ve", "и", "და", "және"})


_LONGEST_GIVEN: Final = 24
_PLAIN: Final = "\x7f"
"""The last character without a mark."""


class Element(NamedTuple):
    """One step of the grammar."""

    symbol: str
    start: int
    end: int
    mention: Mention | None


_element: Final = partial(tuple.__new__, Element)


class Elements(list[Element]):
    """The elements of a sentence, left to right."""

    def __init__(self, elements: Iterable[Element]) -> None:
        super().__init__(elements)
        self.symbols = "".join([each[0] for each in self])
        """One letter for each, to look through at once."""


@once_per_page
def elements_of(page: Page, sentence: Sentence) -> Elements:
    """The sentence as elements, left to right."""
    chars, end = page.view.chars, sentence.end
    grammar, common_words = page.lexicon.grammar, page.lexicon.common_words
    letters_after, symbols = grammar.letters_after, _symbols(grammar.connectors, grammar.particles)
    listed = _listed(page, sentence)
    elements: list[Element] = []
    position = sentence.start
    while position < end:
        for found in _TOKEN.finditer(chars, position, end):
            start, stop = found.span()
            if start < position:
                if position < stop:
                    break  # within a token: the rest of it is told apart anew
                continue
            position = stop
            text = chars[start:stop]
            if text == "(" and elements:
                aside = _aside_at(chars, start, end, elements[-1].symbol, stop in listed)
                if aside and not _names_a_country(page, start, aside.end()):
                    position = aside.end()
                    continue
            if start in listed:
                mention = listed[start]
                position = max(mention.end, start + 1)
                symbol = _symbol_of(page, mention, elements)
                elements.append(_element((symbol, start, position, mention)))
                if position < stop:
                    break
                continue
            if text in letters_after and _behind_name(elements):
                if elements[-1].symbol == ",":
                    elements.pop()
                branch = _BRANCH.match(chars, stop, end)
                position = branch.end() if branch else stop
                continue
            if text == "." and elements and elements[-1].symbol in "HRTP":
                continue
            symbol = symbols[text]
            if symbol == "N":
                if not elements and _opens(page, text, start, common_words):
                    symbol = "x"
                elif _is_of_forces(text, listed.get(stop + 1)):
                    symbol = "F"
                elif _describes_office(text, grammar.connectors, listed.get(stop + 1)):
                    symbol = "o"
                elif elements and _closes_a_name(page, elements[-1]):
                    elements.append(_element(("x", start, start, None)))
            elements.append(_element((symbol, start, stop, None)))
        else:
            break
    return Elements(elements)


def _aside_at(chars: str, start: int, end: int, before: str, listed: bool) -> re.Match[str] | None:
    """What stands between marks behind a title or a name and says nothing of its own."""
    acronym = _ACRONYM.match(chars, start, end)
    if before == "R" or (before == "P" and not listed):
        return _ASIDE.match(chars, start, end) or acronym
    return acronym or (_RETIRED.match(chars, start, end) if before == "N" else None)


def _opens(page: Page, word: str, start: int, common_words: frozenset[str]) -> bool:
    """A common word opens the sentence, or one of going and meeting: `Визит А. Б. проходит`."""
    return fold_word(word) in common_words or page.any_of(_OPENING, start, start + 1)


_SHORTEST_STEM: Final = 3
_NO_CASE: Final = ("", "other")


def _closes_a_name(page: Page, element: Element) -> bool:
    """`Bakan Orhan Kaya'nın [Orta Doğu turu]`: behind a mark and a case ending another name begins;
    not so in `Sa'di Nur`, where the mark belongs to the name."""
    stem, mark, ending = page.view.folded[element.start : element.end].rpartition("'")
    return (
        element.symbol == "N"
        and bool(mark)
        and len(stem) >= _SHORTEST_STEM
        and page.view.chars[element.end - len(ending) : element.end].islower()
        and page.lexicon.grammar.inflection.case_of(ending) not in _NO_CASE
    )


_ACRONYM_LENGTH: Final = range(3, 6)


def _is_of_forces(word: str, following: Mention | None) -> bool:
    """`UPDF Commander of Land Forces`: an acronym right before a post is of the forces."""
    return (
        following is not None
        and following.kind in ("post", "head")
        and len(word) in _ACRONYM_LENGTH
        and word.isalpha()
        and word.isupper()
    )


_SMALL: Final = 5
"""Letters of an article or a pronoun: with a capital they open a sentence."""


def _describes_office(word: str, connectors: frozenset[str], following: Mention | None) -> bool:
    """`Ghana's Acting Chief of Defence Staff`: no part of a name."""
    return (
        following is not None
        and following.kind in ("post", "head")
        and len(word) > _SMALL
        and fold_word(word) in connectors
    )


def _behind_name(elements: list[Element]) -> bool:
    """Right behind a name of two words, or the comma behind it."""
    before = elements[:-1] if elements and elements[-1].symbol == "," else elements
    return len(before) > 1 and before[-1].symbol == "N" and before[-2].symbol in "NIp"


def _names_a_country(page: Page, start: int, end: int) -> bool:
    """`(UK)`; forces by their letters, as in `(RDF ACOS)`, belong to the title before."""
    return any(not place.key.endswith(" demonym") for place in page.within("place", start, end))


def _symbol_of(page: Page, mention: Mention, before: list[Element]) -> str:
    """`Dong Jun` is no date, and the `General` of a `Directorate General` no rank."""
    chars = page.view.chars
    if mention.kind in ("month", "weekday") and is_name_like(page, mention):
        return "N"
    if mention.kind == "month" and len(mention.base) <= 4 and chars[mention.start].isupper():
        around = (
            chars[max(0, mention.start - 3) : mention.start] + chars[mention.end : mention.end + 3]
        )
        return "x" if any(character.isdigit() for character in around) else "N"
    if (
        mention.kind == "rank"
        and before
        and before[-1].symbol == "k"
        and mention.start - before[-1].end == 1
        and chars[before[-1].start].isupper()
        and " " not in mention.base
        and not _stands_before_a_name(page, mention)
    ):
        return "k"
    return _SYMBOLS.get(mention.kind, "x")


def _stands_before_a_name(page: Page, rank: Mention) -> bool:
    """`Chief of Operations General Peter Odhiambo`: a capitalised word that is none of an office
    follows; not `Directorate General Procurement`."""
    behind = page.view.chars[rank.end : rank.end + _SHORT]
    start = rank.end + len(behind) - len(behind.lstrip(" ."))
    if start == rank.end or not page.view.chars[start : start + 1].isupper():
        return False
    return not page.any_of(("complement", "facility", "force", "organ"), start, start + 1)


_SHORT: Final = 4


def is_name_like(page: Page, day: Mention) -> bool:
    """`Başkan Buyar Nişani`, `Başbakan Sali Berişa`: a month or weekday but for a mark more, or
    for one less and a word with a capital behind it; or one between a title and such a word:
    `Savunma Bakanı Cuma Anad`."""
    chars = page.view.chars
    written = chars[day.start : day.start + len(day.base)]
    if not written[:1].isupper() or written.isupper():
        return False
    if chars[day.end : day.end + 2].istitle() and _is_titled(page, day):
        return True
    unlike = [
        (letter, plain)
        for letter, plain in zip(written[1:], day.base[1:], strict=False)
        if letter != plain and fold(letter) == fold(plain)
    ]
    if any(letter > _PLAIN >= plain for letter, plain in unlike):
        return True
    behind = chars[day.end : day.end + 2]
    return bool(unlike) and behind[:1] == " " and behind[1:].isupper()


_TITLE: Final = 60


def _is_titled(page: Page, day: Mention) -> bool:
    """Right behind a post or a rank in a language in which those stand before the name."""
    if not page.lexicon.grammar.verb_last:
        return False
    return any(
        title.end + 1 == day.start and not title.case
        for kind in ("post", "rank")
        for title in page.within(kind, day.start - _TITLE, day.start)
    )


def _listed(page: Page, sentence: Sentence) -> dict[int, Mention]:
    """The longest mention that begins at each place."""
    best: dict[int, Mention] = {}
    mentions = page.mentions_in(sentence)
    for kind in _SYMBOLS.keys() & mentions.keys():
        for mention in mentions[kind]:
            known = best.get(mention.start)
            if (
                known is None
                or mention.end > known.end
                or (mention.end == known.end and _PRIORITY[kind] < _PRIORITY[known.kind])
            ):
                best[mention.start] = mention
    for outlet in mentions.get("outlet", ()):
        if not outlet.case and not _is_surname(page, outlet):
            best.setdefault(outlet.start, outlet)
    return best


def _is_surname(page: Page, outlet: Mention) -> bool:
    """`Bülent Turan`: a publisher's name that is a word too, right behind a capitalised one."""
    before = page.view.chars[max(0, outlet.start - _LONGEST_GIVEN) : outlet.start]
    given = before.split()[-1:] if before.endswith(" ") else []
    named = bool(given) and given[0].isalpha() and given[0][0].isupper()
    return named and page.lexicon.outlets[outlet.key].ambiguous


class _Symbols(dict[str, str]):
    """The symbols of words that stand in no list but those of small words; each told once."""

    def __init__(self, connectors: frozenset[str], particles: frozenset[str]) -> None:
        super().__init__()
        self._connectors = connectors
        self._particles = particles

    def __missing__(self, token: str) -> str:
        symbol = _symbol(token, self._connectors, self._particles)
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if len(token) <= _LONGEST_KNOWN:
            self[token] = symbol
        return symbol


_symbols: Final = lru_cache(maxsize=16)(_Symbols)
_MOST_KNOWN: Final = 16_384
_LONGEST_KNOWN: Final = 40


def _symbol(token: str, connectors: frozenset[str], particles: frozenset[str]) -> str:
    first = token[0]
    if not first.isalnum():
        if first in ",;":
            return first
        if fold_word(first) == "-":
            return "-"
        return first if first in "()" else ("q" if first in '"“”«»„‟' else "x")
    if token[-1] == "." and first.isupper():
        return "I"
    if first.isdigit():
        return "x"
    folded = fold_word(token)
    if folded in ANDS or token in ANDS:
        return "&"
    head, hyphen, tail = token.partition("-")
    if hyphen and tail[:1].isupper() and fold_word(head) in particles:
        return "N"
    if first.isupper():
        return "p" if folded in particles and not token.isupper() and len(token) > 2 else "N"
    written = folded if token.isascii() else token.lower()  # `də` is no `de`
    if written in particles and folded not in connectors:
        return "p"
    return "o" if folded in connectors else "x"
