"""Who is host: whose soil it is, who is visited, who is named first."""

from __future__ import annotations

from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.ballot import Ballot
from extraction.engine.home import Home
from extraction.engine.layout import Part
from extraction.engine.page import Page
from extraction.engine.places import ORGANISATIONS
from extraction.engine.presence import meets

_TERRITORY: Final = 0.9
_VISITED: Final = 2.5


_SLIGHT: Final = 1.0
"""No more than this, and a report tells of what took place at home."""


def territory_of(ballot: Ballot) -> str | None:
    """The country on whose soil it takes place, by the votes."""
    best, best_score = None, _TERRITORY
    for country in ballot.countries():
        if country in ORGANISATIONS:
            continue
        score = ballot.score(country, "host") - 0.4 * ballot.score(country, "guest")
        if score > best_score:
            best, best_score = country, score
    return best


def visited_of(
    pair: frozenset[str], ballot: Ballot, scenes: list[Scene], territory: str | None
) -> str | None:
    """A country of the pair that is plainly visited itself: the further stop of a tour."""
    for country in sorted(pair - ORGANISATIONS):
        score = ballot.score(country, "host")
        plainly = score >= _VISITED or _receives_at_home(scenes, country, territory)
        if plainly and score > ballot.score(country, "guest"):
            return country
    return None


def _receives_at_home(scenes: list[Scene], country: str, territory: str | None) -> bool:
    """`held talks in Nicosia with the Cypriot minister`: on his own ground, not on the other's."""
    for scene in scenes:
        at = {place.country for place in scene.places if place.relation == "at"}
        named = {actor.country for actor in scene.actors if actor.kind == "person"}
        told = scene.sentence.part is Part.TEXT
        if told and country in at and country in named and territory not in at:
            return True
    return False


def host_of(
    pair: frozenset[str], ballot: Ballot, territory: str | None, home: Home, named: str | None
) -> tuple[str | None, list[str]]:
    first, second = sorted(pair)
    if territory:
        return territory, [first, second]
    leaning = {
        country: ballot.score(country, "host") - ballot.score(country, "guest") for country in pair
    }
    host: str | None
    if abs(leaning[first] - leaning[second]) > (_SLIGHT if home.country in pair else 0.0):
        host = max(pair, key=lambda country: leaning[country])
    elif home.country in pair:
        host = home.country
    elif named:
        host = named
    else:
        return None, [first, second]
    organisations = ORGANISATIONS.intersection(pair)
    if host in organisations:
        host = first if second == host else second
    return host, [country for country in (first, second) if country != host]


def first_named(page: Page, scenes: list[Scene], pair: frozenset[str]) -> str | None:
    """Who is named first where two meet: the one of the side that tells it, unless it was on the
    sidelines of something else."""
    for scene in scenes:
        start, end = scene.sentence.start, scene.sentence.end
        if scene.sentence.part is not Part.TEXT or not meets(page, scene):
            continue
        if page.first("sidelines", start, end) or page.first("event", start, end):
            return None
        return next((actor.country for actor in scene.actors if actor.country in pair), None)
    return None
