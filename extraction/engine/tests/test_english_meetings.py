"""Meetings, ships, gatherings, days as English reports tell them: each class with its opposite."""

from typing import Any

import pytest

from extraction.engine import Engine


def _all(engine: Engine, text: str) -> list[dict[str, Any]]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


def _one(engine: Engine, text: str) -> dict[str, Any]:
    engagements = _all(engine, text)
    assert len(engagements) == 1, engagements
    return engagements[0]


def _sides(engine: Engine, text: str) -> tuple[str | None, list[str]]:
    engagement = _one(engine, text)
    return engagement["host"], engagement["guests"]


SHIP = (
    "The Danish frigate Triton docked at Varna on Monday for a visit. The Bulgarian Navy welcomed "
    "the crew."
)
EXHIBITION = (
    "Chile's Minister of Defence Pablo Rojas attended the arms exhibition in Rabat, Morocco, from "
    "May 6 to 7, 2024. He met with his Moroccan counterpart, Minister of Defence Driss Alami."
)


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        pytest.param(SHIP, "BG", ["DK"], id="a ship is a guest"),
        pytest.param(
            SHIP.replace("The Danish frigate", "HMAS").replace("Bulgarian", "Royal Bulgarian"),
            "BG",
            ["AU"],
            id="a ship by what stands before its name",
        ),
        pytest.param(
            "Minister of Defence of Latvia Ilze Kalna, on her way back to Latvia, met the Minister "
            "of Defence of Georgia Levan Beridze at the airport of Tbilisi.",
            "GE",
            ["LV"],
            id="the town is where they meet, not where one goes",
        ),
        pytest.param(
            "The Lebanese Army Commander, General Sami Khoury, received in Yarzeh the Italian "
            "Defense Minister Paolo Conti.",
            "LB",
            ["IT"],
            id="a town no list knows stands before an adjective",
        ),
        pytest.param(
            "A delegation of the Rwanda Defence Force visited the Army Headquarters at Burma Camp "
            "in Accra. Led by Colonel Jean Habimana, the delegation was received by the Chief of "
            "the Army Staff, Lieutenant General Kofi Mensah.",
            "GH",
            ["RW"],
            id="a camp named after a country",
        ),
        pytest.param(
            "A delegation of the Rwanda Defence Force visited the Army Headquarters in Burma. The "
            "Chief of the Army Staff, Lieutenant General Aung Win, received the delegation.",
            "MM",
            ["RW"],
            id="the country itself",
        ),
        pytest.param(
            "OSLO, May 6 (EXA) - Danish Defence Minister Ole Krogh met Norwegian Defence Minister "
            "Nils Berg. Krogh welcomed the decision to go on.",
            "NO",
            ["DK"],
            id="who welcomes a decision receives nobody",
        ),
        pytest.param(
            "AMMAN, May 6 (EXA) -- Lieutenant General Sami Qudah met the Omani Military Attaché "
            "Brigadier Said Harthi to discuss ties between the Jordanian army and forces in Oman.",
            "JO",
            ["OM"],
            id="an attaché is not at home",
        ),
        pytest.param(
            "Norwegian Chief of Defence General Nils Berg was warmly received at the harbour by "
            "Danish Chief of Defence General Ole Krogh.",
            "DK",
            ["NO"],
            id="received by, with words between",
        ),
    ],
)
def test_it_tells_the_sides(engine: Engine, text: str, host: str, guests: list[str]) -> None:
    assert _sides(engine, text) == (host, guests)


def test_ships_that_only_take_part_in_an_exercise_meet_nobody(engine: Engine) -> None:
    text = (
        "The Brazilian Chief of Navy Admiral Otto Lima arrived in Cape Town, South Africa, on an "
        "official visit. The exercise brings together ships of Argentina and Uruguay."
    )
    assert _sides(engine, text) == ("ZA", ["BR"])


