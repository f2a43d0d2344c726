"""Who visits whom: every sentence votes for hosts and guests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from extraction.engine.actors import RESIDENTS, Actor, Place, Scene
from extraction.engine.home import country_of, form_of
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.relations import relation_of
from extraction.engine.view import fold

_NEAR: Final = 70
_CLOSE: Final = 30
_ADJACENT: Final = 12
_TOLD: Final = 12
"""Characters before a call in which `received a` stands."""


class Vote(NamedTuple):
    """One reason to take a country for host or guest."""

    country: str
    side: str
    """host or guest"""
    weight: float
    start: int
    end: int
    rule: str
    """What was seen, for the explanation."""


@dataclass(slots=True)
class Ballot:
    """All votes of an article."""

    votes: list[Vote] = field(default_factory=list)

    def score(self, country: str, side: str) -> float:
        return sum(
            vote.weight for vote in self.votes if vote.country == country and vote.side == side
        )

    def countries(self) -> list[str]:
        """By the sum of their votes, strongest first."""
        totals: dict[str, float] = defaultdict(float)
        for vote in self.votes:
            totals[vote.country] += vote.weight
        return sorted(totals, key=lambda country: (-totals[country], country))

    def best(self, country: str, side: str) -> Vote | None:
        """The strongest vote, the earliest of equals."""
        votes = [vote for vote in self.votes if vote.country == country and vote.side == side]
        return max(votes, key=lambda vote: (vote.weight, -vote.start)) if votes else None

    def only(self, starts: Iterable[int]) -> Ballot:
        """The votes of the sentences that begin at these places."""
        wanted = set(starts)
        return Ballot([vote for vote in self.votes if vote.start in wanted])


def count_votes(page: Page, scenes: list[Scene]) -> dict[int, list[Vote]]:
    """Votes by the start of the sentence they come from."""
    lead = [scene.sentence.start for scene in scenes if scene.sentence.part is Part.TEXT][:2]
    result: dict[int, list[Vote]] = {}
    for scene in scenes:
        sentence = scene.sentence
        factor = 1.5 if sentence.start in lead else 1.0
        if sentence.start in page.background:
            factor = 0.15
        cast = _votes_of(page, scene, lead[0] if lead else -1)
        votes = [vote._replace(weight=vote.weight * factor) for vote in cast]
        if votes:
            result[sentence.start] = votes
    return result


def _votes_of(page: Page, scene: Scene, lead: int) -> Iterator[Vote]:
    yield from _delegations(page, scene)
    visits = page.within("visit", scene.sentence.start, scene.sentence.end)
    departures = page.within("departure", scene.sentence.start, scene.sentence.end)
    meetings = page.within("meet", scene.sentence.start, scene.sentence.end)
    for cue in (*visits, *departures):
        if any(each.start < cue.start < cue.end <= each.end for each in meetings):
            continue  # `bir araya geldi`: they came together, nobody came
        yield from _visit(page, scene, cue)
    yield from _receptions(page, scene)
    yield from _venue(page, scene, lead)
    yield from _attendance(page, scene)
    yield from _accredited(page, scene)


def _delegations(page: Page, scene: Scene) -> Iterator[Vote]:
    start, end = scene.sentence.start, scene.sentence.end
    for actor in scene.actors:
        if actor.kind in ("delegation", "guests"):
            yield Vote(actor.country, "guest", 2.0, actor.start, actor.end, "delegation")
    verb_last = page.lexicon.grammar.verb_last
    for cue in page.within("led_by", start, end):
        if not page.first("delegation", start, end):
            continue
        for actor in scene.actors:
            if actor.kind != "person":
                continue
            distance = cue.start - actor.end if verb_last else actor.start - cue.end
            if 0 <= distance <= _CLOSE:
                yield Vote(actor.country, "guest", 3.0, actor.start, actor.end, "led by")


def _visit(page: Page, scene: Scene, cue: Mention) -> Iterator[Vote]:
    verb_last = page.lexicon.grammar.verb_last
    target = _target(scene, cue, verb_last)
    if target:
        start, end = sorted((cue.start, target.mention.start))[0], max(cue.end, target.mention.end)
        yield Vote(target.country, "host", 3.0, start, end, "visit to")
    visitor = _visitor(page, scene, cue, target, verb_last)
    if visitor and (target is None or visitor.country != target.country):
        weight = 2.5 if target else 0.8
        yield Vote(visitor.country, "guest", weight, visitor.start, visitor.end, "visitor")


def _target(scene: Scene, cue: Mention, verb_last: bool) -> Place | None:
    """The country visited."""
    if verb_last:
        before = [
            place
            for place in scene.places
            if 0 <= cue.start - place.mention.end <= _NEAR
            and (
                place.relation == "at"
                or (place.mention.case == "accusative" and cue.start - place.mention.end <= 1)
            )
        ]
        return before[-1] if before else None
    reach = cue.end
    for actor in scene.actors:
        if actor.kind == "person" and 0 <= actor.start - cue.end <= _ADJACENT:
            reach = max(reach, actor.end)  # `a visit of the minister to Georgia`
    for place in scene.places:
        distance = place.mention.start - reach
        if distance < 0 or distance > _NEAR:
            continue
        if place.form == "demonym":
            break  # `visited Lithuanian soldiers in Mali`: the soldiers, not the country
        if place.relation == "at" or (distance <= 5 and place.relation == ""):
            return place
    for place in scene.places:
        if place.relation == "at" and 0 <= cue.start - place.mention.end <= _CLOSE:
            return place
    return _object(scene, cue)


def _object(scene: Scene, cue: Mention) -> Place | None:
    """The country visited where the visitor stands right behind the verb."""
    if not any(0 <= actor.start - cue.end <= 4 for actor in scene.actors):
        return None
    before = [
        place
        for place in scene.places
        if place.relation in ("", "of")
        and place.form != "demonym"
        and 0 <= cue.start - place.mention.end <= _NEAR
    ]
    return before[-1] if before else None


def _visitor(
    page: Page, scene: Scene, cue: Mention, target: Place | None, verb_last: bool
) -> Actor | None:
    """Who visits: whoever stands right behind a participle, else before the verb."""
    reach = max(cue.end, target.mention.end if target else cue.end)
    for actor in scene.actors:
        if 0 <= actor.start - reach <= (_CLOSE if verb_last else 4) and actor.kind in (
            "person",
            "delegation",
        ):
            return actor
    if cue.case and _agrees(page, cue):
        for actor in scene.actors:
            if actor.case == cue.case and 0 <= actor.start - cue.end <= 2 * _NEAR:
                return actor
    before = [actor for actor in scene.actors if actor.end <= cue.start + 1]
    if not before:
        return None
    if verb_last:
        return before[0]
    nearest = before[-1]
    return nearest if cue.start - nearest.end <= 2 * _NEAR else before[0]


def _agrees(page: Page, cue: Mention) -> bool:
    """A participle in the case of whoever visits: `с находящимся в Баку министром`."""
    ends = page.lexicon.grammar.adjective_ends
    return bool(ends) and fold(cue.base).endswith(ends)


def _receptions(page: Page, scene: Scene) -> Iterator[Vote]:
    start, end = scene.sentence.start, scene.sentence.end
    verb_last = page.lexicon.grammar.verb_last
    passive = page.within("received_by", start, end)
    for cue in passive:
        agent = _agent(scene, cue, verb_last)
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


def _received(page: Page, scene: Scene, cue: Mention) -> Iterator[Vote]:
    before = [actor for actor in scene.actors if actor.end <= cue.start + 1]
    after = [actor for actor in scene.actors if actor.start >= cue.end]
    subject: Actor | None = before[-1] if before else None
    receiver: Actor | None = after[0] if after else None
    grammar = page.lexicon.grammar
    if grammar.verb_last:
        if len(before) < 2:
            return
        subject, receiver = before[0], before[-1]
    elif grammar.adjective_ends and receiver and not receiver.case:
        # the nominative behind the verb receives; who stands before it in another case is received
        subject, receiver = receiver, subject if subject and subject.case else None
    if subject and (receiver is None or receiver.country != subject.country):
        yield Vote(subject.country, "host", 2.0, subject.start, subject.end, "receives")
    if receiver and (subject is None or receiver.country != subject.country):
        yield Vote(receiver.country, "guest", 2.0, receiver.start, receiver.end, "received")


def _accredited(page: Page, scene: Scene) -> Iterator[Vote]:
    """`the Swedish ambassador to Kenya called on …`: the country served in is where it is."""
    start, end = scene.sentence.start, scene.sentence.end
    if page.lexicon.grammar.verb_last or not page.first("called_on", start, end):
        return
    for post in page.within("post", start, end):
        if post.key not in RESIDENTS:
            continue
        for place in page.within("place", post.end, post.end + _CLOSE):
            near = place.start - post.end <= _ADJACENT
            if near and form_of(place) != "demonym" and relation_of(page, place) == "at":
                yield Vote(country_of(place), "host", 3.0, post.start, place.end, "accredited")


def _attendance(page: Page, scene: Scene) -> Iterator[Vote]:
    """Who takes part in an event in another country is its guest."""
    start, end = scene.sentence.start, scene.sentence.end
    cue = page.first("attended", start, end)
    if cue is None or not page.first("event", start, end):
        return
    venues = [place for place in scene.places if place.relation == "at" and place.form != "demonym"]
    for actor in scene.actors:
        if actor.kind not in ("person", "delegation") or not venues:
            continue
        venue = venues[-1]
        if actor.country != venue.country:
            yield Vote(actor.country, "guest", 2.0, actor.start, actor.end, "attends")
            yield Vote(
                venue.country, "host", 1.5, venue.mention.start, venue.mention.end, "attends"
            )


def _venue(page: Page, scene: Scene, lead: int) -> Iterator[Vote]:
    start, end = scene.sentence.start, scene.sentence.end
    told = any(page.first(kind, start, end) for kind in ("meet", "receive", "visit", "activity"))
    if start != lead and not told:
        return
    for place in scene.places:
        if place.relation == "at" and place.form != "demonym":
            weight = 1.5 if place.mention.kind == "our_country" else 1.0
            yield Vote(
                place.country,
                "host",
                weight,
                place.mention.start,
                place.mention.end,
                "venue" if told else "place",
            )
    for actor in scene.actors:
        organ = page.first("organ", actor.start, actor.end) if actor.kind == "organ" else None
        if organ and organ.key == "ministry" and page.first("activity", start, end):
            yield Vote(actor.country, "host", 0.5, actor.start, actor.end, "ministry")
