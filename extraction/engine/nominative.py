"""Names out of their cases: the form one would write in a list."""

from __future__ import annotations

from typing import Final

from extraction.engine.names import PersonMention
from extraction.engine.page import Page
from extraction.engine.view import fold

_SHORTEST: Final = 3
"""What must be left of a word when its ending is taken off."""


def nominative_words(page: Page, mention: PersonMention) -> tuple[str, ...]:
    """The words of a name in the nominative, initials with a dot and nothing glued."""
    words = tuple(_without_mark(page, word) for word in mention.words)
    inflect = page.lexicon.grammar.names_inflect
    if inflect == "last":
        return (*words[:-1], _last_word(page, words[-1], mention))
    if inflect == "all" and mention.titles.case:
        return tuple(_declined(page, word, mention.titles.case) for word in words)
    return words


def _without_mark(page: Page, word: str) -> str:
    """`Güler'in` -> `Güler`; `O'Brien` stays."""
    for mark in "'’ʼ":
        at = word.rfind(mark)
        if at > 1 and page.lexicon.grammar.inflection.case_of(fold(word[at:])):
            return word[:at]
    return word


def _last_word(page: Page, word: str, mention: PersonMention) -> str:
    """Take the ending off where the words behind the name say that there is one."""
    if len(word.rstrip(".")) < 2:
        return word
    for case, rules in page.lexicon.grammar.name_cases.items():
        folded = fold(word)
        for ending, base in rules:
            stem = word[: len(word) - len(ending)]
            if (
                folded.endswith(ending)
                and len(stem) >= _SHORTEST
                and _bears(page, fold(stem), ending, case, mention)
            ):
                return stem + base
    return word


def _bears(page: Page, stem: str, ending: str, case: str, mention: PersonMention) -> bool:
    """Whether the surname's shape or the words that follow make the ending one."""
    grammar = page.lexicon.grammar
    if stem.endswith(grammar.surname_ends):
        return not (ending in ("a", "e") and len(mention.words) > 1 and _feminine(mention.words[0]))
    following = page.view.folded[mention.end : mention.end + 24].lstrip(" ")
    return any(following.startswith(word) for word in grammar.case_followers.get(case, ()))


def _feminine(given: str) -> bool:
    return fold(given)[-1:] in "aeəо"


def _declined(page: Page, word: str, case: str) -> str:
    rules = page.lexicon.grammar.name_cases.get(case, ())
    folded = fold(word)
    for ending, base in rules:
        if folded == ending:
            return word[:1] + base[1:]
        if folded.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: len(word) - len(ending)] + base
    return word
