"""What the reports of one visit together say: claims in, values with reasons out.

Pure and blind to the order in which reports arrived. Readings that speak equally for two values
settle to none, with the reason; only the kind, which a visit cannot be without, falls back to
the first word of its list.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from visits import dates
from visits.claims import FIELDS
from visits.names import fold
from visits.services.checking import ends_before_it_starts
from visits.services.fields import WORD_LISTS, in_order
from visits.vocabulary import DateBasis, Role, VisitKind, VisitStatus

SILENCE = "No report says."
# The most telling basis first; an editor's own day never comes from a report.
BASES = (
    DateBasis.EDITOR,
    DateBasis.STATED,
    DateBasis.DATELINE,
    DateBasis.INFERRED,
    DateBasis.PUBLICATION,
)
# A report of a later stage answers one of an earlier stage; it does not contradict it.
STAGES = (
    VisitStatus.PLANNED,
    VisitStatus.POSTPONED,
    VisitStatus.CANCELLED,
    VisitStatus.IN_PROGRESS,
    VisitStatus.COMPLETED,
)
VISITING = {Role.HEAD_OF_DELEGATION, Role.DELEGATION_MEMBER}
RECEIVING = {Role.HOST, Role.MET}
LONGEST_REASON = 300


@dataclass(frozen=True)
class Told:
    """What one report says, and enough of the report to name and order it."""

    article: int
    engagement: int
    teller: str
    published: date | None
    engine_version: str
    claims: Mapping[str, Any]
    confidence: Mapping[str, float]
    reasons: Mapping[str, str]

    @property
    def order(self) -> tuple[date, int, int]:
        """Earliest published first; a report without a day of publication last."""
        return (self.published or date.max, self.article, self.engagement)


@dataclass(frozen=True)
class Settled:
    """One field's value, how sure, by which engine, and why it is so or why it is blank."""

    value: Any
    confidence: float | None = None
    engine_version: str = ""
    reason: str = ""


def settle(told: Iterable[Told], fixed: Mapping[str, Any] | None = None) -> dict[str, Settled]:
    """Every field of visits.claims settled from what the reports say.

    `fixed` are values that persons decided: the other fields are made to fit them (a host that a
    person named is no guest, whatever the reports say).
    """
    reports = sorted(told, key=lambda each: each.order)
    settled = {field: _supported(field, RULES[field](field, reports), reports) for field in FIELDS}
    return _fitted(settled, fixed or {})


def _supported(field: str, settled: Settled, reports: Sequence[Told]) -> Settled:
    """With the confidence and engine of the surest report that says so, and a reason if blank."""
    if settled.value in (None, []):
        why = next((r.reasons[field] for r in reports if r.reasons.get(field)), SILENCE)
        return replace(
            settled,
            reason=(settled.reason or why)[:LONGEST_REASON],
            engine_version=max((r.engine_version for r in reports), default=""),
        )
    saying = [r for r in reports if _says(r.claims.get(field), settled.value)] or list(reports)
    sure = [r.confidence[field] for r in saying if r.confidence.get(field) is not None]
    return replace(
        settled,
        confidence=max(sure, default=None),
        engine_version=max(r.engine_version for r in saying),
        reason=settled.reason[:LONGEST_REASON],
    )


def _says(claim: Any, value: Any) -> bool:
    return bool(claim) if isinstance(value, list) else bool(claim == value)


def _most_said(field: str, reports: Sequence[Told]) -> Settled:
    """The value most reports say; none where two are said equally often."""
    said = [(r.claims.get(field), r) for r in reports if r.claims.get(field) is not None]
    counted = Counter(value for value, _ in said).most_common()
    if not counted:
        return Settled(None)
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        return Settled(None, reason=_disagreement(said))
    reason = _disagreement(said) if len(counted) > 1 else ""
    return Settled(counted[0][0], reason=reason)


def _kind(field: str, reports: Sequence[Told]) -> Settled:
    settled = _most_said(field, reports)
    if settled.value is None and reports:
        said = {r.claims[field] for r in reports if r.claims.get(field)}
        return replace(settled, value=min(said, key=VisitKind.values.index))
    return settled


def _status(field: str, reports: Sequence[Told]) -> Settled:
    """The furthest stage told; a visit told as called off and as under way is unknown."""
    said = [(r.claims.get(field), r) for r in reports if r.claims.get(field)]
    stages = {value for value, _ in said}
    if VisitStatus.CANCELLED in stages and stages & {*STAGES[3:]}:
        return Settled(None, reason=_disagreement(said))
    furthest = max(stages, key=_stage, default=None)
    return Settled(furthest, reason=_disagreement(said) if len(stages) > 1 else "")


def _stage(status: Any) -> int:
    return STAGES.index(VisitStatus(status))


def _codes(field: str, reports: Sequence[Told]) -> Settled:
    return Settled(sorted({code for r in reports for code in r.claims.get(field) or ()}))


def _words(field: str, reports: Sequence[Told]) -> Settled:
    words = [word for r in reports for word in r.claims.get(field) or ()]
    return Settled(in_order(words, WORD_LISTS[field]))


def _date(field: str, reports: Sequence[Told]) -> Settled:
    """The best derived date; among equals the most said, refined by one that fits and is finer."""
    said = [(r.claims[field], r) for r in reports if r.claims.get(field)]
    if not said:
        return Settled(None)
    best = min(BASES.index(DateBasis(claim["basis"])) for claim, _ in said)
    told = [(claim["date"], r) for claim, r in said if claim["basis"] == BASES[best]]
    if BASES[best] == DateBasis.PUBLICATION:
        # The nearest to the event is the earliest that wrote of it.
        chosen, reason = min(day for day, _ in told), ""
    else:
        chosen, reason = _agreed_date(told)
    value = {"date": chosen, "basis": BASES[best].value} if chosen else None
    return Settled(value, reason=reason)


