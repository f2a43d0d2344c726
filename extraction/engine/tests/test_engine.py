"""Articles in our own words, one for each class of report."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.engine import Engine, KnownOfficial, Refusal, open_document

RECEIVED = (
    "On May 3, 2023, Latvia's Minister of Defence Jana Ozola received a delegation led by the "
    "Minister of Defence of Estonia, Major General Priit Saar, in Riga. The sides discussed cyber "
    "defence and joint exercises. At the end a cooperation plan was signed."
)


def _only(engine: Engine, text: str) -> dict[str, Any]:
    record = engine.read(text).to_json()
    assert len(record["engagements"]) == 1, record
    return record["engagements"][0]  # type: ignore[no-any-return]


def _sides(engagement: dict[str, Any]) -> tuple[str, list[str]]:
    return engagement["host"], engagement["guests"]


def test_it_reads_a_visit_whole(engine: Engine) -> None:
    engagement = _only(engine, RECEIVED)
    assert _sides(engagement) == ("LV", ["EE"])
    assert engagement["start"] == "2023-05-03"
    assert engagement["status"] == "completed"
    assert [(each["name"], each["role"]) for each in engagement["people"]] == [
        ("Priit Saar", "head_of_delegation"),
        ("Jana Ozola", "host"),
    ]
    assert set(engagement["topics"]) == {"cyber", "joint_exercises"}
    assert [each["type"] for each in engagement["outcomes"]] == ["document_signed"]


@pytest.mark.parametrize(
    ("text", "host", "guests"),
    [
        (
            "Defence Minister of Kenya Amina Wario paid an official visit to Uganda. She met the "
            "Minister of Defence of Uganda, General Paul Okot.",
            "UG",
            ["KE"],
        ),
        (
            "The Chief of the Naval Staff of Oman, Rear Admiral Said Al-Harthi, called on the "
            "Minister of Defence of Qatar, Khalid Al-Sulaiti, in Doha.",
            "QA",
            ["OM"],
        ),
        (
            "Azərbaycanın müdafiə naziri general-polkovnik Elxan Muradov ölkəmizdə rəsmi səfərdə "
            "olan Serbiyanın müdafiə naziri Marko İliçi qəbul edib.",
            "AZ",
            ["RS"],
        ),
        (
            "Министр обороны Узбекистана генерал-лейтенант Алишер Юлдашев принял делегацию во "
            "главе с министром обороны Монголии Бат Болдом.",
            "UZ",
            ["MN"],
        ),
        (
            "Milli Savunma Bakanı Kemal Aslan, Ankara'da bulunan Japonya Savunma Bakanı Ken Mori "
            "ile bir araya geldi.",
            "TR",
            ["JP"],
        ),
    ],
)
def test_it_tells_hosts_from_guests(
    engine: Engine, text: str, host: str, guests: list[str]
) -> None:
    assert _sides(_only(engine, text)) == (host, guests)


@pytest.mark.parametrize(
    "text",
    [
        "The Defence Minister inspected a military unit and checked its combat readiness. He "
        "thanked the soldiers of the brigade for their service.",
        "The Ministry of Defence has bought twenty armoured vehicles for its army. The contract "
        "was won by a company from abroad.",
        "Müdafiə naziri general-polkovnik Elxan Muradov hərbi hissədə şəxsi heyətlə görüşüb.",
        "Министр обороны провёл инспекцию воинской части и проверил готовность военной техники.",
    ],
)
def test_what_is_no_engagement_is_none(engine: Engine, text: str) -> None:
    record = engine.read(text).to_json()
    assert record["article"]["kind"] == "none"
    assert record["engagements"] == []


def test_an_ambassador_received_is_a_reception(engine: Engine) -> None:
    engagement = _only(
        engine,
        "Azerbaijan's Minister of Defence, Colonel General Elkhan Muradov, received the "
        "Ambassador of Norway to Azerbaijan, Anne Berg, to discuss military education.",
    )
    assert engagement["kind"] == "reception"
    assert {each["role"] for each in engagement["people"]} == {"host", "ambassador"}


def test_a_telephone_call_has_no_activities(engine: Engine) -> None:
    engagement = _only(
        engine,
        "The Minister of Defence of Greece, Nikos Pavlou, held a telephone conversation with the "
        "Minister of Defence of Cyprus, Maria Loizou. They discussed maritime security.",
    )
    assert engagement["kind"] == "call"
    assert engagement["activities"] == []


def test_a_planned_visit_is_planned(engine: Engine) -> None:
    engagement = _only(
        engine,
        "The Commander of the Chilean Navy, Admiral Luis Rojas, will pay an official visit to "
        "Peru on May 4, 2024.",
    )
    assert engagement["status"] == "planned"
    assert engagement["start"] == "2024-05-04"


def test_those_only_honoured_take_no_part(engine: Engine) -> None:
    engagement = _only(
        engine,
        RECEIVED
        + " The minister spoke of the reforms under the leadership of President Karlis Berzins.",
    )
    assert "Karlis Berzins" not in [each["name"] for each in engagement["people"]]


def test_names_stand_in_the_nominative(engine: Engine) -> None:
    engagement = _only(
        engine,
        "Министр обороны Казахстана генерал-лейтенант Данияр Ахметов встретился в Астане с "
        "министром обороны Грузии генерал-майором Георгием Беридзе.",
    )
    assert {each["name"] for each in engagement["people"]} == {"Данияр Ахметов", "Георгий Беридзе"}


def test_a_bare_year_stays_open_without_a_publication(engine: Engine) -> None:
    assert _only(engine, RECEIVED.replace(", 2023,", ","))["start"] == "XXXX-05-03"


def test_without_a_day_of_its_own_it_takes_the_publication_about(engine: Engine) -> None:
    text = "date 2023-05-04 " + RECEIVED.removeprefix("On May 3, 2023, ")
    assert _only(engine, text)["start"] == "2023-05-04~"


def test_every_value_has_a_confidence_and_every_null_a_reason(engine: Engine) -> None:
    explained = engine.read(RECEIVED).explain()
    for holder in (explained["article"], *explained["engagements"]):
        for name, value in holder.items():
            if isinstance(value, str) and name in holder["confidence"]:
                assert 0 <= holder["confidence"][name] <= 1
            if value is None and name in {"outlet", "published", "visit_type", "end", "start"}:
                assert holder["reasons"][name]


def test_every_value_of_an_engagement_has_evidence(engine: Engine) -> None:
    engagement = _only(engine, RECEIVED)
    for name in ("kind", "status", "host", "guests", "start", "activities", "topics"):
        assert engagement["evidence"][name], name
    for person in engagement["people"]:
        assert person["evidence"]["name"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister hat eine Delegation aus der Türkei empfangen und mit ihr gesprochen.",
        "Le ministre de la Défense a reçu une délégation et les deux parties ont parlé.",
        "Қазақстан Қорғаныс министрі және делегация туралы бұл хабар үшін болды.",
        "Міністр оборони зустрівся з делегацією, що прибула та й також від партнерів.",
        "თავდაცვის მინისტრი შეხვდა დელეგაციას",
        "وزير الدفاع يستقبل وفدا عسكريا",
        "xyzzy plugh 12345",
    ],
)
def test_other_languages_are_refused_by_name(engine: Engine, text: str) -> None:
    with pytest.raises(Refusal) as refused:
        engine.read(text)
    assert refused.value.code == "unsupported_language"


def test_a_known_official_is_recognised() -> None:
    engine = Engine.load(
        officials=[KnownOfficial(("Priit Saar", "Приит Саар"), "EE", reference="42")]
    )
    people = engine.read(RECEIVED).engagements[0].people
    assert [person.official for person in people] == ["42", None]


def _spans(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.keys() == {"start", "end", "quote"}:
            yield node
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)


FRAGMENTS = st.sampled_from(
    [
        "Minister of Defence of Georgia", "Colonel General", "met", "visited", "Baku",
        "May 3", "\n\n",
        "General", "John Smith", "müdafiə naziri", "görüşüb", "Qazaxıstanın", "министр обороны",
        "прибыл", "Savunma Bakanı", "görüştü", " ", ".", ",", "the", "and", "və", "ve", "и",
        "\u0301", "\u200b", "İ", "delegation led by", "31 February", "2023", "date 2023-99-99",
        "(", ")", "“", "'s", "В", "ə",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.lists(FRAGMENTS, max_size=60).map(lambda parts: " ".join(parts).encode()),
    )
)
def test_any_bytes_give_a_record_or_a_refusal_and_every_quote_is_its_slice(data: bytes) -> None:
    engine = _shared()
    try:
        document = open_document(data)
        record = engine.read(document)
    except Refusal:
        return
    for span in _spans(record.explain()):
        assert document.text[span["start"] : span["end"]] == span["quote"]


_ENGINES: list[Engine] = []


def _shared() -> Engine:
    if not _ENGINES:
        _ENGINES.append(Engine.load())
    return _ENGINES[0]


def _steps(work: Callable[[], object]) -> int:
    """How many calls Python makes for `work`: a measure of effort no clock disturbs."""
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "hostile",
    [
        "Minister of Defence of Georgia Colonel General ",
        "met with the delegation led by General John Smith of Georgia in Baku on May 3, ",
        "Zakir ",
        "laid the ",
        "A. ",
        "May 3 - ",
        "(((",
        "Müdafiə naziri və ",
        "министра обороны и ",
    ],
)
def test_twice_the_text_takes_at_most_two_and_a_half_times_the_steps(
    engine: Engine, hostile: str
) -> None:
    words = "the minister was in the army and the defence ministry for the talks. " * 90
    small = words + hostile * (8_000 // len(hostile))
    large = words * 2 + hostile * (16_000 // len(hostile))
    once = _steps(lambda: engine.read(small))
    assert _steps(lambda: engine.read(large)) <= 2.5 * once


@pytest.mark.parametrize("filler", [".", "?!", '."', "…»"])
def test_a_text_of_nothing_but_marks_holds_up_no_worker(engine: Engine, filler: str) -> None:
    # In the time of a long text; tried at each mark anew it would take hours.
    assert _sides(_only(engine, RECEIVED + " " + filler * 150_000)) == ("LV", ["EE"])


def test_a_known_official_is_of_the_country_the_record_knows() -> None:
    text = (
        "Canberra, 9 October 2025. Defence Minister Arun Joshi arrived in Canberra on an official "
        "visit to Australia. Joshi was received by Peter Hale, Australia's Assistant Minister of "
        "Defence."
    )
    known = Engine.load(officials=[KnownOfficial(names=("Arun Joshi",), country="IN")])
    (engagement,) = known.read(text).to_json()["engagements"]
    assert (engagement["host"], engagement["guests"]) == ("AU", ["IN"])


def test_a_name_of_two_countries_tells_none() -> None:
    both = [KnownOfficial(names=("Arun Joshi",), country=code) for code in ("IN", "NP")]
    record = Engine.load(officials=both).read(
        "Canberra, 9 October 2025. Defence Minister Arun Joshi arrived in Canberra on an official "
        "visit to Australia, the ministry said."
    )
    assert not {"IN", "NP"} & {
        guest for each in record.to_json()["engagements"] for guest in each["guests"]
    }
