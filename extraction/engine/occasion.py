"""When it took place, whether it has yet, and what sort of visit it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.dates import (
    DateMention,
    Day,
    dated_elsewhere,
    relative_date,
    weekday_range,
    with_year_near,
)
from extraction.engine.encounter import Encounter
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.presence import attends_gathering
from extraction.engine.publication import Published
from extraction.engine.titles import is_name_like
from extraction.engine.types import Span, Value

_EVENT_CUES: Final = (
    "visit",
    "departure",
    "receive",
    "received_by",
    "meet",
    "called_on",
    "telephone",
    "delegation",
    "held",
    "ongoing",
    "planned",
    "attended",
)
_VISIT_CUES: Final = ("visit", "departure", "receive", "received_by", "called_on")
_TELLING: Final = (*_VISIT_CUES, "meet", "held")
_COMES: Final = ("visit", "departure")
_STAYS: Final = ("visit", "departure", "delegation", "guests")
_LEAD: Final = 2
"""So many sentences that tell of the event may bear its day without further signs."""
_BESIDE: Final = 60
_AHEAD: Final = 40
_UNTIL: Final = 14
_UNTIL_VERB: Final = 28
"""Characters between a last day and the verb that makes it one: `8 Kasım'da ülkesine dönecek`."""
_PREPOSITION: Final = 3
"""Characters of a preposition, which governs what stands behind it: not the day before it."""
_WEEKDAYS_APART: Final = 8
_SAYING: Final = 10
"""Characters in which `said` stands before the day it was said on, where another day is told."""
_SAID: Final = 4
"""Characters between `said` and the weekday it was said on."""


@dataclass(frozen=True, slots=True)
class When:
    """The days of an engagement."""

    start: Value[str | None]
    end: Value[str | None]
    basis: str | None


def find_when(page: Page, encounter: Encounter, published: Published, *, planned: bool) -> When:
    """The day the event's own sentences give, else the dateline's, else about the publication's."""
    first = _first_told(page)
    told = [
        scene
        for scene in encounter.scenes
        if scene.sentence.part is Part.TEXT
        and (scene.sentence.start == first or _tells(page, scene))
    ]
    for scene in _leading(page, told):
        date = _date_in(page, encounter, scene, planned) or _relative(
            page, scene, published, planned
        )
        if date:
            date = _arrival(page, encounter, told, date, published, planned=planned)
            return _with_last_day(page, told, date, published)
    dateline = page.layout.dateline
    if dateline:
        for date in page.dates_within(dateline.start, dateline.end):
            if date.first.day:
                return _with_last_day(page, told, date, published, basis="dateline")
    for scene in told[_LEAD:]:
        date = _date_in(page, encounter, scene, planned)
        if date and page.any_of(_TELLING, date.start - _BESIDE, date.end + _BESIDE):
            return _stated(page, date, published)
    if published.day:
        spans = (published.span,) if published.span else ()
        return When(
            Value(
                published.day.edtf + "~", spans, 0.7, "no day of its own; about the publication's"
            ),
            Value(None, reason="no last day given"),
            "publication",
        )
    return When(
        Value(None, reason="the article gives no day"),
        Value(None, reason="the article gives no day"),
        None,
    )


_STAY: Final = 7
"""Days from the arrival to the meeting that a report tells first."""


def _arrival(
    page: Page,
    encounter: Encounter,
    told: list[Scene],
    date: DateMention,
    published: Published,
    *,
    planned: bool,
) -> DateMention:
    """`met today … He had arrived on Sunday`: the visit began when the guest came."""
    met = date.first.as_date()
    if met is None or planned or date.last is not None or encounter.kind != "visit":
        return date
    for scene in told:
        start, end = scene.sentence.start, scene.sentence.end
        if not page.first("ongoing", start, end) or not page.any_of(_COMES, start, end):
            continue
        came = _date_in(page, encounter, scene, planned)
        came = came or _relative(page, scene, published, planned)
        day = came.first.as_date() if came else None
        if came and day and 0 < (met - day).days <= _STAY and came.last is None:
            return came
    return date


def _leading(page: Page, told: list[Scene]) -> list[Scene]:
    """The first sentences that tell of the event, and the first behind the dateline."""
    dateline = page.layout.dateline
    behind = [scene for scene in told if dateline and scene.sentence.start >= dateline.start]
    return [*told[:_LEAD], *(scene for scene in behind[:1] if scene not in told[:_LEAD])]


def _with_last_day(
    page: Page,
    told: list[Scene],
    date: DateMention,
    published: Published,
    basis: str = "stated",
) -> When:
    """The day found, widened by what the report says of how long the visit lasts."""
    if date.last is None:
        for scene in told:
            start, end = scene.sentence.start, scene.sentence.end
            if not page.any_of(_STAYS, start, end):
                continue
            for other in page.dates_within(start, end):
                if other.last is not None and _between(date.first, other):
                    return _stated(page, other, published)
                if other is not date and _is_last_day(page, other):
                    return _stated(page, _until(date, other), published, basis)
    return _stated(page, date, published, basis)


