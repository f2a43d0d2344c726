"""Who goes where, by a verb of going and what stands around it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from extraction.engine.actors import Actor, Scene
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.places import ORGANISATIONS, Place, joined
from extraction.engine.relations import THERE
from extraction.engine.view import fold_word

_NEAR: Final = 70
_CLOSE: Final = 30
_ADJACENT: Final = 12
_SUFFIX: Final = 5


def target_of(scene: Scene, cue: Mention, verb_last: bool) -> Place | None:
    """The country visited."""
    if verb_last:
        before = [
            place
            for place in scene.places
            if 0 <= cue.start - place.mention.end <= _NEAR
            and (
                place.relation in THERE
                or (place.mention.case == "accusative" and cue.start - place.mention.end <= 1)
                or _names_the_visit(place, cue)
            )
        ]
        return before[-1] if before else None
    within = [place for place in scene.places if cue.start < place.mention.start < cue.end]
    for place in within:
        if place.relation in THERE and place.form != "demonym":
            return place  # `left Lima for Oman on an official visit`
    reach = cue.end
    for actor in scene.actors:
        if _of_whom(scene, cue, actor):
            reach = max(reach, actor.end)
    for place in scene.places:
        distance = place.mention.start - reach
        if distance < 0 or distance > _NEAR:
            continue
        if place.form == "demonym":
            break  # `visited Lithuanian soldiers in Mali`: the soldiers, not the country
        if place.relation in THERE or (distance <= 5 and place.relation == ""):
            return place
    for place in scene.places:
        if place.relation in THERE and 0 <= cue.start - place.mention.end <= _CLOSE:
            return place
    return _object(scene, cue)


def _of_whom(scene: Scene, cue: Mention, actor: Actor) -> bool:
    """`a visit of the minister to Georgia`"""
    if actor.kind not in ("person", "delegation"):
        return False
    between = any(cue.end <= place.mention.start < actor.start for place in scene.places)
    return 0 <= actor.start - cue.end <= _ADJACENT and not between


def stops_told_with(page: Page, scene: Scene, target: Place) -> list[Place]:
    """`Bosna ve Kosova'ya`: the bare names before the one that bears the case of all; `to Peru,
    Chile and Oman`: the names behind the one that the preposition stands before."""
    if not page.lexicon.grammar.verb_last:
        at = scene.places.index(target)
        breath = [
            *_in_one_breath(page, list(reversed(scene.places[: at + 1]))),
            *_in_one_breath(page, list(scene.places[at:])),
        ]
        return [stop for stop in breath if stop.country not in ORGANISATIONS]
    stops: list[Place] = []
    following = target
    for place in reversed(scene.places[: scene.places.index(target)]):
        bare = not place.mention.case and place.relation == target.relation
        if not bare or not target.mention.case or not joined(page, place, following):
            break
        stops.append(place)
        following = place
    return stops


def _in_one_breath(page: Page, places: list[Place]) -> list[Place]:
    """The places told in one breath with the first, itself left out."""
    found: list[Place] = []
    for near, far in pairwise(places):
        before, behind = sorted((near, far), key=lambda place: place.mention.start)
        alike = before.relation == behind.relation and before.form == behind.form
        if not alike or not joined(page, before, behind):
            break
        found.append(far)
    return found


def _names_the_visit(place: Place, cue: Mention) -> bool:
    """`Pakistan ziyareti`, `Bakü temasları`: the bare name right before says where it goes."""
    bare = place.relation == "" and place.form != "demonym" and not place.mention.case
    return bare and cue.start - place.mention.end == 1


def _object(scene: Scene, cue: Mention) -> Place | None:
    """The country visited where the visitor stands right behind the verb."""
    if not any(0 <= actor.start - cue.end <= 4 and actor.kind != "organ" for actor in scene.actors):
        return None  # `visited the Danish General Staff`: to which somebody goes
    before = [
        place
        for place in scene.places
        if place.relation in ("", "of")
        and place.form != "demonym"
        and 0 <= cue.start - place.mention.end <= _NEAR
    ]
    return before[-1] if before else None


def visitor_of(
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
    if target and not verb_last:
        for actor in scene.actors:
            if actor.end <= target.mention.start and _of_whom(scene, cue, actor):
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


def who_is_called_on(page: Page, scene: Scene, cue: Mention, visitor: Actor) -> Actor | None:
    """`… heyeti, Komutan X'i ziyaret etti`: a person right before the verb is whom they go to."""
    before = [actor for actor in scene.actors if 0 <= cue.start - actor.end <= 1]
    called = before[-1] if before and before[-1].kind == "person" else None
    if called is None or called.country == visitor.country:
        return None
    marked = page.lexicon.grammar.inflection
    word = page.view.folded[max(called.start, called.end - _SUFFIX) : called.end]
    mark = word.rfind("'")
    return called if mark >= 0 and marked.case_of(word[mark + 1 :]) == "accusative" else None


def place_behind_participle(scene: Scene, cue: Mention) -> Place | None:
    """`ölkəmizdə səfərdə olan Çin Ordusunun … heyəti`: whose they are stands right behind."""
    return next(
        (
            place
            for place in scene.places
            if 0 < place.mention.start - cue.end <= _ADJACENT and place.relation in ("", "of")
        ),
        None,
    )


def place_of_forces(page: Page, scene: Scene, cue: Mention) -> Place | None:
    """`Hindistan Donanmasının gəmiləri Bakıya gəlib`: forces come, nobody by name or office."""
    for place in scene.places:
        if place.mention.end > cue.start:
            break
        reach = min(cue.start, place.mention.end + _ADJACENT)
        forces = [
            page.first(kind, place.mention.end, reach)
            for kind in ("force", "complement", "facility")
        ]
        if place.relation in ("", "of") and any(forces):
            return place
    return None


def _agrees(page: Page, cue: Mention) -> bool:
    """A participle in the case of whoever visits: `с находящимся в Баку министром`."""
    ends = page.lexicon.grammar.adjective_ends
    return bool(ends) and fold_word(cue.base).endswith(ends)
