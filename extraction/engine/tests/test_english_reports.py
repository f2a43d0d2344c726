"""How English reports from all over the world put things: each class with its opposite."""

from typing import Any

import pytest

from extraction.engine import Engine


def _all(engine: Engine, text: str) -> list[dict[str, Any]]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


def _sides(engine: Engine, text: str) -> tuple[str | None, list[str]]:
    engagements = _all(engine, text)
    assert len(engagements) == 1, engagements
    return engagements[0]["host"], engagements[0]["guests"]


CALLED = (
    "The Swedish ambassador to Kenya, Lars Nyman, called on the Chief of Defence Forces, General "
    "Peter Odhiambo, at Defence Headquarters. "
)


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        pytest.param(CALLED, "KE", ["SE"], id="accredited to the host"),
        pytest.param(
            CALLED.replace("to Kenya", "to Norway"),
            "NO",
            ["SE"],
            id="accredited elsewhere",
        ),
        pytest.param(
            CALLED + "The situation in Somalia and the war in Sudan were discussed.",
            "KE",
            ["SE"],
            id="what is spoken of is no venue",
        ),
        pytest.param(
            "Denmark's Chief of Defence General Ole Krogh met the Commander of the Finnish Defence "
            "Forces, General Aki Salo, in Sudan.",
            "SD",
            ["DK", "FI"],
            id="a venue is one",
        ),
        pytest.param(
            "Denmark's Chief of Defence General Ole Krogh met General Aki Salo, Chief of Defence "
            "of Finland, in Haapsalu, Estonia.",
            "EE",
            ["DK", "FI"],
            id="a town before its country",
        ),
        pytest.param(
            "Ministry of Defence of Malta\n\nMinister of Defence Carmel Zammit met today with the "
            "Ambassador of Cyprus Eleni Christou to discuss defence cooperation.",
            "MT",
            ["CY"],
            id="the letterhead tells the home",
        ),
        pytest.param(
            "Secretary of Defense Ray Walcott spoke by phone with Chilean Minister of Defense "
            "Pablo Rojas about the war against Ukraine.",
            "US",
            ["CL"],
            id="an office of one country",
        ),
        pytest.param(
            "Peru's Secretary of Defense Ray Walcott spoke by phone with Chilean Minister of "
            "Defense Pablo Rojas about military education.",
            "PE",
            ["CL"],
            id="the same office told as another country's",
        ),
        pytest.param(
            "During her visit to Estonia, Vice Minister of National Defence Ona Petrauskas met "
            "with Permanent Secretary at the Ministry of Defence Toomas Saar. Lithuanian and "
            "Estonian experts work together. The developments on the border with Belarus and the "
            "role of Belarus were discussed.",
            "EE",
            ["LT"],
            id="the side joined to the host",
        ),
    ],
)
def test_it_tells_the_sides(engine: Engine, text: str, host: str, guests: list[str]) -> None:
    assert _sides(engine, text) == (host, guests)


def test_who_meets_one_of_the_hosts_is_a_guest(engine: Engine) -> None:
    text = (
        "HELSINKI — Chairman of the Joint Chiefs of Staff Gen. Carl Reed met with the Finnish "
        "Chief of Defence Gen. Aki Salo today in Helsinki. The U.S. and Finland are partners."
    )
    roles = {each["name"]: each["role"] for each in _all(engine, text)[0]["people"]}
    assert roles == {"Carl Reed": "head_of_delegation", "Aki Salo": "host"}


def test_an_earlier_visit_of_the_host_makes_him_no_guest(engine: Engine) -> None:
    text = (
        "AMMAN, Nov 21, 2023 - Chairman of the Joint Chiefs of Staff Maj. Gen. Sami Qudah on "
        "Tuesday received the Danish Chief of Defence, Gen. Ole Krogh, who is on an official "
        "visit. Qudah visited Copenhagen in May 2022."
    )
    roles = {each["name"]: each["role"] for each in _all(engine, text)[0]["people"]}
    assert roles == {"Ole Krogh": "head_of_delegation", "Sami Qudah": "host"}


