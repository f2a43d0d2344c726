"""How Azerbaijani reports put things: each class with its opposite."""

import pytest

from extraction.engine import Engine

VISIT = "Azərbaycanın müdafiə naziri Orxan Səlimov Estoniyada rəsmi səfərdədir. Onu {then}."


@pytest.mark.parametrize(
    ("then", "country"),
    [
        pytest.param("bu ölkəyə idarə rəisi Mart Kask dəvət edib", "EE", id="who invites"),
        pytest.param("səfərdə idarə rəisi Mart Kask müşayiət edib", "AZ", id="who comes along"),
    ],
)
def test_who_invites_is_of_the_hosts(engine: Engine, then: str, country: str) -> None:
    (engagement,) = engine.read(VISIT.format(then=then)).to_json()["engagements"]
    countries = {each["name"]: each["country"] for each in engagement["people"]}
    assert countries["Mart Kask"] == country


def _people(engine: Engine, text: str) -> dict[str, tuple[str | None, str | None]]:
    return {
        each["name"]: (each["country"], each["post"])
        for engagement in engine.read(text).to_json()["engagements"]
        for each in engagement["people"]
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            "Estoniyanın müdafiə naziri Mart Kaskın təşəbbüsü ilə müdafiə naziri general-polkovnik "
            "Orxan Səlimovla telefon danışığı olub.",
            {"Mart Kask", "Orxan Səlimov"},
            id="who asked for a call is on the line",
        ),
        pytest.param(
            "Müdafiə naziri Orxan Səlimov prezident Kamil Rəhimlinin təşəbbüsü ilə "
            "Estoniyanın müdafiə naziri Mart Kaskla telefonla danışıb.",
            {"Mart Kask", "Orxan Səlimov"},
            id="a head of state is not",
        ),
        pytest.param(
            "Estoniyanın müdafiə naziri Mart Kask Bakıda Kamil Rəhimli adına İnstitutun rəisi "
            "polkovnik Nicat Fərəcov ilə görüşüb.",
            {"Mart Kask", "Nicat Fərəcov"},
            id="an institute bears the name before it",
        ),
        pytest.param(
            "Estoniyanın müdafiə naziri Mart Kask Bakıda müdafiə naziri Orxan Səlimov ilə görüşüb, "
            "mərhum general-mayor Nicat Fərəcov haqqında danışıb.",
            {"Mart Kask", "Orxan Səlimov"},
            id="a title is honoured behind the word",
        ),
    ],
)
def test_the_honoured_take_no_part(engine: Engine, text: str, named: set[str]) -> None:
    assert set(_people(engine, text)) == named


@pytest.mark.parametrize(
    ("written", "host"),
    [("ölkəmizə rəsmi səfərə gəlib", "AZ"), ("Latviyaya rəsmi səfərə gəlib", "LV")],
)
def test_our_country_is_visited(engine: Engine, written: str, host: str) -> None:
    text = f"Estoniyanın müdafiə naziri Mart Kask martın 16-da {written}."
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert (engagement["host"], engagement["guests"]) == (host, ["EE"])


@pytest.mark.parametrize(
    ("second", "host"),
    [
        pytest.param("Gürcüstanın müdafiə naziri Vaxo Lomidze", "GE", id="a paper of Tbilisi"),
        pytest.param("Müdafiə naziri Orxan Səlimov", "AZ", id="a reporter in Tbilisi"),
    ],
)
def test_a_dateline_abroad_makes_no_paper_of_there(engine: Engine, second: str, host: str) -> None:
    text = (
        "Tbilisi, 17 mart 2021. Latviyanın müdafiə naziri Yanis Kalninş martın 16-da ölkəmizə "
        f"rəsmi səfərə gəlib. {second} onunla görüşüb."
    )
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert engagement["host"] == host


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "Mart Kask, Orxan Səlimov və Vaxo Lomidze",
            {
                "Mart Kask": ("EE", "müdafiə naziri"),
                "Orxan Səlimov": ("AZ", "müdafiə naziri"),
                "Vaxo Lomidze": ("GE", "müdafiə naziri"),
            },
        ),
        ("Mart Kask və Orxan Səlimov", {}),
    ],
)
def test_as_many_names_as_countries_are_told_in_their_order(
    engine: Engine, names: str, expected: dict[str, tuple[str, str]]
) -> None:
    text = (
        f"Estoniya, Azərbaycan və Gürcüstanın müdafiə nazirləri - {names} martın 3-də Bakıda "
        "görüşüblər. Görüşdə regional təhlükəsizlik müzakirə edilib."
    )
    people = _people(engine, text)
    assert {name: people.get(name) for name in expected} == expected
    assert expected or ("Mart Kask" not in people or people["Mart Kask"][0] != "EE")


