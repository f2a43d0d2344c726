"""Two visits that a person judged to be one."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from visits.models import Contact, Visit
from visits.services.correcting import correct_visit
from visits.services.errors import NotFound
from visits.services.judging import answer, ask
from visits.services.merging import gone_on_as
from visits.tests.factories import a_visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("countries")]


def judge(first: Visit, second: Visit, said: str, person: User) -> None:
    question = ask(subject="visit", first=first.pk, second=second.pk, score=0.7, reasons=["alike"])
    answer(judgement_id=question.pk, answer=said, person=person)
    first.refresh_from_db()
    second.refresh_from_db()


def test_one_visit_gets_the_reports_of_both_and_the_other_leads_to_it(editor: User) -> None:
    stays, goes = a_visit(topics=("navy",)), a_visit(topics=("space",))

    judge(stays, goes, "same", editor)

    assert stays.topics == ["navy", "space"]
    assert (stays.reports.count(), goes.reports.count()) == (2, 0)
    assert goes.deleted_at is not None
    assert Contact.objects.count() == 1
    assert (gone_on_as(goes.pk), gone_on_as(404)) == (stays.pk, None)
    assert Client().get(f"/visits/{goes.pk}/")["Location"] == f"/visits/{stays.pk}/"


def test_the_answer_taken_back_gives_each_its_reports_again(editor: User) -> None:
    stays, goes = a_visit(topics=("navy",)), a_visit(topics=("space",))
    judge(stays, goes, "same", editor)

    judge(stays, goes, "different", editor)

    assert (stays.topics, goes.topics) == (["navy"], ["space"])
    assert goes.deleted_at is None
    assert Contact.objects.count() == 2
    assert gone_on_as(goes.pk) is None


def test_the_visit_with_a_persons_word_stays(editor: User) -> None:
    older, corrected = a_visit(), a_visit()
    correct_visit(visit_id=corrected.pk, version=1, changes={"host": "GE"}, person=editor)

    judge(older, corrected, "same", editor)

    assert older.deleted_at is not None
    assert (corrected.deleted_at, corrected.host_id) == (None, "GE")


def test_a_corrected_visit_that_goes_keeps_its_correction_for_its_return(editor: User) -> None:
    stays, goes = a_visit(), a_visit()
    for visit, host in ((stays, "GE"), (goes, "TR")):
        correct_visit(visit_id=visit.pk, version=1, changes={"host": host}, person=editor)

    judge(stays, goes, "same", editor)
    assert (stays.host_id, goes.deleted_at is None) == ("GE", False)

    judge(stays, goes, "different", editor)
    assert (stays.host_id, goes.host_id, goes.deleted_at) == ("GE", "TR", None)


def test_an_answer_given_twice_changes_nothing_more(editor: User) -> None:
    stays, goes = a_visit(), a_visit()
    judge(stays, goes, "same", editor)
    version = stays.version

    judge(stays, goes, "same", editor)

    assert stays.version == version


def test_visits_that_are_not_there_cannot_be_judged(editor: User) -> None:
    question = ask(subject="visit", first=404, second=405, score=0.7, reasons=[])

    with pytest.raises(NotFound, match="There is no visit 404"):
        answer(judgement_id=question.pk, answer="same", person=editor)
