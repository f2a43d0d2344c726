"""Whatever is read through byte tables comes out as it does without them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.engine.alphabet import coded, letters_of, words_of
from extraction.engine.names import name_run
from extraction.engine.page import make_page
from extraction.engine.pipeline import Engine
from extraction.engine.titles import Elements
from extraction.engine.view import fold, view_of

KNOWN = st.text(alphabet="abçəĞИйёЯ1٣ _-.,'’“№\n\t\u00a0")


@given(st.one_of(st.text(), KNOWN))
def test_letters_are_those_that_unicode_says(text: str) -> None:
    assert letters_of(text) == re.sub(r"[\W\d_]", " ", text)
    assert words_of(text) == re.findall(r"[^\W\d_]+", text)


@given(st.one_of(st.text(), KNOWN))
def test_a_view_is_folded_as_any_text_is(text: str) -> None:
    view = view_of(text)
    assert view.folded == fold(view.chars)
    assert len(view.folded) == len(view.chars) == len(view.words)


@pytest.mark.parametrize(
    ("text", "listed"),
    [("Müdafiə naziri — №1", True), ("ミニスター", False), ("soft\u00adhyphen", False)],
)
def test_a_text_with_one_other_character_is_not_coded(text: str, listed: bool) -> None:
    assert (coded(text) is not None) is listed


def test_one_other_character_changes_nothing_of_the_record(engine: Engine) -> None:
    text = (
        "On May 3, 2023 the Minister of Defence of Georgia, General John Smith, visited Baku. "
        "He met with the Minister of Defence of Azerbaijan, Colonel General Zakir Hasanov."
    )
    plain, other = engine.read(text), engine.read(text + " ↺")
    assert other.engagements == plain.engagements
    assert plain.engagements


def test_no_name_stands_behind_the_last_word(engine: Engine) -> None:
    page = make_page(view_of("General"), engine.lexicon("en"), engine.date_reader("en"))
    assert name_run(page, Elements([]), 0) == 0
