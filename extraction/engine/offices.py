"""How far the words of an office reach behind the head of a post."""

from __future__ import annotations

import re
from typing import Final

from extraction.engine.page import Page
from extraction.engine.titles import Element

LONGEST_ASIDE: Final = 7
_TELLING: Final = (
    "visit",
    "meet",
    "receive",
    "held",
    "attended",
    "delegation",
    "led_by",
    "said_by",
)
_LONGEST: Final = 14
_AREA: Final = 4
_LOW: Final = 2
"""Protocol level up to which a post needs its office to be told."""


def goes_on(page: Page, elements: list[Element], index: int) -> int:
    """Where `Assistant Minister of Defence for Executive Affairs` ends: behind capitalised words of
    an office that are followed by a name, a rank or a mark, or `index + 1`."""
    plain = max(
        aside_end(page, elements, index + 1),
        _of_ministry(page, elements, index),
        _office_behind(page, elements, index),
    )
    if index + 2 >= len(elements) or elements[index + 1].symbol != "o":
        return plain
    joint = page.view.folded[elements[index + 1].start : elements[index + 1].end]
    if joint not in page.lexicon.grammar.post_goes_on:
        return plain
    stop = complement_end(page, elements, index)
    behind = "".join(each.symbol for each in elements[stop : stop + 4]).lstrip("o")
    if not _names_an_office(page, elements, index, stop) or behind[:1] not in tuple("R,(NHC-"):
        return plain
    return stop


def _office_behind(page: Page, elements: list[Element], index: int) -> int:
    """`Chief of Defence Intelligence`, `директор Пограничной службы Комитета`: where the words of
    an office end that stand right behind a listed post, before a name's rank or a mark."""
    if index + 1 >= len(elements) or elements[index + 1].symbol != "k":
        return index + 1
    known_by_case = bool(page.lexicon.grammar.adjective_ends)
    if not known_by_case:
        first = page.view.chars[elements[index + 1].start]
        if not first.isupper() or not page.view.chars[elements[index].start].isupper():
            return index + 1
    stop = complement_end(page, elements, index)
    behind = elements[stop].symbol if stop < len(elements) else ","
    return stop if behind in ("R,(CN" if known_by_case else "R,(") else index + 1


_OF_A_MINISTRY: Final = frozenset(
    {
        "state_secretary_of_defence",
        "permanent_secretary_of_defence",
        "secretary_general",
        "director_general",
        "deputy_minister",
    }
)


def of_ministry(head: Element) -> bool:
    """Whether a post says little without the ministry it is held in."""
    return head.symbol == "P" and head.mention is not None and head.mention.key in _OF_A_MINISTRY


def _of_ministry(page: Page, elements: list[Element], index: int) -> int:
    """`State Secretary of the Serbian Ministry of Defence`: the index behind the ministry."""
    if not of_ministry(elements[index]):
        return index + 1
    position = index + 1
    while position < len(elements) and elements[position].symbol in "oC":
        position += 1
    found = elements[position] if position < len(elements) else None
    if position < index + 2 or found is None or found.symbol != "F":
        return index + 1
    organ = page.first("organ", found.start, found.end)
    return position + 1 if organ and organ.key == "ministry" else index + 1


def _names_an_office(page: Page, elements: list[Element], index: int, stop: int) -> bool:
    """Whether capitalised words of an office stand behind the post at `index`: of a high post more
    than one, since `Chief of Naval Staff of the Navy` says no more than without."""
    last, mention = elements[stop - 1], elements[index].mention
    words = sum(each.symbol in "kN" for each in elements[index + 2 : stop])
    high = mention is not None and page.lexicon.post_levels.get(mention.key, 0) > _LOW
    return words > high and last.symbol == "k" and page.view.chars[last.start].isupper()


_NAMED: Final = 3
"""The head of an office behind a name, with the comma and the name's last word."""


def aside_end(page: Page, elements: list[Element], stop: int) -> int:
    """Where `Director, Operations and Plans,` or `Deputy Chief (Operations)` ends: behind the words
    of an office between marks, or `stop`."""
    if stop >= len(elements) or elements[stop].symbol not in ",(":
        return stop
    position = stop + 1
    if elements[stop].symbol == "," and elements[position : position + 1]:
        position += elements[position].symbol == "C"  # `commander, US Africa Command`
    begin = position
    while position < len(elements) and elements[position].symbol in "kN&":
        position += 1
    inside = elements[begin:position]
    if not inside or len(inside) > LONGEST_ASIDE or inside[-1].symbol == "&":
        return stop
    named = all(each.symbol == "&" or page.view.chars[each.start].isupper() for each in inside)
    if not named or not any(each.symbol == "k" for each in inside):
        return stop
    closing = elements[position].symbol if position < len(elements) else ""
    if elements[stop].symbol == "(":
        return position + 1 if closing == ")" else stop
    told_behind = stop > _NAMED and [
        each.symbol for each in elements[stop - _NAMED : stop - 1]
    ] == [
        "N",
        ",",
    ]  # `General A. B., Commander, US Africa Command, at …`
    return position if told_behind or closing in ("R", ",", "(") else stop


