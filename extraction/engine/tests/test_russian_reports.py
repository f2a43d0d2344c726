"""Russian reports as agencies write them; each class with its opposite. Names are invented."""

from typing import Any

import pytest

from extraction.engine import Engine

Record = dict[str, Any]


def _read(engine: Engine, text: str) -> list[Record]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


def _sides(engine: Engine, text: str) -> list[tuple[str, str | None, list[str]]]:
    return sorted((each["kind"], each["host"], each["guests"]) for each in _read(engine, text))


def _cast(engine: Engine, text: str) -> set[tuple[str, str | None, str]]:
    return {
        (person["name"], person["country"], person["role"])
        for each in _read(engine, text)
        for person in each["people"]
    }


MET = "Министр обороны России Виктор Лагутин встретился в Казани с коллегами из {}."


def test_colleagues_of_many_countries_are_at_one_event(engine: Engine) -> None:
    text = MET.format("Казахстана, Кыргызстана, Таджикистана и Туркменистана")
    assert _sides(engine, text) == [("multilateral", "RU", ["KZ", "KG", "TJ", "TM"])]
    apart = MET.format("Ирана, Сирии и Турции").replace(
        "встретился в Казани", "провёл в Москве двусторонние переговоры"
    )
    assert _sides(engine, apart) == [
        ("visit", "RU", ["IR"]),
        ("visit", "RU", ["SY"]),
        ("visit", "RU", ["TR"]),
    ]


