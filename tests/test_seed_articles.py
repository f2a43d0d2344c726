"""The sample articles are complete, ours, and carry the record a reader should find in them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.own_words import assert_own_words
from tests.record_format import ACTIVITIES, faults

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
HEADERS = ["Source", "Outlet", "Published", "Language", "Title"]
NAME = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<guests>[a-z]{2}(?:-[a-z]{2})*)-(?P<host>[a-z]{2}|none)"
    r"-(?P<language>en|az)(?:-(?P<outlet>[a-z]{3,}))?"
)
every_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


def header_and_body(path: Path) -> tuple[dict[str, str], str]:
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    return dict(line.split(": ", 1) for line in head.splitlines()), body


def expected(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.with_suffix(".json").read_text())["expected"]
    return record


def test_there_are_enough_articles_in_both_languages() -> None:
    languages = [header_and_body(path)[0]["Language"] for path in ARTICLES]
    assert len(ARTICLES) >= 28
    assert min(languages.count("en"), languages.count("az")) >= 12


@every_article
def test_an_article_has_every_header_and_a_public_address(path: Path) -> None:
    header, body = header_and_body(path)
    assert list(header) == HEADERS
    assert all(header.values())
    assert re.fullmatch(r"https://[^\s/]+/\S*", header["Source"])
    assert 50 <= len(body.split()) <= 260


@every_article
def test_an_article_is_named_by_day_guests_host_and_language(path: Path) -> None:
    name = NAME.fullmatch(path.stem)
    assert name, path.stem
    header, _ = header_and_body(path)
    record = expected(path)
    assert name["language"] == header["Language"] == record["article"]["language"]
    if name["host"] == "none":
        assert not record["engagements"]
        return
    (visit,) = record["engagements"]
    assert visit["start"].rstrip("~") == name["day"]
    assert visit["host"].lower() == name["host"]
    # A meeting in a third country names only its two sides; the host stands in the name as venue.
    assert {g.lower() for g in visit["guests"]} == set(name["guests"].split("-"))


@every_article
def test_its_record_keeps_to_the_exchange_format(path: Path) -> None:
    record = expected(path)
    assert list(faults(record)) == []
    published = record["article"]["published"]
    assert published in (None, header_and_body(path)[0]["Published"])


@every_article
def test_every_name_rank_and_outlet_of_the_record_stands_in_the_text(path: Path) -> None:
    """Endings may follow a name (`Həsənovla`), so the beginning of each word is looked for."""
    _, body = header_and_body(path)
    record = expected(path)
    outlet = record["article"]["outlet"]
    assert outlet is None or outlet in body
    people = [person for visit in record["engagements"] for person in visit["people"]]
    for person in people:
        assert all(word in body for word in person["name"].split()), person["name"]
        assert person["rank"] is None or person["rank"] in body, person["rank"]


@every_article
def test_it_shares_no_nine_words_in_a_row_with_a_foreign_text(path: Path) -> None:
    assert_own_words(header_and_body(path)[1])


def test_an_unknown_word_in_a_record_is_found() -> None:
    record = expected(ARTICLES[0])
    record["engagements"][0]["activities"] = [*ACTIVITIES, "parade"]
    assert list(faults(record)) == ["activities ['parade'] unknown"]
