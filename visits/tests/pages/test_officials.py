"""Officials: the list, one person, questions of identity."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from visits.models import Judgement, Official, Visit
from visits.services.judging import ask
from visits.services.officials import add_spelling
from visits.tests.factories import a_person, a_visit, an_official
from visits.tests.pages.conftest import page_of

LIST_QUERIES = 7


@pytest.fixture
def karim(led_visit: Visit) -> Official:
    return Official.objects.get(name="Karim Osmanov")


def test_an_official_shows_posts_visits_and_counterparts(client: Client, karim: Official) -> None:
    page = page_of(client, f"/officials/{karim.pk}/")
    assert "Minister of Defence" in page.split('id="posts"')[1]
    assert "Kazakhstan visits Azerbaijan" in page.split('id="visits"')[1]
    assert "Zakir Hasanov" in page.split('id="met"')[1]
    assert '<dt>Visits led</dt><dd class="tone-first">1</dd>' in page


def test_every_form_of_the_name_is_shown(client: Client, karim: Official) -> None:
    add_spelling(official_id=karim.pk, name="Карим Османов")
    assert "Карим Османов" in page_of(client, f"/officials/{karim.pk}/").split('id="names"')[1]


def test_the_list_finds_a_name_in_another_script(client: Client, karim: Official) -> None:
    page = page_of(client, "/officials/?q=Османов")
    assert "Karim Osmanov" in page
    assert "Zakir Hasanov" not in page


def test_an_open_question_is_shown_and_answered_by_an_editor(
    client: Client, editor_client: Client, karim: Official
) -> None:
    other = an_official("K. Osmanov", "KZ")
    question = ask(
        subject="official", first=karim.pk, second=other.pk, score=0.7, reasons=["one initial"]
    )
    page = page_of(client, f"/officials/{karim.pk}/")
    assert "Perhaps the same as" in page
    assert "Not the same" not in page
    assert "Not the same" in page_of(editor_client, f"/officials/{karim.pk}/")
    editor_client.post(f"/questions/{question.pk}/answer/", {"answer": "different"})
    assert Judgement.objects.get(pk=question.pk).answer == "different"
    assert "Perhaps the same as" not in page_of(client, f"/officials/{karim.pk}/")


def test_a_reader_may_not_answer(client: Client, reader: object, karim: Official) -> None:
    other = an_official("K. Osmanov", "KZ")
    question = ask(subject="official", first=karim.pk, second=other.pk, score=0.7, reasons=[])
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    response = client.post(f"/questions/{question.pk}/answer/", {"answer": "same"})
    assert response.status_code == 403
    assert Judgement.objects.get(pk=question.pk).answer is None


def test_a_merged_official_leads_to_the_one_that_stayed(client: Client, karim: Official) -> None:
    other = an_official("K. Osmanov", "KZ")
    Official.objects.filter(pk=other.pk).update(merged_into=karim)
    response = client.get(f"/officials/{other.pk}/")
    assert response.status_code == 301
    assert response["Location"] == f"/officials/{karim.pk}/"


def test_queries_do_not_grow_with_the_list(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(9):
        a_visit(
            start=f"2023-05-0{number + 1}",
            people=(
                a_person(
                    an_official(f"Person {'ABCDEFGHI'[number]}lov"), post="minister_of_defence"
                ),
            ),
        )
    with django_assert_max_num_queries(LIST_QUERIES):
        page_of(client, "/officials/")


def test_two_judged_the_same_become_one_and_part_again(
    client: Client, editor_client: Client, karim: Official
) -> None:
    other = an_official("Kərim Osmanov", "KZ")
    question = ask(subject="official", first=karim.pk, second=other.pk, score=0.9, reasons=[])
    editor_client.post(f"/questions/{question.pk}/answer/", {"answer": "same"})
    assert client.get(f"/officials/{other.pk}/")["Location"] == f"/officials/{karim.pk}/"
    page = page_of(editor_client, f"/officials/{karim.pk}/")
    assert '<li class="tag">Kərim Osmanov</li>' in page
    assert "Not the same after all" in page
    editor_client.post(f"/questions/{question.pk}/answer/", {"answer": "different"})
    page_of(client, f"/officials/{other.pk}/")
