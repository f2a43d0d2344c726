"""Offices told without a name, in the plural, or of somebody's counterpart: whose they are."""

from typing import Any

import pytest

from extraction.engine import Engine
from extraction.engine.page import make_page
from extraction.engine.view import view_of


def _all(engine: Engine, text: str) -> list[dict[str, Any]]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


def _people(engine: Engine, text: str) -> dict[str, tuple[str | None, str | None]]:
    return {
        person["name"]: (person["country"], person["post"])
        for engagement in _all(engine, text)
        for person in engagement["people"]
    }


@pytest.mark.parametrize(
    "offices",
    [
        "The defence ministers of Peru and Oman",
        "The Peruvian and Omani defence ministers",
        "Peru and Oman's defense ministers",
        "The navy commanders of Peru and Oman",
        "The chiefs of general staff of Peru and Oman",
        "The foreign and defence ministers of Peru and Oman",
        "The army chiefs of Peru and Oman",
    ],
)
@pytest.mark.parametrize("verb", ["met", "will meet", "held talks"])
def test_who_holds_one_office_in_two_countries_meets(
    engine: Engine, offices: str, verb: str
) -> None:
    read = _all(engine, f"{offices} {verb} in Lima on 9 August 2018.")
    assert [(each["host"], each["guests"]) for each in read] == [("PE", ["OM"])]


def test_one_minister_of_two_countries_named_is_of_the_first(engine: Engine) -> None:
    text = (
        "The defence minister of Peru and Oman's trade envoys visited the same fair in Lima on 9 "
        "August 2018."
    )
    assert _all(engine, text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "The navy chiefs of Peru and Oman met in Lima on 9 August 2018. Admiral Juan Perez and "
            "Admiral Said Harthi spoke of exercises.",
            {"Juan Perez": ("PE", "navy chief"), "Said Harthi": ("OM", "navy chief")},
            id="one office",
        ),
        pytest.param(
            "Peru's navy chief met the Omani chief of defence in Lima on 9 August 2018. Admiral "
            "Juan Perez and Said Al Harthi spoke of exercises.",
            {"Juan Perez": ("PE", "navy chief"), "Said Al Harthi": ("OM", "chief of defence")},
            id="an office each",
        ),
        pytest.param(
            "Peru and Oman's navy chiefs met in Lima on 9 August 2018. The meeting between Adm. "
            "Juan Perez and his Omani counterpart Adm. Said Harthi dealt with exercises.",
            {"Juan Perez": ("PE", None), "Said Harthi": ("OM", None)},
            id="the counterpart of the other side",
        ),
        pytest.param(
            "Secretary of Defense James Hill spoke by telephone with his counterpart from Britain, "
            "State Secretary for Defence Michael Moore.",
            {
                "James Hill": ("US", "Secretary of Defense"),
                "Michael Moore": ("GB", "State Secretary for Defence"),
            },
            id="where the counterpart is from",
        ),
    ],
)
def test_offices_find_their_holders(
    engine: Engine, text: str, people: dict[str, tuple[str, str | None]]
) -> None:
    assert _people(engine, text) == people


def test_others_named_later_hold_no_office_told_before(engine: Engine) -> None:
    text = (
        "Peru's navy chief met the Omani chief of defence in Lima on 9 August 2018. Admiral Juan "
        "Perez, who commands the fleet, showed them a frigate."
    )
    assert _people(engine, text).get("Juan Perez", ("PE", None))[1] != "navy chief"


@pytest.mark.parametrize(
    ("leader", "country"),
    [("Leading the Nigerian team", "NG"), ("Welcoming the Nigerian team", "UG")],
)
def test_who_leads_a_team_is_of_its_country(engine: Engine, leader: str, country: str) -> None:
    text = (
        f"{leader}, Brig Gen Musa Okoro thanked the Chief of Staff of Uganda, General Peter "
        "Okello, during the visit to Kampala."
    )
    assert _people(engine, text)["Musa Okoro"][0] == country


@pytest.mark.parametrize("word", ["Acting", "Interim", "Incoming"])
def test_a_word_before_the_office_parts_no_title_from_its_country(
    engine: Engine, word: str
) -> None:
    text = (
        f"Ghana's {word} Chief of Defence Staff Major General Kofi Mensah met Defence Minister of "
        "Peru Ralf Otto in Lima on May 3, 2024."
    )
    assert _people(engine, text)["Kofi Mensah"] == ("GH", "Chief of Defence Staff")


