"""Words of Russian reports that look like something else; each class with its opposite."""

from typing import Any

import pytest

from extraction.engine import Engine

Record = dict[str, Any]


def _read(engine: Engine, text: str) -> list[Record]:
    return engine.read(text).to_json()["engagements"]  # type: ignore[no-any-return]


def _cast(engine: Engine, text: str) -> dict[str, tuple[str | None, str | None, str]]:
    return {
        person["name"]: (person["post"], person["country"], person["role"])
        for each in _read(engine, text)
        for person in each["people"]
    }


def test_a_visit_to_a_country_may_stand_before_the_visitor(engine: Engine) -> None:
    text = (
        "Во время визита в Пакистан глава Минобороны Беларуси Павел Жуковец провёл "
        "переговоры с заместителем министра обороны страны Тариком Ханом. {}"
    )
    plain = text.format("Стороны обсудили подготовку кадров.")
    invited = text.format("Павел Жуковец пригласил пакистанскую делегацию посетить Беларусь.")
    for each in (plain, invited):
        (engagement,) = _read(engine, each)
        assert (engagement["host"], engagement["guests"]) == ("PK", ["BY"])


def test_whoever_receives_the_comers_to_our_country_is_at_home(engine: Engine) -> None:
    text = (
        "{} прибывшую накануне в нашу страну корейскую делегацию, которую возглавляет "
        "министр обороны Кореи Ли Чжон Суп."
    )
    (received,) = _read(engine, text.format("Министр обороны Узбекистана Шавкат Тулаганов принял"))
    assert (received["host"], received["guests"]) == ("UZ", ["KR"])


@pytest.mark.parametrize(
    ("sea", "countries"),
    [("Каспийского моря", {"IR", "AZ"}), ("города Каспийска", {"RU", "IR", "AZ"})],
)
def test_an_adjective_is_no_town(engine: Engine, sea: str, countries: set[str]) -> None:
    text = (
        f"Министр обороны Ирана Али Насери на берегу {sea} в России встретился с министром обороны "
        "Азербайджана Рауфом Талыбовым."
    )
    (engagement,) = _read(engine, text.replace(" в России", "") if "моря" in sea else text)
    assert {engagement["host"], *engagement["guests"]} == countries


def test_a_given_name_is_no_capital(engine: Engine) -> None:
    text = (
        "Министр обороны Казахстана Арман Сейтжанов обсудил в Белграде сотрудничество с сербским "
        "коллегой {}."
    )
    assert "Братислав Николич" in _cast(engine, text.format("Братиславом Николичем"))
    (engagement,) = _read(engine, text.format("Марко Иличем в Братиславе"))
    assert "Марко Илич" in {each["name"] for each in engagement["people"]}


def test_a_sentence_opens_with_a_visit_not_with_a_name(engine: Engine) -> None:
    text = (
        "{} Мурата Айдына проходит по плану.\n\nДелегация Турции во главе с министром обороны "
        "Муратом Айдыном прибыла в Кыргызстан."
    )
    assert list(_cast(engine, text.format("Визит министра"))) == ["Мурат Айдын"]
    assert list(_cast(engine, text.format("Визит"))) == ["Мурат Айдын"]


def test_a_long_post_ends_at_the_rank(engine: Engine) -> None:
    text = (
        "Начальник Генерального штаба Азербайджанской армии генерал-полковник Эльчин Сафаралиев "
        "принял американскую делегацию во главе с заместителем директора по вопросам партнёрства, "
        "обучения и снабжения {} Джоном Харди."
    )
    cast = _cast(engine, text.format("бригадным генералом"))
    assert cast["Джон Харди"] == (
        "заместитель директора по вопросам партнёрства, обучения и снабжения",
        "US",
        "head_of_delegation",
    )
    told = (
        "Руководитель центра встретил гостей из Турции в Баку, сообщил полковник Мурат Айдын. "
        "Министр обороны Турции Орхан Кайя встретился с министром обороны Азербайджана."
    )
    assert _cast(engine, told).get("Мурат Айдын", (None,))[0] is None


