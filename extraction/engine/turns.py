"""Meetings in turn: one principal sees the partners of several countries, each by himself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from extraction.engine.actors import Actor, Scene
from extraction.engine.breaths import in_one_breath
from extraction.engine.home import Home
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.places import ORGANISATIONS
from extraction.engine.presence import attends_gathering

_LEAST: Final = 2
"""Partners of so many countries make a series."""
_LEAD: Final = 3
"""Sentences in which an event that brings them to one place is told."""
_APART: Final = 40
"""Characters between two that are told in one breath, a post that was not understood included."""
_BEHIND: Final = 6
"""Characters between the last country and the office behind it."""
_OFFICE: Final = 60
"""The same between an office, or the word for meetings of two, and the first country."""
_BEFORE: Final = 24
"""Characters before `meeting` in which it is called one of three sides."""
_OFFICIALS: Final = frozenset({"person", "post", "counterpart", "delegation"})
_MET: Final = frozenset({"person", "counterpart"})
_HEADS: Final = frozenset(
    {
        "secretary_general",
        "deputy_secretary_general",
        "chairman_of_nato_military_committee",
        "supreme_allied_commander_europe",
    }
)
_BESIDE: Final = ("sidelines", "gathering")
_MEETINGS: Final = ("meet", "receive")


class Party(NamedTuple):
    """A side as it stands in a list."""

    country: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Series:
    """Who meets, and whom: countries, the partners in their order."""

    principal: str
    partners: tuple[str, ...]
    occasion: Mention | None
    """The event on whose sidelines they meet; None for visits one after the other."""


def meetings_in_turn(page: Page, scenes: list[Scene], home: Home) -> Series | None:
    """`He met separately with A of Peru, B of Oman and C of Yemen`; None where no list of partners
    is met, or all of them at one table."""
    texts = [scene for scene in scenes if scene.sentence.part is Part.TEXT]
    above = (
        [scene for scene in scenes if scene.sentence.start < texts[0].sentence.start]
        if texts
        else []
    )
    occasion = _occasion(page, [*above, *texts[:_LEAD]])
    beside = bool(occasion and occasion.kind in _BESIDE)
    if not beside and not page.of("bilateral"):
        return _one_by_one(page, texts, home, occasion, None)
    found: Series | None = None
    for number, scene in enumerate(texts):
        apart = beside or _met_apart(page, texts[max(0, number - 1) : number + 2])
        if not apart or scene.sentence.start in page.background:
            continue
        series = _series_in(page, scene, texts[:number], home, occasion)
        if series and (found is None or found.principal == series.principal):
            partners = dict.fromkeys((*(found.partners if found else ()), *series.partners))
            found = Series(series.principal, tuple(partners), occasion)
    return _one_by_one(page, texts, home, occasion, found)


def _one_by_one(
    page: Page, texts: list[Scene], home: Home, occasion: Mention | None, found: Series | None
) -> Series | None:
    """The series `found`, with whom else the text's own official met at the event, sentence by
    sentence: `He saw A of Peru. Then he talked to B of Oman.` Officials who are each at home were
    met on a tour."""
    own = home.country
    if occasion is None or own is None or (found and found.principal != own):
        return found
    partners = dict.fromkeys(found.partners if found else ())
    together: set[str] = set()
    for scene in texts:
        met = _met_alone(page, scene, own)
        if len(set(met)) > 1 and _told_of_all(page, scene.sentence.start, scene.sentence.end):
            together.update(met)
        else:
            partners |= dict.fromkeys(met)
    if together.intersection(partners):
        return found
    grounds = {place.country for scene in texts for place in scene.places if place.relation == "at"}
    if len(partners) < _LEAST or len(grounds.intersection(partners)) > 1:
        return found
    return Series(own, tuple(partners), occasion)


def _met_alone(page: Page, scene: Scene, own: str) -> list[str]:
    """The countries whose officials the text's own one meets in a sentence."""
    start, end = scene.sentence.start, scene.sentence.end
    ours = scene.unnamed or any(
        actor.country == own and actor.kind == "person" for actor in scene.actors
    )
    cues = list(_cues(page, start, end))
    if not ours or page.first("telephone", start, end):
        return []
    return [
        actor.country
        for actor in scene.actors
        if actor.kind in _MET
        and actor.country != own
        and (actor.country not in ORGANISATIONS or _heads_an_organisation(page, actor))
        and _is_met(page, actor, cues)
    ]


def _told_of_all(page: Page, start: int, end: int) -> bool:
    """`a meeting in the trilateral format`; not the name of the event they have come to."""
    events = {event.start for event in page.within("event", start, end)}
    return any(cue.start not in events for cue in page.within("multilateral", start, end))


def _heads_an_organisation(page: Page, actor: Actor) -> bool:
    """Whom one meets as such, not one's own envoy to it."""
    return any(post.key in _HEADS for post in page.within("post", actor.start, actor.end))


