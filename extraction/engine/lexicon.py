"""A language as the engine knows it: its data file, checked against the schema, ready to match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extraction.engine.matcher import Matcher
from extraction.engine.phrases import Inflection, expand
from extraction.engine.plainyaml import read_yaml
from extraction.engine.schema import SCHEMA, Words, check
from extraction.engine.types import KnownOfficial
from extraction.engine.view import fold, fold_word

LANGUAGES: Final = Path(__file__).parent / "languages"
SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the rules ask of a language."""

    verb_last: bool
    inflection: Inflection
    relations: Mapping[str, str]
    """Preposition -> at, of, from, by."""
    connectors: frozenset[str]
    names_inflect: str
    """Which words of a name bear a case ending: none, last or all."""
    name_cases: Mapping[str, tuple[tuple[str, str], ...]]
    surname_ends: tuple[str, ...]
    """How surnames end that bear a case ending behind it without doubt."""
    case_followers: Mapping[str, tuple[str, ...]]
    """Words that follow a name in that case."""
    particles: frozenset[str]
    letters_after: frozenset[str]
    """Letters behind a name, as written: orders, courses, degrees."""
    complement_after: bool
    post_goes_on: frozenset[str]
    """Words by which a post listed as a whole goes on: `Minister of State for Defence Policy`."""
    posts_under: tuple[str, ...]
    """Words that make a post that of whoever serves under its holder, longest first."""
    adjective_ends: tuple[str, ...]
    """How adjectives end that bear the case of their noun; none where they bear no case."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words around a month's name."""

    year_words: tuple[str, ...]
    joiners: tuple[str, ...]
    from_words: tuple[str, ...]
    ordinals: tuple[str, ...]
    fillers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletWords:
    """What stands before or behind the name of whoever publishes."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    opening: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """A known publisher of `seeds/outlets.yml`."""

    name: str
    country: str | None
    ambiguous: bool
    """Also an ordinary word: it needs a cue beside it."""
    agency: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language, ready for use."""

    code: str
    name: str
    """What the language is called in English."""
    letters: str
    common_words: frozenset[str]
    grammar: Grammar
    dates: DateWords
    outlet: OutletWords
    abbreviations: frozenset[str]
    matcher: Matcher
    outlets: Mapping[str, Publisher]
    officials: tuple[KnownOfficial, ...]
    officeholders: Mapping[str, str]
    """Countries of the known officials, by the folded name."""
    ambiguous: frozenset[tuple[str, str]]
    """(country, folded word) of words that mean other things too."""
    home: str | None
    """The country whose press writes this language, where there is but one."""
    tells_talk: bool
    """Whether the words are listed that tell of a talk."""
    post_levels: Mapping[str, int]
    """Post key -> protocol level, 6 highest."""
    post_keys: Mapping[str, str]
    """Folded post -> key, for posts put together from their words."""


def known_languages(languages: Path = LANGUAGES) -> tuple[str, ...]:
    """The codes of all language files there are."""
    files = languages.glob("??.yml")
    return tuple(sorted(file.stem for file in files))


def switched_on(languages: Path = LANGUAGES) -> tuple[str, ...]:
    """The codes of the languages that are read unless others are asked for."""
    return tuple(
        code
        for code in known_languages(languages)
        if read_yaml(languages / f"{code}.yml")["switched_on"] == "true"
    )


def load_language(
    code: str,
    *,
    seeds: Path = SEEDS,
    languages: Path = LANGUAGES,
    officials: Iterable[KnownOfficial] = (),
) -> Lexicon:
    """Read `languages/<code>.yml` and the reference data. Raises `LanguageFileError`."""
    data = read_yaml(languages / f"{code}.yml")
    check(data, SCHEMA, code)
    grammar = _grammar(data["grammar"])
    matcher = Matcher(grammar.inflection)
    _list_words(matcher, data)
    _list_calendar(matcher, read_yaml(languages / f"{code}.cldr.yml"))
    _list_countries(matcher, code, seeds)
    _list_posts(matcher, code, seeds)
    known = tuple(officials)
    outlets = _list_outlets(matcher, seeds)
    matcher.build()
    outlet = data["text"]["outlet"]
    return Lexicon(
        code=code,
        name=data["name"],
        letters=data["recognise"]["letters"],
        common_words=frozenset(fold(str(word)) for word in data["recognise"]["words"]),
        grammar=grammar,
        dates=DateWords(
            *(
                _folded(data["dates"][key])
                for key in ("year_words", "joiners", "from_words", "ordinals", "fillers")
            )
        ),
        outlet=OutletWords(*(_folded(outlet[key]) for key in ("before", "after", "opening"))),
        abbreviations=frozenset(_folded(data["text"]["abbreviations"])),
        matcher=matcher,
        outlets=outlets,
        officials=known,
        officeholders=_officeholders(known),
        ambiguous=_ambiguous(code, seeds),
        home=data["grammar"]["home"] or None,
        tells_talk=bool(data["cues"]["discussed"]),
        post_levels={post["key"]: int(post["level"]) for post in read_yaml(seeds / "posts.yml")},
        post_keys={
            fold(reading.replace("|", "").rstrip("!")): key
            for key, phrases in data["posts"].items()
            for written in phrases
            for reading in expand(written)
        },
    )


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(str(word)) for word in words)


