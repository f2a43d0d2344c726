"""Who meets whom and where in Turkish reports: each class with its opposite."""

from typing import Any

import pytest

from extraction.engine import Engine


def _read(engine: Engine, text: str) -> list[dict[str, Any]]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        pytest.param(
            "Tümgeneral Cemal Özkan başkanlığındaki heyet ile Yunan heyeti arasındaki görüşme "
            "Yunanistan Milli Savunma Bakanlığı ev sahipliğinde yapıldı.",
            "GR",
            ["TR"],
            id="who holds it",
        ),
        pytest.param(
            "Milli Savunma Bakanı Cemal Özkan bakanlıkta Yunan heyeti ile görüştü. Bir sonraki "
            "görüşme Yunanistan'ın ev sahipliğinde yapılacak.",
            "TR",
            ["GR"],
            id="who will hold the next",
        ),
        pytest.param(
            "Milli Savunma Bakanı Cemal Özkan, bakanlıkta Katar Savunma Bakanı Salim Nasr ile "
            "görüştü. Görüşmede Suriye'deki son gelişmeler ele alındı.",
            "TR",
            ["QA"],
            id="what is there is spoken of",
        ),
        pytest.param(
            "Milli Savunma Bakanı Cemal Özkan, Katar Savunma Bakanı Salim Nasr ile görüştü. "
            "Doha'daki görüşmede son gelişmeler ele alındı.",
            "QA",
            ["TR"],
            id="what is there is the meeting",
        ),
        pytest.param(
            "Genel Müdür Tümgeneral Cemal Özkan başkanlığındaki Türkiye heyeti, Katar Kara "
            "Kuvvetleri Komutanı Salim Nasr'ı ziyaret etti.",
            "QA",
            ["TR"],
            id="who is gone to",
        ),
        pytest.param(
            "Katar Kara Kuvvetleri Komutanı Salim Nasr, Milli Savunma Bakanı Cemal Özkan ile "
            "görüştü, Ankara'yı ziyaret etti.",
            "TR",
            ["QA"],
            id="a town is gone to",
        ),
        pytest.param(
            "Genelkurmay Başkanı Orgeneral Cemal Özkan, Avrupa Müttefik Kuvvetler Yüksek Komutanı "
            "Orgeneral Paul Smith'i Ankara'da törenle karşıladı.",
            "TR",
            ["NATO"],
            id="an office of the alliance",
        ),
    ],
)
def test_it_tells_hosts_by_more_than_verbs_of_going(
    engine: Engine, text: str, host: str, guests: list[str]
) -> None:
    (engagement,) = _read(engine, text)
    assert (engagement["host"], engagement["guests"]) == (host, guests)


@pytest.mark.parametrize(
    ("told", "start"),
    [("toplantı 28 Nisan 2025'te yapıldı", "2025-04-28"), ("ordu 28 Nisan 2025'te kuruldu", None)],
)
def test_the_day_of_a_meeting_may_be_told_late(
    engine: Engine, told: str, start: str | None
) -> None:
    text = (
        "Milli Savunma Bakanı Cemal Özkan, Katar Savunma Bakanı Salim Nasr ile görüştü. İki bakan "
        f"heyetler arası görüşme yaptı. Heyetler yemekte buluştu. Açıklamaya göre {told}."
    )
    (engagement,) = _read(engine, text)
    assert engagement["start"] == start


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        pytest.param(
            "İspanya Deniz Kuvvetleri'nin mayın avlama gemisi Navia, 5 Ekim 2024'te Aksaz'a geldi. "
            "Gemi komutanı Yarbay Juan Ferrer, Aksaz Deniz Üs Komutanı Tuğamiral Rıfat Denizci'ye "
            "nezaket ziyaretinde bulundu. Gemi 8 Ekim'de Selanik'e hareket edecek.",
            "ES",
            id="a ship",
        ),
        pytest.param(
            "Norveç Savunma Bakanı Harald Moe, Milli Savunma Bakanı Cemal Özkan ile görüştü. "
            "Bakanlar savunma sanayiini ele aldı. Moe yarın Atina'ya gidecek.",
            "NO",
            id="a minister",
        ),
    ],
)
def test_the_next_stop_is_no_part_of_the_visit(engine: Engine, text: str, guest: str) -> None:
    (engagement,) = _read(engine, text)
    assert (engagement["host"], engagement["guests"]) == ("TR", [guest])


