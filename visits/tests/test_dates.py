"""Days of the record, checked against the edtf library where both know the form."""

from datetime import date

import pytest
from edtf import parse_edtf, struct_time_to_date
from hypothesis import given
from hypothesis import strategies as st

from visits.dates import Days, InvalidDate, parse, same_or_finer, show, show_range, typed

GOOD = [
    ("2024-06-07", date(2024, 6, 7), date(2024, 6, 7), "7 June 2024"),
    ("2023-12-14~", date(2023, 12, 14), date(2023, 12, 14), "about 14 December 2023"),
    ("2023-12-14?", date(2023, 12, 14), date(2023, 12, 14), "perhaps 14 December 2023"),
    ("2023-12-14%", date(2023, 12, 14), date(2023, 12, 14), "perhaps about 14 December 2023"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
    ("2021-05", date(2021, 5, 1), date(2021, 5, 31), "May 2021"),
    ("2021", date(2021, 1, 1), date(2021, 12, 31), "2021"),
    ("2021~", date(2021, 1, 1), date(2021, 12, 31), "about 2021"),
    ("XXXX-04-25", None, None, "25 April, year not given"),
    ("XXXX-04", None, None, "April, year not given"),
    ("XXXX-02-29", None, None, "29 February, year not given"),
    ("0001-01-01", date(1, 1, 1), date(1, 1, 1), "1 January 1"),
    ("9999", date(9999, 1, 1), date(9999, 12, 31), "9999"),
]

BAD = [
    ("", "An empty text is not a date of the form 2024-06-07."),
    ("yesterday", "yesterday is not a date of the form 2024-06-07."),
    ("2024-6-7", "2024-6-7 is not a date of the form 2024-06-07."),
    ("2024-06-07~~", "2024-06-07~~ is not a date of the form 2024-06-07."),
    ("2024-06-07\n", "2024-06-07\n is not a date of the form 2024-06-07."),
    ("٢٠٢٤-06-07", "٢٠٢٤-06-07 is not a date of the form 2024-06-07."),
    ("XXXX", "XXXX is not a date of the form 2024-06-07."),
    ("2024-06-XX", "2024-06-XX is not a date of the form 2024-06-07."),
    ("2024-06-07/2024-06-09", "2024-06-07/2024-06-09 is not a date of the form 2024-06-07."),
    ("0000", "There is no year 0."),
    ("2024-13-01", "There is no month 13."),
    ("2024-00", "There is no month 0."),
    ("2024-06-31", "June 2024 has no day 31."),
    ("2023-02-29", "February 2023 has no day 29."),
    ("2023-02-00", "February 2023 has no day 0."),
    ("XXXX-02-30", "February has no day 30."),
]

TYPED = [
    ("7 June 2024", "2024-06-07"),
    ("7 june, 2024", "2024-06-07"),
    ("June 7, 2024", "2024-06-07"),
    ("7. Jun 2024", "2024-06-07"),
    ("7 Sept. 2024", "2024-09-07"),
    ("07.06.2024", "2024-06-07"),
    ("7.6.2024", "2024-06-07"),
    ("7.6.", "XXXX-06-07"),
    ("25 April", "XXXX-04-25"),
    ("June 2024", "2024-06"),
    ("2024", "2024"),
    ("2024-06-07~", "2024-06-07~"),
    ("xxxx-04-25", "XXXX-04-25"),
    ("about 14 December 2023", "2023-12-14~"),
    ("perhaps 2021", "2021?"),
    ("perhaps about May 2021", "2021-05%"),
    ("  7   June  2024 ", "2024-06-07"),
]

REFUSED = [
    ("07/06/2024", "may mean two days"),
    ("06-07-2024", "may mean two days"),
    ("31 June 2024", "June 2024 has no day 31"),
    ("32.01.2024", "January 2024 has no day 32"),
    ("7 Junuary 2024", "no month is called junuary"),
    ("7 ju 2024", "is not a date"),
    ("7 jul june", "is not a date"),
    ("last Tuesday", "is not a date"),
    ("5-7 June 2024", "is not a date"),
    ("", "is not a date"),
    ("about", "is not a date"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "words"), GOOD)
def test_a_date_means_its_days_and_shows_in_words(
    edtf: str, earliest: date | None, latest: date | None, words: str
) -> None:
    assert parse(edtf) == Days(earliest, latest)
    assert show(edtf) == words


@pytest.mark.parametrize(("text", "why"), BAD)
def test_what_is_no_date_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidDate) as refusal:
        parse(text)
    assert str(refusal.value) == why


@pytest.mark.parametrize(("text", "edtf"), TYPED)
def test_an_editor_may_type_a_day_in_many_ways(text: str, edtf: str) -> None:
    assert typed(text) == edtf


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_an_editor_types_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidDate, match=why):
        typed(text)


@pytest.mark.parametrize("edtf", [row[0] for row in GOOD])
def test_what_is_shown_may_be_typed_again(edtf: str) -> None:
    shown = show(edtf).removesuffix(", year not given")
    if edtf not in {"XXXX-04", "0001-01-01"}:  # a bare month or year 1 one does not type
        assert typed(shown) == edtf


@given(
    st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
    st.sampled_from(["", "~", "?", "%"]),
)
def test_the_edtf_library_finds_the_same_days(day: date, form: str, mark: str) -> None:
    edtf = day.strftime(form) + mark
    theirs = parse_edtf(edtf)

    ours = parse(edtf)

    assert ours.earliest == struct_time_to_date(theirs.lower_strict())
    assert ours.latest == struct_time_to_date(theirs.upper_strict())


@given(st.from_regex(r"[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?", fullmatch=True))
def test_whatever_is_taken_the_edtf_library_takes_as_well(edtf: str) -> None:
    try:
        parse(edtf)
    except InvalidDate:
        return
    assert str(parse_edtf(edtf)) == edtf


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-06-05", "2024-06-07", "5–7 June 2024"),
        ("2024-05-30", "2024-06-02", "30 May – 2 June 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("XXXX-04-25", "XXXX-04-28", "25–28 April, year not given"),
        ("2024-06-05~", "2024-06-07", "about 5 June 2024 – 7 June 2024"),
        ("2024-06", "2024-07", "June 2024 – July 2024"),
        ("2024-06-05", None, "5 June 2024"),
        ("2024-06-05", "2024-06-05", "5 June 2024"),
        (None, "2024-06-07", "until 7 June 2024"),
        (None, None, ""),
    ],
)
def test_both_days_of_a_visit_in_words(start: str | None, end: str | None, words: str) -> None:
    assert show_range(start, end) == words


@pytest.mark.parametrize(
    ("finer", "coarser", "fits"),
    [
        ("2021-05-14", "2021-05", True),
        ("2021-05-14", "XXXX-05-14", True),
        ("2021-05-14", "2021-05-14~", True),
        ("2021-05", "2021-05-14", False),
        ("2021-05-14", "2021-05-15", False),
        ("2021-05-14", "2020", False),
    ],
)
def test_a_finer_date_says_what_a_coarser_one_says(finer: str, coarser: str, fits: bool) -> None:
    assert same_or_finer(finer, coarser) is fits
