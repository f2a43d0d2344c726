"""A reading enters the record."""

import threading
from itertools import permutations

import pytest
from django.db import connection
from django.db.models import Model

from visits.models import (
    Citation,
    Contact,
    Decision,
    Official,
    Outcome,
    Participant,
    Post,
    Report,
    Tenure,
    Visit,
    VisitCountry,
)
from visits.services import fields
from visits.services.errors import InvalidValue, NotFound
from visits.services.recording import add_report, record_visit, withdraw_report
from visits.tests.factories import a_person, a_telling, a_visit, an_official, some_claims

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


def test_an_article_read_twice_never_doubles_its_report() -> None:
    told = a_telling(article=7)
    first = record_visit(claims=some_claims(), telling=told)
    second = record_visit(claims=some_claims(), telling=told)

    assert first == second
    assert (Visit.objects.count(), Report.objects.count()) == (1, 1)
    assert Report.objects.get().citations.count() == 1
    assert Visit.objects.get().version == 1


def test_a_later_reading_of_the_article_replaces_what_it_said() -> None:
    visit = a_visit(telling=a_telling(article=7), host="AZ")
    claims = some_claims(host="GE", citations=())

    add_report(visit_id=visit.pk, claims=claims, telling=a_telling(article=7, engine_version="2.0"))

    visit.refresh_from_db()
    assert visit.host_id == "GE"
    assert visit.version == 2
    assert visit.decisions.get(field="host").engine_version == "2.0"
    assert not Report.objects.get().citations.exists()
    change = visit.changes.get(field="host")
    assert (change.action, change.before, change.after) == ("read_again", "AZ", "GE")


def test_a_second_report_adds_what_the_first_left_out() -> None:
    visit = a_visit(visit_type=None, topics=("navy",))

    add_report(
        visit_id=visit.pk,
        claims=some_claims(visit_type="working", topics=("space",)),
        telling=a_telling(outlet="Other Herald"),
    )

    visit.refresh_from_db()
    assert visit.visit_type == "working"
    assert visit.topics == ["navy", "space"]
    assert visit.reports.count() == 2
    assert visit.changes.filter(action="report_added", field="").exists()


def test_two_equal_readings_leave_the_host_blank_and_say_why() -> None:
    visit = a_visit(host="AZ", guests=("KZ",))

    add_report(
        visit_id=visit.pk,
        claims=some_claims(host="KZ", guests=("AZ",)),
        telling=a_telling(outlet="Other Herald"),
    )

    visit.refresh_from_db()
    assert visit.host is None
    reason = visit.decisions.get(field="host").reason
    assert reason == "Reports disagree: Test Herald says AZ; Other Herald says KZ."
    contact = Contact.objects.get()
    assert (contact.first_id, contact.second_id, contact.direction) == ("AZ", "KZ", "neutral")


def test_a_blank_field_says_why_it_is_blank() -> None:
    visit = a_visit(visit_type=None, end=None, reasons={"end": "Only the first day is given."})

    assert visit.decisions.get(field="visit_type").reason == "No report says."
    assert visit.decisions.get(field="end").reason == "Only the first day is given."


def test_every_field_knows_its_machine_and_its_confidence() -> None:
    visit = a_visit()

    assert visit.decisions.count() == 12
    host = visit.decisions.get(field="host")
    assert (host.by, host.engine_version, host.confidence) == ("machine", "1.0", 0.9)


def test_a_withdrawn_report_takes_its_words_with_it() -> None:
    visit = a_visit(topics=("navy",), telling=a_telling(article=7))
    add_report(
        visit_id=visit.pk, claims=some_claims(topics=("space",)), telling=a_telling(article=8)
    )

    withdraw_report(article=8, engagement=0, engine_version="2.0")

    visit.refresh_from_db()
    assert visit.topics == ["navy"]
    assert visit.deleted_at is None


def test_a_visit_goes_with_its_last_report_and_returns_with_it() -> None:
    told = a_telling(article=7)
    visit = a_visit(telling=told)

    withdraw_report(article=7, engagement=0, engine_version="2.0")
    withdraw_report(article=7, engagement=0, engine_version="2.0")

    visit.refresh_from_db()
    assert visit.deleted_at is not None
    assert not Contact.objects.exists()

    add_report(visit_id=visit.pk, claims=some_claims(), telling=told)

    visit.refresh_from_db()
    assert visit.deleted_at is None
    assert Contact.objects.exists()


def test_a_report_that_moves_to_another_visit_leaves_the_first() -> None:
    told = a_telling(article=7)
    left, joined = a_visit(telling=told), a_visit()

    add_report(visit_id=joined.pk, claims=some_claims(), telling=told)

    left.refresh_from_db()
    assert left.deleted_at is not None
    assert joined.reports.count() == 2


