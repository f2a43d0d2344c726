"""Persons: a name beside a post or a rank, and short forms of a name already seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from extraction.engine.chains import (
    Titles,
    country_behind,
    left_chain,
    rank_behind,
    right_chain,
    titles_of,
    together,
)
from extraction.engine.layout import Part, Sentence
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.posts import Titled, base_text, titled_of
from extraction.engine.titles import Element, Elements

_LONGEST_NAME: Final = 8
_NICKNAME: Final = "qNq"
_ACRONYM: Final = 4
_OPENING: Final = tuple('"«“„')
_CLOSING: Final = tuple('"»”“')


class PersonMention(NamedTuple):
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
    met: bool = False
    """Without a title, but told to be met or to come."""


def find_persons(page: Page, part: Part = Part.TEXT) -> list[PersonMention]:
    """Every titled name of the text, or of the headlines."""
    found: list[PersonMention] = []
    for sentence in page.body:
        if sentence.part is not part or not _may_name_someone(page, sentence):
            continue
        titled = titled_of(page, sentence)
        found += _persons_in(page, sentence, titled)
    return found


_GIVEN_AND_FAMILY: Final = 2
_TITLED: Final = frozenset({"post", "rank", "head", "honorific", "short_title", "counterpart"})


def _may_name_someone(page: Page, sentence: Sentence) -> bool:
    return page.any_of(_TITLED, sentence.start, sentence.end)


def _persons_in(page: Page, sentence: Sentence, titled: Titled) -> Iterator[PersonMention]:
    elements = titled.elements
    free_from = 0
    position = 0
    while (position := next_name(elements, position)) < len(elements):
        run = name_run(page, elements, position)
        if not run:
            position += 1
            continue
        stop = position + run
        bearer = _end_of_bearer(page, elements, position, stop)
        if bearer:
            stop, run = bearer, bearer - position
        elif _names_a_place(page, elements, stop):
            position = stop
            continue
        surname = _end_at_surname(page, elements, position, stop)
        stop, run = surname, surname - position
        left = left_chain(page, elements, position, free_from)
        left_titles = titles_of(page, titled, left, position)
        country = country_behind(page, elements, stop) if left < position else -1
        behind = max(stop, country + 1)
        right = range(behind, behind)
        if not left_titles.posts and not left_titles.counterpart:
            right = right_chain(elements, behind, run, bool(left_titles.any))
        if not left_titles.rank and not right:
            right = rank_behind(elements, stop)
        right_titles = titles_of(page, titled, right.start, right.stop)
        titles = together(left_titles, right_titles)
        if titles.country is None and country >= 0:
            titles = titles._replace(country=elements[country].mention)
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


def _end_at_surname(page: Page, elements: Elements, position: int, stop: int) -> int:
    """`Zakir Səlimov [Zəfər Bayramının …]`: a name that a surname closes goes on no further."""
    if not page.lexicon.grammar.verb_last:
        return stop
    for index in range(position + 1, stop - 1):
        word = page.view.folded[elements[index].start : elements[index].end]
        plain = elements[index].symbol == elements[index + 1].symbol == "N"
        if plain and word.endswith(page.lexicon.grammar.surname_ends):
            return index + 1
    return stop


def _end_of_bearer(page: Page, elements: Elements, position: int, stop: int) -> int:
    """`general Orxan Səlimov [Parlamentin Müdafiə Palatasını …]`: where the name of an officer ends
    that an office follows, with words in the genitive that belong to it; 0 for no such name."""
    officer = position and elements[position - 1].symbol == "R"
    if not page.lexicon.grammar.verb_last or not officer or stop >= len(elements):
        return 0
    office = elements[stop]
    if office.symbol != "k" or not _capital(page, office):
        return 0
    house = page.first("facility", office.start, office.end) is not None
    end = stop
    while end - position > _GIVEN_AND_FAMILY and _is_genitive(page, elements[end - 1]):
        end -= 1
    return 0 if house and end == stop else end


def _is_genitive(page: Page, element: Element) -> bool:
    word = page.view.folded[element.start : element.end]
    case_of = page.lexicon.grammar.inflection.case_of
    return any(case_of(word[-length:]) == "genitive" for length in range(2, len(word) - 2))


def _names_a_place(page: Page, elements: Elements, stop: int) -> bool:
    """`General Žemaitis Lithuanian Military Academy`: what is named after somebody."""
    if stop >= len(elements):
        return False
    if elements[stop].symbol == "k":
        return _capital(page, elements[stop])
    if elements[stop].symbol != "C":
        return False
    following = stop + 1
    while following < len(elements) and elements[following].symbol in "kNF":
        element = elements[following]
        body = element.mention is not None and element.mention.kind == "organ"
        if (
            not body
            and _capital(page, element)
            and page.first("facility", element.start, element.end)
        ):
            return True
        following += 1
    return False


def _no_person(page: Page, elements: Elements, left: int, stop: int) -> bool:
    """`"Адмирал Трибуц"`: a ship, an exercise, no person; nor is a lone acronym."""
    chars = page.view.chars
    name = chars[elements[stop - 1].start : elements[stop - 1].end]
    alone = stop < 2 or elements[stop - 2].symbol not in "NI"
    if alone and name.isupper() and len(name) <= _ACRONYM:
        return True
    start, end = elements[left].start, elements[stop - 1].end
    return chars[start - 1 : start] in _OPENING and chars[end : end + 1] in _CLOSING


def _sharing(
    page: Page, sentence: Sentence, elements: Elements, position: int, titles: Titles
) -> PersonMention | None:
    """`министров обороны Кыргызстана А. и России Б.`: the second holds the first one's post."""
    if not titles.posts or position + 2 >= len(elements):
        return None
    joint, country = elements[position], elements[position + 1]
    run = name_run(page, elements, position + 2)
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
    elements: Elements,
    name: tuple[int, int],
    left: int,
    right: range,
    titles: Titles,
    honorific: bool,
) -> PersonMention:
    first, stop = name
    return PersonMention(
        start=elements[first].start,
        end=elements[stop - 1].end,
        words=words_of(page, elements[first:stop]),
        titles=titles,
        chain_start=elements[left].start,
        chain_end=elements[max(stop, right.stop) - 1].end,
        sentence=sentence,
        honorific=honorific,
    )


