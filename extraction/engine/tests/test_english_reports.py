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
