"""Editors confirm or reject a visit, and answer the machine's proposals."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from visits.models import ChangeAction, Proposal, Visit
from visits.services import fields
from visits.services.checking import check_reason, check_together, checked
from visits.services.deciding import Act, decide, editable_visit, set_review
from visits.services.errors import AlreadyDecided, InvalidValue, NotFound, StaleVisit
from visits.vocabulary import ReviewStatus

ACTIONS = {
    ReviewStatus.CONFIRMED: ChangeAction.CONFIRMED,
    ReviewStatus.REJECTED: ChangeAction.REJECTED,
    ReviewStatus.UNREVIEWED: ChangeAction.REOPENED,
}


def review_visit(
    *, visit_id: int, version: int, status: str, person: User, reason: str = ""
) -> Visit:
    """Set the review status (a word of ReviewStatus).

    What a confirmed visit says no machine changes any more; it proposes instead, and may only fill
    what is blank. A rejected visit is shown nowhere and counts as no contact. Raises NotFound,
    StaleVisit, InvalidValue.
    """
    if status not in ReviewStatus.values:
        raise InvalidValue({"status": f"{status} is none of: {', '.join(ReviewStatus.values)}."})
    reason = check_reason(reason)
    with transaction.atomic(), pghistory.context(user=person.pk, reason=reason):
        visit = editable_visit(visit_id)
        if visit.version != version:
            raise StaleVisit(visit, [("review_status", status, visit.review_status)])
        if visit.review_status != status:
            action = ACTIONS[ReviewStatus(status)]
            set_review(visit, status, Act(action, person, reason=reason))
    return visit


def accept_proposal(*, proposal_id: int, person: User) -> Visit:
    """Take the proposed value over, as this person's decision.

    Raises NotFound, AlreadyDecided, InvalidValue where it does not fit the rest of the visit.
    """
    with transaction.atomic(), pghistory.context(user=person.pk, reason="proposal accepted"):
        visit, proposal = _open(proposal_id)
        value = checked({proposal.field: proposal.value})
        check_together({**fields.present(visit), **value}, named=value)
        _close(proposal, Proposal.State.ACCEPTED, person)
        reason = f"Proposed by the machine ({proposal.engine_version})"
        decide(visit, value, Act(ChangeAction.CORRECTED, person, reason=reason))
    return visit


def dismiss_proposal(*, proposal_id: int, person: User) -> Proposal:
    """Keep the value as it stands; the same value is not proposed again.

    Raises NotFound, AlreadyDecided.
    """
    with transaction.atomic(), pghistory.context(user=person.pk, reason="proposal dismissed"):
        _, proposal = _open(proposal_id)
        _close(proposal, Proposal.State.DISMISSED, person)
    return proposal


def _open(proposal_id: int) -> tuple[Visit, Proposal]:
    """The visit, locked, and its open proposal: always in this order, as recording does."""
    known = Proposal.objects.filter(pk=proposal_id).first()
    if known is None:
        raise NotFound(f"There is no proposal {proposal_id}; a newer reading may have closed it.")
    visit = editable_visit(known.visit_id)
    proposal = Proposal.objects.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotFound("A newer reading closed this proposal.")
    if proposal.state != Proposal.State.OPEN:
        raise AlreadyDecided(f"This proposal was {proposal.get_state_display().lower()} already.")
    return visit, proposal


def _close(proposal: Proposal, state: str, person: User) -> None:
    proposal.state = state
    proposal.decided_by = person
    proposal.save()
