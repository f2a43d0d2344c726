"""The words of a sentence as a grammar of titles sees them: posts, ranks, countries, names.

Every element has a one-letter symbol:
P post  R rank  H honorific  T short title  Q counterpart  C country  F forces or ministry
D head of a post not listed as a whole  k word of such a post  N capitalised word  I initial
p name particle  o connecting word  & and  , - ( )  punctuation  x anything else
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from extraction.engine.layout import Sentence
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.view import fold_word

_TOKEN: Final = re.compile(r"(?:[^\W\d_]|Дж)\.(?=\s?[^\W\d_])|[^\W_]+(?:['’ʼ\-‐][^\W_]+)*|[^\w\s]")

_ASIDE: Final = re.compile(r"\([^\W\d_]{2,12}\.?\)")
"""`General (Retired)`, `Lieutenant General (Pilot)`: between rank and name."""

_ACRONYM: Final = re.compile(r"\([A-ZА-ЯÇĞİÖŞÜƏ]{2,7}\)")

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
    "outlet": "x",
}
_PRIORITY: Final = {kind: number for number, kind in enumerate(_SYMBOLS)}
_ANDS: Final = frozenset({"and", "&", "və", "ve", "и", "და", "және"})


class Element(NamedTuple):
    """One step of the grammar."""

    symbol: str
    start: int
    end: int
    mention: Mention | None


def elements_of(page: Page, sentence: Sentence) -> list[Element]:
    """The sentence as elements, left to right; told apart once, then kept."""
    known = page.elements.get(sentence.start)
    if known is None:
        known = page.elements[sentence.start] = _told_apart(page, sentence)
    return known


def _told_apart(page: Page, sentence: Sentence) -> list[Element]:
    chars = page.view.chars
    listed = _listed(page, sentence)
    grammar = page.lexicon.grammar
    elements: list[Element] = []
    position = sentence.start
    while position < sentence.end:
        token = _TOKEN.search(chars, position, sentence.end)
        if token is None:
            break
        mention = listed.get(token.start())
        if elements and token.group() == "(":
            after_rank = elements[-1].symbol == "R"
            aside = (_ASIDE if after_rank else _ACRONYM).match(chars, token.start(), sentence.end)
            if aside:
                position = aside.end()
                continue
        if mention is not None:
            end = max(mention.end, token.start() + 1)
            symbol = _symbol_of(page, mention, elements)
            elements.append(Element(symbol, mention.start, end, mention))
            position = end
            continue
        if token.group() == "." and elements and elements[-1].symbol in "HRTP":
            position = token.end()
            continue
        symbol = _symbol(token.group(), grammar.connectors, grammar.particles)
        if symbol == "N" and not elements and fold_word(token.group()) in page.lexicon.common_words:
            symbol = "x"
        elements.append(Element(symbol, token.start(), token.end(), None))
        position = token.end()
    return elements


def _symbol_of(page: Page, mention: Mention, before: list[Element]) -> str:
    """`Dong Jun` is no date, and the `General` of a `Directorate General` no rank."""
    chars = page.view.chars
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
    ):
        return "k"
    return _SYMBOLS[mention.kind]


def _listed(page: Page, sentence: Sentence) -> dict[int, Mention]:
    """The longest mention that begins at each place."""
    best: dict[int, Mention] = {}
    for kind in _SYMBOLS:
        for mention in page.within(kind, sentence.start, sentence.end):
            known = best.get(mention.start)
            if kind == "outlet" and (known is not None or mention.case):
                continue
            if (
                known is None
                or mention.end > known.end
                or (mention.end == known.end and _PRIORITY[kind] < _PRIORITY[known.kind])
            ):
                best[mention.start] = mention
    return best


@lru_cache(maxsize=16_384)
def _symbol(token: str, connectors: frozenset[str], particles: frozenset[str]) -> str:
    first = token[0]
    if not first.isalnum():
        if first in ",;":
            return ","
        if fold_word(first) == "-":
            return "-"
        return first if first in "()" else ("q" if first in '"“”«»„‟' else "x")
    if token[-1] == "." and first.isupper():
        return "I"
    if first.isdigit():
        return "x"
    folded = fold_word(token)
    if folded in _ANDS or token in _ANDS:
        return "&"
    head, hyphen, tail = token.partition("-")
    if hyphen and tail[:1].isupper() and fold_word(head) in particles:
        return "N"
    if first.isupper():
        return "p" if folded in particles and not token.isupper() and len(token) > 2 else "N"
    if folded in particles and folded not in connectors:
        return "p"
    return "o" if folded in connectors else "x"
