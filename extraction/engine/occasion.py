"""When it took place, whether it has yet, and what sort of visit it is called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.dates import (
    DateMention,
    Day,
    iso_day,
    relative_date,
    weekday_range,
    with_year_near,
)
from extraction.engine.encounters import Encounter
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.types import Document, Span, Value

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
)
_VISIT_CUES: Final = ("visit", "departure", "receive", "received_by", "called_on")
_TOP_STAMPS: Final = 12
_STAYS: Final = ("visit", "departure", "delegation", "guests")
_LEAD: Final = 2
"""So many sentences that tell of the event may bear its day without further signs."""
_BESIDE: Final = 60
_TODAY_REACH: Final = 16
_UNTIL: Final = 14
_UNTIL_VERB: Final = 28
"""Characters between a last day and the verb that makes it one: `8 Kasım'da ülkesine dönecek`."""
_WEEKDAYS_APART: Final = 8


@dataclass(frozen=True, slots=True)
class Published:
    """When the article came out, as far as it says."""

    day: Day | None
    span: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class When:
    """The days of an engagement."""

    start: Value[str | None]
    end: Value[str | None]
    basis: str | None


def find_publication(page: Page, document: Document) -> Published:
    """A printed stamp before the crawl's, before the page's metadata, before a dated dateline."""
    stamp = _stamp(page)
    if stamp:
        return stamp
    if page.layout.crawled:
        start, end = page.layout.crawled
        day = iso_day(page.view.chars[start:end])
        if day:
            return Published(day, page.stored(start, end), 0.9)
    day = iso_day(document.published)
    if day:
        return Published(day, None, 0.9)
    return _in_dateline(page) or _on_today(page) or Published(None, None, 0.0)


def _stamp(page: Page) -> Published | None:
    """A line with little but the day: near the top, else at the end; a month alone will do."""
    sentences = page.layout.sentences
    month: Published | None = None
    for sentence in (*sentences[:_TOP_STAMPS], *sentences[_TOP_STAMPS:][-4:]):
        if sentence.part is not Part.STAMP:
            continue
        for date in page.dates_within(sentence.start, sentence.end):
            if date.first.as_date():
                return Published(date.first, page.stored(date.start, date.end), 0.95)
            if date.first.year and month is None:
                month = Published(date.first, page.stored(date.start, date.end), 0.85)
    return month


def _in_dateline(page: Page) -> Published | None:
    dateline = page.layout.dateline
    for date in page.dates:
        if dateline and dateline.start <= date.start < dateline.end and date.first.day:
            confidence = 0.85 if date.first.year else 0.75
            return Published(date.first, page.stored(date.start, date.end), confidence)
    return None


def _on_today(page: Page) -> Published | None:
    """`received today (Tuesday, January 17th, 2023)`: the day of writing."""
    for mention in page.of("relative_day"):
        if mention.key != "today":
            continue
        for date in page.dates_within(mention.end, mention.end + _TODAY_REACH + 1):
            if date.first.as_date():
                return Published(date.first, page.stored(date.start, date.end), 0.85)
    return None


def find_when(page: Page, encounter: Encounter, published: Published, *, planned: bool) -> When:
    """The day the event's own sentences give, else the dateline's, else about the publication's."""
    first = _first_told(page)
    told = [
        scene
        for scene in encounter.scenes
        if scene.sentence.part is Part.TEXT
        and (scene.sentence.start == first or _tells(page, scene))
    ]
    for scene in told[:_LEAD]:
        date = _date_in(page, scene, published, planned) or _relative(
            page, scene, published, planned
        )
        if date:
            return _with_last_day(page, told, date, published)
    dateline = page.layout.dateline
    if dateline:
        for date in page.dates_within(dateline.start, dateline.end):
            if date.first.day:
                return _stated(page, date, published, basis="dateline")
    for scene in told[_LEAD:]:
        date = _date_in(page, scene, published, planned)
        if date and any(
            page.first(kind, date.start - _BESIDE, date.end + _BESIDE) for kind in _VISIT_CUES
        ):
            return _stated(page, date, published)
    if published.day and not planned:
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


def _with_last_day(page: Page, told: list[Scene], date: DateMention, published: Published) -> When:
    """The day found, widened by what the report says of how long the visit lasts."""
    if date.last is None:
        for scene in told:
            start, end = scene.sentence.start, scene.sentence.end
            if not any(page.first(kind, start, end) for kind in _STAYS):
                continue
            for other in page.dates_within(start, end):
                if other.last is not None and _between(date.first, other):
                    return _stated(page, other, published)
                if other is not date and _is_last_day(page, other):
                    return _stated(page, _until(date, other), published)
    return _stated(page, date, published)


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
        or (cue.start - date.end >= 0 and not _numbers(page, date.end, cue.start))
        or date.start < cue.start < date.end
        for cue in cues
    )


def _numbers(page: Page, start: int, end: int) -> bool:
    return any(map(str.isdigit, page.view.folded[start:end]))


def _until(date: DateMention, last: DateMention) -> DateMention:
    end = last.first
    if date.first.year and end.year is None:
        end = with_year_near(end, date.first)
    return replace(date, last=end, end=date.end)


def _tells(page: Page, scene: Scene) -> bool:
    start, end = scene.sentence.start, scene.sentence.end
    if start in page.background:
        return False
    return any(page.first(kind, start, end) for kind in _EVENT_CUES)


