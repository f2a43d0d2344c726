"""Who of the people takes part, for which side, and as what."""

from __future__ import annotations

from typing import Final

from extraction.engine.actors import is_resident
from extraction.engine.encounter import Encounter
from extraction.engine.home import Home
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.names import short_text
from extraction.engine.page import Page
from extraction.engine.people import Somebody, official_of
from extraction.engine.places import ORGANISATIONS
from extraction.engine.posts import base_text
from extraction.engine.sides import (
    heads_a_state,
    is_met_next,
    is_of_other_office,
    leads,
    settle_country,
)
from extraction.engine.types import Person, Span, Value

_ATTACHES: Final = frozenset(
    {
        "military_attache",
        "defence_attache",
        "air_attache",
        "naval_attache",
        "deputy_military_attache",
    }
)
_SPEAKERS: Final = frozenset({"spokesperson", "head_of_press_service"})
_ENVOYS: Final = frozenset({"ambassador", "charge_d_affaires"})
_SAYS: Final = 4
_BOTH: Final = 2


def cast_people(
    page: Page,
    encounter: Encounter,
    people: list[Somebody],
    home: Home,
    everyone: frozenset[str],
) -> tuple[Person, ...]:
    """Everybody who takes part, guests' leader first; `everyone`: the sides of all engagements."""
    scenes = {scene.sentence.start for scene in encounter.scenes}
    present = [
        person
        for person in people
        if any(mention.sentence.start in scenes for mention in person.mentions)
    ]
    for person in present:
        settle_country(page, person, encounter, home, everyone, present)
    present = [
        person
        for person in present
        if _takes_part(page, person, present) and not _only_quoted(page, person)
    ]
    now = {person.country for person in present if not _of_the_past(page, person)}
    wanted = encounter.parties - now
    present = [
        person for person in present if person.country in wanted or not _of_the_past(page, person)
    ]
    present += _shared_host(people, present, encounter, everyone)
    elsewhere = everyone - encounter.parties
    if len(encounter.guests) > 1 and encounter.host and elsewhere:
        elsewhere |= {encounter.host}  # the ground of a meeting of others
    present = [person for person in present if person.country not in elsewhere]
    guests = [person for person in present if person.country in encounter.guests]
    hosts = [person for person in present if person.country == encounter.host]
    others = [person for person in present if person not in guests and person not in hosts]
    leaders = _leaders(page, guests, encounter)
    receiver = _receiver(page, [each for each in hosts if not heads_a_state(page, each)])
    receiver = receiver or _receiver(page, hosts)
    if receiver is None and len(encounter.guests) > 1 and encounter.host not in encounter.guests:
        receiver = _teller(leaders, encounter, home)
        leaders = [person for person in leaders if person is not receiver]
    seated = None if receiver else _receiver(page, _of_organisation(others, encounter))
    cast: list[Person] = []
    for person in (*leaders, *(each for each in guests if each not in leaders)):
        cast.append(_person(page, person, _guest_role(person, leaders, receiver), present))
    for person in hosts:
        role = (
            "host"
            if person is receiver
            else (
                "attache"
                if _is(person, _ATTACHES)
                else ("ambassador" if _is(person, _ENVOYS) else "met")
            )
        )
        cast.append(_person(page, person, role, present))
    for person in others:
        role = (
            "attache"
            if _is(person, _ATTACHES)
            else "ambassador"
            if _is(person, _ENVOYS)
            else "host"
            if person is seated
            else "met"
            if seated and person.country == seated.country
            else "other"
        )
        cast.append(_person(page, person, role, present))
    return tuple(cast)


def _of_organisation(others: list[Somebody], encounter: Encounter) -> list[Somebody]:
    """Whoever receives at the seat of an organisation, which is a third party there."""
    organisations = ORGANISATIONS.intersection(encounter.third)
    return [person for person in others if person.country in organisations]


def _shared_host(
    people: list[Somebody], present: list[Somebody], encounter: Encounter, everyone: frozenset[str]
) -> list[Somebody]:
    """Who receives several one after the other is named once: `… also called on him`."""
    if everyone <= encounter.parties or any(each.country == encounter.host for each in present):
        return []
    hosts = [each for each in people if encounter.host and each.country == encounter.host]
    return hosts if len(hosts) == 1 and not is_resident(hosts[0]) else []


def _is(person: Somebody, keys: frozenset[str]) -> bool:
    return bool(keys.intersection(person.post_keys))


def _takes_part(page: Page, person: Somebody, present: list[Somebody]) -> bool:
    """Not a head of state who is merely spoken of."""
    if not heads_a_state(page, person):
        return True
    for mention in person.mentions:
        start, end = mention.sentence.start, mention.sentence.end
        if mention.sentence.part is Part.TEXT and page.any_of(
            ("receive", "received_by", "called_on"), start, end
        ):
            return True
        if is_met_next(page, mention):
            return True
        if page.first("meet", start, end) and any(
            each.sentence.start == start
            for other in present
            if other is not person and not heads_a_state(page, other)
            for each in other.mentions
        ):
            return True
    return False


def _of_the_past(page: Page, person: Somebody) -> bool:
    """Named in background sentences alone."""
    return all(mention.sentence.start in page.background for mention in person.mentions)


