"""What is only spoken of does not take place; each wording beside the same told as a fact."""

import pytest

from extraction.engine import Engine

MET = (
    "OSLO, 2 June 2024 - Norway's Defence Minister Olav Lund held a meeting with his counterpart "
    "from Peru and {} Sweden."
)
CALL = (
    "KYIV, 3 March 2022. Defence Minister Taras Bondar held a telephone conversation with the "
    "Minister of National Defence of Poland Jan Nowak. {}."
)
CALL_RU = (
    "МИНСК, 3 марта 2022. Министр обороны Иван Хренко провёл телефонный разговор с министром "
    "обороны Сербии Горданом Стефановичем. {} сербской делегации в Минск."
)


@pytest.mark.parametrize(
    ("text", "kind", "host"),
    [
        (MET.format("spoke of a visit to"), "visit", "NO"),
        (MET.format("discussed the forthcoming exercise in"), "visit", "NO"),
        (MET.format("discussed the plan during a visit to"), "multilateral", "SE"),
        (MET.format("discussed the plan and later visited"), "multilateral", "SE"),
        (CALL.format("He thanked him and invited his colleague to visit Ukraine"), "call", "UA"),
        (CALL.format("Later the Polish minister arrived on a visit to Ukraine"), "visit", "UA"),
        (CALL_RU.format("Стороны обсудили предстоящий визит"), "call", "BY"),
        (CALL_RU.format("Затем начался визит"), "visit", "BY"),
    ],
)
def test_a_journey_spoken_of_is_none(engine: Engine, text: str, kind: str, host: str) -> None:
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert (engagement["kind"], engagement["host"]) == (kind, host)


TOWN = "МИНСК, 3 марта 2022. Министр обороны Иван Хренко встретился с министром обороны {}."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TOWN.format("Сербии Миланом Лукичем"), {"Иван Хренко", "Милан Лукич"}),
        (TOWN.format("Сербии в городе Милан"), {"Иван Хренко"}),
    ],
)
def test_a_town_behind_a_country_may_be_a_first_name(
    engine: Engine, text: str, names: set[str]
) -> None:
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert {person["name"] for person in engagement["people"]} == names


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "ABUJA, 5 August 2021 - The Chief of Defence Staff, General Musa Bello, played host to "
            "his Ghanaian counterpart, Vice Admiral Kofi Mensah.",
            [("NG", ["GH"])],
        ),
        (
            "ABUJA, 5 August 2021 - Abuja plays host to an army games festival, General Musa Bello "
            "said.",
            [],
        ),
        (
            "BELGRADE, 5 August 2021 - The Serbian Chief of the General Staff, General Ivan Babic, "
            "hosted a delegation of the Ohio National Guard headed by Major General John Hale.",
            [("RS", ["US"])],
        ),
        (
            "WASHINGTON, 5 August 2021 - The Ohio National Guard ended its exercise, Major General "
            "John Hale said.",
            [],
        ),
    ],
)
def test_hosts_and_guests_by_other_names(
    engine: Engine, text: str, sides: list[tuple[str, list[str]]]
) -> None:
    found = engine.read(text).to_json()["engagements"]
    assert [(each["host"], each["guests"]) for each in found] == sides


@pytest.mark.parametrize(
    ("text", "border", "visit"),
    [
        (
            "4 May 2023. India's army chief General Arun Rao visited {}.",
            "areas along the Line of Control with Pakistan",
            "an academy in Pakistan",
        ),
        (
            "4 мая 2023. Министр обороны Польши генерал Ян Новак посетил {}.",
            "воинские части на границе с Беларусью",
            "воинские части в Беларуси",
        ),
        (
            "4 may 2023. Müdafiə naziri general Orxan Səlimov {} olub.",
            "Omanla sərhəddə yerləşən hərbi hissədə",
            "Omana səfərdə",
        ),
    ],
)
def test_a_border_is_guarded_not_visited(
    engine: Engine, text: str, border: str, visit: str
) -> None:
    assert not engine.read(text.format(border)).engagements
    assert engine.read(text.format(visit)).engagements


def test_past_perfect_is_background(engine: Engine) -> None:
    text = (
        "RABAT, 4 May 2023. General Ahmed Alami of the Moroccan armed forces read an order of the "
        "day. A delegation from the United States {} his exercise."
    )
    assert not engine.read(text.format("had attended")).engagements
    assert engine.read(text.format("attended")).engagements


@pytest.mark.parametrize(
    ("event", "host"),
    [
        ("on the sidelines of the Shangri-La Dialogue", "SG"),
        ("within the framework of the IDEF 2023 exhibition", "TR"),
        ("on the sidelines of the dialogue", None),
    ],
)
def test_an_event_known_by_its_name_says_where(
    engine: Engine, event: str, host: str | None
) -> None:
    (engagement,) = engine.read(
        "3 June 2023. Australian Deputy Prime Minister Robert Miles met Indonesian Defence "
        f"Minister Bambang Susilo {event}. They spoke of defence."
    ).to_json()["engagements"]
    assert engagement["host"] == host


def test_a_short_report_is_in_english(engine: Engine) -> None:
    text = "Defence Minister Zakir Babayev visited IDEF 2023. He met Minister Asad Khan."
    assert engine.read(text).article.language.value == "en"