def test_an_official_in_a_post_is_seen_from_the_first_to_the_last_visit() -> None:
    guest = minister()
    people = (a_person(guest, post="minister_of_defence"),)
    a_visit(people=people, start="2024-06-07")
    told = a_telling(article=7)
    a_visit(people=people, start="2025-02-01", telling=told)

    tenure = Tenure.objects.get()
    assert (tenure.official, tenure.post_id, tenure.country_id) == (
        guest,
        "minister_of_defence",
        "KZ",
    )
    assert [str(tenure.first_seen), str(tenure.last_seen)] == ["2024-06-07", "2025-02-01"]

    withdraw_report(article=7, engagement=0, engine_version="2.0")

    tenure.refresh_from_db()
    assert str(tenure.last_seen) == "2024-06-07"


def test_the_level_is_that_of_the_highest_guest() -> None:
    host, guest, aide = minister("Zaur Aliyev", "AZ"), minister(), minister("Nurlan Bek")
    visit = a_visit(
        people=(
            a_person(host, "host", post="president"),
            a_person(guest, post="minister_of_defence"),
            a_person(aide, "delegation_member", post="military_attache"),
        )
    )

    level = Post.objects.get(key="minister_of_defence").level
    assert (visit.level, Contact.objects.get().level) == (level, level)


def test_a_reading_that_names_an_unknown_country_is_refused() -> None:
    with pytest.raises(InvalidValue) as refusal:
        a_visit(host="ZZ")

    assert refusal.value.errors == {"host": "No country or organisation is called ZZ."}
    assert not Visit.objects.exists()


def test_a_report_of_a_visit_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFound, match="There is no visit 404"):
        add_report(visit_id=404, claims=some_claims(), telling=a_telling())

    assert not Report.objects.exists()


def test_overlong_and_hostile_words_are_cut_to_what_the_record_keeps() -> None:
    guest = minister()
    visit = a_visit(
        people=(a_person(guest, name="K\x00 " + "a" * 300, post_printed="p" * 500),),
        telling=a_telling(title="t" * 600, outlet="o" * 300, address="javascript:alert(1)"),
    )

    person = visit.participants.get()
    assert (len(person.name), len(person.post_printed or "")) == (200, 400)
    assert visit.reports.get().address == ""


def test_one_source_stands_under_one_name() -> None:
    a_visit(telling=a_telling(outlet="News.Az"))
    a_visit(telling=a_telling(outlet="NEWS.AZ"))

    names = set(Report.objects.values_list("source__name", flat=True))
    assert names == {"News.Az"}


def test_the_same_reading_again_leaves_no_trace_but_the_reports_own() -> None:
    told = a_telling(article=7)
    claims = some_claims(people=(a_person(minister(), post="minister_of_defence"),))
    visit = record_visit(claims=claims, telling=told)
    models = (Visit, Citation, Decision, Participant, VisitCountry, Outcome, Tenure, Official)
    before = [event_count(model) for model in models]
    lines = visit.changes.count()

    record_visit(claims=claims, telling=told)

    assert [event_count(model) for model in models] == before
    assert visit.changes.count() == lines


def event_count(model: type[Model]) -> int:
    return int(model.pgh_event_model.objects.count())  # type: ignore[attr-defined]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_record_is_the_same_whichever_report_came_first(order: tuple[int, ...]) -> None:
    guest, aide = minister(), minister("Nurlan Bek")
    told = [a_telling(outlet=f"Paper {number}") for number in range(3)]
    claims = [
        some_claims(host="AZ", people=(a_person(guest, name="K. Osmanov", rank="General"),)),
        some_claims(host="GE", start="2024-06", people=(a_person(guest, rank="general"),)),
        some_claims(host=None, guests=("KZ", "TR"), people=(a_person(aide, "met"),)),
    ]
    first, *others = order

    visit = record_visit(claims=claims[first], telling=told[first])
    for number in others:
        add_report(visit_id=visit.pk, claims=claims[number], telling=told[number])

    stands = fields.present(Visit.objects.get(pk=visit.pk))
    assert stands["host"] is None
    assert stands["guests"] == ["KZ", "TR"]
    assert stands["start"] == {"date": "2024-06-07", "basis": "stated"}
    assert [(each["name"], each["rank"]) for each in stands["people"]] == [
        ("Karim Osmanov", "General"),
        ("Nurlan Bek", None),
    ]
    reason = visit.decisions.get(field="host").reason
    assert reason == "Reports disagree: Paper 0 says AZ; Paper 1 says GE."


@pytest.mark.django_db(transaction=True)
def test_of_two_reports_that_arrive_at_once_both_are_heard(countries: None) -> None:
    visit = a_visit(topics=("navy",))
    arriving = {"space": a_telling(), "cyber": a_telling()}
    start = threading.Barrier(2)

    def arrive(topic: str) -> None:
        start.wait(timeout=20)
        try:
            claims = some_claims(topics=(topic,))
            add_report(visit_id=visit.pk, claims=claims, telling=arriving[topic])
        finally:
            connection.close()

    threads = [threading.Thread(target=arrive, args=[topic]) for topic in arriving]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    visit.refresh_from_db()
    assert visit.topics == ["navy", "cyber", "space"]
    assert (visit.version, visit.reports.count()) == (3, 3)
