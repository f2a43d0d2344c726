"""Editors judge a visit with one press: confirm, reject, take a change back, answer a proposal."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from visits.access import editor, for_editors
from visits.models import Change, Proposal, Visit
from visits.services.correcting import undo_change
from visits.services.errors import RecordError
from visits.services.reviewing import accept_proposal, dismiss_proposal, review_visit

DONE = {
    "confirmed": "The visit is confirmed.",
    "rejected": "The visit is rejected and shown nowhere any more; it can be reopened here.",
    "unreviewed": "The visit is open for review again.",
}


@require_POST
@for_editors
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm, reject or reopen a visit."""
    visit = get_object_or_404(Visit, pk=number)
    version = request.POST.get("version", "")
    status = request.POST.get("status", "")

    def act() -> None:
        review_visit(
            visit_id=visit.pk,
            version=int(version) if version.isascii() and version.isdigit() else 0,
            status=status,
            person=editor(request),
            reason=request.POST.get("reason", "").strip()[:300],
        )

    return _answer(request, visit.pk, act, DONE.get(status, "Done."))


@require_POST
@for_editors
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take one change of a visit back."""
    change = get_object_or_404(Change, pk=number)
    return _answer(
        request,
        change.visit_id,
        lambda: undo_change(change_id=change.pk, person=editor(request)),
        "The change is taken back.",
    )


@require_POST
@for_editors
def answer_proposal(request: HttpRequest, number: int) -> HttpResponse:
    """Take a machine's proposal over, or keep the value as it stands."""
    proposal = get_object_or_404(Proposal, pk=number)
    if request.POST.get("answer") == "accept":
        return _answer(
            request,
            proposal.visit_id,
            lambda: accept_proposal(proposal_id=proposal.pk, person=editor(request)),
            "The proposed value is taken over.",
        )
    return _answer(
        request,
        proposal.visit_id,
        lambda: dismiss_proposal(proposal_id=proposal.pk, person=editor(request)),
        "The value stays as it was.",
    )


def _answer(request: HttpRequest, visit: int, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except RecordError as refusal:
        messages.error(request, refusal.message, extra_tags="bad")
    else:
        messages.success(request, done, extra_tags="good")
    return redirect("visit", number=visit)
