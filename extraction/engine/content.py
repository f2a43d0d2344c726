"""What the sides did, spoke of and agreed: activities, topics, outcomes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from extraction.engine.actors import Scene
from extraction.engine.encounter import Encounter
from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page, once_per_page
from extraction.engine.people import Somebody
from extraction.engine.schema import GUARD
from extraction.engine.types import Outcome, Value

_CAPITALISED: Final = re.compile(
    r"(?: [^\W\d_]{1,3}(?= ))?(?: [^\W\d_a-zа-яçğıöşüə][\w’'-]{0,20}(?: [^\W\d_]{1,3}(?= ))?){1,6}"
)
"""Capitalised words, as in a name."""
_CLAUSE_MARKS: Final = ",;:.!?\n"
_WORDS_AROUND: Final = 90
_IN_HEADLINES: Final = frozenset({"signing", "document_signed"})
"""What a headline alone may tell: `Peru and Chile sign a plan of cooperation`."""


def find_activities(
    page: Page, encounter: Encounter, people: list[Somebody]
) -> tuple[Value[str], ...]:
    """In the order the article tells them; a call has none."""
    if encounter.kind == "call":
        return ()
    found = _first_of_each(page, _told(encounter), people, "activity")
    for scene in _texts(encounter):
        told = page.mentions_in(scene.sentence)
        if "facility" not in told or "activity" not in told:
            continue
        facility = told["facility"][0]
        shown = _within(page, "activity", scene, "briefing")
        if shown and not _within(page, "activity", scene, "exhibition"):
            found.setdefault("facility_visit", facility)
    if "guard_of_honor" in found and "anthems" in found:
        # a guard paraded to the anthems is a welcome, whatever it is called
        found.setdefault("welcoming_ceremony", found["guard_of_honor"])
    return _values(page, found, 0.88)


def find_topics(page: Page, encounter: Encounter, people: list[Somebody]) -> tuple[Value[str], ...]:
    """What was discussed; words inside a post or the name of an office do not count."""
    scenes = _told(encounter)
    if page.lexicon.tells_talk:
        scenes = [scene for scene in scenes if _is_talk(page, scene)]
    scenes = [scene for scene in scenes if not _is_only_shown(page, scene)]
    return _values(page, _first_of_each(page, scenes, people, "topic", _named_bodies(page)), 0.88)


_NAMES: Final = 60


def _named_bodies(page: Page) -> list[tuple[int, int]]:
    """Bodies and events whose name says what they are for: the `Humanitarian Relief Centre`."""
    named: list[tuple[int, int]] = []
    chars = page.view.chars
    for topic in page.of("topic"):
        if not chars[topic.start].isupper():
            continue
        for kind in ("facility", "event", "organ"):
            for body in page.within(kind, topic.end, topic.end + _NAMES):
                between = chars[topic.end : body.end]
                if _CAPITALISED.fullmatch(between):
                    named.append((topic.start, topic.end))
    return named


def _is_talk(page: Page, scene: Scene) -> bool:
    """Whether the sentence tells of a talk, an aim or a pledge: what a ship is built for, or what
    an academy teaches, is no topic."""
    start, end = scene.sentence.start, scene.sentence.end
    return any(page.first(kind, start, end) for kind in ("discussed", "meet", "telephone"))


_SHOWN: Final = frozenset({"exhibition", "exercise_observed"})
_TALK: Final = frozenset({"meeting", "signing"})


def _is_only_shown(page: Page, scene: Scene) -> bool:
    """Whether the sentence tells of stands or an exercise that were seen, and of no talk."""
    keys = {mention.key for mention in page.mentions_in(scene.sentence).get("activity", ())}
    return bool(keys & _SHOWN) and not keys & _TALK


def find_outcomes(page: Page, encounter: Encounter, people: list[Somebody]) -> tuple[Outcome, ...]:
    """One of each type, with the words around it."""
    found = _first_of_each(page, _told(encounter), people, "outcome")
    outcomes = []
    for key, mention in found.items():
        start, end = _clause(page, mention)
        text = " ".join(page.view.chars[start:end].split())
        outcomes.append(Outcome(key, text, (page.stored(start, end),), 0.85))
    return tuple(outcomes)


def _texts(encounter: Encounter) -> list[Scene]:
    return [scene for scene in encounter.scenes if scene.sentence.part is Part.TEXT]


def _told(encounter: Encounter) -> list[Scene]:
    """The text, then the headlines."""
    heads = [scene for scene in encounter.scenes if scene.sentence.part is Part.HEADLINE]
    return [*_texts(encounter), *heads]


def _first_of_each(
    page: Page,
    scenes: list[Scene],
    people: list[Somebody],
    kind: str,
    also: Iterable[tuple[int, int]] = (),
) -> dict[str, Mention]:
    if not page.of(kind):
        return {}
    masked = sorted((*_masks(page, tuple(people)), *also))
    found: dict[str, Mention] = {}
    for scene in scenes:
        start, end = scene.sentence.start, scene.sentence.end
        mentions = page.within(kind, start, end)
        if not mentions or start in page.background:
            continue
        guards = [mention for mention in mentions if mention.key == GUARD]
        guards += page.within("outcome_guard", start, end)
        for mention in mentions:
            if mention.key in found or mention.key == GUARD:
                continue
            if scene.sentence.part is Part.HEADLINE and mention.key not in _IN_HEADLINES:
                continue
            if _inside(masked, mention.start) or _is_of_a_stand(mention, mentions):
                continue
            if any(_overlap(mention, guard) for guard in guards if guard is not mention) and (
                mention.key in ("signing", "document_signed")
                or any(guard.key == GUARD and _overlap(mention, guard) for guard in guards)
            ):
                continue
            found[mention.key] = mention
    return found


def _is_of_a_stand(mention: Mention, others: Iterable[Mention]) -> bool:
    """What is looked at or explained at an exhibition is neither a facility nor a briefing."""
    return mention.key in ("facility_visit", "briefing") and any(
        other.key == "exhibition" for other in others
    )


def _inside(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the spans, which are sorted."""
    index = bisect_right(spans, (position, 1 << 60)) - 1
    return index >= 0 and position < max(end for _, end in spans[max(0, index - 3) : index + 1])


def _overlap(mention: Mention, guard: Mention) -> bool:
    return mention.start < guard.end and guard.start < mention.end


@once_per_page
def _masks(page: Page, people: tuple[Somebody, ...]) -> tuple[tuple[int, int], ...]:
    """Posts and offices: `Commander of the Air Force` is no talk of air forces."""
    offices = [(mention.start, mention.end) for mention in page.of("post")]
    posts = [
        (post.start, post.end)
        for person in people
        for mention in person.mentions
        for post in mention.titles.posts
    ]
    return tuple(sorted(posts + offices))


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
        start = mention.start  # no clause begins near: from the word that tells it
    if end == upper and sentence and end < sentence.end:
        while end > mention.end and not chars[end - 1].isspace():
            end -= 1
    while end > mention.end and chars[end - 1].isspace():
        end -= 1
    while start < mention.start and not chars[start].isalnum():
        start += 1
    return start, end
