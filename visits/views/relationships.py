"""Relationships: the most active ones, and one pair of countries with both directions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from visits import charts
from visits.filters import RelationshipFilter
from visits.models import Contact, Country
from visits.selectors import ledgers, relationships, visits
from visits.selectors.relationships import RelationshipSummary
from visits.views.asking import confirmed_only, page_number

AT_ONCE = 60
LEDGER = 25
CARRIERS = 12
GAPS = 3
TOPIC_YEARS = 6


def relationship_list(request: HttpRequest) -> HttpResponse:
    """Pairs of countries, the most active first, of a country or a period if asked."""
    only, page = confirmed_only(request), page_number(request)
    narrowed = RelationshipFilter(request.GET, queryset=relationships.shown(confirmed_only=only))
    contacts = narrowed.qs if narrowed.is_valid() else Contact.objects.none()
    found = relationships.summaries(contacts, limit=AT_ONCE + 1, offset=(page - 1) * AT_ONCE)
    until = max(
        (s.per_year[-1].year for s in found if s.per_year), default=timezone.localdate().year
    )
    context = {
        "summaries": found[:AT_ONCE],
        "narrowed": narrowed,
        "countries": Country.objects.all(),
        "years": (until - 9, until),
        "next_page": page + 1 if len(found) > AT_ONCE else None,
        "previous_page": page - 1 if page > 1 else None,
        "confirmed_only": only,
    }
    return render(request, "pages/relationships.html", context)


def relationship(request: HttpRequest, pair: str) -> HttpResponse:
    """The heart: both directions of a pair on one ledger."""
    codes = sorted(set(pair.upper().split("-")))
    if len(codes) != 2:
        raise Http404("A relationship has two different countries, as in AZ-KZ.")
    if pair != "-".join(codes):
        return redirect("relationship", pair="-".join(codes), permanent=True)
    first, second = codes
    known = Country.objects.in_bulk(codes)
    if len(known) != 2:
        raise Http404("One of these codes belongs to no country or organisation of the record.")
    only = confirmed_only(request)
    contacts = relationships.shown(confirmed_only=only).filter(first=first, second=second)
    summary = relationships.between(first, second, contacts=contacts)
    ledger = visits.page_of(
        visits.of_pair(first, second, confirmed_only=only),
        size=LEDGER,
        older=request.GET.get("older", ""),
        newer=request.GET.get("newer", ""),
    )
    years = [year.year for year in summary.per_year[-TOPIC_YEARS:]] if summary else []
    context = {
        "first": known[first],
        "second": known[second],
        "summary": summary,
        "ledger": ledger,
        "chart": _chart(summary),
        "gaps": _gaps(summary),
        "silent_days": _silent_days(summary),
        "topic_years": years,
        "topics": ledgers.topics(contacts, years),
        "carriers": ledgers.carriers(contacts, codes, limit=CARRIERS),
        "open_things": ledgers.open_things(
            first, second, last_contact=summary.last_contact if summary else None
        ),
        "disagreements": ledgers.disagreements(ledger.visits),
        "confirmed_only": only,
    }
    return render(request, "pages/relationship.html", context)


def _chart(summary: RelationshipSummary | None) -> charts.Chart | None:
    if not summary or not summary.per_year:
        return None
    first, second = summary.first.code, summary.second.code
    return charts.diverging(
        summary.per_year, up=f"{first} visits {second}", down=f"{second} visits {first}"
    )


def _gaps(summary: RelationshipSummary | None) -> list[relationships.Silence]:
    """The longest stretches without contact."""
    silences = summary.silences if summary else ()
    return sorted(silences, key=lambda silence: silence.days, reverse=True)[:GAPS]


def _silent_days(summary: RelationshipSummary | None) -> int | None:
    """Days since the last contact; None where it lies ahead or is not known."""
    if not summary or not summary.last_contact:
        return None
    days = (timezone.localdate() - summary.last_contact).days
    return days if days > 0 else None
