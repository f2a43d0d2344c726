"""How a place stands in its sentence: at it, of it, from it, by it."""

from __future__ import annotations

import re
from typing import Final

from extraction.engine.matcher import Mention
from extraction.engine.page import Page

_WORDS_BEFORE: Final = re.compile(r"([^\W\d_]+)[ (\"']{1,2}(?:([^\W\d_]+) )?(?:([^\W\d_]+) )?$")
_CASE_RELATIONS: Final = {
    "dative": "at",
    "locative": "at",
    "ablative": "from",
    "genitive": "of",
    "instrumental": "with",
}
_REACH: Final = 36


def relation_of(page: Page, mention: Mention) -> str:
    """`at`, `of`, `from`, `by`, `with`, or empty; by case ending or by the preposition before."""
    grammar = page.lexicon.grammar
    if grammar.adjective_ends and mention.key.endswith(" demonym"):
        return ""
    if grammar.relations:
        relation = _by_preposition(page, mention)
        if relation:
            return relation
    by_case = _CASE_RELATIONS.get(mention.case, "")
    if grammar.relations and by_case == "at":
        return ""
    return by_case


def _by_preposition(page: Page, mention: Mention) -> str:
    """The nearest preposition, with at most two words (`the brotherly`) between."""
    window = page.view.folded[max(0, mention.start - _REACH) : mention.start].rstrip(" \"'(")
    relations = page.lexicon.grammar.relations
    for distance, word in enumerate(reversed(window.split(" ")[-3:])):
        if word in relations:
            return relations[word]
        if not word.isalpha() or (
            (distance or page.lexicon.grammar.adjective_ends)
            and word not in page.lexicon.grammar.connectors
            and not _describes(page, word)
        ):
            break
    return ""


def _describes(page: Page, word: str) -> bool:
    """Whether the word may stand between a preposition and the place it governs."""
    ends = page.lexicon.grammar.adjective_ends
    return word.endswith(ends) if ends else len(word) > 4