def test_a_departure_announced_first_is_the_visit(engine: Engine) -> None:
    (engagement,) = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, Yunanistan Savunma Bakanı Petros Ikaris'in davetlisi "
        "olarak yarın Selanik'e hareket edecek.",
    )
    assert (engagement["host"], engagement["guests"]) == ("GR", ["TR"])


@pytest.mark.parametrize(
    ("spoken_of", "host"),
    [("Umman'daki son gelişmeler", "TR"), ("Umman'da iş birliği", "OM")],
)
def test_a_country_spoken_of_is_not_where_they_meet(
    engine: Engine, spoken_of: str, host: str
) -> None:
    (engagement,) = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, Umman Savunma Bakanı Salim Nasr ile bir araya geldi. "
        f"Görüşmede {spoken_of} ele alındı.",
    )
    assert engagement["host"] == host


@pytest.mark.parametrize(
    ("where", "host", "guests"),
    [
        ("NATO Karargahı'nda", "BE", {"TR", "NO"}),
        ("NATO konularını", "TR", {"NO"}),
    ],
)
def test_the_headquarters_stand_on_belgian_soil(
    engine: Engine, where: str, host: str, guests: set[str]
) -> None:
    (engagement,) = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, Norveç Savunma Bakanı Harald Moe ile {where} görüştü.",
    )
    assert (engagement["host"], set(engagement["guests"])) == (host, guests)


def test_the_minister_of_ones_own_meets_each_of_the_others(engine: Engine) -> None:
    engagements = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, Brüksel'deki temaslarına devam ediyor. Norveç Savunma "
        "Bakanı Harald Moe ile görüşen Özkan, daha sonra Yunanistan Savunma Bakanı Petros Ikaris "
        "ile bir araya geldi.",
    )
    assert {frozenset(each["guests"]) for each in engagements} == {
        frozenset({"TR", "NO"}),
        frozenset({"TR", "GR"}),
    }


@pytest.mark.parametrize(
    ("told", "host"),
    [
        ("Cumhurbaşkanı Vidadi Hüseynov tarafından imzalanan beyannameyi hatırlattı", "TR"),
        ("Cumhurbaşkanı Vidadi Hüseynov tarafından kabul edildi", "AZ"),
    ],
)
def test_who_signs_does_not_receive(engine: Engine, told: str, host: str) -> None:
    engagement = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan ile Azerbaycan Savunma Bakanı Elşen Rzayev tatbikatı "
        f"izledi. Bakan Özkan görüşmede, Azerbaycan {told}.",
    )[0]
    assert engagement["host"] == host


@pytest.mark.parametrize(("what", "count"), [("fırkateyni", 1), ("bayrağı", 0)])
def test_a_ship_comes_to_a_port(engine: Engine, what: str, count: int) -> None:
    engagements = _read(
        engine,
        f"İspanya Deniz Kuvvetleri'nin {what} Navia 5 Ekim 2024'te Aksaz Limanı'na geldi.",
    )
    assert [(each["host"], each["guests"]) for each in engagements] == [("TR", ["ES"])] * count


@pytest.mark.parametrize(
    ("ground", "host"),
    [
        ("Millî Savunma Bakanlığı'nda", "TR"),
        ("Norveç Savunma Bakanlığı'nda", "NO"),
        ("Bergen Limanı'nda", "NO"),
        ("Bergen Limanı'ndan dönüşünde Ankara'da", "TR"),
    ],
)
def test_what_stands_on_a_ground_tells_whose_it_is(engine: Engine, ground: str, host: str) -> None:
    (engagement,) = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan ile Norveç Savunma Bakanı Harald Moe {ground} görüştü.",
    )
    assert engagement["host"] == host


@pytest.mark.parametrize(
    ("goer", "kind"),
    [("Genel Müdür Tümgeneral Ali Nur", "visit"), ("Tümgeneral Mert Su", "reception")],
)
def test_a_resident_beside_a_visitor_makes_no_reception(
    engine: Engine, goer: str, kind: str
) -> None:
    (engagement,) = _read(
        engine,
        "Katar Savunma Bakanı Salim Nasr, Türkiye'nin Doha Büyükelçisi Cemal Özkan'ı kabul etti. "
        f"Görüşmede {goer} de yer aldı.",
    )
    assert engagement["kind"] == kind


