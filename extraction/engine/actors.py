"""Who acts in a sentence, and for which country: persons, delegations, ministries, posts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from extraction.engine.home import Home, country_of, form_of
from extraction.engine.layout import Sentence
from extraction.engine.matcher import Mention
from extraction.engine.names import PersonMention
from extraction.engine.page import Page
from extraction.engine.people import Somebody
from extraction.engine.posts import Post, base_text
from extraction.engine.relations import relation_of

_BESIDE: Final = 26
"""Characters between a country and the delegation or ministry it belongs to."""
_BEHIND: Final = 44
"""The same where the country stands behind: `делегация Национального университета ... Турции`."""
_VERBS: Final = ("visit", "meet", "receive", "departure")
_LEADS: Final = 30
_WORD: Final = re.compile(r"[^\W\d_]+")
_AND_WORDS: Final = frozenset({"and", "ve", "и", "with"})
RESIDENTS: Final = frozenset(
    {
        "ambassador",
        "military_attache",
        "defence_attache",
        "air_attache",
        "naval_attache",
        "charge_d_affaires",
        "deputy_military_attache",
        "consul_general",
    }
)


class Actor(NamedTuple):
    """Someone or something that stands for a country."""

    country: str
    start: int
    end: int
    kind: str
    """person, delegation, guests, organ or post"""
    mention: Mention | None
    """The country's mention, where it stands there."""
    case: str = ""
    """Grammatical case of the words; empty for the nominative and where there are none."""


