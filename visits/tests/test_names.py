"""Names found again across scripts and spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.names import fold, keys, likeness, sort_key

ALIKE = [
    ["Zakir Hasanov", "Zakir Həsənov", "Закир Гасанов", "ZAKİR HƏSƏNOV", "Zakir Gasanov"],
    ["Ruslan Zhaksylykov", "Ruslan Jaksılıkov", "Руслан Жаксылыков"],
    ["Hulusi Akar", "Хулуси Акар"],
    ["Sherali Mirzo", "Шерали Мирзо"],
    ["Yaşar Güler", "Yashar Guler", "Яшар Гюлер", "YAŞAR GÜLER", "Yasar Guler"],
    ["Syed Asim Munir", "Seyid Asim Munir", "Сеид Асим Мунир"],
    ["Kərim Vəliyev", "Karim Valiyev", "Керим Велиев"],
    ["İlham Əliyev", "Ilham Aliyev", "Ильхам Алиев"],
    ["Ceyhun Bayramov", "Jeyhun Bayramov", "Джейхун Байрамов"],
    ["Qasım-Jomart Tokayev", "Kassym-Jomart Tokayev", "Касым-Жомарт Токаев"],
    ["Sergey Şoyqu", "Sergei Shoigu", "Сергей Шойгу"],
    ["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"],
    ["Eric Scott", "Эрик Скотт"],
    ["Hikmət Mirzəyev", "Hikmet Mirzayev", "Хикмет Мирзаев"],
]

APART = [
    ("Hasanov", "Hasanli"),
    ("Hasanov", "Hasanova"),
    ("Hasanov", "Huseynov"),
    ("Aliyev", "Valiyev"),
    ("Həsənov", "Hüseynov"),
    ("Karimov", "Karimli"),
    ("Mammadov", "Mahmudov"),
    ("Güler", "Gülər-Aslan"),
]


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_spellings_of_one_name_have_the_same_keys(names: list[str]) -> None:
    assert {tuple(keys(name)) for name in names} == {tuple(keys(names[0]))}
    assert all(likeness(names[0], name) == 1.0 for name in names)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_surnames_have_different_keys(one: str, other: str) -> None:
    assert keys(one) != keys(other)
    assert likeness(one, other) < 1.0


def test_a_free_spelling_is_a_candidate_by_likeness() -> None:
    assert likeness("Sherali Mirzo", "Şirəli Mirzə") > 0.8
    assert likeness("Zakir Hasanov", "Hasanov Zakir") == 1.0
    assert likeness("Sherali Mirzo", "Hulusi Akar") < 0.5


@pytest.mark.parametrize(
    ("printed", "initial"),
    [("Z. Hasanov", "z"), ("Z.Hasanov", "z"), ("З.Гасанов", "z"), ("H. Hasanov", "k")],
)
def test_an_initial_gives_one_letter_that_begins_the_key(printed: str, initial: str) -> None:
    assert keys(printed) == [initial, "kasanov"]


def test_whose_son_somebody_is_is_no_part_of_the_keys() -> None:
    assert keys("Zakir Əsgər oğlu Həsənov") == keys("Zakir Asgar Hasanov")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Zakir Həsənov", "zakir hasanov"),
        ("  Yaşar   GÜLER ", "yasar guler"),
        ("Qasım-Jomart Tokayev", "qasim jomart tokayev"),
        ("Руслан Жаксылыков", "ruslan zhaksylykov"),
        ("O’Brien", "obrien"),
        ("…", ""),
        ("", ""),
    ],
)
def test_fold_gives_plain_latin_words(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(("text", "key"), [("Türkiye", "turkiye"), ("Əfqanıstan", "afqanistan")])
def test_the_sort_key_is_plain(text: str, key: str) -> None:
    assert sort_key(text) == key


@given(st.text(max_size=80))
def test_any_text_folds_to_plain_letters_and_folding_again_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded
    assert all(key.isascii() and key.isalpha() and len(key) <= 60 for key in keys(text))
