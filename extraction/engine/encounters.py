"""Which countries meet in the article, where, and in how many engagements."""

from __future__ import annotations

from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.ballot import Ballot, Vote
from extraction.engine.encounter import Encounter
from extraction.engine.gatherings import (
    attends_event,
    conveners,
    crowd_told,
    joint_office,
    members_told,
)
from extraction.engine.home import Home, country_of
from extraction.engine.hosts import first_named, host_of, territory_of, visited_of
from extraction.engine.kinds import furnish, share_occasion
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.pairs import (
    ENOUGH,
    meeting_pairs,
    of_those_present,
    stops_in_one_breath,
)
from extraction.engine.people import Somebody
from extraction.engine.places import ORGANISATIONS
from extraction.engine.presence import acts, attends_gathering, meets, met_before
from extraction.engine.sides import heads_a_state
from extraction.engine.turns import Series, meetings_in_turn

_SHARE: Final = 0.3
"""A further pair must carry this share of the strongest one's weight."""
_SUBJECT: Final = 30
"""Characters between who receives and the verb."""
_CALLED: Final = ("person", "post", "counterpart", "delegation")
_JOIN: Final = ("meet", "attended", "delegation", "attending")
_PAIR: Final = 2
_DELEGATIONS: Final = 3
_BOTH: Final = 16
"""Characters within which two formats are told in one breath."""
_ROLL: Final = 4
"""So many countries called one by one in a sentence are at one event."""


def find_encounters(
    page: Page,
    scenes: list[Scene],
    votes: dict[int, list[Vote]],
    people: list[Somebody],
    home: Home,
) -> list[Encounter]:
    """The engagements of an article about defence, strongest first; none when nobody of two
    countries meets."""
    ballot = Ballot([vote for each in votes.values() for vote in each])
    territory = territory_of(ballot)
    series = meetings_in_turn(page, scenes, home)
    if series:
        encounters = _in_turn(series, _venue_beside(scenes, series.occasion) or territory)
        for encounter in encounters:
            hub = {series.principal}
            furnish(page, encounter, scenes, votes, people, home, hub, alone=False)
        return encounters
    pairs = meeting_pairs(page, scenes, votes, people, home, territory)
    pairs = of_those_present(page, pairs, scenes, votes, people, home, territory)
    pairs = _without_conveners(page, pairs, scenes)
    strongest = max(pairs.values(), default=0.0)
    if strongest < ENOUGH:
        encounters = _of_a_crowd(page, scenes, territory)
        for encounter in encounters:
            furnish(page, encounter, scenes, votes, people, home, set(), alone=True)
        return encounters
    members = members_told(page, scenes)
    tours = [set(stops_in_one_breath(cast)) for cast in votes.values()]
    stops = set().union(*tours)
    kept = {
        pair: weight
        for pair, weight in pairs.items()
        if weight >= ENOUGH
        and not any(pair <= tour for tour in tours)
        and (
            weight >= strongest * _SHARE
            or any(pair <= each for each in members)
            or len(pair & stops) == 1
        )
    }
    if territory and territory not in stops and not acts(scenes, territory):
        # the ground only lends itself to a meeting of others
        elsewhere = {pair: weight for pair, weight in kept.items() if territory not in pair}
        at_seat = any(pair & ORGANISATIONS for pair in elsewhere)
        if at_seat or not _someone_receives(page, scenes):
            kept = elsewhere or kept
    encounters = _arrange(page, scenes, kept, ballot, territory, home, stops)
    hub = set.intersection(*(each.parties for each in encounters)) if encounters else set()
    if home.country:
        hub.add(home.country)
    alone = len(encounters) == 1
    for encounter in encounters:
        furnish(page, encounter, scenes, votes, people, home, hub, alone=alone)
    share_occasion(encounters)
    found = [
        each
        for each in encounters
        if each.guests and not _of_heads(page, each, scenes, people, home)
    ]
    return _of_one_caller(found, home)


