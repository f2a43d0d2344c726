"""Turkish: apostrophes, the verb at the end, the ministry of one's own; each with its opposite."""

from typing import Any

import pytest

from extraction.engine import Engine


def _read(engine: Engine, text: str) -> list[dict[str, Any]]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


def _people(engine: Engine, text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (each["name"], each["rank"], each["post"], each["country"])
        for engagement in _read(engine, text)
        for each in engagement["people"]
    ]


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        (
            "Millî Savunma Bakanı Cemal Özkan, Norveç Savunma Bakanı Harald Moe'yi Ankara'da "
            "resmî törenle karşıladı.",
            "TR",
            ["NO"],
        ),
        (
            "Norveç Savunma Bakanı Harald Moe, Millî Savunma Bakanı Cemal Özkan'ın resmî davetlisi "
            "olarak Türkiye'ye geldi.",
            "TR",
            ["NO"],
        ),
        (
            "Millî Savunma Bakanı Cemal Özkan, Norveç Savunma Bakanı Harald Moe'nin davetlisi "
            "olarak Oslo'ya gitti.",
            "NO",
            ["TR"],
        ),
        (
            "Genelkurmay Başkanı Orgeneral Kemal Arıkan, Katar'ı ziyaret ederek Katar Savunma "
            "Bakanı Salim En-Nabit ile görüştü.",
            "QA",
            ["TR"],
        ),
        (
            "Sırbistan Genelkurmay Başkanı Orgeneral Marko İliç, Genelkurmay Başkanı Orgeneral "
            "Kemal Arıkan tarafından Ankara'da kabul edildi.",
            "TR",
            ["RS"],
        ),
    ],
)
def test_it_tells_who_visits_whom(engine: Engine, text: str, host: str, guests: list[str]) -> None:
    (engagement,) = _read(engine, text)
    assert (engagement["host"], engagement["guests"]) == (host, guests)


def test_a_ministry_without_a_country_is_the_home_one(engine: Engine) -> None:
    text = (
        "Milli Savunma Bakanı Cemal Özkan, Romanya Milli Savunma Bakanı Radu Cernea ile Ankara'da "
        "bir araya geldi."
    )
    assert {(name, country) for name, _, _, country in _people(engine, text)} == {
        ("Cemal Özkan", "TR"),
        ("Radu Cernea", "RO"),
    }


@pytest.mark.parametrize(
    ("written", "name", "rank", "post"),
    [
        ("Genelkurmay Başkanı Orgeneral Ali Nur'u", "Ali Nur", "Orgeneral", "Genelkurmay Başkanı"),
        (
            "Genelkurmay 2'nci Başkanı Korgeneral Ali Nur’u",
            "Ali Nur",
            "Korgeneral",
            "Genelkurmay 2'nci Başkanı",
        ),
        (
            "Deniz Kuvvetleri Komutanı Oramiral Ali Nur'u",
            "Ali Nur",
            "Oramiral",
            "Deniz Kuvvetleri Komutanı",
        ),
        ("Savunma Bakan Yardımcısı Sayın Ali Nur'u", "Ali Nur", None, "Savunma Bakan Yardımcısı"),
    ],
)
def test_names_lose_what_stands_behind_the_apostrophe(
    engine: Engine, written: str, name: str, rank: str | None, post: str
) -> None:
    text = f"Millî Savunma Bakanı Cemal Özkan, Somali {written} Ankara'da kabul etti."
    assert (name, rank, post) in [each[:3] for each in _people(engine, text)]


def test_given_names_that_are_words_too_stay_names(engine: Engine) -> None:
    text = (
        "Genelkurmay Başkanı Orgeneral Necati Özel, İsveç Genelkurmay Başkanı Orgeneral Nils Berg "
        "ile Ankara'da görüştü."
    )
    assert "Necati Özel" in [each[0] for each in _people(engine, text)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("22 Eylül 2023 Perşembe günü", "2023-09-22", None),
        ("16-18 Nisan 2025 tarihlerinde", "2025-04-16", "2025-04-18"),
    ],
)
def test_it_reads_days(engine: Engine, text: str, start: str, end: str | None) -> None:
    report = f"Katar Savunma Bakanı Salim En-Nabit {text} Türkiye'yi ziyaret etti."
    (engagement,) = _read(engine, report)
    assert (engagement["start"], engagement["end"]) == (start, end)


def test_the_verb_makes_a_day_the_last(engine: Engine) -> None:
    text = (
        "Katar Savunma Bakanı Salim En-Nabit 6 Kasım 2024'te Ankara'ya geldi. Katar heyeti 8 "
        "Kasım'da ülkesine dönecek."
    )
    (engagement,) = _read(engine, text)
    assert (engagement["start"], engagement["end"]) == ("2024-11-06", "2024-11-08")


@pytest.mark.parametrize(
    "text",
    [
        "Milli Savunma Bakanı Cemal Özkan, Van'da sınır birliklerini denetledi. Bakan Özkan İran "
        "hududundaki karakolda brifing aldı.",
        "Genelkurmay Başkanı Orgeneral Kemal Arıkan, Cumhurbaşkanı ile haftalık olağan görüşme "
        "yaptı. Kabul bir saat sürdü. Görüşmede Suriye sınırındaki son durum ele alındı.",
    ],
)
def test_home_affairs_are_no_engagement(engine: Engine, text: str) -> None:
    assert _read(engine, text) == []