def test_a_public_affairs_chief_who_tells_it_takes_no_part(engine: Engine) -> None:
    text = (
        "MANILA - Army chief Lt. Gen. Jose Ramos met the Thai army chief General Somchai Prasert "
        "in Manila, public affairs chief Col. Ana Lim said."
    )
    names = {each["name"] for each in _all(engine, text)[0]["people"]}
    assert names == {"Jose Ramos", "Somchai Prasert"}


def _people(engine: Engine, text: str) -> dict[str, tuple[str | None, str]]:
    return {
        each["name"]: (each["country"], each["role"])
        for engagement in _all(engine, text)
        for each in engagement["people"]
    }


ROLL = (
    "On January 20 the Chief of Defence of Denmark General Ole Krogh, the Chief of Defence of "
    "Estonia General Toomas Saar, the Chief of Defence of Finland General Aki Salo{} took part in "
    "the meeting in Riga."
)


def test_four_sides_called_one_by_one_are_at_one_meeting(engine: Engine) -> None:
    text = ROLL.format(" and the Chief of Defence of Sweden General Nils Berg")
    engagement = _all(engine, text)[0]
    assert (engagement["kind"], engagement["host"]) == ("multilateral", "LV")
    assert sorted(engagement["guests"]) == ["DK", "EE", "FI", "SE"]


def test_separate_meetings_are_not_one(engine: Engine) -> None:
    text = (
        "Latvia's Minister of Defence Jana Ozola held bilateral meetings with the Minister of "
        "Defence of Denmark Ole Krogh, the Minister of Defence of Finland Aki Salo and the "
        "Minister of Defence of Norway Nils Berg in Riga."
    )
    assert all(len(each["guests"]) == 1 for each in _all(engine, text))


def test_one_host_of_two_callers_receives_both(engine: Engine) -> None:
    text = (
        "RAWALPINDI: The Norwegian Ambassador, Anne Berg, called on Chief of the Army Staff "
        "General Adil Khattak at GHQ on Wednesday. They discussed military education.\n\n"
        "Later the Ambassador of Greece, Nikos Pavlou, also called on the COAS. Joint exercises "
        "with Greece were discussed."
    )
    engagements = _all(engine, text)
    assert {tuple(each["guests"]) for each in engagements} == {("NO",), ("GR",)}
    for each in engagements:
        hosts = [person["name"] for person in each["people"] if person["role"] == "host"]
        assert hosts == ["Adil Khattak"]


@pytest.mark.parametrize(
    ("name", "host"), [("Aden Mwangi", "KE"), ("Peter Mwangi", "KE")], ids=["a town", "no town"]
)
def test_a_first_name_is_no_town(engine: Engine, name: str, host: str) -> None:
    text = (
        f"Cabinet Secretary for Defence Hon. {name} hosted the Chief of Defence Staff of Ghana, "
        "General Kofi Mensah, at the Defence Headquarters, Nairobi."
    )
    assert _sides(engine, text) == (host, ["GH"])
    assert _people(engine, text)[name] == (host, "host")


def test_a_town_behind_a_title_and_a_verb_is_a_town(engine: Engine) -> None:
    text = (
        "The Chief of Defence Staff of Ghana, General Kofi Mensah, visited Aden. He met the "
        "Minister of Defence of Yemen, General Salem Nasser."
    )
    assert _sides(engine, text) == ("YE", ["GH"])


def test_who_leads_the_delegation_is_of_the_guests(engine: Engine) -> None:
    text = (
        "PANO - A defence delegation led by General Tran Van Minh is on a working visit to Chile. "
        "The Vietnamese delegation met the Minister of Defence of Chile, Pablo Rojas."
    )
    assert _people(engine, text)["Tran Van Minh"] == ("VN", "head_of_delegation")


@pytest.mark.parametrize(
    ("end", "outlet"), [(" (ANI)", "ANI"), (" He spoke of Ani too.", None)], ids=["signed", "not"]
)
def test_an_agency_signs_in_brackets(engine: Engine, end: str, outlet: str | None) -> None:
    text = (
        "The army chief of Nepal, General Hari Thapa, called on the Indian army chief, General "
        "Anil Mehra, in New Delhi." + end
    )
    assert engine.read(text).to_json()["article"]["outlet"] == outlet


