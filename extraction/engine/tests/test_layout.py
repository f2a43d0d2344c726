"""Paragraphs as they were meant, whatever has become of the lines."""

import textwrap
from typing import Any

import pytest

from extraction.engine import Engine
from extraction.engine.layout import Part
from extraction.engine.page import make_page
from extraction.engine.view import view_of

REPORTS = {
    "en": "Estonian minister in Riga\n\nRIGA, 3 May 2023 - Latvia's Minister of Defence Jana Ozola "
    "received a delegation led by the Minister of Defence of Estonia, Major General Priit Saar, on "
    "Wednesday.\n\nThe sides discussed cyber defence and joint exercises in the Baltic Sea. At the "
    "end of the visit a cooperation plan for the coming year was signed.",
    "ru": "Министр обороны Монголии посетил Ташкент\n\n3 мая 2023 года министр обороны Узбекистана "
    "генерал-лейтенант Алишер Юлдашев принял в Ташкенте делегацию во главе с министром обороны "
    "Монголии Бат Болдом.\n\nСтороны обсудили совместные учения и подготовку кадров, а также "
    "подписали план сотрудничества на следующий год.",
}


def _without_evidence(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_evidence(each) for key, each in node.items() if key != "evidence"}
    return [_without_evidence(each) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("language", REPORTS)
@pytest.mark.parametrize("width", [32, 40, 48, 60, 76])
def test_lines_broken_by_width_read_as_if_they_were_whole(
    engine: Engine, language: str, width: int
) -> None:
    text = REPORTS[language]
    broken = "\n".join(
        textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n")
    )
    assert _without_evidence(engine.read(broken).to_json()) == _without_evidence(
        engine.read(text).to_json()
    )


def _lines(engine: Engine, text: str) -> list[str]:
    """The first line of each paragraph that the page is taken to have."""
    page = make_page(view_of(text), engine.lexicon("en"), engine.date_reader("en"))
    starts = {each.paragraph: each.start for each in reversed(page.layout.sentences)}
    return [text[start:].split("\n")[0] for start in sorted(starts.values())]


def test_lines_that_end_by_sense_stay_apart(engine: Engine) -> None:
    headlines = [
        "Army chief of Chile flies to Lima",
        "Rain over the weekend",
        "Fuel prices edge up again in the capital",
        "National team prepares for the next match",
        "New bridge",
        "Harvest ends early this year",
    ]
    assert _lines(engine, "\n".join(headlines)) == headlines


def test_a_headline_above_whole_paragraphs_stays_a_line_of_its_own(engine: Engine) -> None:
    text = REPORTS["en"].replace("\n\n", "\n")
    assert _lines(engine, text)[0] == "Estonian minister in Riga"
    page = make_page(view_of(text), engine.lexicon("en"), engine.date_reader("en"))
    assert page.layout.sentences[0].part is Part.HEADLINE


def test_words_of_the_page_above_an_article_hide_no_dateline(engine: Engine) -> None:
    above = (
        "Home | Defence | Sport\nWe use cookies to improve our site. Accept\nReading time: 2 min\n"
    )
    record = engine.read(above + REPORTS["en"]).to_json()
    assert record["article"]["published"] == "2023-05-03"
    assert record["engagements"][0]["host"] == "LV"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Home | Politics | Defence | Sport", Part.FURNITURE),
        ("Riga Desk | Estonian minister meets colleagues in Riga", Part.HEADLINE),
        ("Skip to main content of this page", Part.FURNITURE),
        ("The skippers were shown the main content of the museum.", Part.TEXT),
    ],
)
def test_menus_are_furniture_and_headlines_with_a_bar_are_not(
    engine: Engine, line: str, part: Part
) -> None:
    view = view_of(line + "\n\n" + REPORTS["en"])
    page = make_page(view, engine.lexicon("en"), engine.date_reader("en"))
    assert page.layout.sentences[0].part is part


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Heyeti rektör Prof.Dr. Mehmet Alkan ağırladı.", 1),
        ("Görüşmede Tuğg.Vedat Işık hazır bulundu.", 1),
        ("Görüşme sona erdi.Bakan ülkesine döndü.", 2),
    ],
)
def test_a_missing_blank_parts_sentences_but_no_title_from_its_name(
    engine: Engine, text: str, sentences: int
) -> None:
    page = make_page(view_of(text), engine.lexicon("tr"), engine.date_reader("tr"))
    assert len(page.layout.sentences) == sentences


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("3 Mayıs 2023, Turan Bülteni.", "Turan Bülteni"),
        ("3 Mayıs 2023, Turan Bülteni", "Turan Bülteni"),
        ("--Savunma Defteri-- 3.5.2023", "Savunma Defteri"),
    ],
)
def test_the_full_stop_is_no_part_of_who_publishes(engine: Engine, line: str, outlet: str) -> None:
    text = (
        line + "\n\nMilli Savunma Bakanı Kemal Aslan, Japonya Savunma Bakanı Ken Mori ile görüştü."
    )
    value = engine.read(text).article.outlet
    assert value.value == outlet
    ((start, end),) = value.spans
    assert text[start:end] == outlet
