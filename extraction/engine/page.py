"""An article under the reader's eye: view, mentions, sentences, dates, all found once."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, Final, TypeVar, TypeVarTuple

from extraction.engine.dates import DateMention, DateReader, Day
from extraction.engine.layout import Layout, Part, Sentence, lay_out
from extraction.engine.lexicon import Lexicon
from extraction.engine.matcher import Mention
from extraction.engine.types import Span
from extraction.engine.view import View, fold_word


@dataclass(frozen=True, slots=True)
class Page:
    """What the first pass has found; the rules look only at this."""

    view: View
    lexicon: Lexicon
    layout: Layout
    dates: list[DateMention]
    body: tuple[Sentence, ...]
    """Sentences that may tell of an engagement, headlines among them."""
    background: frozenset[int]
    """Starts of the sentences that tell of earlier days."""
    _by_kind: dict[str, tuple[Mention, ...]] = field(repr=False)
    _starts: dict[str, list[int]] = field(repr=False)
    _told: dict[int, tuple[int, dict[str, tuple[Mention, ...]]]] = field(repr=False)
    """By the start of a sentence: its end and its mentions, by kind."""
    known: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    """What `once_per_page` has worked out."""

    def of(self, kind: str) -> tuple[Mention, ...]:
        """All mentions of a kind, in order."""
        return self._by_kind.get(kind, ())

    def within(self, kind: str, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions of a kind that begin in [start, end)."""
        told = self._told.get(start)
        if told is not None and told[0] == end:
            return told[1].get(kind, ())
        starts = self._starts.get(kind)
        if starts is None or starts[-1] < start or starts[0] >= end:
            return ()
        return self._by_kind[kind][bisect_left(starts, start) : bisect_left(starts, end)]

    def mentions_in(self, sentence: Sentence) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions that begin in a sentence, by kind."""
        return self._told[sentence.start][1]

    def first(self, kind: str, start: int, end: int) -> Mention | None:
        """The first mention of a kind that begins in [start, end)."""
        told = self._told.get(start)
        if told is not None and told[0] == end:
            found = told[1].get(kind)
        else:
            found = self.within(kind, start, end)
        return found[0] if found else None

    def any_of(self, kinds: Iterable[str], start: int, end: int) -> bool:
        """Whether a mention of one of the kinds begins in [start, end)."""
        told = self._told.get(start)
        if told is not None and told[0] == end:
            return not told[1].keys().isdisjoint(kinds)
        return any(self.within(kind, start, end) for kind in kinds)

    def dates_within(self, start: int, end: int) -> list[DateMention]:
        """Dates that begin in [start, end)."""
        lower = bisect_left(self.dates, start, key=lambda date: date.start)
        return self.dates[lower : bisect_left(self.dates, end, key=lambda date: date.start)]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence around a position, whatever its part."""
        sentences = self.layout.sentences
        index = bisect_right(sentences, position, key=lambda each: each.start) - 1
        if index >= 0 and sentences[index].start <= position < sentences[index].end:
            return sentences[index]
        return None

    def stored(self, start: int, end: int) -> Span:
        """The evidence span of a stretch of the view."""
        return self.view.stored(start, end)


Mentions = Mapping[str, Sequence[Mention]]
"""By kind, in order."""

_A = TypeVarTuple("_A")
_UNKNOWN: Final = object()
_T = TypeVar("_T")


def once_per_page(work: Callable[[Page, *_A], _T]) -> Callable[[Page, *_A], _T]:
    """For a function of the page and of hashable arguments that is asked again and again: it works
    out each answer once. Its answers are shared, so nobody may change them."""

    @wraps(work)
    def known(page: Page, *args: *_A) -> _T:
        key = (work, *args)
        answer = page.known.get(key, _UNKNOWN)
        if answer is _UNKNOWN:
            answer = page.known[key] = work(page, *args)
        return answer  # type: ignore[no-any-return]

    return known


def make_page(view: View, lexicon: Lexicon, dates: DateReader) -> Page:
    """First pass over an article."""
    mentions = _supported(lexicon, _proper(view, lexicon, lexicon.matcher.find(view)))
    layout = lay_out(view, mentions, lexicon)
    body = tuple(
        sentence for sentence in layout.sentences if sentence.part in (Part.TEXT, Part.HEADLINE)
    )
    return Page(
        view,
        lexicon,
        layout,
        dates.all_in(view, mentions.get("month", ())),
        body,
        frozenset(),
        {kind: tuple(found) for kind, found in mentions.items()},
        {kind: [each.start for each in found] for kind, found in mentions.items()},
        _by_sentence(layout.sentences, mentions),
    )


