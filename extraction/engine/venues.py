"""Where it takes place: venues, posts of residents and events attended vote for hosts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.ballot import Vote
from extraction.engine.home import country_of, form_of
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.places import Place, towards
from extraction.engine.posts import RESIDENTS
from extraction.engine.presence import attends_gathering
from extraction.engine.relations import THERE, relation_of
from extraction.engine.speech import is_spoken_of

_NEAR: Final = 70
_ADJACENT: Final = 12
_OF_OFFICE: Final = 8
"""Characters of a preposition between an office and the country it is held in."""


def accredited(page: Page, scene: Scene) -> Iterator[Vote]:
    """`the Swedish ambassador to Kenya called on …`, `met the ambassador of Sweden in Kenya`: the
    country served in is where it is."""
    start, end = scene.sentence.start, scene.sentence.end
    meeting = ("called_on", "meet", "receive", "visit")
    if page.lexicon.grammar.verb_last:
        yield from _accredited_before(page, scene)
        return
    if not page.any_of(meeting, start, end):
        return
    for post in page.within("post", start, end):
        if post.key not in RESIDENTS:
            continue
        reach = post.end
        for place in page.within("place", post.end, post.end + _NEAR):
            if place.start - reach > _ADJACENT:
                break
            reach = place.end  # `посол Швеции в Кении`: the country represented stands between
            if form_of(place) != "demonym" and relation_of(page, place) in THERE:
                if scene.unnamed or any(each.country == country_of(place) for each in scene.actors):
                    yield Vote(country_of(place), "host", 3.0, post.start, place.end, "accredited")
                break


def _accredited_before(page: Page, scene: Scene) -> Iterator[Vote]:
    """`Türkiyənin Azərbaycandakı səfiri`: the same where the country stands before the office."""
    start, end = scene.sentence.start, scene.sentence.end
    if not page.any_of(("meet", "receive", "attended"), start, end):
        return
    for post in page.within("post", start, end):
        for place in page.within("place", post.start - _NEAR, post.start):
            near = 0 <= post.start - place.end <= _ADJACENT or _of_an_embassy(page, place, post)
            if post.key in RESIDENTS and near and _is_post_of_service(page, scene, place):
                attends = page.of("sidelines") and page.first("attended", post.end, end)
                weight = 0.5 if attends else 3.0  # an envoy may come to where it is
                yield Vote(country_of(place), "host", weight, place.start, post.end, "accredited")


def _of_an_embassy(page: Page, place: Mention, post: Mention) -> bool:
    """`Sofya Büyükelçiliği Askeri Ataşesi`: of the embassy in the town before it."""
    house = page.first("organ", place.end, post.start)
    beside = house and house.start - place.end == 1 == post.start - house.end
    return bool(beside and house and house.key == "state")


def _is_post_of_service(page: Page, scene: Scene, place: Mention) -> bool:
    """`Azərbaycandakı səfir`, `Ankara Büyükelçisi`, `Pakistan'ın Türkiye Büyükelçisi`: where
    somebody serves, by its case, as a bare town, or behind whom they represent."""
    if place.case == "local":
        return True
    if place.case or form_of(place) == "demonym":
        return False
    represented = any(
        each.relation == "of" and 0 < place.start - each.mention.end <= _OF_OFFICE
        for each in scene.places
    )
    return represented or form_of(place) == "capital"


def attendance(page: Page, scene: Scene) -> Iterator[Vote]:
    """Who takes part in an event in another country is its guest."""
    start, end = scene.sentence.start, scene.sentence.end
    attended = page.first("attended", start, end) and page.first("event", start, end)
    if not attended and not attends_gathering(page, start, end):
        return
    here = [place for place in scene.places if place.relation == "at" and place.form != "demonym"]
    stage = None if here else _stage(page)
    if here:
        host, venue = here[-1].country, here[-1].mention
    elif stage:
        host, venue = country_of(stage), stage
    else:
        return
    for actor in scene.actors:
        if actor.kind in ("person", "delegation") and actor.country != host:
            yield Vote(actor.country, "guest", 2.0, actor.start, actor.end, "attends")
            yield Vote(host, "host", 1.5, venue.start, venue.end, "attends")
    if scene.unnamed and not scene.actors:
        yield Vote(host, "host", 1.5, venue.start, venue.end, "attends")


@once_per_page
def _stage(page: Page) -> Mention | None:
    """Where an event of many is told to be held, for those who attend it in another sentence."""
    for event in page.of("multilateral"):
        sentence = page.sentence_at(event.start)
        if sentence is None or sentence.part is not Part.TEXT:
            continue
        for place in page.within("place", sentence.start, sentence.end):
            if form_of(place) != "demonym" and relation_of(page, place) == "at":
                return place
    return None


def _one_of_two(scene: Scene, place: Place) -> bool:
    """`alternately in Serbia and Hungary`: countries told in one breath, neither where they are."""
    return any(
        other.country != place.country
        and other.form == place.form == "name"
        and 0
        < max(other.mention.start, place.mention.start) - min(other.mention.end, place.mention.end)
        <= _ADJACENT // 2
        for other in scene.places
    )


def _is_of_office(page: Page, scene: Scene, place: Place) -> bool:
    """`the Minister of Finance in the State of Oman`, `the Omani attaché … armies in Oman`: where
    somebody holds an office, or comes from."""
    reach = (place.mention.start - _NEAR, place.mention.start)
    offices = (*page.within("complement", *reach), *page.within("post", *reach))
    held = any(place.mention.start - office.end <= _OF_OFFICE for office in offices)
    if held and place.form == "name" and " " in place.mention.base:
        return True
    posts = page.within("post", scene.sentence.start, scene.sentence.end)
    abroad = [post.start for post in posts if post.key in RESIDENTS]
    return any(
        actor.country == place.country
        and actor.end < place.mention.start
        and any(actor.start <= start < actor.end for start in abroad)
        for actor in (scene.actors if abroad else ())
    )


def _of_matter(page: Page, scene: Scene, place: Place) -> bool:
    """Where people talk is not told by what they talk about, unless no event and no journey stands
    between: `discussed the plan in Muscat`."""
    matter = ("event", "gathering", "multilateral") if place.relation == "at" else ("visit",)
    return any(
        is_spoken_of(page, scene.sentence, cue.start)
        for kind in matter
        for cue in page.within(kind, scene.sentence.start, place.mention.start)
    )


def venue(page: Page, scene: Scene, lead: int) -> Iterator[Vote]:
    start, end = scene.sentence.start, scene.sentence.end
    told = page.any_of(("meet", "receive", "visit", "activity", "multilateral"), start, end)
    if start != lead and not told:
        return
    # `back to Lithuania`, `aid for Ukraine`: a goal is a venue where somebody goes there
    calls = any(actor.kind == "ship" for actor in scene.actors)
    goes = page.any_of(("visit", "departure"), start, end) or calls
    reached = THERE if goes else {"at"}
    for place in scene.places:
        if (
            place.relation in reached
            and place.form != "demonym"
            and not towards(page, place)
            and not _is_of_office(page, scene, place)
            and not _of_matter(page, scene, place)
            and (goes or not _one_of_two(scene, place))
        ):
            weight = 1.5 if place.mention.kind == "our_country" else 1.0
            yield Vote(
                place.country,
                "host",
                weight,
                place.mention.start,
                place.mention.end,
                "visit to" if calls else "venue" if told else "place",
            )
    for actor in scene.actors:
        organ = page.first("organ", actor.start, actor.end) if actor.kind == "organ" else None
        if organ and organ.key == "ministry" and page.first("activity", start, end):
            yield Vote(actor.country, "host", 0.5, actor.start, actor.end, "ministry")