@pytest.mark.parametrize(
    ("event", "guests"),
    [("NATO Müdafiə Nazirləri Şurasının iclası üçün", ["EE"]), ("", ["EE"])],
)
def test_a_meeting_called_after_ministers_is_no_minister(
    engine: Engine, event: str, guests: list[str]
) -> None:
    text = (
        f"Müdafiə naziri Orxan Səlimov {event} Bakıda Estoniya müdafiə naziri Mart Kask ilə "
        "görüşüb."
    )
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert engagement["guests"] == guests


def _sides(engine: Engine, text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    return [
        (each["kind"], each["host"], each["guests"], each["third_countries"])
        for each in engine.read(text).to_json()["engagements"]
    ]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "Ölkəmizdə səfərdə olan Omanın Hərbi Akademiyasının və Təhlil Mərkəzinin dinləyiciləri "
            "hərbi təhsil müəssisələri ilə tanış olublar. Qonaqlar Hərbi İnstitutun rəhbərliyi ilə "
            "görüşüblər.",
            [("visit", "AZ", ["OM"], [])],
            id="whose they are stands behind the participle",
        ),
        pytest.param(
            "Oman Hərbi Dəniz Qüvvələrinin hərbi gəmiləri Bakıya gəlib. Qonaqlar şəhidlər "
            "xiyabanını ziyarət ediblər.",
            [("visit", "AZ", ["OM"], [])],
            id="ships come",
        ),
        pytest.param(
            "Azərbaycan Hərbi Dəniz Qüvvələrinin hərbi gəmiləri Bakıya qayıdıb. Gəmilər təlimdə "
            "atışlar keçirib.",
            [],
            id="ships come home",
        ),
        pytest.param(
            "Oman, Peru və Latviyanın müdafiə nazirləri Salim Nasr, Luis Paz və Yanis Kalninş "
            "Rusiyada görüşüblər. Görüşdə regional "
            "təhlükəsizlik müzakirə edilib.",
            [("multilateral", "RU", ["OM", "LV", "PE"], [])],
            id="holders of one office meet",
        ),
        pytest.param(
            "Müdafiə naziri Orxan Səlimov MDB müdafiə nazirləri Şurasının iclasında iştirak etmək "
            "üçün Rusiyaya səfər edib.",
            [("multilateral", "RU", ["AZ"], ["CIS"])],
            id="who convenes it",
        ),
        pytest.param(
            "Müdafiə naziri Orxan Səlimov Rusiyaya səfər edib, müdafiə naziri Andrey Lobov ilə MDB "
            "barədə danışıb, onunla görüşüb.",
            [("visit", "RU", ["AZ"], [])],
            id="who is only spoken of",
        ),
    ],
)
def test_it_tells_who_gathers(
    engine: Engine, text: str, sides: list[tuple[str, str, list[str], list[str]]]
) -> None:
    found = [
        (kind, host, sorted(guests), third) for kind, host, guests, third in _sides(engine, text)
    ]
    assert found == [(kind, host, sorted(guests), third) for kind, host, guests, third in sides]


@pytest.mark.parametrize(
    ("led", "heads"),
    [
        ("Oman admiralı Salim Nasrın rəhbərliyi ilə hərbi gəminin", ["Salim Nasr"]),
        ("Oman prezidenti Salim Nasrın tapşırığı ilə hərbi gəminin", []),
    ],
)
def test_who_leads_the_ships_comes_with_them(engine: Engine, led: str, heads: list[str]) -> None:
    text = (
        f"Martın 16-da {led} Bakıya səfəri planlaşdırılıb. Oman nümayəndə heyətinin Azərbaycan "
        "Hərbi Dəniz Qüvvələrinin komandanlığı ilə görüşü nəzərdə tutulub."
    )
    (engagement,) = engine.read(text).to_json()["engagements"]
    leaders = [each["name"] for each in engagement["people"] if each["role"] != "host"]
    assert leaders == heads


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "Azərbaycan və Omanın müdafiə nazirlikləri arasında danışıqlar keçirilib. Beynəlxalq "
            "əməkdaşlıq idarəsində tərəflər hərbi əlaqələri müzakirə ediblər.",
            [("visit", "AZ", ["OM"], [])],
            id="talks between two ministries",
        ),
        pytest.param(
            "Azərbaycan və Omanın ordularını müqayisə edən hesabat hazırlanıb. Hesabatda hərbi "
            "texnikanın sayı göstərilib.",
            [],
            id="a comparison of two armies",
        ),
        pytest.param(
            "Moskvada MDB müdafiə nazirləri Şurasının iclası keçirilib. Rusiyanın müdafiə naziri "
            "Andrey Lobov iclası açıb. Azərbaycanın müdafiə naziri Orxan Səlimov iclasda iştirak "
            "edib.",
            [("multilateral", "RU", ["AZ"], ["CIS"])],
            id="where an event is held is told once",
        ),
        pytest.param(
            "Moskvada iclas keçirilib. Azərbaycanın müdafiə naziri Orxan Səlimov Bakıda hərbi "
            "iclasda iştirak edib.",
            [],
            id="an event elsewhere",
        ),
    ],
)
def test_it_tells_of_talks_and_attendance(
    engine: Engine, text: str, sides: list[tuple[str, str, list[str], list[str]]]
) -> None:
    assert _sides(engine, text) == sides