def test_an_article_opens_a_sentence_behind_a_headline(engine: Engine) -> None:
    text = (
        "Omani land forces commander in Lima The Chief of Defence of Peru, Admiral Juan Perez, met "
        "with the Commander of the Omani Land Forces, General Said Harthi, on May 3, 2024."
    )
    assert {name: country for name, (country, _) in _people(engine, text).items()} == {
        "Juan Perez": "PE",
        "Said Harthi": "OM",
    }


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "partners from South American, Latin American and inter-American bodies", []),
        ("en", "the American minister", ["US"]),
        ("en", "the Indian Ocean, the Sea of Japan and the South China Sea", []),
        ("en", "Indian, Japanese and Chinese officers", ["IN", "JP", "CN"]),
        ("tr", "Latin Amerika ve Hint Okyanusu ile Umman Körfezi", []),
        ("tr", "Amerika ve Japon heyeti", ["US", "JP"]),
        ("az", "Latın Amerikası və Oman körfəzi", []),
        ("az", "Amerika nümayəndələri", ["US"]),
        ("ru", "в Южно-Китайском море, Индийском океане и Южной Америке", []),
        ("ru", "китайские и индийские офицеры", ["CN", "IN"]),
    ],
)
def test_a_sea_with_a_countrys_name_is_no_country(
    engine: Engine, language: str, text: str, countries: list[str]
) -> None:
    page = make_page(view_of(text), engine.lexicon(language), engine.date_reader(language))
    assert [place.key.split()[0] for place in page.of("place")] == countries


SPOKE = (
    "The talks were long, the defense ministry said.\n\n{} Defense Minister James Hill met "
    "Defense Minister Ole Krogh of Denmark in Oslo on May 3, 2024."
)


@pytest.mark.parametrize(
    ("ministry", "country"),
    [
        ("Danish guests were shown a ship.", "NO"),
        ("The Dutch Defense Ministry said that the talks went well.", "NL"),
    ],
)
def test_a_ministry_speaks_for_the_country_of_its_own_sentence(
    engine: Engine, ministry: str, country: str
) -> None:
    text = SPOKE.format(ministry)
    assert _people(engine, text)["James Hill"][0] == country


def test_lines_of_a_list_below_are_other_articles(engine: Engine) -> None:
    text = (
        "OSLO, May 3 (EXA) -- Norwegian Defence Minister Nils Berg met Danish Defence Minister Ole "
        "Krogh on Friday.\n- Former Peruvian chief leads a delegation from Chile to honour the "
        "fallen of the war\n- Rainstorms hit the coast of Oman and close its schools for a week\n"
        "- Global summit of grain traders opens in the capital of Ghana this week"
    )
    read = _all(engine, text)
    assert [(each["host"], each["guests"]) for each in read] == [("NO", ["DK"])]
    assert {"CL", "PE", "OM"}.isdisjoint(read[0]["third_countries"])


def test_a_headline_told_twice_is_no_sentence(engine: Engine) -> None:
    headline = "Nils Berg holds bilateral talks in Oslo with Danish defence minister Ole Krogh"
    text = (
        f"Home / News / Norway / {headline}\n{headline}\n\nOSLO: Norwegian Defence Minister Nils "
        "Berg met Danish Defence Minister Ole Krogh on May 3, 2024."
    )
    assert set(_people(engine, text)) == {"Nils Berg", "Ole Krogh"}


@pytest.mark.parametrize(
    ("talks", "kind"),
    [("a video talk", "call"), ("an online talk", "call"), ("talks", "visit")],
)
def test_a_talk_by_video_is_a_call(engine: Engine, talks: str, kind: str) -> None:
    text = (
        f"Norwegian Defence Minister Nils Berg held {talks} with Defence Minister Ole Krogh "
        "of Denmark in Oslo on Friday."
    )
    assert [each["kind"] for each in _all(engine, text)] == [kind]


TELECON = (
    "On August 16, Defense Minister Okada held a first {} with US Defense Secretary Hill. Defense "
    "Minister Okada {} and Secretary Hill welcomed it. Japan and its ally trust each other."
)


@pytest.mark.parametrize(
    ("cue", "again", "read"),
    [
        ("telecon", "spoke of ships", {"Okada": "host", "Hill": "head_of_delegation"}),
        ("phone meeting", "spoke of ships", {"Okada": "host", "Hill": "head_of_delegation"}),
    ],
)
def test_a_minister_called_by_surname_again_and_again_is_somebody(
    engine: Engine, cue: str, again: str, read: dict[str, str]
) -> None:
    text = "Japan-US Defense Ministerial Conference\n\n" + TELECON.format(cue, again)
    calls = _all(engine, text)
    assert [each["kind"] for each in calls] == ["call"]
    assert {person["name"]: person["role"] for person in calls[0]["people"]} == read


