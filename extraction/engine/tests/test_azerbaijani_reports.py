"""More of how Azerbaijani reports put things: offices, gatherings, talks, calls."""

from typing import Any

import pytest

from extraction.engine import Engine


def _engagements(engine: Engine, text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = engine.read(text).to_json()["engagements"]
    return found


def _people(engine: Engine, text: str) -> dict[str, tuple[str | None, str | None]]:
    return {
        each["name"]: (each["country"], each["post"])
        for engagement in _engagements(engine, text)
        for each in engagement["people"]
    }


@pytest.mark.parametrize(
    ("occasion", "kind"),
    [
        ("“Səma-2020” beynəlxalq aviasiya sərgisində iştirak edən", "multilateral"),
        ("Vilnüs təhlükəsizlik forumunda iştirak etmək üçün gələn", "multilateral"),
        ("NATO Hərbi Komitəsinin toplantısına qatılmaq üçün gələn", "multilateral"),
        ("mərkəzin sərgisi ilə tanış olan", "visit"),
        ("iştirak etdiyi təlimdən və sərgidən danışan", "visit"),
        ("rəsmi səfərdə olan", "visit"),
    ],
)
def test_who_comes_for_a_gathering_is_at_an_event_of_many(
    engine: Engine, occasion: str, kind: str
) -> None:
    text = (
        f"Litvada {occasion} Azərbaycan müdafiə naziri general-polkovnik Orxan Səlimov Litvanın "
        "müdafiə naziri Tomas Varnas ilə görüşüb."
    )
    (engagement,) = _engagements(engine, text)
    assert engagement["kind"] == kind
    assert {engagement["host"], *engagement["guests"]} == {"AZ", "LT"}


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("Azərbaycan-Polşa 3-cü Hərbi Dialoq İclası öz işinə başlayıb", [("visit", "AZ", ["PL"])]),
        ("Azərbaycan-Polşa Hərbi Dialoq İclası keçiriləcək", [("visit", "AZ", ["PL"])]),
        (
            "Azərbaycan-Polşa müdafiə sənayesi işçi qrupunun növbəti iclası keçirilib",
            [("visit", "AZ", ["PL"])],
        ),
        ("Azərbaycan-Polşa hərbi əməkdaşlığının tarixi haqqında kitab çap olunub", []),
    ],
)
def test_talks_called_after_two_countries_bring_them_together(
    engine: Engine, told: str, sides: list[tuple[str, str, list[str]]]
) -> None:
    text = f"Mayın 3-də Bakıda {told}. Bu barədə Müdafiə Nazirliyi məlumat yayıb."
    assert [
        (each["kind"], each["host"], each["guests"]) for each in _engagements(engine, text)
    ] == sides


@pytest.mark.parametrize(
    ("occasion", "kind"),
    [
        ("Azərbaycan-Polşa Hərbi Dialoq İclası", "visit"),
        ("Xəzəryanı ölkələrin İclası", "multilateral"),
        ("Azərbaycan-Polşa-Latviya İclası", "multilateral"),
    ],
)
def test_on_the_sidelines_of_talks_of_two_nobody_else_is_there(
    engine: Engine, occasion: str, kind: str
) -> None:
    text = (
        f"Bakıda {occasion} keçirilir. İclas çərçivəsində müdafiə nazirinin müavini Orxan Səlimov "
        "Polşa Baş Qərargahının rəisi general Jan Kowalski ilə görüşüb."
    )
    assert {each["kind"] for each in _engagements(engine, text)} == {kind}


MET = "Mayın 3-də Bakıda {who} Omanın müdafiə naziri Salim Nasr ilə görüşüb."