def test_those_who_attend_are_called_by_post(engine: Engine) -> None:
    text = (
        "Сегодня в Минске пройдёт заседание Совета министров обороны ОДКБ. На нём будут "
        "присутствовать главы военных ведомств России, Казахстана, Таджикистана и Армении. "
        "Встреча пройдёт под председательством министра обороны Беларуси генерала армии Павла "
        "Жуковца."
    )
    ((kind, host, guests),) = _sides(engine, text)
    assert (kind, host, guests) == ("multilateral", "BY", ["RU", "KZ", "TJ", "AM"])


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Главы военных ведомств России и Узбекистана Виктор Лагутин и Шавкат Тулаганов "
            "подписали в Ташкенте план сотрудничества.",
            ("Виктор Лагутин", "RU"),
            ("Шавкат Тулаганов", "UZ"),
        ),
        (
            "Состоялась встреча министров обороны России и Чехии Виктора Лагутина и Павла Новака.",
            ("Виктор Лагутин", "RU"),
            ("Павел Новак", "CZ"),
        ),
        (
            "В Баку прибыли начальники госпиталей Турции и Пакистана: полковник Мурат Айдын и "
            "полковник Тарик Хан.",
            ("Мурат Айдын", "TR"),
            ("Тарик Хан", "PK"),
        ),
    ],
)
def test_one_post_of_two_countries_is_shared_in_order(
    engine: Engine, text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert {first, second} <= {(name, country) for name, country, _ in _cast(engine, text)}


def test_two_countries_before_one_name_are_no_pair(engine: Engine) -> None:
    text = (
        "Министры обороны России и Узбекистана встретились в Ташкенте. Гостя приветствовал "
        "министр обороны Узбекистана Шавкат Тулаганов."
    )
    assert [(name, country) for name, country, _ in _cast(engine, text)] == [
        ("Шавкат Тулаганов", "UZ")
    ]


def test_a_day_takes_its_year_from_where_it_is_told_in_full(engine: Engine) -> None:
    text = (
        "Министр обороны Сербии Марко Илич {} посетит Беларусь. Визит министра состоится 18 "
        "февраля 2022 года, сообщили в ведомстве."
    )
    (same,) = _read(engine, text.format("18 февраля"))
    (other,) = _read(engine, text.format("19 февраля"))
    assert (same["start"], other["start"]) == ("2022-02-18", "XXXX-02-19")


def test_a_dateline_may_follow_a_subheading_with_a_full_stop(engine: Engine) -> None:
    text = (
        "Министр обороны Азербайджана в Москве.\n\nСтороны обсудили военное сотрудничество.\n\n"
        "{} — Министр обороны Азербайджана Рауф Талыбов прибыл с визитом в Россию."
    )
    dated = engine.read(text.format("БАКУ, 26 мая")).to_json()["article"]
    plain = engine.read(text.format("БАКУ")).to_json()["article"]
    assert (dated["published"], plain["published"]) == ("XXXX-05-26", None)


def test_a_site_may_end_its_sentence(engine: Engine) -> None:
    text = "Министр обороны Ирана Али Насери прибыл в Армению, сообщает {}."
    assert engine.read(text.format("Vestnik.kz")).to_json()["article"]["outlet"] == "Vestnik.kz"
    assert (
        engine.read(text.format("сайт vestnik.kz.example")).to_json()["article"]["outlet"] is None
    )


def test_tags_above_an_article_are_nobody(engine: Engine) -> None:
    text = (
        "Виктор Лагутин Карен Асатрян Москва Россия Армения политика оборона военные ведомства\n\n"
        "Министр обороны РФ Виктор Лагутин и глава военного ведомства Армении Карен Асатрян "
        "обсудили в Москве сотрудничество.\n\nЛагутин поприветствовал Асатряна в столице."
    )
    assert _cast(engine, text) == {
        ("Виктор Лагутин", "RU", "host"),
        ("Карен Асатрян", "AM", "head_of_delegation"),
    }


def test_an_ambassador_is_received_where_he_serves(engine: Engine) -> None:
    text = (
        "Министр обороны Азербайджана Рауф Талыбов встретился с послом Турции в {} Орханом "
        "Кайя. Министр напомнил о визите в Турцию президента страны."
    )
    assert _sides(engine, text.format("Азербайджане")) == [("reception", "AZ", ["TR"])]
    with_attache = (
        "Министр обороны Азербайджана Рауф Талыбов встретился в Баку с министром обороны "
        "Иордании Халедом аль-Масри. На встрече был и военный атташе Азербайджана в Иордании "
        "полковник Намик Велизаде."
    )
    assert _sides(engine, with_attache) == [("visit", "AZ", ["JO"])]


def test_an_attache_listed_with_his_ambassador_is_of_his_country(engine: Engine) -> None:
    text = (
        "Министр обороны Армении Карен Асатрян принял посла Норвегии в Армении Ларса Берга и "
        "нового военного атташе подполковника Марка Хауге."
    )
    assert ("Марк Хауге", "NO", "attache") in _cast(engine, text)


@pytest.mark.parametrize(
    ("whom", "sides"),
    [
        ("группой офицеров, убывающих на учёбу в Российскую Федерацию", []),
        ("российскими офицерами, прибывшими в Минск", [("visit", "BY", ["RU"])]),
    ],
)
def test_meeting_ones_own_officers_is_no_engagement(
    engine: Engine, whom: str, sides: list[tuple[str, str | None, list[str]]]
) -> None:
    text = (
        "Белорусские офицеры учатся в академиях Министерства обороны России, заявила пресс-служба "
        "Министерства обороны Беларуси. В среду, 4 марта, министр обороны Павел Жуковец "
        f"встретился с {whom}."
    )
    assert _sides(engine, text) == sides


def test_the_counterpart_is_host_before_the_head_of_state(engine: Engine) -> None:
    text = (
        "В Узбекистан с официальным визитом прибыл министр обороны РФ Виктор Лагутин. Его примет "
        "президент Узбекистана Анвар Каримов. Запланирована встреча с министром обороны "
        "республики генерал-майором Шавкатом Тулагановым. Президент России Иван Громов и "
        "президент Узбекистана Анвар Каримов провели телефонный разговор."
    )
    assert _cast(engine, text) == {
        ("Виктор Лагутин", "RU", "head_of_delegation"),
        ("Шавкат Тулаганов", "UZ", "host"),
        ("Анвар Каримов", "UZ", "met"),
    }


def test_a_post_may_end_with_a_town_before_the_rank(engine: Engine) -> None:
    text = (
        "Министр обороны Азербайджана Рауф Талыбов принял делегацию американских военных. В неё "
        "вошёл командующий Национальной гвардией {} генерал-майор Джон Харди."
    )
    (engagement,) = _read(engine, text.format("Алабамы"))
    (apart,) = _read(engine, text.format("Уильям Грант и"))
    assert "Уильям Грант" in {each["name"] for each in apart["people"]}
    assert {each["name"]: each["post"] for each in engagement["people"]} == {
        "Рауф Талыбов": "Министр обороны",
        "Джон Харди": "командующий Национальной гвардией Алабамы",
    }


def test_a_delegation_is_of_its_leaders_country(engine: Engine) -> None:
    text = (
        "Министр обороны Армении Карен Асатрян принял делегацию, возглавляемую заместителем "
        "командующего военно-морскими силами {}."
    )
    assert _sides(engine, text.format("Ирана")) == [("visit", "AM", ["IR"])]
    assert _sides(engine, text.format("республики")) == []


def test_what_was_signed_may_stand_in_the_headline_alone(engine: Engine) -> None:
    text = (
        "Азербайджан и Грузия {}\n\nПрошла встреча находящегося в Тбилиси министра обороны "
        "Азербайджана Рауфа Талыбова с грузинским коллегой Важей Ломидзе."
    )
    (signed,) = _read(engine, text.format("подписали план сотрудничества в оборонной сфере"))
    (spoken,) = _read(engine, text.format("говорили о военном образовании и кибербезопасности"))
    assert [each["type"] for each in signed["outcomes"]] == ["document_signed"]
    assert (spoken["outcomes"], spoken["topics"]) == ([], [])


def test_an_organisation_has_no_minister(engine: Engine) -> None:
    text = (
        "На полях саммита министров обороны стран ОДКБ в Бишкеке "
        "состоялась встреча министра обороны Кыргызстана Эрмека Токтосунова с {}."
    )
    minister = "министром обороны Беларуси Павлом Жуковцом"
    assert _sides(engine, text.format(minister)) == [("multilateral", "KG", ["BY"])]
    secretary = "генеральным секретарём ОДКБ Асылбеком Жумагуловым"
    assert _sides(engine, text.format(secretary)) == [("multilateral", "KG", ["CSTO"])]


def test_delegations_may_be_listed_by_who_leads_them(engine: Engine) -> None:
    text = (
        "С 7 по 9 мая в Минске ждут военные делегации трёх стран. Это делегации Перу "
        "во главе с министром обороны, Китая во главе с заместителем "
        "командующего гарнизоном, Узбекистана во главе с начальником Генерального штаба."
    )
    assert _sides(engine, text) == [("multilateral", "BY", ["PE", "CN", "UZ"])]
    one = (
        "С 7 по 9 мая в Минске будет находиться делегация Перу во главе с министром "
        "обороны. Учения Китая и Узбекистана пройдут позже."
    )
    assert _sides(engine, one) == [("visit", "BY", ["PE"])]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Бишкек, 30 мая. (КАБАР)", "XXXX-05-30"),
        ("сб, 17/09/2022 - 15:39", "2022-09-17"),
        ("2022/01/06 20:25", "2022-01-06"),
        ("Бишкек, столица республики", None),
    ],
)
def test_a_dated_line_ends_the_headline(engine: Engine, line: str, published: str | None) -> None:
    text = (
        "Министерство обороны и секретариат организации обсудили вопросы сотрудничества сторон\n"
        f"\n{line}\nМинистр обороны Кыргызстана Эрмек Токтосунов принял посла Китая Ли Вэя."
    )
    assert engine.read(text).to_json()["article"]["published"] == published