def test_who_comes_for_an_exhibition_meets_on_its_sidelines(engine: Engine) -> None:
    engagement = _one(engine, EXHIBITION)
    assert (engagement["kind"], engagement["host"]) == ("multilateral", "MA")
    assert (engagement["start"], engagement["end"]) == ("2024-05-06", "2024-05-07")
    visit = _one(
        engine,
        "Chile's Minister of Defence Pablo Rojas visited Rabat, Morocco. He met with his Moroccan "
        "counterpart, Minister of Defence Driss Alami, and invited him to an exhibition.",
    )
    assert visit["kind"] == "visit"


MET = "Polish Defence Minister Jan Nowak met his Czech counterpart Petr Novotny in Prague"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            " date 2024-03 " + MET + " on March 4.", "2024-03-04", id="only the month of the crawl"
        ),
        pytest.param(MET + " on 14 May 22.", "2022-05-14", id="a year of two digits"),
        pytest.param(MET + " on 14 May 22 times over.", "XXXX-05-14", id="no year"),
        pytest.param(
            "4/25/2024 3:05:18 PM\n\n(NET- Example Agency (EXA)) PRAGUE, April 25 (EXA) -- "
            + MET
            + " on Thursday.",
            "2024-04-25",
            id="the month first, and a bracket within a bracket",
        ),
        pytest.param(
            "November 24, 2024 02:45\nLatest\n30 Jan 2017, 04:54 pm\nPRAGUE, Jan 30 (EXA): "
            + MET
            + " on Monday.",
            "2017-01-30",
            id="the stamp that agrees with the dateline",
        ),
        pytest.param(
            " date 2018-04-11 "
            + MET
            + " on Monday, on the first visit since ties began years ago.",
            "2018-04-09",
            id="the lead is no background",
        ),
        pytest.param(
            "April 11, 2018\n\n" + MET + " on Tuesday, a spokesman said Wednesday.",
            "2018-04-10",
            id="the day it was said is another",
        ),
        pytest.param(
            " date 2017-07-26 Ties are good, Polish Defence Minister Jan Nowak said in a statement "
            "on July 25 while receiving Czech Defence Minister Petr Novotny.",
            "2017-07-25",
            id="said at the meeting",
        ),
        pytest.param(
            " date 2017-07-26 Ties are good, Polish Defence Minister Jan Nowak said in a statement "
            "on July 24. He received Czech Defence Minister Petr Novotny on July 25.",
            "2017-07-25",
            id="said before it",
        ),
    ],
)
def test_it_finds_the_day(engine: Engine, text: str, start: str) -> None:
    assert _one(engine, text)["start"] == start


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("19:10, 3 March\n\n", "XXXX-03-03"),
        (" date 2021-03-05 19:10, 3 March\n\n", "2021-03-05"),
        ("19:10\n\n", None),
    ],
)
def test_a_stamp_may_leave_its_year_out(engine: Engine, stamp: str, published: str | None) -> None:
    record = engine.read(f"Two ministers meet in the Czech capital\n\n{stamp}{MET}.").to_json()
    assert record["article"]["published"] == published
    start = record["engagements"][0]["start"]
    assert start == (f"{published}~" if published else None)


def test_an_opening_with_a_weekday_is_no_dateline(engine: Engine) -> None:
    record = engine.read(
        "On Tuesday, July 5, the delegation of Ghana led by General Kofi Mensah visited the Rwanda "
        "Defence Force Headquarters."
    ).to_json()
    assert record["article"]["outlet"] is None
    assert record["article"]["published"] is None


TOUR = (
    "YEREVAN, May 19 (EXA) - Armenian Defence Minister Aram Petrosyan returned from a trip. On "
    "May 16 he met the Greek Defence Minister Kostas Mavros in Athens. On May 18 Petrosyan held "
    "talks in {town} with the Cypriot Defence Minister Andreas Petrou."
)


def test_every_stop_of_a_tour_has_its_own_ground(engine: Engine) -> None:
    tour = {(each["host"], *each["guests"]) for each in _all(engine, TOUR.format(town="Nicosia"))}
    assert tour == {("GR", "AM"), ("CY", "AM")}
    alone = _all(engine, TOUR.format(town="Athens"))
    assert "CY" not in {each["host"] for each in alone}