def _is_met(page: Page, actor: Actor, cues: list[Mention]) -> bool:
    """Named before the verb that comes last, else behind it."""
    if page.lexicon.grammar.verb_last:
        return any(actor.end <= cue.start + 1 for cue in cues)
    return any(cue.end <= actor.start for cue in cues)


def _series_in(
    page: Page, scene: Scene, before: list[Scene], home: Home, occasion: Mention | None
) -> Series | None:
    """The partners of one sentence."""
    for cue in _cues(page, scene.sentence.start, scene.sentence.end):
        if _at_one_table(page, cue):
            continue
        listed = _listed(page, scene, cue) or _named_with_office(page, scene, cue)
        if not listed:
            continue
        principal = _principal(page, scene, listed, before, home)
        others = tuple(dict.fromkeys(each.country for each in listed if each.country != principal))
        told = principal != home.country and _ahead(scene, listed)
        if principal and len(others) >= _LEAST and (told or home.country not in others):
            return Series(principal, others, occasion)
    return None


def _at_one_table(page: Page, cue: Mention) -> bool:
    """`a trilateral meeting with`."""
    return bool(page.within("multilateral", cue.start - _BEFORE, cue.end + 1))


def _named_with_office(page: Page, scene: Scene, cue: Mention) -> list[Party]:
    """`his counterparts from Peru, Oman and Yemen`: countries in one breath beside an office."""
    verb_last = page.lexicon.grammar.verb_last
    start, end = (scene.sentence.start, cue.start) if verb_last else (cue.end, scene.sentence.end)
    places = {place.mention: place for place in scene.places if start <= place.mention.start < end}
    breath = next(in_one_breath(page, places, least=_LEAST), None)
    if breath is None:
        return []
    first, last = breath[0], breath[-1]
    reach = (last.end, last.end + _BEHIND) if verb_last else (first.start - _OFFICE, first.start)
    beside = page.any_of(("counterpart", "post", "bilateral"), *reach)
    parties = [Party(places[each].country, each.start, each.end) for each in breath]
    return parties if beside else []


def _occasion(page: Page, texts: list[Scene]) -> Mention | None:
    """What brings them together: told as such, else an event that is named at all."""
    spans = [(scene.sentence.start, scene.sentence.end) for scene in texts]
    for start, end in spans:
        told = page.first("sidelines", start, end) or attends_gathering(page, start, end)
        if told:
            return told
    return next((cue for span in spans if (cue := page.first("event", *span))), None)


def _met_apart(page: Page, scenes: list[Scene]) -> bool:
    return any(
        page.first("bilateral", scene.sentence.start, scene.sentence.end) for scene in scenes
    )


def _cues(page: Page, start: int, end: int) -> Iterator[Mention]:
    for kind in _MEETINGS:
        yield from page.within(kind, start, end)


def _listed(page: Page, scene: Scene, cue: Mention) -> list[Party]:
    """The officials of several countries told in one breath behind the verb, or before it where it
    comes last."""
    verb_last = page.lexicon.grammar.verb_last
    near = [
        Party(actor.country, actor.start, actor.end)
        for actor in scene.actors
        if actor.kind in _OFFICIALS
        and (actor.end <= cue.start + 1 if verb_last else actor.start >= cue.end)
    ]
    if verb_last:
        near.reverse()
    breath: list[Party] = []
    for party in near:
        last = breath[-1] if breath else party
        if max(last.start - party.end, party.start - last.end) > _APART:
            break
        breath.append(party)
    if verb_last:
        breath.reverse()
    return breath if len({party.country for party in breath}) >= _LEAST else []


def _principal(
    page: Page, scene: Scene, listed: list[Party], before: list[Scene], home: Home
) -> str | None:
    """The country of whoever meets them: named before the list, else in the sentences before,
    else the text's own."""
    others = {party.country for party in listed}
    if page.lexicon.grammar.verb_last and _stands_apart(page, listed):
        return listed[0].country
    if page.lexicon.grammar.verb_last and home.country in others:
        ahead = [actor.country for actor in _ahead(scene, listed) if actor.kind in _OFFICIALS]
        return next((country for country in ahead if country not in others), home.country)
    if home.country and any(end <= listed[0].start for _, end in scene.unnamed):
        return home.country  # one's own minister needs no country beside the name
    earlier = [
        actor for each in reversed(before) for actor in each.actors if actor.kind == "person"
    ]
    for actor in (*_ahead(scene, listed), *earlier):
        if actor.country not in others and actor.country not in ORGANISATIONS:
            return actor.country
    return home.country


def _stands_apart(page: Page, listed: list[Party]) -> bool:
    """`Omanın naziri Peru, Çili və Yəmən həmkarları ilə`: no comma behind who meets them."""
    if len(listed) <= _LEAST:
        return False
    between = page.view.folded[listed[0].end : listed[1].start]
    return listed[0].end < listed[1].start and not between.strip()


def _ahead(scene: Scene, listed: list[Party]) -> list[Actor]:
    return [actor for actor in scene.actors if actor.end <= listed[0].start]