def _by_sentence(
    sentences: Sequence[Sentence], mentions: Mentions
) -> dict[int, tuple[int, dict[str, tuple[Mention, ...]]]]:
    """The mentions that begin in each sentence, by kind."""
    starts = [sentence.start for sentence in sentences]
    told: list[dict[str, list[Mention]]] = [{} for _ in sentences]
    for kind, found in mentions.items():
        for mention in found:
            index = bisect_right(starts, mention.start) - 1
            if index >= 0:
                told[index].setdefault(kind, []).append(mention)
    return {
        start: (end, _up_to(end, kinds))
        for (start, end, _, _), kinds in zip(sentences, told, strict=True)
    }


def _up_to(end: int, kinds: dict[str, list[Mention]]) -> dict[str, tuple[Mention, ...]]:
    """Without those that begin between a sentence and the next."""
    return {
        kind: tuple(here)
        for kind, found in kinds.items()
        if (here := found if found[-1].start < end else [m for m in found if m.start < end])
    }


_RECENT: Final = 75
"""Days before the publication beyond which a dated sentence tells of the past."""


def with_background(page: Page, published: Day | None) -> Page:
    """The page with its background sentences marked: by their words, or by an old date."""
    texts = [sentence for sentence in page.body if sentence.part is Part.TEXT]
    told = {sentence.start for sentence in texts[1:] if "background" in page.mentions_in(sentence)}
    lead = {sentence.start for sentence in texts[:1]}
    told |= {
        sentence.start
        for sentence in texts[1:]
        if published and _opens_with_an_earlier_year(page.view.folded, sentence.start, published)
    }
    told |= {
        sentence.start
        for date in page.dates
        if _is_old(date.first, published)
        and (sentence := page.sentence_at(date.start)) is not None
        and sentence.start not in lead
    }
    return replace(page, background=frozenset(told), known={})


_YEAR_FIRST: Final = re.compile(r"\W{0,2}(?:[^\W\d_]{1,2} )?((?:19|20)\d\d)(?![\d.-])")


def _opens_with_an_earlier_year(folded: str, start: int, published: Day) -> bool:
    """`В 2022 году …`, `In 2022, …`, `2022 yılında …`: of an earlier year than the report's."""
    opening = _YEAR_FIRST.match(folded, start)
    return bool(opening and published.year and int(opening.group(1)) < published.year)


def _is_old(day: Day, published: Day | None) -> bool:
    reference = published.as_date() if published else None
    if reference is None or day.year is None:
        return False
    try:
        then = datetime.date(day.year, day.month, day.day or 28)
    except ValueError:
        return False
    return (reference - then).days > _RECENT


def _proper(view: View, lexicon: Lexicon, mentions: Mentions) -> Mentions:
    """Places written with a capital (or in capitals) in the list must be so in the text: `us` is
    not the United States and `may` no month. A common word is no post, whatever its ending looks
    like (`после`), who attends does not receive (`принял участие`), and a longer word is no
    inflected capital (`Sənaye` is no Səna)."""
    kept = {**mentions, "place": _without_no_countries(mentions)}
    titles = {title.end for kind in _TITLES for title in mentions.get(kind, ())}
    if not lexicon.grammar.verb_last:
        titles |= {place.end for place in kept["place"] if place.key.endswith(" name")}
    for kind in _DOUBTED & mentions.keys():
        kept[kind] = [each for each in kept[kind] if _is_proper(view, lexicon, each)]
    if "receive" in mentions and "attended" in mentions:
        attending = {mention.start for mention in mentions["attended"]}
        kept["receive"] = [each for each in mentions["receive"] if each.start not in attending]
    words = {mention.start: mention.end for mention in mentions.get("complement", ())}
    kept["place"] = [
        each
        for each in kept["place"]
        if not (each.case and words.get(each.start, -1) >= each.end)
        and not _is_of_name(view, each, titles)
    ]
    return {kind: found for kind, found in kept.items() if found}


