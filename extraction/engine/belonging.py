"""Of which country somebody is, told by the words around the name: beside it, of the delegation
that is led, of the list one stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Final

from extraction.engine.actors import Scene, is_resident, scenes_of
from extraction.engine.home import Home, country_of
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.names import PersonMention
from extraction.engine.page import Page
from extraction.engine.people import Somebody
from extraction.engine.places import ORGANISATIONS
from extraction.engine.posts import Post, base_text
from extraction.engine.relations import relation_of

_OF_ORGANISATION: Final = frozenset(
    {"secretary_general", "deputy_secretary_general", "chairman_of_nato_military_committee"}
)
_BESIDE: Final = 26
_LED: Final = 30
_LEADS: Final = 30
_VERB: Final = 8
"""Characters between a name and its verb: `, who `."""
_LED_BY_SOMEBODY: Final = ("delegation", "guests", "ship")
_SPOKEN_OF: Final = 3
"""Sentences within which `the delegation` is the one named before."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_AND_WORDS: Final = frozenset({"and", "ve", "и", "with"})


def give_countries(page: Page, people: list[Somebody], home: Home, visited: str | None) -> None:
    """Countries out of the words beside the names."""
    for person in people:
        for mention in person.mentions:
            country = mention.titles.country
            if country is None or person.country:
                continue
            if country.kind == "place":
                person.country, person.country_from = country_of(country), country
            elif country.kind == "our_country" and home.country:
                person.country, person.country_from = home.country, country
                person.country_reason = "'our country' taken for the text's own"
            elif country.kind == "this_country" and visited:
                person.country, person.country_from = visited, country
                person.country_reason = "'this country' taken for the one visited"
        if (
            person.country is None
            and len(person.words) > 1
            and any(each.titles.any for each in person.mentions)
        ):
            person.country = page.lexicon.officeholders.get(" ".join(person.folded))
            person.country_reason = "known to hold office there" if person.country else None
        if person.country is None and _OF_ORGANISATIONS.intersection(person.post_keys):
            person.country_from = _only_organisation(page)
            person.country = country_of(person.country_from) if person.country_from else None
            person.country_reason = "an office of the organisation that is named"


_OF_ORGANISATIONS: Final = frozenset(
    {
        "secretary_general",
        "deputy_secretary_general",
        "supreme_allied_commander_europe",
        "chairman_of_nato_military_committee",
    }
)
"""Offices that organisations have and states have not."""


def _only_organisation(page: Page) -> Mention | None:
    """Where one organisation is named and no other; what it is made of does not count."""
    named = [place for place in page.of("place") if country_of(place) in ORGANISATIONS]
    return named[0] if len({country_of(place) for place in named}) == 1 else None


def give_organisation(page: Page, people: list[Somebody]) -> None:
    """`the Secretary General of the Alliance`: no country has such an office, so it is of the
    organisation, if the text names but one."""
    named = [place for place in page.of("place") if country_of(place) in ORGANISATIONS]
    if len({country_of(place) for place in named}) != 1:
        return
    for person in people:
        if person.country is None and _OF_ORGANISATION.intersection(person.post_keys):
            person.country, person.country_from = country_of(named[0]), named[0]
            person.country_reason = "holds an office of the organisation spoken of"


def home_of_teller(page: Page, people: list[Somebody], home: Home) -> Home:
    """Whose country `our country` is where nothing else tells the text's home: the first official's
    who is not the one said to have come to it."""
    if not page.of("our_country"):
        return home
    if home.country:
        return _where_it_was_written(page, people) or home
    comers = {
        mention.chain_start
        for cue in page.of("our_country")
        for person in people
        for mention in person.mentions
        if _comes(page, cue, mention)
    }
    if len({person.country for person in people if person.country}) < 2:
        return home
    for person in people:
        if person.country and person.first.chain_start not in comers:
            return Home(person.country, 1.0, person.country_from)
    return home


_OFTEN: Final = 2
_LEADS_IN: Final = 3
"""Sentences within which the one is named whose country goes without saying."""


