"""One principal meets partners of several countries in turn; each class with its opposite."""

from typing import Any

import pytest

from extraction.engine import Engine


def _engagements(engine: Engine, text: str) -> list[dict[str, Any]]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


EN = (
    "LISBON, 14 June 2023. The Defence Minister of Portugal, Rui Tavora, {} the Defence Minister "
    "of Peru Ana Quispe, the Defence Minister of Oman Said al Harthy and the Chief of General "
    "Staff of Norway General Olav Moe at the exhibition in Lisbon."
)
AZ = (
    "4 may 2024\n\nAzərbaycanın müdafiə naziri general-polkovnik Elxan Muradlı İstanbulda IDEF "
    "{} Qazaxıstanın müdafiə naziri general-leytenant Nurlan Əliyev, Macarıstanın müdafiə naziri "
    "Ferenc Nad və Pakistanın müdafiə naziri Əsəd Xan ilə görüşüb."
)
RU = (
    "МОСКВА, 15 августа 2023 - ТАСС. Министр обороны РФ Иван Беляков {} с министром обороны Перу "
    "Хосе Рамосом, министром обороны Мьянмы Мья Вином и министром обороны Мали Умаром Кейта."
)
TR = (
    "Milli Savunma Bakanı Cemal Özkan, 15 Şubat 2024'te Brüksel'de İtalya Savunma Bakanı Carlo "
    "Ferri ve İspanya Savunma Bakanı Ana Ruiz ile {}."
)


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        pytest.param(EN.format("met separately with"), [["PE"], ["OM"], ["NO"]], id="en"),
        pytest.param(
            EN.format("held a multilateral meeting with"), [["PE", "OM", "NO"]], id="en, one table"
        ),
        pytest.param(
            AZ.format("sərgisi çərçivəsində"), [["AZ", "KZ"], ["AZ", "HU"], ["AZ", "PK"]], id="az"
        ),
        pytest.param(
            RU.format("в рамках форума провёл отдельные встречи"),
            [["PE"], ["MM"], ["ML"]],
            id="ru",
        ),
        pytest.param(TR.format("ayrı ayrı görüştü"), [["TR", "IT"], ["TR", "ES"]], id="tr"),
        pytest.param(TR.format("üçlü toplantı yaptı"), [["IT", "ES", "TR"]], id="tr, one table"),
    ],
)
def test_each_partner_is_an_engagement(engine: Engine, text: str, guests: list[list[str]]) -> None:
    found = _engagements(engine, text)
    assert sorted(sorted(each["guests"]) for each in found) == sorted(map(sorted, guests))


def test_counterparts_without_names_count_as_well(engine: Engine) -> None:
    found = _engagements(
        engine,
        "NEW DELHI, 2 June 2024 - Defence Minister Arun Joshi held separate bilateral meetings "
        "with his counterparts from Peru, Kenya and Norway on the sidelines of the dialogue in "
        "Singapore, the Indian Ministry of Defence said.",
    )
    assert [(each["host"], each["guests"]) for each in found] == [
        ("SG", ["IN", "PE"]),
        ("SG", ["IN", "KE"]),
        ("SG", ["IN", "NO"]),
    ]


@pytest.mark.parametrize(
    ("told", "guests"),
    [
        ("Peru, Norway and the Philippines", [["SG", "PE"], ["SG", "NO"], ["SG", "PH"]]),
        ("Peru and praised the work that was done by Norway", [["SG", "PE"]]),
    ],
)
def test_an_article_is_no_pause_for_breath(
    engine: Engine, told: str, guests: list[list[str]]
) -> None:
    found = _engagements(
        engine,
        "SINGAPORE, 2 June 2024 - Singapore's Defence Minister Tan Wei held separate bilateral "
        f"meetings with his counterparts from {told}, on the sidelines of the dialogue here.",
    )
    assert [[each["host"], *each["guests"]] for each in found] == guests


def test_everybody_stands_in_his_own_engagement(engine: Engine) -> None:
    found = _engagements(engine, EN.format("met separately with"))
    assert [[person["name"] for person in each["people"]] for each in found] == [
        ["Ana Quispe", "Rui Tavora"],
        ["Said al Harthy", "Rui Tavora"],
        ["Olav Moe", "Rui Tavora"],
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "МИНСК, 3 марта 2024. Министры обороны Перу и Белоруссии подписали соглашение об "
            "обучении офицеров.",
            1,
            id="ministers sign",
        ),
        pytest.param(
            "МИНСК, 3 марта 2024. Перу и Белоруссия намерены закупать военную технику, "
            "сообщило министерство обороны.",
            0,
            id="states buy",
        ),
        pytest.param(
            "10 mart 2024\n\nTürkiyənin Azərbaycandakı hərbi attaşesi general-mayor Orxan Yaldız "
            "müdafiə naziri general-polkovnik Elxan Muradlıya təqdim olunub.",
            1,
            id="an attaché is presented to the minister",
        ),
        pytest.param(
            "10 mart 2024\n\nAzərbaycanın müdafiə naziri general-polkovnik Elxan Muradlıya hərbi "
            "hissədə yeni texnika təqdim olunub.",
            0,
            id="equipment is presented to him",
        ),
        pytest.param(
            "10 февраля 2024. Начальник Генерального штаба Швеции генерал "
            "Марк Дойл провёл в среду разговор с норвежским коллегой адмиралом Виктором "
            "Лунде.",
            1,
            id="a conversation",
        ),
    ],
)
def test_signing_presenting_and_speaking_are_contacts(
    engine: Engine, text: str, count: int
) -> None:
    assert len(_engagements(engine, text)) == count


def test_a_series_goes_on_in_the_next_sentence(engine: Engine) -> None:
    found = _engagements(
        engine,
        EN.format("met separately with")
        + " Tavora also held separate talks with the Defence Minister of Kenya Ann Muli and the "
        "Defence Minister of Ghana Kofi Addo.",
    )
    assert [each["guests"] for each in found] == [["PE"], ["OM"], ["NO"], ["KE"], ["GH"]]


@pytest.mark.parametrize(
    ("occasion", "host"),
    [
        pytest.param("on the sidelines of the conference in Jakarta, Indonesia", "ID", id="beside"),
        pytest.param("during the week", "NO", id="nothing but those who meet"),
    ],
)
def test_it_takes_place_where_the_event_is(engine: Engine, occasion: str, host: str) -> None:
    found = _engagements(
        engine,
        "OSLO, 16 November 2023 - Norwegian Minister of Defence Olav Moe held bilateral meetings "
        f"with defence leaders from Peru, Kenya and the Netherlands {occasion}.",
    )
    assert [each["host"] for each in found] == [host] * 3
