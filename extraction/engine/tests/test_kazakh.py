"""Kazakh is read out of data files alone; no line of code knows it."""

import pytest

from extraction.engine import Engine, Refusal
from extraction.engine.lexicon import switched_on

RECEIVED = (
    "АСТАНА, 16 наурыз 2024 - Қазақстан Қорғаныс министрі генерал-полковник Ерлан Сапаров 2024 "
    "жылғы 15 наурызда Астанада Түркия Ұлттық қорғаныс министрі Кемал Асланның басшылығымен келген "
    "делегацияны қабылдады. Тараптар бірлескен жаттығулар мен әскери білім саласындағы "
    "ынтымақтастықты талқылады. Кездесу соңында ынтымақтастық жоспарына қол қойылды."
)
ABROAD = (
    "Қорғаныс министрі генерал-лейтенант Данияр Ахметов ресми сапармен Пәкістанға барды. 2023 "
    "жылдың 3 мамырында Исламабадта ол Пәкістан Қорғаныс министрі Имран Ханмен келіссөздер "
    "жүргізді. Министрлер киберқауіпсіздік пен бітімгершілік мәселелерін талқылады."
)
CALL = (
    "Қазақстан мен Өзбекстан қорғаныс министрлері телефон арқылы сөйлесті. Генерал-полковник Ерлан "
    "Сапаров Өзбекстан Қорғаныс министрі генерал-лейтенант Бахтияр Юлдашевпен өңірлік қауіпсіздік "
    "мәселелерін талқылады."
)
ATTACHE = (
    "Қазақстан Қорғаныс министрінің орынбасары генерал-майор Нұрлан Оспанов Италияның әскери "
    "атташесі полковник Марко Риччиді қабылдады. Кездесуде әскери-техникалық мәселелер айтылды."
)
PLANNED = (
    "2024 жылғы 20 мамырда Қытай Қорғаныс министрі адмирал Ли Цзюнь Қазақстанға жұмыс сапарымен "
    "келеді. Оның бас штаб бастығымен кездесуі жоспарланған."
)
DOMESTIC = (
    "Қорғаныс министрі генерал-полковник Ерлан Сапаров Алматыдағы әскери бөлімді тексерді. Ол "
    "жауынгерлермен кездесіп, казарма мен асхананы аралады."
)


@pytest.fixture(scope="module")
def reader() -> Engine:
    return Engine.load(languages=[*switched_on(), "kk"])


@pytest.mark.parametrize(
    ("text", "kind", "status", "host", "guests", "start", "people", "topics"),
    [
        (RECEIVED, "visit", "completed", "KZ", ["TR"], "2024-03-15",
         {"Кемал Аслан": "head_of_delegation", "Ерлан Сапаров": "host"},
         {"joint_exercises", "military_education"}),
        (ABROAD, "visit", "completed", "PK", ["KZ"], "2023-05-03",
         {"Данияр Ахметов": "head_of_delegation", "Имран Хан": "host"},
         {"cyber", "peacekeeping"}),
        (CALL, "call", "completed", "KZ", ["UZ"], None,
         {"Бахтияр Юлдашев": "head_of_delegation", "Ерлан Сапаров": "host"},
         {"regional_security"}),
        (ATTACHE, "reception", "completed", "KZ", ["IT"], None,
         {"Марко Риччи": "attache", "Нұрлан Оспанов": "host"}, {"military_technical"}),
        (PLANNED, "visit", "planned", "KZ", ["CN"], "2024-05-20",
         {"Ли Цзюнь": "head_of_delegation"}, set()),
    ],
)  # fmt: skip
def test_a_kazakh_report_is_read(
    reader: Engine,
    text: str,
    kind: str,
    status: str,
    host: str,
    guests: list[str],
    start: str | None,
    people: dict[str, str],
    topics: set[str],
) -> None:
    record = reader.read(text)
    assert record.article.language.value == "kk"
    (engagement,) = record.to_json()["engagements"]
    assert (engagement["kind"], engagement["status"]) == (kind, status)
    assert (engagement["host"], engagement["guests"]) == (host, guests)
    assert engagement["start"] == start
    assert {person["name"]: person["role"] for person in engagement["people"]} == people
    assert set(engagement["topics"]) == topics


def test_the_day_above_a_kazakh_report_is_its_publication(reader: Engine) -> None:
    assert reader.read(RECEIVED).article.published.value == "2024-03-16"


def test_a_minister_among_his_own_soldiers_is_no_engagement(reader: Engine) -> None:
    assert reader.read(DOMESTIC).engagements == ()


def test_beside_kazakh_russian_is_still_russian(reader: Engine) -> None:
    text = "Министр обороны Казахстана принял в Астане делегацию во главе с министром из Сербии."
    assert reader.read(text).article.language.value == "ru"


def test_switched_off_it_is_refused_by_its_name(engine: Engine) -> None:
    assert "kk" not in switched_on()
    with pytest.raises(Refusal, match="Kazakh") as refused:
        engine.read(RECEIVED)
    assert "Azerbaijani, English, Russian and Turkish are read" in refused.value.message