def _of_heads(
    page: Page,
    encounter: Encounter,
    scenes: list[Scene],
    people: list[Somebody],
    home: Home,
) -> bool:
    """Whether nobody of the guests is there but their head of state: a summit, a parade."""
    own = [person for person in people if person.country in encounter.guests]
    sent = any(
        actor.country in encounter.guests and (actor.kind != "person" or meets(page, scene))
        for scene in scenes
        for actor in scene.actors
    )
    unknown = any(person.country is None for person in people) and home.country != encounter.host
    return bool(own) and not sent and not unknown and all(heads_a_state(page, each) for each in own)


def _of_one_caller(encounters: list[Encounter], home: Home) -> list[Encounter]:
    """Where the text's own minister calls two others, they do not call each other; what they spoke
    of may have happened in the country of the one and to the forces of the other."""
    calls = [each for each in encounters if each.kind == "call"]
    own = [each for each in calls if home.country in each.parties]
    if not own:
        return encounters
    return [each for each in encounters if each not in calls or each in own]


def _without_conveners(
    page: Page, pairs: dict[frozenset[str], float], scenes: list[Scene]
) -> dict[frozenset[str], float]:
    """Who comes for a gathering of NATO meets no NATO there, unless somebody of it is told of."""
    convening = {
        country_of(place)
        for scene in scenes
        if scene.sentence.part is Part.TEXT
        for gathering in [attends_gathering(page, scene.sentence.start, scene.sentence.end)]
        if gathering
        for place in conveners(page, gathering)
    }
    convening -= {
        actor.country for scene in scenes for actor in scene.actors if actor.kind in _CALLED
    }
    return {pair: weight for pair, weight in pairs.items() if not pair & convening}


def _of_a_crowd(page: Page, scenes: list[Scene], territory: str | None) -> list[Encounter]:
    """An event told by those who take part in it, where nobody is said to meet anybody."""
    crowd = crowd_told(page, scenes) if territory else None
    if crowd is None:
        return []
    event, countries = crowd
    guests = [country for country in countries if country != territory]
    return [Encounter(territory, guests, "multilateral", event, ENOUGH)]


def _venue_beside(scenes: list[Scene], occasion: Mention | None) -> str | None:
    """`on the sidelines of the conference in Jakarta`: where it is, whoever was visited before."""
    if occasion is None or occasion.kind != "sidelines":
        return None
    for scene in scenes:
        if not scene.sentence.start <= occasion.start < scene.sentence.end:
            continue
        for place in scene.places:
            behind = place.mention.start >= occasion.end
            if behind and place.relation == "at" and place.form != "demonym":
                return place.country if place.country not in ORGANISATIONS else None
    return None


def _in_turn(series: Series, territory: str | None) -> list[Encounter]:
    """One engagement for each partner, on the ground where the event is, else at the
    principal's."""
    host = territory or series.principal
    kind = "multilateral" if series.occasion else "visit"
    return [
        Encounter(
            partner if partner == territory else host,
            [each for each in (series.principal, partner) if each != host],
            kind,
            series.occasion,
            ENOUGH,
        )
        for partner in series.partners
    ]


def _someone_receives(page: Page, scenes: list[Scene]) -> bool:
    """Somebody whose country the text leaves out is told to receive: one of the country's own."""
    return any(
        0 <= cue.start - end <= _SUBJECT
        for scene in scenes
        if scene.sentence.part is Part.TEXT
        for _, end in scene.unnamed
        for cue in page.within("receive", end, scene.sentence.end)
    )


