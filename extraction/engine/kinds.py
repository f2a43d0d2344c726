"""What sort of contact an encounter is, which sentences tell of it, and who else is in it."""

from __future__ import annotations

from typing import Final

from extraction.engine.actors import Scene, is_resident
from extraction.engine.ballot import Vote
from extraction.engine.encounter import Encounter
from extraction.engine.gatherings import conveners, is_of_two, told_in_one_breath
from extraction.engine.home import Home, country_of, ministries_that_say
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.people import Somebody
from extraction.engine.places import ORGANISATIONS
from extraction.engine.presence import attends_gathering
from extraction.engine.relations import LOCAL

_PAIR: Final = 2
_ARRIVALS: Final = frozenset({"visit to", "delegation", "led by", "received by"})
"""Votes by which somebody has come, so that it was no call."""
_RECALLED: Final = 0.9
"""No more than this weighs what background tells of."""
_LEAD: Final = 2
"""Sentences in which whoever tells of a call is named."""
_BESIDE: Final = 30
_CONVENED: Final = ("multilateral", "gathering")


def furnish(
    page: Page,
    encounter: Encounter,
    scenes: list[Scene],
    votes: dict[int, list[Vote]],
    people: list[Somebody],
    home: Home,
    hub: set[str],
    *,
    alone: bool,
) -> None:
    """Give an engagement its sentences and votes, its kind, and the third countries."""
    encounter.scenes = scenes if alone else _scenes_of(encounter, scenes, hub)
    starts = {scene.sentence.start for scene in encounter.scenes}
    encounter.votes = [vote for start in starts for vote in votes.get(start, [])]
    met = list(encounter.guests)
    _set_organisations_apart(encounter)
    _turn_to_residents(encounter, people)
    if encounter.kind != "multilateral":
        encounter.kind, encounter.kind_from = _kind(page, encounter, people, home)
    if encounter.kind == "call":
        _turn_to_caller(page, encounter, home)
    _meet_away_from_its_seat(encounter, met)
    if alone:
        _third_countries(page, encounter)
        _convened(page, encounter)


_JOURNEYS: Final = frozenset({"visit to", "visitor", "led by", "called on", "delegation", "ship"})


def _turn_to_residents(encounter: Encounter, people: list[Somebody]) -> None:
    """`The minister met the ambassador of Peru`: of whom nobody but those who serve abroad is
    named is no host, where nobody is told to go anywhere."""
    if encounter.kind == "multilateral" or len(encounter.guests) != 1 or not encounter.host:
        return
    if any(vote.rule in _JOURNEYS for vote in encounter.votes):
        return
    host, guest = encounter.host, encounter.guests[0]
    own = [person for person in people if person.country == host]
    other = [person for person in people if person.country == guest]
    residents = bool(own) and all(is_resident(person) for person in own)
    if residents and other and not any(is_resident(person) for person in other):
        encounter.host, encounter.guests = guest, [host]


_CAME: Final = frozenset({"visit to", "delegation", "led by", "received by"})


def share_occasion(encounters: list[Encounter]) -> None:
    """`On the sidelines … He also met the minister of Oman`: who is met besides, on the same ground
    and without being told to come for it, is met beside the same event."""
    event = next(
        (each for each in encounters if each.kind_from and each.kind_from.kind == "sidelines"), None
    )
    for each in encounters if event else ():
        came = any(vote.rule in _CAME for vote in each.votes)
        if event and each.kind == "visit" and each.host == event.host and not came:
            each.kind, each.kind_from = event.kind, event.kind_from


def _convened(page: Page, encounter: Encounter) -> None:
    """`the session of the CIS council of ministers`: the organisation that holds the event which
    is the engagement."""
    joint = encounter.kind_from
    if encounter.kind != "multilateral" or joint is None or joint.kind not in _CONVENED:
        return
    for place in conveners(page, joint):
        country = country_of(place)
        if country not in {*encounter.parties, *encounter.third}:
            encounter.third.append(country)
            encounter.third_from[country] = place


def _scenes_of(encounter: Encounter, scenes: list[Scene], hub: set[str]) -> list[Scene]:
    """The sentences about one engagement among several: those that name a side of its own, and
    those after them until another side is named."""
    own = encounter.parties - hub or encounter.parties
    found: list[Scene] = []
    ours = True
    for scene in scenes:
        named = {actor.country for actor in scene.actors} - (hub - own)
        if named:
            ours = bool(named & own)
        if ours:
            found.append(scene)
    return found


