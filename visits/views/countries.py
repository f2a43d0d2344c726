"""Countries: the list, and one country with its partners."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from visits import charts
from visits.filters import CountryFilter
from visits.models import Country
from visits.selectors import countries, visits
from visits.selectors.relationships import YearCounts
from visits.views.asking import confirmed_only

RECENT = 15
TREND_YEARS = 10


def country_list(request: HttpRequest) -> HttpResponse:
    """Countries with contacts; a name in any of the languages narrows the list."""
    only = confirmed_only(request)
    narrowed = CountryFilter(request.GET, queryset=Country.objects.all())
    found = narrowed.qs if narrowed.is_valid() else Country.objects.none()
    context = {
        "rows": countries.rows(found, confirmed_only=only),
        "narrowed": narrowed,
        "confirmed_only": only,
    }
    return render(request, "pages/countries.html", context)


def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country: partners, contacts per year, people, recent visits, coverage."""
    if code != code.upper():
        return redirect("country", code=code.upper(), permanent=True)
    found = get_object_or_404(Country, code=code)
    only = confirmed_only(request)
    partners = countries.partners(code, confirmed_only=only)
    years = countries.per_year(partners)
    until = years[-1].year if years else timezone.localdate().year
    context = {
        "country": found,
        "confirmed_only": only,
        "partners": partners,
        "contacts": sum(partner.summary.contacts for partner in partners),
        "out": sum(partner.visits_out for partner in partners),
        "coming": sum(partner.visits_in for partner in partners),
        "last": _last(partners),
        "years": (until - TREND_YEARS + 1, until),
        "per_year": years,
        "chart": _chart(years, found.name),
        "officials": countries.officials(code),
        "posts": countries.posts(code),
        "recent": visits.page_of(visits.of_country(code, confirmed_only=only), size=RECENT).visits,
        "coverage": countries.coverage(code),
    }
    return render(request, "pages/country.html", context)


def _last(partners: list[countries.Partner]) -> countries.Partner | None:
    dated = [partner for partner in partners if partner.summary.last_contact]
    return max(dated, key=lambda partner: str(partner.summary.last_contact), default=None)


def _chart(years: tuple[YearCounts, ...], name: str) -> charts.Chart | None:
    if not years:
        return None
    return charts.diverging(years, up=f"{name} visits others", down=f"others visit {name}")