@pytest.mark.parametrize(
    ("who", "post"),
    [
        pytest.param(
            "Hərbi Dəniz Qüvvələri komandanının müavini polkovnik Anar Quluzadə",
            "Hərbi Dəniz Qüvvələri komandanının müavini",
            id="who serves under a commander is not the commander",
        ),
        pytest.param(
            "Xüsusi Təyinatlı Qüvvələrin komandanının birinci müavini polkovnik Anar Quluzadə",
            "Xüsusi Təyinatlı Qüvvələrin komandanının birinci müavini",
            id="nor is the first who does",
        ),
        pytest.param(
            "Hərbi Dəniz Qüvvələri komandanı vitse-admiral Anar Quluzadə",
            "Hərbi Dəniz Qüvvələri komandanı",
            id="the commander himself",
        ),
        pytest.param(
            "Müdafiə Nazirliyi Baş İdarəsinin 3-cü Şöbəsinin rəisi polkovnik Anar Quluzadə",
            "Baş İdarəsinin 3-cü Şöbəsinin rəisi",
            id="a number within a body's name",
        ),
        pytest.param(
            "müdafiə nazirinin birinci müavini Azərbaycan Silahlı Qüvvələrinin Baş Qərargah rəisi "
            "general Anar Quluzadə",
            "müdafiə nazirinin birinci müavini; Baş Qərargah rəisi",
            id="both offices of one's own",
        ),
        pytest.param(
            "müdafiə nazirinin müavini - baş direktor cənab Anar Quluzadə",
            "müdafiə nazirinin müavini; baş direktor",
            id="two offices and an honorific",
        ),
    ],
)
def test_an_office_is_read_whole(engine: Engine, who: str, post: str) -> None:
    assert _people(engine, MET.format(who=who))["Anar Quluzadə"] == ("AZ", post)


def test_the_office_before_anothers_country_is_not_theirs(engine: Engine) -> None:
    text = (
        "Azərbaycanda səfərdə olan baş direktor Omanın müdafiə naziri Salim Nasr ilə də görüşüb. "
        "Bu barədə Azərbaycan Müdafiə Nazirliyi məlumat yayıb."
    )
    assert _people(engine, text)["Salim Nasr"] == ("OM", "müdafiə naziri")


def test_a_general_staff_is_named_after_nobody(engine: Engine) -> None:
    text = (
        "Bakıda baş direktor Anar Quluzadə Polşa Silahlı Qüvvələrinin Baş Qərargahının 2-ci rəisi "
        "general Jan Kowalski ilə görüşüb. Görüşdə hərbi əməkdaşlıq müzakirə edilib."
    )
    people = _people(engine, text)
    assert set(people) == {"Anar Quluzadə", "Jan Kowalski"}
    assert people["Jan Kowalski"] == ("PL", "Baş Qərargahının 2-ci rəisi")


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" ilə görüşüb", "Karl Milli"),
        (" Hərbi Akademiyada görüşüb", "Karl"),
    ],
)
def test_a_word_of_offices_may_be_a_surname(engine: Engine, behind: str, name: str) -> None:
    word = " Milli" if name.endswith("Milli") else ""
    text = (
        "Bakıda müdafiə naziri Orxan Səlimov Estoniyanın Baş Qərargah rəisi general "
        f"Karl{word}{behind}."
    )
    assert name in _people(engine, text)


@pytest.mark.parametrize(
    ("side", "country"), [("Latviya tərəfdən", "LV"), ("Azərbaycan tərəfdən", "AZ")]
)
def test_whose_side_is_told_before_a_name(engine: Engine, side: str, country: str) -> None:
    text = (
        "Bakıda Azərbaycan-Latviya Hərbi Dialoq İclası keçirilib. İclasda Azərbaycan tərəfdən "
        f"general-mayor Anar Quluzadə, {side} isə şöbə rəisi polkovnik Orxan Bəyoğludur."
    )
    assert _people(engine, text)["Orxan Bəyoğlu"][0] == country


PAGE = (
    "3 may 2023\n\nMüdafiə naziri Orxan Səlimov mayın 2-də Bakıda Omanın müdafiə naziri Salim Nasr "
    "ilə görüşüb. {heading}\n\nMüdafiə naziri Latviyaya rəsmi səfərə gedib. O, Latviyanın müdafiə "
    "naziri Mart Kalns ilə görüşüb.\n\n7.7.2025"
)


