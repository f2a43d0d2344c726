"""How strongly each two countries are seen to meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Final

from extraction.engine.actors import Scene, is_resident
from extraction.engine.ballot import Ballot, Vote
from extraction.engine.gatherings import attends_event, joint_office
from extraction.engine.home import Home, country_of
from extraction.engine.layout import Part
from extraction.engine.page import Page
from extraction.engine.people import Somebody
from extraction.engine.places import ORGANISATIONS
from extraction.engine.presence import (
    acts,
    both_act,
    gathers,
    has_officers,
    is_visited,
    meets,
    talks_held,
)
from extraction.engine.relations import relation_of

_JOINTS: Final = frozenset({" and ", " and the ", "-", " - ", " – ", "–", " ve ", " və ", " и "})
_JOINED: Final = 3
"""So many times a country counts as named that is joined to another: `Baltic and Nordic`."""


ENOUGH: Final = 1.4
"""Weight of the least contact that makes an engagement."""


_SEEN: Final = ENOUGH
"""Weight above which a country has its pair and needs none made up for it."""


def of_those_present(
    page: Page,
    pairs: dict[frozenset[str], float],
    scenes: list[Scene],
    votes: dict[int, list[Vote]],
    people: list[Somebody],
    home: Home,
    territory: str | None,
) -> dict[frozenset[str], float]:
    return {
        pair: weight
        for pair, weight in pairs.items()
        if both_act(page, pair, scenes, votes, people, home, territory)
    }


def meeting_pairs(
    page: Page,
    scenes: list[Scene],
    votes: dict[int, list[Vote]],
    people: list[Somebody],
    home: Home,
    territory: str | None,
) -> dict[frozenset[str], float]:
    """How strongly each two countries are seen to meet."""
    pairs: dict[frozenset[str], float] = defaultdict(float)
    lead = [scene.sentence.start for scene in scenes if scene.sentence.part is Part.TEXT][:2]
    ground = territory
    if territory and not (
        acts(scenes, territory) or is_visited(votes, territory) or has_officers(page, territory)
    ):
        ground = None
    about_own = page.lexicon.grammar.verb_last and _first_is_unnamed(people)
    traveller = _traveller(votes) or home.country
    for scene in scenes:
        factor = min(_weight_of(page, scene), _weight_of_next(page, scene, lead))
        cast = votes.get(scene.sentence.start, [])
        hosts: dict[str, float] = {}
        for vote in cast:
            if vote.side == "host":
                hosts[vote.country] = max(vote.weight, hosts.get(vote.country, 0.0))
        for vote in cast:
            if vote.side != "guest":
                continue
            others = [host for host in hosts if host != vote.country]
            for host in others:
                weight = min(hosts[host], vote.weight)
                pairs[frozenset((host, vote.country))] += factor * weight
            other = _opposite(vote.country, ground, home, territory)
            if not others and other and other != vote.country:
                pairs[frozenset((other, vote.country))] += factor * vote.weight * 0.6
        named = any(vote.side == "guest" for vote in cast)
        for stop in () if named or traveller is None else stops_in_one_breath(cast):
            if traveller and stop != traveller:
                pairs[frozenset((stop, traveller))] += factor * ENOUGH
        coming = _weight_of_next(page, scene, lead) < 1.0
        if scene.sentence.start in lead and _is_contact(page, scene) and not coming:
            sure = bool(people) or _talks_were_held(page, scenes)
            _pairs_of_names(page, scene, territory, pairs, sure=sure)
        elif not people and factor and talks_held(page, scene):
            _pairs_of_names(page, scene, territory, pairs, sure=factor == 1.0)
        countries = _acting(scene)
        if not meets(page, scene) and not gathers(page, scene):
            continue
        if scene.unnamed and home.country and home.country not in countries:
            ahead = (
                about_own  # `A ile görüşen Akar`: the verb last, who meets stands behind
                or not scene.actors
                or scene.unnamed[0][0] < scene.actors[0].start
            )
            countries.insert(0 if ahead else len(countries), home.country)
        if territory in countries and joint_office(page, scene):
            # of all who hold the office the one at home is the centre, wherever it stands
            countries = [territory, *(each for each in countries if each != territory)]
        for country in countries[1:]:
            pairs[frozenset((countries[0], country))] += factor * 1.5
        if len(countries) == 1:
            other = _opposite(countries[0], ground, home, territory)
            if other:
                named = any(actor.kind in ("person", "delegation") for actor in scene.actors)
                pairs[frozenset((countries[0], other))] += factor * (1.5 if named else 0.8)
    _pairs_of_headline(page, scenes, lead, pairs, sure=bool(people))
    present = of_those_present(page, pairs, scenes, votes, people, home, territory)
    pairs = defaultdict(float, present)
    _pairs_of_article(page, scenes, people, home, (territory, ground), pairs)
    return pairs


_TOUR: Final = 2


def stops_in_one_breath(cast: list[Vote]) -> list[str]:
    """`he visited troops in Peru, Chile and Oman`: the countries of a tour, told in a sentence."""
    stops = list(dict.fromkeys(vote.country for vote in cast if vote.rule == "visit to"))
    return stops if len(stops) >= _TOUR else []


def _traveller(votes: dict[int, list[Vote]]) -> str | None:
    """Who goes from one country to the next, by all that the report tells of the guests."""
    ballot = Ballot([vote for cast in votes.values() for vote in cast if vote.side == "guest"])
    ranked = sorted(ballot.countries(), key=lambda country: -ballot.score(country, "guest"))
    return ranked[0] if ranked else None


def _talks_were_held(page: Page, scenes: list[Scene]) -> bool:
    return any(talks_held(page, scene) for scene in scenes)


def _first_is_unnamed(people: list[Somebody]) -> bool:
    """Whether the report opens with somebody of its own, whose country needs no saying."""
    first = min(people, key=lambda person: person.first.start, default=None)
    return first is not None and first.country is None and not is_resident(first)


def _pairs_of_headline(
    page: Page,
    scenes: list[Scene],
    lead: list[int],
    pairs: dict[frozenset[str], float],
    *,
    sure: bool,
) -> None:
    """`Belarus, UAE interested in military contacts` above a report of a meeting."""
    met = any(scene.sentence.start in lead and _is_contact(page, scene) for scene in scenes)
    for scene in scenes:
        named = {place.country for place in scene.places if place.relation in ("", "of")}
        if scene.sentence.part is Part.HEADLINE and len(named) == 2 and met and sure:
            pairs[frozenset(named)] += ENOUGH
            return


def _pairs_of_names(
    page: Page,
    scene: Scene,
    territory: str | None,
    pairs: dict[frozenset[str], float],
    *,
    sure: bool,
) -> None:
    """`staff talks between the armies of Spain and Morocco`: countries meet, nobody by name."""
    named = list(
        dict.fromkeys(
            place.country
            for place in scene.places
            if place.relation in ("", "of") and place.country not in ORGANISATIONS
        )
    )
    weight = ENOUGH if sure else 0.7
    if len(named) == 2:
        pairs[frozenset(named)] += weight
    elif len(named) > 2 and page.first("multilateral", scene.sentence.start, scene.sentence.end):
        centre = territory if territory in named else named[0]
        for country in named:
            if country != centre:
                pairs[frozenset((centre, country))] += weight


def _opposite(country: str, ground: str | None, home: Home, territory: str | None) -> str | None:
    """Whom an official without a named partner meets: the country visited, else the text's own."""
    ground = ground or (territory if country != home.country else None)
    return next((each for each in (ground, home.country) if each and each != country), None)


