"""Charts as geometry: what is more is taller, and each direction has its side."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from visits import charts
from visits.selectors.activity import MonthCount
from visits.selectors.relationships import YearCounts


def test_one_direction_rises_from_the_line_and_the_other_hangs_below_it() -> None:
    chart = charts.diverging([YearCounts(2024, 3, 1, 2)], up="AZ visits KZ", down="KZ visits AZ")
    bars = {bar.tone: bar for bar in chart.bars}
    assert bars["first"].height == 3 * bars["second"].height
    assert bars["first"].y + bars["first"].height == chart.base
    assert bars["neutral"].y + bars["neutral"].height == bars["first"].y
    assert bars["second"].y > chart.base
    assert bars["first"].says == "2024, AZ visits KZ: 3"


def test_a_year_without_contact_leaves_its_place_empty() -> None:
    years = [YearCounts(2022, 1), YearCounts(2023), YearCounts(2024, 1)]
    chart = charts.diverging(years, up="there", down="back")
    first, second = (bar.x for bar in chart.bars)
    labels = {label.text: label.x for label in chart.labels}
    assert second - first == labels["2024"] - labels["2022"]


def test_a_month_is_as_tall_as_its_share_of_the_scale() -> None:
    counts = [MonthCount(date(2024, 1, 1), 5), MonthCount(date(2024, 2, 1), 0)]
    chart = charts.months(counts)
    assert [bar.height for bar in chart.bars] == [chart.base - chart.rules[0], 0]
    assert "2024" in [label.text for label in chart.labels]


def test_a_sparkline_shows_the_years_it_is_asked_for() -> None:
    chart = charts.sparkline([YearCounts(2020, 4), YearCounts(2024, 2)], since=2023, until=2025)
    assert [bar.says for bar in chart.bars] == ["2023: 0", "2024: 2", "2025: 0"]


counts = st.integers(0, 400)
many_years = st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=60)


@given(many_years)
def test_every_bar_stays_inside_its_chart(numbers: list[tuple[int, int, int]]) -> None:
    years = [YearCounts(1970 + n, *three) for n, three in enumerate(numbers)]
    chart = charts.diverging(years, up="there", down="back")
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.y >= 0
        assert bar.x + bar.width <= chart.width
        assert bar.y + bar.height <= chart.height
