"""Relationships through the API."""

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from visits.tests.api.conftest import Tell


@pytest.fixture
def history(tell: Tell) -> None:
    """Two contacts of AZ and KZ, one each way, one of AZ and TR, and a plan."""
    tell(host="AZ", guests=("KZ",), day="2023-05-01")
    tell(host="KZ", guests=("AZ",), day="2024-06-07")
    tell(host="TR", guests=("AZ",), day="2022-01-01")
    tell(host="AZ", guests=("PK",), day="2025-01-01", status="planned")


def test_it_lists_the_pairs_that_have_met(reader_api: APIClient, history: None) -> None:
    body = reader_api.get("/api/v1/relationships/").json()
    assert [one["pair"] for one in body["results"]] == ["AZ-KZ", "AZ-TR"]


def test_it_counts_both_directions(reader_api: APIClient, history: None) -> None:
    body = reader_api.get("/api/v1/relationships/AZ-KZ/").json()
    assert (body["contacts"], body["neutral"]) == (2, 0)
    assert (body["first_to_second"], body["second_to_first"]) == (1, 1)
    assert body["last_contact"] == "2024-06-07"


def test_it_tells_the_course_of_a_relationship(reader_api: APIClient, history: None) -> None:
    body = reader_api.get("/api/v1/relationships/AZ-KZ/").json()
    assert body["per_year"][0] == {
        "year": 2023,
        "first_to_second": 0,
        "second_to_first": 1,
        "neutral": 0,
    }
    assert (body["longest_silence_days"], body["reciprocity"], body["undated"]) == (403, 1.0, 0)


def test_it_takes_a_pair_in_either_order(reader_api: APIClient, history: None) -> None:
    assert reader_api.get("/api/v1/relationships/kz-az/").json()["pair"] == "AZ-KZ"


def test_a_plan_is_no_contact(reader_api: APIClient, history: None) -> None:
    body = reader_api.get("/api/v1/relationships/AZ-PK/").json()
    assert (body["contacts"], body["last_contact"], body["per_year"]) == (0, None, [])


def test_it_counts_within_a_period(reader_api: APIClient, history: None) -> None:
    body = reader_api.get("/api/v1/relationships/?country=KZ&since=2024&until=2024-12").json()
    assert [(one["pair"], one["contacts"]) for one in body["results"]] == [("AZ-KZ", 1)]


def test_its_pages_follow_the_codes(reader_api: APIClient, history: None) -> None:
    first = reader_api.get("/api/v1/relationships/?page_size=1").json()
    second = reader_api.get(first["next"]).json()
    assert [one["pair"] for one in first["results"] + second["results"]] == ["AZ-KZ", "AZ-TR"]
    assert second["next"] is None


def test_a_list_takes_one_query(
    reader_api: APIClient, history: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        reader_api.get("/api/v1/relationships/")


@pytest.mark.parametrize("pair", ["AZ-AZ", "AZ-XX"])
def test_an_unknown_pair_is_not_there(reader_api: APIClient, reference: None, pair: str) -> None:
    assert reader_api.get(f"/api/v1/relationships/{pair}/").status_code == 404
