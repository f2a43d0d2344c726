"""What the sides did, spoke of and agreed: activities, topics, outcomes."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.encounters import Encounter
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.people import Somebody
from extraction.engine.schema import GUARD
from extraction.engine.types import Outcome, Value

_CLAUSE_MARKS: Final = ",;:.!?\n"
_WORDS_AROUND: Final = 90


def find_activities(
    page: Page, encounter: Encounter, people: list[Somebody]
) -> tuple[Value[str], ...]:
    """In the order the article tells them; a call has none."""
    if encounter.kind == "call":
        return ()
    found = _first_of_each(page, encounter, people, "activity")
    for scene in _texts(encounter):
        facility = page.first("facility", scene.sentence.start, scene.sentence.end)
        briefing = _within(page, "activity", scene, "briefing")
        if facility and briefing:
            found.setdefault("facility_visit", facility)
    if "guard_of_honor" in found and "anthems" in found:
        # a guard paraded to the anthems is a welcome, whatever it is called
        found.setdefault("welcoming_ceremony", found["guard_of_honor"])
    return _values(page, found, 0.88)


def find_topics(page: Page, encounter: Encounter, people: list[Somebody]) -> tuple[Value[str], ...]:
    """What was discussed; words inside a post or the name of an office do not count."""
    return _values(page, _first_of_each(page, encounter, people, "topic"), 0.88)


def find_outcomes(page: Page, encounter: Encounter, people: list[Somebody]) -> tuple[Outcome, ...]:
    """One of each type, with the words around it."""
    found = _first_of_each(page, encounter, people, "outcome")
    outcomes = []
    for key, mention in found.items():
        start, end = _clause(page, mention)
        text = " ".join(page.view.chars[start:end].split())
        outcomes.append(Outcome(key, text, (page.stored(start, end),), 0.85))
    return tuple(outcomes)


def _texts(encounter: Encounter) -> list[Scene]:
    return [scene for scene in encounter.scenes if scene.sentence.part is Part.TEXT]


def _first_of_each(
    page: Page, encounter: Encounter, people: list[Somebody], kind: str
) -> dict[str, Mention]:
    masked = _masks(page, people)
    found: dict[str, Mention] = {}
    for scene in _texts(encounter):
        start, end = scene.sentence.start, scene.sentence.end
        if start in page.background:
            continue
        mentions = page.within(kind, start, end)
        guards = [mention for mention in mentions if mention.key == GUARD]
        guards += page.within("outcome_guard", start, end)
        for mention in mentions:
            if mention.key in found or mention.key == GUARD:
                continue
            if _inside(masked, mention.start):
                continue
            if any(_overlap(mention, guard) for guard in guards if guard is not mention) and (
                mention.key in ("signing", "document_signed")
                or any(guard.key == GUARD and _overlap(mention, guard) for guard in guards)
            ):
                continue
            found[mention.key] = mention
    return found


def _inside(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the spans, which are sorted."""
    index = bisect_right(spans, (position, 1 << 60)) - 1
    return index >= 0 and position < max(end for _, end in spans[max(0, index - 3) : index + 1])


def _overlap(mention: Mention, guard: Mention) -> bool:
    return mention.start < guard.end and guard.start < mention.end


def _masks(page: Page, people: list[Somebody]) -> list[tuple[int, int]]:
    """Posts and offices: `Commander of the Air Force` is no talk of air forces."""
    spans = [
        (post.start, post.end)
        for person in people
        for mention in person.mentions
        for post in mention.titles.posts
    ]
    spans += [(mention.start, mention.end) for mention in page.of("post")]
    return sorted(spans)


def _within(page: Page, kind: str, scene: Scene, key: str) -> Mention | None:
    return next(
        (
            mention
            for mention in page.within(kind, scene.sentence.start, scene.sentence.end)
            if mention.key == key
        ),
        None,
    )


def _values(page: Page, found: dict[str, Mention], confidence: float) -> tuple[Value[str], ...]:
    ordered = sorted(found.items(), key=lambda each: each[1].start)
    return tuple(
        Value(key, (page.stored(mention.start, mention.end),), confidence)
        for key, mention in ordered
    )


def _clause(page: Page, mention: Mention) -> tuple[int, int]:
    """The clause around a mention, within its sentence and not longer than a few words."""
    chars = page.view.chars
    sentence = page.sentence_at(mention.start)
    lower = max(sentence.start if sentence else 0, mention.start - _WORDS_AROUND)
    upper = min(sentence.end if sentence else len(chars), mention.end + _WORDS_AROUND)
    start, end = mention.start, mention.end
    while start > lower and chars[start - 1] not in _CLAUSE_MARKS:
        start -= 1
    while end < upper and chars[end] not in _CLAUSE_MARKS:
        end += 1
    while start < mention.start and not chars[start].isalnum():
        start += 1
    if start == lower and sentence and start > sentence.start:
        while start < mention.start and chars[start].isalnum():
            start += 1
    if end == upper and sentence and end < sentence.end:
        while end > mention.end and not chars[end - 1].isspace():
            end -= 1
    while end > mention.end and chars[end - 1].isspace():
        end -= 1
    while start < mention.start and not chars[start].isalnum():
        start += 1
    return start, end