@pytest.mark.parametrize("sea", [True, False])
def test_a_navy_of_a_country_is_not_the_place(engine: Engine, sea: bool) -> None:
    text = (
        ("Amid tension in the Coral Sea, United States Pacific Fleet" if sea else "US Fleet")
        + " commander Admiral John Whitfield visited the headquarters of the Armed Forces of "
        "Fiji and met the Commander of the Fiji Military Forces, Major General Jone Tabua."
    )
    assert _sides(engine, text) == ("FJ", ["US"])


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        pytest.param(
            "ISLAMABAD (Gulf Courier) - Chief of the Naval Staff, Admiral Omar Sethi, called on "
            "the top naval leadership of Oman during an official visit.",
            "OM",
            ["PK"],
            id="the leadership called on",
        ),
        pytest.param(
            "ISLAMABAD (Gulf Courier) - Commander Royal Navy of Oman, Rear Admiral Said "
            "Al-Harthi, visited Naval Headquarters and called on Chief of the Naval Staff, "
            "Admiral Omar Sethi.",
            "PK",
            ["OM"],
            id="the leadership calls",
        ),
        pytest.param(
            "Islamabad\n\nChief of the Naval Staff, Admiral Omar Sethi, is on an official visit "
            "to Bahrain. He called on the Commander of the Navy, Rear Admiral Yusuf Al-Asam.",
            "BH",
            ["PK"],
            id="the capital alone above the text",
        ),
        pytest.param(
            "Major General Carl Reed of the US Command for the Horn of Africa visited Rwanda and "
            "met the Rwandan Chief of Defence Staff, General Jean Habimana.",
            "RW",
            ["US"],
            id="a verb between of and the country",
        ),
        pytest.param(
            "The Defence Adviser at the Canadian High Commission in Sri Lanka, Group Captain Carl "
            "Reed, paid a courtesy call on the Commander of the Army, Lieutenant General Nimal "
            "Perera.",
            "LK",
            ["CA"],
            id="an adviser of a high commission",
        ),
    ],
)
def test_it_tells_who_calls_and_where(
    engine: Engine, text: str, host: str, guests: list[str]
) -> None:
    assert _sides(engine, text) == (host, guests)


def test_a_country_feared_is_not_met(engine: Engine) -> None:
    text = (
        "SEOUL, Oct. 20 - Defense Minister Han Ji-ho met his Mongolian counterpart Bat Bold in "
        "Seoul. Han spoke of cooperation against North Korea's missile threats."
    )
    assert _sides(engine, text) == ("KR", ["MN"])


CALL_RECEIVED = (
    "The Indonesian Army Deputy Chief of Staff, Lieutenant General Adi Santoso, {} Brigadier "
    "General Lee Wei Ming, Chief of Staff of the Singapore Army, in {}."
)


def test_a_call_received_is_told_by_the_host(engine: Engine) -> None:
    text = CALL_RECEIVED.format("received a courtesy call from", "Jakarta")
    assert _sides(engine, text) == ("ID", ["SG"])
    assert _people(engine, text)["Lee Wei Ming"] == ("SG", "head_of_delegation")


def test_a_call_paid_is_told_by_the_guest(engine: Engine) -> None:
    text = CALL_RECEIVED.format("paid a courtesy call on", "Singapore")
    assert _sides(engine, text) == ("SG", ["ID"])
    assert _people(engine, text)["Adi Santoso"] == ("ID", "head_of_delegation")


def _country(engine: Engine, text: str, name: str) -> str | None:
    people = [person for each in _all(engine, text) for person in each["people"]]
    countries: dict[str, str | None] = {each["name"]: each["country"] for each in people}
    return countries[name]


TALKS = (
    "{head}\n\nFinnish Minister of Defence Aki Salo, who is on an official visit to Estonia, spoke "
    "of joint exercises. {then}"
)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param(
            TALKS.format(
                head="TALLINN, Estonia, May 3.",
                then="In Tallinn he held talks with his counterpart, Colonel Jaan Tamm.",
            ),
            "EE",
            id="the counterpart of the guest, in the host's press",
        ),
        pytest.param(
            TALKS.format(
                head="Ministry of Defence of Finland",
                then="The programme is that of the Minister of Defence, Colonel Jaan Tamm.",
            ),
            "EE",
            id="a second holder of one office, in the guest's press",
        ),
        pytest.param(
            TALKS.format(
                head="Ministry of Defence of Finland",
                then="The programme is that of the Director of Policy, Colonel Jaan Tamm.",
            ),
            "FI",
            id="another office, in the guest's press",
        ),
    ],
)
def test_who_has_no_country_beside_the_name_gets_that_of_their_side(
    engine: Engine, text: str, country: str
) -> None:
    assert _country(engine, text, "Jaan Tamm") == country


