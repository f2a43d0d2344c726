"""Days of the record: a subset of EDTF level 1, how it is read and how it is shown.

docs/record-format.md says which forms a date may take. ISO 8601-2 says what the suffixes mean:
~ approximate, ? uncertain, % both.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

FORM = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)", re.ASCII
)
MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
NO_YEAR = "XXXX"
LEAP_YEAR = 2000  # for the days of a month whose year is not known

DAY_MONTH_YEAR = re.compile(r"(?P<day>\d{1,2})\.? (?P<month>[a-z]{3,9})\.?(?:,? (?P<year>\d{4}))?")
MONTH_DAY_YEAR = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:,? (?P<year>\d{4}))?")
MONTH_YEAR = re.compile(r"(?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})")
DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})?")
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}")
WORDS = {"about ": "~", "perhaps about ": "%", "perhaps ": "?"}


class InvalidDate(ValueError):
    """Not a date of the record; the message says why in plain words."""


@dataclass(frozen=True)
class Days:
    """The days a date may mean; both None where the year is not known."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True)
class _Parts:
    year: int | None
    month: int | None
    day: int | None
    mark: str


def parse(edtf: str) -> Days:
    """Read YYYY, YYYY-MM, YYYY-MM-DD, XXXX-MM-DD or XXXX-MM, each with ~ ? or % behind it.

    A mark does not widen the days: `2023-12-14~` means the 14th for sorting and overlap.
    Raises InvalidDate.
    """
    parts = _parts(edtf)
    if parts.year is None:
        return Days(None, None)
    first_month, last_month = (parts.month or 1), (parts.month or 12)
    last_day = parts.day or calendar.monthrange(parts.year, last_month)[1]
    return Days(
        date(parts.year, first_month, parts.day or 1), date(parts.year, last_month, last_day)
    )


def show(edtf: str) -> str:
    """In words: "7 June 2024", "about 14 December 2023", "25 April, year not given"."""
    parts = _parts(edtf)
    words = [str(parts.day) if parts.day else "", calendar.month_name[parts.month or 0]]
    if parts.year is None:
        return MARKS[parts.mark] + " ".join(filter(None, words)) + ", year not given"
    return MARKS[parts.mark] + " ".join(filter(None, [*words, f"{parts.year}"]))


def show_range(start: str | None, end: str | None) -> str:
    """Both days of a visit: "5–7 June 2024", "30 May – 2 June 2024"; empty where none is known."""
    if not start or not end or start == end:
        if end and not start:
            return f"until {show(end)}"
        return show(start) if start else ""
    first, last = _parts(start), _parts(end)
    if first.mark or last.mark or not (first.day and last.day) or first.year != last.year:
        return f"{show(start)} – {show(end)}"
    if first.month == last.month:
        return f"{first.day}–{show(end)}"
    return f"{first.day} {calendar.month_name[first.month or 0]} – {show(end)}"


def typed(text: str) -> str:
    """EDTF of what an editor typed: "7 June 2024", "June 2024", "07.06.2024", "7 June", EDTF.

    "about", "perhaps" and "perhaps about" before it become the marks. Raises InvalidDate where it
    is no date or may mean two days.
    """
    words = " ".join(text.strip().lower().split())
    if FORM.fullmatch(words.upper()):
        parse(words.upper())
        return words.upper()
    prefix = next((prefix for prefix in WORDS if words.startswith(prefix)), "")
    mark = WORDS.get(prefix, "")
    words = words.removeprefix(prefix)
    if SLASHED.fullmatch(words):
        raise InvalidDate(f"{text} may mean two days; write it as 7 June 2024 or 2024-06-07.")
    for form in (DAY_MONTH_YEAR, MONTH_DAY_YEAR, MONTH_YEAR, DOTTED):
        found = form.fullmatch(words)
        if found:
            edtf = _edtf(found.groupdict(), text) + mark
            parse(edtf)
            return edtf
    if prefix and FORM.fullmatch(words.upper() + mark):
        parse(words.upper() + mark)
        return words.upper() + mark
    raise InvalidDate(f"{text} is not a date; write 7 June 2024, June 2024, 2024 or 2024-06-07.")


def same_or_finer(finer: str, coarser: str) -> bool:
    """Whether the first date says what the second says, and perhaps more: 14 May 2021, May 2021."""
    first, second = _parts(finer), _parts(coarser)
    pairs = ((first.year, second.year), (first.month, second.month), (first.day, second.day))
    return all(theirs is None or ours == theirs for ours, theirs in pairs)


def _parts(edtf: str) -> _Parts:
    found = FORM.fullmatch(edtf)
    if not found or (edtf.startswith(NO_YEAR) and not found["month"]):
        raise InvalidDate(f"{edtf or 'An empty text'} is not a date of the form 2024-06-07.")
    year = None if found["year"] == NO_YEAR else int(found["year"])
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    if year == 0:
        raise InvalidDate("There is no year 0.")
    if month is not None and not 1 <= month <= 12:
        raise InvalidDate(f"There is no month {month}.")
    if day is not None and month is not None:
        longest = calendar.monthrange(year or LEAP_YEAR, month)[1]
        if not 1 <= day <= longest:
            named = f"{calendar.month_name[month]} {year}" if year else calendar.month_name[month]
            raise InvalidDate(f"{named} has no day {day}.")
    return _Parts(year, month, day, found["mark"])


def _edtf(found: dict[str, str | None], text: str) -> str:
    month = _month(found["month"] or "", text)
    day = found.get("day")
    return f"{found.get('year') or NO_YEAR}-{month:02}" + (f"-{int(day):02}" if day else "")


def _month(word: str, text: str) -> int:
    if word.isdigit():
        return int(word)
    known = [
        number
        for number, name in enumerate(calendar.month_name)
        if number and name.lower().startswith(word)
    ]
    if len(known) != 1:
        raise InvalidDate(f"{text} is not a date: no month is called {word}.")
    return known[0]
