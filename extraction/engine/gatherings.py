"""Three or more in one place: who is told to gather, for what, and who called them together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.breaths import in_one_breath
from extraction.engine.home import country_of
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.places import ORGANISATIONS
from extraction.engine.posts import RESIDENTS

_JOINT: Final = 6
"""Characters between an office and the first of its countries: `ministers of `."""
_OFFICE: Final = 3
_PAIR: Final = 2
_BEFORE: Final = 48
_CONVENES: Final = 60
_THREE: Final = 3
_CROWD: Final = 5


def attends_event(page: Page, scene: Scene) -> Mention | None:
    """`attended the observers' day of the exercise`: the event brings them together."""
    start, end = scene.sentence.start, scene.sentence.end
    event = page.first("event", start, end)
    return event if event and page.first("attended", start, end) else None


def joint_office(page: Page, scene: Scene) -> Mention | None:
    """`The ministers of defence of A, B and C`: who holds one office in three countries or more
    meets the others, all at once."""
    for breath in told_in_one_breath(page, scene):
        for last in breath[_THREE - 1 :]:
            office = _office_of(page, breath[0], last)
            if office:
                return office
    return None


def told_in_one_breath(page: Page, scene: Scene) -> Iterator[list[Mention]]:
    """Three countries or more that a sentence tells in one breath: `A, B and C`, `A-B-C`."""
    places = page.within("place", scene.sentence.start, scene.sentence.end)
    return in_one_breath(page, places, least=_THREE)


def crowd_told(page: Page, scenes: list[Scene]) -> tuple[Mention, list[str]] | None:
    """`Peru, Chile, Oman, Yemen and Malta take part in the exercise`: an event, and the countries
    called one by one as its participants. Attachés from everywhere are spectators."""
    told: Mention | None = None
    for scene in scenes:
        start, end = scene.sentence.start, scene.sentence.end
        if scene.sentence.part is not Part.TEXT or start in page.background:
            continue
        told = told or page.first("gathering", start, end)
        event = attends_event(page, scene) or (page.first("attended", start, end) and told)
        if event is None:
            continue
        if any(post.key in RESIDENTS for post in page.within("post", start, end)):
            continue
        for breath in told_in_one_breath(page, scene):
            countries = list(dict.fromkeys(country_of(place) for place in breath))
            enough = _THREE if _held_by_all(page, breath) else _CROWD
            if len(countries) >= enough and page.of("rank"):
                officers = [each.country for each in scene.actors if each.kind in _OFFICERS]
                return event, list(dict.fromkeys((*countries, *officers)))
    return None


_OFFICERS: Final = ("person", "post")
_COMMON: Final = 44
"""Characters between the office that all hold and the first of their countries."""


def _held_by_all(page: Page, breath: list[Mention]) -> bool:
    """`the chiefs of general staff of the armed forces of A, B and C`: one office, and nothing but
    forces between it and the countries."""
    first = breath[0]
    posts = page.within("post", first.start - 2 * _COMMON, first.start)
    if not posts or first.start - posts[-1].end > _COMMON:
        return False
    between = page.view.folded[posts[-1].end : first.start]
    return "," not in between and "." not in between


def members_told(page: Page, scenes: list[Scene]) -> list[set[str]]:
    """`the Peru-Chile-Brazil trilateral meeting`: who belongs to a gathering, by the sentences that
    call it one."""
    return [
        {country_of(place) for place in breath}
        for scene in scenes
        if "multilateral" in page.mentions_in(scene.sentence)
        for breath in told_in_one_breath(page, scene)
    ]


@once_per_page
def is_of_two(page: Page, occasion: Mention) -> bool:
    """`the Peru-Oman military dialogue`: an event that is called after two countries, here or where
    it is first named, gathers no others."""
    named = page.first("event", occasion.start, occasion.end)
    if named is None:
        return False
    return any(_called_after_two(page, event) for event in page.of("event") if _same(event, named))


def _same(event: Mention, other: Mention) -> bool:
    """`iclas` and `iclası`: one word, with and without the ending of what it belongs to."""
    shorter, longer = sorted((event.base, other.base), key=len)
    return longer.startswith(shorter)


def _called_after_two(page: Page, event: Mention) -> bool:
    """Exactly two countries, a hyphen between them, in front of the event."""
    before = page.within("place", event.start - _BEFORE - _CONVENES, event.start)
    if len(before) < _PAIR:
        return False
    first, second = before[-_PAIR:]
    joined = _hyphenated(page, first, second)
    more = len(before) > _PAIR and _hyphenated(page, before[-_PAIR - 1], first)
    return joined and not more and country_of(first) != country_of(second)


def _hyphenated(page: Page, first: Mention, second: Mention) -> bool:
    return page.view.folded[first.end : second.start].strip() == "-"


def _office_of(page: Page, first: Mention, last: Mention) -> Mention | None:
    """The office right behind countries told in one breath, or right before them."""
    behind = page.first("post", last.end, last.end + _OFFICE)
    before = [
        post
        for post in page.within("post", first.start - _BEFORE, first.start)
        if 0 <= first.start - post.end <= _JOINT
    ]
    return behind or (before[-1] if before else None)


def conveners(page: Page, event: Mention) -> list[Mention]:
    """`the session of the CIS council of ministers`: organisations named beside an event."""
    reach = _CONVENES if page.lexicon.grammar.verb_last else 2 * _CONVENES
    return [
        place
        for place in page.within("place", event.start - _CONVENES, event.start + reach)
        if country_of(place) in ORGANISATIONS
    ]
