"""Pages in front of days at the edges of the calendar, which a misprint may bring."""

import pytest
from django.test import Client

from visits.tests.factories import a_person, a_visit, an_official
from visits.tests.pages.conftest import page_of


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "path",
    ["/", "/visits/", "/countries/", "/countries/KZ/", "/relationships/", "/relationships/AZ-KZ/"],
)
def test_a_misprinted_year_breaks_no_page(client: Client, day: str, path: str) -> None:
    guest = an_official()
    for start in (day, "2024-06-07"):
        a_visit(start=start, people=(a_person(guest),))
    assert len(page_of(client, path)) < 200_000
    assert "7 June 2024" in page_of(client, f"/officials/{guest.pk}/")
