"""Countries as they stand in a sentence, and which delegation, office or post is whose."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from extraction.engine.home import Home, country_of, form_of
from extraction.engine.layout import Sentence
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.relations import describes_ground, relation_of
from extraction.engine.titles import ANDS
from extraction.engine.view import fold_word

_LISTED: Final = 6
ORGANISATIONS: Final = frozenset({"EU", "UN", "NATO", "OTS", "CSTO", "CIS", "SCO", "GCC"})
_NATIONAL: Final = frozenset({"minister_of_defence", "chief_of_general_staff"})
"""Offices that states hold and organisations do not."""

_BESIDE: Final = 26
"""Characters between a country and the delegation or ministry it belongs to."""
_BEHIND: Final = 44
"""The same where the country stands behind: `делегация Национального университета ... Турции`."""
_LONGEST_BODY: Final = 120
"""Characters of a ministry's name."""
_OF_REACH: Final = 90
_VERBS: Final = ("visit", "meet", "receive", "departure")
_ADJOINING: Final = 11
_ALSO: Final = frozenset({"а", "также"})
_JOINTS: Final = ANDS | _ALSO | {"the"}


class Place(NamedTuple):
    """A country named in a sentence, and how it stands there."""

    country: str
    relation: str
    form: str
    mention: Mention


_PLACES: Final = ("place", "our_country", "this_country")


def places_in(page: Page, sentence: Sentence, home: Home, visited: str | None) -> list[Place]:
    """The countries of a sentence in order; those listed with one stand as it does."""
    if not page.any_of(_PLACES, sentence.start, sentence.end):
        return []
    places = [
        Place(country_of(mention), relation_of(page, mention), _form_of(page, mention), mention)
        for mention in page.within("place", sentence.start, sentence.end)
    ]
    for kind, country in (("our_country", home.country), ("this_country", visited)):
        if country is None:
            continue
        places += [
            Place(country, relation_of(page, mention), "name", mention)
            for mention in page.within(kind, sentence.start, sentence.end)
        ]
    if home.country:
        places += [
            Place(home.country, "at", "name", ground)
            for ground in page.within("own_ground", sentence.start, sentence.end)
            if ground.case == "locative"
            and not page.within("place", ground.start - _BESIDE, ground.start)
        ]
    places += _seats_in(page, sentence, places)
    places.sort(key=lambda place: place.mention.start)
    for index, behind in enumerate(places[1:], start=1):
        before = places[index - 1]
        shared = before.relation in ("at", "to", "from") and behind.relation in ("", "of")
        if shared and before.form == behind.form and joined(page, before, behind):
            places[index] = behind._replace(relation=before.relation)
    if page.lexicon.grammar.verb_last:
        _share_the_last_case(page, places)
    return places


_SEATED: Final = {
    "NATO": "BE",
    "EU": "BE",
    "UN": "US",
    "CSTO": "RU",
    "CIS": "BY",
    "SCO": "CN",
    "OTS": "TR",
    "GCC": "SA",
}
"""The country in which an organisation has its headquarters."""
_OF_SEAT: Final = 5
"""Characters between an organisation and its headquarters."""


def _seats_in(page: Page, sentence: Sentence, places: list[Place]) -> list[Place]:
    """`at NATO Headquarters`: on the soil of the country where that is, if no other is told;
    `NATO Headquarters Sarajevo` is another house."""
    grounds = {place.country for place in places if place.relation == "at"} - ORGANISATIONS
    found: list[Place] = []
    for house in page.within("headquarters", sentence.start, sentence.end):
        behind = page.view.chars[house.end : house.end + 2]
        named = behind[:1] == " " and behind[1:].isupper()
        for place in places if not grounds else ():
            apart = max(house.start - place.mention.end, place.mention.start - house.end)
            another = named and place.mention.start < house.start
            if place.country in _SEATED and 0 <= apart <= _OF_SEAT and not another:
                found.append(Place(_SEATED[place.country], "at", "seat", house))
                break
    return found


def _form_of(page: Page, mention: Mention) -> str:
    return "capital" if describes_ground(page, mention) else form_of(mention)