def home_of_unnamed(page: Page, people: list[Somebody], home: Home) -> Home:
    """Whose the official is who opens a report of whom he met and has no country beside the name,
    where nothing else tells the text's home: of the country named most of those that nobody else
    stands for."""
    first = _who_needs_no_country(people)
    if home.country or first is None:
        return home
    texts = [sentence for sentence in page.body if sentence.part is Part.TEXT][:_LEADS_IN]
    if first.first.sentence not in texts:
        return home
    others = {person.country for person in people if person.country}
    if not others:
        return home
    taken = others | ORGANISATIONS
    named: dict[str, list[Mention]] = defaultdict(list)
    for sentence in page.body:
        if sentence.start in page.background:
            continue
        for place in page.within("place", sentence.start, sentence.end):
            if relation_of(page, place) not in _ELSEWHERE:
                named[country_of(place)].append(place)
    ranked = sorted(
        (country for country in named if country not in taken),
        key=lambda country: -len(named[country]),
    )
    if not ranked or len(named[ranked[0]]) < _OFTEN:
        return home
    if len(ranked) > 1 and len(named[ranked[1]]) == len(named[ranked[0]]):
        return home
    return Home(ranked[0], 1.0, named[ranked[0]][0])


def _who_needs_no_country(people: list[Somebody]) -> Somebody | None:
    """The first named, or the only one of office whose country is not told."""
    first = min(people, key=lambda person: person.first.start, default=None)
    untold = [
        person
        for person in people
        if not person.country and person.posts and not is_resident(person)
    ]
    return next((one for one in untold if one is first or len(untold) == 1), None)


_ELSEWHERE: Final = frozenset({"about", "at", "in", "to"})


def _where_it_was_written(page: Page, people: list[Somebody]) -> Home | None:
    """The dateline's country, where it has an official in the text and nobody is of the country
    whose press writes the language: a paper of a neighbour."""
    dateline = page.layout.dateline
    place = page.first("place", dateline.start, dateline.end) if dateline else None
    sides = {person.country for person in people}
    if place is None or None in sides or page.lexicon.home in sides:
        return None
    country = country_of(place)
    return Home(country, 1.0, place) if country in sides else None


def _comes(page: Page, cue: Mention, mention: PersonMention) -> bool:
    """`находящийся в нашей стране министр`, `министр прибыл в нашу страну`."""
    if 0 <= mention.chain_start - cue.end <= _BESIDE:
        return bool(page.within("visit", cue.start - 2 * _BESIDE, cue.start))
    return (
        0 <= cue.start - mention.chain_end <= _LEADS
        and page.first("visit", mention.chain_end, cue.start) is not None
        and not page.any_of(("meet", "receive"), mention.chain_end, cue.start)
    )


def give_post_before(page: Page, people: list[Somebody], home: Home) -> None:
    """`The Belarusian minister of defence has arrived. Lieutenant General Ivan A. will meet …`: the
    first person, who is named without a post, holds the one that was named without a person."""
    first = min(people, key=lambda person: person.first.start, default=None)
    if first is None or first.country or first.posts or first.colleague or first.counterpart:
        return
    scenes = scenes_of(page, people, home)
    before = [scene for scene in scenes if scene.sentence.end <= first.first.chain_start]
    unnamed = [actor for scene in before[-2:] for actor in scene.actors if actor.kind == "post"]
    if len({actor.country for actor in unnamed}) != 1:
        return
    actor = unnamed[0]
    mention = page.first("post", actor.start, actor.end)
    if mention is None:
        return
    post = Post(base_text(page, mention), mention.key, mention.start, mention.end)
    known = first.mentions[0]
    titled = known._replace(titles=known.titles._replace(posts=(post,)))
    first.mentions = (titled, *first.mentions[1:])
    first.country, first.country_from = actor.country, actor.mention
    first.country_reason = "holds the post named before"


def give_delegations_country(page: Page, people: list[Somebody], home: Home) -> None:
    """Who leads a delegation is of its country."""
    scenes: list[Scene] = []
    for person in people:
        for mention in person.mentions:
            cue = None if person.country else _leading(page, mention)
            verb = None if person.country or cue else _verb_of_leader(page, mention)
            if cue is None and verb is None:
                continue
            scenes = scenes or scenes_of(page, people, home)
            led = None
            if cue:
                led = _delegation_led(page, mention, cue, scenes)
            elif verb:
                led = _team_led(mention, verb, scenes)
            if led:
                person.country, person.country_from = led
                person.country_reason = "leads the delegation of this country"


def _leading(page: Page, mention: PersonMention) -> Mention | None:
    """The words that say that somebody leads."""
    verb_last = page.lexicon.grammar.verb_last
    near = page.within("led_by", mention.chain_start - _LEADS, mention.chain_end + _LEADS)
    for cue in near:
        ahead = cue.start - mention.chain_end if verb_last else mention.chain_start - cue.end
        if 0 <= ahead <= _LEADS:
            return cue
    return None