def _between(day: Day, span: DateMention) -> bool:
    """Whether a day lies within a range, months and days alone compared."""
    if day.day is None or span.last is None:
        return False
    first = (span.first.month, span.first.day or 1)
    last = (span.last.month, span.last.day or 31)
    return first <= (day.month, day.day) <= last


def _is_last_day(page: Page, date: DateMention) -> bool:
    """`until May 15`, `mayın 15-dək`."""
    if date.last is not None:
        return False
    ahead, behind = (0, _UNTIL_VERB) if page.lexicon.grammar.verb_last else (_UNTIL, 3)
    cues = page.within("last_day", date.start - 2 * _UNTIL, date.end + behind + 1)
    return any(
        0 <= date.start - cue.end <= ahead
        or (
            (page.lexicon.grammar.verb_last or cue.end - cue.start > _PREPOSITION)
            and cue.start - date.end >= 0
            and not _numbers(page, date.end, cue.start)
        )
        or date.start < cue.start < date.end
        for cue in cues
    )


def _numbers(page: Page, start: int, end: int) -> bool:
    return any(map(str.isdigit, page.view.folded[start:end]))


def _until(date: DateMention, last: DateMention) -> DateMention:
    end = last.first
    if date.first.year and end.year is None:
        end = with_year_near(end, date.first)
    return replace(date, last=end, last_at=(last.start, last.end))


def _tells(page: Page, scene: Scene) -> bool:
    start, end = scene.sentence.start, scene.sentence.end
    if start in page.background:
        return False
    return page.any_of(_EVENT_CUES, start, end)


def _date_in(page: Page, encounter: Encounter, scene: Scene, planned: bool) -> DateMention | None:
    """The first date of the sentence that is no statement's and no later event's."""
    start, end = scene.sentence.start, scene.sentence.end
    first = _first_told(page) == scene.sentence.start
    for date in page.dates_within(start, end):
        if _is_last_day(page, date):
            continue
        if date.first.day is None and not first:
            continue
        if _is_of_statement(page, scene, date) or _names_what_happened(page, date):
            continue
        if not first and _of_another_event(page, encounter, date, planned):
            continue
        if first and not planned and _is_of_event_ahead(page, start, date):
            continue
        return date
    return None


_NAMED: Final = 3


def _names_what_happened(page: Page, date: DateMention) -> bool:
    """`15 Temmuz darbe girişimi`, `the September 11 attacks`: a day that has become a name."""
    if date.last is not None:
        return False
    before = page.within("named_day", date.start - 2 * _UNTIL, date.start)
    return page.first("named_day", date.end, date.end + _NAMED) is not None or any(
        0 < date.start - cue.end <= _NAMED for cue in before
    )


def _is_of_event_ahead(page: Page, start: int, date: DateMention) -> bool:
    """`Egypt will host the summit on October 8, the minister said after the meeting.`"""
    if page.lexicon.grammar.verb_last:
        event = page.within("event", max(start, date.start - _UNTIL_VERB), date.start)
        return bool(event) and page.first("planned", date.end, date.end + _UNTIL_VERB) is not None
    future = page.within("planned", max(start, date.start - 2 * _BESIDE), date.start)
    return bool(future) and page.first("event", future[-1].start, date.start) is not None


def _is_of_statement(page: Page, scene: Scene, date: DateMention) -> bool:
    """`said on May 5`; not `made the statement on May 5 while receiving …`."""
    statement = page.within("statement_date", scene.sentence.start, date.start + 1)
    if not statement or not 0 <= date.start - statement[-1].end <= 6:
        return False
    meanwhile = page.first("meanwhile", date.end, date.end + _UNTIL)
    return meanwhile is None or not page.any_of(
        ("receive", "meet"), meanwhile.end, meanwhile.end + _UNTIL
    )


def _relative(page: Page, scene: Scene, published: Published, planned: bool) -> DateMention | None:
    """`yesterday`, `on Tuesday`, counted from the publication."""
    if published.day is None:
        return None
    start, end = scene.sentence.start, scene.sentence.end
    days = [
        day
        for day in page.within("relative_day", start, end)
        if (planned or day.key != "tomorrow")  # `for the conference that begins tomorrow`
        and (
            not page.within("statement_date", day.start - _SAYING, day.start)
            or len(page.within("weekday", start, end)) == 0
        )
    ]
    if days:
        return relative_date(days[0], published.day, ahead=planned)
    weekdays = [
        day
        for day in page.within("weekday", start, end)
        if not _is_said_on(page, day) and not is_name_like(page, day)
    ]
    if not weekdays:
        return None
    if len(weekdays) > 1 and weekdays[1].start - weekdays[0].end <= _WEEKDAYS_APART:
        return weekday_range(weekdays[0], weekdays[1], published.day, ahead=planned)
    return relative_date(weekdays[0], published.day, ahead=planned)


