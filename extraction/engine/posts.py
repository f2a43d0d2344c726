"""Posts in a sentence: those listed as a whole, and those put together from a head (`chief of`,
`… idarəsinin rəisi`) and the words that complete it."""

from __future__ import annotations

from typing import Final, NamedTuple

from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.titles import Element
from extraction.engine.view import fold

_LONGEST: Final = 14


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

    elements: list[Element]
    posts: dict[int, Post]


def base_text(page: Page, mention: Mention) -> str:
    """A mention in its base form, with the capitals of the text where they agree."""
    written = page.view.chars[mention.start : mention.stem_end]
    if fold(written) == fold(mention.base):
        return " ".join(written.split())
    base = mention.base
    if written[:1].isupper():
        base = base[:1].upper() + base[1:]
    return base


def with_posts(page: Page, elements: list[Element]) -> Titled:
    """Join heads with what completes them into posts."""
    made: list[Element] = []
    posts: dict[int, Post] = {}
    after = page.lexicon.grammar.complement_after
    index = 0
    while index < len(elements):
        element = elements[index]
        mention = element.mention
        if element.symbol == "P" and mention is not None:
            if not after and made and made[-1].symbol == "k":
                # a listed post that ends a longer one: `… Komandanlığının qərargah rəisi`
                index = _complete_before(page, elements, index, made, posts)
                continue
            posts[len(made)] = Post(
                base_text(page, mention), mention.key, element.start, element.end
            )
            made.append(element)
            index += 1
        elif element.symbol == "D":
            index = (_complete_after if after else _complete_before)(
                page, elements, index, made, posts
            )
        else:
            made.append(element)
            index += 1
    return Titled(made, posts)


def _complete_after(
    page: Page, elements: list[Element], index: int, made: list[Element], posts: dict[int, Post]
) -> int:
    """`Chief of [the Main Department]`; the index behind it."""
    stop = _complement_end(elements, index)
    if stop == index + 1:
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


def _complement_end(elements: list[Element], index: int) -> int:
    position = index + 1
    last_word, last_fixed = index, index
    of_seen = False
    while position < len(elements) and position - index < _LONGEST:
        symbol = elements[position].symbol
        if symbol in "kF":
            last_word = last_fixed = position
        elif symbol == "N":
            if not of_seen and last_fixed == index:
                break
            last_word = position
        elif symbol == "o":
            of_seen = True
        elif symbol == "&":
            following = elements[position + 1].symbol if position + 1 < len(elements) else ""
            if following not in "kN" or not following:
                break
        elif symbol == "P" and elements[position - 1].symbol == "o":
            last_word = last_fixed = position
        elif symbol not in "C-":
            break
        position += 1
    if last_fixed > index and last_word > last_fixed + 1:
        # two or more words behind "… Department" are a name
        last_word = last_fixed
    return last_word + 1


def _complete_before(
    page: Page, elements: list[Element], index: int, made: list[Element], posts: dict[int, Post]
) -> int:
    """`[Əməliyyat İdarəsinin] rəisi`; takes back from `made` what belongs to the post."""
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
            or (element.symbol == "&" and taken + 1 < len(made) and made[-2 - taken].symbol in "kN")
        ):
            taken += 1
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
    made.append(Element("P", post.start, post.end, None))
    return index + 1


def _composed(page: Page, parts: list[Element]) -> Post:
    chars = page.view.chars
    whole = parts
    while len(parts) > 1 and parts[-1].symbol in "FoC&-":
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
    text = " ".join(" ".join(words).split())
    return Post(text, _key_of(page, text), parts[0].start, parts[-1].end, country)


def _key_of(page: Page, text: str) -> str | None:
    return page.lexicon.post_keys.get(fold(text))