def test_who_commands_the_ship_comes_with_it(engine: Engine) -> None:
    text = (
        "Фрегат ВМФ России совершил деловой заход в порт Коломбо (Шри-Ланка). Командир {} капитан "
        "1 ранга Виктор Лагутин встретился с представителями командования."
    )
    assert _cast(engine, text.format("фрегата"))["Виктор Лагутин"][1] == "RU"
    assert _cast(engine, text.format("базы"))["Виктор Лагутин"][1] == "LK"


def test_a_visit_within_a_programme_is_no_sideline(engine: Engine) -> None:
    text = (
        "В Белграде министр обороны Казахстана Арман Сейтжанов встретился с министром обороны "
        "Сербии Марко Иличем. {} выставки предприятий."
    )
    (seen,) = _read(engine, text.format("В рамках программы делегация посетила"))
    (aside,) = _read(engine, text.format("Встреча прошла в рамках международной"))
    assert (seen["kind"], aside["kind"]) == ("visit", "multilateral")


def test_whom_one_thanks_is_not_there(engine: Engine) -> None:
    text = (
        "Заместитель министра обороны России генерал-полковник Сергей Пахомов принял посла Чада в "
        "России Идриса Абди. Дипломат {} министру обороны России генералу армии Виктору Лагутину."
    )
    assert "Виктор Лагутин" not in _cast(engine, text.format("выразил искреннюю благодарность"))
    assert "Виктор Лагутин" in _cast(engine, text.format("передал документы"))


def test_the_day_it_was_told_on_is_not_the_visits(engine: Engine) -> None:
    text = (
        "03.09.2013\n\nКорабли ВМС Азербайджана {}прибудут в Астрахань с визитом, сообщил сегодня "
        "командующий флотилией."
    )
    (weekday,) = _read(engine, text.format("в среду "))
    assert weekday["start"] == "2013-09-04"


def test_countries_may_be_added_with_also(engine: Engine) -> None:
    text = (
        "В Душанбе пройдёт совещание министров обороны. В нём будут участвовать делегации Индии, "
        "Китая и Узбекистана, {}Белоруссии."
    )
    (listed,) = _read(engine, text.format("а также "))
    assert set(listed["guests"]) == {"IN", "CN", "UZ", "BY"}
    (left_out,) = _read(engine, text.format("сообщили в Минобороны "))
    assert set(left_out["guests"]) == {"IN", "CN", "UZ"}


def test_two_who_sign_have_met(engine: Engine) -> None:
    text = "Министры обороны Таджикистана и Белоруссии {} военного сотрудничества."
    assert len(_read(engine, text.format("подписали план"))) == 1
    assert _read(engine, text.format("поздравили ветеранов")) == []


def test_a_talk_by_telephone_may_be_called_a_talk(engine: Engine) -> None:
    text = (
        "Председатель Объединенного комитета начальников штабов США генерал Джон Харди {} "
        "белорусским коллегой генерал-майором Павлом Жуковцом."
    )
    assert len(_read(engine, text.format("провёл разговор с"))) == 1
    assert _read(engine, text.format("не согласился с")) == []


def test_who_greets_the_guest_is_of_the_hosts(engine: Engine) -> None:
    text = (
        "Министр обороны РФ Виктор Лагутин во вторник прибыл в Тегеран для переговоров. Министра "
        "Виктора Лагутина {} Али Насери."
    )
    assert _cast(engine, text.format("приветствовал глава генштаба"))["Али Насери"][1:] == (
        "IR",
        "host",
    )
    assert _cast(engine, text.format("сопровождает генерал"))["Али Насери"][1] == "RU"


def test_two_names_without_a_mark_are_two_people(engine: Engine) -> None:
    text = (
        "Министр обороны Украины Иван Коваль принял министра обороны Великобритании Джона Харди. "
        "Во время встречи министра обороны {} шла речь о поставках."
    )
    for run in ("Ивана Коваля Джона Харди", "Ивана Коваля"):
        assert set(_cast(engine, text.format(run))) == {"Иван Коваль", "Джон Харди"}


def test_meetings_merely_announced_part_no_event(engine: Engine) -> None:
    text = (
        "В Душанбе пройдёт совещание министров обороны. В нём будут участвовать делегации Индии, "
        "Китая и Узбекистана. {}"
    )
    announced = text.format("Запланированы двусторонние встречи с участниками совещания.")
    assert [each["guests"] for each in _read(engine, announced)] == [["IN", "CN", "UZ"]]
    held = text.format(
        "Министр обороны Таджикистана Фирдавс Рахматов провёл двусторонние встречи с министрами "
        "обороны Индии и Китая."
    )
    assert len(_read(engine, held)) > 1


