"""`The defence ministers of A, B and C – X, Y and Z`: one office, several countries and as many
names, which belong together in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from extraction.engine.chains import Titles
from extraction.engine.layout import Part, Sentence
from extraction.engine.matcher import Mention
from extraction.engine.names import PersonMention, name_run
from extraction.engine.page import Page
from extraction.engine.posts import Post, Titled, titled_of
from extraction.engine.titles import Element, Elements
from extraction.engine.view import fold

_LEAST: Final = 2
_JOINTS: Final = frozenset(",&")
_TITLES: Final = frozenset("RHT")
_MARKS: Final = frozenset(",-")
_OFFICES: Final = ("short_title", "head", "post", "rank")
"""What a title may be read from."""
_NAMED: Final = frozenset("NIRHp")


def with_rolls(page: Page, persons: list[PersonMention]) -> list[PersonMention]:
    """The persons, with those of a roll in place of what was read at their names."""
    rolls: list[PersonMention] = []
    called: _Office | None = None
    for sentence in page.body:
        several = len(page.within("place", sentence.start, sentence.end)) >= _LEAST
        if several:
            rolls += _rolls_in(page, sentence)
        if called:
            rolls += _named_later(page, sentence, called)
        if several:
            called = _office_in(page, sentence) or called
    if not rolls:
        return persons
    taken = {mention.start for mention in rolls}
    kept = [each for each in persons if each.start not in taken]
    return sorted((*kept, *rolls), key=lambda each: each.start)


class _Office(NamedTuple):
    """An office that several countries' people hold, nobody by name yet."""

    countries: list[Mention]
    posts: list[Post]


def _office_in(page: Page, sentence: Sentence) -> _Office | None:
    """In a sentence of several countries."""
    titled = titled_of(page, sentence)
    for index, post in titled.posts.items():
        countries, _ = _countries_around(titled.elements, index)
        if len(countries) >= _LEAST:
            return _Office(countries, [post] * len(countries))
    return _two_offices(page, sentence, titled)


def _two_offices(page: Page, sentence: Sentence, titled: Titled) -> _Office | None:
    """`Peru's navy chief met with the Omani minister of defence`, neither of them by name."""
    if sentence.part is not Part.TEXT or not page.first("meet", sentence.start, sentence.end):
        return None
    elements = titled.elements
    held: list[tuple[Mention, Post]] = []
    for index, post in titled.posts.items():
        countries, behind = _country_of_one(elements, index)
        if countries is None:
            continue
        if behind < len(elements) and elements[behind].symbol in _NAMED:
            return None
        held.append((countries, post))
    sides = {country.key.split()[0] for country, _ in held}
    if len(held) != _LEAST or len(sides) != _LEAST:
        return None
    return _Office([country for country, _ in held], [post for _, post in held])


def _country_of_one(elements: list[Element], index: int) -> tuple[Mention | None, int]:
    """The country right before an office, or right after it behind `of`; and where what follows
    begins."""
    if index and elements[index - 1].symbol == "C":
        return elements[index - 1].mention, index + 1
    symbols = "".join(each.symbol for each in elements[index + 1 : index + 3])
    if symbols == "oC":
        return elements[index + 2].mention, index + 3
    return None, index + 1


def _named_later(page: Page, sentence: Sentence, called: _Office) -> Iterator[PersonMention]:
    """`The ministers of A and B met. … Ministers X and Y said`: as many as there were countries."""
    offices = page.any_of(_OFFICES, sentence.start, sentence.end)
    if sentence.part is not Part.TEXT or not offices:
        return
    elements = titled_of(page, sentence).elements
    index = -1
    while 0 <= (index := elements.symbols.find("T", index + 1)) < len(elements) - 1:
        if index and elements[index - 1].symbol in "CPQ":
            continue
        names = _names_from(page, elements, index + 1, len(called.countries))
        if len(names) == len(called.countries):
            yield from _called(page, sentence, elements, names, *called, "")
            return
    both = list(_of_both(page, sentence, elements, called))
    yield from both or _ranked_later(page, sentence, called)


def _ranked_later(page: Page, sentence: Sentence, called: _Office) -> Iterator[PersonMention]:
    """`The navy chiefs of A and B met. … Admiral X and Admiral Y spoke of`: in the same order, the
    first of them at least with his rank."""
    titled = titled_of(page, sentence)
    elements = titled.elements
    for index, element in enumerate(elements):
        own = index and elements[index - 1].symbol in "CPQFkTo"
        names = [] if own or element.symbol != "R" else _names_from(page, elements, index, _LEAST)
        behind = names[-1][1] if names else 0
        told = behind < len(elements) and elements[behind].symbol in ",(Q"
        if len(names) == len(called.countries) == _LEAST and not told:
            yield from _called(page, sentence, elements, names, *called, "")
            return