@pytest.mark.parametrize(
    ("heading", "guests"),
    [
        ("\n\nOxşar xəbərlər", {"OM"}),
        ("\n\nHəmçinin oxuyun:", {"OM"}),
        ("Oxşar xəbərlər yoxdur, çünki bu görüş birincidir.", {"OM", "LV"}),
    ],
)
def test_other_articles_of_the_page_tell_nothing(
    engine: Engine, heading: str, guests: set[str]
) -> None:
    record = engine.read(PAGE.format(heading=heading)).to_json()
    assert record["article"]["published"] == "2023-05-03"
    sides = {code for each in record["engagements"] for code in (each["host"], *each["guests"])}
    assert sides - {"AZ"} == guests


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        pytest.param("Kaspi.-2014.- 29 yanvar.- S.3.", "2014-01-29", id="cited by a library"),
        pytest.param("Kaspi, 2014, 29 nömrə, S.3.", None, id="a number, no day"),
    ],
)
def test_a_library_cites_where_it_was_printed(
    engine: Engine, printed: str, published: str | None
) -> None:
    record = engine.read(
        "Müdafiə naziri Orxan Səlimov Bakıda Omanın müdafiə naziri Salim Nasr ilə görüşüb. "
        f"Görüşdə hərbi əməkdaşlıq müzakirə edilib.\n\n{printed}"
    ).to_json()
    assert record["article"]["published"] == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("21:47 | 6 iyun 2018 | Çərşənbə Yazıya 33 dəfə baxılıb Şrifti böyüt", "2018-06-06"),
        (
            "Nazirlər ilk dəfə 20 aprel 2017-ci ildə hərbi əməkdaşlığın yollarını danışmışdılar.",
            "2024-05-08",
        ),
    ],
)
def test_the_clock_of_the_page_is_not_the_day_of_the_article(
    engine: Engine, line: str, published: str
) -> None:
    record = engine.read(
        f"Çərşənbə, 8 may 2024\n\n{line}\n\nMüdafiə naziri Orxan Səlimov Bakıda Omanın müdafiə "
        "naziri Salim Nasr ilə görüşüb. Görüşdə hərbi əməkdaşlıq müzakirə edilib."
    ).to_json()
    assert record["article"]["published"] == published


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Mart Kaskın Azərbaycana səfəri başa çatıb", "head_of_delegation"),
        ("Mart Kaskın Azərbaycana aid çıxışı olub", None),
    ],
)
def test_whose_journey_it_is_comes_from_abroad(engine: Engine, told: str, role: str | None) -> None:
    text = (
        f"Müdafiə naziri {told}. Estoniya mətbuatı yazır ki, o, Bakıda prezident Kamil Rəhimli və "
        "müdafiə naziri Orxan Səlimovla görüşüb. Səfər hərbi əməkdaşlığa həsr olunub."
    )
    roles = {
        each["name"]: each["role"]
        for engagement in _engagements(engine, text)
        for each in engagement["people"]
    }
    assert roles.get("Mart Kask") == role


@pytest.mark.parametrize(
    ("where", "countries"),
    [
        ("“Qazax” sərhəd dəstəsinin", set()),
        ("Qazax rayonunun", set()),
        ("Qazax sərhədçiləri ilə birgə Qazaxıstan Sərhəd Xidmətinin", {"KZ"}),
    ],
)
def test_a_district_is_no_country(engine: Engine, where: str, countries: set[str]) -> None:
    text = (
        f"Dövlət Sərhəd Xidmətinin rəisi general Orxan Səlimov {where} nümayəndələri ilə görüşüb. "
        "Ermənistanla dövlət sərhədində yerləşən məntəqələrdən danışılıb."
    )
    sides = {
        code for each in _engagements(engine, text) for code in (each["host"], *each["guests"])
    }
    assert sides - {"AZ"} == countries


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Silahlı Qüvvələr Attaşesi polkovnik Emre Turanlını", "reception"),
        ("hərbi dəniz attaşesi polkovnik Emre Turanlını", "reception"),
        ("Baş Qərargah rəisi general Emre Turanlını", "visit"),
    ],
)
def test_an_attache_of_any_name_resides(engine: Engine, who: str, kind: str) -> None:
    text = (
        "Daxili qoşunların komandanı general Orxan Səlimov Daxili Qoşunların Baş İdarəsində "
        f"Türkiyənin {who} qəbul edib. Görüşdə hərbi əməkdaşlıq müzakirə edilib."
    )
    (engagement,) = _engagements(engine, text)
    assert engagement["kind"] == kind
    assert "Orxan Səlimov" in {each["name"] for each in engagement["people"]}


