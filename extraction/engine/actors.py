"""Who acts in a sentence, and for which country: persons, delegations, ministries, posts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from extraction.engine.home import Home
from extraction.engine.layout import Sentence
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.people import Somebody
from extraction.engine.places import Place, listed_with, owner_of, places_in, told_to_be_led
from extraction.engine.posts import RESIDENTS
from extraction.engine.ships import calls_at_a_port, is_ship


class Actor(NamedTuple):
    """Someone or something that stands for a country."""

    country: str
    start: int
    end: int
    kind: str
    """person, delegation, guests, organ, post or ship"""
    mention: Mention | None
    """The country's mention, where it stands there."""
    case: str = ""
    """Grammatical case of the words; empty for the nominative and where there are none."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One sentence with its actors and places; the same one as long as nothing in it changes."""

    sentence: Sentence
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    unnamed: tuple[tuple[int, int], ...] = ()
    """Chains of persons whose country is not known yet."""


class Named(NamedTuple):
    """What a scene needs of a place where a person is named."""

    start: int
    end: int
    case: str
    country: str | None


def scenes_of(
    page: Page, people: list[Somebody], home: Home, visited: str | None = None
) -> list[Scene]:
    """The body, sentence by sentence. `visited` is what `this country` means."""
    named: dict[int, list[Named]] = {}
    for person in people:
        for mention in person.mentions:
            named.setdefault(mention.sentence.start, []).append(
                Named(mention.chain_start, mention.chain_end, mention.titles.case, person.country)
            )
    return [
        _scene(
            page,
            sentence,
            tuple(named.get(sentence.start, ())),
            home,
            visited if visited and "this_country" in page.mentions_in(sentence) else None,
        )
        for sentence in page.body
    ]


_OWNED: Final = ("delegation", "guests", "organ", "post", "counterpart", "ship")
"""What stands for the country it belongs to."""


@once_per_page
def _scene(
    page: Page,
    sentence: Sentence,
    named: tuple[Named, ...],
    home: Home,
    visited: str | None,
) -> Scene:
    actors = [
        Actor(each.country, each.start, each.end, "person", None, each.case)
        for each in named
        if each.country
    ]
    places = places_in(page, sentence, home, visited)
    told = page.mentions_in(sentence)
    for kind in _OWNED if places else ():
        for mention in told.get(kind, ()):
            if any(start <= mention.start < end for start, end, _, _ in named):
                continue
            if kind == "post" and _names_an_event(page, mention):
                continue
            if kind == "ship" and mention.case in ("accusative", "dative", "locative"):
                continue  # `gemisini gezdi`: it is seen, and comes to nobody
            beside = owner_of(page, places, mention)
            if beside is None and home.country and _sent_by_ones_own(page, mention):
                actors.append(Actor(home.country, mention.start, mention.end, kind, None))
            if beside is None or _one_of_many(places, beside, mention):
                continue
            for place in (beside, *listed_with(page, places, beside, mention)):
                start = min(mention.start, place.mention.start)
                end = max(mention.end, place.mention.end)
                actors.append(Actor(place.country, start, end, kind, place.mention, mention.case))
    ships = [place for place in places if is_ship(place.mention)]
    if (ships or "ship" in told) and calls_at_a_port(page, sentence.start, sentence.end):
        actors += [
            Actor(place.country, place.mention.start, place.mention.end, "ship", place.mention)
            for place in ships
        ]
    elif "ship" in told:
        actors = [actor for actor in actors if actor.kind != "ship"]
    actors += [
        Actor(place.country, place.mention.start, place.mention.end, "delegation", place.mention)
        for place in told_to_be_led(page, sentence, places)
        if not any(start <= place.mention.start < end for start, end, _, _ in named)
    ]
    actors.sort(key=lambda actor: actor.start)
    if named:
        places = [
            place
            for place in places
            if not any(start <= place.mention.start < end for start, end, _, _ in named)
        ]
    unnamed = tuple((each.start, each.end) for each in named if not each.country)
    return Scene(sentence, tuple(actors), tuple(places), unnamed)


def _sent_by_ones_own(page: Page, mention: Mention) -> bool:
    """`Müdafiə Nazirliyinin nümayəndə heyəti`: the delegation of a ministry whose country the
    report leaves out is one's own."""
    if mention.kind != "delegation":
        return False
    bodies = page.within("organ", mention.start - _OF_BODY, mention.start)
    return any(
        body.key == "ministry"
        and body.case == "genitive"
        and 0 <= mention.start - body.end <= 1
        and not page.within("place", body.start - _BEFORE_BODY, body.start)
        for body in bodies
    )


_OF_BODY: Final = 44
_BEFORE_BODY: Final = 24
_TOLD_TOGETHER: Final = 6
_MANY: Final = 4


def _one_of_many(places: list[Place], beside: Place, post: Mention) -> bool:
    """`attachés from Chile, Peru, Oman and Yemen`: spectators of whom none stands for a side."""
    if post.key not in RESIDENTS:
        return False
    count, following = 1, beside
    for place in reversed(places[: places.index(beside)]):
        if not 0 < following.mention.start - place.mention.end <= _TOLD_TOGETHER:
            break
        count, following = count + 1, place
    return count >= _MANY


def _names_an_event(page: Page, post: Mention) -> bool:
    """`NATO Savunma Bakanları Toplantısı`: a meeting is called after those who meet."""
    return any(
        cue.end > post.end
        for kind in ("event", "multilateral")
        for cue in page.within(kind, post.start, post.start + 1)
    )


def is_resident(person: Somebody) -> bool:
    """Whether the person serves abroad: an ambassador, an attaché."""
    return bool(RESIDENTS.intersection(person.post_keys))
