"""Persons: a name beside a post or a rank, and short forms of a name already seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extraction.engine.layout import Part, Sentence
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.posts import Post, Titled, base_text, with_posts
from extraction.engine.relations import relation_of
from extraction.engine.titles import Element, elements_of

_LONGEST_NAME: Final = 6
_ACRONYM: Final = 4
_OPENING: Final = tuple('"«“„')
_CLOSING: Final = tuple('"»”“')
_LONGEST_CHAIN: Final = 26
_CHAIN: Final = frozenset("PRHTQCFok,-()q")


@dataclass(frozen=True, slots=True)
class Titles:
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


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place where a person is named."""

    start: int
    end: int
    words: tuple[str, ...]
    """The name as written there, word by word, initials with their dot."""
    titles: Titles
    chain_start: int
    chain_end: int
    sentence: Sentence
    honorific: bool = False


def find_persons(page: Page, part: Part = Part.TEXT) -> list[PersonMention]:
    """Every titled name of the text, or of the headlines."""
    found: list[PersonMention] = []
    for sentence in page.body:
        if sentence.part is not part or not _may_name_someone(page, sentence):
            continue
        titled = with_posts(page, elements_of(page, sentence))
        found += _persons_in(page, sentence, titled)
    return found


def _may_name_someone(page: Page, sentence: Sentence) -> bool:
    return any(
        page.first(kind, sentence.start, sentence.end)
        for kind in ("post", "rank", "head", "honorific", "short_title", "counterpart")
    )


def _persons_in(page: Page, sentence: Sentence, titled: Titled) -> Iterator[PersonMention]:
    elements = titled.elements
    free_from = 0
    position = 0
    while position < len(elements):
        run = name_run(elements, position)
        if not run:
            position += 1
            continue
        stop = position + run
        if stop < len(elements) and elements[stop].symbol == "k" and _capital(page, elements[stop]):
            position = stop
            continue
        left = _left_chain(page, elements, position, free_from)
        left_titles = _titles(page, titled, left, position)
        right = range(stop, stop)
        if not left_titles.posts and not left_titles.counterpart:
            right = _right_chain(elements, stop, run, bool(left_titles.any))
        if not left_titles.rank and not right:
            right = _rank_behind(elements, stop)
        right_titles = _titles(page, titled, right.start, right.stop)
        titles = _together(left_titles, right_titles)
        honorific = any(each.symbol == "H" for each in elements[left:position])
        if (titles.any or honorific) and not _no_person(page, elements, left, stop):
            yield _mention(
                page, sentence, elements, (position, stop), left, right, titles, honorific
            )
            free_from = max(stop, right.stop)
            shared = _sharing(page, sentence, elements, free_from, titles)
            if shared:
                yield shared
                free_from = (
                    next(index for index, each in enumerate(elements) if each.end >= shared.end) + 1
                )
            position = free_from
        else:
            position = stop


def _no_person(page: Page, elements: list[Element], left: int, stop: int) -> bool:
    """`"Адмирал Трибуц"`: a ship, an exercise, no person; nor is a lone acronym."""
    chars = page.view.chars
    name = chars[elements[stop - 1].start : elements[stop - 1].end]
    alone = stop < 2 or elements[stop - 2].symbol not in "NI"
    if alone and name.isupper() and len(name) <= _ACRONYM:
        return True
    start, end = elements[left].start, elements[stop - 1].end
    return chars[start - 1 : start] in _OPENING and chars[end : end + 1] in _CLOSING


def _sharing(
    page: Page, sentence: Sentence, elements: list[Element], position: int, titles: Titles
) -> PersonMention | None:
    """`министров обороны Кыргызстана А. и России Б.`: the second holds the first one's post."""
    if not titles.posts or position + 2 >= len(elements):
        return None
    joint, country = elements[position], elements[position + 1]
    run = name_run(elements, position + 2)
    if joint.symbol != "&" or country.symbol != "C" or run < 2 or country.mention is None:
        return None
    own = Titles(posts=titles.posts, country=country.mention, case=titles.case)
    name = (position + 2, position + 2 + run)
    return _mention(page, sentence, elements, name, position + 1, range(0, 0), own, False)


def _capital(page: Page, element: Element) -> bool:
    return page.view.chars[element.start].isupper()


