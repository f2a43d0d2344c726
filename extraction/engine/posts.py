"""Posts in a sentence: those listed as a whole, and those put together from a head (`chief of`,
`… idarəsinin rəisi`) and the words that complete it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from extraction.engine.layout import Sentence
from extraction.engine.links import linked_start
from extraction.engine.matcher import Mention
from extraction.engine.offices import (
    LONGEST_ASIDE,
    aside_end,
    complement_end,
    goes_on,
    of_ministry,
)
from extraction.engine.page import Page, once_per_page
from extraction.engine.titles import Element, Elements, elements_of
from extraction.engine.view import fold_word

_LONGEST: Final = 14
_GLUED: Final = re.compile(r" (?=[,)])|(?<=\() ")

RESIDENTS: Final = frozenset(
    {
        "ambassador",
        "military_attache",
        "defence_attache",
        "air_attache",
        "naval_attache",
        "charge_d_affaires",
        "deputy_military_attache",
        "consul_general",
        "minister_counsellor",
    }
)
"""Posts of those who serve abroad."""


class Post(NamedTuple):
    """An office as printed, in its base form, without the country."""

    text: str
    key: str | None
    start: int
    end: int
    country: Mention | None = None
    """The country named in the midst of it: `Chief of Pakistan's Army Staff`."""


class Titled(NamedTuple):
    """Elements with their posts made whole: `posts[i]` is the post that element i stands for."""

    elements: Elements
    posts: dict[int, Post]


def base_text(page: Page, mention: Mention) -> str:
    """A mention in its base form, with the capitals of the text where they agree."""
    written = page.view.chars[mention.start : mention.stem_end]
    if fold_word(written) == fold_word(mention.base):
        return " ".join(written.split())
    base = mention.base
    if written[:1].isupper():
        base = base[:1].upper() + base[1:]
    return base


@once_per_page
def titled_of(page: Page, sentence: Sentence) -> Titled:
    """The elements of a sentence, with their posts."""
    return with_posts(page, elements_of(page, sentence))


def with_posts(page: Page, found: Elements) -> Titled:
    """Join heads with what completes them into posts."""
    if "P" not in found.symbols and "D" not in found.symbols:
        return Titled(found, {})
    elements: list[Element] = found
    made: list[Element] = []
    posts: dict[int, Post] = {}
    after = page.lexicon.grammar.complement_after
    index = 0
    while index < len(elements):
        element = elements[index]
        mention = element.mention
        if element.symbol == "P" and mention is not None and (under := _under(page, element)):
            elements = [*elements[:index], under, *_behind(elements, index, under.end)]
            element, mention = under, under.mention
        if element.symbol == "P" and mention is not None:
            if not after and _goes_on_before(made):
                # a listed post that ends a longer one: `… Komandanlığının qərargah rəisi`
                index = _complete_before(page, elements, index, made, posts)
                continue
            index = _listed_post(page, elements, index, made, posts)
        elif element.symbol == "D":
            index = (_complete_after if after else _complete_before)(
                page, elements, index, made, posts
            )
        elif len(made) - 1 in posts and _closes_post(page, elements, index, made):
            post = posts[len(made) - 1]
            word = page.view.chars[element.start : element.end]
            posts[len(made) - 1] = post._replace(text=f"{post.text} {word}", end=element.end)
            made[-1] = made[-1]._replace(end=element.end)
            index += 1
        else:
            made.append(element)
            index += 1
    return Titled(Elements(made), posts)


def _under(page: Page, element: Element) -> Element | None:
    """`Hərbi Dəniz Qüvvələri komandanının [müavini]`, `Deniz Kuvvetleri Komutanı [Yardımcısı]`: the
    post of whoever serves under the holder of a listed one."""
    mention, view = element.mention, page.view
    start = element.end + 1
    if mention is None or view.chars[element.end : start] != " ":
        return None
    for word in page.lexicon.grammar.posts_under:
        if not view.folded.startswith(word, start):
            continue
        stem_end = start + len(word)
        ending = page.lexicon.grammar.inflection.ending_at(view, stem_end)
        if ending is None:
            continue
        end = stem_end + len(ending)
        case = page.lexicon.grammar.inflection.case_of(ending)
        base = view.chars[element.start : stem_end]
        of_deputy = mention._replace(key="", end=end, stem_end=stem_end, case=case, base=base)
        return Element("P", element.start, end, of_deputy)
    return None


def _behind(elements: list[Element], index: int, end: int) -> list[Element]:
    """The elements after the one at `index` that begin behind `end`."""
    return [each for each in elements[index + 1 :] if each.start >= end]


def _closes_post(page: Page, elements: list[Element], index: int, made: list[Element]) -> bool:
    """`командующий Национальной гвардией Оклахомы генерал-майор А. Б.`: a word in the genitive
    between a post and the rank of a name."""
    grammar = page.lexicon.grammar
    element = elements[index]
    if not grammar.adjective_ends or element.symbol != "N":
        return False
    behind = "".join(each.symbol for each in elements[index + 1 : index + 3])
    word = fold_word(page.view.chars[element.start : element.end])
    genitive = grammar.inflection.case_of(word[-1:]) == "genitive"
    return behind == "RN" and genitive and elements[index].start - made[-1].end == 1


def _listed_post(
    page: Page, elements: list[Element], index: int, made: list[Element], posts: dict[int, Post]
) -> int:
    """A post listed as a whole, with what it goes on by; the index behind it."""
    element = elements[index]
    mention = element.mention
    stop = goes_on(page, elements, index) if page.lexicon.grammar.complement_after else index + 1
    if mention is None or stop > index + 1:
        post = _composed(page, elements[index:stop])
        post = post._replace(key=post.key or (mention.key if mention else "") or None)
        posts[len(made)] = post
        made.append(Element("P", post.start, post.end, mention))
        return stop
    if made and made[-1].symbol == "k" and _office_before(page, element, made, posts):
        return index + 1
    text = base_text(page, mention)
    key = mention.key or _key_of(page, text)
    posts[len(made)] = Post(text, key, element.start, element.end)
    made.append(element)
    return index + 1


def _office_before(page: Page, head: Element, made: list[Element], posts: dict[int, Post]) -> bool:
    """`Eastern Naval Area Commander`, `Naval Task Force 80 chief`: takes the capitalised words of
    the office back from `made` and puts the whole post there."""
    chars = page.view.chars
    taken = len(made)
    while taken and len(made) - taken < LONGEST_ASIDE:
        each = made[taken - 1]
        named = each.symbol in "kNF" and chars[each.start].isupper()
        behind = made[taken].start if taken < len(made) else head.start
        if behind - each.end != 1 or not (
            named or each.symbol == "&" or chars[each.start].isdigit()
        ):
            break
        taken -= 1
    while taken < len(made) and made[taken].symbol in "&xF":
        taken += 1
    office = made[taken:]
    named_after = taken > 0 and made[taken - 1].symbol in "RHP"
    if named_after or not any(each.symbol == "k" for each in office):
        return False
    if not page.lexicon.grammar.complement_after:
        return False
    post = _composed(page, [*office, head])
    del made[taken:]
    posts[len(made)] = post._replace(key=post.key or _listed_key(head))
    made.append(Element("P", post.start, post.end, head.mention))
    return True


def _listed_key(head: Element) -> str | None:
    return (head.mention.key or None) if head.symbol == "P" and head.mention else None


def _goes_on_before(made: list[Element]) -> bool:
    """Whether a listed post ends a longer one: `… Komandanlığının qərargah rəisi`, `Hava
    Hücumundan Müdafiə və Hərbi Hava Qüvvələri komandanı`."""
    if not made:
        return False
    joined = len(made) > 1 and made[-1].symbol == "&" and made[-2].symbol == "k"
    return made[-1].symbol == "k" or joined


def _complete_after(
    page: Page, elements: list[Element], index: int, made: list[Element], posts: dict[int, Post]
) -> int:
    """`Chief of [the Main Department]`; the index behind it."""
    stop = aside_end(page, elements, complement_end(page, elements, index))
    if stop == index + 1:
        if not _office_before(page, elements[index], made, posts):
            made.append(elements[index]._replace(symbol="T"))
        return stop
    post = _composed(page, elements[index:stop])
    posts[len(made)] = post
    made.append(Element("P", post.start, post.end, None))
    last = index
    for position in range(index, stop):
        if elements[position].start < post.end:
            last = position
    made.extend(elements[last + 1 : stop])
    return stop


def _complete_before(
    page: Page, elements: list[Element], index: int, made: list[Element], posts: dict[int, Post]
) -> int:
    """`[Əməliyyat İdarəsinin] rəisi`; takes back from `made` what belongs to the post."""
    if made and (start := linked_start(page, made)) is not None:
        post = _as_written(page, made[start:], elements[index])
        del made[start:]
        posts[len(made)] = post
        made.append(Element("P", post.start, post.end, elements[index].mention))
        return index + 1
    taken = 0
    while taken < len(made) and taken < _LONGEST:
        element = made[-1 - taken]
        if (
            element.symbol in "kNF"
            or (
                element.symbol == "T"
                and taken
                and taken + 1 < len(made)
                and made[-2 - taken].symbol in "kN"
            )
            or (
                element.symbol == "&"
                and taken + 1 < len(made)
                and made[-2 - taken].symbol in "kN"
                and not _ends_a_name(made, len(made) - 2 - taken)
            )
        ):
            taken += 1
            continue
        if taken and _is_numbered(page, made, taken):
            taken += 1
            continue
        if taken and element.symbol in "x,&" and (field := _field_before(page, made, taken)):
            taken = field
            continue
        break
    parts = [*(made[-taken:] if taken else []), elements[index]]
    while parts and parts[0].symbol in "F&T":
        parts.pop(0)
        taken -= 1
    if taken <= 0:
        made.append(elements[index]._replace(symbol="T"))
        return index + 1
    del made[-taken:]
    post = _composed(page, parts)
    posts[len(made)] = post
    made.append(Element("P", post.start, post.end, elements[index].mention))
    return index + 1


def _as_written(page: Page, before: list[Element], head: Element) -> Post:
    written = page.view.chars[before[0].start : head.start]
    base = base_text(page, head.mention) if head.mention else ""
    text = " ".join(f"{written} {base}".split())
    return Post(text, _key_of(page, text), before[0].start, head.end)


def _is_numbered(page: Page, made: list[Element], taken: int) -> bool:
    """`Baş Qərargahının [3-cü] İdarəsinin rəisi`: a number in the midst of a body's name."""
    number = made[-1 - taken]
    if number.symbol != "x" or taken + 1 >= len(made) or made[-2 - taken].symbol not in "kNFC":
        return False
    digits, _, ending = page.view.folded[number.start : number.end].partition("-")
    return digits.isdigit() and ending in {"", *page.lexicon.dates.ordinals}