def test_a_country_spoken_of_is_no_party_to_a_call(engine: Engine) -> None:
    text = (
        "Состоялись телефонные переговоры министра обороны России Виктора Лагутина и министра "
        "обороны США Джона Харди. Харди в разговоре {}."
    )
    (spoken,) = _read(engine, text.format("напомнил о помощи, которую оказывают на Украине"))
    assert (spoken["host"], spoken["guests"]) == ("RU", ["US"])


def test_who_is_met_by_name_alone_takes_part(engine: Engine) -> None:
    text = (
        "Об этом заявил министр обороны Армении Сурен Багян 25 февраля в ходе встречи с {} в "
        "Москве. Стороны обсудили военное сотрудничество."
    )
    (met,) = _read(engine, text.format("Виктором Лагутиным"))
    assert {(each["name"], each["country"]) for each in met["people"]} == {
        ("Сурен Багян", "AM"),
        ("Виктор Лагутин", "RU"),
    }
    assert set(_cast(engine, text.format("Советом Безопасности"))) <= {"Сурен Багян"}


def test_a_visit_may_be_of_somebody_by_name_alone(engine: Engine) -> None:
    text = (
        "Министерство обороны Армении рассказало, что его глава улетел во Францию. Рабочая "
        "поездка {} состоится по приглашению министра обороны Франции Люка Мореля."
    )
    (visit,) = _read(engine, text.format("Сурена Багяна"))
    assert "Сурен Багян" in {each["name"] for each in visit["people"]}
    assert set(_cast(engine, text.format("Главы Ведомства"))) <= {"Люк Морель"}


@pytest.mark.parametrize("verb", ["улетел", "вылетает", "выехал", "выезжает", "направляется"])
def test_whoever_leaves_for_a_country_visits_it(engine: Engine, verb: str) -> None:
    text = "Министр обороны Армении Сурен Багян {} с рабочим визитом в Грузию."
    (visit,) = _read(engine, text.format(verb))
    assert (visit["kind"], visit["host"], visit["guests"]) == ("visit", "GE", ["AM"])
    assert _read(engine, f"Министр обороны Армении Сурен Багян {verb} на полигон.") == []


def test_the_day_of_the_gathering_is_the_engagements(engine: Engine) -> None:
    text = (
        "Министр обороны России Виктор Лагутин прибыл в Душанбе. 28 июля {} совещание министров "
        "обороны стран ШОС. В нём приняли участие военные делегации Индии, Казахстана, Китая, "
        "Пакистана и России."
    )
    (held,) = _read(engine, text.format("состоялось"))
    assert (held["kind"], held["start"]) == ("multilateral", "XXXX-07-28")
    later = "Следующее заседание министров обороны стран ШОС пройдёт 5 мая в Бишкеке."
    (spoken_of,) = _read(engine, text.format("состоялось") + " " + later)
    assert (spoken_of["host"], spoken_of["start"]) == ("TJ", "XXXX-07-28")


def test_an_official_may_close_a_list_of_countries(engine: Engine) -> None:
    text = (
        "В Циндао прошло совещание министров обороны ШОС. На полях совещания состоялись "
        "двусторонние встречи министра обороны Казахстана Даулета Сапарова с руководителями "
        "оборонных ведомств России, Индии, Пакистана{}."
    )
    found = _read(engine, text.format(" и Генеральным секретарем ШОС"))
    guests = {frozenset(each["guests"]) for each in found}
    assert guests == {frozenset({"KZ", *other}) for other in (["RU"], ["IN"], ["PK"], [])}
    assert found[-1]["third_countries"] == ["SCO"]
    assert len(_read(engine, text.format(""))) < len(found)


