"""Noise is the same for one seed, and the engine reads through it as well as recorded.

After a change for the better: `manage.py evaluate --noise --record FILE` with
`corpus/noise_figures.json`.
"""

import json
import re

import pytest

from extraction.engine import Engine
from extraction.engine.evaluation import CORPUS, read_corpus
from extraction.engine.noise import KINDS, SCORED, evaluate_spoilt, noise_figures, spoil

RECORDED = json.loads((CORPUS / "noise_figures.json").read_text(encoding="utf-8"))
SEED = 1
A_POINT = 0.01

REPORT = """Visit of the Estonian minister

RIGA, 3 May 2023 - Latvia's Minister of Defence Jānis Ozols received the Minister of Defence of
Estonia, Priit Säär, on Wednesday. They discussed cyber defence, logistics and military education.
A cooperation plan was signed. The ministers also visited the headquarters of the battalion.
"""


def spoilt(kind: str, text: str = REPORT, seed: int = SEED, language: str = "en") -> str:
    return spoil(text, kind, language, seed=seed, name="report")


@pytest.mark.parametrize("kind", KINDS)
def test_one_seed_always_makes_the_same_noise(kind: str) -> None:
    long = REPORT * 5
    assert spoilt(kind, long) == spoilt(kind, long) != long


@pytest.mark.parametrize("kind", ["homoglyphs", "ocr_letters", "cut_end", "furniture"])
def test_another_seed_makes_other_noise(kind: str) -> None:
    assert len({spoilt(kind, seed=seed) for seed in range(8)}) > 1


def test_lost_diacritics_are_lost_and_nothing_else() -> None:
    text = "Müdafiə naziri Şirin Əliyevanın IĞDIR səfəri; министр Йонас Алёхин"
    assert spoilt("lost_diacritics", text) == (
        "Mudafie naziri Sirin Eliyevanin IGDIR seferi; министр Йонас Алехин"
    )


def test_joined_lines_keep_every_word() -> None:
    joined = spoilt("joined_lines")
    assert "\n" not in joined
    assert joined.split() == REPORT.split()


def test_furniture_stands_around_the_article_and_within() -> None:
    lines = spoilt("furniture").splitlines()
    assert [line for line in REPORT.splitlines() if line and line not in lines] == []
    assert len(lines) > len(REPORT.splitlines()) + 4


def test_a_cut_end_is_a_beginning_that_breaks_off_within_a_word() -> None:
    cut = spoilt("cut_end").rstrip(".…")
    assert REPORT.startswith(cut)
    assert re.match(r"\w", REPORT[len(cut)])
    assert len(cut) > 0.75 * len(REPORT.rstrip())


def test_homoglyphs_look_the_same_and_are_others() -> None:
    swapped = spoilt("homoglyphs")
    assert len(swapped) == len(REPORT)
    assert re.search("[а-яА-Я]", swapped)
    assert re.search("[a-zA-Z]", spoilt("homoglyphs", "министр обороны " * 20))


def test_hard_breaks_are_short_lines_with_the_same_words() -> None:
    wrapped = spoilt("hard_breaks")
    assert max(map(len, wrapped.splitlines())) <= 60
    assert wrapped.split() == REPORT.split()


def test_missing_spaces_are_those_behind_sentences_not_within_initials() -> None:
    text = "The talks ended. Mr. J. Ozols left at once. They will meet again. The end is near. "
    glued = spoilt("missing_spaces", text * 5)
    assert "ended.Mr. J. Ozols" in glued


def test_a_scanner_misreads_no_name_and_no_short_word() -> None:
    text = "Jana Ozola met the secretary of defence in the headquarters of Tallinn " * 10
    misread = spoilt("ocr_letters", text)
    assert misread != text
    assert misread.count("Jana Ozola") == misread.count("Tallinn") == 10


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mudafie nazirliyinin qonaqlari ile beynelxalq emekdasliq muzakire olunub.", "az"),
        (
            "Savunma Bakanligi heyeti ile uluslararasi is birligi ele alindi ve gorusme yapildi.",
            "tr",
        ),
    ],
)
def test_without_their_marks_languages_are_still_told_apart(
    engine: Engine, text: str, language: str
) -> None:
    assert engine.read(text).article.language.value == language


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_under_noise_falls_a_point_below_the_recorded_one(
    engine: Engine, kind: str
) -> None:
    report = evaluate_spoilt(engine, read_corpus(), kind, seed=SEED)
    now = noise_figures(report, kind)
    fallen = {
        (group, name): (recorded, now[group].get(name, 0.0))
        for group, means in RECORDED[kind].items()
        for name, recorded in means.items()
        if now[group].get(name, 0.0) < recorded - A_POINT
    }
    assert not fallen
    assert report.bad_quotes == 0


def test_what_is_scored_under_a_noise_is_a_field_of_the_figures(engine: Engine) -> None:
    assert set(SCORED) <= set(KINDS) == set(RECORDED)
    fields = set(
        evaluate_spoilt(engine, list(read_corpus())[:5], "cut_end", seed=SEED).fields["all"]
    )
    assert SCORED["cut_end"] <= fields