def _grammar(data: Mapping[str, Any]) -> Grammar:
    relations = {
        fold(word): relation for relation, words in data["prepositions"].items() for word in words
    }
    return Grammar(
        verb_last=data["verb_last"] == "true",
        inflection=Inflection(data["endings"]),
        relations=relations,
        connectors=frozenset(_folded(data["connectors"])),
        names_inflect=data["names_inflect"],
        name_cases={
            case: tuple((fold(ending), base) for ending, base in rules)
            for case, rules in data["name_cases"].items()
        },
        surname_ends=_folded(data["surname_ends"]),
        case_followers={case: _folded(words) for case, words in data["case_followers"].items()},
        particles=frozenset((*_folded(data["particles"]), *map(str.lower, data["particles"]))),
        letters_after=frozenset(data["letters_after"]),
        complement_after=data["post_heads"]["complement"] == "after",
        post_goes_on=frozenset(_folded(data["post_heads"]["goes_on"])),
        posts_under=tuple(sorted(_folded(data["post_heads"]["under"]), key=len, reverse=True)),
        adjective_ends=_folded(data["adjective_ends"]),
    )


def _list_words(matcher: Matcher, data: Mapping[str, Any]) -> None:
    labelled: tuple[tuple[str, Mapping[str, Words]], ...] = (
        ("rank", data["ranks"]),
        ("post", data["posts"]),
        ("visit_type", data["visit_types"]),
        ("activity", data["activities"]),
        ("topic", data["topics"]),
        ("outcome", data["outcomes"]),
        ("organ", data["organs"]),
    )
    for kind, groups in labelled:
        for key, phrases in groups.items():
            matcher.add(kind, key, phrases)
    for kind, phrases in data["cues"].items():
        matcher.add(kind, kind, phrases)
    for kind, key in (("month", "months"), ("weekday", "weekdays")):
        for number, forms in data["calendar"][key].items():
            matcher.add(kind, number, forms)
    dates = data["dates"]
    for number, forms in dates["more_months"].items():
        matcher.add("month", number, forms)
    for key in ("today", "yesterday", "tomorrow"):
        matcher.add("relative_day", key, dates[key])
    matcher.add("honorific", "honorific", data["honorifics"])
    matcher.add("short_title", "short_title", data["short_titles"])
    matcher.add("counterpart", "counterpart", data["counterpart"])
    matcher.add("complement", "complement", data["grammar"]["complement_words"])
    matcher.add("head", "head", data["grammar"]["post_heads"]["words"])
    matcher.add("force", "force", data["forces"])
    matcher.add("facility", "facility", data["facilities"])
    matcher.add("furniture", "furniture", data["text"]["furniture"])
    matcher.add("rest", "rest", data["text"]["rest"])


def _list_calendar(matcher: Matcher, calendar: Mapping[str, Any]) -> None:
    for kind, names in (("month", "months"), ("weekday", "weekdays")):
        for number, forms in calendar[names].items():
            matcher.add(kind, str(number), [str(form) for form in _all_forms(forms)])


def _all_forms(forms: Mapping[str, Any]) -> Iterable[str]:
    for width in forms.values():
        for form in width if isinstance(width, list) else [width]:
            if len(form) > 2:
                yield form


def _list_countries(matcher: Matcher, code: str, seeds: Path) -> None:
    words = read_yaml(seeds / "country_words" / f"{code}.yml")
    for country in read_yaml(seeds / "countries.yml"):
        name = country["names"].get(code)
        own = words.get(country["code"], {})
        names = [*own.get("names", ())]
        if name and not any(fold(each.replace("|", "")) == fold(name) for each in names):
            names.append(name)
        for kind, phrases in (
            ("name", names),
            ("demonym", [*own.get("adjectives", ()), *own.get("people", ())]),
            ("capital", own.get("capitals", ())),
            ("city", own.get("cities", ())),
            ("seat", own.get("seats", ())),
            ("ship", own.get("ships", ())),
            ("event", own.get("events", ())),
        ):
            matcher.add("place", f"{country['code']} {kind}", phrases)
        matcher.add("office", country["code"], own.get("offices", ()))


def _ambiguous(code: str, seeds: Path) -> frozenset[tuple[str, str]]:
    """Names and adjectives of countries that are ordinary words as well. Capitals stay: a town
    is where it is, whoever else sits there."""
    words = read_yaml(seeds / "country_words" / f"{code}.yml")
    return frozenset(
        (country, fold(word.replace("|", "")))
        for country, own in words.items()
        for word in own.get("ambiguous", ())
        if word not in own.get("capitals", ())
    )


def _list_outlets(matcher: Matcher, seeds: Path) -> dict[str, Publisher]:
    """Known publishers, by the key of their mentions."""
    known: dict[str, Publisher] = {}
    for number, outlet in enumerate(read_yaml(seeds / "outlets.yml")):
        known[str(number)] = Publisher(
            name=outlet["name"],
            country=outlet.get("country") or None,
            ambiguous=outlet.get("ambiguous") == "true",
            agency=outlet.get("kind") == "agency",
        )
        spellings = [outlet["name"], *outlet.get("spellings", ()), outlet.get("site", "")]
        matcher.add("outlet", str(number), [each for each in spellings if each])
    return known


def _officeholders(officials: Iterable[KnownOfficial]) -> dict[str, str]:
    """Names of two countries are left out."""
    found: dict[str, str] = {}
    several: set[str] = set()
    for official in officials:
        for name in official.names:
            key = " ".join(fold_word(word) for word in name.split())
            if official.country and found.setdefault(key, official.country) != official.country:
                several.add(key)
    return {name: country for name, country in found.items() if name not in several}


def _list_posts(matcher: Matcher, code: str, seeds: Path) -> None:
    """The names of posts in the reference data count as listed, single words excepted: those
    (`minister`, `director`) mean an office only with what stands around them."""
    for post in read_yaml(seeds / "posts.yml"):
        name = post["names"].get(code, "")
        if " " in name:
            matcher.add("post", post["key"], [name])
