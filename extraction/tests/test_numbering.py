"""An engagement keeps its number when its article is read again."""

from typing import Any

from extraction.resolution.numbering import numbers_for


def claims(host: str, guest: str, day: str = "2024-06-07", leader: int = 1) -> dict[str, Any]:
    return {
        "kind": "visit",
        "host": host,
        "guests": [guest],
        "start": {"date": day, "basis": "stated"},
        "people": [{"official": leader, "role": "head_of_delegation"}],
    }


KZ, TR, GE = (
    claims("AZ", "KZ", leader=1),
    claims("AZ", "TR", leader=2),
    claims("GE", "AZ", leader=3),
)


def test_a_first_reading_counts_from_nought() -> None:
    assert numbers_for([KZ, TR], {}) == [0, 1]


def test_another_order_changes_no_number() -> None:
    assert numbers_for([TR, GE, KZ], {0: KZ, 1: TR, 2: GE}) == [1, 2, 0]


def test_one_found_in_addition_gets_a_number_none_had() -> None:
    assert numbers_for([GE, KZ, TR], {0: KZ, 1: TR}) == [2, 0, 1]


def test_one_not_found_any_more_leaves_its_number_free() -> None:
    assert numbers_for([TR], {0: KZ, 1: TR}) == [1]


def test_the_only_one_on_both_sides_is_the_same_read_better() -> None:
    assert numbers_for([GE], {0: KZ}) == [0]


def test_one_that_was_withdrawn_comes_back_only_as_what_it_was() -> None:
    assert numbers_for([KZ], {0: KZ, 1: TR}, withdrawn={0}) == [0]
    assert numbers_for([KZ, GE], {0: TR, 1: KZ}, withdrawn={0}) == [1, 2]
