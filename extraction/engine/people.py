"""Persons out of their mentions: short forms joined to full ones, honoured ones left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from extraction.engine.layout import Part, Sentence
from extraction.engine.matcher import Mention
from extraction.engine.names import PersonMention, Titles, find_persons, name_run
from extraction.engine.nominative import nominative_words
from extraction.engine.page import Page
from extraction.engine.posts import Post
from extraction.engine.titles import elements_of
from extraction.engine.view import fold_word

_SAME_SPELLING: Final = 88
"""Similarity (0-100) above which two long surnames are one name spelt in two ways."""
_MOST: Final = 80
"""No report names more people; a text that does is a list, and comparing all names is costly."""
_HONOUR_REACH: Final = 14
_HEAD: Final = 3
"""Sentences in which somebody named in the headline is named again."""


@dataclass(slots=True)
class Somebody:
    """One person of the article while it is being put together."""

    words: tuple[str, ...]
    """The fullest form of the name, nominative."""
    mentions: list[PersonMention] = field(default_factory=list)
    folded: tuple[str, ...] = ()
    country: str | None = None
    country_from: Mention | None = None
    country_reason: str | None = None
    colleague: bool = False
    """Called a colleague of somebody else of the article."""

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts of the mention that tells most of them."""
        best = max(self.mentions, key=lambda each: len(each.titles.posts))
        kept: dict[str, Post] = {}
        for post in best.titles.posts:
            kept.setdefault(post.key or post.text, post)
        return tuple(kept.values())

    @property
    def post_keys(self) -> tuple[str, ...]:
        return tuple(post.key for post in self.posts if post.key)

    @property
    def rank(self) -> Mention | None:
        ranks = [each.titles.rank for each in self.mentions if each.titles.rank]
        return max(ranks, key=lambda rank: len(rank.base)) if ranks else None

    @property
    def first(self) -> PersonMention:
        return self.mentions[0]

    @property
    def counterpart(self) -> bool:
        return any(each.titles.counterpart for each in self.mentions)


def find_people(page: Page) -> list[Somebody]:
    """Everybody who is named with a post or a rank and is not only honoured, by first mention."""
    people: list[Somebody] = []
    for mention in find_persons(page):
        words = nominative_words(page, mention)
        if not words:
            continue
        known = _who(people, words, mention)
        if known is None and len(people) >= _MOST:
            continue
        if known is None:
            people.append(Somebody(words, [mention], tuple(map(_bare, words))))
        else:
            _add(known, words, mention)
    people = _merge_spellings(people)
    _add_from_headlines(page, people)
    _add_untitled(page, people)
    people = [person for person in people if not _is_a_place(page, person)]
    people = [
        person for person in people if not all(_is_honoured(page, each) for each in person.mentions)
    ]
    _mark_colleagues(page, people)
    return [
        person
        for person in people
        if not _only_speaks(person) and any(each.titles.any for each in person.mentions)
    ]


def _add_from_headlines(page: Page, people: list[Somebody]) -> None:
    """Whoever bears the title in a headline alone and is named in full without it in the text."""
    texts = [sentence for sentence in page.body if sentence.part is Part.TEXT]
    for mention in find_persons(page, Part.HEADLINE):
        words = nominative_words(page, mention)
        name = fold_word(" ".join(words))
        if page.lexicon.common_words.intersection(map(fold_word, words)):
            continue  # a headline in capitals
        if len(words) < 2 or len(people) >= _MOST or _who(people, words, mention):
            continue
        if any(page.view.folded.find(name, each.start, each.end) >= 0 for each in texts[:_HEAD]):
            people.append(Somebody(words, [mention], tuple(map(_bare, words))))


def _bare(word: str) -> str:
    return fold_word(word).rstrip(".")


def _who(people: list[Somebody], words: tuple[str, ...], mention: PersonMention) -> Somebody | None:
    folded = tuple(map(_bare, words))
    matches = [person for person in people if _same_name(person.folded, folded)]
    if len(matches) > 1:
        ranked = [person for person in matches if _same_rank(person, mention)]
        matches = ranked or matches
    return matches[-1] if matches else None


def _same_rank(person: Somebody, mention: PersonMention) -> bool:
    rank = mention.titles.rank
    return rank is not None and any(
        each.titles.rank is not None and each.titles.rank.key == rank.key
        for each in person.mentions
    )


