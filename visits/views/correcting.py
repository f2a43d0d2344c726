"""The plain form in which an editor corrects any field of a visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from visits.access import editor, for_editors
from visits.claims import FIELDS
from visits.models import Country, Official, Post, Visit
from visits.selectors import visits
from visits.services import fields
from visits.services.correcting import correct_visit
from visits.services.errors import InvalidValue, RecordError, StaleVisit
from visits.views.typed import Values, changes_of, for_editing, values_of
from visits.vocabulary import (
    Activity,
    OutcomeType,
    Role,
    Topic,
    VisitKind,
    VisitStatus,
    VisitType,
)


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed meanwhile: three values to compare."""

    field: str
    opened: Any
    yours: Any
    theirs: Any


@for_editors
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form, or save what was changed in it; a stale save shows both sides."""
    visit = get_object_or_404(visits.for_lists(Visit.objects.filter(deleted_at=None)), pk=number)
    if request.method != "POST":
        return _form(request, visit, fields.present(visit), visit.version, fields.present(visit))
    stood, version = _opened(request)
    typed = values_of(request.POST)
    changes = changes_of(typed, stood)
    if not changes:
        messages.info(request, "Nothing was changed.")
        return redirect("visit", number=visit.pk)
    try:
        correct_visit(
            visit_id=visit.pk,
            version=version,
            changes=changes,
            person=editor(request),
            reason=request.POST.get("reason", "").strip()[:300],
        )
    except StaleVisit as stale:
        now = fields.present(stale.current)
        differences = _differences(stood, changes, now)
        return _form(
            request, visit, {**now, **changes}, stale.current.version, now, differences=differences
        )
    except InvalidValue as refusal:
        return _form(request, visit, typed, version, stood, errors=refusal.errors)
    except RecordError as refusal:
        return _form(request, visit, typed, version, stood, errors={"": refusal.message})
    messages.success(request, "Saved. What you corrected, no machine changes any more.", "good")
    return redirect("visit", number=visit.pk)


def _opened(request: HttpRequest) -> tuple[Mapping[str, Any], int]:
    """What stood in the form when it was opened, and the version it was of.

    It is signed, so that it has the shape in which it left. A form that does not say is compared
    with nothing: every field counts as typed, and a version of 0 is stale by all means.
    """
    try:
        stood = signing.loads(request.POST.get("stood", ""))
        return stood, int(request.POST.get("version", "0"))
    except (signing.BadSignature, ValueError):
        return {}, 0


def _differences(
    stood: Mapping[str, Any], changes: Mapping[str, Any], now: Mapping[str, Any]
) -> list[Difference]:
    """Fields that changed under the form, whether or not the editor typed into them."""
    return [
        Difference(field, stood.get(field), changes.get(field, stood.get(field)), now[field])
        for field in FIELDS
        if now[field] != stood.get(field)
    ]


def _form(
    request: HttpRequest,
    visit: Visit,
    values: Values,
    version: int,
    stood: Mapping[str, Any],
    *,
    errors: Mapping[str, str] | None = None,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    posts = list(Post.objects.all())
    numbers = [person.get("official") for person in values["people"]]
    context = {
        "visit": visit,
        "values": for_editing(values),
        "version": version,
        "stood": signing.dumps(dict(stood)),
        "errors": errors or {},
        "differences": differences or [],
        "reason": request.POST.get("reason", ""),
        "countries": Country.objects.all(),
        "posts": posts,
        "post_names": {post.key: post.name for post in posts},
        "officials": Official.objects.select_related("country").in_bulk(
            [number for number in numbers if number]
        ),
        "choices": {
            "kind": VisitKind.choices,
            "status": VisitStatus.choices,
            "visit_type": VisitType.choices,
            "roles": Role.choices,
            "activities": Activity.choices,
            "topics": Topic.choices,
            "outcomes": OutcomeType.choices,
        },
    }
    status = 409 if differences else (422 if errors else 200)
    return render(request, "pages/correct.html", context, status=status)