def _share_the_last_case(page: Page, places: list[Place]) -> None:
    """`Bosna ve Kosova'ya gitti`: of places told in one breath the last bears the case of all."""
    for index in range(len(places) - 2, -1, -1):
        before, behind = places[index], places[index + 1]
        goal = behind.relation in ("at", "to") and behind.mention.case and behind.form != "demonym"
        bare = not before.mention.case and before.form == behind.form and not before.relation
        if goal and bare and joined(page, before, behind):
            places[index] = before._replace(relation=behind.relation)


def joined(page: Page, before: Place, behind: Place) -> bool:
    """Only a comma or an `and` between."""
    between = page.view.folded[before.mention.end : behind.mention.start].replace(",", " ")
    words = between.split()
    return len(between) <= _ADJOINING and all(word in _JOINTS for word in words)


def listed_with(page: Page, places: list[Place], first: Place, mention: Mention) -> list[Place]:
    """`the ministers of defence of Chile, Peru and Brazil`: the countries listed with the first, up
    to the one behind an `and`; only where cases, or a plural, show that all are owned alike, or
    where the owners stand before: `Peru ve Şili heyetleri`."""
    found: list[Place] = []
    several = _is_of_several(page, mention)
    if page.lexicon.grammar.verb_last or (several and first.mention.start < mention.start):
        return _listed_before(page, places, first)
    if first.mention.start < mention.end:
        return found
    if not several and not page.lexicon.grammar.adjective_ends:
        return found
    closed = 0
    for before, behind in pairwise(places[places.index(first) :]):
        if not joined(page, before, behind) or behind.form != first.form:
            break
        between = page.view.folded[before.mention.end : behind.mention.start]
        if closed and not _ALSO.intersection(between.split()):
            break
        found.append(behind)
        added = _ALSO.intersection(between.split()) or _an_office_closes(page, behind)
        if "," not in between or added:
            closed = len(found)
    return found[:closed]


def _an_office_closes(page: Page, place: Place) -> bool:
    """`ministers of Chile, Peru and the Secretary General`: another official is the last listed."""
    words = page.view.folded[place.mention.end : place.mention.end + _ADJOINING].split()
    joined = bool(words) and words[0] in ANDS
    office = place.mention.end + _ADJOINING
    return joined and page.any_of(("post", "head"), place.mention.end, office)


def _is_of_several(page: Page, mention: Mention) -> bool:
    """`ministers of defence`, `chiefs of general staff`: a listed plural, where no case tells."""
    if page.lexicon.grammar.adjective_ends or mention.kind not in ("post", "counterpart"):
        return False
    return page.view.folded[mention.start : mention.stem_end] != fold_word(mention.base)


def _listed_before(page: Page, places: list[Place], last: Place) -> list[Place]:
    """`Oman, Peru və Latviyanın müdafiə nazirləri`: what stands before the owner, back to where the
    list begins, if an `and` joins the last two."""
    found: list[Place] = []
    following = last
    for place in reversed(places[: places.index(last)]):
        gap = page.view.folded[place.mention.end : following.mention.start]
        listed = 0 < len(gap) <= _LISTED and (bool(found) or gap.strip(" ,") in ANDS)
        if not listed or "." in gap or place.relation not in ("", "of"):
            break
        found.append(place)
        following = place
    return found


def owner_of(page: Page, places: list[Place], mention: Mention) -> Place | None:
    """The country a delegation, ministry or post belongs to; `the ministers of defence of the CIS`
    are no organisation's."""
    owner = _owner_of(page, places, mention)
    if owner and owner.country in ORGANISATIONS and mention.key in _NATIONAL:
        return None
    return owner


def _owner_of(page: Page, places: list[Place], mention: Mention) -> Place | None:
    """Within it (`Commander of the US Central Command`), right before it, or `of` behind."""
    within = [
        place
        for place in places
        if mention.kind == "post" and mention.start <= place.mention.start < mention.end
    ]
    if within:
        return within[0]
    before = [
        place
        for place in places
        if 0 <= mention.start - place.mention.end <= _BESIDE + _LONGEST_BODY
        and 0 <= mention.start - _body_end(page, place.mention, mention) <= _BESIDE
        and place.relation in ("", "of", "by", "from")
        and (place.form == "demonym" or not page.lexicon.grammar.adjective_ends)
        and _adjoins(page, place.mention.end, mention.start)
    ]
    if before:
        return before[-1]
    after = [
        place
        for place in places
        if 0 <= place.mention.start - mention.end <= _BEHIND
        and (
            place.relation in ("of", "from")
            or _touches(mention, place)
            or _closes_office(page, mention, place)
        )
        and not _owns_what_follows(page, place)
        and "," not in page.view.folded[mention.end : place.mention.start]
        and not page.any_of(_VERBS, mention.end, place.mention.start)
    ]
    if page.lexicon.grammar.verb_last:
        return None
    return (
        after[0]
        if after
        else _of_behind(places, mention, page) or _of_leader(places, mention, page)
    )


