"""Whose side somebody stands on where the text leaves their country out."""

from __future__ import annotations

from typing import Final

from extraction.engine.actors import is_resident
from extraction.engine.direction import is_call_received
from extraction.engine.encounter import Encounter
from extraction.engine.home import Home, country_of
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.names import PersonMention
from extraction.engine.page import Page
from extraction.engine.people import Somebody

_LEADS: Final = 60
_SAYS: Final = 4
_NEXT: Final = 4
_LISTED: Final = 140
_JOINT: Final = 16
"""Characters between somebody and the counterpart named next: `and his`, `met with his`."""
# One person at a time holds these in a country, so two holders are of two countries.
_SOLE_OFFICES: Final = frozenset(
    {
        "president",
        "prime_minister",
        "minister_of_defence",
        "chief_of_general_staff",
        "chairman_of_joint_chiefs_of_staff",
        "commander_of_land_forces",
        "commander_of_air_force",
        "commander_of_navy",
    }
)

_OTHER_OFFICES: Final = frozenset(
    {
        "deputy_prime_minister",
        "minister_of_foreign_affairs",
        "minister_of_internal_affairs",
        "minister_of_emergency_situations",
        "secretary_of_security_council",
        "national_security_adviser",
        "chairman_of_parliament",
        "special_envoy",
    }
)


