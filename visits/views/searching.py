"""Search by name: countries, officials and visits, across spellings and languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visits import search as finding
from visits.selectors import visits

AT_MOST = 200
COUNTRIES, OFFICIALS, VISITS = 8, 25, 25
FEW = 5


def search(request: HttpRequest) -> HttpResponse:
    """Results with the reason of each; to htmx only a few, to show while somebody types."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:AT_MOST]
    typing = bool(request.headers.get("HX-Request"))
    if len(text) < 2:
        template = "components/suggested.html" if typing else "pages/search.html"
        return render(request, template, {"text": text})
    context = {
        "text": text,
        "countries": finding.countries(text, limit=FEW if typing else COUNTRIES),
        "officials": finding.officials(text, limit=FEW if typing else OFFICIALS),
    }
    if typing:
        return render(request, "components/suggested.html", context)
    page = visits.page_of(
        finding.visits(text, among=visits.standing()),
        size=VISITS,
        older=request.GET.get("older", ""),
        newer=request.GET.get("newer", ""),
    )
    return render(request, "pages/search.html", {**context, "page": page})