def test_partners_met_at_an_exhibition_are_met_in_turn(engine: Engine) -> None:
    text = (
        "Litvada keçirilən “Səma” müdafiə sərgisində iştirak edən Azərbaycan müdafiə naziri Orxan "
        "Səlimov Omanın müdafiə naziri Salim Nasr və Estoniyanın müdafiə naziri Mart Kask ilə "
        "görüşüb."
    )
    found = _engagements(engine, text)
    assert [sorted(each["guests"]) for each in found] == [["AZ", "OM"], ["AZ", "EE"]]
    assert {(each["kind"], each["host"]) for each in found} == {("multilateral", "LT")}


@pytest.mark.parametrize(
    ("event", "start"),
    [
        ("“Səma-2021” müdafiə sərgisində", "2021-05-03"),
        ("“Səma 2021” müdafiə sərgisində", "2021-05-03"),
        ("“Səma-2019” sərgisindən sonra keçirilən “Səma-2021” sərgisində", "XXXX-05-03"),
        ("müdafiə sərgisində", "XXXX-05-03"),
    ],
)
def test_an_event_may_bear_its_year(engine: Engine, event: str, start: str) -> None:
    text = (
        f"Mayın 3-də Litvada {event} müdafiə naziri Orxan Səlimov Litvanın müdafiə naziri Tomas "
        "Varnas ilə görüşüb."
    )
    (engagement,) = _engagements(engine, text)
    assert engagement["start"] == start


@pytest.mark.parametrize(
    ("told", "host"),
    [
        pytest.param("İsrailin Müdafiə Nazirliyinin mətbuat xidməti məlumat yayıb", "IL", id="its"),
        pytest.param("Müdafiə Nazirliyi məlumat yayıb", "AZ", id="one's own"),
        pytest.param("İsrailin Müdafiə Nazirliyi ilə əlaqə var", "AZ", id="nothing told"),
    ],
)
def test_the_side_that_tells_of_a_call_is_its_host(engine: Engine, told: str, host: str) -> None:
    text = (
        "Azərbaycanın müdafiə naziri Orxan Səlimov ilə İsrailin müdafiə naziri Dan Levi arasında "
        f"telefon danışığı olub. Bu barədə {told}."
    )
    (engagement,) = _engagements(engine, text)
    assert (engagement["kind"], engagement["host"]) == ("call", host)


@pytest.mark.parametrize(
    ("spoken_to", "partners"),
    [
        ("Latviyanın daxili işlər naziri Mart Kalnsa da zəng edib", [["EE"], ["LV"]]),
        ("Latviyada qəzaya uğrayan Latviya hərbi təyyarəsindən danışıb", [["EE"]]),
    ],
)
def test_those_a_minister_calls_do_not_call_each_other(
    engine: Engine, spoken_to: str, partners: list[list[str]]
) -> None:
    text = (
        "Azərbaycanın müdafiə naziri general Orxan Səlimov Estoniyanın müdafiə naziri Mart Kask "
        f"ilə telefonla danışıb. Nazir Orxan Səlimov {spoken_to}."
    )
    found = _engagements(engine, text)
    assert sorted(each["guests"] for each in found) == partners
    assert {each["host"] for each in found} == {"AZ"}


