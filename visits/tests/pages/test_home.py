"""The first page."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from visits.models import Visit
from visits.tests.factories import a_visit
from visits.tests.pages.conftest import page_of

HOME_QUERIES = 18


def test_it_says_what_to_do_while_nothing_is_read(client: Client) -> None:
    page = page_of(client, "/")
    assert "Nothing has been read yet" in page
    assert "/login/?next=/upload/" in page


def test_it_shows_a_new_visit_at_once_and_marks_it_unreviewed(client: Client) -> None:
    visit = a_visit()
    page = page_of(client, "/")
    assert f'<a class="grow" href="/visits/{visit.pk}/">Kazakhstan visits Azerbaijan</a>' in page
    assert '<span class="flag flag-unreviewed">unreviewed</span></span>' in page


def test_a_filter_hides_what_nobody_confirmed(client: Client) -> None:
    visit = a_visit()
    page = page_of(client, "/?review_status=confirmed")
    assert f"/visits/{visit.pk}/" not in page
    assert '<span class="num">0</span> confirmed visits in' in page
    assert "Nothing has been read yet" not in page


def test_it_draws_contacts_per_month(client: Client) -> None:
    a_visit(start="2024-06-07")
    page = page_of(client, "/")
    assert "<title>Jun 2024: 1</title>" in page
    assert "<title>May 2024: 0</title>" in page


def test_a_date_without_a_month_stands_in_no_month(client: Client) -> None:
    a_visit(start="2024")
    assert "No contact has a known month yet" in page_of(client, "/")


def test_an_announced_visit_stands_ahead_and_is_no_contact(client: Client) -> None:
    day = date.today() + timedelta(days=30)
    a_visit(status="planned", start=day.isoformat())
    page = page_of(client, "/")
    ahead = page.split('id="ahead"')[1]
    assert "Kazakhstan to visit Azerbaijan" in ahead
    assert "No contacts yet" in page


def test_editors_see_what_waits_for_them_and_readers_do_not(
    client: Client, editor_client: Client
) -> None:
    a_visit()
    assert "Waiting for you" in page_of(editor_client, "/")
    assert "Waiting for you" not in page_of(client, "/")


def test_its_queries_do_not_grow_with_the_record(
    client: Client,
    led_visit: Visit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for month in range(1, 9):
        a_visit(start=f"2023-0{month}-05", guests=("TR",))
    with django_assert_max_num_queries(HOME_QUERIES):
        page_of(client, "/")


@pytest.mark.parametrize("path", ["/", "/countries/", "/relationships/", "/visits/", "/officials/"])
def test_every_list_answers_on_an_empty_record(client: Client, path: str) -> None:
    page_of(client, path)
