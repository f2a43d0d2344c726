"""The working copy keeps the way back to every character of the stored text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.engine.view import fold, view_of


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_every_stretch_of_a_view_lies_within_the_stored_text(text: str) -> None:
    view = view_of(text)
    for position in range(len(view.chars)):
        start, end = view.stored(position, position + 1)
        assert 0 <= start < end <= len(text)


def test_i_with_a_dot_folds_to_one_character() -> None:
    assert fold("İlham ŞƏHİD") == "ilham sehid"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Zakir Həsənov", "Həsənov"),
        (unicodedata.normalize("NFD", "Genelkurmay Başkanı Güler"), "Güler"),
        ("Colo\u00adnel Gene\u200bral", "General"),
        ("the  Minister   of Defence", "Minister of"),
        ("Аzerbaijan and Туркия", "Azerbaijan"),
    ],
)
def test_marks_without_meaning_do_not_hide_a_word(text: str, word: str) -> None:
    view = view_of(text)
    at = view.chars.find(word)
    assert at >= 0
    start, end = view.stored(at, at + len(word))
    stored = text[start:end]
    assert stored[0] == unicodedata.normalize("NFD", text)[0] or stored[0] in text
    assert len(stored) >= len(word)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Lі Jianguo and Ѕung Есhо", "Li Jianguo and Sung Echo"),
        ("dеlegation of 3 Маy", "delegation of 3 May"),
        ("Мüdafiə nаziri", "Müdafiə naziri"),
        ("Министp обороны cтраны", "Министр обороны страны"),
        # Nothing to mend: an acronym of the other script, a word of two alphabets with a hyphen.
        ("the delegation told ТАСС", "the delegation told ТАСС"),
        ("IT-служба и CNN", "IT-служба и CNN"),
        ("Он с ней", "Он с ней"),
    ],
)
def test_look_alikes_of_the_other_script_are_mended(text: str, mended: str) -> None:
    assert view_of(text).chars == mended


def test_a_cyrillic_word_keeps_its_letters() -> None:
    assert view_of("Министр обороны").chars == "Министр обороны"
