"""The record's words are those of docs/record-format.md, no more and no fewer."""

import re

import pytest
from django.conf import settings
from django.db.models import TextChoices

from visits import vocabulary as words
from visits.claims import FIELDS, Claims

FORMAT = (settings.BASE_DIR / "docs" / "record-format.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text under a heading, without what stands in brackets."""
    text = FORMAT.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", text)


def item(title: str, name: str) -> str:
    """One item of a section's list, with the items below it."""
    return re.split(r"\n- ", section(title).split(f"- `{name}`", 1)[1])[0]


def quoted(text: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", text)


def below(text: str) -> list[str]:
    """The words that begin the lines of an inner list."""
    return re.findall(r"\n  - `([a-z_]+)`", text)


def kinds_of_engagement() -> list[str]:
    return below(section("engagements").split("- `kind`", 1)[1].split("\n- `status`")[0])


@pytest.mark.parametrize(
    ("choices", "documented"),
    [
        (words.VisitKind, kinds_of_engagement()),
        (words.VisitType, quoted(item("engagements", "visit_type"))),
        (words.Role, quoted(item("people", "role"))),
        (words.Activity, quoted(section("activities").split(". In a planned")[0])),
        (words.Topic, quoted(section("topics").split("\nBare")[0])),
        (words.OutcomeType, quoted(section("outcomes").split("`text`")[0])),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else "",
)
def test_the_words_are_those_of_the_format(
    choices: type[TextChoices], documented: list[str]
) -> None:
    assert set(choices.values) == set(documented) - {"null"}


def test_the_status_words_include_those_of_the_format() -> None:
    documented = set(quoted(item("engagements", "status")))

    assert documented == {"planned", "in_progress", "completed"}
    # Later reports may say that a planned visit was put off or called off.
    assert set(words.VisitStatus.values) == documented | {"postponed", "cancelled"}


def test_claims_have_the_fields_of_an_engagement() -> None:
    assert tuple(Claims(kind="visit").to_json()) == FIELDS
    sample = FORMAT.split("```json")[1].split("```")[0]
    engagement = sample.split('"engagements": [')[1]
    documented = set(re.findall(r'^      "([a-z_]+)":', engagement, flags=re.MULTILINE))
    assert documented - {"evidence"} == set(FIELDS)


def test_every_word_has_a_name_to_show() -> None:
    lists = [each for each in vars(words).values() if isinstance(each, type)]
    choices = [each for each in lists if issubclass(each, TextChoices) and each is not TextChoices]

    assert len(choices) == 9
    assert all(label.strip() for each in choices for label in each.labels)
