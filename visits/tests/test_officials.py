"""People of the record, their spellings, and who is the same as whom."""

import pytest
from django.contrib.auth.models import User

from visits.models import Judgement, Official, Visit
from visits.names import keys
from visits.services.errors import InvalidValue, NotFound
from visits.services.judging import answer, ask
from visits.services.officials import add_spelling, create_official, merged, rename_official
from visits.tests.factories import a_person, a_telling, a_visit, an_official

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("countries")]


def named(visit: Visit) -> list[int]:
    return list(visit.participants.values_list("official", flat=True))


def test_an_official_is_known_by_every_spelling() -> None:
    official = create_official(
        name=" Zakir  Hasanov ", country="AZ", spellings=["Zakir Həsənov", "Закир Гасанов"]
    )

    assert (official.name, official.status) == ("Zakir Hasanov", "unconfirmed")
    assert official.sort_key == "zakir hasanov"
    assert official.spellings.count() == 3
    found = Official.objects.filter(spellings__keys__contains=keys("Закир Гасанов")).distinct()
    assert list(found) == [official]


def test_a_known_spelling_is_not_doubled() -> None:
    official = an_official("Zakir Hasanov", "AZ")

    first = add_spelling(official_id=official.pk, name="Zakir Həsənov")
    second = add_spelling(official_id=official.pk, name="Zakir Həsənov")

    assert first == second
    assert first.folded == "zakir hasanov"


@pytest.mark.parametrize(
    ("name", "country", "status", "field"),
    [
        (" ", "AZ", "unconfirmed", "name"),
        ("x" * 201, "AZ", "unconfirmed", "name"),
        ("Zakir Hasanov", "ZZ", "unconfirmed", "country"),
        ("Zakir Hasanov", "AZ", "famous", "status"),
    ],
)
def test_what_is_no_official_is_refused(name: str, country: str, status: str, field: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        create_official(name=name, country=country, status=status)

    assert set(refusal.value.errors) == {field}
    assert not Official.objects.exists()


def test_a_spelling_of_nobody_is_refused() -> None:
    with pytest.raises(NotFound, match="There is no official 404"):
        add_spelling(official_id=404, name="Zakir")


def a_question(first: Official, second: Official) -> Judgement:
    return ask(subject="official", first=second.pk, second=first.pk, score=0.8, reasons=["alike"])


def test_a_question_is_asked_once_whatever_the_order() -> None:
    first, second = an_official("Z. Hasanov", "AZ"), an_official("Zakir Hasanov", "AZ")

    question = a_question(first, second)
    again = ask(
        subject="official", first=first.pk, second=second.pk, score=0.9, reasons=["same post"]
    )

    assert question == again
    question.refresh_from_db()
    assert (question.first, question.second) == (first.pk, second.pk)
    assert (question.score, question.reasons, question.answer) == (0.9, ["same post"], None)


def test_an_answered_question_stays_answered(editor: User) -> None:
    question = a_question(an_official("Z. Hasanov"), an_official("Zakir Hasanov"))
    answer(judgement_id=question.pk, answer="different", person=editor)

    again = ask(
        subject="official", first=question.first, second=question.second, score=0.9, reasons=[]
    )

    assert (again.answer, again.answered_by, again.score) == ("different", editor, 0.8)


def test_two_that_are_the_same_are_merged_and_their_visits_follow(editor: User) -> None:
    stays, goes = an_official("Zakir Hasanov", "AZ"), an_official("Z. Hasanov", "AZ")
    visit = a_visit(people=(a_person(goes, "host"),))
    question = a_question(stays, goes)

    answer(judgement_id=question.pk, answer="same", person=editor)

    goes.refresh_from_db()
    assert goes.merged_into == stays
    assert named(visit) == [stays.pk]
    assert merged([goes.pk, stays.pk]) == {goes.pk: stays.pk}

    answer(judgement_id=question.pk, answer="different", person=editor)

    goes.refresh_from_db()
    assert goes.merged_into is None
    assert named(visit) == [goes.pk]


def test_the_confirmed_one_stays(editor: User) -> None:
    first = an_official("Z. Hasanov", "AZ")
    confirmed = an_official("Zakir Hasanov", "AZ", status="confirmed")

    answer(judgement_id=a_question(first, confirmed).pk, answer="same", person=editor)

    first.refresh_from_db()
    assert first.merged_into == confirmed


def test_a_visit_where_both_were_named_shows_one(editor: User) -> None:
    stays, goes = an_official("Zakir Hasanov", "AZ"), an_official("Z. Hasanov", "AZ")
    visit = a_visit(people=(a_person(stays, "host"), a_person(goes, "met")))

    answer(judgement_id=a_question(stays, goes).pk, answer="same", person=editor)

    assert named(visit) == [stays.pk]


def test_who_was_merged_is_not_merged_twice(editor: User) -> None:
    one, two, three = (an_official(name) for name in ("Karim A", "Karim B", "Karim C"))
    answer(judgement_id=a_question(one, two).pk, answer="same", person=editor)

    with pytest.raises(InvalidValue, match="One of the two was merged already"):
        answer(judgement_id=a_question(two, three).pk, answer="same", person=editor)

    three.refresh_from_db()
    assert three.merged_into is None


def test_what_is_no_question_is_refused(editor: User) -> None:
    with pytest.raises(InvalidValue, match="A pair needs two different numbers"):
        ask(subject="visit", first=1, second=1, score=0.5, reasons=[])
    with pytest.raises(InvalidValue, match="ship is none of: official, visit"):
        ask(subject="ship", first=1, second=2, score=0.5, reasons=[])
    question = ask(subject="visit", first=1, second=2, score=0.5, reasons=[])
    with pytest.raises(InvalidValue, match="maybe is none of: same, different"):
        answer(judgement_id=question.pk, answer="maybe", person=editor)
    with pytest.raises(NotFound, match="There is no question 404"):
        answer(judgement_id=404, answer="same", person=editor)


def shown(official: Official) -> str:
    official.refresh_from_db()
    return official.name


def a_mention(official: Official, *names: str, language: str = "en") -> None:
    """One visit per printed form of the name."""
    for name in names:
        person = a_person(official, "host", name=name)
        a_visit(people=(person,), telling=a_telling(language=language))


def test_the_fullest_latin_form_that_most_visits_print_is_shown() -> None:
    official = an_official("З. Гасанов", "AZ")

    a_mention(official, "Закир Гасанов", "Закир Гасанов", language="ru")
    assert shown(official) == "Закир Гасанов"
    a_mention(official, "Z. Hasanov", "Z. Hasanov", "Z. Hasanov")
    assert shown(official) == "Закир Гасанов"
    a_mention(official, "Zakir Həsənov", language="az")
    assert shown(official) == "Zakir Həsənov"
    a_mention(official, "Zakir Hasanov")
    assert shown(official) == "Zakir Hasanov", "English first, when equally frequent"
    a_mention(official, "Zakir Həsənov", language="az")
    assert (shown(official), official.sort_key) == ("Zakir Həsənov", "zakir hasanov")


def test_a_name_that_a_person_chose_stands(editor: User) -> None:
    official = an_official("Z. Hasanov", "AZ")

    rename_official(official_id=official.pk, name="Zakir Hasanov", person=editor)
    a_mention(official, "Zakir Həsənov", "Zakir Həsənov", language="az")

    assert shown(official) == "Zakir Hasanov"
    assert official.spellings.filter(name="Zakir Hasanov").exists()
    with pytest.raises(NotFound, match="There is no official 404"):
        rename_official(official_id=404, name="Zakir", person=editor)