@pytest.mark.parametrize(
    ("whose", "guests"),
    [("Oman və Perunun", {"OM", "PE"}), ("Omandan sonra Perunun", {"PE"})],
)
def test_an_and_makes_both_own_what_follows(engine: Engine, whose: str, guests: set[str]) -> None:
    text = (
        f"Müdafiə naziri Orxan Səlimov {whose} müdafiə nazirləri ilə Bakıda ayrı-ayrılıqda görüşüb."
    )
    found = engine.read(text).to_json()["engagements"]
    assert {country for each in found for country in each["guests"]} == guests


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Omanın müdafiə nazirinin siyasi məsələlər üzrə müavini",
            ("OM", "müdafiə nazirinin siyasi məsələlər üzrə müavini"),
        ),
        (
            "Omanın Sahil Komandanlığının tərəfdaşlıq, təhlükəsizlik və imkanlar üzrə direktoru",
            ("OM", "Sahil Komandanlığının tərəfdaşlıq, təhlükəsizlik və imkanlar üzrə direktoru"),
        ),
        ("Oman müdafiə nazirinin müşaviri", ("OM", "müdafiə nazirinin müşaviri")),
        (
            "Omanın Hava Hücumundan Müdafiə və Hərbi Hava Qüvvələrinin komandanı",
            ("OM", "Hava Hücumundan Müdafiə və Hərbi Hava Qüvvələrinin komandanı"),
        ),
        ("Omanda səfərdə olan müdafiə naziri", (None, "müdafiə naziri")),
    ],
)
def test_a_post_is_read_back_to_where_it_begins(
    engine: Engine, title: str, expected: tuple[str | None, str]
) -> None:
    text = (
        f"Müdafiə naziri Orxan Səlimov {title} Salim Nasrın rəhbərlik etdiyi nümayəndə heyətini "
        "qəbul edib."
    )
    country, post = _people(engine, text).get("Salim Nasr", (None, None))
    assert post == expected[1]
    assert expected[0] in (None, country)


@pytest.mark.parametrize(
    ("later", "named"),
    [
        ("Nazirlər Mart Kask və Vaxo Lomidze", {"Mart Kask": "EE", "Vaxo Lomidze": "GE"}),
        ("Mart Kask və Vaxo Lomidze", {}),
    ],
)
def test_ministers_may_be_named_later(engine: Engine, later: str, named: dict[str, str]) -> None:
    text = (
        f"Estoniya və Gürcüstan müdafiə nazirləri Astanada görüşüb. {later} əlaqələrin vacibliyini "
        "vurğulayıb."
    )
    assert {name: country for name, (country, _) in _people(engine, text).items()} == named


@pytest.mark.parametrize(
    ("line", "start"),
    [("date 2021-11 Noyabrın 18-də", "2021-11-18"), ("11-18 noyabrda", "XXXX-11-11")],
)
def test_a_month_of_the_crawl_is_no_day(engine: Engine, line: str, start: str) -> None:
    text = f"{line} Estoniyanın müdafiə naziri Mart Kask ölkəmizə səfər edib."
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert engagement["start"] == start


@pytest.mark.parametrize(
    ("formats", "count"), [("təkbətək və üçtərəfli formatda", 1), ("ayrı-ayrılıqda", 2)]
)
def test_talks_of_both_formats_are_one_meeting(engine: Engine, formats: str, count: int) -> None:
    record = engine.read(
        "Müdafiə naziri general-polkovnik Elxan Muradlının dəvəti ilə martın 9-da Gürcüstanın "
        "müdafiə naziri Nino Lomidze və Türkiyənin milli müdafiə naziri Cemal Özkanın Azərbaycana "
        f"səfəri planlaşdırılır. Səfər çərçivəsində nazirlər arasında {formats} danışıqlar nəzərdə "
        "tutulub."
    ).to_json()
    assert len(record["engagements"]) == count


