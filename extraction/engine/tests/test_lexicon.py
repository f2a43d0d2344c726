"""The language files: same keys everywhere, unknown ones refused, in step with the seeds."""

from pathlib import Path
from typing import Any

import pytest

from extraction.engine.lexicon import LANGUAGES, SEEDS, known_languages
from extraction.engine.plainyaml import parse_yaml, read_yaml
from extraction.engine.schema import SCHEMA, LanguageFileError, check

CODES = known_languages()


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest) -> Any:
    return read_yaml(LANGUAGES / f"{request.param}.yml")


def test_every_language_fits_the_schema(language: Any) -> None:
    check(language, SCHEMA, "file")


def test_an_unknown_key_is_refused_by_its_full_name() -> None:
    data = dict(read_yaml(LANGUAGES / "en.yml"))
    data["topics"] = {**data["topics"], "astrology": ["stars"]}
    with pytest.raises(LanguageFileError, match=r"en\.topics.*astrology"):
        check(data, SCHEMA, "en")


def test_a_missing_key_is_refused() -> None:
    data = dict(read_yaml(LANGUAGES / "en.yml"))
    del data["grammar"]
    with pytest.raises(LanguageFileError, match=r"missing keys.*grammar"):
        check(data, SCHEMA, "en")


def test_every_language_knows_every_topic_activity_and_outcome(language: Any) -> None:
    english = read_yaml(LANGUAGES / "en.yml")
    for group in ("topics", "activities", "outcomes", "visit_types", "cues"):
        assert set(english[group]) - {"none"} <= set(language[group])


@pytest.mark.parametrize(("group", "file"), [("posts", "posts.yml"), ("ranks", "ranks.yml")])
def test_posts_and_ranks_are_those_of_the_seeds(language: Any, group: str, file: str) -> None:
    known = {entry["key"] for entry in read_yaml(Path(SEEDS) / file)}
    assert set(language[group]) <= known


def test_words_that_yaml_takes_for_truth_stay_words() -> None:
    assert parse_yaml("words: [no, on, yes]\nNO: 1") == {"words": ["no", "on", "yes"], "NO": "1"}


def test_no_rule_asks_which_language_it_reads() -> None:
    for file in LANGUAGES.parent.glob("*.py"):
        source = file.read_text(encoding="utf-8")
        for code in CODES:
            assert f'== "{code}"' not in source, file.name