@pytest.mark.parametrize(
    ("done", "guests"), [("imza altına alınacak", [["BG", "RO"]]), ("eleştirildi", [])]
)
def test_who_signs_together_meets(engine: Engine, done: str, guests: list[list[str]]) -> None:
    engagements = _read(
        engine,
        "Türkiye, Bulgaristan ve Romanya İstanbul'da yapılacak törene hazırlanıyor. Metin, Romanya "
        "Savunma Bakanı Radu Cernea, Bulgaristan Savunma Bakan Yardımcısı Ivo Petkov ve Millî "
        f"Savunma Bakanı Cemal Özkan tarafından {done}.",
    )
    assert [sorted(each["guests"]) for each in engagements] == guests


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("ziyaret edeceğini bildirdi", "planned"),
        ("ziyaret ettiğini bildirdi", "completed"),
        ("ziyaret etmiştir", "completed"),
    ],
)
def test_reported_speech_tells_the_stage(engine: Engine, told: str, status: str) -> None:
    (engagement,) = _read(
        engine, f"Bakanlık, Katar Savunma Bakanı Salim Nasr'ın Türkiye'yi {told}."
    )
    assert engagement["status"] == status


@pytest.mark.parametrize(
    ("done", "count"),
    [("değerlendirmesinde bulunan", 0), ("ziyaretinde bulunan", 1)],
)
def test_a_remark_is_no_visit(engine: Engine, done: str, count: int) -> None:
    engagements = _read(
        engine,
        "Kazakistan Savunma Bakanı Askar Nur, Türkiye ile askeri iş birliğinin önemli olduğunu "
        f"söyledi. Türkiye {done} Nur, savunma alanında yeni adımlar istediklerini ekledi.",
    )
    assert len(engagements) == count


@pytest.mark.parametrize(
    ("told", "hosts"),
    [("ABD destroyeri USS Marlin", ["TR"]), ("ABD yolcu gemisi Marlin", [])],
)
def test_a_foreign_warship_in_port(engine: Engine, told: str, hosts: list[str]) -> None:
    engagements = _read(
        engine, f"{told}, liman ziyareti için dün İstanbul'a ulaştı. Sahil güvenlik eşlik etti."
    )
    assert [each["host"] for each in engagements] == hosts


def test_talks_ahead_of_a_gathering_stand_for_themselves(engine: Engine) -> None:
    engagements = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, üçlü toplantı öncesinde İtalya Savunma Bakanı Aldo "
        "Neri ile Ankara'da görüştü.",
    )
    assert [(each["kind"], each["guests"]) for each in engagements] == [("multilateral", ["IT"])]


def test_the_last_of_the_places_bears_the_case_of_all(engine: Engine) -> None:
    engagements = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, resmî ziyaretlerde bulunmak üzere Norveç ve İsveç'e "
        "gidiyor. Bakan Özkan, Norveç Savunma Bakanı Harald Moe ile bir araya gelecek. Daha sonra "
        "İsveç'e geçecek Bakan Özkan, İsveç Savunma Bakanı Nils Berg ile görüşecek.",
    )
    assert {each["host"]: each["guests"] for each in engagements} == {"NO": ["TR"], "SE": ["TR"]}


@pytest.mark.parametrize(
    ("first", "leader"),
    [("Dışişleri Bakanı", "Cemal Özkan"), ("Hava Kuvvetleri Komutanı", "Ali Nur")],
)
def test_the_one_of_defence_leads(engine: Engine, first: str, leader: str) -> None:
    (engagement,) = _read(
        engine,
        f"{first} Ali Nur, Millî Savunma Bakanı Cemal Özkan ve Genelkurmay Başkanı Orgeneral Mert "
        "Su görüşmelerde bulunmak üzere Libya'ya gitti.",
    )
    assert [
        (each["name"], each["country"])
        for each in engagement["people"]
        if each["role"] == "head_of_delegation"
    ] == [(leader, "TR")]
    assert {each["country"] for each in engagement["people"]} == {"TR"}


