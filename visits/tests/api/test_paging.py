"""Pages stay in step while the record grows."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from visits.models import Visit
from visits.tests.api.conftest import Tell


def pages(client: APIClient, address: str) -> Any:
    """Page after page, each asked for only when the one before has been looked at."""
    for _ in range(20):
        body = client.get(address).json()
        yield [one["id"] for one in body["results"]]
        if body["next"] is None:
            return
        address = body["next"]
    pytest.fail("The pages have no end.")


@pytest.fixture
def same_day(tell: Tell) -> list[int]:
    """Five visits of one day, so that only their numbers tell them apart; the latest first."""
    return [tell(day="2024-06-07", guests=(guest,)).pk for guest in ("KZ", "TR", "GE", "PK", "KZ")][
        ::-1
    ]


def test_pages_hold_every_row_once(reader_api: APIClient, same_day: list[int]) -> None:
    assert list(pages(reader_api, "/api/v1/visits/?page_size=2")) == [
        same_day[:2],
        same_day[2:4],
        same_day[4:],
    ]


def test_no_row_is_skipped_or_doubled_while_others_are_added(
    reader_api: APIClient, same_day: list[int], tell: Tell
) -> None:
    seen = []
    for page in pages(reader_api, "/api/v1/visits/?page_size=2"):
        seen += page
        tell(day="2024-06-07")
        tell(day="2025-01-01")
    assert seen == same_day


def test_no_row_is_skipped_while_others_are_taken_away(
    reader_api: APIClient, same_day: list[int]
) -> None:
    walk = pages(reader_api, "/api/v1/visits/?page_size=2")
    first = next(walk)
    Visit.objects.filter(pk=first[0]).update(deleted_at="2024-01-01T00:00:00Z")
    assert [pk for page in walk for pk in page] == same_day[2:]


def test_a_client_that_synchronises_meets_what_changed_on_the_way(
    reader_api: APIClient, same_day: list[int], tell: Tell
) -> None:
    walk = pages(reader_api, "/api/v1/visits/?order=changed&page_size=3")
    assert next(walk) == same_day[::-1][:3]
    added = tell(day="1999-01-01").pk
    assert [pk for page in walk for pk in page] == [*same_day[::-1][3:], added]


def test_a_client_that_synchronises_is_told_what_was_deleted(
    reader_api: APIClient, same_day: list[int]
) -> None:
    for number, day in ((same_day[0], "2024-02-01"), (same_day[1], "2024-01-01")):
        Visit.objects.filter(pk=number).update(deleted_at=f"{day}T00:00:00Z")
    address = "/api/v1/visits/deleted/"
    assert list(pages(reader_api, address)) == [[same_day[1], same_day[0]]]
    assert list(pages(reader_api, f"{address}?deleted_since=2024-01-15T00:00:00Z")) == [
        [same_day[0]]
    ]


def test_filters_hold_on_every_page(reader_api: APIClient, same_day: list[int]) -> None:
    found = list(pages(reader_api, "/api/v1/visits/?page_size=1&guest=KZ"))
    assert found == [[same_day[0]], [same_day[4]]]


def test_a_cursor_of_another_order_is_refused(reader_api: APIClient, same_day: list[int]) -> None:
    following = reader_api.get("/api/v1/visits/?page_size=2").json()["next"]
    answer = reader_api.get(following + "&order=oldest")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["cursor"])


def test_a_cursor_that_was_altered_is_refused(reader_api: APIClient, same_day: list[int]) -> None:
    following = reader_api.get("/api/v1/visits/?page_size=2").json()["next"]
    assert reader_api.get(following[:-1] + "x").status_code == 400