def _is_said_on(page: Page, weekday: Mention) -> bool:
    """`a spokesman said Wednesday`, `… announced on Monday`: of the statement."""
    return any(
        0 < weekday.start - cue.end <= _SAID
        for kind in ("said_by", "statement_date")
        for cue in page.within(kind, weekday.start - 2 * _UNTIL, weekday.start)
    )


@once_per_page
def _first_told(page: Page) -> int:
    texts = [sentence.start for sentence in page.body if sentence.part is Part.TEXT]
    return texts[0] if texts else -1


def _of_another_event(page: Page, encounter: Encounter, date: DateMention, planned: bool) -> bool:
    """A date beside an exercise to come, a holiday, a document: not the visit's."""
    sentence = page.sentence_at(date.start)
    start, end = (sentence.start, sentence.end) if sentence else (date.start, date.end)
    start, end = max(start, date.start - _BESIDE), min(end, date.end + _BESIDE)
    near = page.within("event", start, end)
    future = page.within("planned", start, min(end, date.end + _AHEAD))
    outcome = page.within("outcome", start, end)
    visits = page.within("visit", start, end)
    if visits and not near:
        return False
    gathered = encounter.kind == "multilateral"
    if gathered and (planned or not future) and _names_the_gathering(page, date):
        return False
    if (
        sentence
        and (not future or gathered)
        and attends_gathering(page, sentence.start, sentence.end)
    ):
        return False
    if sentence and gathered and page.first("attended", sentence.start, sentence.end):
        return False  # the event that somebody attends is the one told of
    if sentence and not future and page.first("attended", sentence.start, date.start):
        return False  # `attended the exhibition from May 6 to 7`: there for the event
    return bool(near or outcome or (future and not planned)) or date.first.day is None


def _names_the_gathering(page: Page, date: DateMention) -> bool:
    """`on May 6 the ministers' meeting took place`, `in the meeting on May 6 delegations of …
    took part`: the event that is the engagement."""
    reach = (date.start - _BESIDE, date.end + _BESIDE)
    return page.any_of(("multilateral", "gathering", "attended", "attending"), *reach)


_LAST_DAY: Final = 0.85
"""Last days are oftener of something else than first days are."""


def _stated(page: Page, date: DateMention, published: Published, basis: str = "stated") -> When:
    spans: tuple[Span, ...] = (page.stored(date.start, date.end),)
    first, last = date.first, date.last
    reason = None
    confidence = 0.89
    if first.year is None and (dated := dated_elsewhere(page.dates, first)):
        spans += (page.stored(dated.start, dated.end),)
        first = first.in_year(dated.first.year or 0)
        last = with_year_near(last, first) if last else None
    if first.year is None:
        if published.day:
            last = with_year_near(last, published.day) if last else None
            first = with_year_near(first, published.day)
            if (
                last
                and last.year
                and first.year
                and (last.month, last.day or 0) >= (first.month, first.day or 0)
            ):
                first = first.in_year(last.year)
            reason = "the year is the publication's"
            basis = "inferred" if basis == "stated" else basis
            if published.span:
                spans += (published.span,)
            confidence = 0.87
        elif edition := _edition(page):
            first = first.in_year(edition[0])
            last = with_year_near(last, first) if last else None
            spans += (edition[1],)
            reason, confidence = "the year is that of the event's name", 0.7
        else:
            reason = "no year given"
            confidence = 0.87
    if basis == "dateline":
        confidence = 0.75
    if date.relative:
        basis, reason, confidence = "inferred", "counted from the publication", 0.85
        if published.span:
            spans += (published.span,)
    end: Value[str | None] = Value(None, reason="no last day given")
    spans = tuple(dict.fromkeys(spans))
    if last is not None and _is_before(last, first):
        end = Value(None, reason="the last day given is not after the first")
    elif last is not None:
        own = (page.stored(*date.last_at),) if date.last_at else ()
        end = Value(last.edtf, own + spans, min(confidence, _LAST_DAY))
    return When(Value(first.edtf, spans, confidence, reason), end, basis)


_EDITION: Final = re.compile(
    r"[^\W\d_]{3}[”»\"]? ?[-–] ?(?P<joined>(?:19|20)\d\d)(?![\d-])"
    r"|[^\W\d_]{3} (?P<quoted>(?:19|20)\d\d)[”»\"]"
)