@pytest.mark.parametrize(
    ("text", "activities"),
    [
        ("План военного сотрудничества подписали министры обороны двух стран.", {"signing"}),
        ("В рамках визита он посетит учебные заведения и воинские части.", {"facility_visit"}),
        ("Запланирована инспекция на военных объектах.", {"facility_visit"}),
        ("Предусмотрено ознакомление делегации с авиабазами.", {"facility_visit"}),
        ("Согласно плану он вернётся в пятницу.", set()),
        ("Он дал оценку инспекции.", set()),
    ],
)
def test_what_was_done_may_stand_in_any_order(
    engine: Engine, text: str, activities: set[str]
) -> None:
    lead = "Министр обороны Армении Сурен Багян прибыл с визитом в Грузию. "
    (visit,) = _read(engine, lead + text)
    assert set(visit["activities"]) == activities


TALKED = " Стороны обсудили военную подготовку и совместные учения."
KENYAN = "Министр обороны Кении Джон Одера"


@pytest.mark.parametrize(
    "words",
    [
        "прилетает в Хорватию", "вылетает в Хорватию", "направляется в Хорватию",
        "едет в Хорватию", "выехал в Хорватию", "планирует посетить Хорватию",
        "должен посетить Хорватию", "пребывает в Хорватии", "приземлился в Хорватии",
        "сделал остановку в Хорватии", "нанёс ответный визит в Хорватию",
        "проследовал в Хорватию", "находится в Хорватии",
    ],
)  # fmt: skip
def test_whoever_goes_is_the_guest(engine: Engine, words: str) -> None:
    text = f"{KENYAN} {words}, где проводит переговоры с хорватским коллегой Иваном Хорватом."
    (engagement,) = _read(engine, text + TALKED)
    assert (engagement["host"], engagement["guests"]) == ("HR", ["KE"])


@pytest.mark.parametrize(
    "words",
    ["поговорил с", "обменялся мнениями с", "провёл совещание с", "сверил часы с",
     "имел обстоятельную беседу с"],
)  # fmt: skip
def test_whoever_talks_in_the_own_capital_is_host(engine: Engine, words: str) -> None:
    text = (
        f"Министр обороны Хорватии Иван Хорват 12 марта 2024 года в Загребе {words} министром "
        "обороны Кении Джоном Одерой."
    )
    (engagement,) = _read(engine, text + TALKED)
    assert (engagement["host"], engagement["guests"]) == ("HR", ["KE"])


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("был встречен", "министром обороны Хорватии Иваном Хорватом"),
        ("представился", "министру обороны Хорватии Ивану Хорвату"),
        ("нанёс прощальный визит", "министру обороны Хорватии Ивану Хорвату"),
        ("был на приёме у", "министра обороны Хорватии Ивана Хорвата"),
    ],
)
def test_whoever_is_received_is_the_guest(engine: Engine, words: str, whom: str) -> None:
    (engagement,) = _read(engine, f"{KENYAN} в Загребе {words} {whom}." + TALKED)
    assert (engagement["host"], engagement["guests"]) == ("HR", ["KE"])


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} выехал на полигон в Тике.",
        f"{KENYAN} провёл совещание с командованием армии.",
        f"{KENYAN} обменялся мнениями с курсантами академии.",
        f"{KENYAN} направляется в отпуск.",
        f"{KENYAN} вручил верительные грамоты выпускникам военного колледжа.",
    ],
)
def test_whoever_stays_at_home_meets_nobody_from_abroad(engine: Engine, text: str) -> None:
    assert _read(engine, text + TALKED) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("провёл переговоры в формате ВКС с", "call"),
        ("провёл виртуальную встречу с", "call"),
        ("провёл дистанционные переговоры с", "call"),
        ("показал видео и встретился с", "visit"),
    ],
)
def test_calls_by_telephone_and_video(engine: Engine, words: str, kind: str) -> None:
    text = f"Министр обороны Хорватии Иван Хорват {words} министром обороны Кении Джоном Одерой."
    (engagement,) = _read(engine, text + TALKED)
    assert (engagement["kind"], engagement["host"]) == (kind, "HR")


@pytest.mark.parametrize(
    ("words", "found"),
    [("отказался от запланированного визита", 0), ("после отмены карантина прибыл с визитом", 1)],
)
def test_a_visit_called_off_is_none(engine: Engine, words: str, found: int) -> None:
    assert len(_read(engine, f"{KENYAN} {words} в Хорватию, сообщило Минобороны.")) == found