def _mention(
    page: Page,
    sentence: Sentence,
    elements: list[Element],
    name: tuple[int, int],
    left: int,
    right: range,
    titles: Titles,
    honorific: bool,
) -> PersonMention:
    first, stop = name
    words = tuple(
        " ".join(page.view.chars[each.start : each.end].split()) for each in elements[first:stop]
    )
    return PersonMention(
        start=elements[first].start,
        end=elements[stop - 1].end,
        words=words,
        titles=titles,
        chain_start=elements[left].start,
        chain_end=elements[max(stop, right.stop) - 1].end,
        sentence=sentence,
        honorific=honorific,
    )


def name_run(elements: list[Element], position: int) -> int:
    """How many elements from `position` are one name; 0 for none."""
    length = 0
    solid = False
    while position + length < len(elements) and length < _LONGEST_NAME:
        symbol = elements[position + length].symbol
        if symbol == "I" and solid and _whole(elements, position, length) > 1:
            break
        if symbol == "N":
            solid = True
        elif symbol == "p" and length == 0:
            following = position + 1
            if following >= len(elements) or elements[following].symbol != "N":
                return 0
        elif symbol not in "Ip" or (
            symbol == "p" and not _name_follows(elements, position + length)
        ):
            break
        length += 1
    return length if solid else 0


def _whole(elements: list[Element], position: int, length: int) -> int:
    """How many of the elements are whole names: an initial behind two begins another person."""
    return sum(each.symbol == "N" for each in elements[position : position + length])


def _name_follows(elements: list[Element], position: int) -> bool:
    """Whether a capitalised word stands behind a particle (or two)."""
    for element in elements[position + 1 : position + 3]:
        if element.symbol == "N":
            return True
        if element.symbol != "p":
            return False
    return False


def _left_chain(page: Page, elements: list[Element], name: int, free_from: int) -> int:
    """Where the titles before the name at `name` begin; `name` itself when there are none."""
    begin = name
    position = name - 1
    while position >= free_from and name - position <= _LONGEST_CHAIN:
        symbol = elements[position].symbol
        if symbol == "&":
            if not _joins_posts(elements, position, free_from):
                break
        elif symbol not in _CHAIN:
            break
        if symbol == "," and not _title_before(elements, position, free_from):
            break
        if symbol in "PRHTQ" or (symbol == "C" and begin < name):
            begin = position
        position -= 1
    while begin < name and _is_where(page, elements[begin]):
        begin += 1
    return begin


def _is_where(page: Page, element: Element) -> bool:
    """A place before the titles that says where: `visiting Kazakhstan, the minister`."""
    mention = element.mention
    return (
        element.symbol == "C"
        and mention is not None
        and mention.case != "genitive"
        and relation_of(page, mention) in ("at", "from")
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


def _title_before(elements: list[Element], comma: int, free_from: int) -> bool:
    """Whether what ends at a comma is a title (`Minister of Defence of Georgia,`), no place."""
    position = comma - 1
    while position >= free_from and elements[position].symbol in "CFok)q(":
        position -= 1
    return position >= free_from and elements[position].symbol in "PRHQ"


def _right_chain(elements: list[Element], stop: int, run: int, has_left: bool) -> range:
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
    while position < len(elements) and position - stop <= _LONGEST_CHAIN:
        symbol = elements[position].symbol
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


def _rank_behind(elements: list[Element], stop: int) -> range:
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


def _titles(page: Page, titled: Titled, start: int, stop: int) -> Titles:
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
        elif (
            element.symbol == "C"
            and country is None
            and mention is not None
            and (
                relation_of(page, mention) != "at"
                or mention.key.endswith(" demonym")
                or _is_of_office(titled.elements, index, stop)
            )
        ):
            country = mention
    return Titles(tuple(posts), rank, short, country, counterpart, case)


def _is_of_office(elements: list[Element], index: int, stop: int) -> bool:
    """`at the UAE Defence Ministry`: not where, but whose."""
    return index + 1 < stop and elements[index + 1].symbol == "F"


def _seat(page: Page, element: Element) -> Mention | None:
    """The country within a post listed as a whole: `глава Пентагона`."""
    place = page.first("place", element.start, element.end)
    return place if place and place.key.endswith(" seat") else None


def _together(left: Titles, right: Titles) -> Titles:
    return Titles(
        posts=left.posts or right.posts,
        rank=left.rank or right.rank,
        short=left.short or right.short,
        country=left.country or right.country,
        counterpart=left.counterpart,
        case=left.case,
    )


def short_text(page: Page, mention: Mention) -> str:
    """A short title (`Minister`) in its base form."""
    return base_text(page, mention)
