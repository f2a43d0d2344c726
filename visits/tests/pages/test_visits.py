"""The list of visits and its filters."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from visits.models import Visit
from visits.tests.factories import a_visit
from visits.tests.pages.conftest import page_of

LIST_QUERIES = 8


def test_the_newest_stands_first(client: Client) -> None:
    a_visit(start="2023-06-07")
    a_visit(start="2024-06-07")
    page = page_of(client, "/visits/")
    assert page.index("7 June 2024") < page.index("7 June 2023")


def test_a_day_without_a_year_stands_last_and_says_so(client: Client) -> None:
    a_visit(start="XXXX-04-25")
    a_visit(start="1999")
    page = page_of(client, "/visits/")
    assert page.index("1999") < page.index("25 April, year not given")


def test_filters_are_shared_with_the_api(client: Client) -> None:
    kept = a_visit(topics=("navy",))
    left = a_visit(topics=("cyber",))
    page = page_of(client, "/visits/?topic=navy&country=KZ&since=2024")
    assert f'href="/visits/{kept.pk}/"' in page
    assert f'href="/visits/{left.pk}/"' not in page


def test_a_value_that_cannot_be_meant_is_said(client: Client) -> None:
    page = page_of(client, "/visits/?relationship=AZ-QQ")
    assert "This filter cannot be meant" in page


def test_a_broken_cursor_begins_at_the_newest(client: Client) -> None:
    a_visit()
    for cursor in ("x", "2024-13-01.5", "2024-01-01.x", "."):
        assert "7 June 2024" in page_of(client, f"/visits/?older={cursor}")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    a_visit()
    assert "Take a filter away" in page_of(client, "/visits/?country=FJ")


def test_queries_do_not_grow_with_the_list(
    client: Client, led_visit: Visit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for month in range(1, 10):
        a_visit(start=f"2023-0{month}-05")
    with django_assert_max_num_queries(LIST_QUERIES):
        page_of(client, "/visits/")