def _only_quoted(page: Page, person: Somebody) -> bool:
    """Of lower office, and named but once, as the one who said it."""
    if (
        len(person.mentions) > 1
        or person.counterpart
        or any(page.lexicon.post_levels.get(key, 0) >= 3 for key in person.post_keys)
    ):
        return False
    mention = person.first
    if _is(person, _SPEAKERS) and page.first("said_by", mention.chain_end, mention.sentence.end):
        return True
    return any(
        -_SAYS <= cue.end - mention.chain_start <= 0
        or (
            0 <= cue.start - mention.chain_end <= _SAYS
            and "," not in page.view.folded[mention.chain_end : cue.start]
        )
        for cue in page.within("said_by", mention.chain_start - 40, mention.chain_end + _SAYS)
    )


def _leaders(page: Page, guests: list[Somebody], encounter: Encounter) -> list[Somebody]:
    """The one who leads each guest side: named as leader, else the first named of no resident."""
    leaders: list[Somebody] = []
    for country in encounter.guests:
        own = [person for person in guests if person.country == country]
        if not own:
            continue
        named = [person for person in own if leads(page, person)]
        free = [person for person in own if not is_resident(person)]
        free = [person for person in free if not is_of_other_office(page, person)] or free
        choice = named or free
        if choice:
            leaders.append(min(choice, key=lambda person: person.first.start))
    return leaders


def _receiver(page: Page, hosts: list[Somebody]) -> Somebody | None:
    """The principal of the hosts: the first of those who receive, who is no resident; heads of
    state and other ministers are met besides, unless nobody else of the hosts is named."""
    free = [person for person in hosts if not is_resident(person)]
    free = [person for person in free if not is_of_other_office(page, person)] or free
    receiving = [person for person in free if _receives(page, person)]
    return min(receiving or free, key=lambda person: person.first.start, default=None)


def _receives(page: Page, person: Somebody) -> bool:
    for mention in person.mentions:
        start, end = mention.sentence.start, mention.sentence.end
        if mention.sentence.part is not Part.TEXT:
            continue
        if page.any_of(("meet", "receive", "called_on"), start, end):
            return True
        agent = page.first("received_by", start, end)
        if agent and not page.first("invited_by", start, end):
            return True
    return False


def _teller(leaders: list[Somebody], encounter: Encounter, home: Home) -> Somebody | None:
    """Where neither side is at home, the principal of the side that tells it is host, else the
    first named."""
    if len(leaders) < _BOTH:
        return None
    own = [person for person in leaders if person.country == home.country]
    return min(own or leaders, key=lambda person: person.first.start)


def _guest_role(person: Somebody, leaders: list[Somebody], receiver: Somebody | None) -> str:
    if person is receiver:
        return "host"
    if person in leaders:
        return "head_of_delegation"
    if _is(person, _ATTACHES):
        return "attache"
    if _is(person, _ENVOYS):
        return "ambassador"
    return "delegation_member"


def _person(page: Page, person: Somebody, role: str, present: list[Somebody]) -> Person:
    name_mention = max(person.mentions, key=lambda each: sum(len(word) > 2 for word in each.words))
    name_span = page.stored(name_mention.start, name_mention.end)
    chain = page.stored(person.first.chain_start, person.first.chain_end)
    rank = person.rank
    sure = 0.95 if any(each.titles.posts for each in person.mentions) else 0.9
    return Person(
        name=Value(person.name, (name_span,), sure),
        rank=Value(base_text(page, rank), (page.stored(rank.start, rank.end),), 0.97)
        if rank
        else Value(None, reason="no military rank beside the name"),
        post=_post(page, person, present),
        country=_country(page, person),
        role=Value(role, (chain,), 0.86),
        rank_key=rank.key if rank else None,
        post_keys=person.post_keys or _counterpart_keys(person, present),
        official=official_of(page, person),
    )


def _country(page: Page, person: Somebody) -> Value[str | None]:
    mention = person.country_from
    if mention is not None:
        spans: tuple[Span, ...] = (page.stored(mention.start, mention.end),)
        return Value(person.country, spans, 0.95, person.country_reason)
    if person.country:
        spans = (page.stored(person.first.chain_start, person.first.chain_end),)
        return Value(person.country, spans, 0.75, person.country_reason)
    return Value(None, reason="no country beside the name")


def _post(page: Page, person: Somebody, present: list[Somebody]) -> Value[str | None]:
    posts = person.posts
    if posts:
        text = "; ".join(dict.fromkeys(post.text for post in posts))
        spans = tuple(page.stored(post.start, post.end) for post in posts)
        return Value(text, spans, 0.93)
    model = _model(person, present)
    if model is not None:
        post = model.posts[0]
        return Value(
            post.text,
            (page.stored(post.start, post.end),),
            0.75,
            "called the counterpart of one who holds this post",
        )
    short = _short(person)
    if short is not None:
        return Value(short_text(page, short), (page.stored(short.start, short.end),), 0.6)
    return Value(None, reason="no post beside the name")


def _short(person: Somebody) -> Mention | None:
    return next((each.titles.short for each in person.mentions if each.titles.short), None)


def _model(person: Somebody, present: list[Somebody]) -> Somebody | None:
    """Of whom the person is the counterpart: one with a post, on the other side."""
    if person.posts or not (person.counterpart or person.colleague):
        return None
    others = [
        each
        for each in present
        if each is not person
        and each.posts
        and each.country != person.country
        and not is_resident(each)
    ]
    return min(others, key=lambda each: each.first.start) if others else None


def _counterpart_keys(person: Somebody, present: list[Somebody]) -> tuple[str, ...]:
    model = _model(person, present)
    return model.post_keys[:1] if model else ()