def _without_no_countries(mentions: Mentions) -> list[Mention]:
    """`Northern Cyprus`, `Türk Devletleri`: the name of a country in it is not that country."""
    none = mentions.get("no_country", ())
    return [
        place
        for place in mentions.get("place", ())
        if not any(each.start <= place.start and place.end <= each.end for each in none)
    ]


_DOUBTED: Final = frozenset({"place", "month", "post", "short_title"})
_SUPPORTERS: Final = frozenset({"post", "organ", "force", "delegation", "rank", "guests"})
_JOURNEYS: Final = ("visit", "departure")
_SUPPORT: Final = 28
_NOUNS_END: Final = "м"
"""The last letter of the one ending that towns share with adjectives."""
_TITLES: Final = frozenset({"post", "head", "rank", "honorific", "short_title", "counterpart"})
_JOURNEY: Final = 160


def _supported(lexicon: Lexicon, mentions: Mentions) -> Mentions:
    """A word that is no country's alone (`Jordan`, `Georgia`) counts with an office beside it, or
    where the country is also named without doubt."""
    places = mentions.get("place", [])
    doubtful = [
        place
        for place in places
        if (place.key.split(" ")[0], fold_word(place.base)) in lexicon.ambiguous
        and not (place.case == "locative" and place.key.endswith(" capital"))
    ]
    if not doubtful:
        return mentions
    offices = _in_order(mentions, _SUPPORTERS)
    journeys = _in_order(mentions, _JOURNEYS)
    alone = {
        mention.start
        for mention in doubtful
        if not _beside_any(mention, offices, _SUPPORT)
        and not _beside_any(mention, journeys, _JOURNEY)
    }
    sure = {place.key.split(" ")[0] for place in places if place.start not in alone}
    kept = [
        place for place in places if place.start not in alone or place.key.split(" ")[0] in sure
    ]
    others = {kind: found for kind, found in mentions.items() if kind != "place"}
    return {**others, "place": kept} if kept else others


def _in_order(mentions: Mentions, kinds: Iterable[str]) -> list[Mention]:
    found = [mention for kind in kinds for mention in mentions.get(kind, ())]
    return sorted(found, key=lambda each: each.start)


def _beside_any(mention: Mention, others: list[Mention], reach: int) -> bool:
    index = bisect_left(others, mention.start - 2 * reach, key=lambda each: each.start)
    for other in others[index : index + 12]:
        if other.start > mention.end + reach:
            return False
        if other.end >= mention.start - reach:
            return True
    return False


def _is_of_name(view: View, mention: Mention, titles: set[int]) -> bool:
    """Whether a town is somebody's name: the first, right behind a title or a country and before a
    capitalised word (`General Sofia Lind`, `the minister of Serbia Milan Lukic`), or the last,
    behind a title and a capitalised word (`Admiral Marcos Lima`).

    Where the country stands before the office it gives no first name: `Japonya'nın Ankara
    Büyükelçisi`.
    """
    if not mention.key.endswith((" capital", " city")):
        return False
    if titles & {mention.start - 1, mention.start - 2}:
        behind = view.chars[mention.end : mention.end + 2]
        return len(behind) == 2 and behind[0] == " " and behind[1].isupper()
    word = view.chars.rfind(" ", 0, max(0, mention.start - 1)) + 1
    first = view.chars[word : mention.start - 1]
    return (
        not mention.case
        and first[:1].isupper()
        and first.isalpha()
        and bool(titles & {word - 1, word - 2})
    )


_ARTICLE: Final = "the "


def _is_proper(view: View, lexicon: Lexicon, mention: Mention) -> bool:
    if mention.kind in ("post", "short_title"):
        return view.folded[mention.start : mention.end] not in lexicon.common_words
    base = mention.base
    text = view.chars[mention.start : mention.stem_end]
    if base.isupper() and len(base) <= 6:
        return text.isupper()
    if mention.stem_end < mention.end and mention.key.endswith(" city"):
        ending = view.folded[mention.stem_end : mention.end]
        if ending in lexicon.grammar.adjective_ends and ending[-1:] != _NOUNS_END:
            return False  # `Каспийского моря`: an adjective, not the town of Каспийск
    if mention.kind == "month" and len(base) <= 4:
        return not text.islower() or base[0].islower()
    first = len(_ARTICLE) if base.startswith(_ARTICLE.capitalize()) else 0
    return base[0].islower() or not text[first].islower()  # `the Gambia` within a sentence