def test_a_word_behind_an_office_told_once_is_nobody(engine: Engine) -> None:
    text = (
        "Defense Minister Responsible for the fleet was absent. Norwegian Defence Minister Nils "
        "Berg met Danish Defence Minister Ole Krogh in Oslo on May 3, 2024."
    )
    assert set(_people(engine, text)) == {"Nils Berg", "Ole Krogh"}


@pytest.mark.parametrize(
    ("first", "host"),
    [
        ("Defense Minister Ken Okada and his US counterpart James Hill", "JP"),
        ("US Secretary of War James Hill and Defense Minister Ken Okada of Japan", "US"),
    ],
)
def test_in_a_call_the_first_named_is_host(engine: Engine, first: str, host: str) -> None:
    text = f"{first} agreed over the phone on Friday to deepen Japan's military ties with the US."
    assert [each["host"] for each in _all(engine, text)] == [host]


@pytest.mark.parametrize("place", ["the Gambia", "The Gambia"])
def test_an_article_of_a_countrys_name_is_small_within_a_sentence(
    engine: Engine, place: str
) -> None:
    text = (
        "The Senegalese Chief of Defence Staff General Idrissa Ka will lead a delegation for a two "
        f"day working visit to {place}."
    )
    assert [(each["host"], each["guests"]) for each in _all(engine, text)] == [("GM", ["SN"])]


@pytest.mark.parametrize("retired", [" (Retd)", " (Rtd)", ""])
def test_who_is_told_of_behind_an_envoy_has_no_part_in_the_office(
    engine: Engine, retired: str
) -> None:
    text = (
        f"Three guns were presented by Gen Dalbir Rao{retired}, High Commissioner of India to "
        "Peru to Brigadier Juan Perez, the Chief of Defence of Peru, in Lima on 3 May 2024, when "
        "they met at the navy base."
    )
    people = _people(engine, text)
    assert people["Dalbir Rao"][1] == "High Commissioner"
    assert people["Juan Perez"] == ("PE", "Chief of Defence")


@pytest.mark.parametrize(
    ("before", "host"),
    [("", "PH"), ("Last week the minister paid a visit to Vietnam. ", "VN")],
)
def test_a_presidents_visit_of_last_month_is_no_ground(
    engine: Engine, before: str, host: str
) -> None:
    text = (
        f"{before}Defense Secretary Juan Reyes of the Philippines met with Bui Thai Minh, "
        "Ambassador of Vietnam to the Philippines. Recalling the visit of President Jose Cruz to "
        "Vietnam last January, both saw room for joint military exercises."
    )
    assert _all(engine, text)[0]["host"] == host


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("attend KX 2022, an ongoing biennial international defense exhibition", "multilateral"),
        ("attend a security gathering this week", "multilateral"),
        ("see the ministry and its museum", "visit"),
    ],
)
def test_who_comes_for_an_event_is_met_beside_it(engine: Engine, event: str, kind: str) -> None:
    text = (
        "Vice Defense Minister Kim Jin of South Korea met with his Latvian counterpart, Janis "
        f"Kalns, in Seoul on Wednesday, as Kalns came here to {event}."
    )
    assert [each["kind"] for each in _all(engine, text)] == [kind]


@pytest.mark.parametrize(("named", "sides"), [("", {"GH", "SL"}), (" and Azerbaijan", None)])
def test_a_publisher_is_of_the_text_if_its_country_is_named(
    engine: Engine, named: str, sides: set[str] | None
) -> None:
    text = (
        f"A delegation of Ghanaian military officers is on a study tour in Sierra Leone{named}, "
        "APA learnt on Saturday. It met President Julius Kamara, and Colonel Simeon Bai told it "
        "of the army."
    )
    read = {country for each in _all(engine, text) for country in (each["host"], *each["guests"])}
    assert sides is None or read == sides


@pytest.mark.parametrize("verb", ["headed for", "headed to", "left Cairo for"])
def test_who_heads_for_a_country_is_its_guest(engine: Engine, verb: str) -> None:
    text = (
        f"Egypt's Defense Minister Omar Zaki {verb} France on Monday for talks with officials on "
        "military cooperation."
    )
    read = _all(engine, text)
    assert [(each["host"], each["guests"], each["status"]) for each in read] == [
        ("FR", ["EG"], "in_progress")
    ]
