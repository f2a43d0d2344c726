"""Who of the people takes part, for which side, and as what."""

from __future__ import annotations

from typing import Final

from extraction.engine.actors import is_resident
from extraction.engine.direction import is_call_received
from extraction.engine.encounters import Encounter
from extraction.engine.home import Home, country_of
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.names import PersonMention, short_text
from extraction.engine.page import Page
from extraction.engine.people import Somebody, official_of
from extraction.engine.posts import base_text
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
_ENVOYS: Final = frozenset({"ambassador", "charge_d_affaires"})
_LEADS: Final = 60
_SAYS: Final = 4


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
        _settle_country(page, person, encounter, home, everyone, present)
    present = [
        person
        for person in present
        if _takes_part(page, person, present) and not _only_quoted(page, person)
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
    receiver = _receiver(page, hosts)
    if receiver is None and len(encounter.guests) > 1 and encounter.host not in encounter.guests:
        receiver = _teller(leaders, encounter, home)
        leaders = [person for person in leaders if person is not receiver]
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
            else "other"
        )
        cast.append(_person(page, person, role, present))
    return tuple(cast)


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


def _settle_country(
    page: Page,
    person: Somebody,
    encounter: Encounter,
    home: Home,
    everyone: frozenset[str],
    present: list[Somebody],
) -> None:
    """Someone whose country the text leaves out."""
    if person.country:
        return
    host, guests = encounter.host, encounter.guests
    other = guests[0] if len(guests) == 1 else None
    if host and (_invites(page, person) or _is_called_on(page, person)):
        person.country, person.country_reason = host, "the one who invites, so of the hosts"
    elif other and host and _visits(page, person, host):
        person.country, person.country_reason = other, "the one who visits, so of the guests"
    elif other and host and _leads(page, person) and _of_a_delegation(page, person):
        person.country, person.country_reason = other, "leads the delegation, so of the guests"
    elif other and host and (facing := _facing(page, person, present, encounter)):
        person.country = other if facing == host else host
        person.country_reason = "meets one of the other side"
    elif person.counterpart and other and host:
        own = home.country if home.country in encounter.parties else host
        person.country = other if own == host else host
        person.country_reason = "the counterpart, so of the other side"
    elif home.country in everyone and home.country not in encounter.parties:
        person.country = home.country
        person.country_reason = "no country beside the name: taken for the text's own"
    elif home.country in encounter.parties and host != home.country:
        met = host is not None and _is_met(page, person, encounter, present)
        person.country = host if met else home.country
        person.country_reason = (
            "met during the visit, so of the hosts"
            if met
            else "no country beside the name: taken for the text's own"
        )
    elif host:
        person.country = host
        person.country_reason = "no country beside the name: taken for the hosts'"


def _visits(page: Page, person: Somebody, host: str) -> bool:
    """Named right before `paid a visit to`, `called on`, or right behind `during a visit to`."""
    if page.lexicon.grammar.verb_last:
        return False
    return any(_goes(page, mention, host) for mention in person.mentions)


def _goes(page: Page, mention: PersonMention, host: str) -> bool:
    """Before the verb of going or calling, and not whom somebody else meets in the sentence; or
    right behind `during a visit to …,`. An earlier visit elsewhere tells nothing."""
    start, end = mention.sentence.start, mention.sentence.end
    if mention.sentence.part is not Part.TEXT:
        return False
    goals = page.within("place", mention.chain_end, end)
    if start in page.background or (goals and host not in map(country_of, goals)):
        return False
    if any(page.first(kind, start, mention.chain_start) for kind in ("meet", "received_by")):
        return False
    ahead = any(
        0 <= cue.start - mention.chain_end <= _LEADS
        and not page.first("receive", mention.chain_end, cue.start + 1)
        and not is_call_received(page, cue)
        for kind in ("visit", "departure", "called_on")
        for cue in page.within(kind, mention.chain_end, end)
    )
    return ahead or _behind_visit(page, mention)


def _behind_visit(page: Page, mention: PersonMention) -> bool:
    """`During her visit to Peru, the minister …`"""
    places = page.within("place", mention.sentence.start, mention.chain_start)
    if not places or mention.chain_start - places[-1].end > _SAYS:
        return False
    comma = page.view.folded[places[-1].end : mention.chain_start].strip()
    visits = page.within("visit", places[-1].start - _SAYS - 12, places[-1].start)
    return comma == "," and bool(visits)


def _invites(page: Page, person: Somebody) -> bool:
    verb_last = page.lexicon.grammar.verb_last
    for mention in person.mentions:
        for cue in page.within("received_by", mention.chain_start - _LEADS, mention.chain_end + 8):
            distance = cue.start - mention.chain_end if verb_last else mention.chain_start - cue.end
            if -1 <= distance <= 8:
                return True
    return False


def _is_called_on(page: Page, person: Somebody) -> bool:
    return any(
        0 <= mention.chain_start - cue.end <= 8 and not is_call_received(page, cue)
        for mention in person.mentions
        for cue in page.within("called_on", mention.chain_start - 30, mention.chain_start)
    )


