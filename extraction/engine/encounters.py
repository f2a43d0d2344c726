"""Which countries meet in the article, where, and in how many engagements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from extraction.engine.actors import Scene, is_resident
from extraction.engine.direction import Ballot, Vote
from extraction.engine.home import Home
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.pairs import ENOUGH, ORGANISATIONS, meeting_pairs, of_those_present
from extraction.engine.people import Somebody
from extraction.engine.presence import acts, meets

_SHARE: Final = 0.3
"""A further pair must carry this share of the strongest one's weight."""
_TERRITORY: Final = 0.9
_SUBJECT: Final = 30
"""Characters between who receives and the verb."""
_ROLL: Final = 4
"""So many countries called one by one in a sentence are at one event."""


@dataclass(slots=True)
class Encounter:
    """One engagement in the making."""

    host: str | None
    guests: list[str]
    kind: str = "visit"
    kind_from: Mention | None = None
    weight: float = 0.0
    scenes: list[Scene] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    third: list[str] = field(default_factory=list)
    third_from: dict[str, Mention] = field(default_factory=dict)

    @property
    def parties(self) -> set[str]:
        return {*self.guests, *([self.host] if self.host else [])}


def find_encounters(
    page: Page,
    scenes: list[Scene],
    votes: dict[int, list[Vote]],
    people: list[Somebody],
    home: Home,
) -> list[Encounter]:
    """The engagements of the article, strongest first; none when nobody of two countries meets."""
    if not _about_defence(page):
        return []
    ballot = Ballot([vote for each in votes.values() for vote in each])
    territory = _territory(ballot)
    pairs = meeting_pairs(page, scenes, votes, people, home, territory)
    pairs = of_those_present(page, pairs, scenes, votes, people, home, territory)
    if not pairs:
        return []
    strongest = max(pairs.values())
    if strongest < ENOUGH:
        return []
    kept = {
        pair: weight for pair, weight in pairs.items() if weight >= max(ENOUGH, strongest * _SHARE)
    }
    if territory and not acts(scenes, territory):
        # the ground only lends itself to a meeting of others
        elsewhere = {pair: weight for pair, weight in kept.items() if territory not in pair}
        at_seat = any(pair & ORGANISATIONS for pair in elsewhere)
        if at_seat or not _someone_receives(page, scenes):
            kept = elsewhere or kept
    encounters = _arrange(page, scenes, kept, ballot, territory, home)
    hub = set.intersection(*(each.parties for each in encounters)) if encounters else set()
    if home.country:
        hub.add(home.country)
    alone = len(encounters) == 1
    for encounter in encounters:
        _furnish(page, encounter, scenes, votes, people, home, hub, alone=alone)
    return [each for each in encounters if each.guests]


def _someone_receives(page: Page, scenes: list[Scene]) -> bool:
    """Somebody whose country the text leaves out is told to receive: one of the country's own."""
    return any(
        0 <= cue.start - end <= _SUBJECT
        for scene in scenes
        if scene.sentence.part is Part.TEXT
        for _, end in scene.unnamed
        for cue in page.within("receive", end, scene.sentence.end)
    )


def _about_defence(page: Page) -> bool:
    words = len(page.of("defence")) + len(page.of("rank"))
    return words >= 2 or (words >= 1 and any("defence" in post.key for post in page.of("post")))


def _territory(ballot: Ballot) -> str | None:
    """The country on whose soil it takes place, by the votes."""
    best, best_score = None, _TERRITORY
    for country in ballot.countries():
        if country in ORGANISATIONS:
            continue
        score = ballot.score(country, "host") - 0.4 * ballot.score(country, "guest")
        if score > best_score:
            best, best_score = country, score
    return best


def _arrange(
    page: Page,
    scenes: list[Scene],
    pairs: dict[frozenset[str], float],
    ballot: Ballot,
    territory: str | None,
    home: Home,
) -> list[Encounter]:
    """Pairs to engagements: who is host, who guest, and which belong together."""
    encounters: list[Encounter] = []
    for pair, weight in sorted(pairs.items(), key=lambda each: (-each[1], sorted(each[0]))):
        first, second = sorted(pair)
        host: str | None = territory
        if territory in pair:
            guests = [first if second == territory else second]
        elif (own := _visited_of(pair, ballot)) is not None:
            host, guests = own, [country for country in (first, second) if country != own]
        elif territory and home.country in pair:
            guests = [first, second]
        elif territory and any(territory in each for each in pairs):
            continue
        else:
            host, guests = _host_of(pair, ballot, territory, home, _first_named(page, scenes, pair))
        encounters.append(Encounter(host, guests, weight=weight))
    together = _together(page, scenes, encounters)
    return together or encounters


_VISITED: Final = 2.5


def _visited_of(pair: frozenset[str], ballot: Ballot) -> str | None:
    """A country of the pair that is plainly visited itself: the further stop of a tour."""
    for country in sorted(pair - ORGANISATIONS):
        score = ballot.score(country, "host")
        if score >= _VISITED and score > ballot.score(country, "guest"):
            return country
    return None


def _host_of(
    pair: frozenset[str], ballot: Ballot, territory: str | None, home: Home, named: str | None
) -> tuple[str | None, list[str]]:
    first, second = sorted(pair)
    if territory:
        return territory, [first, second]
    leaning = {
        country: ballot.score(country, "host") - ballot.score(country, "guest") for country in pair
    }
    host: str | None
    if leaning[first] != leaning[second]:
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


def _first_named(page: Page, scenes: list[Scene], pair: frozenset[str]) -> str | None:
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