def settle_country(
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
    if other and host and _commands_a_ship(page, person):
        person.country, person.country_reason = other, "of the ship that calls, so of the guests"
    elif other and host and (faced := _country_of_counterpart(page, person)) in {host, other}:
        person.country = other if faced == host else host
        person.country_reason = "the counterpart is of the other side"
    elif host and (_invites(page, person) or _is_called_on(page, person)):
        person.country, person.country_reason = host, "the one who invites, so of the hosts"
    elif other and host and _is_received(page, person):
        person.country, person.country_reason = other, "received, so of the guests"
    elif host and _greets(page, person, encounter, present):
        person.country, person.country_reason = host, "welcomes one of the guests"
    elif host and _seen_by_guests(page, person):
        person.country, person.country_reason = host, "met by the guests, so of the hosts"
    elif other and host and _visits(page, person, host):
        person.country, person.country_reason = other, "the one who visits, so of the guests"
    elif host and heads_a_state(page, person) and is_met_next(page, person.first):
        person.country, person.country_reason = host, "a head of state is met at home"
    elif other and host and is_resident(person):
        person.country, person.country_reason = other, "serves in the country of the hosts"
    elif host and _welcomes(page, person, encounter, present):
        person.country, person.country_reason = host, "receives the guests, so of the hosts"
    elif beside := _accompanies(page, person, present, other):
        person.country, person.country_reason = beside, "on the side of whom they accompany"
    elif other and host and leads(page, person) and _of_a_delegation(page, person):
        person.country, person.country_reason = other, "leads the delegation, so of the guests"
    elif other and host and (facing := _facing(page, person, present, encounter)):
        person.country = other if facing == host else host
        person.country_reason = "meets one of the other side"
    elif other and host and (facing := _counterparts_side(person, present, encounter)):
        person.country = other if facing == host else host
        person.country_reason = "named with the counterpart of the other side"
    elif other and host and (held := _holds_the_same(person, present)) in {other, host}:
        person.country = other if held == host else host
        person.country_reason = "another holds this office in the other country"
    elif person.counterpart and other and host:
        own = _whose_counterpart(page, person, present) or home.country
        person.country = host if own == other else other
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


def _welcomes(page: Page, person: Somebody, encounter: Encounter, present: list[Somebody]) -> bool:
    """`Гостя приветствовал начальник штаба А.`: the subject behind the verb, a guest before it."""
    if not page.lexicon.grammar.adjective_ends or person.first.titles.case:
        return False
    mention = person.first
    cues = page.within("receive", mention.sentence.start, mention.chain_start)
    return any(
        0 <= mention.chain_start - cue.end <= _NEXT
        and each.sentence == mention.sentence
        and each.chain_end <= cue.start
        for cue in cues
        for other in present
        if other.country in encounter.guests
        for each in other.mentions
    )


def _is_received(page: Page, person: Somebody) -> bool:
    """`General A. was received by B.`: the subject of the passive."""
    if page.lexicon.grammar.verb_last or page.lexicon.grammar.adjective_ends:
        return False
    return any(
        page.within("received_by", mention.chain_end, mention.chain_end + _NEXT)
        for mention in person.mentions
    )


def _commands_a_ship(page: Page, person: Somebody) -> bool:
    """`the captain of the frigate` in a report of a port call."""
    return any(page.first("ship", post.start, post.end) for post in person.posts)


def _country_of_counterpart(page: Page, person: Somebody) -> str | None:
    """`the Minister, Ole K., told his Latvian counterpart`: of whom he himself is not."""
    for mention in person.mentions:
        end = min(mention.sentence.end, mention.chain_end + _LISTED)
        for cue in page.within("counterpart", mention.chain_end, end):
            beside = page.within("place", cue.start - _LEADS // 2, cue.start)
            if beside and beside[-1].end == cue.start - 1:
                return country_of(beside[-1])
    return None


def _holds_the_same(person: Somebody, present: list[Somebody]) -> str | None:
    """The country, told by the text, of somebody else who holds the person's sole office."""
    for other in present:
        told = other is not person and other.country_from is not None
        if told and _SOLE_OFFICES.intersection(person.post_keys, other.post_keys):
            return other.country
    return None


def _whose_counterpart(page: Page, person: Somebody, present: list[Somebody]) -> str | None:
    """The country of the last one named before the person; heads of state have no counterpart
    among ministers and officers."""
    before = [
        (mention.start, other.country)
        for other in present
        if other.country and not heads_a_state(page, other)
        for mention in other.mentions
        if mention.start < person.first.start
    ]
    return max(before)[1] if before else None


def _visits(page: Page, person: Somebody, host: str) -> bool:
    """Named right before `paid a visit to`, `called on`, or right behind `during a visit to`."""
    if page.lexicon.grammar.verb_last:
        return any(_journey_of(page, mention, host) for mention in person.mentions)
    return any(_goes(page, mention, host) for mention in person.mentions)


def _journey_of(page: Page, mention: PersonMention, host: str) -> bool:
    """`Beni Qantsın Azərbaycana səfəri`: right before the goal of a journey, nobody between."""
    for place in page.within("place", mention.chain_end, mention.chain_end + _NEXT):
        if place.case != "dative" or country_of(place) != host:
            continue
        visit = page.first("visit", place.end, place.end + _LEADS // 2)
        others = ("post", "rank", "meet", "receive", "counterpart")
        if visit and not page.any_of(others, place.end, visit.start):
            return True
    return False


def _goes(page: Page, mention: PersonMention, host: str) -> bool:
    """Before the verb of going or calling, and not whom somebody else meets in the sentence; or
    right behind `during a visit to …,`. An earlier visit elsewhere tells nothing."""
    start, end = mention.sentence.start, mention.sentence.end
    if mention.sentence.part is not Part.TEXT:
        return False
    if start in page.background:
        return False
    if page.any_of(("meet", "received_by"), start, mention.chain_start):
        return False
    ahead = any(
        0 <= cue.start - mention.chain_end <= _LEADS
        and not page.first("receive", mention.chain_end, cue.start + 1)
        and not is_call_received(page, cue)
        and _leads_to(page, cue, end, host)
        for kind in ("visit", "departure", "called_on")
        for cue in page.within(kind, mention.chain_end, end)
    )
    return ahead or _behind_visit(page, mention)


def _leads_to(page: Page, cue: Mention, end: int, host: str) -> bool:
    """Whether the verb names no goal, or the host's country among its goals."""
    goals = page.within("place", cue.start, end)
    return not goals or host in map(country_of, goals)


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
        for kind in ("received_by", "invited_by"):
            for cue in page.within(kind, mention.chain_start - _LEADS, mention.chain_end + 8):
                ahead = cue.start - mention.chain_end
                distance = ahead if verb_last else mention.chain_start - cue.end
                if -1 <= distance <= 8:
                    return True
    return False


def _greets(page: Page, person: Somebody, encounter: Encounter, present: list[Somebody]) -> bool:
    """Named before `received the minister`, `hosted the delegation`: who is received is a guest."""
    if page.lexicon.grammar.verb_last:
        return False
    for mention in person.mentions:
        if mention.sentence.part is not Part.TEXT:
            continue
        for cue in page.within("receive", mention.chain_end, mention.chain_end + _LISTED):
            passive = page.first("received_by", cue.start - _SAYS, cue.end)
            passive = passive or page.first("visit", mention.chain_end, cue.start)
            if passive or cue.start >= mention.sentence.end:
                break
            if any(
                page.within(kind, cue.end, cue.end + _SAYS * 3)
                for kind in ("guests", "delegation", "short_title")
            ) or any(
                each.chain_start - cue.end <= _SAYS * 3
                for other in present
                if other.country in encounter.guests
                for each in other.mentions
                if cue.end <= each.chain_start
            ):
                return True
    return False


def _seen_by_guests(page: Page, person: Somebody) -> bool:
    """Named behind `the guests will meet with`, `the delegation met`."""
    if page.lexicon.grammar.verb_last:
        return False
    mention = person.first
    start = mention.sentence.start
    if mention.sentence.part is not Part.TEXT:
        return False
    for cue in reversed(page.within("meet", mention.chain_start - _LISTED, mention.chain_start)):
        if cue.start < start:
            return False
        comers = [
            *page.within("guests", start, cue.start),
            *page.within("delegation", start, cue.start),
        ]
        names = page.within("rank", start, cue.start) + page.within("post", start, cue.start)
        if comers and not any(each.start > comers[-1].end for each in names):
            return cue.start - comers[-1].end <= _LEADS // 2
    return False


def _accompanies(
    page: Page, person: Somebody, present: list[Somebody], guest: str | None
) -> str | None:
    """The country of whoever is named before `accompanied by …`; the guests' where it is told of
    `the minister` or `the delegation` alone."""
    verb_last = page.lexicon.grammar.verb_last
    mention = person.first
    start, end = mention.sentence.start, mention.sentence.end
    if mention.sentence.part is not Part.TEXT:
        return None
    if verb_last:
        cues = page.within("accompanied", mention.chain_end, end)
    else:
        cues = page.within("accompanied", start, mention.chain_start)
    if not cues:
        return None
    first, last = sorted((cues[-1].end, mention.chain_start))
    if page.any_of(("meet", "receive", "received_by"), first, last):
        return None
    before = [
        (each.chain_start, other.country)
        for other in present
        if other.country
        for each in other.mentions
        if start <= each.chain_start < (mention.chain_start if verb_last else cues[-1].start)
    ]
    if before:
        return max(before)[1]
    return guest if not verb_last or page.first("delegation", start, end) else None


def _is_called_on(page: Page, person: Somebody) -> bool:
    return any(
        0 <= mention.chain_start - cue.end <= 8 and not is_call_received(page, cue)
        for mention in person.mentions
        for cue in page.within("called_on", mention.chain_start - 30, mention.chain_start)
    )


def _of_a_delegation(page: Page, person: Somebody) -> bool:
    """Named where a delegation is."""
    start, end = person.first.sentence.start, person.first.sentence.end
    return page.first("delegation", start, end) is not None


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


def _counterparts_side(
    person: Somebody, present: list[Somebody], encounter: Encounter
) -> str | None:
    """`between General K. and his Omani counterpart General H.`: the side of the counterpart."""
    for other in present:
        if other is person or other.country not in encounter.parties:
            continue
        for each in other.mentions:
            if each.titles.counterpart and any(
                0 < each.chain_start - mention.chain_end <= _JOINT for mention in person.mentions
            ):
                return other.country
    return None


def _is_met(page: Page, person: Somebody, encounter: Encounter, present: list[Somebody]) -> bool:
    """Named after one of the visitors, where a meeting is told."""
    mention = person.first
    start, end = mention.sentence.start, mention.sentence.end
    if page.first("attended", start, end):
        return False
    if page.lexicon.grammar.verb_last and _leaves(page, mention):
        return False
    if not page.any_of(("meet", "receive", "received_by"), start, end):
        return False
    named = any(
        each.start < mention.start and each.sentence.start == start
        for other in present
        if other.country in encounter.guests
        for each in other.mentions
    )
    return named or _is_met_by_the_one_before(page, mention, present)


def _is_met_by_the_one_before(page: Page, mention: PersonMention, present: list[Somebody]) -> bool:
    """`He also met General B.`: the verb right before, and nobody named before the verb."""
    grammar = page.lexicon.grammar
    if grammar.verb_last or grammar.adjective_ends or mention.sentence.part is not Part.TEXT:
        return False
    start = mention.sentence.start
    cues = page.within("meet", start, mention.chain_start)
    return (
        bool(cues)
        and mention.chain_start - cues[-1].end <= _NEXT * 2
        and not page.any_of(("rank", "post"), start, cues[-1].start)
        and not any(
            start <= each.start < cues[-1].start for other in present for each in other.mentions
        )
    )


def _leaves(page: Page, mention: PersonMention) -> bool:
    """`A, B ve C görüşmek üzere Libya'ya gitti`: all before the verb of going go, unless somebody
    is received on the way to it."""
    start, end = mention.sentence.start, mention.sentence.end
    going = page.within("departure", mention.chain_end, end)
    gone = bool(going) and not page.any_of(("receive", "received_by"), start, going[-1].start)
    return gone or _travels(page, mention)


_ON_THE_WAY: Final = ("meet", "receive", "received_by", "invited_by")


def _travels(page: Page, mention: PersonMention) -> bool:
    """`A, B ve C ile Suriye'ye yaptığı ziyaret`: all before the goal go to it, unless somebody is
    met on the way."""
    for cue in page.within("visit", mention.chain_end, mention.sentence.end):
        places = page.within("place", mention.chain_end, cue.start)
        if places and places[-1].case == "dative":
            return not page.any_of(_ON_THE_WAY, mention.chain_end, cue.start)
    return False


def heads_a_state(page: Page, person: Somebody) -> bool:
    return any(page.lexicon.post_levels.get(key, 0) >= 6 for key in person.post_keys)


_WITH: Final = 6


def is_met_next(page: Page, mention: PersonMention) -> bool:
    """Named right behind `met with`, `had a meeting with`."""
    start = mention.sentence.start
    return not page.lexicon.grammar.verb_last and any(
        0 <= mention.chain_start - cue.end <= _WITH
        for cue in page.within("meet", start, mention.chain_start)
    )


def is_of_other_office(page: Page, person: Somebody) -> bool:
    """Of the state or of another ministry, not of defence."""
    keys = person.post_keys
    return bool(keys) and all(
        page.lexicon.post_levels.get(key, 0) >= 6 or key in _OTHER_OFFICES for key in keys
    )


def leads(page: Page, person: Somebody) -> bool:
    verb_last = page.lexicon.grammar.verb_last
    for mention in person.mentions:
        for cue in page.within("led_by", mention.chain_start - _LEADS, mention.chain_end + _LEADS):
            distance = cue.start - mention.chain_end if verb_last else mention.chain_start - cue.end
            if 0 <= distance <= 20:
                return True
    return False
