"""What several reports of one visit together say."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.services.settling import Told, settle
from visits.vocabulary import Activity, DateBasis, Role, VisitKind, VisitStatus, VisitType

SILENT: dict[str, Any] = {
    "kind": "visit",
    "status": None,
    "visit_type": None,
    "host": None,
    "guests": [],
    "third_countries": [],
    "start": None,
    "end": None,
    "people": [],
    "activities": [],
    "topics": [],
    "outcomes": [],
}


def told(article: int = 1, **claims: Any) -> Told:
    confidence = claims.pop("confidence", {})
    reasons = claims.pop("reasons", {})
    return Told(
        article=article,
        engagement=0,
        teller=f"Paper {article}",
        published=claims.pop("published", date(2024, 6, article)),
        engine_version=claims.pop("engine", "1.0"),
        claims=SILENT | claims,
        confidence=confidence,
        reasons=reasons,
    )


def said(field: str, *values: Any) -> Any:
    """What a field settles to when each report says one of the values."""
    reports = [told(number, **{field: value}) for number, value in enumerate(values, start=1)]
    return settle(reports)[field]


def stated(day: str, basis: str = "stated") -> dict[str, str]:
    return {"date": day, "basis": basis}


def person(official: int = 1, **parts: Any) -> dict[str, Any]:
    return {
        "official": official,
        "name": "Z. Hasanov",
        "role": "host",
        "rank": None,
        "post_printed": None,
        "post": None,
        "country": None,
    } | parts


@pytest.mark.parametrize(
    ("field", "values", "settled"),
    [
        ("host", ["AZ", "AZ"], "AZ"),
        ("host", [None, "AZ"], "AZ"),
        ("host", ["AZ", "AZ", "KZ"], "AZ"),
        ("host", ["AZ", "KZ"], None),
        ("visit_type", ["official", "working"], None),
        ("kind", ["visit", "reception", "reception"], "reception"),
        ("kind", ["call", "reception"], "reception"),
        ("status", ["planned", "completed"], "completed"),
        ("status", ["completed", "planned"], "completed"),
        ("status", ["planned", "in_progress"], "in_progress"),
        ("status", ["planned", "postponed"], "postponed"),
        ("status", ["postponed", "completed"], "completed"),
        ("status", ["planned", "cancelled"], "cancelled"),
        ("status", ["cancelled", "completed"], None),
        ("guests", [["KZ"], ["TR", "KZ"]], ["KZ", "TR"]),
        ("topics", [["space"], ["navy", "space"]], ["navy", "space"]),
        ("start", [stated("2024-06-07"), stated("2024-06-07")], stated("2024-06-07")),
        ("start", [stated("2024-06"), stated("2024-06-07")], stated("2024-06-07")),
        ("start", [stated("XXXX-06-07"), stated("2024-06-07")], stated("2024-06-07")),
        ("start", [stated("2024-06-07~"), stated("2024-06-07")], stated("2024-06-07")),
        ("start", [stated("2024-06-07"), stated("2024-06-08")], None),
        (
            "start",
            [stated("2024-06-07"), stated("2024-06-08"), stated("2024-06-08")],
            stated("2024-06-08"),
        ),
        (
            "start",
            [stated("2024-06-09~", "publication"), stated("2024-06-07")],
            stated("2024-06-07"),
        ),
        (
            "start",
            [stated("2024-06-09~", "publication"), stated("2024-06-08~", "publication")],
            stated("2024-06-08~", "publication"),
        ),
        (
            "outcomes",
            [
                [{"type": "gift", "text": "a model"}],
                [{"type": "gift", "text": "a ship"}, {"type": "gift", "text": "a book"}],
                [{"type": "award", "text": "a medal"}],
            ],
            [
                {"type": "gift", "text": "a ship"},
                {"type": "gift", "text": "a book"},
                {"type": "award", "text": "a medal"},
            ],
        ),
    ],
)
def test_reports_settle(field: str, values: list[Any], settled: Any) -> None:
    assert said(field, *values).value == settled


def test_a_disagreement_says_who_says_what() -> None:
    assert said("host", "AZ", "KZ").reason == (
        "Reports disagree: Paper 1 says AZ; Paper 2 says KZ."
    )
    assert said("start", stated("2024-06-07"), stated("2024-06-08")).reason == (
        "Reports disagree: Paper 1 says 2024-06-07; Paper 2 says 2024-06-08."
    )
    assert said("host", "AZ", "AZ").reason == ""


def test_silence_is_given_the_reading_s_reason() -> None:
    settled = settle([told(1), told(2, reasons={"host": "Two sides are named alike."})])

    assert settled["host"].reason == "Two sides are named alike."
    assert settled["end"].reason == "No report says."


def test_confidence_and_engine_are_those_of_the_surest_report_that_says_so() -> None:
    reports = [
        told(1, host="AZ", confidence={"host": 0.6}, engine="1.0"),
        told(2, host="AZ", confidence={"host": 0.8}, engine="1.1"),
        told(3, host="KZ", confidence={"host": 0.99}, engine="1.2"),
    ]

    host = settle(reports)["host"]

    assert (host.value, host.confidence, host.engine_version) == ("AZ", 0.8, "1.1")


def test_of_a_person_the_fullest_name_and_what_most_reports_say() -> None:
    full = person(name="Zakir Hasanov", rank="General", post="minister_of_defence", country="AZ")
    reports = [
        told(1, people=[person(rank="Colonel General")]),
        told(2, people=[full]),
        told(3, people=[person(name="Zakir Gasanov"[:6], rank="general", country="AZ")]),
    ]

    assert settle(reports)["people"].value == [
        person(name="Zakir Hasanov", rank="General", post="minister_of_defence", country="AZ")
    ]


@pytest.mark.parametrize(
    ("roles", "settled"),
    [
        (["met", "host"], "host"),
        (["delegation_member", "head_of_delegation"], "head_of_delegation"),
        (["delegation_member", "delegation_member", "head_of_delegation"], "delegation_member"),
        (["other", "ambassador"], "ambassador"),
        (["host", "head_of_delegation"], "other"),
    ],
)
def test_a_role_settles_within_a_side_and_not_across(roles: list[str], settled: str) -> None:
    people = said("people", *([person(role=role)] for role in roles)).value
    assert people[0]["role"] == settled


def test_people_come_in_the_order_of_their_roles() -> None:
    reports = [
        told(1, people=[person(1, role="met"), person(2, role="host")]),
        told(2, people=[person(3, role="head_of_delegation")]),
    ]

    assert [each["official"] for each in settle(reports)["people"].value] == [3, 2, 1]


def test_the_host_is_no_guest_and_a_guest_no_third_country() -> None:
    reports = [
        told(1, host="AZ", guests=["KZ"], third_countries=["TR"]),
        told(2, host="AZ", guests=["TR", "AZ"], third_countries=["AZ"]),
    ]

    settled = settle(reports)

    assert settled["guests"].value == ["KZ", "TR"]
    assert settled["third_countries"].value == []


def test_an_end_before_the_start_is_unknown() -> None:
    settled = settle([told(1, start=stated("2024-06-07")), told(2, end=stated("2024-06-05"))])

    assert settled["end"].value is None
    assert settled["end"].reason == "The reports give an end before the start."
    assert settled["start"].value == stated("2024-06-07")


codes = st.lists(st.sampled_from(["AZ", "KZ", "TR", "GE"]), unique=True, max_size=3)
days = st.builds(
    stated,
    st.sampled_from(["2024-06-07", "2024-06-07~", "2024-06", "2024-06-08", "XXXX-06-07", "2023"]),
    st.sampled_from([basis for basis in DateBasis.values if basis != "editor"]),
)
persons = st.builds(
    person,
    official=st.integers(1, 3),
    name=st.sampled_from(["Z. Hasanov", "Zakir Hasanov", "Zakir Həsənov"]),
    role=st.sampled_from(Role.values),
    rank=st.sampled_from([None, "General", "general"]),
    country=st.sampled_from([None, "AZ", "KZ"]),
)
claims = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(VisitKind.values),
        "status": st.sampled_from([None, *VisitStatus.values]),
        "visit_type": st.sampled_from([None, *VisitType.values]),
        "host": st.sampled_from([None, "AZ", "KZ"]),
        "guests": codes,
        "third_countries": codes,
        "start": st.none() | days,
        "end": st.none() | days,
        "people": st.lists(persons, max_size=3, unique_by=lambda each: each["official"]),
        "activities": st.lists(st.sampled_from(Activity.values), max_size=3),
        "outcomes": st.lists(
            st.builds(
                lambda kind, text: {"type": kind, "text": text},
                st.sampled_from(["gift", "award"]),
                st.sampled_from(["a", "b"]),
            ),
            max_size=2,
        ),
        "published": st.sampled_from([None, date(2024, 6, 7), date(2024, 6, 8)]),
    }
)


@given(st.lists(claims, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_in_which_reports_arrive_makes_no_difference(
    several: list[dict[str, Any]], chance: Any
) -> None:
    reports = [told(number, **each) for number, each in enumerate(several, start=1)]
    shuffled = list(reports)
    chance.shuffle(shuffled)

    assert settle(shuffled) == settle(reports)


@given(st.lists(claims, min_size=1, max_size=4))
def test_what_settles_always_fits_together(several: list[dict[str, Any]]) -> None:
    settled = settle([told(number, **each) for number, each in enumerate(several, start=1)])

    host, guests = settled["host"].value, settled["guests"].value
    third = settled["third_countries"].value
    assert settled["kind"].value in VisitKind.values
    assert len({host, *guests, *third}) == 1 + len(guests) + len(third)
    assert all(each.reason for each in settled.values() if each.value in (None, []))


@given(claims, st.fixed_dictionaries({}, optional={"host": st.just("AZ"), "guests": codes}))
def test_what_a_person_decided_is_fitted_and_never_contradicted(
    each: dict[str, Any], fixed: dict[str, Any]
) -> None:
    if fixed.get("host") in fixed.get("guests", []):
        return
    settled = settle([told(1, **each)], fixed)

    host = fixed.get("host", settled["host"].value)
    guests = fixed.get("guests", settled["guests"].value)
    assert host not in guests
    assert not set(guests) & set(settled["third_countries"].value)
