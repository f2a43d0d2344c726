"""One engagement as one article tells it, reduced to what says which visit it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from visits.dates import NO_YEAR, InvalidDate, parse

# An article appears on the day of the event or up to this many days later.
PUBLISHED_WITHIN = timedelta(days=4)
# The hash of the article and the place of the engagement in it.
Key = tuple[str, int]
LEADING = ("head_of_delegation",)


@dataclass(frozen=True)
class Window:
    """The days on which it may have been; `exact` when the report states a day.

    Without a year both ends are None and `month_day` holds what is known ("04-25").
    """

    first: date | None = None
    last: date | None = None
    exact: bool = False
    month_day: str = ""

    @property
    def known(self) -> bool:
        return self.first is not None

    def gap(self, other: "Window") -> int | None:
        """Days between the two, 0 when they overlap, None when a year is missing."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return None
        return max((other.first - self.last).days, (self.first - other.last).days, 0)


@dataclass(frozen=True)
class Told:
    """`key` names the report the same way whenever it arrives: by article and engagement.

    `visit` is the visit it belongs to now, if any; `pinned` when a person decided about that
    visit, so that its reports are not moved away.
    """

    key: Key
    article: int
    engagement: int
    kind: str
    status: str | None
    host: str | None
    guests: frozenset[str]
    window: Window
    leaders: frozenset[int]
    people: frozenset[int]
    visit: int | None = None
    report: int | None = None
    pinned: bool = False

    @property
    def countries(self) -> frozenset[str]:
        """Everyone it brings together."""
        return self.guests | ({self.host} if self.host else frozenset())


def told_from_claims(
    claims: Mapping[str, Any],
    *,
    key: Key,
    article: int,
    roots: Mapping[int, int],
    visit: int | None = None,
    report: int | None = None,
    pinned: bool = False,
) -> Told:
    """From the JSON of `visits.claims`; `roots` says into whom an official was merged."""
    people: Iterable[Mapping[str, Any]] = claims.get("people") or []
    return Told(
        key=key,
        article=article,
        engagement=key[1],
        kind=claims["kind"],
        status=claims.get("status"),
        host=claims.get("host"),
        guests=frozenset(claims.get("guests") or ()),
        window=window_of(claims.get("start"), claims.get("end")),
        leaders=frozenset(
            roots.get(each["official"], each["official"])
            for each in people
            if each["role"] in LEADING
        ),
        people=frozenset(roots.get(each["official"], each["official"]) for each in people),
        visit=visit,
        report=report,
        pinned=pinned,
    )


def named_in(claims: Iterable[Mapping[str, Any]]) -> set[int]:
    """The numbers of all officials whom these claims name."""
    return {person["official"] for each in claims for person in each.get("people") or ()}


def window_of(start: Mapping[str, str] | None, end: Mapping[str, str] | None) -> Window:
    """The days that a report's dates allow, with respect to precision and basis."""
    if start is None:
        return Window()
    first, last = _days(start["date"])
    if first is None or last is None:
        return Window(month_day=start["date"][5:10] if start["date"].startswith(NO_YEAR) else "")
    exact = first == last and start["basis"] != "publication"
    if start["basis"] == "publication":
        first -= PUBLISHED_WITHIN
    _, end_last = _days(end["date"]) if end else (None, None)
    if end_last and end_last >= last:
        last = end_last
    return Window(first, last, exact=exact, month_day=f"{first:%m-%d}" if exact else "")


def _days(edtf: str) -> tuple[date | None, date | None]:
    try:
        days = parse(edtf)
    except InvalidDate:
        return None, None
    return days.earliest, days.latest
