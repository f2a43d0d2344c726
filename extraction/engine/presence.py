"""Who is there: a side that acts, is visited, or has its officers named."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.direction import Vote
from extraction.engine.home import Home, country_of, form_of
from extraction.engine.layout import Part
from extraction.engine.page import Page
from extraction.engine.people import Somebody
from extraction.engine.relations import relation_of


def both_act(
    page: Page,
    pair: frozenset[str],
    scenes: list[Scene],
    votes: dict[int, list[Vote]],
    people: list[Somebody],
    home: Home,
    territory: str | None,
) -> bool:
    """Whether both sides are there: a country where one's own troops serve, or that is merely
    spoken of, meets nobody."""
    idle = {
        country
        for country in pair
        if not acts(scenes, country)
        and not _in_headline(scenes, country)
        and not is_visited(votes, country)
        and not has_officers(page, country)
    }
    if not idle or any(_named_together(page, scene, pair) for scene in scenes):
        return True
    unknown = [person for person in people if person.country is None]
    if len(idle) > 1 or not unknown:
        return False
    # someone without a country stands for the side that nobody else stands for
    (other,) = pair - idle
    if other != (home.country or territory) or idle == {home.country}:
        return True
    return is_visited(votes, other) or any(person.country == other for person in people)


def _in_headline(scenes: list[Scene], country: str) -> bool:
    return any(
        actor.country == country and actor.kind in ("delegation", "guests", "post")
        for scene in scenes
        for actor in scene.actors
        if scene.sentence.part is Part.HEADLINE
    )


_OFFICER: Final = 26


def has_officers(page: Page, country: str) -> bool:
    """Its ships, its army, an office of its: named beside the country, with no mark between."""
    kinds = ("force", "organ", "rank", "post", "head", "facility", "complement")
    for sentence in page.body:
        if sentence.part is not Part.TEXT:
            continue
        for place in page.within("place", sentence.start, sentence.end):
            away = relation_of(page, place) in ("at", "from") and form_of(place) != "demonym"
            if country_of(place) != country or away:
                continue
            reach = place.end + _OFFICER
            offices = [office for kind in kinds for office in page.within(kind, place.end, reach)]
            if any(_unbroken(page, place.end, office.start) for office in offices):
                return True
            behind = place.case == "genitive" and not page.lexicon.grammar.verb_last
            if behind and any(
                page.first(kind, place.start - _OFFICER, place.start)
                for kind in ("force", "organ", "complement", "facility")
            ):
                return True
    return False


def _unbroken(page: Page, start: int, end: int) -> bool:
    return not any(mark in page.view.folded[start:end] for mark in ".,;:()")


_TOGETHER: Final = 28


def _named_together(page: Page, scene: Scene, pair: frozenset[str]) -> bool:
    """`talks between the armies of Spain and Morocco`: two countries in one breath; in a headline
    whatever it says of them."""
    if scene.sentence.part is Part.HEADLINE:
        return {place.country for place in scene.places} == pair
    if scene.sentence.part is not Part.TEXT or not meets(page, scene):
        return False
    return any(
        {first.country, second.country} == pair
        and second.mention.start - first.mention.end <= _TOGETHER
        and "at" not in (first.relation, second.relation)
        for first, second in pairwise(scene.places)
    )


def acts(scenes: list[Scene], country: str) -> bool:
    return any(
        actor.country == country
        for scene in scenes
        for actor in scene.actors
        if scene.sentence.part is Part.TEXT
    )


_ARRIVALS: Final = frozenset({"visit to", "received by", "called on", "attends"})


def is_visited(votes: dict[int, list[Vote]], country: str) -> bool:
    """Told to be visited, not merely the place where something happens."""
    return any(
        vote.country == country and vote.side == "host" and vote.rule in _ARRIVALS
        for cast in votes.values()
        for vote in cast
    )


def meets(page: Page, scene: Scene) -> bool:
    start, end = scene.sentence.start, scene.sentence.end
    return any(
        page.first(kind, start, end) for kind in ("meet", "receive", "telephone", "called_on")
    )
