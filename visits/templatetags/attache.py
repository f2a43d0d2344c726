"""What templates say: codes, icons, dates and titles."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from visits import charts, dates, wording
from visits.models import Country, Official, Participant, Visit
from visits.selectors.countries import Partner
from visits.selectors.relationships import RelationshipSummary, YearCounts
from visits.vocabulary import Role, VisitKind

register = template.Library()
# From this share of the fewer visits by the more on, a relationship is called balanced.
BALANCED = 0.75
LEVEL_WORDS = {
    6: "head of state or government",
    5: "minister or equal",
    4: "chief of defence or first deputy minister",
    3: "deputy minister, service commander or ambassador",
    2: "head of a directorate or formation",
    1: "attaché or below",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A sign from our own sprite; decoration only, the words stand beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("icons.svg"),
        name,
    )


@register.inclusion_tag("components/code.html")
def code(country: Country | None, link: bool = True) -> dict[str, Any]:
    """A country's code as a small badge that says its name."""
    return {"country": country, "link": link}


@register.inclusion_tag("components/way.html")
def way(visit: Visit) -> dict[str, Any]:
    """Who goes to whom, as codes and an arrow; the title beside it says it in words."""
    travelled = visit.kind in (VisitKind.VISIT, VisitKind.RECEPTION)
    guests = wording.guests_of(visit)
    return {
        "visit": visit,
        "guests": guests,
        "travelled": travelled,
        "apart": visit.kind == VisitKind.MULTILATERAL,
    }


@register.filter
def title(visit: Visit) -> str:
    """The visit in a few words."""
    return wording.title(visit)


@register.filter
def edtf(text: str | None) -> str:
    """A date of the record in words; empty where there is none."""
    return dates.show(text) if text else ""


@register.filter
def days(visit: Visit) -> str:
    """The visit's days in words."""
    return dates.show_range(visit.start, visit.end) or "date not known"


@register.filter
def machine_day(visit: Visit) -> str:
    """The day for `<time datetime>`, where it is one day exactly."""
    return visit.earliest.isoformat() if visit.earliest and visit.earliest == visit.latest else ""


@register.filter
def said(word: str, kind: str) -> str:
    """The label of a word of a closed list."""
    return wording.said(kind, word)


@register.filter
def in_words(value: Any, field: str) -> str:
    """A claim's value in words."""
    return wording.in_words(field, value)


@register.filter
def field_name(field: str) -> str:
    """What a field is called."""
    return wording.FIELD_NAMES.get(field, field)


@register.filter
def leaders(visit: Visit) -> list[Participant]:
    """Who led the guests and who received them."""
    wanted = (Role.HEAD_OF_DELEGATION, Role.HOST)
    return [person for person in visit.participants.all() if person.role in wanted]


@register.filter
def level_words(level: int | None) -> str:
    """A protocol level in words."""
    return LEVEL_WORDS.get(level, "") if level else ""


@register.filter
def post_now(official: Official) -> str:
    """The post in which the official was seen last (prefetched tenures are used)."""
    tenures = sorted(official.tenures.all(), key=lambda t: t.last_seen or date.min, reverse=True)
    return tenures[0].post.name if tenures else ""


@register.filter
def percent(share: float | None) -> str:
    """0.666 as 67 %."""
    return "" if share is None else f"{share * 100:.0f} %"


@register.filter
def long_time(number: int | None) -> str:
    """A number of days as a person says it: "214 days", "about 3 years"."""
    if number is None:
        return ""
    if number < 60:
        return f"{number} day{'' if number == 1 else 's'}"
    if number < 700:
        return f"{round(number / 30.44)} months"
    return f"{number / 365.25:.1f} years".replace(".0 ", " ")


@register.inclusion_tag("components/spark.html")
def spark(years: tuple[YearCounts, ...], since: int, until: int) -> dict[str, Any]:
    """A trend in the size of a word."""
    return {"chart": charts.sparkline(years, since=since, until=until)}


@register.filter
def item(mapping: dict[Any, Any], key: Any) -> Any:
    """The value behind a key."""
    return mapping.get(key)


@register.filter
def balance(summary: RelationshipSummary) -> str:
    """Reciprocity in words, for a page that shows both countries."""
    first, second = summary.first.code, summary.second.code
    return _balance(
        summary.first_to_second,
        summary.second_to_first,
        f"mostly {first} visits {second}",
        f"mostly {second} visits {first}",
    )


@register.filter
def balance_seen(partner: Partner) -> str:
    """Reciprocity in words, as one of the two countries sees it."""
    return _balance(partner.visits_out, partner.visits_in, "mostly out", "mostly in")


def _balance(there: int, back: int, mostly_there: str, mostly_back: str) -> str:
    if not there and not back:
        return "no visits"
    if not there or not back:
        return "one way"
    if min(there, back) >= BALANCED * max(there, back):
        return "balanced"
    return mostly_there if there > back else mostly_back


@register.filter
def edtf_safe(text: str | None) -> str:
    """A date that somebody else wrote, in words where it is one, else as it stands."""
    try:
        return dates.show(text) if text else ""
    except dates.InvalidDate:
        return text or ""


@register.filter
def site(address: str) -> str:
    """The site of a web address, as a person says it: news.az."""
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        return address


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, to loop over."""
    return text.split()