@pytest.mark.parametrize(
    ("officer", "named"),
    [
        pytest.param(
            "general-polkovnik Orxan Səlimov Parlamentin Müdafiə Komitəsində",
            {"Orxan Səlimov", "Salim Nasr"},
            id="an office behind the name",
        ),
        pytest.param("Orxan Səlimov Mərkəzində", {"Salim Nasr"}, id="a house named after somebody"),
        pytest.param(
            "baş direktor Orxan Səlimov",
            {"Orxan Səlimov", "Salim Nasr"},
            id="two posts, two people",
        ),
    ],
)
def test_a_name_ends_where_an_office_begins(engine: Engine, officer: str, named: set[str]) -> None:
    text = (
        f"Bakıda {officer} Omanın müdafiə naziri admiral Salim Nasr ilə görüşüb. Görüşdə "
        "müdafiə nazirinin müavini Kamil Rəhimli iştirak edib."
    )
    people = _people(engine, text)
    assert set(people) == named | {"Kamil Rəhimli"}
    assert people["Salim Nasr"] == ("OM", "müdafiə naziri")


@pytest.mark.parametrize(
    ("where", "sides"),
    [
        ("Maskat şəhərində səfərdədir", [("visit", "OM", ["AZ"], [])]),
        ("Maskat haqqında danışıb", []),
    ],
)
def test_what_stands_behind_a_town_bears_its_case(
    engine: Engine, where: str, sides: list[tuple[str, str, list[str], list[str]]]
) -> None:
    text = f"Müdafiə naziri Orxan Səlimovun rəhbərlik etdiyi nümayəndə heyəti {where}."
    assert _sides(engine, text) == sides


def test_a_publishers_name_may_be_a_surname(engine: Engine) -> None:
    text = (
        "Müdafiə naziri Orxan Səlimov Türkiyənin müdafiə nazirinin müavini Emre Turan ilə Bakıda "
        "görüşüb. Turan bu barədə məlumat verib."
    )
    assert "Emre Turan" in _people(engine, text)


@pytest.mark.parametrize(
    ("where", "host"), [("bu ölkədə", "OM"), ("Bakıda", "AZ"), ("ölkəmizdə", "AZ")]
)
def test_who_attends_is_a_guest_of_a_country(engine: Engine, where: str, host: str) -> None:
    text = (
        "Omanın müdafiə naziri Salim Nasr və müdafiə naziri Orxan Səlimov görüşüblər. Hər iki "
        f"nazir {where} keçirilən sərgidə iştirak edib. Azərbaycanın müdafiə naziri Orxan Səlimov "
        f"Omanda {where} keçirilən sərgidə iştirak edib."
    )
    codes = {
        code
        for each in engine.read(text).to_json()["engagements"]
        for code in (each["host"], *each["guests"])
    }
    assert host in codes
    assert codes <= {"OM", "AZ"}


THEREUPON = "Bu barədə nazirlik məlumat yayıb."


@pytest.mark.parametrize(
    ("then", "status"),
    [
        ("Nazirin Maskatda görüşləri planlaşdırılır", "in_progress"),
        ("Nazir Maskatda həmkarı ilə görüşüb", "completed"),
    ],
)
def test_a_visit_whose_meetings_are_to_come_goes_on(engine: Engine, then: str, status: str) -> None:
    text = f"Müdafiə naziri Orxan Səlimov martın 6-da Omana rəsmi səfər edib. {THEREUPON} {then}."
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert engagement["status"] == status


@pytest.mark.parametrize(
    ("met", "sides"),
    [
        ("Türkiyənin Azərbaycandakı səfiri Emre Turanlını qəbul edib", ("AZ", ["TR"])),
        ("Ankarada Türkiyənin müdafiə naziri Emre Turanlı ilə görüşüb", ("TR", ["AZ"])),
    ],
)
def test_an_ambassador_is_received_where_he_serves(
    engine: Engine, met: str, sides: tuple[str, list[str]]
) -> None:
    (engagement,) = engine.read(
        f"Müdafiə naziri general-polkovnik Orxan Səlimov {met}. Qonaq naziri təbrik edib. Nazir "
        "Prezidentin Türkiyəyə rəsmi səfərinin əhəmiyyətini vurğulayıb."
    ).to_json()["engagements"]
    assert (engagement["host"], engagement["guests"]) == sides
