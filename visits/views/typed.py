"""What an editor typed into the form of a visit, as values of visits.claims and back.

The service checks the values; here nothing is refused and nothing typed is lost: what is no code,
date or post stays as it was typed, for the service to refuse in words and the form to show again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from visits import dates, names
from visits.claims import FIELDS
from visits.models import Country, Post
from visits.services.fields import in_order
from visits.vocabulary import Activity, Topic

SPARE_ROWS = 2
MOST_ROWS = 60
PERSON_PARTS = ("official", "name", "role", "rank", "post_printed", "post", "country")
Values = dict[str, Any]


def values_of(post: QueryDict) -> Values:
    """Every field of the form in the shape of visits.claims; dates as typed."""
    known = Countries()
    return {
        "kind": post.get("kind") or None,
        "status": post.get("status") or None,
        "visit_type": post.get("visit_type") or None,
        "host": known.code(post.get("host", "")),
        "guests": known.codes(post.getlist("guests")),
        "third_countries": known.codes(post.getlist("third_countries")),
        "start": post.get("start", "").strip() or None,
        "end": post.get("end", "").strip() or None,
        "people": _people(post, known),
        "activities": _listed(post.getlist("activities"), Activity.values),
        "topics": _listed(post.getlist("topics"), Topic.values),
        "outcomes": _outcomes(post),
    }


def changes_of(typed: Values, stood: Mapping[str, Any]) -> Values:
    """The fields in which the form differs from what stood in it when it was opened."""
    return {
        field: typed[field]
        for field in FIELDS
        if field in typed and _plain(field, typed[field]) != _plain(field, stood.get(field))
    }


def for_editing(values: Mapping[str, Any]) -> Values:
    """Values as the form shows them: dates as text that reads back the same, rows to spare."""
    shown = dict(values)
    for field in ("start", "end"):
        shown[field] = _date_text(values.get(field))
    for field in ("guests", "third_countries"):
        shown[field] = [*values[field], *[""] * SPARE_ROWS]
    blank = {"official": None, "name": "", "role": "other"}
    shown["people"] = list(enumerate([*values["people"], *[blank] * SPARE_ROWS]))
    shown["outcomes"] = list(
        enumerate([*values["outcomes"], *[{"type": "", "text": ""}] * SPARE_ROWS])
    )
    return shown


class Countries:
    """Countries by code or by name in any language, as an editor may type either."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        countries = list(Country.objects.all())
        for country in countries:
            for name in (country.code, country.alpha3, country.name, *country.names.values()):
                self._codes.setdefault(names.fold(name), country.code)
        for country in countries:
            for folded in country.other_names:
                self._codes.setdefault(folded, country.code)

    def code(self, text: str) -> str | None:
        """The code that was meant; what is neither code nor name stays as typed."""
        text = text.strip()
        return self._codes.get(names.fold(text), text) if text else None

    def codes(self, texts: Sequence[str]) -> list[str]:
        found = (self.code(text) for text in texts[:MOST_ROWS])
        return sorted({code for code in found if code})


def _people(post: QueryDict, known: Countries) -> list[Values]:
    posts = {names.fold(post.name): post.key for post in Post.objects.all()}
    people = []
    for number in range(_rows(post, "people")):
        row = {part: post.get(f"people-{number}-{part}", "").strip() for part in PERSON_PARTS}
        typed = any(text for part, text in row.items() if part != "role")
        if not typed or post.get(f"people-{number}-gone"):
            continue
        person: Values = {
            "name": row["name"],
            "role": row["role"] or "other",
            "rank": row["rank"] or None,
            "post_printed": row["post_printed"] or None,
            "post": posts.get(names.fold(row["post"]), row["post"]) or None,
            "country": known.code(row["country"]),
        }
        if row["official"].isascii() and row["official"].isdigit():
            person["official"] = int(row["official"])
        people.append(person)
    return people


def _outcomes(post: QueryDict) -> list[Values]:
    rows = (
        {
            "type": post.get(f"outcomes-{number}-type", ""),
            "text": post.get(f"outcomes-{number}-text", "").strip(),
        }
        for number in range(_rows(post, "outcomes"))
    )
    return [row for row in rows if row["type"] or row["text"]]


def _rows(post: QueryDict, name: str) -> int:
    word = post.get(f"{name}-rows", "0")
    return min(int(word), MOST_ROWS) if word.isascii() and word.isdigit() else 0


def _listed(words: Sequence[str], vocabulary: list[str]) -> list[str]:
    """Known words in the order of the vocabulary, others behind for the service to refuse."""
    known = [word for word in words if word in vocabulary]
    return in_order(known, vocabulary) + [word for word in words if word not in vocabulary]


def _plain(field: str, value: Any) -> Any:
    """A value such that equal ones compare equal, whether typed or stored."""
    if field in ("start", "end"):
        if isinstance(value, dict):
            return value.get("date")
        try:
            return dates.typed(value) if value else None
        except dates.InvalidDate:
            return value
    return value


def _date_text(value: Any) -> str:
    if not isinstance(value, dict):
        return value or ""
    edtf = str(value["date"])
    words = dates.show(edtf)
    try:
        return words if dates.typed(words) == edtf else edtf
    except dates.InvalidDate:
        return edtf