def _agreed_date(told: Sequence[tuple[str, Told]]) -> tuple[str | None, str]:
    days = [day for day, _ in told]
    support = {day: sum(dates.same_or_finer(day, other) for other in days) for day in set(days)}
    most = max(support.values())
    leading = sorted(day for day, count in support.items() if count == most)
    finest = [d for d in leading if all(dates.same_or_finer(d, other) for other in leading)]
    disagreeing = any(not dates.same_or_finer(d, o) for d in leading for o in days)
    reason = _disagreement(told) if disagreeing else ""
    # Several are equally fine only where they differ by their mark; the plain one sorts first.
    return (finest[0] if finest else None), reason


def _people(field: str, reports: Sequence[Told]) -> Settled:
    """Everybody whom a report names; of each, what most reports say."""
    told: dict[int, list[Mapping[str, Any]]] = {}
    for report in reports:
        for person in report.claims.get(field) or ():
            told.setdefault(person["official"], []).append(person)
    people = [_person(official, claims) for official, claims in told.items()]
    people.sort(key=lambda person: Role.values.index(person["role"]))
    return Settled(people)


def _person(official: int, claims: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "official": official,
        # The fullest form; of equally long ones the first printed.
        "name": max((claim["name"] for claim in claims), key=len),
        "role": _role([claim["role"] for claim in claims]),
        "rank": _first_of_most([claim.get("rank") for claim in claims]),
        "post_printed": _first_of_most([claim.get("post_printed") for claim in claims]),
        "post": _only_most([claim.get("post") for claim in claims]),
        "country": _only_most([claim.get("country") for claim in claims]),
    }


def _role(roles: Sequence[str]) -> str:
    """The role most said; where tied, the higher one of one side, and none across the sides."""
    plain = [role for role in roles if role != Role.OTHER] or list(roles)
    counted = Counter(plain)
    most = max(counted.values())
    leading = {role for role, count in counted.items() if count == most}
    if leading & VISITING and leading & RECEIVING:
        return Role.OTHER.value
    return min(leading, key=Role.values.index)


def _first_of_most(printed: Sequence[str | None]) -> str | None:
    """Printed words differ by language; the most printed, of equals the first."""
    counted = Counter(fold(words) for words in printed if words)
    if not counted:
        return None
    return max((words for words in printed if words), key=lambda words: counted[fold(words)])


def _only_most(values: Sequence[str | None]) -> str | None:
    counted = Counter(value for value in values if value).most_common(2)
    tied = len(counted) == 2 and counted[0][1] == counted[1][1]
    return counted[0][0] if counted and not tied else None


def _outcomes(field: str, reports: Sequence[Told]) -> Settled:
    """Of each type the list of the report that tells most of it, so that none counts twice."""
    fullest: dict[str, list[dict[str, str]]] = {}
    for report in reports:
        by_type: dict[str, list[dict[str, str]]] = {}
        for outcome in report.claims.get(field) or ():
            by_type.setdefault(outcome["type"], []).append(dict(outcome))
        for kind, outcomes in by_type.items():
            if len(outcomes) > len(fullest.get(kind, [])):
                fullest[kind] = outcomes
    return Settled([outcome for outcomes in fullest.values() for outcome in outcomes])


def _fitted(settled: dict[str, Settled], fixed: Mapping[str, Any]) -> dict[str, Settled]:
    """Make the machine's fields fit one another and what persons decided."""

    def value(field: str) -> Any:
        return fixed[field] if field in fixed else settled[field].value

    def without(field: str, others: Iterable[str], why: str) -> None:
        kept = [code for code in settled[field].value if code not in set(others)]
        if field not in fixed and kept != settled[field].value:
            settled[field] = replace(settled[field], value=kept, reason="" if kept else why)

    sides = {*fixed.get("guests", ()), *fixed.get("third_countries", ())}
    if "host" not in fixed and value("host") in sides:
        why = f"The reports name {value('host')}, which an editor put on another side."
        settled["host"] = replace(settled["host"], value=None, confidence=None, reason=why)
    host = [value("host")]
    named = fixed.get("third_countries", ())
    without("guests", [*host, *named], "The reports name no guest but the host.")
    without("third_countries", [*host, *value("guests")], SILENCE)
    if ends_before_it_starts(value("start"), value("end")):
        late = "end" if "end" not in fixed else "start"
        if late not in fixed:
            why = "The reports give an end before the start."
            settled[late] = replace(settled[late], value=None, confidence=None, reason=why)
    return settled


def _disagreement(said: Sequence[tuple[Any, Told]]) -> str:
    """Who says what, in one line: "Reports disagree: News.Az says AZ; Trend says KZ."."""
    lines: dict[str, str] = {}
    for value, report in said:
        lines.setdefault(f"{report.teller} says {value}", "")
    return f"Reports disagree: {'; '.join(lines)}."


RULES: dict[str, Callable[[str, Sequence[Told]], Settled]] = {
    "kind": _kind,
    "status": _status,
    "visit_type": _most_said,
    "host": _most_said,
    "guests": _codes,
    "third_countries": _codes,
    "start": _date,
    "end": _date,
    "people": _people,
    "activities": _words,
    "topics": _words,
    "outcomes": _outcomes,
}