def _together(
    page: Page, scenes: list[Scene], encounters: list[Encounter]
) -> list[Encounter] | None:
    """One meeting of three or more, where they are told as one."""
    if any(page.first("bilateral", scene.sentence.start, scene.sentence.end) for scene in scenes):
        return None
    rolls = [each for scene in scenes if (each := _roll_call(page, scene, encounters))]
    if rolls or len(encounters) < 2:
        return rolls[:1]
    everyone = set().union(*(each.parties for each in encounters))
    told = [scene for scene in scenes if scene.sentence.part is Part.TEXT]
    attended = told and _attends_event(page, told[0])
    if attended and len({each.host for each in encounters}) == 1:
        return [_merged(encounters, attended)]
    for scene in scenes:
        start, end = scene.sentence.start, scene.sentence.end
        joint = page.first("multilateral", start, end)
        present = {actor.country for actor in scene.actors} | {
            place.country for place in scene.places
        }
        if joint and len(everyone & present) >= 3 and meets(page, scene):
            return [_merged(encounters, joint)]
    return None


def _roll_call(page: Page, scene: Scene, encounters: list[Encounter]) -> Encounter | None:
    """`The chiefs of defence of A, B, C and D took part in the meeting`, each by name or post."""
    countries = list(
        dict.fromkeys(actor.country for actor in scene.actors if actor.kind in ("person", "post"))
    )
    start, end = scene.sentence.start, scene.sentence.end
    joint = page.first("meet", start, end) or page.first("attended", start, end)
    if len(countries) < _ROLL or joint is None or not encounters:
        return None
    host = encounters[0].host
    guests = [country for country in countries if country != host]
    return Encounter(host, guests, "multilateral", joint, encounters[0].weight)


def _attends_event(page: Page, scene: Scene) -> Mention | None:
    """`attended the observers' day of the exercise`: the event brings them together."""
    start, end = scene.sentence.start, scene.sentence.end
    event = page.first("event", start, end)
    return event if event and page.first("attended", start, end) else None


def _merged(encounters: list[Encounter], joint: Mention) -> Encounter:
    host = encounters[0].host
    guests = [
        country
        for country in dict.fromkeys(c for each in encounters for c in each.guests)
        if country != host
    ]
    weight = sum(each.weight for each in encounters)
    return Encounter(host, guests, "multilateral", joint, weight)


def _furnish(
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
    encounter.scenes = scenes if alone else _scenes_of(encounter, scenes, hub)
    starts = {scene.sentence.start for scene in encounter.scenes}
    encounter.votes = [vote for start in starts for vote in votes.get(start, [])]
    _set_organisations_apart(encounter)
    if encounter.kind != "multilateral":
        encounter.kind, encounter.kind_from = _kind(page, encounter, people)
    if encounter.kind == "call":
        _turn_to_caller(encounter, home)
    if alone:
        _third_countries(page, encounter)


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


def _kind(page: Page, encounter: Encounter, people: list[Somebody]) -> tuple[str, Mention | None]:
    texts = [scene for scene in encounter.scenes if scene.sentence.part is Part.TEXT]
    spans = [(scene.sentence.start, scene.sentence.end) for scene in texts]
    call = next((found for span in spans[:4] if (found := page.first("telephone", *span))), None)
    arrived = any(
        vote.rule in ("visit to", "delegation", "led by", "received by") for vote in encounter.votes
    )
    if call and not arrived:
        return "call", call
    own = [person for person in people if person.country in encounter.guests]
    if (
        encounter.host
        and own
        and all(is_resident(person) for person in own)
        and not any(
            vote.rule in ("led by",)
            or (vote.rule == "delegation" and vote.country in encounter.guests)
            for vote in encounter.votes
        )
    ):
        return "reception", None
    sideline = next(
        (found for span in spans[:5] if (found := page.first("sidelines", *span))), None
    )
    if sideline:
        return "multilateral", sideline
    joint = next(
        (found for span in spans[:3] if (found := page.first("multilateral", *span))), None
    )
    attends = any(vote.rule == "attends" for vote in encounter.votes)
    if len(encounter.guests) > 1 or (joint and attends):
        return "multilateral", joint
    return "visit", None


def _turn_to_caller(encounter: Encounter, home: Home) -> None:
    """In a call the side that tells it is host, else the first named."""
    parties = [*([encounter.host] if encounter.host else []), *encounter.guests]
    if home.country in parties:
        host: str | None = home.country
    else:
        named = [actor.country for scene in encounter.scenes for actor in scene.actors]
        host = next((country for country in named if country in parties), encounter.host)
    encounter.host = host
    encounter.guests = [country for country in parties if country != host]


def _third_countries(page: Page, encounter: Encounter) -> None:
    for scene in encounter.scenes:
        start, end = scene.sentence.start, scene.sentence.end
        joint = page.first("multilateral", start, end)
        if not joint:
            continue
        for place in scene.places:
            near = abs(place.mention.start - joint.start) <= 140
            if (
                near
                and place.country not in encounter.parties
                and place.form in ("name", "demonym")
                and place.relation != "at"
                and place.country not in encounter.third
                and encounter.parties & {each.country for each in scene.places}
            ):
                encounter.third.append(place.country)
                encounter.third_from[place.country] = place.mention


def _set_organisations_apart(encounter: Encounter) -> None:
    """An organisation met at its seat is a third party: the host is the territory."""
    for guest in list(encounter.guests):
        if guest in ORGANISATIONS and len(encounter.guests) > 1:
            encounter.guests.remove(guest)
            if guest not in encounter.third:
                encounter.third.append(guest)
