"""Russian: cases of posts and names, free word order, dates; each class with its opposite."""

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


MET = "Министр обороны Сербии Марко Илич встретился в Белграде с {}."


@pytest.mark.parametrize(
    ("guest", "name", "rank", "post"),
    [
        (
            "министром обороны Казахстана генерал-полковником Арманом Сейтжановым",
            "Арман Сейтжанов",
            "генерал-полковник",
            "министр обороны",
        ),
        (
            "начальником Генерального штаба Беларуси генералом армии Павлом Жуковцом",
            "Павел Жуковец",
            "генерал армии",
            "начальник Генерального штаба",
        ),
        (
            "заместителем министра обороны Турции Хулуси Карадагом",
            "Хулуси Карадаг",
            None,
            "заместитель министра обороны",
        ),
        (
            "министром обороны Грузии Важей Бурчуладзе",
            "Важа Бурчуладзе",
            None,
            "министр обороны",
        ),
        (
            "министром обороны России Дмитрием Лисовским",
            "Дмитрий Лисовский",
            None,
            "министр обороны",
        ),
        (
            "министром обороны Болгарии Еленой Петровой",
            "Елена Петрова",
            None,
            "министр обороны",
        ),
        ("министром обороны Узбекистана Р.Тулагановым", "Р. Тулаганов", None, "министр обороны"),
    ],
)
def test_names_posts_and_ranks_come_out_in_the_nominative(
    engine: Engine, guest: str, name: str, rank: str | None, post: str
) -> None:
    people = _people(engine, MET.format(guest))
    assert (name, rank, post) in [each[:3] for each in people], people


@pytest.mark.parametrize(
    "text",
    [
        "Министр обороны Узбекистана Равшан Тулаганов прибыл с визитом в Казахстан.",
        "Министр обороны Таджикистана Фирдавс Рахматзода посетил Казахстан.",
    ],
)
def test_a_name_in_the_nominative_stays_as_it_is(engine: Engine, text: str) -> None:
    assert _people(engine, text)[0][0] in text


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        ("Министр обороны Ирана Али Насери прибыл с визитом в Армению.", "AM", ["IR"]),
        ("В Армению с визитом прибыл министр обороны Ирана Али Насери.", "AM", ["IR"]),
        ("Армению с визитом посетил министр обороны Ирана Али Насери.", "AM", ["IR"]),
        (
            "Министр обороны Армении Карен Асатрян принял министра обороны Ирана Али Насери.",
            "AM",
            ["IR"],
        ),
        (
            "Министра обороны Ирана Али Насери принял министр обороны Армении Карен Асатрян.",
            "AM",
            ["IR"],
        ),
        (
            "Министр обороны Армении Карен Асатрян встретился с находящимся с визитом в нашей "
            "стране министром обороны Ирана Али Насери.",
            "AM",
            ["IR"],
        ),
        (
            "Военное ведомство Армении посетила делегация Генерального штаба Ирана во главе с "
            "генералом Али Насери.",
            "AM",
            ["IR"],
        ),
    ],
)
def test_case_tells_host_from_guest_in_any_order(
    engine: Engine, text: str, host: str, guests: list[str]
) -> None:
    (engagement,) = _read(engine, text)
    assert (engagement["host"], engagement["guests"]) == (host, guests)


def test_an_adjective_of_the_colleague_gives_the_country_and_the_post(engine: Engine) -> None:
    text = (
        "Министр обороны Казахстана Арман Сейтжанов принял в Астане азербайджанского коллегу "
        "генерал-полковника Рауфа Талыбова."
    )
    assert ("Рауф Талыбов", "генерал-полковник", "Министр обороны", "AZ") in [
        (name, rank, post and post[:1].upper() + post[1:], country)
        for name, rank, post, country in _people(engine, text)
    ]


def test_one_post_is_shared_by_two_countries(engine: Engine) -> None:
    text = (
        "В Астане состоялась встреча министров обороны Кыргызстана Эрмека Токтосунова и России "
        "Виктора Лагутина."
    )
    assert {(name, country) for name, _, _, country in _people(engine, text)} == {
        ("Эрмек Токтосунов", "KG"),
        ("Виктор Лагутин", "RU"),
    }


def test_whoever_is_named_by_rank_holds_the_post_named_before(engine: Engine) -> None:
    text = (
        "Министр обороны Беларуси прибыл с визитом в Россию. Генерал-лейтенант Павел Гринкевич "
        "встретится с российским коллегой Виктором Лагутиным."
    )
    assert (
        "Павел Гринкевич",
        "Генерал-лейтенант",
        "Министр обороны",
        "BY",
    ) in _people(engine, text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("с 29 марта по 1 апреля 2024 года", "2024-03-29", "2024-04-01"),
        ("с 16 по 18 августа 2023 года", "2023-08-16", "2023-08-18"),
        ("26 мая 2023 года", "2023-05-26", None),
        ("в октябре 2023 года", "2023-10", None),
    ],
)
def test_it_reads_days_and_ranges(engine: Engine, text: str, start: str, end: str | None) -> None:
    report = f"Министр обороны Сербии Марко Илич {text} посетил Алжир с официальным визитом."
    (engagement,) = _read(engine, report)
    assert (engagement["start"], engagement["end"]) == (start, end)


def test_the_last_day_may_stand_apart(engine: Engine) -> None:
    text = (
        "Министр обороны Индии Раджив Шарма прибыл 5 июля 2021 года с визитом в Россию. Визит "
        "завершится 9 июля."
    )
    (engagement,) = _read(engine, text)
    assert (engagement["start"], engagement["end"]) == ("2021-07-05", "2021-07-09")


@pytest.mark.parametrize(
    "text",
    [
        "После учений министр обороны России Виктор Лагутин вручил солдатам награды.",
        'Министр обороны России Виктор Лагутин осмотрел фрегат "Адмирал Вирен" в Севастополе.',
        "Министр обороны Казахстана Арман Сейтжанов принял участие в присяге новобранцев.",
    ],
)
def test_home_affairs_are_no_engagement(engine: Engine, text: str) -> None:
    assert _read(engine, text) == []


def test_a_preposition_governs_only_what_adjectives_lead_to(engine: Engine) -> None:
    text = (
        "Министр обороны Армении Карен Асатрян принял временного поверенного в делах США Джона "
        "Харди."
    )
    (engagement,) = _read(engine, text)
    assert (engagement["kind"], engagement["host"], engagement["guests"]) == (
        "reception",
        "AM",
        ["US"],
    )


def test_a_word_cut_at_the_line_end_is_one_word(engine: Engine) -> None:
    text = (
        "Министр обороны Сербии Марко Илич встре-\nтился в Белграде с министром обо-\nроны "
        "Венгрии Тамашем Вар-\nгой."
    )
    record = engine.read(text).to_json()
    guest = record["engagements"][0]["people"][0]
    assert guest["name"] == "Тамаш Варга"
    (span,) = guest["evidence"]["name"]
    assert text[span["start"] : span["end"]] == span["quote"]
