"""Is the reference data whole, and does it agree with itself? No database."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
LANGUAGES = ("en", "az", "ru", "tr")
ORGANISATIONS = {"EU", "UN", "NATO", "OTS", "CSTO", "CIS", "SCO", "GCC"}
# One bar, a stem of two letters at least, a replaced ending of letters only.
BARRED = re.compile(r"[^|\W\d][^|\s]+\|[^\W\d_]+")
KINDS_OF_WORD = ("names", "adjectives", "people", "capitals", "cities", "seats", "ships", "events")


def load(name: str) -> Any:
    return yaml.safe_load((SEEDS / name).read_text(encoding="utf-8"))


COUNTRIES: list[dict[str, Any]] = load("countries.yml")
POSTS: list[dict[str, Any]] = load("posts.yml")
RANKS: list[dict[str, Any]] = load("ranks.yml")
OUTLETS: list[dict[str, Any]] = load("outlets.yml")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def words_of(entry: dict[str, Any]) -> set[str]:
    return {word for kind in KINDS_OF_WORD for word in entry.get(kind, [])}


def repeated(values: list[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


def has_all_names(entry: dict[str, Any]) -> bool:
    names = entry["names"]
    return tuple(names) == LANGUAGES and all(
        isinstance(n, str) and n.strip() for n in names.values()
    )


def test_generated_files_are_fresh() -> None:
    check = subprocess.run(
        [sys.executable, str(ROOT / "script/cldr"), "--check"], capture_output=True, text=True
    )
    assert check.returncode == 0, check.stdout + check.stderr


def test_countries_are_iso_3166_kosovo_and_the_organisations_of_the_record() -> None:
    countries = [c for c in COUNTRIES if c["kind"] == "country"]
    assert len(countries) == 249 + 1
    assert {c["code"] for c in COUNTRIES if c["kind"] == "organisation"} == ORGANISATIONS
    assert all(re.fullmatch("[A-Z]{2}", c["code"]) for c in countries)
    assert all(re.fullmatch("[A-Z]{3}", c["alpha3"]) for c in countries)
    assert not repeated([c["code"] for c in COUNTRIES])
    assert not repeated([c["alpha3"] for c in countries])


def test_every_country_has_a_name_of_its_own_in_each_language(language: str) -> None:
    assert all(has_all_names(country) for country in COUNTRIES)
    assert not repeated([country["names"][language] for country in COUNTRIES])


def test_capitals_lie_on_the_globe() -> None:
    places = [c["capital"] for c in COUNTRIES if c["capital"]]
    assert all(-90 <= p["lat"] <= 90 and -180 <= p["lon"] <= 180 for p in places)
    assert len({(p["lat"], p["lon"]) for p in places}) > 230


@pytest.mark.parametrize("entries", [POSTS, RANKS], ids=["posts", "ranks"])
def test_posts_and_ranks_have_a_key_and_four_names_of_their_own(
    entries: list[dict[str, Any]],
) -> None:
    assert all(re.fullmatch("[a-z0-9_]+", entry["key"]) for entry in entries)
    assert not repeated([entry["key"] for entry in entries])
    assert all(has_all_names(entry) for entry in entries)
    for code in LANGUAGES:
        assert not repeated([entry["names"][code] for entry in entries])


def test_posts_stand_on_the_protocol_scale() -> None:
    assert len(POSTS) >= 70
    assert {post["level"] for post in POSTS} == {1, 2, 3, 4, 5, 6}


def test_ranks_have_a_branch_and_a_footing() -> None:
    assert {rank["branch"] for rank in RANKS} == {"army", "navy", "air"}
    assert all(1 <= rank["order"] <= 15 for rank in RANKS)


def test_word_files_speak_of_known_countries_in_known_kinds(language: str) -> None:
    words = load(f"country_words/{language}.yml")
    assert set(words) <= {country["code"] for country in COUNTRIES}
    for entry in words.values():
        assert set(entry) <= {*KINDS_OF_WORD, "offices", "ambiguous"}
        assert all(isinstance(word, str) and word == word.strip() for word in words_of(entry))
        for kind in KINDS_OF_WORD:
            assert not repeated(entry.get(kind, []))


def test_bars_are_well_formed(language: str) -> None:
    words = load(f"country_words/{language}.yml")
    phrases = [phrase for entry in words.values() for phrase in words_of(entry)]
    barred = [word for phrase in phrases for word in phrase.split() if "|" in word]
    assert [word for word in barred if not BARRED.fullmatch(word)] == []


def test_united_nations_members_have_words_in_every_language(language: str) -> None:
    words = load(f"country_words/{language}.yml")
    english = load("country_words/en.yml")
    assert set(words) >= {code for code, entry in english.items() if entry.get("capitals")}


def test_a_word_of_two_countries_is_listed_as_ambiguous_by_both(language: str) -> None:
    words = load(f"country_words/{language}.yml")
    claims: dict[str, list[str]] = {}
    for country in COUNTRIES:
        entry = words.get(country["code"], {})
        said = words_of(entry) | {country["names"][language]}
        for word in {word.replace("|", "").casefold() for word in said}:
            claims.setdefault(word, []).append(country["code"])
    undeclared = {
        (word, code)
        for word, codes in claims.items()
        for code in codes
        if len(codes) > 1
        and word not in {w.replace("|", "").casefold() for w in words[code].get("ambiguous", {})}
    }
    assert not undeclared


def test_ambiguous_words_are_words_of_the_country_and_give_a_reason(language: str) -> None:
    display = {country["code"]: country["names"][language] for country in COUNTRIES}
    for code, entry in load(f"country_words/{language}.yml").items():
        assert set(entry.get("ambiguous", {})) <= words_of(entry) | {display[code]}, code
        assert all(len(reason) > 8 for reason in entry.get("ambiguous", {}).values())


def test_outlets_name_themselves_once() -> None:
    codes = {country["code"] for country in COUNTRIES}
    assert not repeated([outlet["name"] for outlet in OUTLETS])
    spelt = [s for o in OUTLETS for s in {n.casefold() for n in (o["name"], *o["spellings"])}]
    assert not repeated(spelt)
    assert all(outlet["country"] in codes for outlet in OUTLETS)


def test_no_office_of_one_country_is_one_of_another() -> None:
    """The Philippines and the United Kingdom have a Defense Secretary as well."""
    words = load("country_words/en.yml")
    offices = Counter(office.lower() for own in words.values() for office in own.get("offices", []))
    assert not [office for office, count in offices.items() if count > 1]
    assert "defense secretary" not in offices
