"""Persons out of their mentions: short forms joined to full ones, honoured ones left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from rapidfuzz import fuzz

from extraction.engine.chains import Titles
from extraction.engine.layout import Part, Sentence
from extraction.engine.matcher import Mention
from extraction.engine.names import PersonMention, find_persons, name_run, next_name, words_of
from extraction.engine.nominative import nominative_words
from extraction.engine.page import Page
from extraction.engine.posts import Post
from extraction.engine.rolls import with_rolls
from extraction.engine.titles import Element, elements_of
from extraction.engine.view import fold_word

_SAME_SPELLING: Final = 88
"""Similarity (0-100) above which two long surnames are one name spelt in two ways."""
_MOST: Final = 80
"""No report names more people; a text that does is a list, and comparing all names is costly."""
_HONOUR_REACH: Final = 14
_STATE: Final = 6
"""Protocol level of who heads a state."""
_ONES: Final = 3
"""Words that the name of one person may have where a run of names holds somebody else's too."""
_LEAD: Final = 2
"""Sentences in which whose visit it is may be told by name alone."""
_MEETING_CASES: Final = (("meet", "instrumental"), ("visit", "genitive"))
_JOINING: Final = 4
"""Characters of a preposition between two blanks."""
_HEAD: Final = 3
"""Sentences in which somebody named in the headline is named again."""