_LONGEST_FIELD: Final = 9


def _field_before(page: Page, made: list[Element], taken: int) -> int:
    """`[Komandanlığının tərəfdaşlıq və siyasət] üzrə`: how much is taken with the field of an
    office, back to the capitalised words it begins with; 0 for none."""
    joint = made[-taken]
    if page.view.folded[joint.start : joint.end] not in page.lexicon.grammar.post_goes_on:
        return 0
    for position in range(taken, min(len(made), taken + _LONGEST_FIELD)):
        element = made[-1 - position]
        if element.symbol in "kNF" and page.view.chars[element.start].isupper():
            return position + 1
        if element.symbol not in "xk&,":
            return 0
    return 0


def _ends_a_name(made: list[Element], last: int) -> bool:
    """`Bakan Ali Nur ve [Kurumu Başkanı]`: words behind a title are its bearer's name."""
    while last >= 0 and made[last].symbol in "NI":
        last -= 1
    return last >= 0 and made[last].symbol in "PRHT"


def _composed(page: Page, parts: list[Element]) -> Post:
    chars = page.view.chars
    whole = parts
    while len(parts) > 1 and (parts[-1].symbol in "oC&-" or _is_of_the_forces(parts)):
        parts = parts[:-1]
    if len(parts) == 1:
        # `Chief of the Australian Army`: without its forces nothing would be left of the post
        parts = whole
        while len(parts) > 1 and parts[-1].symbol in "oC&-":
            parts = parts[:-1]
    words = []
    country: Mention | None = None
    for part in parts:
        if part.symbol == "C":
            country = country or part.mention
            continue
        if part.symbol in "DP" and part.mention is not None:
            words.append(base_text(page, part.mention))
        else:
            words.append(chars[part.start : part.end])
    text = _GLUED.sub("", " ".join(" ".join(words).split()))
    return Post(text, _key_of(page, text), parts[0].start, parts[-1].end, country)


def _is_of_the_forces(parts: list[Element]) -> bool:
    """Whether a post ends in `… of the Turkish Armed Forces`, not `of the Royal Armed Forces`."""
    if parts[-1].symbol != "F" or of_ministry(parts[0]):
        return False
    before = [each.symbol for each in parts[:-1] if each.symbol != "C"]
    return before[-1] in "oDP&-"


def _key_of(page: Page, text: str) -> str | None:
    return page.lexicon.post_keys.get(fold_word(text))
