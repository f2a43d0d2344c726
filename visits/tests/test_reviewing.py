"""Editors confirm, reject, and answer the machine's proposals."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from visits.models import Contact, Proposal, Tenure, Visit
from visits.services import fields
from visits.services.correcting import correct_visit, undo_change
from visits.services.errors import AlreadyDecided, InvalidValue, NotFound, StaleVisit
from visits.services.recording import add_report, withdraw_report
from visits.services.reviewing import accept_proposal, dismiss_proposal, review_visit
from visits.tests.factories import a_person, a_telling, a_visit, an_official, some_claims

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("countries")]


def review(visit: Visit, status: str, person: User) -> Visit:
    visit.refresh_from_db()
    return review_visit(visit_id=visit.pk, version=visit.version, status=status, person=person)


def read_again(visit: Visit, **claims: Any) -> Visit:
    article = visit.reports.get().article
    add_report(visit_id=visit.pk, claims=some_claims(**claims), telling=a_telling(article=article))
    return Visit.objects.get(pk=visit.pk)


def a_proposal(editor: User) -> Proposal:
    """For Türkiye as host, where the editor said Georgia."""
    visit = a_visit()
    correct_visit(visit_id=visit.pk, version=1, changes={"host": "GE"}, person=editor)
    read_again(visit, host="TR")
    return Proposal.objects.get()


def test_confirming_is_in_the_history_under_the_editors_name(editor: User) -> None:
    visit = review(a_visit(), "confirmed", editor)

    assert (visit.review_status, visit.version) == ("confirmed", 2)
    change = visit.changes.first()
    assert change is not None
    assert (change.action, change.field, change.before, change.after, change.person) == (
        "confirmed",
        "review_status",
        "unreviewed",
        "confirmed",
        editor,
    )


def test_what_a_confirmed_visit_says_is_only_proposed_against(editor: User) -> None:
    visit = review(a_visit(visit_type=None), "confirmed", editor)

    visit = read_again(visit, host="TR", visit_type="state")

    assert visit.host_id == "AZ"
    assert visit.visit_type == "state", "a blank may be filled"
    proposal = Proposal.objects.get()
    assert (proposal.field, proposal.value) == ("host", "TR")


def test_a_visit_opened_again_takes_in_what_was_read_meanwhile(editor: User) -> None:
    visit = review(a_visit(), "confirmed", editor)
    read_again(visit, host="TR")

    visit = review(visit, "unreviewed", editor)

    assert Visit.objects.get(pk=visit.pk).host_id == "TR"
    assert not Proposal.objects.exists()


def test_a_rejected_visit_is_shown_nowhere_and_counts_for_nothing(editor: User) -> None:
    guest = an_official()
    visit = a_visit(people=(a_person(guest, post="minister_of_defence"),))

    review(visit, "rejected", editor)

    assert not Visit.objects.standing().exists()
    assert not Contact.objects.exists()
    assert not Tenure.objects.exists()

    undo_change(change_id=visit.changes.latest("pk").pk, person=editor)

    assert Visit.objects.standing().get().review_status == "unreviewed"
    assert Contact.objects.exists()
    assert Tenure.objects.exists()


def test_the_same_status_again_changes_nothing(editor: User) -> None:
    visit = review(a_visit(), "unreviewed", editor)

    assert visit.version == 1


def test_a_stale_review_is_refused(editor: User) -> None:
    visit = a_visit()
    correct_visit(visit_id=visit.pk, version=1, changes={"host": "GE"}, person=editor)

    with pytest.raises(StaleVisit):
        review_visit(visit_id=visit.pk, version=1, status="confirmed", person=editor)


def test_an_unknown_status_or_visit_is_refused(editor: User) -> None:
    with pytest.raises(InvalidValue, match="done is none of: unreviewed, confirmed, rejected"):
        review(a_visit(), "done", editor)
    with pytest.raises(NotFound):
        review_visit(visit_id=404, version=1, status="confirmed", person=editor)


def test_an_accepted_proposal_is_the_editors_decision(editor: User, second_editor: User) -> None:
    proposal = a_proposal(editor)

    visit = accept_proposal(proposal_id=proposal.pk, person=second_editor)

    assert fields.present(Visit.objects.get(pk=visit.pk))["host"] == "TR"
    assert visit.decisions.get(field="host").person == second_editor
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("accepted", second_editor)


def test_an_accepted_proposal_can_be_taken_back(editor: User, second_editor: User) -> None:
    visit = accept_proposal(proposal_id=a_proposal(editor).pk, person=second_editor)

    undo_change(change_id=visit.changes.latest("pk").pk, person=second_editor)

    assert Visit.objects.get(pk=visit.pk).host_id == "GE"
    assert visit.decisions.get(field="host").person == editor


def test_a_dismissed_proposal_is_not_made_again(editor: User) -> None:
    proposal = a_proposal(editor)

    dismiss_proposal(proposal_id=proposal.pk, person=editor)
    visit = read_again(proposal.visit, host="TR")

    assert visit.host_id == "GE"
    assert [each.state for each in Proposal.objects.all()] == ["dismissed"]


def test_a_proposal_is_answered_once(editor: User) -> None:
    proposal = a_proposal(editor)
    dismiss_proposal(proposal_id=proposal.pk, person=editor)

    with pytest.raises(AlreadyDecided, match="This proposal was dismissed already"):
        accept_proposal(proposal_id=proposal.pk, person=editor)
    with pytest.raises(NotFound):
        dismiss_proposal(proposal_id=404, person=editor)


def test_a_proposal_that_does_not_fit_is_refused_and_stays_open(editor: User) -> None:
    proposal = a_proposal(editor)
    visit = proposal.visit
    visit.refresh_from_db()
    correct_visit(
        visit_id=visit.pk, version=visit.version, changes={"guests": ["TR"]}, person=editor
    )

    with pytest.raises(InvalidValue, match="Türkiye is the host and cannot be a guest as well"):
        accept_proposal(proposal_id=proposal.pk, person=editor)

    proposal.refresh_from_db()
    assert proposal.state == "open"


def test_a_correction_of_a_confirmed_visit_can_be_taken_back(editor: User) -> None:
    visit = review(a_visit(), "confirmed", editor)
    correct_visit(visit_id=visit.pk, version=visit.version, changes={"host": "GE"}, person=editor)

    undo_change(change_id=visit.changes.latest("pk").pk, person=editor)

    assert Visit.objects.get(pk=visit.pk).host_id == "AZ"
    assert visit.decisions.get(field="host").by == "machine"


def test_a_deleted_visit_is_not_there_for_editors(editor: User) -> None:
    visit = a_visit(telling=a_telling(article=7))
    withdraw_report(article=7, engagement=0, engine_version="2.0")
    visit.refresh_from_db()

    with pytest.raises(NotFound, match=f"Visit {visit.pk} was deleted"):
        review(visit, "confirmed", editor)
    with pytest.raises(NotFound, match=f"Visit {visit.pk} was deleted"):
        correct_visit(
            visit_id=visit.pk, version=visit.version, changes={"host": "GE"}, person=editor
        )