@dataclass(slots=True, eq=False)
class Somebody:
    """One person of the article while it is being put together."""

    words: tuple[str, ...]
    """The fullest form of the name, nominative."""
    mentions: tuple[PersonMention, ...]
    folded: tuple[str, ...] = ()
    country: str | None = None
    country_from: Mention | None = None
    country_reason: str | None = None
    colleague: bool = False
    """Called a colleague of somebody else of the article."""
    _told: tuple[PersonMention, ...] = ()
    """The mentions of which the following tell."""
    _posts: tuple[Post, ...] = ()
    _post_keys: tuple[str, ...] = ()
    _rank: Mention | None = None

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts of the mention that tells most of them."""
        if self._told is not self.mentions:
            self._look_again()
        return self._posts

    @property
    def post_keys(self) -> tuple[str, ...]:
        if self._told is not self.mentions:
            self._look_again()
        return self._post_keys

    @property
    def rank(self) -> Mention | None:
        if self._told is not self.mentions:
            self._look_again()
        return self._rank

    def _look_again(self) -> None:
        best = max(self.mentions, key=lambda each: (len(each.titles.posts), _spelt_out(each)))
        kept: dict[str, Post] = {}
        for post in best.titles.posts:
            kept.setdefault(post.key or post.text, post)
        self._told, self._posts = self.mentions, tuple(kept.values())
        self._post_keys = tuple(post.key for post in self._posts if post.key)
        ranks = [each.titles.rank for each in self.mentions if each.titles.rank]
        self._rank = max(ranks, key=lambda rank: len(rank.base)) if ranks else None

    @property
    def first(self) -> PersonMention:
        return self.mentions[0]

    @property
    def counterpart(self) -> bool:
        return any(each.titles.counterpart for each in self.mentions)


def find_people(page: Page) -> list[Somebody]:
    """Everybody who is named with a post or a rank and is not only honoured, by first mention."""
    people: list[Somebody] = []
    for mention in with_rolls(page, find_persons(page)):
        words = nominative_words(page, mention)
        if not words:
            continue
        words = _of_known(people, _behind_known(people, words))
        known = _who(people, words, mention)
        if known is None and len(people) >= _MOST:
            continue
        if known is None:
            people.append(Somebody(words, (mention,), tuple(map(_bare, words))))
        else:
            two = len(words) > _ONES and _names_another(people, known, words)
            _add(known, known.words if two else words, mention)
    _add_met(page, people)
    people = _in_one_case(page, _merge_spellings(people))
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
        if not _only_speaks(person)
        and any(each.titles.any or each.met for each in person.mentions)
        and not _is_stray_word(page, person)
    ]


def _is_stray_word(page: Page, person: Somebody) -> bool:
    """A single word beside a post is seldom a name (`the Minister Responsible`): it takes a rank,
    a title of honour or a counterpart. A country and a post before the word do as well:
    `Litvanya Savunma Bakanı Anusauskas`, `Latvian Defence Minister Kalna`."""
    if len(person.words) > 1 or _is_called_by_surname(page, person):
        return False
    return not any(
        each.titles.rank
        or each.titles.counterpart
        or each.honorific
        or _is_of_country_and_post(page, each)
        for each in person.mentions
    )


def _is_of_country_and_post(page: Page, mention: PersonMention) -> bool:
    """A country and its post before the word; where a complement may follow a post, no other word
    of a headline: `Latvian Defence Minister Visits Riga`."""
    titles = mention.titles
    if not titles.posts or titles.country is None:
        return False
    if not page.lexicon.grammar.complement_after:
        return True
    if titles.country.start >= titles.posts[0].start:
        return False
    listed = page.mentions_in(mention.sentence).values()
    if any(each.start == mention.start for found in listed for each in found):
        return False
    chars = page.view.chars
    word, behind = chars[mention.start : mention.end], chars[mention.end : mention.end + 2]
    goes_on = behind[:1] == " " and behind[1:].isupper()
    return not (word.isupper() or goes_on)


_AGAIN: Final = 2


def _is_called_by_surname(page: Page, person: Somebody) -> bool:
    """`Defence Minister Okada`, called so again and again."""
    word = person.words[0]
    if fold_word(word) in page.lexicon.common_words or not word[1:].islower():
        return False
    return sum(bool(each.titles.posts) for each in person.mentions) >= _AGAIN


def _spelt_out(mention: PersonMention) -> bool:
    """Whether the posts are told in words, not in an acronym (`CDS`)."""
    return not any(post.text.isupper() for post in mention.titles.posts)


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
            people.append(Somebody(words, (mention,), tuple(map(_bare, words))))


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
    last = other[-1]
    if len(other) == 1:
        return len(last) > 1 and (last in full or any(_like(word, last) for word in full))
    if full[-1] != last and not _like(full[-1], last):
        return len(full) == len(other) and last in full and sorted(full) == sorted(other)
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


@lru_cache(maxsize=16_384)
def _like(first: str, second: str) -> bool:
    if first == second:
        return True
    if min(len(first), len(second)) < 5:
        return False
    return fuzz.ratio(first, second, score_cutoff=_SAME_SPELLING) >= _SAME_SPELLING


def _add(person: Somebody, words: tuple[str, ...], mention: PersonMention) -> None:
    person.mentions += (mention,)
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


def _in_one_case(page: Page, people: list[Somebody]) -> list[Somebody]:
    """`Asim Muniri təbrik edib`, `Asim Munirə təqdim edib`: who is named in two cases is one
    person, by what is left of the surname without its endings."""
    if page.lexicon.grammar.names_inflect != "last":
        return people
    rules = page.lexicon.grammar.name_cases.values()
    endings = {"", *(ending for pairs in rules for ending, _ in pairs)}
    kept: list[Somebody] = []
    for person in people:
        known = next((each for each in kept if _stem(each.folded, person.folded, endings)), None)
        if known is None:
            kept.append(person)
            continue
        length = _stem(known.folded, person.folded, endings)
        mentions = sorted((*known.mentions, *person.mentions), key=lambda each: each.start)
        known.mentions = tuple(mentions)
        known.words = (*known.words[:-1], known.words[-1][:length])
        known.folded = (*known.folded[:-1], known.folded[-1][:length])
    return kept


def _stem(first: tuple[str, ...], second: tuple[str, ...], endings: set[str]) -> int:
    """How much two surnames have in common that differ in nothing but their endings; 0 where they
    differ otherwise, or the given names do."""
    if len(first) == 1 or first[:-1] != second[:-1]:
        return 0
    pairs = zip(first[-1], second[-1], strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    rests = (first[-1][common:], second[-1][common:])
    return common if common >= _SHORTEST_STEM and endings.issuperset(rests) else 0


_SHORTEST_STEM: Final = 4


def _add_untitled(page: Page, people: list[Somebody]) -> None:
    """Names without a title, of those known from a mention with one."""
    taken = {mention.start for person in people for mention in person.mentions}
    surnames = {word for person in people for word in person.folded if len(word) > 2}
    for sentence in _sentences_with(page, surnames):
        for name in _bare_runs(page, sentence):
            if name[0].start in taken:
                continue
            words = tuple(_stripped(word, surnames) for word in words_of(page, name))
            folded = tuple(map(_bare, words))
            matches = [person for person in people if _same_name(person.folded, folded)]
            if len(matches) == 1 and not _names_another(people, matches[0], words):
                known = matches[0]
                if len(known.words) > 1 and _bare(words[-1]) == known.folded[-1]:
                    words = known.words  # what stands before a bare name may be anything
                _add(known, words, _untitled(page, sentence, name))
    for person in people:
        person.mentions = tuple(sorted(person.mentions, key=lambda each: each.start))


def _behind_known(people: list[Somebody], words: tuple[str, ...]) -> tuple[str, ...]:
    """`встреча министра А. Б. В. Г.`: what is left of a run that begins with somebody's name."""
    for person in people if len(words) > _ONES else ():
        length = len(person.folded)
        if 1 < length < len(words) - 1 and tuple(map(_bare, words[:length])) == person.folded:
            return words[length:]
    return words


def _of_known(people: list[Somebody], words: tuple[str, ...]) -> tuple[str, ...]:
    """`General M. Tompson Fəxri qonaqlar kitabını …`: a name known before, and a word in capitals
    behind it that opens something else."""
    shorter = tuple(map(_bare, words[:-1]))
    known = len(shorter) > 1 and any(
        len(person.folded) == len(shorter) and _same_name(person.folded, shorter)
        for person in people
    )
    return words[:-1] if known else words


