"""Finding people and countries by what somebody types, and saying why."""

import pytest

from visits import search
from visits.models import Official
from visits.services.officials import add_spelling
from visits.tests.factories import an_official

pytestmark = pytest.mark.usefixtures("countries")


@pytest.fixture
def osmanov() -> Official:
    official = an_official("Karim Osmanov")
    add_spelling(official_id=official.pk, name="Карим Османов")
    return official


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Karim Osmanov", "by name"),
        ("osmanov", "by name"),
        ("Kərim Osmanov", "by name"),
        ("K. Osmanov", "by name"),
        ("Османов Карим", "by name"),
        ("kar", "by name"),
        ("Karim Osmanow", "by name"),
        ("Karin Osmanof", "similar to “Karim Osmanov”"),
    ],
)
def test_it_finds_a_person_and_says_why(osmanov: Official, words: str, why: str) -> None:
    assert [(found.official, found.why) for found in search.officials(words)] == [(osmanov, why)]


@pytest.mark.parametrize("words", ["", "  ", "...", "Osmanli", "Karim Veliyev", "Bob Osmanov"])
def test_it_finds_nobody_rather_than_somebody_else(osmanov: Official, words: str) -> None:
    assert search.officials(words) == []


def test_it_names_the_spelling_that_was_met(osmanov: Official) -> None:
    add_spelling(official_id=osmanov.pk, name="Karim Osmanzade")
    [found] = search.officials("Osmanzade")
    assert found.why == "printed as “Karim Osmanzade”"


def test_the_better_match_comes_first(osmanov: Official) -> None:
    other = an_official("Kamran Osmanov")
    found = [found.official for found in search.officials("K. Osmanov")]
    assert set(found) == {osmanov, other}
    assert [found.official for found in search.officials("Kamran Osmanov")] == [other]


def test_a_merged_official_leads_to_the_one_that_stands(osmanov: Official) -> None:
    merged = an_official("Kerim Osmanbekov")
    Official.objects.filter(pk=merged.pk).update(merged_into=osmanov)
    assert [found.official for found in search.officials("Osmanbekov")] == [osmanov]


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        ("GE", "GE", "its code is GE"),
        ("Georgia", "GE", "its name is “Georgia”"),
        ("Gürcüstan", "GE", "“Gürcüstan” in Azerbaijani"),
        ("Грузия", "GE", "“Грузия” in Russian"),
        ("Казахстан", "KZ", "“Казахстан” in Russian"),
        ("Turkey", "TR", "also called “Turkey”"),
        ("usa", "US", "its code is USA"),
        ("UK", "GB", "also called “UK”"),
    ],
)
def test_it_finds_a_country_and_says_why(words: str, code: str, why: str) -> None:
    found = search.countries(words)[0]
    assert (found.country.code, found.why) == (code, why)


def test_it_says_what_a_word_is_taken_for() -> None:
    country, topic, year = search.meanings("Qazaxıstan navy 2024")
    assert country.countries == ("KZ",)
    assert topic.words == ("navy",)
    assert year.year == 2024