def _kind(
    page: Page, encounter: Encounter, people: list[Somebody], home: Home
) -> tuple[str, Mention | None]:
    texts = [scene for scene in encounter.scenes if scene.sentence.part is Part.TEXT]
    spans = [(scene.sentence.start, scene.sentence.end) for scene in texts]
    told = [span for span in spans if span[0] not in page.background]
    call = next((found for span in told[:4] if (found := page.first("telephone", *span))), None)
    # in a report that opens with a call, `the dignitary` is whoever speaks
    opens = bool(call and told[0][0] <= call.start < told[0][1])
    arrivals = _ARRIVALS if opens else _ARRIVALS | {"guests"}
    arrived = any(vote.rule in arrivals and vote.weight > _RECALLED for vote in encounter.votes)
    if call and not arrived:
        return "call", call
    own = [person for person in people if person.country in encounter.guests]
    if home.country in encounter.guests:
        own += [person for person in people if person.country is None and person.posts]
    if (
        encounter.host
        and own
        and all(is_resident(person) for person in own)
        and not _a_stranger_comes(encounter)
        and not any(
            vote.rule in ("led by",)
            or (vote.rule == "delegation" and vote.country in encounter.guests)
            for vote in encounter.votes
        )
    ):
        return "reception", None
    sideline = next(
        (
            found
            for span in spans[:5]
            for found in page.within("sidelines", *span)
            if not page.first("visit", found.start, found.end)
            and not is_of_two(page, found)
            and not _held_elsewhere(page, found, encounter)
        ),
        None,
    )
    if sideline:
        return "multilateral", sideline
    lead = [span for span in spans[:3] if span is spans[0] or not _only_to_come(page, spans, span)]
    joint = next(
        (
            found
            for span in lead
            if (found := page.first("multilateral", *span))
            and (span == spans[0] or not _talked_of(page, found, *span))
        ),
        None,
    )
    gathering = next(
        (
            found
            for scene in texts[:3]
            if (scene.sentence.start, scene.sentence.end) in lead
            and scene.sentence.start not in page.background
            and _names_a_guest(page, scene, encounter)
            and (found := attends_gathering(page, scene.sentence.start, scene.sentence.end))
            and not is_of_two(page, found)
        ),
        None,
    )
    if gathering:
        return "multilateral", gathering
    attends = any(vote.rule == "attends" for vote in encounter.votes) or any(
        page.first("multilateral", *span) and page.first("attended", *span) for span in lead
    )
    if len(encounter.guests) > 1 or (joint and attends):
        return "multilateral", joint
    return "visit", None


