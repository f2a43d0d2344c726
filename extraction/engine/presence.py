"""Who is there: a side that acts, is visited, or has its officers named."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.ballot import Vote
from extraction.engine.home import Home, country_of, form_of
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.people import Somebody
from extraction.engine.relations import LOCAL, relation_of


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
_BODIES: Final = ("force", "organ", "complement", "facility")


@once_per_page
def has_officers(page: Page, country: str) -> bool:
    """Its ships, its army, an office of its: named beside the country, with no mark between."""
    kinds = ("force", "organ", "rank", "post", "head", "facility", "complement")
    for sentence in page.body:
        if sentence.part is not Part.TEXT:
            continue
        for place in page.within("place", sentence.start, sentence.end):
            away = (
                relation_of(page, place) in ("at", "to", "in", "from")
                and form_of(place) != "demonym"
            )
            if country_of(place) != country or away or _joins(page, place):
                continue
            reach = place.end + _OFFICER
            offices = [office for kind in kinds for office in page.within(kind, place.end, reach)]
            if any(_unbroken(page, place.end, office.start) for office in offices):
                return True
            behind = place.case == "genitive" and not page.lexicon.grammar.verb_last
            if behind and page.any_of(
                ("force", "organ", "complement", "facility"), place.start - _OFFICER, place.start
            ):
                return True
    return False


def _joins(page: Page, place: Mention) -> bool:
    """`Ermənistanla sərhəddə`: with the country, whose own nothing is that stands behind."""
    return page.lexicon.grammar.verb_last and place.case in ("instrumental", "accusative")


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
        and LOCAL.isdisjoint((first.relation, second.relation))
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


_MANY: Final = 3


@once_per_page
def gathers(page: Page, scene: Scene) -> bool:
    """`the ministers of defence of A, B and C took part`: so many sides named at one event; or two
    who sign something, or whose delegations take part."""
    start, end = scene.sentence.start, scene.sentence.end
    called = {actor.country for actor in scene.actors if actor.kind != "organ"}
    sent = {actor.country for actor in scene.actors if actor.kind == "delegation"}
    if len(called) >= _MANY and (len(sent) >= _MANY or page.first("attended", start, end)):
        return True
    led = {actor.country for actor in scene.actors if actor.kind == "person"}
    if len(led) > 1 and all(page.first(kind, start, end) for kind in _DELEGATIONS_ATTEND):
        return True
    signed = any(cue.key == "signing" for cue in page.within("activity", start, end))
    signing = {each.country for each in scene.actors if each.kind in ("person", "post")}
    return signed and len(signing) > 1


_DELEGATIONS_ATTEND: Final = ("led_by", "delegation", "attended")
_SIDES: Final = 2


def talks_held(page: Page, scene: Scene) -> bool:
    """`military talks between A and B were held`, `have begun`, `are to be held`: two countries in
    one breath, a meeting of a defence sort, and that it takes place."""
    start, end = scene.sentence.start, scene.sentence.end
    if not all(page.first(kind, start, end) for kind in ("meet", "defence")):
        return False
    if not page.any_of(("held", "ongoing", "planned"), start, end):
        return False
    if page.first("post", start, end):
        return False
    if len({actor.country for actor in scene.actors if actor.kind == "organ"}) == _SIDES:
        return True  # `the ministries of defence of A and B signed an agreement`
    if len({place.country for place in scene.places}) != _SIDES:
        return False
    return any(
        0 < second.mention.start - first.mention.end <= _TOGETHER
        and first.country != second.country
        and LOCAL.isdisjoint((first.relation, second.relation))
        for first, second in pairwise(scene.places)
    )


_WHOM: Final = 30


@once_per_page
def meets(page: Page, scene: Scene) -> bool:
    start, end = scene.sentence.start, scene.sentence.end
    return (
        page.any_of(("telephone", "called_on"), start, end)
        or any(
            not _meets_own(page, cue) and not met_before(page, cue)
            for kind in ("meet", "receive")
            for cue in page.within(kind, start, end)
        )
        or _sign_together(page, scene)
    )


def _sign_together(page: Page, scene: Scene) -> bool:
    """`The ministers of Peru and Oman signed a plan`: who signs together has met."""
    cues = page.within("activity", scene.sentence.start, scene.sentence.end)
    if scene.sentence.part is not Part.TEXT or not any(cue.key == "signing" for cue in cues):
        return False
    sides = {actor.country for actor in scene.actors if actor.kind in ("person", "post")}
    return len(sides) > 1


def _meets_own(page: Page, cue: Mention) -> bool:
    """`met a group of cadets`: one's own people, unless a country stands beside them."""
    own = page.first("domestic", cue.end, cue.end + _WHOM)
    if own is None or page.lexicon.grammar.verb_last:
        return False
    return not page.within("place", cue.end, own.end + 2)


def met_before(page: Page, cue: Mention) -> bool:
    """`görüşdən sonra Kiyevə səfər edib`: another meeting, which was over by then."""
    return page.lexicon.grammar.verb_last and cue.kind == "meet" and cue.case == "ablative"


_JOINT: Final = 8


def _meets_the_press(page: Page, cue: Mention) -> bool:
    """`basın toplantısı`: called a meeting, but of nobody else unless it is a joint one."""
    told = [
        label
        for label in page.within("activity", cue.start - 2 * _JOINT, cue.start + 1)
        if label.key == "press_conference"
    ]
    covering = [label for label in told if label.end >= cue.end]
    joint = any(label.start < each.start for label in told for each in covering)
    return bool(covering) and not joint


_COMES: Final = 80
"""Characters between `attended` and the gathering."""


def attends_gathering(page: Page, start: int, end: int) -> Mention | None:
    """`attended the exhibition in …`, `sərgisində iştirak edib`, `sərgisində görüşüb`: somebody
    came for an event of many countries, or meets there."""
    verb_last = page.lexicon.grammar.verb_last
    for gathering in page.within("gathering", start, end):
        reach = (
            (gathering.end, min(end, gathering.end + _COMES))
            if verb_last
            else (max(start, gathering.start - _COMES), gathering.start)
        )
        if any(_brings(page, cue, start, end) for cue in page.within("attending", *reach)):
            return gathering
        if gathering.case == "locative" and page.first("meet", gathering.end, end):
            return gathering
    return None


def _brings(page: Page, cue: Mention, start: int, end: int) -> bool:
    """`arrived for the exhibition`; not `preparations for the summit`."""
    bare = cue.base.split()[0] in page.lexicon.grammar.relations
    return not bare or page.any_of(("visit", "departure"), start, end)
