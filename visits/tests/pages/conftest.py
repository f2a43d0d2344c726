"""What the tests of pages share."""

import pytest
from django.test import Client

from visits.models import Visit
from visits.tests.factories import a_person, a_visit, an_official


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