def _of_both(
    page: Page, sentence: Sentence, elements: Elements, called: _Office
) -> Iterator[PersonMention]:
    """`министры обороны двух стран Иван Котов и Павел Рак`: the countries told before, in order."""
    for index, element in enumerate(elements):
        both = page.first("both", element.end, element.end + 2) if element.symbol == "P" else None
        if both is None:
            continue
        ahead = (at for at in range(index, len(elements)) if elements[at].start >= both.end)
        first = next(ahead, len(elements))
        names = _names_from(page, elements, first, len(called.countries))
        if len(names) == len(called.countries):
            case = element.mention.case if element.mention else ""
            yield from _called(page, sentence, elements, names, *called, case)


def _rolls_in(page: Page, sentence: Sentence) -> Iterator[PersonMention]:
    """In a sentence of several countries."""
    offices = page.any_of(("post", "head"), sentence.start, sentence.end)
    if sentence.part is not Part.TEXT or not offices:
        return
    titled = titled_of(page, sentence)
    elements = titled.elements
    for index, element in enumerate(elements):
        post = titled.posts.get(index)
        if element.symbol != "P" or post is None:
            continue
        countries, behind = _countries_around(elements, index)
        if len(countries) < _LEAST:
            continue
        if behind < len(elements) and page.view.chars[elements[behind].start] == ":":
            behind += 1
        names = _names_from(page, elements, behind, len(countries))
        if len(names) == len(countries):
            case = element.mention.case if element.mention else ""
            posts = [post] * len(countries)
            yield from _called(page, sentence, elements, names, countries, posts, case)


def _countries_around(elements: list[Element], index: int) -> tuple[list[Mention], int]:
    """The countries joined right before a post or, behind `of`, right after it; and where what
    follows begins."""
    before = index
    while before and elements[before - 1].symbol in "C,&":
        before -= 1
    found = [each.mention for each in elements[before:index] if each.mention]
    if len(found) >= _LEAST:
        return found, index + 1
    after = index + 1
    while after < len(elements) and elements[after].symbol in "oC,&":
        after += 1
    while after > index + 1 and elements[after - 1].symbol != "C":
        after -= 1
    return [each.mention for each in elements[index + 1 : after] if each.mention], after


def _names_from(page: Page, elements: Elements, position: int, most: int) -> list[tuple[int, int]]:
    """Names joined by commas and an `and`, each with its rank at most."""
    names: list[tuple[int, int]] = []
    if position < len(elements) and elements[position].symbol in _MARKS:
        position += 1
    while position < len(elements) and len(names) <= most:
        while position < len(elements) and elements[position].symbol in _TITLES:
            position += 1
        run = name_run(page, elements, position)
        if not run:
            break
        names.append((position, position + run))
        position += run
        if position >= len(elements) or elements[position].symbol not in _JOINTS:
            break
        position += 1
    return names


def _called(
    page: Page,
    sentence: Sentence,
    elements: Elements,
    names: list[tuple[int, int]],
    countries: list[Mention],
    posts: list[Post],
    case: str,
) -> Iterator[PersonMention]:
    for (first, stop), country, post in zip(names, countries, posts, strict=True):
        title = elements[first - 1] if elements[first - 1].symbol == "R" else None
        borne = title.mention.case if title and title.mention else case
        if borne == "genitive" and not title and not _in_genitive(page, elements[first:stop]):
            borne = ""  # `министры обороны`: the nominative plural looks like the genitive
        chain = (title or elements[first]).start
        yield PersonMention(
            start=elements[first].start,
            end=elements[stop - 1].end,
            words=tuple(
                " ".join(page.view.chars[each.start : each.end].split())
                for each in elements[first:stop]
            ),
            titles=Titles((post,), title.mention if title else None, None, country, case=borne),
            chain_start=chain,
            chain_end=elements[stop - 1].end,
            sentence=sentence,
        )


def _in_genitive(page: Page, elements: list[Element]) -> bool:
    """Whether every word of a name could bear the ending of a genitive."""
    rules = page.lexicon.grammar.name_cases.get("genitive", ())
    words = [fold(page.view.chars[each.start : each.end]) for each in elements]
    return all(any(word.endswith(ending) for ending, _ in rules) for word in words)
