"""The engine's corpus is complete and each of its records keeps to the exchange format."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.own_words import assert_own_words
from tests.record_format import faults

CORPUS = Path(__file__).resolve().parent.parent / "extraction" / "engine" / "tests" / "corpus"
TEXTS = sorted(CORPUS.glob("*/*/*.txt"))
KNOWN_CASES = set(
    re.findall(r"`([a-z_]+)`", (CORPUS / "README.md").read_text().split("## Cases")[1])
)
every_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(CORPUS)))


def beside(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return content


def test_every_record_has_its_text() -> None:
    records = {path.with_suffix("") for path in CORPUS.glob("*/*/*.json")}
    assert records == {path.with_suffix("") for path in TEXTS}


@pytest.mark.parametrize("language", ["az", "en", "ru", "tr"])
def test_a_language_has_fifty_texts_a_third_blind_and_a_fifth_without_engagement(
    language: str,
) -> None:
    texts = [path for path in TEXTS if path.parts[-3] == language]
    blind = [path for path in texts if path.parts[-2] == "blind"]
    silent = [path for path in texts if not beside(path)["expected"]["engagements"]]
    assert len(texts) >= 50
    assert len(blind) / len(texts) == pytest.approx(1 / 3, abs=0.06)
    assert len(silent) / len(texts) == pytest.approx(1 / 5, abs=0.06)


@every_text
def test_a_record_keeps_to_the_exchange_format(path: Path) -> None:
    content = beside(path)
    assert set(content) == {"expected", "cases"}
    assert list(faults(content["expected"])) == []
    assert content["expected"]["article"]["language"] == path.parts[-3]


@every_text
def test_its_cases_are_told_in_the_readme(path: Path) -> None:
    assert set(beside(path)["cases"]) - KNOWN_CASES == set()


@every_text
def test_a_none_in_the_name_means_no_engagement(path: Path) -> None:
    silent = not beside(path)["expected"]["engagements"]
    cancelled = "cancelled" in beside(path)["cases"]
    assert silent == (path.stem.startswith("none-") or cancelled)


@every_text
def test_it_shares_no_nine_words_in_a_row_with_a_foreign_text(path: Path) -> None:
    assert_own_words(path.read_text(encoding="utf-8"))