def _same_name(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two folded names may be one person's: `k valiyev` and `karim valiyev`."""
    if len(other) > len(full):
        full, other = other, full
    if len(other) == 1:
        return len(other[0]) > 1 and any(_like(word, other[0]) for word in full)
    if not _like(full[-1], other[-1]):
        return len(full) == len(other) and sorted(full) == sorted(other)
    rest = list(full[:-1])
    for word in other[:-1]:
        found = next(
            (
                each
                for each in rest
                if _like(each, word) or (1 in (len(each), len(word)) and each[0] == word[0])
            ),
            None,
        )
        if found is None:
            return False
        rest.remove(found)
    return True


def _like(first: str, second: str) -> bool:
    if first == second:
        return True
    if min(len(first), len(second)) < 5:
        return False
    return fuzz.ratio(first, second) >= _SAME_SPELLING


def _add(person: Somebody, words: tuple[str, ...], mention: PersonMention) -> None:
    person.mentions.append(mention)
    if _fullness(words) > _fullness(person.words):
        person.words = words
        person.folded = tuple(map(_bare, words))


def _fullness(words: tuple[str, ...]) -> tuple[int, int]:
    whole = [word for word in words if len(word.rstrip(".")) > 1]
    return len(whole), len(words)


def _merge_spellings(people: list[Somebody]) -> list[Somebody]:
    """A later full form may show that two earlier short ones are one person."""
    merged: list[Somebody] = []
    for person in people:
        known = next((each for each in merged if _same_name(each.folded, person.folded)), None)
        if known is None:
            merged.append(person)
            continue
        for mention in person.mentions:
            _add(known, person.words, mention)
    return merged


def _add_untitled(page: Page, people: list[Somebody]) -> None:
    """Names without a title, of those known from a mention with one."""
    taken = {mention.start for person in people for mention in person.mentions}
    surnames = {word for person in people for word in person.folded if len(word) > 2}
    if not surnames:
        return
    ending_at = page.lexicon.grammar.inflection.ending_at
    folded = page.view.folded
    for sentence in page.body:
        if not any(folded.find(name, sentence.start, sentence.end) >= 0 for name in surnames):
            continue
        for mention in _bare_runs(page, sentence):
            if mention.start in taken:
                continue
            words = tuple(_stripped(word, surnames, ending_at) for word in mention.words)
            matches = [
                person for person in people if _same_name(person.folded, tuple(map(_bare, words)))
            ]
            if len(matches) == 1:
                _add(matches[0], words, mention)
    for person in people:
        person.mentions.sort(key=lambda each: each.start)


def _stripped(word: str, surnames: set[str], ending_at: object) -> str:
    bare = _bare(word)
    if bare in surnames:
        return word
    for length in range(len(bare) - 1, max(2, len(bare) - 7), -1):
        if bare[:length].rstrip("'-") in surnames:
            return word[:length].rstrip("'’-")
    return word


def _bare_runs(page: Page, sentence: Sentence) -> Iterator[PersonMention]:
    elements = elements_of(page, sentence)
    position = 0
    while position < len(elements):
        run = name_run(elements, position)
        if not run:
            position += 1
            continue
        chosen = elements[position : position + run]
        yield PersonMention(
            start=chosen[0].start,
            end=chosen[-1].end,
            words=tuple(page.view.chars[each.start : each.end] for each in chosen),
            titles=Titles(),
            chain_start=chosen[0].start,
            chain_end=chosen[-1].end,
            sentence=sentence,
        )
        position += run


def _is_a_place(page: Page, person: Somebody) -> bool:
    """`Nazir Səmərqənddə …`: one word in a local case behind a short title, seen nowhere else."""
    if len(person.words) > 1 or page.lexicon.grammar.names_inflect == "none":
        return False
    if any(each.titles.posts or each.titles.rank for each in person.mentions):
        return False
    inflection = page.lexicon.grammar.inflection
    word = fold_word(person.first.words[-1])
    return any(
        inflection.case_of(word[length:]) in ("locative", "ablative", "dative")
        for length in range(3, len(word))
    )


def _is_honoured(page: Page, mention: PersonMention) -> bool:
    """Named only as the one under whose leadership, at whose grave, in whose name ..."""
    before = page.within("honoured", mention.chain_start - 90, mention.chain_start + 1)
    near = [cue for cue in before if 0 <= mention.chain_start - cue.end <= _HONOUR_REACH]
    if near:
        return not any(_leads_delegation(page, cue) for cue in near)
    after = page.first("honoured", mention.end, mention.end + _HONOUR_REACH)
    return (
        after is not None and page.lexicon.grammar.verb_last and not _leads_delegation(page, after)
    )


def _leads_delegation(page: Page, cue: Mention) -> bool:
    """`a delegation under the leadership of …`: to lead it is no honour but a part."""
    reach = _HONOUR_REACH + 10
    leads = page.within("led_by", cue.start - 2, cue.start + 2)
    return bool(leads) and bool(page.within("delegation", cue.start - reach, cue.end + reach))


def _mark_colleagues(page: Page, people: list[Somebody]) -> None:
    """`Z. greeted his Kazakh colleague`: he and the colleague hold the same post."""
    chains = [(each.chain_start, each.chain_end) for person in people for each in person.mentions]
    for cue in page.of("counterpart"):
        if any(start <= cue.start < end for start, end in chains):
            continue
        sentence = page.sentence_at(cue.start)
        for person in people:
            if any(each.sentence == sentence for each in person.mentions):
                person.colleague = True


_SPEAKERS: Final = frozenset({"spokesperson", "head_of_press_service"})


def _only_speaks(person: Somebody) -> bool:
    return bool(_SPEAKERS.intersection(person.post_keys))


def official_of(page: Page, person: Somebody) -> str | None:
    """The reference of the one known official who bears this name for this country."""
    found = {
        official.reference
        for official in page.lexicon.officials
        if official.country in (None, person.country)
        for name in official.names
        if _same_name(person.folded, tuple(map(_bare, name.split())))
    }
    return found.pop() if len(found) == 1 else None
