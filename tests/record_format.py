"""The words and shapes of an expected record, and a check that a record keeps to them.

Articles with the record they should yield stand in `seeds/articles/` and in the engine's corpus.
A wrong expected record is worse than none, so both sets are held against this list.
"""

import re
from collections.abc import Iterator
from typing import Any

KINDS = {"visit", "multilateral", "reception", "call"}
STATUSES = {"planned", "in_progress", "completed"}
VISIT_TYPES = {"official", "working", "state", "unofficial", "transit", None}
ROLES = {
    "head_of_delegation", "delegation_member", "host", "met", "ambassador", "attache", "other",
}  # fmt: skip
ACTIVITIES = {
    "tribute", "welcoming_ceremony", "guard_of_honor", "anthems", "guest_book", "meeting",
    "briefing", "facility_visit", "exercise_observed", "exhibition", "signing", "award",
    "gift_exchange", "banquet", "cultural_programme", "port_call", "press_conference",
}  # fmt: skip
TOPICS = {
    "military_technical", "defence_industry", "military_education", "military_medicine",
    "joint_exercises", "experience_exchange", "staff_talks", "high_level_visits",
    "special_forces", "air_force", "navy", "land_forces", "peacekeeping", "counter_terrorism",
    "border_security", "cyber", "intelligence", "logistics", "mine_action", "humanitarian",
    "regional_security", "reforms", "post_conflict", "space", "legal_framework",
}  # fmt: skip
OUTCOMES = {
    "document_signed", "agreement_reached", "invitation", "award", "gift", "exercise_planned",
    "delivery", "appointment",
}  # fmt: skip
ORGANISATIONS = {"EU", "UN", "NATO", "OTS", "CSTO", "CIS", "SCO", "GCC"}

ARTICLE_KEYS = {"language", "outlet", "published", "kind"}
ENGAGEMENT_KEYS = {
    "kind", "status", "visit_type", "host", "guests", "third_countries", "start", "end",
    "people", "activities", "topics", "outcomes",
}  # fmt: skip
PERSON_KEYS = {"name", "rank", "post", "country", "role"}

DAY = re.compile(r"(?:\d{4}|XXXX)(?:-\d{2}(?:-\d{2})?)?~?")
COUNTRY = re.compile(r"[A-Z]{2}")


def faults(record: dict[str, Any]) -> Iterator[str]:
    """Say in words what in the record breaks the exchange format; nothing when it is sound."""
    article, engagements = record["article"], record["engagements"]
    if set(article) != ARTICLE_KEYS:
        yield f"article has the keys {sorted(article)}"
    if article["kind"] != ("engagement" if engagements else "none"):
        yield f"article.kind is {article['kind']!r} with {len(engagements)} engagements"
    if article["published"] is not None and not DAY.fullmatch(article["published"]):
        yield f"article.published {article['published']!r} is no EDTF day"
    for engagement in engagements:
        yield from _faults_of_engagement(engagement)


def _faults_of_engagement(engagement: dict[str, Any]) -> Iterator[str]:
    if set(engagement) != ENGAGEMENT_KEYS:
        yield f"engagement has the keys {sorted(engagement)}"
    for field, words in (("kind", KINDS), ("status", STATUSES), ("visit_type", VISIT_TYPES)):
        if engagement[field] not in words:
            yield f"{field} {engagement[field]!r} is unknown"
    for field, words in (("activities", ACTIVITIES), ("topics", TOPICS)):
        yield from _faults_of_list(field, engagement[field], words)
    yield from _faults_of_days(engagement["start"], engagement["end"])
    yield from _faults_of_countries(engagement)
    for outcome in engagement["outcomes"]:
        if set(outcome) != {"type", "text"} or outcome["type"] not in OUTCOMES:
            yield f"outcome {outcome!r} is unknown"
    for person in engagement["people"]:
        yield from _faults_of_person(person)
    names = [person["name"] for person in engagement["people"]]
    if len(names) != len(set(names)):
        yield f"a person is named twice among {names}"
    if engagement["kind"] == "call" and engagement["activities"]:
        yield "a call has activities"


def _faults_of_list(field: str, given: list[str], words: set[str]) -> Iterator[str]:
    if unknown := set(given) - words:
        yield f"{field} {sorted(unknown)} unknown"
    if len(given) != len(set(given)):
        yield f"{field} repeat a word: {given}"


def _faults_of_days(start: str | None, end: str | None) -> Iterator[str]:
    for day in (start, end):
        if day is not None and not DAY.fullmatch(day):
            yield f"{day!r} is no EDTF day"
    if start and end and end.rstrip("~") <= start.rstrip("~"):
        yield f"the visit ends on {end}, not after {start}"


def _faults_of_countries(engagement: dict[str, Any]) -> Iterator[str]:
    host, guests, third = engagement["host"], engagement["guests"], engagement["third_countries"]
    for code in [host, *guests, *third]:
        if code is not None and not COUNTRY.fullmatch(code) and code not in ORGANISATIONS:
            yield f"{code!r} is no country"
    if host in guests or set(third) & {host, *guests}:
        yield f"a country stands on two sides: {host} <- {guests}, third {third}"


def _faults_of_person(person: dict[str, Any]) -> Iterator[str]:
    if set(person) != PERSON_KEYS or person["role"] not in ROLES:
        yield f"person {person!r} has wrong keys or an unknown role"
    country = person["country"]
    if country is None or not (COUNTRY.fullmatch(country) or country in ORGANISATIONS):
        yield f"{person['name']} represents no country: {country!r}"
