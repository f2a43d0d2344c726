"""Whether values can stand in the record: known words, countries, officials and days.

Values are in the shape of visits.claims. What comes back is the one form in which the record
keeps them (see services.fields), so that equal values are equal JSON.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from visits import dates
from visits.claims import FIELDS
from visits.models import Country, Official, Post
from visits.services.errors import InvalidValue
from visits.services.fields import WORD_LISTS, in_order
from visits.vocabulary import DateBasis, OutcomeType, Role, VisitKind, VisitStatus, VisitType

WORDS = {"kind": VisitKind.values, "status": VisitStatus.values, "visit_type": VisitType.values}
LONGEST = {"name": 200, "rank": 100, "post_printed": 400, "text": 500, "reason": 300}


class Refusal(ValueError):
    """Why one value cannot stand, in plain words."""


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values in the form of the record; raises InvalidValue naming every bad field."""
    good: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field, value in values.items():
        try:
            good[field] = _check(field, value)
        except (Refusal, dates.InvalidDate) as refusal:
            errors[field] = str(refusal)
    if errors:
        raise InvalidValue(errors)
    return good


def check_together(values: Mapping[str, Any], named: Iterable[str] = FIELDS) -> None:
    """Whether all fields of a visit fit together; raises InvalidValue.

    `named` are the fields of the form; an error is told at one of them where it can be.
    """
    errors: dict[str, str] = {}
    host, guests, third = values["host"], values["guests"], values["third_countries"]
    if host in guests:
        errors["guests"] = f"{_name(host)} is the host and cannot be a guest as well."
    if host in third:
        errors["third_countries"] = f"{_name(host)} is the host and no third country."
    both = sorted(set(guests) & set(third))
    if both:
        errors["third_countries"] = f"{_name(both[0])} is a guest and no third country."
    if ends_before_it_starts(values["start"], values["end"]):
        errors["end"] = "The visit cannot end before it starts."
    if values["status"] == VisitStatus.COMPLETED and lies_ahead(values["start"]):
        errors["start"] = "A completed visit cannot lie ahead; if it is planned, say so as status."
    if errors:
        at = set(named)
        partner = {"guests": "host", "third_countries": "guests", "end": "start", "start": "status"}
        raise InvalidValue(
            {
                field if field in at or partner[field] not in at else partner[field]: why
                for field, why in errors.items()
            }
        )


def check_reason(reason: str) -> str:
    """A person's remark, trimmed; raises InvalidValue where it is too long to keep."""
    plain = " ".join(reason.replace("\x00", " ").split())
    if len(plain) > LONGEST["reason"]:
        raise InvalidValue({"reason": f"The reason is longer than {LONGEST['reason']} characters."})
    return plain


def ends_before_it_starts(start: Mapping[str, str] | None, end: Mapping[str, str] | None) -> bool:
    """Whether the end lies before the start for certain; unknown years never do."""
    if not start or not end:
        return False
    first, last = dates.parse(start["date"]), dates.parse(end["date"])
    return bool(first.earliest and last.latest and last.latest < first.earliest)


def lies_ahead(start: Mapping[str, str] | None) -> bool:
    """Whether the first day is to come for certain, wherever on the globe today is."""
    first = dates.parse(start["date"]).earliest if start else None
    return bool(first and first > timezone.localdate() + timedelta(days=1))


def _check(field: str, value: Any) -> Any:
    if field in WORDS:
        return _word(value, WORDS[field], blank=field != "kind")
    if field in WORD_LISTS:
        words = [str(_word(each, WORD_LISTS[field])) for each in _list(value)]
        return in_order(words, WORD_LISTS[field])
    rule = RULES.get(field)
    if rule is None:
        raise Refusal(f"A visit has no field {field}.")
    return rule(value)


