"""What the sides spoke of, did and agreed: each class with its opposite."""

import pytest

from extraction.engine import Engine

MET = (
    "The Defence Minister of Kenya, Grace Wanjiru, visited Ghana and met the Defence Minister of "
    "Ghana, Kofi Mensah, in Accra. "
)


def _topics(engine: Engine, text: str) -> list[str]:
    (engagement,) = engine.read(text).to_json()["engagements"]
    return sorted(engagement["topics"])


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("They discussed disaster management.", ["humanitarian"]),
        ("The ship is built for disaster management.", []),
        ("They discussed peacekeeping.", ["peacekeeping"]),
        ("She praised the staff of the Peacekeeping Training Centre.", []),
        ("They agreed to work together in Humanitarian Assistance.", ["humanitarian"]),
        ("They talked about the Humanitarian Assistance and Disaster Relief Camp.", []),
        (
            "They discussed cooperation covering training and logistics.",
            ["logistics", "military_education"],
        ),
        ("They agreed on maritime safety.", ["navy"]),
        ("They spoke of the maritime exercise Kakadu.", []),
        ("The two sides agreed to exchange high-ranking delegations.", ["high_level_visits"]),
        ("She thanked him for receiving her delegation.", []),
    ],
)
def test_topics_are_what_was_spoken_of(engine: Engine, sentence: str, topics: list[str]) -> None:
    assert _topics(engine, MET + sentence) == topics


def _said(engine: Engine, text: str) -> tuple[list[str], list[str]]:
    (engagement,) = engine.read(text).to_json()["engagements"]
    return engagement["activities"], [each["type"] for each in engagement["outcomes"]]


@pytest.mark.parametrize(
    ("sentence", "activity", "counts"),
    [
        ("She was welcomed in accordance with naval traditions.", "welcoming_ceremony", True),
        ("The naval traditions of Ghana are old.", "welcoming_ceremony", False),
        ("Mementoes were also exchanged.", "gift_exchange", True),
        ("She was presented with a memento by her host.", "gift_exchange", False),
        ("She signed the Visitors’ Book.", "guest_book", True),
        ("She will visit major air bases.", "facility_visit", True),
        ("Both armies run large bases.", "facility_visit", False),
        ("The crew will see places of tourist interest.", "cultural_programme", True),
        ("They witnessed the signing of an agreement.", "signing", True),
        ("They recalled the recent signing of an agreement.", "signing", False),
    ],
)
def test_what_was_done(engine: Engine, sentence: str, activity: str, counts: bool) -> None:
    assert (activity in _said(engine, MET + sentence)[0]) is counts


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("Mementoes were also exchanged.", ["gift"]),
        ("He presented her with a commemorative shield.", ["gift"]),
        ("The shield of the regiment hangs there.", []),
        ("They recalled the recent signing of an agreement.", []),
        ("They reached consensus on the plan.", ["agreement_reached"]),
        ("The consensus of the region matters, he said.", []),
        ("She renewed her invitation to visit Kenya.", ["invitation"]),
        ("She came at the invitation of the minister.", []),
        ("Ghana has signed a contract for the supply of boats.", []),
    ],
)
def test_what_came_of_it(engine: Engine, sentence: str, outcomes: list[str]) -> None:
    assert _said(engine, MET + sentence)[1] == outcomes


@pytest.mark.parametrize(
    ("sentence", "activities"),
    [
        ("She visited the exhibition of defence companies.", {"exhibition"}),
        ("She visited the defence company Volta.", {"facility_visit"}),
    ],
)
def test_a_stand_is_no_facility(engine: Engine, sentence: str, activities: set[str]) -> None:
    told = set(_said(engine, MET + sentence)[0])
    assert told - {"meeting"} == activities


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("They watched a joint exercise of both armies.", []),
        ("They watched the show and discussed joint exercises.", ["joint_exercises"]),
    ],
)
def test_an_exercise_that_is_watched_is_no_topic(
    engine: Engine, sentence: str, topics: list[str]
) -> None:
    assert _topics(engine, MET + sentence) == topics


RU_MET = "Министр обороны Казахстана Ерлан Садыков посетил Сербию и провёл переговоры. {}"
TR_MET = (
    "Millî Savunma Bakanı Kemal Aydın, Norveç'i ziyaret ederek Norveç Savunma Bakanı Odd Lie ile "
    "görüştü. {}"
)


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (RU_MET.format("Подписана «Дорожная карта сотрудничества»."), True),
        (RU_MET.format("Стороны изучили дорожную карту сотрудничества."), False),
        (TR_MET.format("Ziyarette İkili Çalışma Planı imzalanacak."), True),
        (TR_MET.format("Ziyarette İkili Çalışma Planı incelendi."), False),
    ],
)
def test_a_document_is_signed(engine: Engine, text: str, signed: bool) -> None:
    activities, outcomes = _said(engine, text)
    assert ("signing" in activities, "document_signed" in outcomes) == (signed, signed)


@pytest.mark.parametrize(
    ("rank", "read"),
    [("General Polkovnik", "General Polkovnik"), ("General", "General")],
)
def test_a_rank_of_two_words_in_turkish(engine: Engine, rank: str, read: str) -> None:
    text = TR_MET.format(f"Norveç Genelkurmay Başkanı {rank} Lars Dahl ile görüştü.")
    (engagement,) = engine.read(text).to_json()["engagements"]
    assert ("Lars Dahl", read) in [(each["name"], each["rank"]) for each in engagement["people"]]


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("After the talks, ", "the sides exchanged gifts"),
        (
            "As a sign of the long and cordial friendship that has bound the peoples of the two "
            "countries to one another for so many years now the sides ",
            "exchanged gifts",
        ),
    ],
)
def test_an_outcome_begins_with_its_clause_or_its_word(
    engine: Engine, lead: str, text: str
) -> None:
    sentence = f"{lead}{text.removeprefix('the sides ') if lead.endswith('sides ') else text}."
    (engagement,) = engine.read(MET + sentence).to_json()["engagements"]
    assert [each["text"] for each in engagement["outcomes"]] == [text]