STOPS = "Danish Defence Minister Ole Krogh {} Peru, Chile and Oman from June 2-5, 2024{}."


@pytest.mark.parametrize(
    ("text", "tour"),
    [
        pytest.param(
            STOPS.format("will travel to", " for high-level meetings"),
            {("PE", "DK"), ("CL", "DK"), ("OM", "DK")},
            id="where one goes",
        ),
        pytest.param(
            "Danish Defence Minister Ole Krogh ended a trip. He visited military leaders in "
            "Peru, Chile, and Oman.",
            {("PE", "DK"), ("CL", "DK"), ("OM", "DK")},
            id="of him alone",
        ),
        pytest.param(
            "Army Chief General Rafi Uddin left Islamabad for Peru and Chile on Tuesday on a "
            "four-day official visit, ISPR said.",
            {("PE", "PK"), ("CL", "PK")},
            id="whoever leaves a capital is of its country",
        ),
        pytest.param(
            "General John Hill, commander of US Central Command, flew to the Kingdom of Saudi "
            "Arabia, the Kingdom of Bahrain and the Sultanate of Oman to meet with army leaders.",
            {("SA", "US"), ("BH", "US"), ("OM", "US")},
            id="an article before each",
        ),
        pytest.param(
            "Danish Defence Minister Ole Krogh is on a trip to the region to meet with military "
            "officials in Peru, Chile and Colombia.",
            {("PE", "DK"), ("CL", "DK"), ("CO", "DK")},
            id="met each on his ground",
        ),
        pytest.param(
            "Danish Defence Minister Ole Krogh met Peruvian Defence Minister Juan Perez in Lima "
            "and spoke of the war in Yemen and Sudan.",
            {("PE", "DK")},
            id="wars spoken of are no stops",
        ),
        pytest.param(
            STOPS.format("visited Lima to discuss with the Peruvian minister trade with", ""),
            {("PE", "DK")},
            id="countries spoken of",
        ),
        pytest.param(
            "Danish Defence Minister Ole Krogh was on a visit to Tbilisi, Georgia, on the 3rd.",
            {("GE", "DK")},
            id="a town and its country",
        ),
    ],
)
def test_countries_gone_to_in_one_breath_are_stops(
    engine: Engine, text: str, tour: set[tuple[str, ...]]
) -> None:
    assert {(each["host"], *each["guests"]) for each in _all(engine, text)} == tour


@pytest.mark.parametrize(
    ("office", "country", "post"),
    [
        ("commander, U.S. Africa Command", "US", "commander, Africa Command"),
        ("commander, Danish Home Guard Command", "DK", "commander, Home Guard Command"),
        ("commander, US friend of long standing", None, None),
    ],
)
def test_an_office_behind_a_comma_says_whose_commander_it_is(
    engine: Engine, office: str, country: str, post: str | None
) -> None:
    text = (
        f"General John Malloy, {office}, met with Defence Minister of Ghana Peter Mensah in Accra "
        "on May 3, 2024."
    )
    people = {each["name"]: each for each in _one(engine, text)["people"]}
    assert people["John Malloy"]["post"] == post
    assert country in (None, people["John Malloy"]["country"])


@pytest.mark.parametrize(
    ("office", "kind"),
    [
        pytest.param("Foreign Minister", "none", id="diplomats alone"),
        pytest.param("Defence Minister", "engagement", id="ministers of defence"),
    ],
)
def test_diplomats_who_speak_of_security_are_no_defence_engagement(
    engine: Engine, office: str, kind: str
) -> None:
    record = engine.read(
        f"Georgian {office} Levan Beridze met his Latvian counterpart Ilze Kalna in Riga. They "
        "spoke of NATO, defence and the military balance at sea."
    )
    assert record.article.kind.value == kind