def _arrange(
    page: Page,
    scenes: list[Scene],
    pairs: dict[frozenset[str], float],
    ballot: Ballot,
    territory: str | None,
    home: Home,
    stops: set[str],
) -> list[Encounter]:
    """Pairs to engagements: who is host, who guest, and which belong together."""
    encounters: list[Encounter] = []
    for pair, weight in sorted(pairs.items(), key=lambda each: (-each[1], sorted(each[0]))):
        first, second = sorted(pair)
        host: str | None = territory
        if territory in pair:
            guests = [first if second == territory else second]
        elif (own := visited_of(pair, ballot, scenes, territory)) is not None:
            host, guests = own, [country for country in (first, second) if country != own]
        elif territory and home.country in pair:
            guests = [first, second]
        elif territory and any(territory in each for each in pairs):
            continue
        else:
            host, guests = host_of(pair, ballot, territory, home, first_named(page, scenes, pair))
        encounters.append(Encounter(host, guests, weight=weight))
    if len({each.host for each in encounters} & stops) > 1:
        return encounters
    together = _together(page, scenes, encounters)
    return together or encounters


def _apart(page: Page, scene: Scene) -> bool:
    """`bilateral talks`, but not `bilateral and trilateral talks`, nor what is announced without
    naming whom one will meet."""
    told = page.mentions_in(scene.sentence)
    if "bilateral" not in told:
        return False
    named = {actor.country for actor in scene.actors if actor.kind != "organ"}
    if "planned" in told and len(named) < _PAIR:
        return False
    return any(
        not page.within("multilateral", cue.start - _BOTH, cue.end + _BOTH)
        for cue in told["bilateral"]
    )


def _together(
    page: Page, scenes: list[Scene], encounters: list[Encounter]
) -> list[Encounter] | None:
    """One meeting of three or more, where they are told as one."""
    if any(_apart(page, scene) for scene in scenes):
        return None
    rolls = [each for scene in scenes if (each := _roll_call(page, scene, encounters))]
    if rolls or len(encounters) < 2:
        return rolls[:1]
    everyone = set().union(*(each.parties for each in encounters))
    told = [scene for scene in scenes if scene.sentence.part is Part.TEXT]
    attended = told and attends_event(page, told[0])
    if attended and len({each.host for each in encounters}) == 1:
        return [_merged(encounters, attended)]
    for scene in scenes:
        start, end = scene.sentence.start, scene.sentence.end
        joint = page.first("multilateral", start, end)
        present = {actor.country for actor in scene.actors} | {
            place.country for place in scene.places
        }
        if scene.unnamed:  # one's own official needs no country beside the name
            present |= set.intersection(*(each.parties for each in encounters))
        # `the ministers held trilateral talks`: all those named before
        among = present & everyone or everyone
        if joint and len(among) >= 3 and meets(page, scene):
            return [_merged(encounters, joint)]
        office = joint_office(page, scene) if meets(page, scene) else None
        if office and len(everyone & present) >= 3:
            return [_merged(encounters, office)]
    return None


def _roll_call(page: Page, scene: Scene, encounters: list[Encounter]) -> Encounter | None:
    """`The chiefs of defence of A, B, C and D took part in the meeting`, each by name or post."""
    countries = list(
        dict.fromkeys(actor.country for actor in scene.actors if actor.kind in _CALLED)
    )
    sent = {actor.country for actor in scene.actors if actor.kind == "delegation"}
    if not encounters or (len(countries) < _ROLL and len(sent) < _DELEGATIONS):
        return None
    start, end = scene.sentence.start, scene.sentence.end
    joint = next(
        (
            found
            for kind in _JOIN
            for found in page.within(kind, start, end)
            if not met_before(page, found)
        ),
        None,
    )
    if joint is None:
        return None
    host = encounters[0].host
    guests = [country for country in countries if country != host]
    return Encounter(host, guests, "multilateral", joint, encounters[0].weight)


def _merged(encounters: list[Encounter], joint: Mention) -> Encounter:
    host = encounters[0].host
    guests = [
        country
        for country in dict.fromkeys(c for each in encounters for c in each.guests)
        if country != host
    ]
    weight = sum(each.weight for each in encounters)
    return Encounter(host, guests, "multilateral", joint, weight)