@pytest.mark.parametrize(
    ("after", "guests"),
    [
        ("Oman, Peru, Çili və Yəmən müdafiə nazirləri ilə görüşdən sonra", {"EE"}),
        ("Oman müdafiə naziri ilə görüşmək üçün", {"EE", "OM"}),
    ],
)
def test_a_meeting_that_was_over_is_none_of_the_journey(
    engine: Engine, after: str, guests: set[str]
) -> None:
    text = (
        "Estoniyanın müdafiə naziri Mart Kask Litvaya səfər edib. Nazir Litvaya "
        f"{after} gəlib. Səfər zamanı hərbi əməkdaşlıq müzakirə edilib."
    )
    found = {code for each in _engagements(engine, text) for code in each["guests"]}
    assert found <= guests
    assert "EE" in found


@pytest.mark.parametrize(
    ("what", "sides"),
    [
        ("rəhbərlik etdikləri nümayəndə heyətləri iştirak ediblər", [("LT", ["AZ"])]),
        ("adları siyahıda var", []),
    ],
)
def test_delegations_of_two_that_attend_have_met(
    engine: Engine, what: str, sides: list[tuple[str, list[str]]]
) -> None:
    text = (
        "Litvanın Kaunas şəhərində dəyirmi masa keçirilib. Tədbirdə Azərbaycan Milli Müdafiə "
        "Universitetinin rektoru general Orxan Səlimovun və Litva Hərbi Akademiyasının rəisi "
        f"general Tomas Varnasın {what}."
    )
    assert [(each["host"], each["guests"]) for each in _engagements(engine, text)] == sides


@pytest.mark.parametrize(
    ("future", "hosts"),
    [
        ("Gələcəkdə Omana silah satışı haqqında danışılıb", {"AZ"}),
        ("Omana gələcək əməkdaşlıq təklifi göndərilib", {"AZ"}),
        ("Nazir Omana gələcək. Orada görüş keçiriləcək", {"AZ", "OM"}),
    ],
)
def test_the_future_comes_to_nobody(engine: Engine, future: str, hosts: set[str]) -> None:
    text = (
        "Müdafiə naziri Orxan Səlimov Bakıda Estoniyanın müdafiə naziri Mart Kask ilə görüşüb. "
        f"{future}."
    )
    assert {each["host"] for each in _engagements(engine, text)} <= hosts


@pytest.mark.parametrize(
    ("behind", "name"),
    [("Fəxri qonaqlar kitabına söz yazıb", "Maykl Qrin"), ("söz yazıb", "Maykl Qrin")],
)
def test_what_stands_behind_a_known_name_is_no_part_of_it(
    engine: Engine, behind: str, name: str
) -> None:
    text = (
        "Bakıda müdafiə naziri Orxan Səlimov ABŞ Milli Qvardiyasının komandanı general-mayor "
        f"Maykl Qrin ilə görüşüb. Görüşdə hərbi əməkdaşlıq və təhsil sahəsində əlaqələr müzakirə "
        f"edilib. General-mayor M.Qrin {behind}."
    )
    assert set(_people(engine, text)) == {"Orxan Səlimov", name}


SUBJECT = " Görüşdə hərbi təhsil və birgə təlimlər müzakirə olunub."
GUEST = "Keniyanın müdafiə naziri Con Odera"
HOST = "Xorvatiyanın müdafiə naziri İvan Horvat"
COMES = f"{GUEST} xorvatiyalı həmkarı İvan Horvatla görüşmək üçün Xorvatiyaya"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{COMES} çatıb.", "visit"),
        (f"{COMES} eniş edib.", "visit"),
        (f"{COMES} yollanacaq.", "visit"),
        (f"{HOST} Zaqrebdə {GUEST}nı ağırlayıb.", "visit"),
        (f"{HOST} Zaqrebdə {GUEST}nı yola salıb.", "visit"),
        (f"{HOST} Zaqrebdə {GUEST} ilə söhbət edib.", "visit"),
        (f"{HOST} Zaqrebdə {GUEST} ilə fikir mübadiləsi aparıb.", "visit"),
        (f"{HOST} {GUEST} ilə onlayn görüş keçirib.", "call"),
        (f"{HOST} {GUEST} ilə virtual görüş keçirib.", "call"),
        (f"{HOST} {GUEST} ilə videogörüş keçirib.", "call"),
        (f"{HOST} {GUEST}ya telefon açıb.", "call"),
        (f"{HOST} video çarxdan sonra {GUEST} ilə görüşüb.", "visit"),
    ],
)  # fmt: skip
def test_many_words_for_coming_receiving_and_telephoning(
    engine: Engine, text: str, kind: str
) -> None:
    (engagement,) = _engagements(engine, text + SUBJECT)
    assert (engagement["kind"], engagement["host"], engagement["guests"]) == (kind, "HR", ["KE"])


