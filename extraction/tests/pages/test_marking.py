"""Marks over a text: flat, in order, and never losing a letter."""

from hypothesis import given
from hypothesis import strategies as st

from extraction.marking import stretches
from visits.models import Citation

TEXT = "Minister of Defence of Kazakhstan"


def citation(pk: int, start: int, end: int, field: str = "people") -> Citation:
    return Citation(pk=pk, start=start, end=end, field=field, quote="x")


def test_overlapping_citations_are_cut_and_the_shorter_gives_the_colour() -> None:
    long, short = citation(1, 0, 33), citation(2, 23, 33, "guests")
    found = stretches(TEXT, [long, short])
    assert [(s.text, s.group, s.anchors) for s in found] == [
        ("Minister of Defence of ", "people", (1,)),
        ("Kazakhstan", "country", (2,)),
    ]
    assert found[1].citations == (long, short)


def test_an_unknown_field_has_the_colour_of_the_rest() -> None:
    assert stretches("ab", [citation(1, 0, 1, "status")])[0].group == "other"


def test_a_span_beyond_the_text_marks_nothing() -> None:
    assert [s.citations for s in stretches("ab", [citation(1, 1, 9)])] == [()]


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12)


@given(st.text(max_size=40), spans)
def test_no_letter_is_lost_and_every_anchor_stands_once(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    citations = [citation(n, a, b) for n, (a, b) in enumerate(pairs, 1) if a < b]
    found = stretches(text, citations)
    assert "".join(s.text for s in found) == text
    anchors = [anchor for s in found for anchor in s.anchors]
    assert sorted(anchors) == sorted(c.pk for c in citations if c.end <= len(text))