_NUMBER: Final = re.compile(r"\d{1,3}(?:[^\W\d_]{2}|-[^\W\d_]{1,3})?")


_LONGEST_TAIL: Final = 14
_SMALL: Final = 4


def _tail_end(page: Page, elements: list[Element], index: int) -> int:
    """Where `заместитель директора по вопросам партнёрства и политике` ends: right before the rank
    that follows; `index + 1` where none is near."""
    nothing = index + 1
    if not page.lexicon.grammar.adjective_ends or nothing >= len(elements):
        return nothing
    joint = elements[nothing]
    if page.view.folded[joint.start : joint.end] not in page.lexicon.grammar.post_goes_on:
        return nothing
    for position in range(nothing + 1, min(len(elements), nothing + _LONGEST_TAIL)):
        element = elements[position]
        if element.symbol == "R":
            return position
        word = page.view.folded[element.start : element.end]
        small = len(word) < _SMALL or word in page.lexicon.common_words
        if element.symbol not in "xko&,N-" or (element.symbol == "x" and small):
            break
    return nothing


def _rank_ahead(page: Page, elements: list[Element], index: int) -> int | None:
    """Where the rank stands that ends a long post before a name (`директор центра подготовки
    миротворцев полковник А. Б.`): whatever words stand between are the post's."""
    if not page.lexicon.grammar.adjective_ends:
        return None
    for position in range(index + 1, min(len(elements) - 1, index + _LONGEST)):
        element = elements[position]
        if element.symbol == "R":
            told = page.any_of(_TELLING, elements[index].end, element.start)
            named = elements[position + 1].symbol in "NI" and _agree(elements[index], element)
            return position if position > index + 1 and named and not told else None
        word = page.view.chars[element.start : element.end]
        several = element.symbol == "N" and elements[position + 1].symbol == "N"
        plain = element.symbol in "kNFoC&,-" or (element.symbol == "x" and word.isalpha())
        if several or not plain:
            return None
    return None


def _agree(head: Element, rank: Element) -> bool:
    """Of one person: in the same case."""
    return bool(head.mention and rank.mention and head.mention.case == rank.mention.case)


def complement_end(page: Page, elements: list[Element], index: int) -> int:
    rank = _rank_ahead(page, elements, index)
    if rank is not None:
        return rank
    position = index + 1
    last_word, last_fixed = index, index
    of_seen = False
    while position < len(elements) and position - index < _LONGEST:
        symbol = elements[position].symbol
        if symbol in "kF":
            last_word = last_fixed = position
        elif symbol == "N":
            if not of_seen and last_fixed == index and not _area_ahead(page, elements, position):
                break
            last_word = position
        elif symbol == "o":
            if _ends_a_name(page, elements, index, position):
                break
            of_seen = True
        elif symbol == "&":
            following = elements[position + 1].symbol if position + 1 < len(elements) else ""
            if following not in "kN" or not following:
                break
        elif symbol == "P" and elements[position - 1].symbol == "o":
            last_word = last_fixed = position
        elif symbol == "x" and _is_number(page, elements, position):
            pass
        elif symbol not in "C-":
            break
        position += 1
    tail = _tail_end(page, elements, index)
    if tail > last_word + 1:
        return tail
    behind = elements[last_word + 1].symbol if last_word + 1 < len(elements) else ""
    if last_fixed > index and (
        last_word > last_fixed + 1 or (last_word > last_fixed and behind not in tuple("R,C(k"))
    ):
        # what stands behind "… Department" is a name
        last_word = last_fixed
    return last_word + 1


def _area_ahead(page: Page, elements: list[Element], position: int) -> bool:
    """`Commander Eastern Naval Area, Rear Admiral …`: an office right behind the head."""
    end = position
    while end < len(elements) and elements[end].symbol in "NkC":
        end += 1
    words = elements[position:end]
    behind = "".join(each.symbol for each in elements[end : end + 2])
    return (
        words[-1].symbol == "k"
        and len(words) <= _AREA
        and all(page.view.chars[each.start].isupper() for each in words)
        and behind.startswith(("R", ",R"))
    )


def _ends_a_name(page: Page, elements: list[Element], index: int, position: int) -> bool:
    """`генсеком Альянса Яном Хольмом [в] штаб-квартире`: words that no office lists are a name,
    where cases show what belongs to the office."""
    name = elements[max(index + 1, position - 2) : position]
    several = len(name) > 1 and all(each.symbol == "N" for each in name)
    return several and bool(page.lexicon.grammar.adjective_ends)


def _is_number(page: Page, elements: list[Element], position: int) -> bool:
    """The number of a unit: `8th Corps`, `1st Army Division`."""
    element = elements[position]
    following = elements[position + 1].symbol if position + 1 < len(elements) else ""
    number = _NUMBER.fullmatch(page.view.chars, element.start, element.end)
    return number is not None and following in ("k", "N", "F")
