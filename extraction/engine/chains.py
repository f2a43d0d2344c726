"""The chain of titles before and behind a name: where it begins, where it ends, what it says."""

from __future__ import annotations

from typing import Final, NamedTuple

from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.posts import RESIDENTS, Post, Titled
from extraction.engine.relations import LOCAL, relation_of
from extraction.engine.titles import Element

_LONGEST: Final = 26
_CHAIN: Final = frozenset("PRHTQCFok,-()q")


class Titles(NamedTuple):
    """What the words around a name say of its bearer."""

    posts: tuple[Post, ...] = ()
    rank: Mention | None = None
    short: Mention | None = None
    country: Mention | None = None
    counterpart: bool = False
    case: str = ""
    """Grammatical case the titles stand in."""

    @property
    def any(self) -> bool:
        return bool(self.posts or self.rank or self.short or self.counterpart)


def left_chain(page: Page, elements: list[Element], name: int, free_from: int) -> int:
    """Where the titles before the name at `name` begin; `name` itself when there are none."""
    begin = name
    position = name - 1
    while position >= free_from and name - position <= _LONGEST:
        symbol = elements[position].symbol
        if symbol == "&":
            two = _joins_countries(elements, position, free_from)
            if not two and not _joins_posts(elements, position, free_from):
                break
        elif symbol not in _CHAIN:
            break
        if symbol == "," and not _title_before(elements, position, free_from):
            break
        if page.lexicon.grammar.verb_last and _of_somebody_else(page, elements, position, name):
            break
        if symbol in "PRHTQ" or (symbol == "C" and begin < name):
            begin = position
        position -= 1
    while begin < name and _is_where(page, elements[begin]):
        begin += 1
    return begin


def _of_somebody_else(page: Page, elements: list[Element], position: int, name: int) -> bool:
    """`Baş direktor Omanın müdafiə naziri S. N. ilə`: a post right before another's country is held
    by whoever meets that one, but `müdafiə nazirinin müavini Azərbaycan Ordusunun Baş Qərargah
    rəisi` are both of the country whose press writes the language."""
    behind = [element.symbol for element in elements[position + 1 : name]]
    if elements[position].symbol not in "PT" or behind[:1] != ["C"] or "P" not in behind:
        return False
    country = elements[position + 1].mention
    own = country is not None and country.key.split(" ")[0] == page.lexicon.home
    return not (own and behind[1:3] == ["F", "P"] and _is_deputy(elements[position]))


def _is_deputy(element: Element) -> bool:
    return element.mention is not None and "deputy" in element.mention.key


def _is_where(page: Page, element: Element) -> bool:
    """A place before the titles that says where: `visiting Kazakhstan, the minister`."""
    mention = element.mention
    return (
        element.symbol == "C"
        and mention is not None
        and not mention.key.endswith(" demonym")
        and (mention.case != "genitive" or bool(page.lexicon.grammar.adjective_ends))
        and relation_of(page, mention) in ("at", "to", "in", "from")
    )


def _joins_posts(elements: list[Element], position: int, free_from: int) -> bool:
    """`First Deputy Minister of Defence and Chief of the General Staff`: one person's two posts."""
    after = position + 1
    while after < len(elements) and elements[after].symbol in "oC":
        after += 1
    before = position - 1
    while before >= free_from and elements[before].symbol in "oCF":
        before -= 1
    return (
        before >= free_from
        and elements[before].symbol in "PT"
        and after < len(elements)
        and elements[after].symbol == "P"
    )


def _joins_countries(elements: list[Element], position: int, free_from: int) -> bool:
    """`attaché of the embassy in Peru and Oman, Colonel …`: accredited to both."""
    around = [each.symbol for each in elements[position - 1 : position + 2]]
    if around != ["C", "&", "C"]:
        return False
    office = position - 1
    while office >= free_from and elements[office].symbol in "CFok":
        office -= 1
    return office >= free_from and elements[office].symbol == "P"


def _title_before(elements: list[Element], comma: int, free_from: int) -> bool:
    """Whether what ends at a comma is a title (`Minister of Defence of Georgia,`), no place."""
    position = comma - 1
    while position >= free_from and (
        elements[position].symbol in "CFok)q(" or _joins_countries(elements, position, free_from)
    ):
        position -= 1
    return position >= free_from and elements[position].symbol in "PRHQ"


def right_chain(elements: list[Element], stop: int, run: int, has_left: bool) -> range:
    """The titles behind a name: `…, Minister of Defence of Georgia`; empty when there are none."""
    nothing = range(stop, stop)
    position = stop
    if position < len(elements) and elements[position].symbol in ",(-":
        position += 1
    else:
        return nothing
    if run < 2 and not has_left:
        return nothing
    last = position
    seen = False
    while position < len(elements) and position - stop <= _LONGEST:
        symbol = elements[position].symbol
        if symbol == "R" and seen and elements[position - 1].symbol == "o":
            return range(stop, last)  # `…, envoy of India to Peru to Brigadier B.`: of another
        if symbol in "PR":
            seen = True
        elif symbol == "," and seen and _country_alone(elements, position + 1):
            position += 2
            last = position
            break
        elif symbol == ",":
            following = position + 1
            while following < len(elements) and elements[following].symbol in "oCF":
                following += 1
            if not seen or following >= len(elements) or elements[following].symbol != "P":
                break
        elif (
            symbol == "N"
            and seen
            and position + 1 < len(elements)
            and (elements[position + 1].symbol == "k")
        ):
            last = position + 1
        elif (symbol == "&" and seen and _joins_posts(elements, position, stop)) or (
            symbol == "T" and not seen
        ):
            pass
        elif symbol not in "CFok-":
            break
        position += 1
        if symbol in "PRCF":
            last = position
    if not seen:
        return nothing
    if position < len(elements) and elements[position].symbol in "NIRH":
        return nothing
    return range(stop, last)