def _date_in(page: Page, scene: Scene, published: Published, planned: bool) -> DateMention | None:
    """The first date of the sentence that is no statement's and no later event's."""
    start, end = scene.sentence.start, scene.sentence.end
    first = _first_told(page) == scene.sentence.start
    for date in page.dates_within(start, end):
        if _is_last_day(page, date):
            continue
        if date.first.day is None and not first:
            continue
        statement = page.within("statement_date", start, date.start + 1)
        if statement and 0 <= date.start - statement[-1].end <= 6:
            continue
        if not first and _of_another_event(page, date, planned):
            continue
        return date
    return None


def _relative(page: Page, scene: Scene, published: Published, planned: bool) -> DateMention | None:
    """`yesterday`, `on Tuesday`, counted from the publication."""
    if published.day is None:
        return None
    start, end = scene.sentence.start, scene.sentence.end
    days = page.within("relative_day", start, end)
    if days:
        return relative_date(days[0], published.day, ahead=planned)
    weekdays = page.within("weekday", start, end)
    if not weekdays:
        return None
    if len(weekdays) > 1 and weekdays[1].start - weekdays[0].end <= _WEEKDAYS_APART:
        return weekday_range(weekdays[0], weekdays[1], published.day, ahead=planned)
    return relative_date(weekdays[0], published.day, ahead=planned)


def _first_told(page: Page) -> int:
    texts = [sentence.start for sentence in page.body if sentence.part is Part.TEXT]
    return texts[0] if texts else -1


def _of_another_event(page: Page, date: DateMention, planned: bool) -> bool:
    """A date beside an exercise to come, a holiday, a document: not the visit's."""
    near = page.within("event", date.start - 60, date.end + 60)
    future = page.within("planned", date.start - 60, date.end + 40)
    outcome = page.within("outcome", date.start - 60, date.end + 60)
    visits = page.within("visit", date.start - 60, date.end + 60)
    if visits and not near:
        return False
    return bool(near or outcome or (future and not planned)) or date.first.day is None


def _stated(page: Page, date: DateMention, published: Published, basis: str = "stated") -> When:
    spans: tuple[Span, ...] = (page.stored(date.start, date.end),)
    first, last = date.first, date.last
    reason = None
    confidence = 0.95
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
            confidence = 0.9
        else:
            reason = "no year given"
            confidence = 0.9
    if basis == "dateline":
        confidence = 0.75
    if date.relative:
        basis, reason, confidence = "inferred", "counted from the publication", 0.85
        if published.span:
            spans += (published.span,)
    end: Value[str | None] = Value(None, reason="no last day given")
    if last is not None:
        end = Value(last.edtf, spans, confidence)
    return When(Value(first.edtf, spans, confidence, reason), end, basis)


def find_status(page: Page, encounter: Encounter) -> Value[str]:
    """planned, in_progress or completed."""
    texts = [scene for scene in encounter.scenes if scene.sentence.part is Part.TEXT]
    held = sum(len(_in(page, "held", scene)) for scene in texts)
    planned = [cue for scene in texts for cue in _in(page, "planned", scene)]
    ongoing = [cue for scene in texts for cue in _in(page, "ongoing", scene)]
    lead = texts[0] if texts else None
    first_held = lead is not None and bool(_in(page, "held", lead))
    ahead = lead is not None and any(
        _in(page, "planned", scene) for scene in texts[:2] if not _in(page, "held", scene)
    )
    if ahead and not first_held and _first(planned) <= _first(ongoing) and held <= 2:
        return Value("planned", (page.stored(planned[0].start, planned[0].end),), 0.85)
    if ongoing and not held:
        return Value("in_progress", (page.stored(ongoing[0].start, ongoing[0].end),), 0.85)
    cue = next((cue for scene in texts for cue in _in(page, "held", scene)), None)
    spans = (page.stored(cue.start, cue.end),) if cue else ()
    return Value("completed", spans, 0.95 if held else 0.7)


def _first(mentions: list[Mention]) -> int:
    return mentions[0].start if mentions else 1 << 60


def _in(page: Page, kind: str, scene: Scene) -> list[Mention]:
    return page.within(kind, scene.sentence.start, scene.sentence.end)


def is_cancelled(page: Page, encounter: Encounter) -> bool:
    """Called off in the first breath, or called off and nothing held."""
    texts = [scene for scene in encounter.scenes if scene.sentence.part is Part.TEXT]
    told = texts[:1]
    if any(_in(page, "cancelled", scene) and not _in(page, "held", scene) for scene in told):
        return not any(_in(page, "planned", scene) for scene in texts[1:])
    return any(_in(page, "cancelled", scene) for scene in encounter.scenes) and not any(
        _in(page, "held", scene) for scene in encounter.scenes
    )


def find_visit_type(page: Page, encounter: Encounter) -> Value[str | None]:
    """The first name the article gives the visit; `official working` is working."""
    if encounter.kind != "call":
        for scene in encounter.scenes:
            if scene.sentence.start in page.background:
                continue
            found = _in(page, "visit_type", scene)
            if found:
                mention = found[0]
                return Value(mention.key, (page.stored(mention.start, mention.end),), 0.93)
    return Value(None, reason="the article does not say")