@pytest.mark.parametrize(
    "text",
    [
        f"{GUEST} Tika şəhərindəki poliqona çatıb.",
        f"{GUEST} məzunlarla söhbət edib.",
        f"{GUEST} təlimə gedən əsgərləri yola salıb.",
    ],
)
def test_at_home_nobody_from_abroad_is_met(engine: Engine, text: str) -> None:
    assert _engagements(engine, text) == []


TOLD = "Görüşdə hərbi əməkdaşlıq və təhsil sahəsində əlaqələr müzakirə edilib."


@pytest.mark.parametrize(
    ("told", "names"),
    [
        pytest.param(
            "Müdafiə naziri general Orxan Səlimov Zəfər Bayramı günü Omana gedib, Omanın müdafiə "
            "naziri Salim Nasr ilə görüşüb.",
            {"Orxan Səlimov", "Salim Nasr"},
            id="a holiday behind a surname",
        ),
        pytest.param(
            "Müdafiə naziri general Orxan Kərim oğlu Səlimov Omana gedib, Omanın müdafiə naziri "
            "Salim Nasr ilə görüşüb.",
            {"Orxan Kərim oğlu Səlimov", "Salim Nasr"},
            id="a surname behind the father's name",
        ),
        pytest.param(
            "Müdafiə naziri Orxan Səlimov Omana gedib. Baş Qərargah rəisinin də Səlimovla birgə "
            "Omanın müdafiə naziri Salim Nasr ilə görüşdüyü bildirilib.",
            {"Orxan Səlimov", "Salim Nasr"},
            id="a small word before a name",
        ),
        pytest.param(
            "Müdafiə naziri Orxan Səlimov Omana gedib, Omanın müdafiə naziri Xuan de Silva ilə "
            "görüşüb.",
            {"Orxan Səlimov", "Xuan de Silva"},
            id="a particle of a name",
        ),
        pytest.param(
            "Müdafiə naziri Orxan Səlimov Omana gedib, Omanın müdafiə naziri Salim Nasr ilə "
            "görüşüb. Müdafiə Nazirliyinin sözçüsü Ceyhun Talıblı jurnalistlərə "
            "açıqlamasında deyib ki, səfər başa çatıb.",
            {"Orxan Səlimov", "Salim Nasr"},
            id="who speaks for a ministry",
        ),
        pytest.param(
            "Müdafiə naziri Orxan Səlimov Bakıda Omanın kontr-admirali Salim Omani ilə görüşüb.",
            {"Orxan Səlimov", "Salim Omani"},
            id="a surname like a country",
        ),
    ],
)
def test_names_are_read_whole_and_no_further(engine: Engine, told: str, names: set[str]) -> None:
    assert set(_people(engine, f"{told} {TOLD}")) == names


def test_who_is_named_in_two_cases_is_one(engine: Engine) -> None:
    text = (
        "Omanda səfərdə olan müdafiə naziri Orxan Səlimov görüşdə feldmarşal Asim Kabiri qələbə "
        f"münasibətilə təbrik edib. Sonra feldmarşal Asim Kabirə medal təqdim olunub. {TOLD}"
    )
    assert len([name for name in _people(engine, text) if name.startswith("Asim")]) == 1


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("gəmiləri Bakı limanına daxil olub", [("AZ", ["RU"])]),
        ("gəmiləri haqqında kitab yazılıb", []),
    ],
)
def test_ships_call_at_ports(engine: Engine, told: str, sides: list[tuple[str, list[str]]]) -> None:
    text = (
        f"Rusiya donanmasının hərbi {told}. Bu barədə hərbi dairənin mətbuat xidməti məlumat yayıb."
    )
    assert [(each["host"], each["guests"]) for each in _engagements(engine, text)] == sides


