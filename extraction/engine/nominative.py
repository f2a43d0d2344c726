"""Names out of their cases: the form one would write in a list."""

from __future__ import annotations

from typing import Final

from extraction.engine.names import PersonMention
from extraction.engine.page import Page
from extraction.engine.view import fold_word

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
        if at > 1 and page.lexicon.grammar.inflection.case_of(fold_word(word[at:])):
            return word[:at]
    return word


def _last_word(page: Page, word: str, mention: PersonMention) -> str:
    """Take the ending off where the words behind the name say that there is one."""
    if len(word.rstrip(".")) < 2:
        return word
    folded = fold_word(word)
    found = [
        word[: len(word) - len(ending)] + base
        for case, rules in page.lexicon.grammar.name_cases.items()
        for ending, base in rules
        if folded.endswith(ending)
        and len(word) - len(ending) >= _SHORTEST
        and _bears(page, folded[: len(word) - len(ending)], ending, case, mention)
    ]
    plain = (name for name in found if len(found) > 1 and _stands_alone(page, name))
    return next(plain, found[0] if found else word)


def _stands_alone(page: Page, name: str) -> bool:
    """Whether the text has the name without an ending: `Voqanın` is of Voqan, not of Voqa."""
    chars, at = page.view.chars, -1
    while (at := page.view.chars.find(name, at + 1)) >= 0:
        if not chars[at + len(name) : at + len(name) + 1].isalpha():
            return True
    return False


def _bears(page: Page, stem: str, ending: str, case: str, mention: PersonMention) -> bool:
    """Whether the surname's shape or the words that follow make the ending one."""
    grammar = page.lexicon.grammar
    if stem.endswith(grammar.surname_ends):
        return not (ending in ("a", "e") and len(mention.words) > 1 and _feminine(mention.words[0]))
    following = page.view.folded[mention.end : mention.end + 24].lstrip(" ")
    return any(following.startswith(word) for word in grammar.case_followers.get(case, ()))


def _feminine(given: str) -> bool:
    return fold_word(given)[-1:] in "aeəо"


def _declined(page: Page, word: str, case: str) -> str:
    rules = page.lexicon.grammar.name_cases.get(case, ())
    folded = fold_word(word)
    for ending, base in rules:
        if folded == ending:
            return word[:1] + base[1:]
        if folded.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: len(word) - len(ending)] + base
    return word