def _weight_of_next(page: Page, scene: Scene, lead: list[int]) -> float:
    """What is told further down of a meeting of three to come is no part of one that was held."""
    start, end = scene.sentence.start, scene.sentence.end
    if not lead or start in lead[:1] or not page.first("multilateral", start, end):
        return 1.0
    first = page.sentence_at(lead[0])
    held = first and page.first("held", first.start, first.end)
    planned = page.first("planned", start, end) and not page.first("held", start, end)
    return _AHEAD if held and planned else 1.0


_AHEAD: Final = 0.15
"""Weight of what is only to come."""


def _weight_of(page: Page, scene: Scene) -> float:
    if scene.sentence.start in page.background:
        return 0.15
    return 0.5 if scene.sentence.part is Part.HEADLINE else 1.0


def _acting(scene: Scene) -> list[str]:
    return list(dict.fromkeys(actor.country for actor in scene.actors if actor.kind != "organ"))


def _pairs_of_article(
    page: Page,
    scenes: list[Scene],
    people: list[Somebody],
    home: Home,
    places: tuple[str | None, str | None],
    pairs: dict[frozenset[str], float],
) -> None:
    """Sides that act in different sentences of a report of a visit or a meeting."""
    territory, ground = places
    told = [
        scene
        for scene in scenes
        if scene.sentence.part is Part.TEXT and _weight_of(page, scene) == 1.0
    ]
    lead = [scene.sentence.start for scene in told[:1]]
    told = [scene for scene in told if _weight_of_next(page, scene, lead) == 1.0]
    if not any(_is_contact(page, scene) and (scene.actors or scene.unnamed) for scene in told):
        return
    acting = list(dict.fromkeys(country for scene in told for country in _acting(scene)))
    unknown = any(person.country is None for person in people)
    own = home.country or territory
    if unknown and own and own not in acting:
        acting.append(own)
    party = ground is not None and (ground in acting or len(acting) == 1)
    met = set().union(*(pair for pair, weight in pairs.items() if weight >= _SEEN))
    for number, first in enumerate(acting):
        if territory and territory != first and party and first not in met:
            pairs[frozenset((territory, first))] += 1.5
        for second in acting[number + 1 :]:
            if {first, second} <= met:
                continue
            if territory not in (first, second) or not party:
                pairs[frozenset((first, second))] += 1.5 if len(acting) == 2 else 0.3
    alone = territory if not acting else (acting[0] if len(acting) == 1 else None)
    if unknown and alone and territory in (None, alone):
        other = _other_side(page, alone, lead_only=alone == own and ground != alone)
        if other:
            pairs[frozenset((alone, other))] += 1.5


def _other_side(page: Page, country: str, *, lead_only: bool) -> str | None:
    """The country named most beside `country`, for persons named without theirs; of a report on
    one's own people only what its first sentences name counts."""
    texts = [sentence.start for sentence in page.body if sentence.part is Part.TEXT][:2]
    counts = Counter(
        country_of(mention)
        for sentence in page.body
        if not lead_only or sentence.start in texts or sentence.part is Part.HEADLINE
        for mention in page.within("place", sentence.start, sentence.end)
        if relation_of(page, mention) != "about"
    )
    for sentence in page.body:
        places = page.within("place", sentence.start, sentence.end)
        for before, behind in pairwise(places):
            sides = {country_of(before), country_of(behind)}
            if country in sides and page.view.folded[before.end : behind.start] in _JOINTS:
                counts.update(dict.fromkeys(sides, _JOINED))
    counts.pop(country, None)
    return counts.most_common(1)[0][0] if counts else None


def _is_contact(page: Page, scene: Scene) -> bool:
    start, end = scene.sentence.start, scene.sentence.end
    return (
        meets(page, scene)
        or page.any_of(("visit", "departure", "received_by"), start, end)
        or attends_event(page, scene) is not None
    )