def _delegation_led(
    page: Page, mention: PersonMention, cue: Mention, scenes: list[Scene]
) -> tuple[str, Mention | None] | None:
    """The delegation of the sentence, else whoever its adjective names (`российских офицеров
    возглавил …`), else the delegation of the sentence before (`её возглавил …`)."""
    verb_last = page.lexicon.grammar.verb_last
    starts = [scene.sentence.start for scene in scenes]
    if mention.sentence.start not in starts:
        return None
    number = starts.index(mention.sentence.start)
    here = [actor for actor in scenes[number].actors if actor.kind in _LED_BY_SOMEBODY]
    behind = page.first("delegation", cue.start, cue.end + _LED) if verb_last else None
    if behind is not None:
        # `X başkanlığındaki heyet ile Yunan heyeti`: what is led stands right behind
        here = [actor for actor in here if actor.start <= behind.start < actor.end]
        if not here:
            return None
    ahead = [actor for actor in here if actor.end <= cue.start + 1]
    if here:
        chosen = (ahead or here)[-1 if ahead and not verb_last else 0]
        return chosen.country, chosen.mention
    named = [
        place
        for place in scenes[number].places
        if place.form == "demonym" and place.mention.end <= cue.start
    ]
    led = [
        place
        for place in scenes[number].places
        if place.form == "demonym" and cue.end <= place.mention.start < mention.chain_start
    ]
    named = named or led  # `Leading the Nigerian team, Brigadier M.`
    if named and not verb_last:
        return named[-1].country, named[-1].mention
    before = [
        actor
        for scene in scenes[max(0, number - _SPOKEN_OF) : number]
        for actor in scene.actors
        if actor.kind in ("delegation", "ship")
    ]
    last = before[-1] if before else None
    return (last.country, last.mention) if last else None


def _verb_of_leader(page: Page, mention: PersonMention) -> Mention | None:
    """`Rear Admiral Ward led`: the verb right behind the name."""
    if page.lexicon.grammar.verb_last:
        return None
    verbs = page.within("led_by", mention.chain_end, mention.chain_end + _VERB)
    return verbs[0] if verbs else None


def _team_led(
    mention: PersonMention, verb: Mention, scenes: list[Scene]
) -> tuple[str, Mention] | None:
    """`Rear Admiral Ward led the British team`: whose it is stands behind the verb."""
    for scene in scenes:
        for place in scene.places if scene.sentence == mention.sentence else ():
            owned = place.form in ("demonym", "name") and place.relation in ("", "of")
            if owned and verb.end <= place.mention.start <= verb.end + _LED:
                return place.country, place.mention
    return None


def give_country_of_side(page: Page, people: list[Somebody]) -> None:
    """`from the Peruvian side General A., from the Omani side General B.`: everybody named behind
    the words is of that side, up to those of the next one."""
    for person in people:
        if person.country:
            continue
        mention = person.first
        if _verb_of_leader(page, mention):
            continue  # `while Admiral Ward led the British team`: whom he leads tells it
        sides = [
            (cue, place)
            for cue in page.within("on_side", mention.sentence.start, mention.chain_start)
            for place in page.within("place", cue.start - _SIDE, cue.start)
            if place.end == cue.start - 1
            and not page.within("delegation", cue.end, mention.chain_start)
        ]
        if sides:
            person.country, person.country_from = country_of(sides[-1][1]), sides[-1][1]
            person.country_reason = "named on this country's side"


_SIDE: Final = 40
"""Characters of a country's name before the word for its side."""
_LIST_GAP: Final = 40


def give_listed_country(page: Page, people: list[Somebody]) -> None:
    """`… Orhan K., accompanied by Colonel Murat T. and Major Emre A.`: a list is of one side."""
    mentions = sorted(
        ((mention, person) for person in people for mention in person.mentions),
        key=lambda each: each[0].start,
    )
    for (before, known), (mention, person) in pairwise(mentions):
        if person.country or not known.country or before.sentence != mention.sentence:
            continue
        if mention is not person.first or (mention.titles.posts and not is_resident(person)):
            continue
        gap = page.view.folded[before.chain_end : mention.chain_start]
        words = [
            word
            for word in _WORD.findall(gap)
            if word not in _AND_WORDS
            and not (is_resident(person) and word.endswith(page.lexicon.grammar.adjective_ends))
        ]
        joined = not words or page.any_of(
            ("attended", "led_by"), before.chain_end, mention.chain_start
        )
        if len(gap) <= _LIST_GAP and joined and gap.strip():
            person.country, person.country_from = known.country, known.country_from
            person.country_reason = "listed with the one before"