@pytest.mark.parametrize(
    ("where", "count"),
    [("Yunanistan ile Bulgaristan sınırlarındaki", 0), ("Bulgaristan heyeti ile sınırdaki", 1)],
)
def test_a_border_is_nobodys_visit(engine: Engine, where: str, count: int) -> None:
    engagements = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, Edirne'de {where} birliklerde görüşmeler yaptı. Bakan "
        "Özkan, Vali Ali Nur tarafından karşılandı.",
    )
    assert len(engagements) == count


@pytest.mark.parametrize(
    ("talks", "count"), [("ateşkes görüşmelerinin", 0), ("heyetiyle görüşmelerinin", 1)]
)
def test_talks_of_others_are_no_meeting(engine: Engine, talks: str, count: int) -> None:
    engagements = _read(
        engine,
        "Türkiye'nin Kahire Büyükelçisi Cemal Özkan, Silahlı Kuvvetler Günü dolayısıyla askeri "
        f"ataşelerin de katıldığı bir resepsiyon verdi. Özkan, Mısır {talks} sürdüğünü söyledi.",
    )
    assert len(engagements) == count


@pytest.mark.parametrize(
    ("who", "guests"),
    [
        (
            "Türkiye, Gürcistan, Romanya, Polonya, Norveç ve Şili'nin",
            {"TR", "RO", "PL", "NO", "CL"},
        ),
        ("Türkiye, Romanya, Polonya, Norveç ve Şili'den askeri ataşelerin", set()),
        ("Bölgedeki birliklerin", set()),
    ],
)
def test_a_crowd_at_an_exercise(engine: Engine, who: str, guests: set[str]) -> None:
    engagements = _read(
        engine,
        f"{who} katıldığı askeri tatbikat Tiflis'te başladı. Açılışı Tümgeneral Giorgi Lomidze "
        "yaptı.",
    )
    assert {guest for each in engagements for guest in each["guests"]} == guests


@pytest.mark.parametrize(
    ("name", "known"),
    [("Petros Ikaris’in Yakın Doğu’da", "Petros Ikaris"), ("Ken O'Neil Brown", "Ken O'Neil Brown")],
)
def test_a_case_behind_a_mark_ends_a_name(engine: Engine, name: str, known: str) -> None:
    (engagement,) = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, Katar Savunma Bakanı {name} gelişmelerle ilgili "
        "değerlendirmesini dinledi ve onunla Ankara'da görüştü.",
    )
    assert known in {each["name"] for each in engagement["people"]}


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ("15 Temmuz darbe girişimi", None),
        ("20 Temmuz Barış Harekatı", None),
        ("15 Temmuz'da", "XXXX-07-15"),
    ],
)
def test_a_day_that_is_a_name_is_not_the_visits(
    engine: Engine, day: str, start: str | None
) -> None:
    (engagement,) = _read(
        engine,
        f"Katar Savunma Bakanı Salim Nasr, {day} sonrası Ankara'yı ziyaret etti ve Millî Savunma "
        "Bakanı Cemal Özkan ile görüştü.",
    )
    assert engagement["start"] == start


@pytest.mark.parametrize(
    ("of", "count"),
    [("Kıbrıs Türk Cumhuriyeti", 0), ("Kuzey Kıbrıs", 0), ("Güney Kıbrıs", 1), ("Moldova", 1)],
)
def test_what_holds_the_name_of_a_country_may_be_none(engine: Engine, of: str, count: int) -> None:
    engagements = _read(
        engine,
        f"Genelkurmay Başkanı Orgeneral Kemal Arıkan, {of} Savunma Komutanı Tümgeneral Ali Nur "
        "ile görüştü.",
    )
    assert len(engagements) == count


@pytest.mark.parametrize(
    ("post", "kind", "host"),
    [("Kiev Büyükelçisi", "reception", "UA"), ("Genelkurmay Başkanı", "visit", "NO")],
)
def test_where_an_ambassador_serves_is_where_it_is(
    engine: Engine, post: str, kind: str, host: str
) -> None:
    (engagement,) = _read(
        engine, f"Norveç'in {post} Nils Berg, Ukrayna Savunma Bakanı Oleh Koval ile görüştü."
    )
    assert (engagement["kind"], engagement["host"]) == (kind, host)