def _body_end(page: Page, place: Mention, owned: Mention) -> int:
    """Where the ministry right behind a country ends, whose delegation it may be; else where the
    country's name does."""
    body = page.first("organ", place.end, place.end + 2) if owned.kind == "delegation" else None
    return body.end if body else place.end


def _of_leader(places: list[Place], mention: Mention, page: Page) -> Place | None:
    """`a delegation led by the commander of the Peruvian navy`: the country of whoever leads."""
    if mention.kind != "delegation":
        return None
    led = page.first("led_by", mention.end, mention.end + _BESIDE)
    if led is None:
        return None
    for place in places:
        if 0 <= place.mention.start - led.end <= _BEHIND * 2:
            between = page.view.folded[led.end : place.mention.start]
            clear = "," not in between and not page.any_of(_VERBS, led.end, place.mention.start)
            owned = place.form == "demonym" or place.relation == "of" or _touches(mention, place)
            return place if clear and owned else None
    return None


def _of_behind(places: list[Place], mention: Mention, page: Page) -> Place | None:
    """`a delegation of the Defence University of the Army of China`: the end of a chain of `of`."""
    relations = page.lexicon.grammar.relations
    for place in places:
        if not 0 < place.mention.start - mention.end <= _OF_REACH:
            continue
        between = page.view.folded[mention.end : place.mention.start].split()
        chained = between and relations.get(between[0]) in ("of", "from")
        if chained and place.relation == "of" and not any("," in word for word in between):
            return place
    return None


def _owns_what_follows(page: Page, place: Place) -> bool:
    """`the guest praised Pakistan's role`: where only such a genitive has a case."""
    return bool(place.mention.case) and page.lexicon.grammar.names_inflect == "none"


def _touches(mention: Mention, place: Place) -> bool:
    """A name without cases right behind (`делегация ОАЭ`), or an adjective in the genitive
    (`делегация американского штата`)."""
    bare = place.relation == "" and place.form == "name"
    owned = place.form == "demonym" and place.mention.case == "genitive"
    return (bare or owned) and place.mention.start - mention.end == 1


def _closes_office(page: Page, mention: Mention, place: Place) -> bool:
    """`делегация Министерства обороны США`: a name without cases behind words of an office."""
    if place.relation != "" or place.form != "name" or place.mention.case:
        return False
    if not page.lexicon.grammar.adjective_ends:
        return False
    position = mention.end + 1
    for word in _office_words(page, mention.end, place.mention.start):
        if word.start > position:
            return False
        position = max(position, word.end + 1)
    return position >= place.mention.start


def _office_words(page: Page, start: int, end: int) -> list[Mention]:
    kinds = ("complement", "force", "organ", "facility")
    found = [word for kind in kinds for word in page.within(kind, start, end)]
    return sorted(found, key=lambda word: (word.start, -word.end))


def _adjoins(page: Page, start: int, end: int) -> bool:
    """No comma and no article or preposition between."""
    between = page.view.folded[start:end]
    return "," not in between and not page.lexicon.grammar.connectors.intersection(between.split())


def told_to_be_led(page: Page, sentence: Sentence, places: list[Place]) -> list[Place]:
    """`delegations of Chile led by …, of Peru led by …`: the further ones of the list."""
    if page.lexicon.grammar.verb_last or not page.first("delegation", sentence.start, sentence.end):
        return []
    led = [
        place
        for place in places
        if place.form == "name" and page.within("led_by", place.mention.end, place.mention.end + 2)
    ]
    return led[1:] if len(led) > 1 else []


def towards(page: Page, place: Place) -> bool:
    """`в Россию`: where somebody goes, not where it is; one preposition serves both."""
    grammar = page.lexicon.grammar
    return bool(grammar.adjective_ends) and place.mention.case in ("dative", "accusative")