@once_per_page
def _edition(page: Page) -> tuple[int, Span] | None:
    """The year in the name of an event, `IDEF-2025`, `“IDEF 2025”`; all must have the same."""
    found = [
        match
        for sentence in page.body
        if page.any_of(("event", "gathering"), sentence.start, sentence.end)
        for match in _EDITION.finditer(page.view.chars, sentence.start, sentence.end)
    ]
    years = {match[match.lastgroup or 0] for match in found}
    if len(years) != 1:
        return None
    return int(years.pop()), page.stored(*found[0].span(found[0].lastgroup or 0))


def _is_before(last: Day, first: Day) -> bool:
    """Whether a last day cannot be one: it lies before the first, or is the same.

    Days without a year are taken to be of one year: a stay over the turn of a year nobody names
    cannot be told from two days that have nothing to do with each other.
    """
    if last == first:
        return True
    of_last, of_first = (last.month, last.day or 31), (first.month, first.day or 0)
    if last.year and first.year:
        return (last.year, *of_last) <= (first.year, *of_first)
    return of_last <= of_first


def find_status(page: Page, encounter: Encounter) -> Value[str]:
    """planned, in_progress or completed."""
    texts = [
        scene
        for scene in encounter.scenes
        if scene.sentence.part is Part.TEXT and scene.sentence.start not in page.background
    ]
    held = [cue for scene in texts for cue in _come_about(page, scene)]
    if not page.of("planned") and not page.of("ongoing"):
        return _completed(page, held)
    planned = [cue for scene in texts for cue in _in(page, "planned", scene)]
    ongoing = [cue for scene in texts for cue in _in(page, "ongoing", scene)]
    first_held = bool(texts) and bool(_come_about(page, texts[0]))
    ahead = any(
        _in(page, "planned", scene) for scene in texts[:_LEAD] if not _come_about(page, scene)
    )
    if ahead and not first_held and _first(planned) <= _first(ongoing) and len(held) <= _LEAD:
        return Value("planned", (page.stored(planned[0].start, planned[0].end),), 0.85)
    if ongoing and (not held or _only_begun(page, texts)):
        return Value("in_progress", (page.stored(ongoing[0].start, ongoing[0].end),), 0.85)
    if planned and not held and not _in(page, "planned", texts[0]):
        # `paid a visit to …`, and its meetings are all to come
        return Value("in_progress", (page.stored(planned[0].start, planned[0].end),), 0.75)
    return _completed(page, held)


def _completed(page: Page, held: list[Mention]) -> Value[str]:
    spans = (page.stored(held[0].start, held[0].end),) if held else ()
    return Value("completed", spans, 0.93 if held else 0.7)


def _come_about(page: Page, scene: Scene) -> Sequence[Mention]:
    """What was held: not `is scheduled to be received`, where the verb of the plan stands first."""
    held = _in(page, "held", scene)
    if not held or page.lexicon.grammar.verb_last:
        return held
    planned = _in(page, "planned", scene)
    return [cue for cue in held if cue.start < _first(planned)]


def _only_begun(page: Page, texts: list[Scene]) -> bool:
    """`arrived on a visit`, was welcomed, and the rest of the programme is still to come."""
    if not _in(page, "ongoing", texts[0]) or _come_about(page, texts[0]):
        return False
    told = [scene for scene in texts if not _in(page, "ongoing", scene)]
    held = sum(bool(_come_about(page, scene)) for scene in told)
    coming = sum(
        bool(_in(page, "planned", scene))
        and not _in(page, "departure", scene)
        and not _come_about(page, scene)
        for scene in told
    )
    return held <= coming and coming > 0


def _first(mentions: Sequence[Mention]) -> int:
    return mentions[0].start if mentions else 1 << 60


def _in(page: Page, kind: str, scene: Scene) -> Sequence[Mention]:
    return page.mentions_in(scene.sentence).get(kind, ())


def is_cancelled(page: Page, encounter: Encounter) -> bool:
    """Called off in the first breath, or called off and nothing held."""
    if not page.of("cancelled"):
        return False
    texts = [scene for scene in encounter.scenes if scene.sentence.part is Part.TEXT]
    told = texts[:1]
    if any(_in(page, "cancelled", scene) and not _in(page, "held", scene) for scene in told):
        return not any(_in(page, "planned", scene) for scene in texts[1:])
    return any(_in(page, "cancelled", scene) for scene in encounter.scenes) and not any(
        _in(page, "held", scene) for scene in encounter.scenes
    )


def find_visit_type(page: Page, encounter: Encounter) -> Value[str | None]:
    """The first name the article gives the visit; `official working` is working."""
    if encounter.kind != "call" and page.of("visit_type"):
        for scene in encounter.scenes:
            if scene.sentence.start in page.background:
                continue
            found = _in(page, "visit_type", scene)
            if found:
                mention = found[0]
                return Value(mention.key, (page.stored(mention.start, mention.end),), 0.93)
    return Value(None, reason="the article does not say")
