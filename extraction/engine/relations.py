"""How a place stands in its sentence: at it, of it, from it, by it."""

from __future__ import annotations

import re
from typing import Final

from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.view import fold

_WORDS_BEFORE: Final = re.compile(
    r"([^\W\d_]{1,30})[ (\"']{1,2}(?:([^\W\d_]{1,30}) )?(?:([^\W\d_]{1,30}) )?$"
)
THERE: Final = frozenset({"at", "to"})
"""Relations of a place where something happens or somebody goes."""
LOCAL: Final = THERE | {"in"}
"""The same, and of a place whose adjective stands there: `Bakıdakı səfir`."""
_CASE_RELATIONS: Final = {
    "dative": "at",
    "locative": "at",
    "ablative": "from",
    "genitive": "of",
    "instrumental": "with",
    "local": "in",
}
_REACH: Final = 36
_HOUSE: Final = 24
_GROUND: Final = 30
"""Characters between a country or town and what stands there."""
_NAME_OF_EVENT: Final = 60
"""Characters of a name in front of the word for the event."""
_GROUND_CASES: Final = frozenset({"locative", "dative"})
_MARK: Final = 2
"""A comma and a space."""
_MOST_BETWEEN: Final = 3
"""Words between what is spoken of and its country: `developments in neighbouring Syria`."""
_TOWN: Final = re.compile(r"\b(\w{2,4})(?: the)?(?: [A-Z][\w'’-]{2,20}){1,3}, $")


@once_per_page
def relation_of(page: Page, mention: Mention) -> str:
    """`at`, `to`, `in`, `of`, `from`, `by`, `with`, `about`, or empty; by case ending, by the
    preposition before or, where the country is spoken of, by the noun before that."""
    grammar = page.lexicon.grammar
    if grammar.adjective_ends and mention.key.endswith(" demonym"):
        return _by_preposition(page, mention) if describes_ground(page, mention) else ""
    if _is_subject_matter(page, mention):
        return "about"
    if mention.key.endswith(" event"):
        return "at"
    if grammar.relations:
        relation = _by_preposition(page, mention)
        if not relation and _behind_its_town(page, mention):
            return "at"
        if relation:
            return relation
    by_case = _CASE_RELATIONS.get(mention.case, "")
    if not by_case and _bears_the_case(page, mention):
        return "at"
    if by_case == "in" and _holds_a_meeting(page, mention):
        return "at"
    if grammar.relations and by_case in THERE:
        return ""
    return by_case


def describes_ground(page: Page, mention: Mention) -> bool:
    """`the Danish capital`, `Denmark's capital`, `в датской столице`: what stands before the word
    for a town says where, as a name does."""
    return (
        not page.lexicon.grammar.verb_last
        and (mention.key.endswith(" demonym") or mention.case == "genitive")
        and bool(page.within("ground", mention.end + 1, mention.end + 2))
    )


def _by_preposition(page: Page, mention: Mention) -> str:
    """The nearest preposition, with at most two words (`the brotherly`) between."""
    verbs = page.within("visit", mention.start - _REACH, mention.start)
    begin = max(0, mention.start - _REACH, *(_verb_end(page, verb) for verb in verbs))
    window = page.view.folded[begin : mention.start].rstrip(" \"'(")
    relations = page.lexicon.grammar.relations
    at = begin + len(window) + 1
    for distance, word in enumerate(reversed(window.split(" ")[-3:])):
        at -= len(word) + 1
        if word in relations:
            if relations[word] == "of" and _is_town(mention) and _stands_in(page, at):
                return "at"
            return relations[word]
        if page.view.chars[at].isupper() and not page.view.chars[mention.start].islower():
            break  # `received in Yarzeh the Italian minister`: in the town, not in Italy
        if not word.isalpha() or (
            (distance or page.lexicon.grammar.adjective_ends)
            and word not in page.lexicon.grammar.connectors
            and not _describes(page, word)
        ):
            break
    return ""


def _verb_end(page: Page, verb: Mention) -> int:
    """Where a verb of going ends, without the preposition it is listed with: `находится [в]`."""
    last = page.view.folded.rfind(" ", verb.start, verb.end) + 1
    is_preposition = page.view.folded[last : verb.end] in page.lexicon.grammar.relations
    return last if last and is_preposition else verb.end


def _is_town(mention: Mention) -> bool:
    return mention.key.endswith((" capital", " city"))


