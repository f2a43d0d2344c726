"""Days of the record: a subset of EDTF level 1, how it is read and how it is shown."""

from dataclasses import dataclass
from datetime import date


class InvalidDate(ValueError):
    """Not a date of the record; the message says why in plain words."""


@dataclass(frozen=True)
class Days:
    """The days a date may mean; both None where the year is not known."""

    earliest: date | None
    latest: date | None


def parse(edtf: str) -> Days:
    """Read YYYY, YYYY-MM, YYYY-MM-DD, XXXX-MM-DD or XXXX-MM, each with ~ ? or % behind it.

    Raises InvalidDate.
    """
    raise NotImplementedError


def show(edtf: str) -> str:
    """In words: "7 June 2024", "about 14 December 2023", "25 April, year not given"."""
    raise NotImplementedError


def show_range(start: str | None, end: str | None) -> str:
    """Both days of a visit in words: "5-7 June 2024" with a dash; empty where neither is known."""
    raise NotImplementedError


def typed(text: str) -> str:
    """EDTF of what an editor typed ("7 June 2024", "07.06.2024", EDTF itself).

    Raises InvalidDate where it is no date or may mean two.
    """
    raise NotImplementedError