@pytest.mark.parametrize(
    ("day", "published"),
    [("2022.09.28 / 22:23", "2022-09-28"), ("2022.09 / 22 nömrə", None)],
)
def test_a_day_may_be_written_from_the_year_down(
    engine: Engine, day: str, published: str | None
) -> None:
    text = (
        f"Müdafiə naziri Orxan Səlimov Bakıda Omanın müdafiə naziri Salim Nasr ilə görüşüb. {TOLD}"
    )
    record = engine.read(f"{text}\n\nTarix\n{day}\n\nDigər xəbərlər\n\nBaşqa xəbər\n\nDaha biri")
    assert record.to_json()["article"]["published"] == published


@pytest.mark.parametrize(
    ("guest", "count"),
    [
        ("Prezidenti Kemal Aslan", 0),
        ("Prezidenti Kemal Aslan və Türkiyənin müdafiə naziri Emre Turanlı", 1),
    ],
)
def test_a_head_of_state_alone_is_no_visit_of_defence(
    engine: Engine, guest: str, count: int
) -> None:
    text = (
        f"Bakıda hərbi parad keçirilib. Azərbaycan Prezidenti Kamil Rəhimli və Türkiyə {guest} "
        "paradda iştirak ediblər. Parada general-leytenant Orxan Səlimov komandanlıq edib."
    )
    assert len(_engagements(engine, text)) == count


@pytest.mark.parametrize(
    ("whose", "sides"),
    [
        ("Müdafiə Nazirliyinin nümayəndə heyəti", [("OM", ["AZ"])]),
        ("Latviya Müdafiə Nazirliyinin nümayəndə heyəti", [("OM", ["LV"])]),
    ],
)
def test_a_delegation_without_its_country_is_ones_own(
    engine: Engine, whose: str, sides: list[tuple[str, list[str]]]
) -> None:
    text = f"{whose} Omana səfər edib. Səfər zamanı hərbi əməkdaşlıq müzakirə edilib."
    assert [(each["host"], each["guests"]) for each in _engagements(engine, text)] == sides


@pytest.mark.parametrize(("joint", "principal"), [(" ", {"GE"}), (", ", {"AZ"})])
def test_who_meets_several_stands_apart_from_them(
    engine: Engine, joint: str, principal: set[str]
) -> None:
    text = (
        "Gürcüstanın müdafiə naziri Vaxo Lomidze Brüsseldə NATO iclasında iştirak edib. İclas "
        f"çərçivəsində Gürcüstanın müdafiə naziri{joint}Azərbaycan, Norveç və Litvadan olan "
        "həmkarları ilə ikitərəfli görüşlər keçirib."
    )
    found = [{each["host"], *each["guests"]} for each in _engagements(engine, text)]
    assert set.intersection(*found) - {"BE"} == principal


def test_a_given_name_behind_an_office_is_no_town(engine: Engine) -> None:
    text = (
        "Azərbaycanın müdafiə naziri Orxan Səlimov Vaşinqtonda ABŞ dövlət katibinin siyasi işlər "
        "üzrə müavini Marqaret Qrin ilə görüşüb."
    )
    assert "Marqaret Qrin" in _people(engine, text)


@pytest.mark.parametrize(("where", "host"), [("Brüsseldə", "BE"), ("Vaşinqtonda", "US")])
def test_an_envoy_who_attends_may_have_come(engine: Engine, where: str, host: str) -> None:
    text = (
        f"Müdafiə naziri Orxan Səlimov {where} keçirilən zirvə toplantısı çərçivəsində ABŞ müdafiə "
        "naziri Karl Qrin ilə görüşüb. Görüşdə Azərbaycanın ABŞ-dakı səfiri Elin Rəhimli iştirak "
        "edib."
    )
    assert {each["host"] for each in _engagements(engine, text)} == {host}