def _stands_in(page: Page, of: int) -> bool:
    """`at the airport of Tbilisi`: what the town's `of` hangs on is where it happens."""
    words = page.view.folded[max(0, of - _REACH) : of].split()[-4:]
    relations = page.lexicon.grammar.relations
    return any(relations.get(word) == "at" for word in words) and all(map(str.isalpha, words))


def _is_subject_matter(page: Page, mention: Mention) -> bool:
    """`the situation in Afghanistan`, `the war against Ukraine`: spoken of, nobody goes there."""
    if page.lexicon.grammar.verb_last:
        return _belongs_to_matter(page, mention)
    cues = page.within("subject", mention.start - _REACH, mention.start)
    if not cues:
        return False
    words = page.view.folded[cues[-1].end : mention.start].split()
    return len(words) <= _MOST_BETWEEN and all(word.isalpha() for word in words)


def _belongs_to_matter(page: Page, mention: Mention) -> bool:
    """`Yunanistan ile Bulgaristan sınırlarında`: what is spoken of stands behind its countries."""
    cue = page.first("subject", mention.end, mention.end + _REACH)
    if cue is None:
        return False
    words = page.view.chars[mention.end : cue.start].split()
    return len(words) < _MOST_BETWEEN and all(
        word[0].isupper() or (len(word) <= _MOST_BETWEEN and word.isalpha()) for word in words
    )


def _bears_the_case(page: Page, mention: Mention) -> bool:
    """`Aksaz Limanı'nda`, `Norveç Savunma Bakanlığında`: what stands behind the bare name."""
    if mention.case or mention.key.endswith(" demonym"):
        return False
    for ground in page.within("ground", mention.end, mention.end + _GROUND):
        between = page.view.chars[mention.end : ground.start].split()
        named = page.any_of(("post", "rank"), mention.end, ground.start)
        if ground.case in _GROUND_CASES and not named:
            return all(word[0].isupper() for word in between)
    return False


def _behind_its_town(page: Page, mention: Mention) -> bool:
    """`in Kandy, Sri Lanka`: the town behind the preposition is not listed."""
    before = page.view.chars[max(0, mention.start - _REACH) : mention.start]
    town = _TOWN.search(before)
    if page.view.chars[mention.end + 1 : mention.end + 2].isupper():
        return False  # `United States Navy`: the country describes what follows
    if town is None or _ends_in_a_country(page, mention):
        return False
    begin = mention.start - len(before) + town.end(1)
    if page.first("complement", begin, mention.start):
        return False  # `the minister of state for Defence, Sri Lanka`
    return page.lexicon.grammar.relations.get(fold(town.group(1))) in THERE


def _ends_in_a_country(page: Page, mention: Mention) -> bool:
    """`to Peru, Chile and Oman`: what stands before is no town of the country behind it."""
    return any(
        place.key.endswith(" name") and mention.start - place.end <= _MARK
        for place in page.within("place", mention.start - _REACH, mention.start)
    )


def _holds_a_meeting(page: Page, mention: Mention) -> bool:
    """`Bakıdakı görüşdə`, `Ankara'daki ikili görüşmede`, `Bakıdakı qərargahda`: what is there is
    the meeting itself, or the house where it is held."""
    bilateral = page.first("bilateral", mention.end, mention.end + 2)
    end = bilateral.end if bilateral else mention.end
    if any(page.first(kind, mention.end, end + 2) for kind in ("meet", "event", "visit")):
        return True
    if _holds_an_event(page, mention):
        return True
    houses = page.within("facility", mention.end, mention.end + _HOUSE)
    return any(house.case in ("locative", "dative") for house in houses)


def _holds_an_event(page: Page, mention: Mention) -> bool:
    """`Tiran'daki "Balkan Ülkeleri Savunma Bakanları Toplantısı"`: an event by its whole name."""
    event = page.first("event", mention.end, mention.end + _NAME_OF_EVENT)
    if event is None:
        return False
    between = page.view.chars[mention.end : event.start].split()
    return all(word.lstrip("\"“«‘'(")[:1].isupper() or word[:1].isdigit() for word in between)


def _describes(page: Page, word: str) -> bool:
    """Whether the word may stand between a preposition and the place it governs."""
    ends = page.lexicon.grammar.adjective_ends
    return word.endswith(ends) if ends else len(word) > 4
