"""Which countries a visit brings together, and who travelled."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from visits.models import Contact, Post
from visits.services.contacts import Meeting, pairs
from visits.services.correcting import correct_visit
from visits.tests.factories import a_person, a_visit, an_official


def meeting(
    guests: str = "KZ",
    *,
    kind: str = "visit",
    status: str | None = "completed",
    host: str | None = "AZ",
    organisations: str = "",
    present: str = "AZ KZ",
) -> Meeting:
    return Meeting(
        kind=kind,
        status=status,
        host=host,
        guests=tuple(guests.split()),
        organisations=tuple(organisations.split()),
        present=frozenset(present.split()),
    )


CASES = [
    ("a guest travels to the host", meeting(), "AZ<KZ"),
    ("alphabet decides who is first", meeting("AZ", host="KZ"), "AZ>KZ"),
    ("an ambassador comes to the host too", meeting(kind="reception"), "AZ<KZ"),
    ("nobody named, the host still receives", meeting("KZ TR", present=""), "AZ<KZ AZ<TR"),
    ("three guests of one host", meeting("GE KZ TR", present="AZ"), "AZ<GE AZ<KZ AZ<TR"),
    ("two guests meet where the host is absent", meeting("KZ TR", present="KZ TR"), "KZ=TR"),
    (
        "two guests meet on the sidelines",
        meeting("KZ TR", kind="multilateral", present="KZ TR"),
        "KZ=TR",
    ),
    ("host and two guests", meeting("KZ TR", present="AZ KZ TR"), "AZ<KZ AZ<TR"),
    (
        "the host lends the seat of an organisation",
        meeting("AZ", host="BE", organisations="NATO", present="AZ"),
        "AZ>NATO",
    ),
    (
        "the host takes part beside the organisation",
        meeting("AZ", host="BE", organisations="NATO", present="AZ BE"),
        "AZ>BE",
    ),
    ("a call joins all sides", meeting("KZ TR", kind="call"), "AZ=KZ AZ=TR KZ=TR"),
    ("two sides of an unknown place", meeting("KZ TR", host=None), "KZ=TR"),
    ("one guest of an unknown host", meeting(host=None), ""),
    ("no guest", meeting(""), ""),
    ("a plan is no contact", meeting(status="planned"), ""),
    ("a postponed visit is no contact", meeting(status="postponed"), ""),
    ("a cancelled visit is no contact", meeting(status="cancelled"), ""),
    ("a visit under way is one", meeting(status="in_progress"), "AZ<KZ"),
    ("so is one of unknown status", meeting(status=None), "AZ<KZ"),
]
SIGNS = {"first_to_second": ">", "second_to_first": "<", "neutral": "="}


@pytest.mark.parametrize(("case", "met", "expected"), CASES, ids=[case[0] for case in CASES])
def test_contacts_of_a_meeting(case: str, met: Meeting, expected: str) -> None:
    found = " ".join(f"{pair.first}{SIGNS[pair.direction]}{pair.second}" for pair in pairs(met))
    assert found == expected


@pytest.mark.django_db
@pytest.mark.usefixtures("countries")
def test_the_rows_follow_the_visit(editor: User) -> None:
    visit = a_visit(host="BE", guests=("AZ",), third_countries=("NATO", "TR"))
    assert [(row.first_id, row.second_id) for row in Contact.objects.all()] == [("AZ", "NATO")]

    correct_visit(visit_id=visit.pk, version=1, changes={"status": "planned"}, person=editor)

    assert not Contact.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("countries")
def test_a_visit_without_a_year_stands_behind_all_others() -> None:
    a_visit(start="XXXX-04-25")

    row = Contact.objects.get()
    assert (str(row.sort_day), row.visit.earliest) == ("0001-01-01", None)


@pytest.mark.django_db
@pytest.mark.usefixtures("countries")
def test_what_is_stored_twice_is_compared_and_repaired() -> None:
    guest = an_official()
    visit = a_visit(people=(a_person(guest, post="minister_of_defence"),))
    assert run("check_record") == "Contacts and levels are what the visits say.\n"

    Contact.objects.update(direction="neutral")
    with pytest.raises(CommandError, match=rf"Not what the visits say: 1 visits \({visit.pk}\)"):
        run("check_record")
    assert run("check_record", "--repair") == f"Written afresh: 1 visits ({visit.pk}).\n"
    assert Contact.objects.get().direction == "second_to_first"

    Post.objects.filter(key="minister_of_defence").update(level=4)
    run("check_record", "--repair")
    visit.refresh_from_db()
    assert (visit.level, Contact.objects.get().level) == (4, 4)
    run("check_record")


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()
