"""Whatever a client asks, lists answer 200 or say 400 in words; never 500."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from visits.filters import (
    CountryFilter,
    OfficialFilter,
    PostFilter,
    RelationshipFilter,
    VisitFilter,
)
from visits.tests.api.conftest import Tell

LISTS: dict[str, Any] = {
    "countries": CountryFilter,
    "officials": OfficialFilter,
    "posts": PostFilter,
    "relationships": RelationshipFilter,
    "visits": VisitFilter,
}
# Values that mean something to some filter, among those that mean nothing to any.
PLAUSIBLE = [
    "AZ",
    "AZ-KZ",
    "az-kz-tr",
    "1",
    "-1",
    "2024",
    "2024-06",
    "visit",
    "navy",
    "Həsənov",
    "5",
]
VALUES = st.one_of(
    st.sampled_from(PLAUSIBLE),
    st.integers().map(str),
    st.dates().map(str),
    st.datetimes().map(str),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


@st.composite
def queries(draw: st.DrawFn) -> tuple[str, dict[str, list[str]]]:
    """The name of a list and a query with filters of its own."""
    name = draw(st.sampled_from(sorted(LISTS)))
    known = [*LISTS[name].base_filters, "cursor", "page_size", "order"]
    asked = draw(
        st.dictionaries(
            st.sampled_from(known), st.lists(VALUES, min_size=1, max_size=2), max_size=3
        )
    )
    return name, asked


@pytest.fixture
def some_visits(tell: Tell) -> None:
    tell()
    tell(host="TR", guests=("AZ",), day="XXXX-04-25", topics=("navy",))


@given(queries())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_list_answers_any_query(
    reader_api: APIClient, some_visits: None, query: tuple[str, dict[str, list[str]]]
) -> None:
    name, asked = query
    answer = reader_api.get(f"/api/v1/{name}/", asked)
    assert answer.status_code in {200, 400}
    if answer.status_code == 400:
        assert set(answer.json()["errors"]) <= set(asked)
