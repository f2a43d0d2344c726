"""Editors confirm or reject a visit, and answer the machine's proposals."""

from django.contrib.auth.models import User

from visits.models import Proposal, Visit


def review_visit(
    *, visit_id: int, version: int, status: str, person: User, reason: str = ""
) -> Visit:
    """Set the review status (a word of ReviewStatus).

    What a confirmed visit says no machine changes any more; it proposes instead, and may only fill
    what is blank. A rejected visit is shown nowhere and counts as no contact. Raises NotFound,
    StaleVisit, InvalidValue.
    """
    raise NotImplementedError


def accept_proposal(*, proposal_id: int, person: User) -> Visit:
    """Take the proposed value over, as this person's decision; raises NotFound, AlreadyDecided."""
    raise NotImplementedError


def dismiss_proposal(*, proposal_id: int, person: User) -> Proposal:
    """Keep the value as it stands; the same value is not proposed again."""
    raise NotImplementedError