def _only_to_come(page: Page, spans: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Announced in a report of what was held: `he will then attend a trilateral meeting`."""
    joint = page.first("multilateral", *span)
    planned = joint and page.first("planned", *span) and not page.first("held", *span)
    return bool(planned and page.first("held", *spans[0]))


def _talked_of(page: Page, joint: Mention, start: int, end: int) -> bool:
    """`The sides discussed multinational exercises`: two may speak of what many do."""
    talks = page.any_of(("meet",), start, joint.start)
    return talks and not page.any_of(("attended", "attending"), start, end)


def _held_elsewhere(page: Page, occasion: Mention, encounter: Encounter) -> bool:
    """`Cenevre'deki üçlü zirve öncesi`: an event in another country than the one told of."""
    if not page.lexicon.grammar.verb_last:
        return False
    before = page.within("place", occasion.start - _BESIDE, occasion.start)
    return bool(before) and before[-1].case == "local" and country_of(before[-1]) != encounter.host


def _a_stranger_comes(encounter: Encounter) -> bool:
    """Whether somebody whose country the text leaves out is told to come to the host's."""
    visits = [vote for vote in encounter.votes if vote.rule == "visit to"]
    return any(
        scene.unnamed and scene.unnamed[0][0] <= vote.start and not scene.actors
        for scene in encounter.scenes
        for vote in visits
        if vote.country == encounter.host
        and scene.sentence.start <= vote.start < scene.sentence.end
    )


def _names_a_guest(page: Page, scene: Scene, encounter: Encounter) -> bool:
    """Whether one of the guests acts in the sentence: `the two guests came for the forum`."""
    if not scene.actors:
        start, end = scene.sentence.start, scene.sentence.end
        return bool(scene.unnamed) or page.first("guests", start, end) is not None
    return any(actor.country in encounter.guests for actor in scene.actors)


_TELLS: Final = 40
"""Characters between a ministry and that it has told something: its press service."""


def _teller(page: Page, encounter: Encounter) -> str | None:
    """The side whose ministry is the one said to have told of the call."""
    for scene in encounter.scenes:
        if scene.sentence.part is not Part.TEXT:
            continue
        for cue in page.within("said_by", scene.sentence.start, scene.sentence.end):
            for actor in scene.actors:
                post = page.first("post", actor.start, actor.end)
                speaks = actor.kind == "organ" or (post is not None and post.key == "spokesperson")
                if speaks and 0 <= cue.start - actor.end <= _TELLS:
                    return actor.country if actor.country in encounter.parties else None
    return None


def _named_first(encounter: Encounter, parties: list[str]) -> list[str]:
    """The countries in the order in which their people are named; somebody without one who is named
    before the other side is of this one."""
    named: list[str] = []
    for scene in encounter.scenes:
        countries = [actor.country for actor in scene.actors]
        first = scene.actors[0] if scene.actors else None
        if scene.sentence.part is Part.TEXT and first and len(parties) == _PAIR:
            ahead = scene.unnamed and scene.unnamed[0][0] < first.start
            others = [country for country in parties if country not in countries]
            named += others if ahead and len(others) == 1 else []
        named += countries
    return named


def _seat_that_tells(page: Page, encounter: Encounter) -> str | None:
    """`the Pentagon said`: the same by the name of its seat, in the first sentences."""
    texts = [scene.sentence for scene in encounter.scenes if scene.sentence.part is Part.TEXT]
    until = texts[:_LEAD][-1].end if texts else 0
    told = (country_of(place) for place in ministries_that_say(page) if place.start < until)
    return next((country for country in told if country in encounter.parties), None)


def _turn_to_caller(page: Page, encounter: Encounter, home: Home) -> None:
    """In a call the side that tells it is host, else the first named."""
    parties = [*([encounter.host] if encounter.host else []), *encounter.guests]
    if len(parties) > _PAIR:
        # a call takes place nowhere: who does not speak is only spoken of
        speaking = {actor.country for scene in encounter.scenes for actor in scene.actors}
        parties = [country for country in parties if country in speaking] or parties
    host: str | None
    if teller := _teller(page, encounter) or _seat_that_tells(page, encounter):
        host = teller
    elif home.country in parties:
        host = home.country
    else:
        named = _named_first(encounter, parties)
        host = next((country for country in named if country in parties), encounter.host)
    encounter.host = host
    encounter.guests = [country for country in parties if country != host]


def _third_countries(page: Page, encounter: Encounter) -> None:
    for scene in encounter.scenes:
        start, end = scene.sentence.start, scene.sentence.end
        joint = page.first("multilateral", start, end)
        if not joint:
            continue
        if encounter.kind == "multilateral" and page.first("attended", start, end):
            _those_who_attend(page, scene, encounter)
        for place in scene.places:
            near = abs(place.mention.start - joint.start) <= 140
            if (
                near
                and place.country not in encounter.parties
                and place.form in ("name", "demonym")
                and place.relation not in LOCAL
                and place.country not in encounter.third
                and encounter.parties & {each.country for each in scene.places}
            ):
                encounter.third.append(place.country)
                encounter.third_from[place.country] = place.mention


_SEATS: Final = frozenset({"BE", "US", "CH", "AT", "RU", "CN", "SA", "BY", "TR"})
"""Countries where organisations have their seats."""


def _meet_away_from_its_seat(encounter: Encounter, met: list[str]) -> None:
    """On the sidelines of an event elsewhere an organisation meets one as a country does."""
    beside = encounter.kind_from is not None and encounter.kind_from.kind == "sidelines"
    if not beside or len(met) != _PAIR or encounter.host in {None, *met, *_SEATS}:
        return
    encounter.guests = met
    encounter.third = [country for country in encounter.third if country not in met]


def _those_who_attend(page: Page, scene: Scene, encounter: Encounter) -> None:
    """`forces of Peru, Oman and Malta took part`: told in one breath with the sides, no thirds."""
    for breath in told_in_one_breath(page, scene):
        countries = [country_of(place) for place in breath]
        if len(encounter.parties.intersection(countries)) >= _PAIR:
            encounter.guests += [
                country
                for country in dict.fromkeys(countries)
                if country not in {*encounter.parties, *ORGANISATIONS}
            ]


def _set_organisations_apart(encounter: Encounter) -> None:
    """An organisation met at its seat is a third party: the host is the territory."""
    for guest in list(encounter.guests):
        if guest in ORGANISATIONS and len(encounter.guests) > 1:
            encounter.guests.remove(guest)
            if guest not in encounter.third:
                encounter.third.append(guest)
