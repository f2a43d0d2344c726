"""What the tests of pages share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from visits.models import Visit
from visits.tests.factories import a_person, a_visit, an_official

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _reference(countries: None) -> None:
    """Every page knows the countries and posts of seeds/."""


@pytest.fixture
def led_visit() -> Visit:
    """KZ visits AZ on 7 June 2024, led by Karim Osmanov, received by Zakir Hasanov."""
    guest = a_person(
        an_official("Karim Osmanov", "KZ"), rank="Colonel General", post="minister_of_defence"
    )
    host = a_person(an_official("Zakir Hasanov", "AZ"), "host", post="minister_of_defence")
    return a_visit(people=(guest, host))


def page_of(client: Client, path: str, *, status: int = 200) -> str:
    """The HTML of a page that answers as expected."""
    response = client.get(path)
    assert response.status_code == status, response
    return response.content.decode()


def shows(client: Client, path: str, words: str) -> None:
    """The page has these words."""
    assertContains(client.get(path), words)
