"""Which reports belong together, as a pure function: no database, every order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.resolution.partition import Partition, partition
from extraction.resolution.told import Told, Window, window_of

LEADER, ANOTHER = 7, 8


def a_told(name: str, day: int | None = 7, *, published: bool = False, **more: object) -> Told:
    """A report of a visit of KZ to AZ on that day of June 2024, led by the same official."""
    date_said = None
    if day is not None:
        basis = "publication" if published else "stated"
        date_said = {"date": f"2024-06-{day:02}", "basis": basis}
    told = Told(
        key=(name, 0),
        article=sum(name.encode()),
        engagement=0,
        kind="visit",
        status="completed",
        host="AZ",
        guests=frozenset({"KZ"}),
        window=window_of(date_said, None),
        leaders=frozenset({LEADER}),
        people=frozenset({LEADER}),
    )
    return replace(told, **more)  # type: ignore[arg-type]


def groups(found: Partition) -> set[frozenset[str]]:
    return {frozenset(name for name, _ in group) for group in found.groups}


def parts(*names: str) -> set[frozenset[str]]:
    """parts("ab", "c"): a and b together, c alone."""
    return {frozenset(each) for each in names}


def test_a_report_that_fits_two_visits_stands_alone_and_is_asked_about() -> None:
    found = partition([a_told("a", 7), a_told("b", 14, published=True), a_told("c", 16)])
    assert groups(found) == parts("a", "b", "c")
    asked = {frozenset((q.first[0], q.second[0])) for q in found.questions}
    assert asked == {frozenset("ab"), frozenset("bc")}


def test_reports_of_following_days_are_one_visit() -> None:
    found = partition([a_told("a", 7), a_told("b", 9), a_told("c", 11)])
    assert groups(found) == parts("abc")


def test_a_publication_some_days_later_belongs_to_the_visit() -> None:
    assert groups(partition([a_told("a", 7), a_told("b", 11, published=True)])) == parts("ab")


def test_a_publication_long_after_is_of_another_visit() -> None:
    found = partition([a_told("a", 7), a_told("b", 28, published=True)])
    assert groups(found) == parts("a", "b")
    assert not found.questions


def test_another_leader_is_another_delegation() -> None:
    other = a_told("b", leaders=frozenset({ANOTHER}), people=frozenset({ANOTHER}))
    found = partition([a_told("a"), other])
    assert groups(found) == parts("a", "b")
    assert not found.questions


def test_a_month_is_too_vague_to_join_but_worth_a_question() -> None:
    month = a_told("b", window=Window(date(2024, 6, 1), date(2024, 6, 30)))
    found = partition([a_told("a"), month])
    assert groups(found) == parts("a", "b")
    assert len(found.questions) == 1


def test_a_day_without_a_year_joins_the_one_visit_of_that_day() -> None:
    bare = a_told("b", window=Window(month_day="06-07"))
    assert groups(partition([a_told("a"), bare])) == parts("ab")


def test_a_day_without_a_year_that_fits_two_years_stands_alone() -> None:
    bare = a_told("b", window=Window(month_day="06-07"))
    earlier = a_told(
        "c", window=Window(date(2021, 6, 7), date(2021, 6, 7), exact=True, month_day="06-07")
    )
    found = partition([a_told("a"), bare, earlier])
    assert groups(found) == parts("a", "b", "c")
    assert len(found.questions) == 2


def test_two_engagements_of_one_article_are_never_joined() -> None:
    one = a_told("a")
    found = partition([one, replace(one, key=("a", 1), engagement=1)])
    assert len(found.groups) == 2


def test_visits_judged_different_stay_apart_however_alike() -> None:
    pair = [a_told("a", visit=1), a_told("b", visit=2)]
    found = partition(pair, judged_different=frozenset({frozenset({1, 2})}))
    assert groups(found) == parts("a", "b")
    assert not found.questions


def test_visits_judged_the_same_are_one_however_different() -> None:
    pair = [a_told("a", 1, visit=1), a_told("b", 28, visit=2)]
    found = partition(pair, judged_same=frozenset({frozenset({1, 2})}))
    assert groups(found) == parts("ab")


def test_two_visits_that_persons_decided_about_are_never_joined() -> None:
    pair = [a_told("a", visit=1, pinned=True), a_told("b", visit=2, pinned=True)]
    assert groups(partition(pair)) == parts("a", "b")


def test_a_report_joins_a_visit_whose_correction_it_agrees_with() -> None:
    corrected = a_told("v", 28, visit=1, pinned=True)
    misread = a_told("a", 7, visit=1, pinned=True)
    found = partition([misread, corrected, a_told("b", 28)])
    assert groups(found) == parts("vab")


@pytest.mark.parametrize("gap", range(0, 25))
def test_what_is_the_same_does_not_depend_on_who_comes_first(gap: int) -> None:
    late = (date(2024, 6, 1) + timedelta(days=gap)).day
    pair = [a_told("a", 1), a_told("b", late)]
    assert groups(partition(pair)) == groups(partition(pair[::-1]))


reports = st.builds(
    a_told,
    name=st.text("abcdefgh", min_size=3, max_size=5),
    day=st.none() | st.integers(1, 30),
    published=st.booleans(),
    host=st.sampled_from(["AZ", None]),
    guests=st.sampled_from([frozenset({"KZ"}), frozenset({"KZ", "TR"})]),
    leaders=st.sampled_from([frozenset({LEADER}), frozenset({ANOTHER}), frozenset()]),
    kind=st.sampled_from(["visit", "multilateral"]),
)


@given(
    told=st.lists(reports, min_size=2, max_size=8, unique_by=lambda each: each.key),
    data=st.data(),
)
def test_no_order_makes_a_difference(told: list[Told], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(told))
    assert partition(told) == partition(shuffled)


@given(told=st.lists(reports, min_size=1, max_size=8, unique_by=lambda each: each.key))
def test_every_report_is_in_exactly_one_group(told: list[Told]) -> None:
    placed = [key for group in partition(told).groups for key in group]
    assert sorted(placed) == sorted(each.key for each in told)