class Place(NamedTuple):
    """A country named in a sentence, and how it stands there."""

    country: str
    relation: str
    form: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its actors and places."""

    sentence: Sentence
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    unnamed: tuple[tuple[int, int], ...] = ()
    """Chains of persons whose country is not known yet."""


def scenes_of(
    page: Page, people: list[Somebody], home: Home, visited: str | None = None
) -> list[Scene]:
    """The body, sentence by sentence. `visited` is what `this country` means."""
    by_sentence: dict[int, list[tuple[PersonMention, Somebody]]] = {}
    for person in people:
        for mention in person.mentions:
            by_sentence.setdefault(mention.sentence.start, []).append((mention, person))
    return [
        _scene(page, sentence, by_sentence.get(sentence.start, []), home, visited)
        for sentence in page.body
    ]


def _scene(
    page: Page,
    sentence: Sentence,
    named: list[tuple[PersonMention, Somebody]],
    home: Home,
    visited: str | None,
) -> Scene:
    chains = [(mention.chain_start, mention.chain_end) for mention, _ in named]
    actors = [
        Actor(
            person.country,
            mention.chain_start,
            mention.chain_end,
            "person",
            None,
            mention.titles.case,
        )
        for mention, person in named
        if person.country
    ]
    places = _places(page, sentence, home, visited)
    for kind in ("delegation", "guests", "organ", "post", "counterpart"):
        for mention in page.within(kind, sentence.start, sentence.end):
            if any(start <= mention.start < end for start, end in chains):
                continue
            beside = _beside(places, mention, page)
            if beside:
                start = min(mention.start, beside.mention.start)
                end = max(mention.end, beside.mention.end)
                actors.append(Actor(beside.country, start, end, kind, beside.mention, mention.case))
    actors.sort(key=lambda actor: actor.start)
    free = tuple(
        place
        for place in places
        if not any(start <= place.mention.start < end for start, end in chains)
    )
    unnamed = tuple(
        (mention.chain_start, mention.chain_end) for mention, person in named if not person.country
    )
    return Scene(sentence, tuple(actors), free, unnamed)


def _places(page: Page, sentence: Sentence, home: Home, visited: str | None) -> list[Place]:
    places = [
        Place(country_of(mention), relation_of(page, mention), form_of(mention), mention)
        for mention in page.within("place", sentence.start, sentence.end)
    ]
    for kind, country in (("our_country", home.country), ("this_country", visited)):
        if country is None:
            continue
        places += [
            Place(country, relation_of(page, mention), "name", mention)
            for mention in page.within(kind, sentence.start, sentence.end)
        ]
    places.sort(key=lambda place: place.mention.start)
    return places


def _beside(places: list[Place], mention: Mention, page: Page) -> Place | None:
    """The country a delegation, ministry or post belongs to: right before it, or `of` behind."""
    before = [
        place
        for place in places
        if 0 <= mention.start - place.mention.end <= _BESIDE
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
        and (place.relation in ("of", "from") or _touches(mention, place))
        and not _owns_what_follows(page, place)
        and "," not in page.view.folded[mention.end : place.mention.start]
        and not any(page.first(kind, mention.end, place.mention.start) for kind in _VERBS)
    ]
    if page.lexicon.grammar.verb_last:
        return None
    return after[0] if after else _of_behind(places, mention, page)


_OF_REACH: Final = 90


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
    """A name without cases right behind: `делегация ОАЭ`."""
    return place.relation == "" and place.form == "name" and place.mention.start - mention.end == 1


def _adjoins(page: Page, start: int, end: int) -> bool:
    """No comma and no article or preposition between."""
    between = page.view.folded[start:end]
    return "," not in between and not page.lexicon.grammar.connectors.intersection(between.split())


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


def home_of_teller(page: Page, people: list[Somebody], home: Home) -> Home:
    """Whose country `our country` is where nothing else tells the text's home: the first official's
    who is not the one said to have come to it."""
    if home.country or not page.of("our_country"):
        return home
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


def _comes(page: Page, cue: Mention, mention: PersonMention) -> bool:
    """`находящийся в нашей стране министр`, `министр прибыл в нашу страну`."""
    if 0 <= mention.chain_start - cue.end <= _BESIDE:
        return bool(page.within("visit", cue.start - 2 * _BESIDE, cue.start))
    return (
        0 <= cue.start - mention.chain_end <= _LEADS
        and page.first("visit", mention.chain_end, cue.start) is not None
        and page.first("meet", mention.chain_end, cue.start) is None
    )


def give_post_before(page: Page, people: list[Somebody], scenes: list[Scene]) -> None:
    """`The Belarusian minister of defence has arrived. Lieutenant General Ivan A. will meet …`: the
    first person, who is named without a post, holds the one that was named without a person."""
    first = min(people, key=lambda person: person.first.start, default=None)
    if first is None or first.country or first.posts or first.colleague:
        return
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
    first.mentions[0] = replace(known, titles=replace(known.titles, posts=(post,)))
    first.country, first.country_from = actor.country, actor.mention
    first.country_reason = "holds the post named before"


def give_delegations_country(page: Page, people: list[Somebody], scenes: list[Scene]) -> None:
    """Who leads a delegation is of its country."""
    order = {scene.sentence.start: number for number, scene in enumerate(scenes)}
    for person in people:
        for mention in person.mentions:
            number = order.get(mention.sentence.start)
            if person.country or number is None:
                continue
            led = _delegation_led(page, mention, scenes, number)
            if led:
                person.country, person.country_from = led
                person.country_reason = "leads the delegation of this country"


def _delegation_led(
    page: Page, mention: PersonMention, scenes: list[Scene], number: int
) -> tuple[str, Mention | None] | None:
    """The delegation of the sentence, else whoever its adjective names (`российских офицеров
    возглавил …`), else the delegation of the sentence before (`её возглавил …`)."""
    verb_last = page.lexicon.grammar.verb_last
    near = page.within("led_by", mention.chain_start - _LEADS, mention.chain_end + _LEADS)
    cue = next(
        (
            cue
            for cue in near
            if 0
            <= (cue.start - mention.chain_end if verb_last else mention.chain_start - cue.end)
            <= _LEADS
        ),
        None,
    )
    if cue is None:
        return None
    here = [actor for actor in scenes[number].actors if actor.kind in ("delegation", "guests")]
    ahead = [actor for actor in here if actor.end <= cue.start + 1]
    if here:
        chosen = (ahead or here)[-1 if ahead and not verb_last else 0]
        return chosen.country, chosen.mention
    named = [
        place
        for place in scenes[number].places
        if place.form == "demonym" and place.mention.end <= cue.start
    ]
    if named and not verb_last:
        return named[-1].country, named[-1].mention
    before = scenes[number - 1].actors if number else ()
    last = next((actor for actor in reversed(before) if actor.kind == "delegation"), None)
    return (last.country, last.mention) if last else None


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
        words = [word for word in _WORD.findall(gap) if word not in _AND_WORDS]
        joined = not words or any(
            page.first(kind, before.chain_end, mention.chain_start)
            for kind in ("attended", "led_by")
        )
        if len(gap) <= _LIST_GAP and joined:
            person.country, person.country_from = known.country, known.country_from
            person.country_reason = "listed with the one before"


def is_resident(person: Somebody) -> bool:
    """Whether the person serves abroad: an ambassador, an attaché."""
    return bool(RESIDENTS.intersection(person.post_keys))
