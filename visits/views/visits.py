"""Visits: the list with the shared filters, and one visit with all that backs it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visits.access import may_edit
from visits.filters import VisitFilter
from visits.models import Country, Proposal, Visit
from visits.selectors import evidence, visits
from visits.selectors.questions import joined_to_visit, open_about_visit
from visits.selectors.years import possible_years
from visits.services.merging import gone_on_as
from visits.views.asking import confirmed_only

AT_ONCE = 50


def visit_list(request: HttpRequest) -> HttpResponse:
    """Visits, newest first, narrowed by the filters that the API shares."""
    narrowed = VisitFilter(request.GET, queryset=Visit.objects.all())
    found = narrowed.qs if narrowed.is_valid() else Visit.objects.none()
    if request.GET.get("proposals"):
        waiting = Proposal.objects.filter(state=Proposal.State.OPEN)
        found = found.filter(pk__in=waiting.values("visit"))
    page = visits.page_of(
        found,
        size=AT_ONCE,
        older=request.GET.get("older", ""),
        newer=request.GET.get("newer", ""),
    )
    context = {
        "page": page,
        "narrowed": narrowed,
        "countries": Country.objects.all(),
        "confirmed_only": confirmed_only(request),
    }
    return render(request, "pages/visits.html", context)


def visit(request: HttpRequest, number: int) -> HttpResponse:
    """The record in full: each field down to its sentence, reports side by side, history.

    The address of a visit that was joined to another leads to that one.
    """
    found = visits.for_lists(Visit.objects.filter(deleted_at=None, pk=number)).first()
    if found is None:
        partner = gone_on_as(number)
        if partner is None:
            raise Http404
        return redirect("visit", number=partner)
    context = {
        "visit": found,
        "facts": evidence.facts_of(found),
        "pairs": found.contacts.select_related("first", "second"),
        "questions": open_about_visit(found),
        "joined": joined_to_visit(found),
        "years": possible_years(found),
        "editor": may_edit(request.user),
    }
    return render(request, "pages/visit.html", context)
