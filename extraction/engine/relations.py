"""How a place stands in its sentence: at it, of it, from it, by it."""

from __future__ import annotations

import re
from typing import Final

from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.view import fold

_WORDS_BEFORE: Final = re.compile(r"([^\W\d_]+)[ (\"']{1,2}(?:([^\W\d_]+) )?(?:([^\W\d_]+) )?$")
_CASE_RELATIONS: Final = {
    "dative": "at",
    "locative": "at",
    "ablative": "from",
    "genitive": "of",
    "instrumental": "with",
}
_REACH: Final = 36
_MOST_BETWEEN: Final = 3
"""Words between what is spoken of and its country: `developments in neighbouring Syria`."""
_TOWN: Final = re.compile(r"\b(\w{2,4})(?: the)?(?: [A-Z][\w'’-]{2,20}){1,3}, $")


def relation_of(page: Page, mention: Mention) -> str:
    """`at`, `of`, `from`, `by`, `with`, `about`, or empty; by case ending, by the preposition
    before or, where the country is spoken of, by the noun before that."""
    grammar = page.lexicon.grammar
    if grammar.adjective_ends and mention.key.endswith(" demonym"):
        return ""
    if _is_subject_matter(page, mention):
        return "about"
    if grammar.relations:
        relation = _by_preposition(page, mention)
        if not relation and _behind_its_town(page, mention):
            return "at"
        if relation:
            return relation
    by_case = _CASE_RELATIONS.get(mention.case, "")
    if grammar.relations and by_case == "at":
        return ""
    return by_case


def _by_preposition(page: Page, mention: Mention) -> str:
    """The nearest preposition, with at most two words (`the brotherly`) between."""
    verbs = page.within("visit", mention.start - _REACH, mention.start)
    begin = max(0, mention.start - _REACH, *(verb.end for verb in verbs))
    window = page.view.folded[begin : mention.start].rstrip(" \"'(")
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


def _is_subject_matter(page: Page, mention: Mention) -> bool:
    """`the situation in Afghanistan`, `the war against Ukraine`: spoken of, nobody goes there."""
    cues = page.within("subject", mention.start - _REACH, mention.start)
    if not cues:
        return False
    words = page.view.folded[cues[-1].end : mention.start].split()
    return len(words) <= _MOST_BETWEEN and all(word.isalpha() for word in words)


def _behind_its_town(page: Page, mention: Mention) -> bool:
    """`in Kandy, Sri Lanka`: the town behind the preposition is not listed."""
    before = page.view.chars[max(0, mention.start - _REACH) : mention.start]
    town = _TOWN.search(before)
    if page.view.chars[mention.end + 1 : mention.end + 2].isupper():
        return False  # `United States Navy`: the country describes what follows
    return town is not None and page.lexicon.grammar.relations.get(fold(town.group(1))) == "at"


def _describes(page: Page, word: str) -> bool:
    """Whether the word may stand between a preposition and the place it governs."""
    ends = page.lexicon.grammar.adjective_ends
    return word.endswith(ends) if ends else len(word) > 4
