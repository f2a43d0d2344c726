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


@pytest.mark.parametrize(
    ("then", "count"),
    [
        ("Tatbikata Umman, Peru, Katar, Fas ve Ürdün'den askeri ataşeler katıldı", 0),
        ("Bakan Özkan, Umman Savunma Bakanı Salim Nasr ile görüştü", 1),
    ],
)
def test_many_attaches_are_spectators(engine: Engine, then: str, count: int) -> None:
    text = (
        "Tatbikatın seçkin gözlemci günü Mersin'de başladı. Milli Savunma Bakanı Cemal Özkan "
        f"personelini selamladı. {then}."
    )
    assert len(_read(engine, text)) == count


def test_a_meeting_is_no_person(engine: Engine) -> None:
    people = _people(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, NATO Savunma Bakanları Olağanüstü Toplantısı "
        "için gittiği Brüksel'de Norveç Savunma Bakanı Harald Moe ile bir araya geldi.",
    )
    assert {name for name, *_ in people} == {"Cemal Özkan", "Harald Moe"}


def test_an_ordinal_ends_no_sentence(engine: Engine) -> None:
    people = _people(
        engine,
        "Norveç Savunma Bakanı Harald Moe, Konya'da 3. Ana Jet Üs Komutanı Tuğgeneral Ali Nur "
        "tarafından karşılandı.",
    )
    assert ("Ali Nur", "TR") in [(name, country) for name, _, _, country in people]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Litvanya Savunma Bakanı Kazlauskas", {"Cemal Özkan", "Kazlauskas"}),
        ("Bakanlık Sorumlusu", {"Cemal Özkan"}),
    ],
)
def test_a_bare_surname_behind_country_and_post(engine: Engine, who: str, names: set[str]) -> None:
    people = _people(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, {who} ile görüştü. Görüşmeye Litvanya heyeti katıldı.",
    )
    assert {name for name, *_ in people} == names


def test_a_name_is_no_part_of_the_next_ones_post(engine: Engine) -> None:
    people = _people(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, Dışişleri Bakanı Ali Nur ve Milli İstihbarat Teşkilatı "
        "Başkanı Mert Su, Norveç Savunma Bakanı Harald Moe ile Oslo'da görüştü.",
    )
    assert ("Mert Su", "Milli İstihbarat Teşkilatı Başkanı") in [
        (name, post) for name, _, post, _ in people
    ]


@pytest.mark.parametrize(
    ("who", "guests"),
    [
        ("Peru, Şili ve Fas savunma bakanları", {"PE", "CL", "MA"}),
        ("Peru'dan dönen Fas savunma bakanı", {"MA"}),
    ],
)
def test_owners_told_in_one_breath(engine: Engine, who: str, guests: set[str]) -> None:
    engagements = _read(
        engine, f"Millî Savunma Bakanı Cemal Özkan, Ankara'da {who} ile bir araya geldi."
    )
    assert {guest for each in engagements for guest in each["guests"]} == guests


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("Başbakan Sali Berişa ile", "2024-06-07~"),
        ("Salı günü Başbakan Ali Nur ile", "2024-06-04"),
        ("Dünya barışı için", "2024-06-07~"),
        ("dün", "2024-06-06"),
    ],
)
def test_a_day_is_no_part_of_another_word(engine: Engine, told: str, start: str) -> None:
    (engagement,) = _read(
        engine,
        "07.06.2024 12:30\n\nMillî Savunma Bakanı Cemal Özkan, Arnavutluk'a düzenlediği ziyaret "
        f"kapsamında {told} görüşmelerde bulundu.",
    )
    assert engagement["start"] == start


@pytest.mark.parametrize(
    ("name", "found"), [("Buyar Nişani", "Buyar Nişani"), ("Buyar Kor", "Buyar Kor")]
)
def test_a_surname_like_a_month(engine: Engine, name: str, found: str) -> None:
    people = _people(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, 7 Nisan'da Arnavutluk'a düzenlediği ziyarette "
        f"Cumhurbaşkanı {name} ile görüştü.",
    )
    assert found in {each[0] for each in people}
