"""Dates around month names, numeric ones, ranges, and the year nearest to the publication."""

import pytest

from extraction.engine import Engine
from extraction.engine.dates import Day, with_year_near
from extraction.engine.page import make_page
from extraction.engine.view import view_of


def _dates(engine: Engine, language: str, text: str) -> list[str]:
    page = make_page(view_of(text), engine.lexicon(language), engine.date_reader(language))
    return [date.first.edtf + (f"/{date.last.edtf}" if date.last else "") for date in page.dates]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On June 7, the delegation", ["XXXX-06-07"]),
        ("en", "on 7 June 2024 in Baku", ["2024-06-07"]),
        ("en", "from March 29 to April 1", ["XXXX-03-29/XXXX-04-01"]),
        ("en", "on June 7-9, 2023", ["2023-06-07/2023-06-09"]),
        ("en", "in May 2021", ["2021-05"]),
        ("en", "they may visit in 3 days", []),
        ("en", "published 26.01.2022", ["2022-01-26"]),
        ("en", "on 31 February", []),
        ("en", "on Tuesday, September, 4, 2018", ["2018-09-04"]),
        ("en", "in September, 4 officers left", []),
        ("en", "from 30 July up to 1 August 2019", ["2019-07-30/2019-08-01"]),
        ("en", "on 30 July and up to 12 officers", ["XXXX-07-30"]),
        ("en", "was here on 13 May 22. The", ["2022-05-13"]),
        ("en", "was here on 13 May 20", ["XXXX-05-13"]),
        ("az", "Aprelin 25-də görüş", ["XXXX-04-25"]),
        ("az", "iyunun 8-də və 9-da", ["XXXX-06-08/XXXX-06-09"]),
        ("az", "2018-ci ilin noyabr ayının 20-də", ["2018-11-20"]),
        ("az", "25 aprel 2019-cu ildə", ["2019-04-25"]),
        ("ru", "с 29 марта по 1 апреля", ["XXXX-03-29/XXXX-04-01"]),
        ("ru", "17 февраля 2020 года", ["2020-02-17"]),
        ("tr", "22 Eylül Perşembe günü", ["XXXX-09-22"]),
        ("tr", "21-24 Mayıs tarihlerinde", ["XXXX-05-21/XXXX-05-24"]),
    ],
)
def test_a_date_is_read_as_it_is_written(
    engine: Engine, language: str, text: str, expected: list[str]
) -> None:
    assert _dates(engine, language, text) == expected


@pytest.mark.parametrize(
    ("bare", "published", "year"),
    [((6, 7), (2024, 6, 7), 2024), ((12, 30), (2024, 1, 2), 2023), ((1, 3), (2023, 12, 29), 2024)],
)
def test_a_bare_day_takes_the_year_nearest_to_the_publication(
    bare: tuple[int, int], published: tuple[int, int, int], year: int
) -> None:
    assert with_year_near(Day(None, *bare), Day(*published)).year == year


STAY = (
    "ANKARA, 4 Kasım {} (Kuzey Ajansı) - Katar Genelkurmay Başkanı Korgeneral Salim Nabit, Milli "
    "Savunma Bakanı Kemal Aslan'ın konuğu olarak dün Türkiye'ye geldi. Korgeneral Nabit'in "
    "ziyareti {} sürecek."
)


def test_the_last_day_has_words_of_its_own(engine: Engine) -> None:
    text = STAY.format(2024, "8 Kasım'a kadar")
    (engagement,) = engine.read(text).engagements
    assert engagement.end.value == "2024-11-08"
    start, end = engagement.end.spans[0]
    assert text[start:end].startswith("8 Kasım")


def test_no_visit_ends_before_it_begins(engine: Engine) -> None:
    (engagement,) = engine.read(STAY.format(2024, "2 Kasım'a kadar")).engagements
    assert (engagement.start.value, engagement.end.value) == ("2024-11-03", None)
    assert engagement.end.reason == "the last day given is not after the first"


@pytest.mark.parametrize(
    ("until", "end"), [("8 Kasım'a kadar", "XXXX-11-08"), ("13 Mayıs'a kadar", None)]
)
def test_days_without_a_year_keep_their_order(engine: Engine, until: str, end: str | None) -> None:
    text = STAY.format("", until).replace("dün ", "5 Kasım'da ")
    (engagement,) = engine.read(text).engagements
    assert (engagement.start.value, engagement.end.value) == ("XXXX-11-05", end)
