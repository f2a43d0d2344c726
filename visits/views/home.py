"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from visits import charts
from visits.access import may_edit
from visits.selectors import activity, relationships, visits
from visits.views.asking import confirmed_only

MONTHS = 36


def home(request: HttpRequest) -> HttpResponse:
    """What is new, how much there is, who meets whom most, what lies ahead."""
    only = confirmed_only(request)
    months = activity.contacts_per_month(months=MONTHS, confirmed_only=only)
    active = relationships.summaries(relationships.shown(confirmed_only=only), limit=10)
    editor = may_edit(request.user)
    newest = visits.standing(confirmed_only=only).order_by("-pk")
    context = {
        "confirmed_only": only,
        "editor": editor,
        "totals": activity.totals(confirmed_only=only),
        "months": months,
        "chart": charts.months(months) if months else None,
        "active": active,
        "years": _span(active),
        "newest": visits.for_lists(newest)[:10],
        "ahead": visits.planned_ahead(limit=5, confirmed_only=only),
        "desk": activity.desk_queue() if editor else None,
    }
    return render(request, "pages/home.html", context)


def _span(summaries: list[relationships.RelationshipSummary]) -> tuple[int, int]:
    """The ten years that trend lines show, up to the latest contact."""
    last = max((s.per_year[-1].year for s in summaries if s.per_year), default=None)
    until = last or timezone.localdate().year
    return until - 9, until
