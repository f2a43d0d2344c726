"""Countries, posts and officials through the API."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from visits.models import Official, Post, Tenure

pytestmark = pytest.mark.usefixtures("reference")


def test_it_lists_countries_by_name(reader_api: APIClient) -> None:
    body = reader_api.get("/api/v1/countries/").json()
    assert [one["code"] for one in body["results"]] == ["AZ", "GE", "KZ", "NATO", "PK", "TR"]
    assert body["results"][0]["names"]["ru"] == "Азербайджан"
    assert body["next"] is None


@pytest.mark.parametrize("code", ["AZ", "az"])
def test_it_shows_a_country_whatever_the_case_of_its_code(reader_api: APIClient, code: str) -> None:
    body = reader_api.get(f"/api/v1/countries/{code}/").json()
    assert (body["code"], body["kind"]) == ("AZ", "country")
    assert body["url"] == "http://testserver/api/v1/countries/AZ/"


@pytest.mark.parametrize("words", ["Gürcüstan", "грузия", "georgia", "GE", "gurcistan"])
def test_it_finds_a_country_by_its_name_in_any_language(reader_api: APIClient, words: str) -> None:
    body = reader_api.get("/api/v1/countries/", {"q": words}).json()
    assert [one["code"] for one in body["results"]] == ["GE"]


def test_it_keeps_organisations_apart(reader_api: APIClient) -> None:
    body = reader_api.get("/api/v1/countries/", {"kind": "organisation"}).json()
    assert [one["code"] for one in body["results"]] == ["NATO"]


def test_it_lists_posts_the_highest_first(reader_api: APIClient) -> None:
    body = reader_api.get("/api/v1/posts/").json()
    assert [(one["key"], one["level"]) for one in body["results"]] == [
        ("minister_of_defence", 5),
        ("attache", 2),
    ]


def test_it_finds_an_official_across_scripts_and_spellings(
    reader_api: APIClient, official: Callable[..., Official]
) -> None:
    hasanov = official("Zakir Hasanov", "AZ", "Zakir Həsənov")
    official("Hulusi Akar", "TR")
    for words in ("Гасанов", "hasanov zakir", "Z. Hasanov", "Hasanof"):
        body = reader_api.get("/api/v1/officials/", {"q": words}).json()
        assert [one["id"] for one in body["results"]] == [hasanov.pk], words


def test_it_does_not_find_another_surname(
    reader_api: APIClient, official: Callable[..., Official]
) -> None:
    official("Kərim Vəliyev", "AZ")
    assert reader_api.get("/api/v1/officials/", {"q": "Hasanov"}).json()["results"] == []


def test_it_shows_an_official_with_posts_and_spellings(
    reader_api: APIClient, official: Callable[..., Official]
) -> None:
    hasanov = official("Zakir Hasanov", "AZ", "Zakir Həsənov")
    Tenure.objects.create(
        official=hasanov, post=Post.objects.get(pk="minister_of_defence"), country_id="AZ"
    )
    body = reader_api.get(f"/api/v1/officials/{hasanov.pk}/").json()
    assert body["spellings"] == ["Zakir Hasanov", "Zakir Həsənov"]
    assert body["tenures"][0]["post"] == "minister_of_defence"


def test_it_leads_from_a_merged_official_to_the_one_that_stands(
    reader_api: APIClient, official: Callable[..., Official]
) -> None:
    kept, merged = official("Zakir Hasanov", "AZ"), official("Z. Hasanov", "AZ")
    merged.merged_into = kept
    merged.save()
    answer = reader_api.get(f"/api/v1/officials/{merged.pk}/")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"http://testserver/api/v1/officials/{kept.pk}/",
    )
    listed = reader_api.get("/api/v1/officials/").json()["results"]
    assert [one["id"] for one in listed] == [kept.pk]


def test_a_list_of_officials_takes_two_queries(
    reader_api: APIClient,
    official: Callable[..., Official],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        made = official(f"Official {number}", "AZ")
        Tenure.objects.create(official=made, post_id="attache", country_id="AZ")
    with django_assert_num_queries(2):
        reader_api.get("/api/v1/officials/")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/api/v1/countries/?kind=planet", "kind"),
        ("/api/v1/countries/?continent=asia", "continent"),
        ("/api/v1/officials/?country=XX", "country"),
        ("/api/v1/officials/?country=A1", "country"),
        ("/api/v1/officials/?post=king", "post"),
        ("/api/v1/officials/?q=a&q=b", "q"),
        ("/api/v1/posts/?level=7", "level"),
        ("/api/v1/posts/?page_size=0", "page_size"),
        ("/api/v1/posts/?page_size=many", "page_size"),
        ("/api/v1/posts/?order=lowest", "order"),
        ("/api/v1/posts/?cursor=abc", "cursor"),
    ],
)
def test_it_names_the_parameter_that_it_does_not_understand(
    reader_api: APIClient, address: str, name: str
) -> None:
    answer = reader_api.get(address)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert list(answer.json()["errors"]) == [name]
    assert answer.json()["advice"]


@pytest.mark.parametrize(
    "address", ["/api/v1/countries/ZZ/", "/api/v1/officials/999/", "/api/v1/nothing/"]
)
def test_it_says_in_words_that_there_is_no_such_thing(reader_api: APIClient, address: str) -> None:
    answer = reader_api.get(address)
    assert answer.status_code == 404
    assert answer.json()["title"] == "There is no such thing here"


def test_a_page_that_has_not_changed_is_not_sent_again(reader_api: APIClient) -> None:
    first = reader_api.get("/api/v1/countries/AZ/")
    again = reader_api.get("/api/v1/countries/AZ/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
