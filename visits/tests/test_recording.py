"""A reading enters the record."""

import pytest

from visits.models import Official, Visit
from visits.services import fields
from visits.tests.factories import a_person, a_visit, an_official

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("countries")]


def minister(name: str = "Karim Osmanov", country: str = "KZ") -> Official:
    return an_official(name, country)


def test_it_records_a_visit_with_everything_its_report_tells() -> None:
    guest = minister()
    visit = a_visit(
        third_countries=("TR",),
        end="2024-06-09",
        people=(a_person(guest, rank="Colonel General", post="minister_of_defence"),),
    )

    visit = Visit.objects.get(pk=visit.pk)
    assert fields.present(visit) == {
        "kind": "visit",
        "status": "completed",
        "visit_type": "official",
        "host": "AZ",
        "guests": ["KZ"],
        "third_countries": ["TR"],
        "start": {"date": "2024-06-07", "basis": "stated"},
        "end": {"date": "2024-06-09", "basis": "stated"},
        "people": [
            {
                "official": guest.pk,
                "name": "Karim Osmanov",
                "role": "head_of_delegation",
                "rank": "Colonel General",
                "post_printed": None,
                "post": "minister_of_defence",
                "country": "KZ",
            }
        ],
        "activities": ["meeting", "signing"],
        "topics": ["military_education"],
        "outcomes": [{"type": "document_signed", "text": "a plan of cooperation for 2025"}],
    }
    assert (visit.version, visit.review_status) == (1, "unreviewed")
    assert [str(day) for day in (visit.earliest, visit.latest)] == ["2024-06-07", "2024-06-09"]