@pytest.mark.parametrize(
    ("told", "kind", "host"),
    [
        ("Türkiye Cumhuriyeti Büyükelçisi Ali Nur ile görüştü", "reception", "MD"),
        ("Türkiye Büyükelçisi Ali Nur ile birlikte Ankara'yı ziyaret etti", "visit", "TR"),
    ],
)
def test_one_who_serves_abroad_is_no_host(engine: Engine, told: str, kind: str, host: str) -> None:
    (engagement,) = _read(
        engine,
        f"Moldova Savunma Bakanı Ion Rusu, {told}. Bakan, Türkiye'de eğitim gören subayların ortak "
        "tatbikata katıldığını belirtti.",
    )
    assert (engagement["kind"], engagement["host"]) == (kind, host)


@pytest.mark.parametrize(
    ("met", "sides"),
    [("Bakan Özkan'ı", {"TR"}), ("Konuk heyeti", {"TR", "NATO"})],
)
def test_who_bears_the_accusative_is_met(engine: Engine, met: str, sides: set[str]) -> None:
    engagements = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan Kosova'ya gitti. "
        f"{met} Priştine'de Kosova Savunma Bakanlığından Tümgeneral Arben Krasniqi ve NATO Kosova "
        "Gücü Komutanı Tümgeneral Ali Nur karşıladı.",
    )
    assert {guest for each in engagements for guest in each["guests"]} <= sides
    assert any(each["host"] == "XK" and "TR" in each["guests"] for each in engagements)


def test_a_delegation_behind_its_leader_is_his_own(engine: Engine) -> None:
    (engagement,) = _read(
        engine,
        "Deniz Kuvvetleri Kurmay Başkanı Koramiral Ali Nur ve beraberindeki heyet, Somali Kıyı "
        "Görev Grubu'nun faaliyetlerini incelemek üzere Somali'ye gitti.",
    )
    assert [(each["country"], each["role"]) for each in engagement["people"]] == [
        ("TR", "head_of_delegation")
    ]


@pytest.mark.parametrize(
    ("where", "goes", "found"),
    [
        ("Tiran'da", "katılacak", [("multilateral", "AL", ["TR"], "XXXX-05-21", "XXXX-05-24")]),
        ("Ankara'da", "katılacak", []),
        ("Tiran'da", "mesaj gönderecek", []),
    ],
)
def test_ones_own_at_an_event_abroad(
    engine: Engine, where: str, goes: str, found: list[tuple[object, ...]]
) -> None:
    engagements = _read(
        engine,
        "Genelkurmay Başkanı Orgeneral Kemal Arıkan'ın programı açıklandı. Orgeneral Arıkan "
        f"21-24 Mayıs tarihlerinde {where} yapılacak genelkurmay başkanları toplantısına {goes}.",
    )
    assert [
        (each["kind"], each["host"], each["guests"], each["start"], each["end"])
        for each in engagements
    ] == found


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ('"Kuzey Ülkeleri Savunma Sanayii Fuarı', 1),
        ("fabrikanın araçlarının gösterildiği Savunma Sanayii Fuarı", 0),
    ],
)
def test_an_event_by_its_whole_name(engine: Engine, between: str, count: int) -> None:
    engagements = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, Norveç'teki {between}'na katıldı.",
    )
    assert len(engagements) == count


_AT_AN_EVENT = (
    "Millî Savunma Bakanı Cemal Özkan, NATO Savunma Bakanları Toplantısı için geldiği Brüksel'de "
    "temaslarını sürdürüyor. Bu kapsamda Bakan Özkan, Norveç Savunma Bakanı Harald Moe ile bir "
    "görüşme gerçekleştirdi. "
)


@pytest.mark.parametrize(
    ("further", "guests"),
    [
        (
            "Bakan Özkan, Romanya Savunma Bakanı Radu Cernea ile de görüştü.",
            [{"NO", "TR"}, {"RO", "TR"}],
        ),
        (
            "Özkan, daha önce Romanya Savunma Bakanı Radu Cernea ile bir araya gelmişti.",
            [{"NO", "TR"}, {"RO", "TR"}],
        ),
        ("Bakan Özkan, Romanya'nın savunma harcamalarını övdü.", [{"NO", "TR"}]),
    ],
)
def test_partners_met_one_by_one_at_an_event(
    engine: Engine, further: str, guests: list[set[str]]
) -> None:
    engagements = _read(engine, _AT_AN_EVENT + further)
    assert {each["kind"] for each in engagements} == {"multilateral"}
    assert {each["host"] for each in engagements} == {"BE"}
    assert [set(each["guests"]) for each in engagements] == guests


