"""The present values of a visit in the shape of visits.claims, read and written field by field.

Lists without an order of their own come out in one fixed order (codes by letter, words by
vocabulary), so that equal values are equal JSON.
"""

from collections.abc import Mapping
from typing import Any

from visits.models import Outcome, Participant, Side, Visit, VisitCountry
from visits.vocabulary import Activity, Topic

SINGLE = ("kind", "status", "visit_type")
WORD_LISTS = {"activities": Activity.values, "topics": Topic.values}
SIDES = {"guests": Side.GUEST, "third_countries": Side.THIRD}
PERSON_PARTS = ("name", "role", "rank", "post_printed")


def present(visit: Visit) -> dict[str, Any]:
    """Every field of visits.claims.FIELDS as the record has it now."""
    sides = list(visit.sides.all())
    values: dict[str, Any] = {field: getattr(visit, field) for field in SINGLE}
    values["host"] = visit.host_id
    for field, side in SIDES.items():
        values[field] = sorted(each.country_id for each in sides if each.side == side)
    values["start"] = _date(visit.start, visit.start_basis)
    values["end"] = _date(visit.end, visit.end_basis)
    values["people"] = [_person(person) for person in visit.participants.all()]
    for field, words in WORD_LISTS.items():
        values[field] = in_order(getattr(visit, field), words)
    values["outcomes"] = [{"type": o.type, "text": o.text} for o in visit.outcomes.all()]
    return values


def in_order(words: list[str], vocabulary: list[str]) -> list[str]:
    """Each word once, in the order of the vocabulary."""
    return sorted(set(words), key=vocabulary.index)


def write(visit: Visit, values: Mapping[str, Any]) -> None:
    """Write some fields, checked before, into the visit and its rows.

    The columns of the visit itself are set and left for the caller to save.
    """
    for field in SINGLE:
        if field in values:
            setattr(visit, field, values[field])
    if "host" in values:
        visit.host_id = values["host"]
    for field in ("start", "end"):
        if field in values:
            told = values[field] or {}
            setattr(visit, field, told.get("date"))
            setattr(visit, f"{field}_basis", told.get("basis"))
    for field in WORD_LISTS:
        if field in values:
            setattr(visit, field, values[field])
    if SIDES.keys() & values.keys():
        _write_sides(visit, values)
    if "people" in values:
        _write_people(visit, values["people"])
    if "outcomes" in values:
        _write_outcomes(visit, values["outcomes"])


def _date(edtf: str | None, basis: str | None) -> dict[str, str] | None:
    return {"date": edtf, "basis": basis} if edtf and basis else None


def _person(person: Participant) -> dict[str, Any]:
    return {
        "official": person.official_id,
        "name": person.name,
        "role": person.role,
        "rank": person.rank,
        "post_printed": person.post_printed,
        "post": person.post_id,
        "country": person.country_id,
    }


def _write_sides(visit: Visit, values: Mapping[str, Any]) -> None:
    """Rows that stay are kept as they are; a country that changes sides keeps its row."""
    rows = {row.country_id: row for row in visit.sides.all()}
    wanted: dict[str, Side] = {}
    for field, side in SIDES.items():
        kept = (code for code, row in rows.items() if row.side == side)
        wanted |= dict.fromkeys(values.get(field, kept), side)
    if rows.keys() - wanted.keys():
        visit.sides.exclude(country__in=wanted).delete()
    for code in rows.keys() & wanted.keys():
        if rows[code].side != wanted[code]:
            rows[code].side = wanted[code]
            rows[code].save()
    VisitCountry.objects.bulk_create(
        VisitCountry(visit=visit, country_id=code, side=side)
        for code, side in wanted.items()
        if code not in rows
    )


def _write_people(visit: Visit, people: list[dict[str, Any]]) -> None:
    rows = {row.official_id: row for row in visit.participants.all()}
    named = {person["official"] for person in people}
    if rows.keys() - named:
        visit.participants.exclude(official__in=named).delete()
    new = []
    for position, told in enumerate(people):
        row = rows.get(told["official"])
        if row is None:
            row = Participant(visit=visit, official_id=told["official"])
            new.append(row)
        elif _person(row) == told and row.position == position:
            continue
        for part in PERSON_PARTS:
            setattr(row, part, told[part])
        row.post_id = told["post"]
        row.country_id = told["country"]
        row.position = position
        if row.pk:
            row.save()
    Participant.objects.bulk_create(new)


def _write_outcomes(visit: Visit, outcomes: list[dict[str, str]]) -> None:
    rows = list(visit.outcomes.all())
    new = []
    for position, told in enumerate(outcomes):
        if position >= len(rows):
            new.append(Outcome(visit=visit, position=position, **told))
            continue
        row = rows[position]
        if (row.type, row.text, row.position) != (told["type"], told["text"], position):
            row.type, row.text, row.position = told["type"], told["text"], position
            row.save()
    Outcome.objects.bulk_create(new)
    for row in rows[len(outcomes) :]:
        row.delete()