def _of_a_delegation(page: Page, person: Somebody) -> bool:
    """Named where a delegation is that nobody is told to receive."""
    start, end = person.first.sentence.start, person.first.sentence.end
    return bool(page.first("delegation", start, end)) and not page.first("receive", start, end)


def _facing(
    page: Page, person: Somebody, present: list[Somebody], encounter: Encounter
) -> str | None:
    """The side of whoever stands on the other side of a verb of meeting: `A met B of Chile`."""
    if page.lexicon.grammar.verb_last:
        return None
    known = [
        (mention, other.country)
        for other in present
        if other.country in encounter.parties
        for mention in other.mentions
    ]
    for mention in person.mentions:
        for each, country in known:
            if each.sentence != mention.sentence:
                continue
            first, second = sorted((mention, each), key=lambda one: one.chain_start)
            between = page.within("meet", first.chain_end, second.chain_start)
            if any(
                cue.start - first.chain_end <= _LEADS // 2
                and second.chain_start - cue.end <= _LEADS // 2
                for cue in between
            ):
                return country
    return None


def _is_met(page: Page, person: Somebody, encounter: Encounter, present: list[Somebody]) -> bool:
    """Named after one of the visitors, where a meeting is told."""
    mention = person.first
    start, end = mention.sentence.start, mention.sentence.end
    if page.first("attended", start, end):
        return False
    if not any(page.first(kind, start, end) for kind in ("meet", "receive", "received_by")):
        return False
    return any(
        each.start < mention.start and each.sentence.start == start
        for other in present
        if other.country in encounter.guests
        for each in other.mentions
    )


def _takes_part(page: Page, person: Somebody, present: list[Somebody]) -> bool:
    """Not a head of state who is merely spoken of."""
    if not any(page.lexicon.post_levels.get(key, 0) >= 6 for key in person.post_keys):
        return True
    for mention in person.mentions:
        start, end = mention.sentence.start, mention.sentence.end
        if mention.sentence.part is Part.TEXT and any(
            page.first(kind, start, end) for kind in ("receive", "received_by", "called_on")
        ):
            return True
        if page.first("meet", start, end) and any(
            each.sentence.start == start
            for other in present
            if other is not person
            for each in other.mentions
        ):
            return True
    return False


def _only_quoted(page: Page, person: Somebody) -> bool:
    """Of lower office, and named but once, as the one who said it."""
    if (
        len(person.mentions) > 1
        or person.counterpart
        or any(page.lexicon.post_levels.get(key, 0) >= 3 for key in person.post_keys)
    ):
        return False
    mention = person.first
    return any(
        -_SAYS <= cue.end - mention.chain_start <= 0
        or (
            0 <= cue.start - mention.chain_end <= _SAYS
            and "," not in page.view.folded[mention.chain_end : cue.start]
        )
        for cue in page.within("said_by", mention.chain_start - 40, mention.chain_end + _SAYS)
    )


def _leaders(page: Page, guests: list[Somebody], encounter: Encounter) -> list[Somebody]:
    """The one who leads each guest side: named as leader, else first and highest."""
    leaders: list[Somebody] = []
    for country in encounter.guests:
        own = [person for person in guests if person.country == country]
        if not own:
            continue
        named = [person for person in own if _leads(page, person)]
        free = [person for person in own if not is_resident(person)]
        choice = named or free
        if choice:
            leaders.append(_principal(page, choice))
    return leaders


def _principal(page: Page, people: list[Somebody]) -> Somebody:
    """The first named, unless one named in the same breath stands clearly higher."""
    first = min(people, key=lambda person: person.first.start)
    return first


def _leads(page: Page, person: Somebody) -> bool:
    verb_last = page.lexicon.grammar.verb_last
    for mention in person.mentions:
        for cue in page.within("led_by", mention.chain_start - _LEADS, mention.chain_end + _LEADS):
            distance = cue.start - mention.chain_end if verb_last else mention.chain_start - cue.end
            if 0 <= distance <= 20:
                return True
    return False


def _receiver(page: Page, hosts: list[Somebody]) -> Somebody | None:
    """The principal of the hosts: the first of those who receive, who is no resident."""
    free = [person for person in hosts if not is_resident(person)]
    receiving = [person for person in free if _receives(page, person)]
    return min(receiving or free, key=lambda person: person.first.start, default=None)


def _receives(page: Page, person: Somebody) -> bool:
    for mention in person.mentions:
        start, end = mention.sentence.start, mention.sentence.end
        if mention.sentence.part is not Part.TEXT:
            continue
        if any(page.first(kind, start, end) for kind in ("meet", "receive", "called_on")):
            return True
        agent = page.first("received_by", start, end)
        if agent and not page.first("invited_by", start, end):
            return True
    return False


def _teller(leaders: list[Somebody], encounter: Encounter, home: Home) -> Somebody | None:
    """Where neither side is at home, the principal of the side that tells it is host."""
    own = [person for person in leaders if person.country == home.country]
    return next(iter(own or leaders), None) if len(leaders) > 1 else None


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
