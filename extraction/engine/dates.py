"""Dates as the text writes them, and as EDTF (ISO 8601-2 level 1)."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from extraction.engine.lexicon import DateWords, Lexicon
from extraction.engine.matcher import Mention
from extraction.engine.types import Span
from extraction.engine.view import View

_NUMERIC: Final = re.compile(
    r"(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?:(?!\d)|(?=\d\d:\d\d))|(?<!\d)((?:19|20)\d\d)[-/.](\d\d)[-/.](\d\d)(?!\d)"
)
_MARKED: Final = re.compile(r"\d[./-]\d")
_BEFORE_MARK: Final = 3
"""Digits of a numeric date that may stand before the one at its first mark."""
_DIGIT: Final = re.compile(r"\d")
_ISO_MONTH: Final = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_AMERICAN: Final = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR: Final = re.compile(r" (\d\d)(?=[.,;)\]])(?![.,]\d)")
"""`on 13 May 22.`: two digits behind day and month that a mark closes; at the end of the text they
may be the half of a year that was cut."""
_WINDOW: Final = 48
_LEAP_YEAR: Final = 2024


@dataclass(frozen=True, slots=True)
class Day:
    """A day; what the text leaves open is None."""

    year: int | None
    month: int
    day: int | None

    @property
    def edtf(self) -> str:
        year = f"{self.year:04}" if self.year else "XXXX"
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def in_year(self, year: int) -> Day:
        return replace(self, year=year)

    def about(self) -> datetime.date | None:
        """The day as a date, the middle of the month where the day is left open."""
        return datetime.date(self.year, self.month, self.day or 15) if self.year else None

    def as_date(self) -> datetime.date | None:
        if not self.year or not self.day:
            return None
        return datetime.date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: one day, or a first and a last one."""

    first: Day
    last: Day | None
    start: int
    end: int
    relative: bool = False
    """Told relative to the publication: a weekday, `yesterday`."""
    last_at: tuple[int, int] | None = None
    """Where the last day stands, if not beside the first."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class DateReader:
    """Reads dates around month names, for one language."""

    def __init__(self, words: DateWords) -> None:
        joiner = "|".join(re.escape(word) for word in words.joiners) or "-"
        ordinal = "|".join(re.escape(word) for word in words.ordinals) or r"(?!)"
        filler = "|".join(re.escape(word) for word in words.fillers) or r"(?!)"
        year_word = "|".join(re.escape(word) for word in words.year_words) or r"(?!)"
        day = rf"(\d{{1,2}})(?!\d)(?:(?:{ordinal})(?!\w))?(?:['-][a-z]{{1,4}}(?!\w))?"
        year = rf"((?:19|20)\d\d)(?!\d)"  # noqa: F541 - built like its neighbours
        self._left = re.compile(
            rf"(?:(?<!\d){year}(?:['-][^\W\d]\w{{0,3}})?,? (?:(?:{year_word}) )?)?"
            rf"(?:(?<![\d:.,])(?:{day} ?(?:{joiner}) ?)?"
            rf"(?<![\d:.,])(?<!(?:19|20)\d\d-){day}\.? (?:(?:{filler}) ){{0,2}})?$"
        )
        self._right = re.compile(
            rf"(?:\.?|,(?= \d{{1,2}},? (?:19|20)\d\d(?!\d))) (?:(?:{filler}) )?{day}(?![:.]\d)"
            rf"(?:(?: ?(?:{joiner}) ?|(?<=[dt][ae]n) ){day}(?![:.]\d| \d))?"
        )
        self._year_right = re.compile(rf"[.,]? ?(?:(?:{filler}) )?{year}(?:['-]?\w{{1,4}})?")
        self._joined = re.compile(rf"[ ,]{{0,2}}(?:{joiner})[ ]?(?:the )?")

    def around(self, view: View, month: Mention) -> DateMention | None:
        """The date whose month name `month` is; None when it stands alone."""
        left_from = max(0, month.start - _WINDOW)
        digit = _DIGIT.search(view.folded, left_from, month.start)
        left = digit and self._left.search(
            view.folded[left_from : month.start], digit.start() - left_from
        )
        year, first, last = left.groups() if left else (None, None, None)
        start = left_from + left.start() if left else month.start
        end = month.end
        if last is None:
            right = self._right.match(view.folded, month.end)
            if right:
                first, last = right.group(1), right.group(2)
                end = right.end()
                if last is None:
                    first, last = None, first
        if year is None:
            stated = self._year_right.match(view.folded, end)
            short = _SHORT_YEAR.match(view.folded, end) if end == month.end and last else None
            if stated:
                year, end = stated.group(1), stated.end()
            elif short:
                year, end = f"20{short.group(1)}", short.end()
        if last is None and year is None:
            return None
        number = int(month.key)
        last_day = _day(year, number, last)
        first_day = _day(year, number, first)
        if last is not None and last_day is None:
            return None
        if last_day is None:
            return DateMention(Day(int(year or 0) or None, number, None), None, start, end)
        if first_day and (first_day.day or 0) < (last_day.day or 0):
            return DateMention(first_day, last_day, start, end)
        return DateMention(last_day, None, start, end)

    def all_in(self, view: View, months: Iterable[Mention]) -> list[DateMention]:
        """Every date of the view in order, with two joined ones made one range."""
        found = [date for month in months if (date := self.around(view, month))]
        found += numeric_dates(view)
        found.sort(key=lambda date: date.start)
        return self._joined_ranges(view, found)

    def _joined_ranges(self, view: View, dates: list[DateMention]) -> list[DateMention]:
        result: list[DateMention] = []
        for date in dates:
            before = result[-1] if result else None
            if before and date.start < before.end:
                continue
            if (
                before
                and before.last is None
                and date.last is None
                and before.first.day
                and date.first.day
                and self._joined.fullmatch(view.folded, before.end, date.start)
            ):
                first = before.first
                if first.year is None and date.first.year:
                    first = first.in_year(date.first.year)
                result[-1] = DateMention(first, date.first, before.start, date.end)
            else:
                result.append(date)
        return result


def numeric_dates(view: View) -> list[DateMention]:
    """`07.06.2024`, `2024-06-07`, `4/25/2024`."""
    found = []
    for match in _numeric(view.folded):
        day, month, year, iso_year, iso_month, iso_day = match.groups()
        whole = _day(year, int(month), day) if year else _day(iso_year, int(iso_month), iso_day)
        if whole is None and year and (american := _AMERICAN.match(view.folded, match.start())):
            # `4/25/2024`: there is no month 25
            whole = _day(year, int(american.group(1)), american.group(2))
        if whole:
            found.append(DateMention(whole, None, match.start(), match.end()))
    return found


def _numeric(folded: str) -> Iterator[re.Match[str]]:
    """Matches of `_NUMERIC`, tried only around digits with a mark between."""
    position = 0
    while marked := _MARKED.search(folded, position):
        at = marked.start()
        starts = range(max(position, at - _BEFORE_MARK), at + 1)
        match = next(filter(None, (_NUMERIC.match(folded, start) for start in starts)), None)
        position = match.end() if match else at + 1
        if match:
            yield match


def iso_day(text: str | None) -> Day | None:
    """A day written YYYY-MM-DD, or a month YYYY-MM; None for anything else."""
    if not text:
        return None
    month = _ISO_MONTH.fullmatch(text)
    if month:
        return Day(int(month.group(1)), int(month.group(2)), None)
    try:
        date = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return Day(date.year, date.month, date.day)


def with_year_near(day: Day, published: Day) -> Day:
    """The bare day in the year that brings it nearest to the publication."""
    reference = published.about()
    if day.year or reference is None:
        return day
    years = (reference.year, reference.year - 1, reference.year + 1)
    candidates = [
        day.in_year(year) for year in years if _day(str(year), day.month, str(day.day or 1))
    ]
    if not candidates:
        return day
    return min(
        candidates,
        key=lambda each: abs(
            (datetime.date(each.year or 1, each.month, each.day or 15) - reference).days
        ),
    )


def dated_elsewhere(dates: Iterable[DateMention], day: Day) -> DateMention | None:
    """The same day of the same month, written with its year in another place."""
    same = [
        date
        for date in dates
        if date.first.year and (date.first.month, date.first.day) == (day.month, day.day)
    ]
    return same[0] if day.day and len({date.first.year for date in same}) == 1 else None


def relative_date(mention: Mention, published: Day, *, ahead: bool) -> DateMention | None:
    """A weekday or `yesterday` counted from the publication; weekdays lie ahead in a plan."""
    known_year = published.year is not None
    if not known_year and mention.kind == "weekday":
        return None
    # counting from a day without a year: any leap year will do
    reference = (published if known_year else published.in_year(_LEAP_YEAR)).as_date()
    if reference is None:
        return None
    if mention.kind == "weekday":
        offset = int(mention.key) - reference.isoweekday()
        if ahead and offset < 0:
            offset += 7
        elif not ahead and offset > 0:
            offset -= 7
    else:
        offset = {"today": 0, "yesterday": -1, "tomorrow": 1}[mention.key]
    try:
        found = reference + datetime.timedelta(days=offset)
    except OverflowError:
        return None
    day = Day(found.year if known_year else None, found.month, found.day)
    return DateMention(day, None, mention.start, mention.end, relative=True)


def weekday_range(
    first: Mention, last: Mention, published: Day, *, ahead: bool
) -> DateMention | None:
    """`from Tuesday to Thursday`: the last day as `relative_date` has it, the first before it."""
    end = relative_date(last, published, ahead=ahead)
    day = end.first.as_date() if end else None
    if end is None or day is None:
        return end
    begin = day - datetime.timedelta(days=(int(last.key) - int(first.key)) % 7)
    return DateMention(
        Day(begin.year, begin.month, begin.day), end.first, first.start, last.end, relative=True
    )


def make_reader(lexicon: Lexicon) -> DateReader:
    return DateReader(lexicon.dates)


def _day(year: str | None, month: int, day: str | None) -> Day | None:
    """A day that exists; in an unknown year February has 29."""
    if day is None or not 1 <= month <= 12:
        return None
    number = int(day)
    if not 1 <= number <= calendar.monthrange(int(year) if year else _LEAP_YEAR, month)[1]:
        return None
    return Day(int(year) if year else None, month, number)