def test_the_day_behind_the_dateline_comes_before_the_datelines(engine: Engine) -> None:
    text = (
        "Встретились министры обороны Кыргызстана и России. Встреча прошла в Москве.\n\nБИШКЕК, 26 "
        "фев — Агентство. {}состоялась встреча министра обороны Кыргызстана Эрмека Токтосунова с "
        "российским коллегой Виктором Лагутиным."
    )
    (told,) = _read(engine, text.format("Накануне, 25 февраля, "))
    (dated,) = _read(engine, text.format("В Москве "))
    assert (told["start"], dated["start"]) == ("XXXX-02-25", "XXXX-02-26")


def test_a_planned_visit_without_a_day_takes_the_publications(engine: Engine) -> None:
    text = "{}Министр обороны Сербии Марко Илич прибудет {}с визитом в Россию."
    (undated,) = _read(engine, text.format("23.12.2022 08:10\n", ""))
    (dated,) = _read(engine, text.format("23.12.2022 08:10\n", "27 декабря "))
    (unknown,) = _read(engine, text.format("", ""))
    assert [each["start"] for each in (undated, dated, unknown)] == [
        "2022-12-23~",
        "2022-12-27",
        None,
    ]


def test_a_country_spoken_of_is_no_venue(engine: Engine) -> None:
    text = (
        "Министр обороны Ирана Али Насери и министр обороны Индии Раджив Шарма обсудили {} в "
        "Афганистане."
    )
    (spoken,) = _read(engine, text.format("ситуацию"))
    (met,) = _read(engine, text.format("на встрече сотрудничество"))
    assert (spoken["host"], met["host"]) == ("IR", "AF")


def test_a_call_may_be_held_online(engine: Engine) -> None:
    text = (
        "Глава Минобороны России Виктор Лагутин провёл {}переговоры с министром обороны Вьетнама "
        "Нгуен Ван Тханем."
    )
    assert _sides(engine, text.format("онлайн-"))[0][0] == "call"
    assert _sides(engine, text.format(""))[0][0] == "visit"