@pytest.mark.parametrize(
    ("told", "count"), [("üçlü formatta bir görüşme yaptı", 1), ("ikili görüşmeler yaptı", 2)]
)
def test_partners_at_one_table(engine: Engine, told: str, count: int) -> None:
    engagements = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, NATO Savunma Bakanları Toplantısı için Brüksel'de "
        "bulunuyor. Bakan Özkan, Romanya Savunma Bakanı Radu Cernea ve Polonya Savunma Bakanı Jan "
        f"Nowak ile {told}.",
    )
    assert len(engagements) == count


@pytest.mark.parametrize(
    ("whom", "parties"),
    [
        ("NATO Genel Sekreteri Jan Visser ile", [["TR"], ["TR", "NO"], ["TR", "RO"]]),
        ("NATO Daimi Temsilcimiz Büyükelçi Ali Nur ile", [["TR", "NO"], ["TR", "RO"]]),
    ],
)
def test_who_heads_an_organisation_is_met_as_well(
    engine: Engine, whom: str, parties: list[list[str]]
) -> None:
    engagements = _read(
        engine,
        _AT_AN_EVENT + f"Bakan Özkan, Romanya Savunma Bakanı Radu Cernea ile görüştü. Özkan, {whom}"
        " de bir araya geldi.",
    )
    assert sorted(each["guests"] for each in engagements) == sorted(parties)


@pytest.mark.parametrize(
    ("where", "host", "guests"), [("Prag", "CZ", ["NATO", "TR"]), ("Brüksel", "BE", ["TR"])]
)
def test_an_organisation_met_away_from_its_seat(
    engine: Engine, where: str, host: str, guests: list[str]
) -> None:
    (engagement,) = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, savunma forumu kapsamında {where}'da NATO Genel "
        "Sekreteri Jan Visser ile bir araya geldi.",
    )
    assert (engagement["host"], sorted(engagement["guests"])) == (host, guests)


@pytest.mark.parametrize(
    ("occasion", "kind"),
    [("IDEX 2025 kapsamında", "multilateral"), ("program kapsamında", "visit")],
)
def test_an_event_by_its_own_name(engine: Engine, occasion: str, kind: str) -> None:
    (engagement,) = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, Abu Dabi'de Birleşik Arap Emirlikleri Savunma Bakanı "
        f"Salim Nasr ile {occasion} bir araya geldi.",
    )
    assert (engagement["kind"], engagement["host"]) == (kind, "AE")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            'Türk Millî Savunma Bakanlığı ile Çad Savunma Bakanlığı arasında "Askeri Mali '
            "İşbirliği Anlaşması\" Ankara'da imzalandı.",
            [("TR", ["TD"])],
        ),
        (
            "Millî Savunma Bakanı Cemal Özkan, Mali Savunma Bakanı Ali Keita ile görüştü.",
            [("TR", ["ML"])],
        ),
        (
            "Türk Millî Savunma Bakanlığı ile bir şirket arasında askeri mali protokol imzalandı.",
            [],
        ),
    ],
)
def test_money_is_no_country(engine: Engine, text: str, sides: list[tuple[str, list[str]]]) -> None:
    assert [(each["host"], each["guests"]) for each in _read(engine, text)] == sides


@pytest.mark.parametrize(
    ("served", "kind", "host"),
    [
        ("Türkiye'nin Banjul Büyükelçisi", "reception", "GM"),
        ("Millî Savunma Bakan Yardımcısı", "visit", "TR"),
    ],
)
def test_an_ambassador_at_a_ceremony_where_he_serves(
    engine: Engine, served: str, kind: str, host: str
) -> None:
    (engagement,) = _read(
        engine,
        "Araçların teslim törenine Gambiya Genelkurmay Başkanı Korgeneral Ali Jallow ve "
        f"{served} Cemal Özkan katıldı. Özkan daha sonra Korgeneral Jallow ile görüştü.",
    )
    assert (engagement["kind"], engagement["host"]) == (kind, host)