def _word(value: Any, words: list[str], *, blank: bool = False) -> str | None:
    if blank and value in (None, ""):
        return None
    if not isinstance(value, str) or value not in words:
        raise Refusal(f"{_shown(value)} is none of: {', '.join(words)}.")
    return value


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise Refusal("This must be a list.")
    return list(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Refusal(f"{_shown(value)} has not the parts this field needs.")
    return value


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Refusal(f"The {what.replace('_', ' ')} is missing.")
    if "\x00" in value:
        raise Refusal(f"The {what.replace('_', ' ')} holds a character that is no text.")
    if len(value) > LONGEST[what]:
        raise Refusal(f"The {what.replace('_', ' ')} is longer than {LONGEST[what]} characters.")
    return value.strip()


def _text_or_none(value: Any, what: str) -> str | None:
    return None if value in (None, "") else _text(value, what)


def _country(value: Any) -> str | None:
    return _countries([value])[0] if value not in (None, "") else None


def _countries(value: Any) -> list[str]:
    codes = sorted({str(_code(each)) for each in _list(value)})
    known = set(Country.objects.filter(code__in=codes).values_list("code", flat=True))
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise Refusal(f"No country or organisation is called {_shown(unknown[0])}.")
    return codes


def _date(value: Any) -> dict[str, str] | None:
    """An EDTF date with its basis; plain text is what an editor typed."""
    if isinstance(value, str):
        value = {"date": dates.typed(value)} if value.strip() else None
    if value is None:
        return None
    told = _mapping(value)
    if not isinstance(told.get("date"), str) or not told["date"].strip():
        return None
    basis = _word(told.get("basis") or DateBasis.EDITOR.value, DateBasis.values)
    edtf = dates.typed(told["date"])
    return {"date": edtf, "basis": str(basis)}


def _people(value: Any) -> list[dict[str, Any]]:
    people = [_person(_mapping(each)) for each in _list(value)]
    numbers = [person["official"] for person in people]
    if len(set(numbers)) < len(numbers):
        twice = next(p for p in people if numbers.count(p["official"]) > 1)
        raise Refusal(f"{twice['name']} takes part twice.")
    _exist(Official, numbers, "official has the number")
    _exist(Post, [p["post"] for p in people if p["post"]], "post is called")
    _countries([p["country"] for p in people if p["country"]])
    return people


def _person(told: Mapping[str, Any]) -> dict[str, Any]:
    name = _text(told.get("name"), "name")
    official = told.get("official")
    if not isinstance(official, int) or isinstance(official, bool) or not 0 < official < 2**63:
        raise Refusal(f"No official has the number {_shown(official)}.")
    return {
        "official": official,
        "name": name,
        "role": _word(told.get("role"), Role.values),
        "rank": _text_or_none(told.get("rank"), "rank"),
        "post_printed": _text_or_none(told.get("post_printed"), "post_printed"),
        "post": _code(told.get("post")),
        "country": _code(told.get("country")),
    }


def _code(value: Any) -> str | None:
    if value in (None, ""):
        return None
    if not isinstance(value, str) or "\x00" in value:
        raise Refusal(f"{_shown(value)} is no code.")
    return value


def _outcomes(value: Any) -> list[dict[str, str]]:
    outcomes = [_mapping(each) for each in _list(value)]
    if not all(told.get("type") for told in outcomes):
        raise Refusal("The kind is missing.")
    return [
        {
            "type": str(_word(told.get("type"), OutcomeType.values)),
            "text": _text(told.get("text"), "text"),
        }
        for told in outcomes
    ]


def _exist(model: type[Official] | type[Post], numbers: list[Any], words: str) -> None:
    wanted = set(map(str, numbers))
    found = model.objects.filter(pk__in=numbers).values_list("pk", flat=True)
    missing = sorted(wanted - set(map(str, found)))
    if missing:
        raise Refusal(f"No {words} {_shown(missing[0])}.")


def _name(code: str) -> str:
    return Country.objects.get(pk=code).name


def _shown(value: Any) -> str:
    return str(value)[:60]


RULES: dict[str, Callable[[Any], Any]] = {
    "host": _country,
    "guests": _countries,
    "third_countries": _countries,
    "start": _date,
    "end": _date,
    "people": _people,
    "outcomes": _outcomes,
}