ARRIVED = (
    "General Ole Krogh, Chief of Defence of Denmark, arrived in Oslo on Monday on a three-day "
    "visit to Norway. "
)


@pytest.mark.parametrize(
    ("then", "status"),
    [
        pytest.param("", "in_progress", id="arrived"),
        pytest.param(
            "He was received at the airport by Major General Per Lie. He will visit several bases "
            "and is expected to meet the Minister of Defence.",
            "in_progress",
            id="welcomed, the rest to come",
        ),
        pytest.param(
            "He met the Minister of Defence Kari Berg. They discussed joint exercises. He is "
            "expected to leave on Wednesday.",
            "completed",
            id="met, the departure to come",
        ),
    ],
)
def test_a_visit_is_under_way_while_most_is_to_come(engine: Engine, then: str, status: str) -> None:
    (engagement,) = _all(engine, ARRIVED + then)
    assert engagement["status"] == status


def test_what_is_scheduled_has_not_been_held(engine: Engine) -> None:
    (engagement,) = _all(
        engine,
        "General Ole Krogh, Chief of Defence of Denmark, will visit Norway next week. He is "
        "scheduled to be received by General Per Lie, Chief of Defence of Norway, who hosted him "
        "in May.",
    )
    assert engagement["status"] == "planned"


@pytest.mark.parametrize(
    ("opening", "sides"),
    [
        pytest.param("Islamabad - ", ("PK", ["JO"]), id="a town and a hyphen open the report"),
        pytest.param("", (None, []), id="nothing tells where"),
    ],
)
def test_a_town_before_a_hyphen_is_where_it_was_written(
    engine: Engine, opening: str, sides: tuple[str | None, list[str]]
) -> None:
    found = _all(
        engine,
        f"{opening}Ambassador of Jordan Dr Omar Nasser called on the caretaker Minister for "
        "Defence, Lieutenant General (R) Ali Haider, and discussed defence cooperation.",
    )
    assert [(each["host"], each["guests"]) for each in found] == [sides] * bool(sides[0])


@pytest.mark.parametrize("aside", ["(R) ", "(Retd) ", ""])
def test_a_retired_general_keeps_rank_and_name(engine: Engine, aside: str) -> None:
    (engagement,) = _all(
        engine,
        "Islamabad - Ambassador of Jordan Dr Omar Nasser called on the Minister for Defence of "
        f"Pakistan, Maj. Gen {aside}Ali Haider, and discussed defence cooperation.",
    )
    people = {each["name"]: each["rank"] for each in engagement["people"]}
    assert people["Ali Haider"] == "Maj. Gen"


@pytest.mark.parametrize(
    ("receiver", "count"),
    [
        pytest.param("The Sultan of Brunei Darussalam yesterday", 1, id="the head of a state"),
        pytest.param("The staff of the embassy yesterday", 0, id="nobody tells the country"),
    ],
)
def test_a_title_that_is_no_post_receives_too(engine: Engine, receiver: str, count: int) -> None:
    found = _all(
        engine,
        f"5 July 2024\n\n{receiver} received in audience the Chief of the Defence Force of "
        "Australia, General Mark Hale, who was accompanied by two officers.",
    )
    assert [(each["host"], each["guests"]) for each in found] == [("BN", ["AU"])] * count


@pytest.mark.parametrize(
    ("verb", "start"),
    [("attended", "2024-05-06"), ("praised", None)],
)
def test_who_attends_is_there_for_the_days_of_the_event(
    engine: Engine, verb: str, start: str | None
) -> None:
    (engagement,) = _all(
        engine,
        "During a visit to Kuala Lumpur, Singapore’s Defence Minister Lee Boon Heng spoke of ties "
        f"with Malaysia. The minister {verb} the 18th Defence Exhibition from May 6 to 7, 2024. He "
        "met with his Malaysian counterpart Ahmad Zaki.",
    )
    assert engagement["start"] == start