SUBJECT = " Görüşmede askeri eğitim ve ortak tatbikatlar ele alındı."
GUEST = "Kenya Savunma Bakanı John Odera"
HOST = "Hırvatistan Savunma Bakanı Ivan Horvat"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{HOST}, Zagreb'de {GUEST}'yı misafir etti.", "visit"),
        (f"{HOST}, Zagreb'de {GUEST}'yı konuk etti.", "visit"),
        (f"{HOST}, Zagreb'de {GUEST}'yı uğurladı.", "visit"),
        (f"{GUEST}, Zagreb'de {HOST} tarafından misafir edildi.", "visit"),
        (f"{GUEST}, Zagreb'de {HOST} tarafından konuk edildi.", "visit"),
        (f"{HOST}, {GUEST} ile telefon üzerinden görüştü.", "call"),
        (f"{HOST}, {GUEST} ile sanal ortamda bir araya geldi.", "call"),
        (f"{HOST}, {GUEST} ile online görüşme yaptı.", "call"),
        (f"{HOST}, {GUEST} ile video bağlantısıyla görüştü.", "call"),
        (f"{HOST}, {GUEST}'yı aradı.", "call"),
        (f"{HOST}, video gösteriminin ardından {GUEST} ile görüştü.", "visit"),
    ],
)
def test_many_words_for_receiving_and_telephoning(engine: Engine, text: str, kind: str) -> None:
    (engagement,) = _read(engine, text + SUBJECT)
    assert (engagement["kind"], engagement["host"], engagement["guests"]) == (kind, "HR", ["KE"])


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST}, Zagreb'de emekli askerleri konuk etti.",
        f"{HOST}, Zagreb'de misafir öğrencileri uğurladı.",
        f"{HOST}, Zagreb'de soruna çözüm aradı.",
    ],
)
def test_at_home_nobody_from_abroad_is_received(engine: Engine, text: str) -> None:
    assert _read(engine, text) == []


@pytest.mark.parametrize(
    ("order", "sides"),
    [
        ("Katar Emiri'nin talimatıyla Norveç'i", {("NO", "QA")}),
        ("Norveç, İsveç ve Danimarka'yı", {("NO", "QA"), ("SE", "QA"), ("DK", "QA")}),
    ],
)
def test_a_country_further_off_is_no_stop(
    engine: Engine, order: str, sides: set[tuple[str, str]]
) -> None:
    engagements = _read(
        engine,
        f"{order} ziyaret eden Katar Savunma Bakanı Salim Nasr, Norveç Savunma Bakanı Harald Moe "
        "tarafından kabul edildi.",
    )
    found = {(each["host"], guest) for each in engagements for guest in each["guests"]}
    assert ("NO", "QA") in found
    assert found <= sides


@pytest.mark.parametrize(
    "served", ["Türkiye'nin Sofya Büyükelçiliği Askeri Ataşesi", "Türkiye Askeri Ataşesi"]
)
def test_an_attache_serves_where_his_embassy_is(engine: Engine, served: str) -> None:
    (engagement,) = _read(
        engine,
        f"{served} Albay Ali Nur ile bir araya gelen Bulgaristan Savunma Şefi Amiral İvan Penev, "
        "ataşeye teşekkür etti. Görüşme Türkiye'de yapılan tatbikatların ardından gerçekleşti.",
    )
    assert (engagement["kind"], engagement["host"]) == ("reception", "BG")
    assert ("İvan Penev", "Savunma Şefi") in {
        (each["name"], each["post"]) for each in engagement["people"]
    }


@pytest.mark.parametrize(
    ("post", "key"),
    [
        ("Savunma ve Muharip Gaziler Bakanı", "minister_of_defence"),
        ("Savunma ve Savaş Gazileri İşleri Bakan Yardımcısı", "deputy_minister_of_defence"),
        ("Orman ve Su İşleri Bakanı", None),
    ],
)
def test_ministers_of_defence_and_something_else(
    engine: Engine, post: str, key: str | None
) -> None:
    people = engine.read(
        f"Millî Savunma Bakanı Cemal Özkan, Mali {post} Ali Keita ile Ankara'da görüştü."
    ).to_json()["engagements"]
    posts = {each["post"] for engagement in people for each in engagement["people"]}
    assert (post in posts) == (key is not None)


