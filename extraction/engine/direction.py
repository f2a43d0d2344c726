"""Who visits whom: every sentence votes for hosts and guests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from extraction.engine.actors import Actor, Scene
from extraction.engine.ballot import Vote
from extraction.engine.journeys import (
    place_behind_participle,
    place_of_forces,
    stops_told_with,
    target_of,
    visitor_of,
    who_is_called_on,
)
from extraction.engine.layout import Part, Sentence
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.places import ORGANISATIONS
from extraction.engine.presence import gathers
from extraction.engine.speech import is_spoken_of
from extraction.engine.titles import ANDS
from extraction.engine.venues import accredited, attendance, venue

_NEAR: Final = 70
_CLOSE: Final = 30
_ADJACENT: Final = 12
_PLACES: Final = frozenset({"venue", "place"})
_GROUNDS: Final = _PLACES | {"visit to"}
_FURTHER_DOWN: Final = 0.4
_BACKGROUND: Final = 0.15
_TOLD: Final = 12
"""Characters before a call in which `received a` stands."""


def count_votes(page: Page, scenes: list[Scene]) -> dict[int, list[Vote]]:
    """Votes by the start of the sentence they come from."""
    lead = [scene.sentence.start for scene in scenes if scene.sentence.part is Part.TEXT][:2]
    result: dict[int, list[Vote]] = {}
    for scene in scenes:
        sentence = scene.sentence
        factor = 1.5 if sentence.start in lead else 1.0
        if sentence.start in page.background:
            factor = _BACKGROUND
        cast = _votes_of(page, scene, lead[0] if lead else -1)
        if cast and factor == 1.0:
            result[sentence.start] = list(cast)
        elif cast:
            result[sentence.start] = [vote._replace(weight=vote.weight * factor) for vote in cast]
    return _with_venue_of(scenes, lead, result)


def _with_venue_of(
    scenes: list[Scene], lead: list[int], votes: dict[int, list[Vote]]
) -> dict[int, list[Vote]]:
    """Where the report's first sentences name the ground, other places told further down, of whose
    country nobody is there, count for less: operations spoken of, a school of the past."""
    grounds = {
        vote.country
        for start in lead
        for vote in votes.get(start, ())
        if vote.rule in _GROUNDS and vote.country not in ORGANISATIONS
    }
    if not grounds:
        return votes
    acting = {actor.country for scene in scenes for actor in scene.actors}
    known = grounds | acting | ORGANISATIONS
    return {
        start: [
            vote._replace(weight=vote.weight * _FURTHER_DOWN)
            if vote.rule in _PLACES and vote.country not in known
            else vote
            for vote in cast
        ]
        for start, cast in votes.items()
    }


@once_per_page
def _votes_of(page: Page, scene: Scene, lead: int) -> tuple[Vote, ...]:
    if not (scene.actors or scene.places or scene.unnamed):
        return ()
    return tuple(_votes_in(page, scene, lead))


def _votes_in(page: Page, scene: Scene, lead: int) -> Iterator[Vote]:
    yield from _delegations(page, scene)
    yield from _ships(scene)
    mentions = page.mentions_in(scene.sentence)
    told = mentions.keys()
    if not told.isdisjoint(_JOURNEYS):
        yield from _journeys(page, scene, lead)
    for cue in mentions.get("meet", ()):
        yield from _met_abroad(page, scene, cue)
    if not told.isdisjoint(_RECEPTIONS):
        yield from _receptions(page, scene)
    yield from venue(page, scene, lead)
    if not told.isdisjoint(_ATTENDANCES):
        yield from attendance(page, scene)
    if "post" in told:
        yield from accredited(page, scene)


_JOURNEYS: Final = ("visit", "departure")
_RECEPTIONS: Final = ("received_by", "called_on", "receive")
_ATTENDANCES: Final = ("attended", "gathering")


def _journeys(page: Page, scene: Scene, lead: int) -> Iterator[Vote]:
    start, end = scene.sentence.start, scene.sentence.end
    visits, departures = page.within("visit", start, end), page.within("departure", start, end)
    ahead = page.first("planned", start, end) or _goes_on(page, scene.sentence)
    if departures and start > lead and ahead:
        departures = ()  # where the guests go next is no part of this visit
    meetings = page.within("meet", start, end)
    invited = [each for each in page.within("outcome", start, end) if each.key == "invitation"]
    for cue in (*visits, *departures):
        if any(each.start < cue.start < cue.end <= each.end for each in (*meetings, *invited)):
            continue  # `bir araya geldi`: they came together, nobody came; an invitation to visit
        if is_spoken_of(page, scene.sentence, cue.start):
            continue
        if _is_over(page, scene, cue):
            continue
        if any(_is_invited_to(page, each, cue) for each in invited):
            continue
        yield from _visit(page, scene, cue)


def _goes_on(page: Page, sentence: Sentence) -> bool:
    """`After that he left for Oman`: told behind the meeting, and of nobody who is met there."""
    if page.any_of(("meet", "receive", "visit"), sentence.start, sentence.end):
        return False
    return any(
        page.first("meet", each.start, each.end) and page.first("held", each.start, each.end)
        for each in page.body
        if each.part is Part.TEXT and each.end <= sentence.start
    )


def _is_invited_to(page: Page, invitation: Mention, visit: Mention) -> bool:
    """`extended an invitation for an official visit`; not `accepted the invitation and visited`."""
    between = page.view.folded[invitation.end : visit.start]
    return (
        not page.lexicon.grammar.verb_last
        and 0 <= visit.start - invitation.end <= _CLOSE
        and ANDS.isdisjoint(between.split())
        and "," not in between
    )


_OVER: Final = 26


def _is_over(page: Page, scene: Scene, cue: Mention) -> bool:
    """`Oman ziyaretine katıldıktan sonra Oslo'ya geçti`: the journey before the one told of."""
    if not page.lexicon.grammar.verb_last:
        return False
    then = page.first("afterwards", cue.end, cue.end + _OVER)
    if then is None:
        return False
    onward = (
        *page.within("visit", then.end, scene.sentence.end),
        *page.within("departure", then.end, scene.sentence.end),
    )
    return any(
        then.end <= place.mention.start < each.start and place.mention.case == "dative"
        for place in scene.places
        for each in onward
    )


def _delegations(page: Page, scene: Scene) -> Iterator[Vote]:
    start, end = scene.sentence.start, scene.sentence.end
    for actor in scene.actors:
        if actor.kind in ("delegation", "guests") and not _wished_for(page, scene, actor):
            yield Vote(actor.country, "guest", 2.0, actor.start, actor.end, actor.kind)
    verb_last = page.lexicon.grammar.verb_last
    for cue in page.within("led_by", start, end):
        if not page.first("delegation", start, end) or gathers(page, scene):
            continue
        for actor in scene.actors:
            if actor.kind != "person":
                continue
            distance = cue.start - actor.end if verb_last else actor.start - cue.end
            if 0 <= distance <= _CLOSE:
                yield Vote(actor.country, "guest", 3.0, actor.start, actor.end, "led by")


def _wished_for(page: Page, scene: Scene, actor: Actor) -> bool:
    """`discussed the coming visit of the Omani delegation`."""
    return any(
        is_spoken_of(page, scene.sentence, visit.start)
        for visit in page.within("visit", scene.sentence.start, actor.start)
    )


def _ships(scene: Scene) -> Iterator[Vote]:
    """`The Danish frigate docked at Varna`: the first ship told of in a port is the guest."""
    ship = next((actor for actor in scene.actors if actor.kind == "ship"), None)
    if ship:
        yield Vote(ship.country, "guest", 2.0, ship.start, ship.end, "ship")


def _visit(page: Page, scene: Scene, cue: Mention) -> Iterator[Vote]:
    verb_last = page.lexicon.grammar.verb_last
    target = target_of(scene, cue, verb_last)
    if target:
        start, end = sorted((cue.start, target.mention.start))[0], max(cue.end, target.mention.end)
        yield Vote(target.country, "host", 3.0, start, end, "visit to")
        for stop in stops_told_with(page, scene, target):
            until = end if verb_last else stop.mention.end
            yield Vote(stop.country, "host", 3.0, stop.mention.start, until, "visit to")
    visitor = visitor_of(page, scene, cue, target, verb_last)
    if verb_last and target is None and visitor:
        called = who_is_called_on(page, scene, cue, visitor)
        if called:
            yield Vote(called.country, "host", 2.5, called.start, cue.end, "called on")
    if visitor and (target is None or visitor.country != target.country):
        weight = 2.5 if target else 0.8
        for actor in scene.actors:
            if actor is visitor or (actor.start == visitor.start and actor.kind == visitor.kind):
                yield Vote(actor.country, "guest", weight, actor.start, actor.end, "visitor")
    if verb_last and target and (visitor is None or visitor.end <= cue.start + 1):
        own = place_behind_participle(scene, cue) or (
            place_of_forces(page, scene, cue) if visitor is None else None
        )
        if own and own.country != target.country:
            yield Vote(own.country, "guest", 2.5, own.mention.start, own.mention.end, "visitor")


def _met_abroad(page: Page, scene: Scene, cue: Mention) -> Iterator[Vote]:
    """`to meet with officials in Peru, Chile and Oman`: one after the other, each on his ground."""
    ahead = [*(actor.start for actor in scene.actors), *(start for start, _ in scene.unnamed)]
    if page.lexicon.grammar.verb_last or not any(start < cue.start for start in ahead):
        return
    first = next(
        (place for place in scene.places if 0 <= place.mention.start - cue.end <= _NEAR), None
    )
    if first is None or first.relation != "at" or first.form == "demonym":
        return
    stops = [first, *stops_told_with(page, scene, first)]
    if len({stop.country for stop in stops}) > 1:
        for stop in stops:
            start, end = stop.mention.start, stop.mention.end
            yield Vote(stop.country, "host", 3.0, start, end, "visit to")


def _receptions(page: Page, scene: Scene) -> Iterator[Vote]:
    start, end = scene.sentence.start, scene.sentence.end
    verb_last = page.lexicon.grammar.verb_last
    passive = page.within("received_by", start, end)
    for cue in passive:
        agent = _agent(scene, cue, verb_last)
        if agent is None and verb_last:
            yield from _hosted(page, scene, cue)
        if agent:
            yield Vote(agent.country, "host", 2.5, agent.start, agent.end, "received by")
            for other in scene.actors:
                if other.country != agent.country:
                    yield Vote(other.country, "guest", 1.5, other.start, other.end, "received by")
                    break
    for cue in page.within("called_on", start, end):
        if is_call_received(page, cue):
            continue
        before = [actor for actor in scene.actors if actor.end <= cue.start]
        after = [actor for actor in scene.actors if actor.start >= cue.end]
        if before:
            yield Vote(before[-1].country, "guest", 2.5, before[-1].start, before[-1].end, "caller")
        if after and (not before or after[0].country != before[-1].country):
            yield Vote(after[0].country, "host", 2.5, after[0].start, after[0].end, "called on")
        if not after:
            yield from _called_leadership(scene, cue, before)
    if passive:
        return
    for cue in page.within("receive", start, end):
        yield from _received(page, scene, cue)


def _hosted(page: Page, scene: Scene, cue: Mention) -> Iterator[Vote]:
    """`Katar'ın ev sahipliğinde yapıldı`: a country by name alone, and not what is to come next."""
    start, end = scene.sentence.start, scene.sentence.end
    if page.first("planned", start, end) and not page.first("held", start, end):
        return
    for place in scene.places:
        if place.relation == "of" and 0 <= cue.start - place.mention.end <= 1:
            yield Vote(place.country, "host", 2.5, place.mention.start, cue.end, "received by")
            return


def is_call_received(page: Page, cue: Mention) -> bool:
    """`received a courtesy call from`: told by the other side."""
    return bool(page.within("receive", cue.start - _TOLD, cue.start))


def _called_leadership(scene: Scene, cue: Mention, callers: list[Actor]) -> Iterator[Vote]:
    """`called on the leadership of Ghana`: nobody by name or post."""
    for place in scene.places:
        near = 0 <= place.mention.start - cue.end <= _NEAR
        if near and place.relation == "of" and place.country not in {a.country for a in callers}:
            start, end = cue.start, place.mention.end
            yield Vote(place.country, "host", 2.5, start, end, "called on")
            return


def _agent(scene: Scene, cue: Mention, verb_last: bool) -> Actor | None:
    if verb_last:
        near = [actor for actor in scene.actors if -1 <= cue.start - actor.end <= _ADJACENT]
        return near[-1] if near else None
    near = [actor for actor in scene.actors if 0 <= actor.start - cue.end <= _CLOSE]
    return near[0] if near else None


def _someone_behind(page: Page, scene: Scene, cue: Mention) -> bool:
    """Whether anybody stands behind the verb: `welcomed the decision` receives nobody."""
    if page.lexicon.grammar.verb_last or any(start >= cue.end for start, _ in scene.unnamed):
        return True
    kinds = ("delegation", "guests", "post", "rank", "counterpart", "meet", "event")
    return page.any_of(kinds, cue.end, scene.sentence.end)


def _received(page: Page, scene: Scene, cue: Mention) -> Iterator[Vote]:
    before = [actor for actor in scene.actors if actor.end <= cue.start + 1]
    after = [actor for actor in scene.actors if actor.start >= cue.end]
    subject: Actor | None = before[-1] if before else None
    receiver: Actor | None = after[0] if after else None
    grammar = page.lexicon.grammar
    if grammar.verb_last:
        if len(before) < 2 or _one_of_us_is_met(page, scene, cue):
            return
        subject, receiver = before[0], before[-1]
    elif grammar.adjective_ends and receiver and _is_subject(page, receiver, subject):
        # the nominative behind the verb receives; who stands before it in another case is received
        subject, receiver = receiver, subject if subject and subject.case else None
    apart = subject and receiver and subject.country != receiver.country
    if subject and (apart or (receiver is None and _someone_behind(page, scene, cue))):
        yield Vote(subject.country, "host", 2.0, subject.start, subject.end, "receives")
    if receiver and (subject is None or receiver.country != subject.country):
        yield Vote(receiver.country, "guest", 2.0, receiver.start, receiver.end, "received")
        if subject is None and not grammar.adjective_ends:
            yield from _state_of_receiver(page, scene, cue, receiver)


_MARK: Final = 5


def _one_of_us_is_met(page: Page, scene: Scene, cue: Mention) -> bool:
    """`Bakan Orhan Kaya'yı havalimanında A, B ve C karşıladı`: somebody of the text's own bears the
    case of whom the others receive."""
    case_of = page.lexicon.grammar.inflection.case_of
    for start, end in scene.unnamed:
        _, mark, ending = page.view.folded[max(start, end - _MARK) : end].rpartition("'")
        if mark and end <= cue.start and case_of(ending) == "accusative":
            return any(actor.start > end for actor in scene.actors)
    return False


def _state_of_receiver(page: Page, scene: Scene, cue: Mention, received: Actor) -> Iterator[Vote]:
    """`The Sultan of Brunei received General A.`: by a title that is no listed post."""
    for place in reversed(scene.places):
        gap = page.view.folded[place.mention.end : cue.start]
        if (
            place.mention.end <= cue.start
            and place.relation == "of"
            and place.form == "name"
            and place.country not in ORGANISATIONS
            and place.country != received.country
            and len(gap) <= _CLOSE
        ):
            start, end = place.mention.start, cue.end
            yield Vote(place.country, "host", 2.5, start, end, "received by")
            return


def _is_subject(page: Page, behind: Actor, before: Actor | None) -> bool:
    """In the nominative; behind a subject a surname alone, which shows no case, is the object."""
    if behind.case:
        return False
    return before is None or bool(before.case) or not _untitled(page, behind)


def _untitled(page: Page, actor: Actor) -> bool:
    titles = ("post", "rank", "short_title", "counterpart")
    return actor.kind == "person" and not page.any_of(titles, actor.start, actor.end)