def test_who_calls_on_the_host_is_a_guest_whose_country_stands_behind_the_post(
    engine: Engine,
) -> None:
    engagement = _one(
        engine,
        "Zola Dlamini, Minister of Defence, South Africa called on General Umar Javed, Chief of "
        "Army Staff of Pakistan, at General Headquarters Rawalpindi.",
    )
    roles = {each["name"]: each["role"] for each in engagement["people"]}
    assert roles == {"Zola Dlamini": "head_of_delegation", "Umar Javed": "host"}


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        pytest.param(
            "KAMPALA - General David Okello met General Carl Reed of the United States in Kampala. "
            "Both spoke at length. They later met on the protection of convoys in "
            "Somalia. The talks touched on training in Somalia.",
            "UG",
            ["US"],
            id="the ground of the lead before places spoken of",
        ),
        pytest.param(
            "Serbian Chief of General Staff General Milan Jovic has met Hungarian Chief of Defence "
            "General Gabor Kiss in Hajdu. Meetings are held alternately in Serbia and Hungary.",
            "RS",
            ["HU"],
            id="two places in one breath are no ground",
        ),
    ],
)
def test_places_spoken_of_are_no_ground(
    engine: Engine, text: str, host: str, guests: list[str]
) -> None:
    assert _sides(engine, text) == (host, guests)


def test_who_commands_a_ship_in_port_leads_its_side(engine: Engine) -> None:
    text = (
        "The United States ship Tucker arrived at the Port of Colombo on Friday. The Sri Lanka "
        "Navy welcomed it. The vessel is commanded by Commander Roy Trent."
    )
    people = {
        each["name"]: (each["country"], each["role"]) for each in _one(engine, text)["people"]
    }
    assert people == {"Roy Trent": ("US", "head_of_delegation")}
    base = text.replace("The vessel is commanded by", "The base sent")
    roles = {each["name"]: each["country"] for each in _one(engine, base)["people"]}
    assert roles == {"Roy Trent": "LK"}


def test_a_summit_announced_after_a_meeting_gives_it_no_day(engine: Engine) -> None:
    text = (
        "Oman will host the summit on October 8, Cypriot Defence Minister Petros Ioannou said. He "
        "met and received the Omani Defence Minister Said Harthi in Nicosia. They discussed arms."
    )
    assert _one(engine, text)["start"] is None
    met = text.replace("Oman will host the summit on October 8", "Talks went well on October 8")
    assert _one(engine, met)["start"] == "XXXX-10-08"


REST = (
    "Indian Army Chief General Arun Rao visited Western Command and reviewed its training.\n\n"
    "{heading}\n\n"
    "Foreign policy: India, China discuss next steps. Indian Defence Minister Ravi Nair met "
    "his Chinese counterpart General Li Wen in New Delhi on Monday, the ministry said.\n"
)


def test_other_articles_below_the_text_are_furniture(engine: Engine) -> None:
    assert not _all(engine, REST.format(heading="Other Related News"))
    assert _all(engine, REST.format(heading="The minister meets a guest from China"))


def test_a_day_behind_a_bar_is_the_publications(engine: Engine) -> None:
    text = "Text: Ministry of Defence | Photo: Warrant Officer Lajos Nagy | 15:50 June 11, 2024\n\n"
    record = engine.read(text + MET + " between 3 and 6 June.")
    assert record.article.published.value == "2024-06-11"
    assert record.engagements[0].start.value == "2024-06-03"


def test_letters_of_a_force_say_whose_it_is(engine: Engine) -> None:
    text = "UPDF Chief of Defence Forces General David Okello met General Carl Reed, {} in Kampala."
    assert _sides(engine, text.format("US Army,")) == ("UG", ["US"])


def test_an_ambassador_at_the_airport_makes_a_visit_no_reception(engine: Engine) -> None:
    text = (
        "Air Chief Marshal Arun Rao arrived in Dhaka on Saturday on a visit to Bangladesh. "
        "High Commissioner of India to Bangladesh, Vikram Nair, was present to welcome him. "
        "He was received by Bangladesh Air Vice Marshal Rahim Khan."
    )
    assert _one(engine, text)["kind"] == "visit"
    called = (
        "High Commissioner of India to Bangladesh, Vikram Nair, called on the Chief of Army Staff "
        "of Bangladesh, General Rahim Khan, in Dhaka."
    )
    assert _one(engine, called)["kind"] == "reception"