def _names_another(people: list[Somebody], known: Somebody, words: tuple[str, ...]) -> bool:
    """A run of names (tags, a list without commas) that holds the surname of somebody else too."""
    surnames = {person.folded[-1] for person in people} - set(known.folded)
    return len(words) > 2 and not surnames.isdisjoint(map(_bare, words))


def _add_met(page: Page, people: list[Somebody]) -> None:
    """`на встрече с Иваном Котовым`, `визит Ивана Котова`: given name and surname, both in the case
    that the word before them asks for, are somebody who is there, whatever the office."""
    if page.lexicon.grammar.names_inflect != "all":
        return
    texts = [sentence for sentence in page.body if sentence.part is Part.TEXT]
    surnames = {person.folded[-1] for person in people}
    for number, sentence in enumerate(texts):
        if sentence.start in page.background:
            continue
        for kind, case in _MEETING_CASES if number < _LEAD else _MEETING_CASES[:1]:
            for cue in page.within(kind, sentence.start, sentence.end):
                mention = _met(page, sentence, cue, case)
                words = nominative_words(page, mention) if mention else ()
                apart = surnames.isdisjoint(map(_bare, words))
                if mention and apart and len(people) < _MOST:
                    people.append(Somebody(words, (mention,), tuple(map(_bare, words))))


def _met(page: Page, sentence: Sentence, cue: Mention, case: str) -> PersonMention | None:
    """The name right behind `встреча с`, or right behind `визит`."""
    for name in _bare_runs(page, sentence):
        between = page.view.folded[cue.end : name[0].start]
        joined = len(between.split()) == 1 and len(between) <= _JOINING
        if not (joined if case == "instrumental" else between == " "):
            continue
        titles = Titles(case=case)
        found = _untitled(page, sentence, name)._replace(titles=titles, met=True)
        declined = nominative_words(page, found)
        inflected = [each for each, word in zip(declined, found.words, strict=True) if each != word]
        return found if len(declined) in (2, 3) and inflected else None
    return None


def _sentences_with(page: Page, words: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of the body in which one of the words stands."""
    found: set[int] = set()
    folded = page.view.folded
    for word in words:
        at = folded.find(word)
        while at >= 0:
            sentence = page.sentence_at(at)
            if sentence and at + len(word) <= sentence.end:
                found.add(sentence.start)
            at = folded.find(word, sentence.end if sentence else at + 1)
    return (sentence for sentence in page.body if sentence.start in found)


def _stripped(word: str, surnames: set[str]) -> str:
    bare = _bare(word)
    if bare in surnames:
        return word
    for length in range(len(bare) - 1, max(2, len(bare) - 7), -1):
        if bare[:length].rstrip("'-") in surnames:
            return word[:length].rstrip("'’-")
    return word


def _bare_runs(page: Page, sentence: Sentence) -> Iterator[list[Element]]:
    elements = elements_of(page, sentence)
    position = 0
    while (position := next_name(elements, position)) < len(elements):
        run = name_run(page, elements, position)
        if run:
            yield elements[position : position + run]
        position += run or 1


def _untitled(page: Page, sentence: Sentence, name: list[Element]) -> PersonMention:
    start, end = name[0].start, name[-1].end
    return PersonMention(start, end, words_of(page, name), Titles(), start, end, sentence)


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
    near = [
        cue
        for cue in before
        if 0 <= mention.chain_start - cue.end <= _HONOUR_REACH and not _of_the_one_before(page, cue)
    ]
    if near:
        return not any(_leads_delegation(page, cue) for cue in near)
    after = page.first("honoured", mention.end, mention.end + _HONOUR_REACH)
    return (
        after is not None
        and page.lexicon.grammar.verb_last
        and not _leads_delegation(page, after)
        and not _calls(page, mention)
    )


def _of_the_one_before(page: Page, cue: Mention) -> bool:
    """`H. Ə. adına İnstitutun rəisi R. M.`: where the verb stands last a name owns the word behind
    it, which says nothing of the next name."""
    chars = page.view.chars
    if not page.lexicon.grammar.verb_last or chars[cue.start].isupper():
        return False
    before = chars[max(0, cue.start - _HONOUR_REACH * 2) : cue.start].split()
    if not before or not before[-1][0].isupper():
        return False
    return page.first("place", cue.start - len(before[-1]) - 1, cue.start) is None


def _calls(page: Page, mention: PersonMention) -> bool:
    """`on the initiative of …` a call: whoever does not head a state was on the line."""
    sentence = mention.sentence
    return page.first("telephone", sentence.start, sentence.end) is not None and not any(
        page.lexicon.post_levels.get(post.key or "", 0) >= _STATE for post in mention.titles.posts
    )


def _leads_delegation(page: Page, cue: Mention) -> bool:
    """`a delegation under the leadership of …`: to lead it is no honour but a part."""
    reach = _HONOUR_REACH + 10
    leads = page.within("led_by", cue.start - 2, cue.start + 2)
    if any(lead.end > cue.end for lead in leads) and page.lexicon.grammar.verb_last:
        return True  # what is led stands behind, and was found with the verb
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
