"""The list of countries, and the page of one."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from visits.models import Visit
from visits.tests.factories import a_telling, a_visit
from visits.tests.pages.conftest import page_of

COUNTRY_QUERIES = 24
LIST_QUERIES = 6


def test_the_list_counts_contacts_of_both_directions(client: Client) -> None:
    a_visit(start="2024-06-07")
    a_visit(start="2024-07-07", host="KZ", guests=("AZ",))
    page = page_of(client, "/countries/")
    row = page.split('href="/countries/KZ/"')[1].split("</tr>")[0]
    figures = [cell.split("</span>")[0] for cell in row.split('"><span>')[1:5]]
    assert figures == ["2", "1", "1", "1"]
    assert "7 Jul 2024" in row


def test_a_name_in_another_language_narrows_the_list(client: Client) -> None:
    a_visit()
    page = page_of(client, "/countries/?q=Казахстан")
    assert 'href="/countries/KZ/"' in page
    assert 'href="/countries/AZ/"' not in page


def test_a_country_shows_its_partners_by_direction(client: Client, led_visit: Visit) -> None:
    page = page_of(client, "/countries/AZ/")
    assert '<a href="/relationships/AZ-KZ/">Kazakhstan</a>' in page
    assert "KZ visits AZ" not in page.split("Partners")[0]
    assert 'data-label="Visits in"><span>1</span>' in page
    assert 'data-label="Visits out"><span>0</span>' in page


def test_a_country_shows_who_held_which_post(client: Client, led_visit: Visit) -> None:
    posts = page_of(client, "/countries/KZ/").split('id="posts"')[1]
    assert "Minister of Defence" in posts
    assert "Karim Osmanov" in posts


def test_coverage_names_sources_and_months(client: Client) -> None:
    a_visit(telling=a_telling(outlet="Test Herald", published="2024-06-08"))
    coverage = page_of(client, "/countries/AZ/").split('id="coverage"')[1]
    assert "Test Herald" in coverage
    assert "Jun 2024" in coverage


def test_small_letters_lead_to_the_capital_address(client: Client) -> None:
    response = client.get("/countries/az/")
    assert response.status_code == 301
    assert response["Location"] == "/countries/AZ/"


def test_an_unknown_country_is_not_found(client: Client) -> None:
    page_of(client, "/countries/QQ/", status=404)


def test_a_country_without_contacts_says_so(client: Client) -> None:
    assert "No contact of Fiji is on record" in page_of(client, "/countries/FJ/")


def test_queries_do_not_grow_with_partners(
    client: Client, led_visit: Visit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for guest in ("TR", "GE", "PK", "UZ", "IT", "CN"):
        a_visit(guests=(guest,))
    with django_assert_max_num_queries(COUNTRY_QUERIES):
        page_of(client, "/countries/AZ/")
    with django_assert_max_num_queries(LIST_QUERIES):
        page_of(client, "/countries/")