@pytest.mark.parametrize(
    ("event", "sides"),
    [
        ("the meeting of NATO defence ministers in Brussels", [("multilateral", "BE", ["SK"])]),
        ("an informal meeting of EU defence ministers in Prague", [("multilateral", "CZ", ["SK"])]),
        ("the NATO Military Committee in Tallinn", [("multilateral", "EE", ["SK"])]),
        ("the North Atlantic Council in Brussels", [("multilateral", "BE", ["SK"])]),
        ("a meeting of the commanders of his garrisons in Kosice", []),
    ],
)
def test_who_attends_a_meeting_of_allies_is_there_with_all_of_them(
    engine: Engine, event: str, sides: list[tuple[str, str, list[str]]]
) -> None:
    found = _all(
        engine,
        f"BRATISLAVA, 12 September 2022. The Minister of Defence, Peter Hudak, attended {event} on "
        "11 September.",
    )
    assert [(each["kind"], each["host"], each["guests"]) for each in found] == sides


def test_a_park_may_be_a_general(engine: Engine) -> None:
    text = "{} met the Polish minister of defence, Jan Nowak, in Warsaw on 4 May 2023."
    korean = _one(engine, text.format("South Korea's army chief General Park Min-ho"))
    assert "Park Min-ho" in {person["name"] for person in korean["people"]}
    keeper = _one(engine, text.format("South Korea's director of Technology Park Min-ho"))
    assert "Park Min-ho" not in {person["name"] for person in keeper["people"]}


BESIDE = (
    "On the sidelines of the arms exhibition in Muscat, Omani Defence Minister Said Harthi met "
    "Danish Defence Minister Ole Krogh on May 3, 2024. {}"
)


@pytest.mark.parametrize(
    ("second", "kinds"),
    [
        (
            "Harthi also held a meeting with Peruvian Defence Minister Juan Perez.",
            {"DK": "multilateral", "PE": "multilateral"},
        ),
        (
            "Peruvian Defence Minister Juan Perez was received by Harthi on Tuesday.",
            {"DK": "multilateral", "PE": "visit"},
        ),
    ],
)
def test_who_is_met_besides_is_met_at_the_same_event(
    engine: Engine, second: str, kinds: dict[str, str]
) -> None:
    read = _all(engine, BESIDE.format(second))
    assert {each["guests"][0]: each["kind"] for each in read} == kinds


@pytest.mark.parametrize(
    ("arrival", "start"),
    [
        ("Krogh, who started his visit yesterday, laid a wreath.", "2024-05-06"),
        ("Krogh flew into Muscat on Sunday for an official visit.", "2024-05-05"),
        ("Krogh had arrived in Muscat for a visit on May 3, 2023.", "2024-05-07"),
        ("Krogh laid a wreath on Sunday.", "2024-05-07"),
    ],
)
def test_a_visit_begins_when_the_guest_comes(engine: Engine, arrival: str, start: str) -> None:
    text = (
        "date 2024-05-07\n\nOmani Defence Minister Said Harthi today received Danish Defence "
        f"Minister Ole Krogh in Muscat.\n\n{arrival}"
    )
    assert _one(engine, text)["start"] == start


@pytest.mark.parametrize(
    ("event", "count"),
    [
        ("19th session of the Ghana/Zambia Joint Permanent Commission on Defence", 1),
        ("meeting of the Ghana-Zambia joint defence committee", 1),
        ("first market of Ghana and Zambia for farmers of the army", 0),
    ],
)
def test_a_joint_commission_in_session_is_a_meeting(engine: Engine, event: str, count: int) -> None:
    text = f"The {event} was held in Accra from 1st to 5th September 2014. Military ties are good."
    assert len(_all(engine, text)) == count
