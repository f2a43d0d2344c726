"""Do two reports tell of one visit? A verdict with its reasons in words."""

from dataclasses import dataclass
from enum import Enum

from extraction.resolution.told import Told

# The same leader in the same country within so many days is on the same visit; a leader who
# comes back later comes for another one; between the two nobody can tell from the days alone.
NEAR_DAYS = 3
FAR_DAYS = 8
# A span longer than this (a month, a year) does not say which visit it was.
VAGUE_DAYS = 12

MEETINGS = {"visit", "multilateral"}
CALLED_OFF = {"cancelled", "postponed"}


class Verdict(Enum):
    SAME = "same"
    MAYBE = "maybe"
    UNRELATED = "unrelated"
    """Nothing speaks for it, nothing forbids it."""
    DIFFERENT = "different"
    """Something forbids it."""


@dataclass(frozen=True)
class Comparison:
    """A verdict on two reports; `score` from 0 to 1 orders the questions it may raise."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by_person: bool = False


def compare(one: Told, other: Told) -> Comparison:
    """The verdict, whichever of the two comes first."""
    forbidding = _forbidding(one, other)
    if forbidding:
        return Comparison(Verdict.DIFFERENT, 0.0, (forbidding,))
    reasons: list[str] = []
    doubts: list[str] = []
    if one.host is None or other.host is None:
        doubts.append("one report does not say where it was")
    else:
        reasons.append("it was in the same country")
    if one.guests == other.guests:
        reasons.append("the guests are of the same countries")
    else:
        doubts.append("the guests are not quite the same")
    if one.kind != other.kind:
        doubts.append("one report tells of an event of many countries")
    if (one.status in CALLED_OFF) != (other.status in CALLED_OFF):
        doubts.append("one report says that it was called off")
    when = _days(one, other)
    who = _people(one, other)
    reasons += [when.words, who.words]
    if not doubts and when.close and (who.leader or (who.shared and when.overlap)):
        score = 0.95 if who.leader and when.overlap else 0.85
        return Comparison(Verdict.SAME, score, tuple(reasons))
    if when.overlap or (when.close and who.shared):
        score = 0.6 + 0.1 * who.leader + 0.1 * when.overlap - 0.1 * len(doubts)
        return Comparison(Verdict.MAYBE, score, (*reasons, *doubts))
    return Comparison(Verdict.UNRELATED, 0.0, tuple(reasons))


def _forbidding(one: Told, other: Told) -> str:
    if one.article == other.article:
        return "one article tells of both as two"
    if one.kind != other.kind and not {one.kind, other.kind} <= MEETINGS:
        return "a meeting, a reception and a call are different things"
    if one.host and other.host and one.host != other.host:
        return "they took place in different countries"
    if one.guests and other.guests and not one.guests & other.guests:
        return "the guests are of different countries"
    if _led_by_others(one, other):
        return "the delegations are led by different people"
    gap = one.window.gap(other.window)
    if gap is not None and gap > FAR_DAYS:
        return f"there are {gap} days between them"
    if gap is None and _month_days_differ(one, other):
        return "they are of different days"
    return ""


def _led_by_others(one: Told, other: Told) -> bool:
    """Whether neither's leader is anywhere in the other (a role may have been misread)."""
    both = bool(one.leaders and other.leaders)
    return both and not (one.leaders & other.people or other.leaders & one.people)


def _month_days_differ(one: Told, other: Told) -> bool:
    days = (one.window.month_day, other.window.month_day)
    return all(days) and days[0] != days[1]


@dataclass(frozen=True)
class _When:
    close: bool
    overlap: bool
    words: str


def _days(one: Told, other: Told) -> _When:
    gap = one.window.gap(other.window)
    if gap is None:
        if one.window.month_day and one.window.month_day == other.window.month_day:
            return _When(True, True, "the day is the same, and not both name the year")
        return _When(False, False, "one has no date")
    if gap == 0:
        vague = any(_length(each) > VAGUE_DAYS for each in (one, other))
        words = "one date is too vague to tell" if vague else "the days agree"
        return _When(not vague, True, words)
    return _When(gap <= NEAR_DAYS, False, f"the days lie {gap} apart")


def _length(told: Told) -> int:
    first, last = told.window.first, told.window.last
    return (last - first).days if first and last else 0


@dataclass(frozen=True)
class _Who:
    leader: bool
    shared: bool
    words: str


def _people(one: Told, other: Told) -> _Who:
    if one.leaders & other.leaders:
        return _Who(True, True, "the delegation is led by the same official")
    if one.people & other.people:
        return _Who(False, True, "an official takes part in both")
    if not one.people or not other.people:
        return _Who(False, False, "one report names nobody")
    return _Who(False, False, "nobody is named in both")