@pytest.mark.parametrize(
    ("where", "kind"),
    [("Cenevre'deki üçlü", "visit"), ("Ankara'daki üçlü", "multilateral")],
)
def test_an_event_elsewhere_is_not_the_occasion(engine: Engine, where: str, kind: str) -> None:
    (engagement,) = _read(
        engine,
        "Katar Savunma Bakanı Salim Nasr, Millî Savunma Bakanı Cemal Özkan ile Ankara'da görüştü. "
        f"Bakanlar {where} zirve öncesi son durumu ele aldı.",
    )
    assert engagement["kind"] == kind


@pytest.mark.parametrize(
    ("before", "hosts"),
    [
        ("Katar ziyaretine katıldıktan sonra Oslo'ya geçti", {"NO"}),
        ("Katar'a ve ardından Oslo'ya gitti", {"NO", "QA"}),
    ],
)
def test_a_journey_that_is_over_is_not_the_one_told_of(
    engine: Engine, before: str, hosts: set[str]
) -> None:
    engagements = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, {before}. Bakan Özkan, Norveç Savunma Bakanı Harald "
        "Moe ile görüştü.",
    )
    found = {each["host"] for each in engagements}
    assert "NO" in found
    assert found <= hosts


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("haftalık basın toplantısında Ali Nur'un Ankara ziyaretine de değinerek konuştu", 0),
        ("Millî Savunma Bakanı Cemal Özkan ile ortak basın toplantısı düzenledi", 1),
        ("Ankara ziyaretinde Millî Savunma Bakanı Cemal Özkan ile görüştü", 1),
    ],
)
def test_who_speaks_of_a_visit_makes_none(engine: Engine, told: str, count: int) -> None:
    engagements = _read(
        engine, f"Yunanistan Savunma Bakanı Petros Ikaris, {told}. Ikaris silahlı kuvvetleri övdü."
    )
    assert len(engagements) == count


@pytest.mark.parametrize(
    ("goes", "country"),
    [
        ("ile Katar'a yaptığı ziyarette", "TR"),
        ("tarafından karşılandı; Katar'a yaptığı ziyarette", "QA"),
    ],
)
def test_who_is_named_before_the_goal_goes_there(engine: Engine, goes: str, country: str) -> None:
    (engagement,) = _read(
        engine,
        f"Millî Savunma Bakanı Cemal Özkan, Dışişleri Bakanı Ali Nur {goes} Katar Savunma Bakanı "
        "Salim Nasr ile bir araya geldi.",
    )
    assert {each["country"] for each in engagement["people"] if each["name"] == "Ali Nur"} == {
        country
    }


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("ortak tatbikatın 6-7 Ağustos'ta düzenleneceği belirtildi", None),
        ("ortak tatbikatın 6 Ağustos'ta yapıldığı belirtildi", "XXXX-08-06"),
    ],
)
def test_the_days_of_an_exercise_to_come(engine: Engine, told: str, start: str | None) -> None:
    (engagement,) = _read(
        engine,
        f"Katar Savunma Bakanı Salim Nasr Ankara'yı ziyaret etti, {told}. Nasr, Millî Savunma "
        "Bakanı Cemal Özkan ile görüştü.",
    )
    assert engagement["start"] == start


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Irak Savunma Bakanı Cuma Anad ile", {"Cemal Özkan", "Cuma Anad"}),
        ("Irak Savunma Bakanı ile Cuma günü", {"Cemal Özkan"}),
    ],
)
def test_a_day_of_the_week_may_be_a_first_name(engine: Engine, who: str, names: set[str]) -> None:
    (engagement,) = _read(
        engine, f"19 Ocak 2021\n\nMillî Savunma Bakanı Cemal Özkan, {who} Ankara'da görüştü."
    )
    assert {each["name"] for each in engagement["people"]} == names
    assert engagement["start"] == ("2021-01-19~" if len(names) > 1 else "2021-01-15")


@pytest.mark.parametrize(("how", "count"), [("telefonda", 0), ("ayrı ayrı", 2)])
def test_calls_are_no_meetings_at_an_event(engine: Engine, how: str, count: int) -> None:
    engagements = _read(
        engine,
        "Millî Savunma Bakanı Cemal Özkan, Katar Savunma Bakanı Salim Nasr ve Norveç Savunma "
        f"Bakanı Harald Moe ile {how} görüştü. Bakanlar yaklaşan tatbikatı ele aldı.",
    )
    assert sum(each["kind"] == "multilateral" for each in engagements) == count