def words_of(page: Page, name: list[Element]) -> tuple[str, ...]:
    """The words of a name as written, without a nickname between quotes."""
    symbols = "".join(each.symbol for each in name)
    at = symbols.find(_NICKNAME)
    kept = name if at < 0 else name[:at] + name[at + len(_NICKNAME) :]
    return tuple(" ".join(page.view.chars[each.start : each.end].split()) for each in kept)


_BEGINS: Final = re.compile("[NIp]")


def next_name(elements: Elements, position: int) -> int:
    """Where, from `position` on, the next element stands that a name can begin with."""
    found = _BEGINS.search(elements.symbols, position)
    return found.start() if found else len(elements)


def name_run(page: Page, elements: Elements, position: int) -> int:
    """How many elements from `position` are one name; 0 for none."""
    symbols = elements.symbols
    if not _BEGINS.match(symbols, position):
        return 0
    end = position
    solid = False
    while end < len(symbols) and end - position < _LONGEST_NAME:
        symbol = symbols[end]
        if symbol == "N":
            solid = True
        elif symbol == "q":
            if not (solid and symbols.startswith(f"{_NICKNAME}N", end)):
                break  # but `Julius "Julu" Kiplagat`
            end += len(_NICKNAME) - 1
        elif symbol == "C":
            second = end == position + 1
            if not second or not (_is_surname(elements, end) or _is_middle(page, elements, end)):
                break
        elif symbol == "H":
            if not solid or not _is_middle(page, elements, end):
                break  # but `Mohsin Sheikh Hassan`, `Mya Tun Oo`
        elif symbol == "k":
            if end != position + 1 or not _is_family_name(page, elements, end):
                break
        elif symbol == "I":
            if symbols.count("N", position, end) > 1:
                break  # an initial behind two whole names begins another person
        elif symbol != "p":
            break
        elif end == position:
            if not symbols.startswith("N", end + 1):
                return 0
        elif not symbols.startswith(("N", "pN"), end + 1):
            break
        end += 1
    return end - position if solid else 0


def _is_middle(page: Page, elements: Elements, position: int) -> bool:
    """`Bui Thai Minh`, `Mya Tun Oo`: a title of honour or a people within a name."""
    element = elements[position]
    word = page.view.chars[element.start : element.end]
    demonym = element.mention is not None and element.mention.key.endswith(" demonym")
    if not word.isalpha() or not (demonym or element.symbol == "H"):
        return False
    behind = page.view.chars[element.end : element.end + 1]
    before = page.view.chars[element.start - 1 : element.start]
    return (before, behind) == (" ", " ") and elements.symbols.startswith("N", position + 1)


def _is_surname(elements: Elements, position: int) -> bool:
    """`Minister Anatol Rusu`, `General Jan Polak`, `admiral Şəhram İrani`: what could be a people's
    name, or a country's in the accusative, closes a name behind a title and begins no office."""
    mention = elements[position].mention
    following = elements[position + 1].symbol if position + 1 < len(elements) else ""
    return (
        mention is not None
        and (mention.key.endswith(" demonym") or _looks_like_object(mention))
        and position > 1
        and elements[position - 2].symbol in "PRHC"
        and following not in tuple("FkPDNRTo")
    )


def _looks_like_object(mention: Mention) -> bool:
    """A country's name with the short ending of an object, which is one of surnames too."""
    short = mention.end - mention.stem_end == 1
    return short and mention.case == "accusative" and mention.key.endswith(" name")


def _is_family_name(page: Page, elements: Elements, position: int) -> bool:
    """`general Mark Milli arasında`: a word of offices, in capitals and bare, that closes a name
    behind a title and is followed by nothing that could be an office."""
    word = elements[position]
    bare = word.mention is not None and not word.mention.case and word.mention.kind == "complement"
    following = elements[position + 1].symbol if position + 1 < len(elements) else ""
    return (
        bare
        and _capital(page, word)
        and position > 1
        and elements[position - 2].symbol in "PRH"
        and following not in tuple("FkPDNRTCo&q")
    )


def short_text(page: Page, mention: Mention) -> str:
    """A short title (`Minister`) in its base form."""
    return base_text(page, mention)
