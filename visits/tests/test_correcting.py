"""An editor corrects a visit; no machine ever undoes it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from visits.models import Change, Contact, Official, Proposal, Visit
from visits.services import fields
from visits.services.correcting import correct_visit, undo_change
from visits.services.errors import CannotUndo, InvalidValue, NotFound, StaleVisit
from visits.services.recording import add_report
from visits.tests.factories import a_person, a_telling, a_visit, an_official, some_claims

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("countries")]


def correct(visit: Visit, person: User, **changes: Any) -> Visit:
    visit.refresh_from_db()
    return correct_visit(
        visit_id=visit.pk, version=visit.version, changes=changes, person=person, reason="checked"
    )


def last_change(visit: Visit) -> Change:
    change = visit.changes.first()
    assert change is not None
    return change


def value(visit: Visit, field: str) -> Any:
    return fields.present(Visit.objects.get(pk=visit.pk))[field]


def test_a_correction_stands_and_names_its_author(editor: User) -> None:
    visit = a_visit()

    correct(visit, editor, host="GE", guests=["KZ", "TR"])

    visit = Visit.objects.get(pk=visit.pk)
    assert (visit.host_id, visit.version) == ("GE", 2)
    decision = visit.decisions.get(field="host")
    assert (decision.by, decision.person, decision.reason) == ("person", editor, "checked")
    change = visit.changes.get(field="host")
    assert (change.action, change.before, change.after) == ("corrected", "AZ", "GE")
    assert (change.person, change.reason) == (editor, "checked")
    pairs = set(Contact.objects.values_list("first_id", "second_id", "direction"))
    assert pairs == {("GE", "KZ", "second_to_first"), ("GE", "TR", "second_to_first")}


def test_a_correction_is_in_the_rows_history_under_the_editors_name(editor: User) -> None:
    visit = a_visit()

    correct(visit, editor, host="GE")

    events = Visit.pgh_event_model.objects  # type: ignore[attr-defined]
    event = events.filter(pgh_obj=visit, host="GE").latest("pgh_id")
    assert event.pgh_context.metadata == {"user": editor.pk, "reason": "checked"}


def test_any_field_can_be_corrected(editor: User) -> None:
    guest = an_official()
    visit = a_visit()
    changes: dict[str, Any] = {
        "kind": "multilateral",
        "status": "planned",
        "visit_type": None,
        "host": "GE",
        "guests": ["AZ", "KZ"],
        "third_countries": ["TR"],
        "start": {"date": "2024-07-01", "basis": "stated"},
        "end": {"date": "2024-07-02", "basis": "editor"},
        "people": [a_person(guest).to_json()],
        "activities": ["briefing"],
        "topics": ["navy", "space"],
        "outcomes": [{"type": "gift", "text": "a model ship"}],
    }

    correct(visit, editor, **changes)

    assert fields.present(Visit.objects.get(pk=visit.pk)) == changes
    assert set(visit.decisions.filter(by="person").values_list("field", flat=True)) == set(changes)


@pytest.mark.parametrize(
    "typed", ["9 June 2024", "2024-06-09", "09.06.2024", {"date": "2024-06-09"}]
)
def test_a_day_may_be_typed_as_one_writes_it(editor: User, typed: Any) -> None:
    visit = a_visit()

    correct(visit, editor, start=typed)

    assert value(visit, "start") == {"date": "2024-06-09", "basis": "editor"}
    assert str(Visit.objects.get(pk=visit.pk).sort_day) == "2024-06-09"


def test_a_form_sent_back_unchanged_changes_nothing(editor: User) -> None:
    visit = a_visit()

    correct(visit, editor, **fields.present(visit) | {"start": "2024-06-07"})

    visit.refresh_from_db()
    assert visit.version == 1
    assert not visit.decisions.filter(by="person").exists()


def test_somebody_named_alone_is_found_or_made_unconfirmed(editor: User) -> None:
    known = an_official("Zaur Aliyev", "AZ")
    visit = a_visit()
    people = [
        {"name": "Zaur Əliyev", "country": "AZ", "role": "host"},
        {"name": "Karim Osmanov", "country": "KZ", "role": "head_of_delegation"},
    ]

    correct(visit, editor, people=people)

    host, guest = value(visit, "people")
    assert host["official"] == known.pk
    made = Official.objects.get(pk=guest["official"])
    assert (made.name, made.country_id, made.status) == ("Karim Osmanov", "KZ", "unconfirmed")


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("kind", None, "None is none of: visit, multilateral, reception, call."),
        ("kind", "party", "party is none of: visit, multilateral, reception, call."),
        ("host", "ZZ", "No country or organisation is called ZZ."),
        ("guests", ["KZ", "Q"], "No country or organisation is called Q."),
        ("guests", "KZ", "This must be a list."),
        ("guests", ["AZ"], "Azerbaijan is the host and cannot be a guest as well."),
        ("third_countries", ["AZ"], "Azerbaijan is the host and no third country."),
        ("third_countries", ["KZ"], "Kazakhstan is a guest and no third country."),
        ("start", "31 June 2024", "June 2024 has no day 31."),
        (
            "start",
            "07/06/2024",
            "07/06/2024 may mean two days; write it as 7 June 2024 or 2024-06-07.",
        ),
        ("end", "1 June 2024", "The visit cannot end before it starts."),
        ("outcomes", [{"type": "gift", "text": ""}], "The text is missing."),
        (
            "people",
            [{"official": 404, "name": "X", "role": "met"}],
            "No official has the number 404.",
        ),
        ("people", ["Zakir"], "Zakir has not the parts this field needs."),
        ("colour", "red", "A visit has no field colour."),
    ],
)
def test_what_cannot_stand_is_refused_in_words(
    editor: User, field: str, typed: Any, why: str
) -> None:
    visit = a_visit()

    with pytest.raises(InvalidValue) as refusal:
        correct(visit, editor, **{field: typed})

    assert refusal.value.errors == {field: why}
    visit.refresh_from_db()
    assert visit.version == 1


def test_an_unknown_topic_is_refused(editor: User) -> None:
    with pytest.raises(InvalidValue) as refusal:
        correct(a_visit(), editor, topics=["navy", "fishing"], host="ZZ")

    assert refusal.value.errors["topics"].startswith("fishing is none of: military_technical")
    assert set(refusal.value.errors) == {"topics", "host"}


def test_a_visit_that_is_not_there_cannot_be_corrected(editor: User) -> None:
    with pytest.raises(NotFound, match="There is no visit 404"):
        correct_visit(visit_id=404, version=1, changes={}, person=editor)


def test_it_refuses_a_stale_form_and_shows_the_difference(
    editor: User, second_editor: User
) -> None:
    visit = a_visit()
    correct(visit, editor, host="GE")

    with pytest.raises(StaleVisit) as refusal:
        correct_visit(
            visit_id=visit.pk,
            version=1,
            changes={"host": "TR", "start": "2024-06-07"},
            person=second_editor,
        )

    assert refusal.value.differences == [("host", "TR", "GE")]
    assert refusal.value.current.version == 2
    assert value(visit, "host") == "GE"


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_save_at_once_exactly_one_wins(
    countries: None, editor: User, second_editor: User
) -> None:
    visit = a_visit()
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def save(person: User, host: str) -> None:
        start.wait(timeout=20)
        try:
            correct_visit(visit_id=visit.pk, version=1, changes={"host": host}, person=person)
            outcomes.append(host)
        except StaleVisit as refusal:
            outcomes.append(f"stale: {refusal.differences[0][2]}")
        finally:
            connection.close()

    together([lambda: save(editor, "GE"), lambda: save(second_editor, "TR")])

    stood = value(visit, "host")
    assert sorted(outcomes) == sorted([stood, f"stale: {stood}"])
    assert visit.changes.filter(field="host").count() == 1


def together(tasks: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def test_a_corrected_field_is_never_changed_by_a_later_reading(editor: User) -> None:
    visit = a_visit(telling=a_telling(article=7))
    correct(visit, editor, host="GE")

    claims = some_claims(host="TR", visit_type="state")
    add_report(visit_id=visit.pk, claims=claims, telling=a_telling(article=7))

    visit = Visit.objects.get(pk=visit.pk)
    assert (visit.host_id, visit.visit_type) == ("GE", "state")
    assert visit.decisions.get(field="host").person == editor
    proposal = Proposal.objects.get()
    assert (proposal.field, proposal.value, proposal.state) == ("host", "TR", "open")


def test_what_the_editor_put_aside_is_not_proposed_again(editor: User) -> None:
    visit = a_visit(telling=a_telling(article=7))
    correct(visit, editor, host="GE")

    add_report(visit_id=visit.pk, claims=some_claims(), telling=a_telling())

    assert not Proposal.objects.exists()


def test_a_proposal_follows_the_newest_reading_and_goes_with_it(editor: User) -> None:
    told = a_telling(article=7)
    visit = a_visit(telling=told)
    correct(visit, editor, host="GE")
    add_report(visit_id=visit.pk, claims=some_claims(host="TR"), telling=told)

    add_report(visit_id=visit.pk, claims=some_claims(host="UZ"), telling=told)
    assert Proposal.objects.get().value == "UZ"

    add_report(visit_id=visit.pk, claims=some_claims(host="GE"), telling=told)
    assert not Proposal.objects.exists()


def test_the_machine_fits_its_sides_to_the_editors_host(editor: User) -> None:
    told = a_telling(article=7)
    visit = a_visit(telling=told, host="AZ", guests=("KZ",))
    correct(visit, editor, host="GE")

    add_report(visit_id=visit.pk, claims=some_claims(guests=("GE", "KZ")), telling=told)

    assert value(visit, "guests") == ["KZ"]


def test_a_host_that_an_editor_named_as_guest_stays_blank(editor: User) -> None:
    told = a_telling(article=7)
    visit = a_visit(telling=told, host=None, guests=("KZ",))
    correct(visit, editor, guests=["AZ"])

    add_report(visit_id=visit.pk, claims=some_claims(host="AZ"), telling=told)

    assert value(visit, "host") is None
    reason = visit.decisions.get(field="host").reason
    assert reason == "The reports name AZ, which an editor put on another side."


def test_undo_gives_the_field_back_to_the_machine(editor: User) -> None:
    visit = a_visit(telling=a_telling(article=7))
    correct(visit, editor, host="GE")

    undo_change(change_id=last_change(visit).pk, person=editor)

    assert value(visit, "host") == "AZ"
    assert visit.decisions.get(field="host").by == "machine"
    change = last_change(visit)
    assert (change.action, change.before, change.after) == ("undone", "GE", "AZ")
    assert change.undoes is not None
    assert change.undoes.after == "GE"
    add_report(visit_id=visit.pk, claims=some_claims(host="TR"), telling=a_telling(article=7))
    assert value(visit, "host") == "TR"


def test_undo_settles_from_the_reports_as_they_are_now(editor: User) -> None:
    told = a_telling(article=7)
    visit = a_visit(telling=told)
    correct(visit, editor, host="GE")
    add_report(visit_id=visit.pk, claims=some_claims(host="TR"), telling=told)

    undo_change(change_id=visit.changes.get(field="host", action="corrected").pk, person=editor)

    assert value(visit, "host") == "TR"
    assert not Proposal.objects.exists()


def test_undo_restores_the_former_editors_decision(editor: User, second_editor: User) -> None:
    visit = a_visit()
    correct(visit, editor, host="GE")
    correct(visit, second_editor, host="TR")

    undo_change(change_id=last_change(visit).pk, person=second_editor)

    assert value(visit, "host") == "GE"
    assert visit.decisions.get(field="host").person == editor


def test_an_undo_can_be_undone(editor: User, second_editor: User) -> None:
    visit = a_visit()
    correct(visit, editor, host="GE")
    undo_change(change_id=last_change(visit).pk, person=second_editor)

    undo_change(change_id=last_change(visit).pk, person=second_editor)

    assert value(visit, "host") == "GE"
    assert visit.decisions.get(field="host").person == editor
    undo_change(change_id=last_change(visit).pk, person=editor)
    assert value(visit, "host") == "AZ"
    assert visit.decisions.get(field="host").by == "machine"


def test_corrections_are_taken_back_one_after_the_other(editor: User) -> None:
    visit = a_visit()
    correct(visit, editor, host="GE")
    first = last_change(visit)
    correct(visit, editor, host="TR")

    with pytest.raises(CannotUndo, match="take the later change back first"):
        undo_change(change_id=first.pk, person=editor)

    undo_change(change_id=last_change(visit).pk, person=editor)
    undo_change(change_id=first.pk, person=editor)
    assert value(visit, "host") == "AZ"
    with pytest.raises(CannotUndo, match="taken back already"):
        undo_change(change_id=first.pk, person=editor)


def test_taking_back_a_machines_change_makes_the_former_value_the_editors(editor: User) -> None:
    told = a_telling(article=7)
    visit = a_visit(telling=told)
    add_report(visit_id=visit.pk, claims=some_claims(host="TR"), telling=told)

    undo_change(change_id=visit.changes.get(field="host").pk, person=editor)

    assert value(visit, "host") == "AZ"
    assert visit.decisions.get(field="host").person == editor
    add_report(visit_id=visit.pk, claims=some_claims(host="TR", topics=()), telling=told)
    assert value(visit, "host") == "AZ"


def test_undo_of_people_brings_back_who_took_part(editor: User) -> None:
    guest = an_official()
    visit = a_visit(people=(a_person(guest, rank="General"),))
    before = value(visit, "people")
    correct(visit, editor, people=[])
    assert value(visit, "people") == []

    undo_change(change_id=last_change(visit).pk, person=editor)

    assert value(visit, "people") == before


def test_the_line_of_a_whole_report_cannot_be_taken_back(editor: User) -> None:
    visit = a_visit()

    with pytest.raises(CannotUndo, match="reject the visit instead"):
        undo_change(change_id=last_change(visit).pk, person=editor)
    with pytest.raises(NotFound, match="There is no change 404"):
        undo_change(change_id=404, person=editor)