def rank_behind(elements: list[Element], stop: int) -> range:
    """`…, a colonel general,`: the rank told after the name."""
    position = stop
    if position >= len(elements) or elements[position].symbol != ",":
        return range(stop, stop)
    position += 1
    while position < len(elements) and elements[position].symbol == "o":
        position += 1
    following = elements[position + 1].symbol if position + 1 < len(elements) else ","
    if position < len(elements) and elements[position].symbol == "R" and following not in "NIp":
        return range(stop, position + 1)
    return range(stop, stop)


def _country_alone(elements: list[Element], position: int) -> bool:
    """`Permanent Secretary, Mauritius.`: a country between marks."""
    return (
        position < len(elements)
        and elements[position].symbol == "C"
        and (position + 1 == len(elements) or elements[position + 1].symbol in ",x)")
    )


def country_behind(page: Page, elements: list[Element], stop: int) -> int:
    """`General Ali of Pakistan`, `Admiral Rossi (Italy)`: the index of the country right behind a
    name, or -1. `the Minister received General Ali in Pakistan` tells where, not whose."""
    position = stop
    while position < len(elements) and elements[position].symbol == "o":
        position += 1
    if position >= len(elements):
        return -1
    mention = elements[position].mention
    if elements[position].symbol == "C" and mention is not None and position > stop:
        return position if relation_of(page, mention) in ("of", "from") else -1
    if _symbols(elements, stop, 3) == "(C)":
        return stop + 1
    if _of_forces_behind(elements, stop):
        return stop + 1
    return -1


def _of_forces_behind(elements: list[Element], stop: int) -> bool:
    """`General Carl Reed, US Marine Corps,`: a country and its forces between marks."""
    if _symbols(elements, stop, 2) != ",C":
        return False
    position = stop + 2
    while position < len(elements) and elements[position].symbol in "kF":
        position += 1
    closed = position < len(elements) and elements[position].symbol == ","
    return closed and position > stop + 2


def _symbols(elements: list[Element], start: int, length: int) -> str:
    return "".join(each.symbol for each in elements[start : start + length])


_NO_TITLES: Final = Titles()


def titles_of(page: Page, titled: Titled, start: int, stop: int) -> Titles:
    if start >= stop:
        return _NO_TITLES
    posts: list[Post] = []
    rank: Mention | None = None
    short: Mention | None = None
    country: Mention | None = None
    counterpart = False
    case = ""
    for index in range(start, stop):
        element = titled.elements[index]
        mention = element.mention
        if element.symbol == "P":
            post = titled.posts[index]
            posts.append(post)
            country = country or post.country or _seat(page, element)
            case = (mention.case if mention else "") or case
        elif element.symbol == "R":
            rank = mention
            case = (mention.case if mention else "") or case
        elif element.symbol == "T":
            short = mention
            case = (mention.case if mention else "") or case
        elif element.symbol == "Q":
            counterpart = True
            case = (mention.case if mention else "") or case
        elif element.symbol == "F" and country is None and index > start:
            country = _seat(page, element)
        elif (
            element.symbol == "C"
            and country is None
            and mention is not None
            and not _is_post_abroad(titled, index, stop)
            and (
                relation_of(page, mention) not in LOCAL
                or mention.case == "genitive"
                or mention.key.endswith(" demonym")
                or _is_of_office(titled.elements, index, stop)
            )
        ):
            country = mention
    return Titles(tuple(posts), rank, short, country, counterpart, case)


def _is_post_abroad(titled: Titled, index: int, stop: int) -> bool:
    """`Şam Büyükelçisi`: a town before an envoy is where they serve, not whom they stand for."""
    mention = titled.elements[index].mention
    if mention is None or not mention.key.endswith((" capital", " city")):
        return False
    following = titled.posts.get(index + 1) if index + 1 < stop else None
    return following is not None and following.key in RESIDENTS


def _is_of_office(elements: list[Element], index: int, stop: int) -> bool:
    """`at the UAE Defence Ministry`: not where, but whose."""
    return index + 1 < stop and elements[index + 1].symbol == "F"


_IN_POSTS: Final = (" seat", " name")


def _seat(page: Page, element: Element) -> Mention | None:
    """The country or organisation within a post listed as a whole: `глава Пентагона`, `Chairman of
    the NATO Military Committee`."""
    place = page.first("place", element.start, element.end)
    return place if place and place.key.endswith(_IN_POSTS) else None


def together(left: Titles, right: Titles) -> Titles:
    if right is _NO_TITLES:
        return left
    return Titles(
        posts=left.posts or right.posts,
        rank=left.rank or right.rank,
        short=left.short or right.short,
        country=left.country or right.country,
        counterpart=left.counterpart,
        case=left.case,
    )