def test_the_country_one_stays_in_is_not_ones_own(engine: Engine) -> None:
    text = (
        "28 сентября находящийся с официальным визитом {} начальник Генерального штаба "
        "Азербайджанской армии генерал-полковник Эльчин Сафаралиев встретился с командующим "
        "Силами обороны Грузии генерал-майором Важей Матиашвили."
    )
    for where in ("в Грузии", "в Тбилиси"):
        assert ("Эльчин Сафаралиев", "AZ", "head_of_delegation") in _cast(
            engine, text.format(where)
        )


@pytest.mark.parametrize(
    ("took", "guests", "third"),
    [("участвовали", ["AZ", "GE"], []), ("обсуждали ранее", ["AZ"], ["GE"])],
)
def test_who_is_told_in_one_breath_takes_part_as_well(
    engine: Engine, took: str, guests: list[str], third: list[str]
) -> None:
    engagements = engine.read(
        f"В турецком Карсе прошло международное учение, в котором {took} военнослужащие Турции, "
        "Азербайджана и Грузии. Азербайджанских военных возглавлял генерал-лейтенант Эльдар Наги. "
        "Он участвовал в закрытии учения в Карсе."
    ).to_json()["engagements"]
    assert [(each["guests"], each["third_countries"]) for each in engagements] == [(guests, third)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Министр обороны России Виктор Лагутин 4-7 мая посетит с визитами Оман, Перу и "
            "Вьетнам. Он обсудит с главами военных ведомств Омана, Перу и Вьетнама военное "
            "сотрудничество.",
            [("visit", "OM", ["RU"]), ("visit", "PE", ["RU"]), ("visit", "VN", ["RU"])],
        ),
        (
            "Завершился визит министра обороны России Виктора Лагутина в Оман и Перу. В Маскате он "
            "встретился с министром обороны Салимом Насром.",
            [("visit", "OM", ["RU"]), ("visit", "PE", ["RU"])],
        ),
        (
            "Министр обороны России Виктор Лагутин посетит с визитом Оман. Стороны обсудят "
            "обстановку в Перу и Вьетнаме.",
            [("visit", "OM", ["RU"])],
        ),
    ],
)
def test_each_stop_of_a_journey_is_a_visit(
    engine: Engine, text: str, sides: list[tuple[str, str, list[str]]]
) -> None:
    assert _sides(engine, text) == sides


def test_who_came_for_a_gathering_is_called_one_by_one(engine: Engine) -> None:
    text = (
        "В Ташкенте 24 августа состоялось совещание министров обороны стран ШОС. Для участия в "
        "совещании прибыли главы оборонных ведомств Казахстана, Кыргызстана, Таджикистана и "
        "Пакистана. Узбекскую сторону возглавил министр обороны Шавкат Тулаганов."
    )
    ((kind, host, guests),) = _sides(engine, text)
    assert (kind, host, guests) == ("multilateral", "UZ", ["KZ", "KG", "TJ", "PK"])
    spoken_of = text.replace(
        "Для участия в совещании прибыли главы оборонных ведомств", "Обсуждали ситуацию на границах"
    )
    assert _sides(engine, spoken_of) == []


def test_an_attache_called_a_guest_is_received_all_the_same(engine: Engine) -> None:
    text = (
        "Министр обороны Азербайджана Керим Алиев принял военного атташе Турции полковника Мурата "
        "Айдына. Поприветствовав турецкого гостя, министр пожелал ему успехов."
    )
    assert _sides(engine, text) == [("reception", "AZ", ["TR"])]
    came = text.replace("турецкого гостя", "турецкую делегацию")
    assert _sides(engine, came) == [("visit", "AZ", ["TR"])]


def test_an_alliance_has_the_officials_no_country_has(engine: Engine) -> None:
    text = (
        "Министр обороны Грузии Давид Лория встретился с генеральным секретарём Альянса Яном "
        "Хольмом в Штаб-квартире {} в Брюсселе."
    )
    assert _sides(engine, text.format("НАТО")) == [("visit", "BE", ["GE"])]
    assert ("Ян Хольм", "NATO", "host") in _cast(engine, text.format("НАТО"))
    two = text.format("НАТО") + " Обсуждали и отношения с ОДКБ."
    assert ("Ян Хольм", "NATO", "host") not in _cast(engine, two)


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ("сообщили в Пентагоне", "US"),
        ("сообщили в Минобороны России", "RU"),
        ("сообщает агентство", "RU"),
    ],
)
def test_a_call_is_told_by_the_ministry_that_says_so(engine: Engine, said: str, host: str) -> None:
    text = (
        "МОСКВА, 25 июня. /ТАСС/. Министр обороны США Джон Гейл провёл телефонный разговор с "
        f"министром обороны России Виктором Лагутиным, {said}."
    )
    ((kind, found, _),) = _sides(engine, text)
    assert (kind, found) == ("call", host)


