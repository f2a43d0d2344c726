"""Finding countries, officials and visits by the words a person types, and saying why.

Words are compared as `visits.names` folds and keys them, so that a name is found in each of its
spellings and scripts. Every word of the question must be met by something.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet, TextChoices
from rapidfuzz import fuzz, process

from visits import names
from visits.models import (
    Citation,
    Country,
    Official,
    OfficialName,
    Outcome,
    Participant,
    Post,
    Report,
    Visit,
    VisitCountry,
)
from visits.vocabulary import Activity, OutcomeType, Topic, VisitKind, VisitStatus, VisitType

# How well one word must be met, 0 to 1: below it are other names (Hasanov, Hasanli).
ALIKE = 0.8
BEGINNING = 0.95
INITIAL = 0.9
# Spellings to judge one by one; a name that more share needs another word beside it.
AT_MOST = 1000
LANGUAGES = {"en": "English", "az": "Azerbaijani", "ru": "Russian", "tr": "Turkish"}
# Words that say nothing about a visit, in the four languages.
EMPTY = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to"}
EMPTY |= {"və", "ilə", "ve", "ile", "и", "в", "с", "на"}


@dataclass(frozen=True)
class FoundCountry:
    """A country with the reason it was found, and how well the words fit (0 to 1)."""

    country: Country
    score: float
    why: str


@dataclass(frozen=True)
class FoundOfficial:
    """An official with the reason he or she was found, and how well the words fit (0 to 1)."""

    official: Official
    score: float
    why: str


@dataclass(frozen=True)
class Meaning:
    """What one word of a search for visits was taken for; all empty: words of the reports.

    A word may be part of an official's name besides.
    """

    word: str
    countries: tuple[str, ...]
    posts: tuple[str, ...]
    words: tuple[str, ...]
    year: int | None


def countries(text: str, limit: int = 300) -> list[FoundCountry]:
    """Countries and organisations whose code, or name in any language, begins with the words, or
    that are also called so (Turkey, USA)."""
    if not names.fold(text):
        return []
    found = (_found_country(text, country) for country in Country.objects.all())
    best = sorted((f for f in found if f), key=lambda f: (-f.score, f.country.sort_key))
    return best[:limit]


def officials(text: str, limit: int = 50) -> list[FoundOfficial]:
    """Officials one of whose spellings meets every word: same key, same beginning, or alike."""
    words = names.fold(text).split()
    if not words:
        return []
    best: dict[int, FoundOfficial] = {}
    for spelling in _spellings_near(text, words):
        score = _score(words, spelling)
        official = _standing(spelling.official)
        if score and (official.pk not in best or score > best[official.pk].score):
            best[official.pk] = FoundOfficial(official, score, _why(official, spelling, score))
    found = sorted(best.values(), key=lambda f: (-f.score, f.official.sort_key))
    return found[:limit]


def visits(text: str, *, among: QuerySet[Visit]) -> QuerySet[Visit]:
    """Those of the visits that meet every word by a country, an official, a post, a word of the
    vocabulary, a year, or in the cited sentences and titles of their reports."""
    for meaning in meanings(text):
        among = among.filter(pk__in=_meeting(meaning))
    return among


def meanings(text: str) -> list[Meaning]:
    """What each word of a search for visits is taken for."""
    words = [word for word in text.split() if names.fold(word) and word.lower() not in EMPTY]
    known_countries, known_posts = list(Country.objects.all()), list(Post.objects.all())
    return [_meaning(word, known_countries, known_posts) for word in words[:20]]


def _meaning(word: str, countries: Iterable[Country], posts: Iterable[Post]) -> Meaning:
    plain = names.fold(word)
    return Meaning(
        word=word,
        countries=tuple(c.code for c in countries if _found_country(word, c)),
        posts=tuple(p.key for p in posts if _begins(plain, [p.name, *p.names.values()])),
        words=tuple(_vocabulary(plain)),
        year=int(plain) if re.fullmatch("[12][0-9]{3}", plain) else None,
    )


def _vocabulary(plain: str) -> Iterable[str]:
    lists: Sequence[type[TextChoices]] = (
        VisitKind,
        VisitStatus,
        VisitType,
        Topic,
        Activity,
        OutcomeType,
    )
    for choice in (choice for choices in lists for choice in choices):
        if _begins(plain, [choice.label, choice.value.replace("_", " ")]):
            yield choice.value


def _begins(plain: str, phrases: Iterable[str]) -> bool:
    """Whether a word of the phrases is this word or, from four letters on, begins with it."""
    for word in (word for phrase in phrases for word in names.fold(phrase).split()):
        if word == plain or (len(plain) >= 4 and word.startswith(plain)):
            return True
    return False


def _meeting(meaning: Meaning) -> QuerySet[Any]:
    """Numbers of the visits that meet a word in one way or another, each way by its own index."""
    people = Participant.objects.values_list("visit")
    spelled = OfficialName.objects.filter(keys__overlap=list(names.keys(meaning.word)))
    ways: list[QuerySet[Any, Any]] = [people.filter(official__in=spelled.values("official"))]
    if not (meaning.countries or meaning.posts or meaning.words or meaning.year):
        ways += _told(meaning.word)
    if meaning.countries:
        sides = VisitCountry.objects.filter(country__in=meaning.countries)
        ways.append(sides.values_list("visit"))
        ways.append(Visit.objects.filter(host__in=meaning.countries).values_list("pk"))
    if meaning.posts:
        ways.append(people.filter(post__in=meaning.posts))
    if meaning.words:
        ways.append(Visit.objects.filter(_worded(meaning.words)).values_list("pk"))
        ways.append(Outcome.objects.filter(type__in=meaning.words).values_list("visit"))
    if meaning.year:
        days = {
            "earliest__lte": date(meaning.year, 12, 31),
            "latest__gte": date(meaning.year, 1, 1),
        }
        ways.append(Visit.objects.filter(**days).values_list("pk"))
    return ways[0].order_by().union(*(way.order_by() for way in ways[1:]))


def _worded(words: Collection[str]) -> Q:
    return (
        Q(kind__in=words)
        | Q(status__in=words)
        | Q(visit_type__in=words)
        | Q(topics__overlap=list(words))
        | Q(activities__overlap=list(words))
    )


def _told(word: str) -> list[QuerySet[Any]]:
    """Visits of whose reports one has the word, as typed, in its title or a cited sentence."""
    query = SearchQuery(word, config="simple", search_type="plain")
    titled = Report.objects.alias(words=SearchVector("title", config="simple"))
    cited = Citation.objects.alias(words=SearchVector("sentence", config="simple"))
    return [
        titled.filter(words=query, withdrawn=False).values_list("visit"),
        cited.filter(words=query, report__withdrawn=False).values_list("report__visit"),
    ]


def _found_country(text: str, country: Country) -> FoundCountry | None:
    wanted = names.fold(text)
    for code in (country.code, country.alpha3):
        if wanted == code.lower():
            return FoundCountry(country, 1.0, f"its code is {code}")
    best: FoundCountry | None = None
    # Names in several languages may fold alike: the one in the letters that were typed comes first.
    spelled = [("", country.name), *country.names.items()]
    for language, name in sorted(spelled, key=lambda each: text.lower() not in each[1].lower()):
        score = _name_score(wanted, names.fold(name))
        if score and (best is None or score > best.score):
            where = LANGUAGES.get(language)
            why = f"“{name}” in {where}" if where else f"its name is “{name}”"
            best = FoundCountry(country, score, why)
    if wanted in country.other_names and (best is None or best.score < 1):
        return FoundCountry(country, 1.0, f"also called “{country.other_names[wanted]}”")
    return best


def _name_score(wanted: str, name: str) -> float:
    """Whole name, its beginning, or the beginning of one of its words; else 0."""
    if wanted == name:
        return 1.0
    if name.startswith(wanted) and len(wanted) >= 2:
        return BEGINNING
    if len(wanted) >= 4 and f" {name}".find(f" {wanted}") >= 0:
        return INITIAL
    return 0.0


def _spellings_near(text: str, words: Sequence[str]) -> list[OfficialName]:
    """Spellings with the keys of all words; else of one, or a beginning; else like them."""
    spellings = OfficialName.objects.select_related("official__merged_into")
    keyed = [key for word in words if len(word) > 1 for key in names.keys(word)]
    whole = list(spellings.filter(keys__contains=keyed)[:AT_MOST]) if keyed else []
    if whole:
        return whole
    near = Q(keys__overlap=names.keys(text))
    for word in words:
        near |= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    return list(spellings.filter(near)[:AT_MOST]) or list(spellings.filter(pk__in=_like(words)))


def _like(words: Sequence[str]) -> list[int]:
    """Numbers of the spellings that hold something like the words, letter by letter."""
    folded = dict(OfficialName.objects.order_by().values_list("pk", "folded"))
    found = process.extract(
        " ".join(words), folded, scorer=fuzz.partial_ratio, score_cutoff=60, limit=AT_MOST
    )
    return [pk for _, _, pk in found]


def _score(words: Sequence[str], spelling: OfficialName) -> float:
    """Mean of how well each word is met by the spelling, 0 when one is not met."""
    printed = spelling.folded.split()
    if not printed:
        return 0.0
    met = [
        1.0 if _keyed(word, spelling) else max(_alike(word, other) for other in printed)
        for word in words
    ]
    return sum(met) / len(met) if min(met) >= ALIKE else 0.0


def _keyed(word: str, spelling: OfficialName) -> bool:
    return len(word) > 1 and not set(names.keys(word)).isdisjoint(spelling.keys)


def _alike(word: str, printed: str) -> float:
    """Equal, one beginning the other (an initial too), or nearly the same letters."""
    if word == printed:
        return 1.0
    if printed.startswith(word):
        return BEGINNING if len(word) > 1 else INITIAL
    if len(printed) == 1 and word.startswith(printed):
        return INITIAL
    return fuzz.ratio(word, printed) / 100 if len(word) > 3 else 0.0


def _why(official: Official, spelling: OfficialName, score: float) -> str:
    if score < INITIAL:
        return f"similar to “{spelling.name}”"
    if spelling.name == official.name:
        return "by name"
    return f"printed as “{spelling.name}”"


def _standing(official: Official) -> Official:
    """The official that a merged one was merged into."""
    while official.merged_into is not None:
        official = official.merged_into
    return official