def test_where_he_goes_next_is_no_part_of_the_meeting(engine: Engine) -> None:
    text = (
        "Министр обороны Армении Сурен Багян провёл в Париже встречу с министром обороны Франции "
        "Люком Морелем. После этого Багян отправился в {}."
    )
    assert _sides(engine, text.format("Люксембург")) == [("visit", "FR", ["AM"])]
    met = text.format("Люксембург, где встретился с министром обороны Люксембурга Жаном Вебером")
    assert ("visit", "LU", ["AM"]) in _sides(engine, met)


def test_ministers_of_two_countries_are_named_in_order(engine: Engine) -> None:
    text = (
        "Министры обороны Таджикистана и России провели встречу\n\nВопросы военного "
        "сотрудничества обсудили министры обороны {} Равшан Назаров и Виктор Лагутин на встрече "
        "в Душанбе. Стороны остались довольны."
    )
    assert {("Равшан Назаров", "TJ", "host"), ("Виктор Лагутин", "RU", "head_of_delegation")} <= (
        _cast(engine, text.format("двух стран"))
    )
    assert not any(
        name == "Виктор Лагутин" for name, _, _ in _cast(engine, text.format("трёх областей"))
    )


def test_a_day_that_a_preposition_follows_is_no_last_day(engine: Engine) -> None:
    text = (
        "2 июня {} состоялась встреча министра обороны Азербайджана Керима Алиева с министром "
        "обороны Перу Луисом Пасом."
    )
    (met,) = _read(engine, text.format("по инициативе перуанской стороны"))
    assert (met["start"], met["end"]) == ("XXXX-06-02", None)
    (stay,) = _read(
        engine, "Министр обороны Перу Луис Пас прибыл в Баку 2 мая. Визит продлится до 5 мая."
    )
    assert stay["end"] == "XXXX-05-05"


def test_a_holiday_is_not_the_day_of_the_visit(engine: Engine) -> None:
    text = (
        "Министр обороны Азербайджана Керим Алиев принял министра обороны Перу Луиса Паса. На "
        "встрече он отметил значение 15 сентября – {}."
    )
    assert _read(engine, text.format("дня освобождения столицы"))[0]["start"] is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Министр обороны Узбекистана Шавкат Тулаганов провёл в США встречу с министром обороны "
            "США Джоном Гейлом. Стороны обсудили вопросы проведения международных учений. Во "
            "встрече с участием военных прошла и выставка в США.",
            "visit",
        ),
        (
            "Министр обороны Узбекистана Шавкат Тулаганов прибыл в США. Он принял участие в "
            "международных учениях в США.",
            "multilateral",
        ),
    ],
)
def test_what_two_speak_of_is_no_event_of_theirs(engine: Engine, text: str, kind: str) -> None:
    assert _read(engine, text)[0]["kind"] == kind


def test_who_puts_their_names_to_a_paper_has_met(engine: Engine) -> None:
    text = (
        "{} министр обороны Азербайджана Керим Алиев и министр обороны Перу Луис Пас. Церемония "
        "прошла в Баку."
    )
    signed = _read(engine, text.format("Свои подписи под документом поставили"))
    assert [each["type"] for each in signed[0]["outcomes"]] == ["document_signed"]
    assert _read(engine, text.format("Праздник в своих странах отметили")) == []


def test_who_is_named_in_the_past_alone_is_not_there(engine: Engine) -> None:
    text = (
        "Министр обороны Китая Чжан Вэй посетит Беларусь. Запланированы встречи с министром "
        "обороны Беларуси Павлом Жуковцом. {} Чжан Вэй виделся с министром обороны России "
        "Виктором Лагутиным."
    )
    assert "Виктор Лагутин" not in {name for name, _, _ in _cast(engine, text.format("Напомним,"))}


def test_a_country_without_cases_closes_an_office(engine: Engine) -> None:
    text = (
        "Министр обороны Грузии Давид Лория встретился в Тбилиси с делегацией Министерства "
        "обороны {}. Обсуждено военное сотрудничество."
    )
    assert _sides(engine, text.format("США")) == [("visit", "GE", ["US"])]
    assert _sides(engine, text.format("и парламента")) == []
