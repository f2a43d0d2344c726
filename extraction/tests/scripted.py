"""An engine for tests of the queue and of resolution: it reads what the text spells out.

A text is a line of words for the reader, then optional orders, then one JSON object per
engagement, each on a line of its own:

    {"host": "AZ", "guests": ["KZ"], "start": "2024-06-07",
     "people": [["Name", "KZ", "head_of_delegation", "minister_of_defence"]]}

Orders: `BREAK` raises, `DIE` kills the process, `WAIT FILE` writes FILE and never returns,
`WAIT_ONCE FILE` does so where FILE is not there yet, `REFUSE code` refuses.
"""

import json
import os
import time
from pathlib import Path
from typing import Any

from extraction.engine import Document, Record, Refusal
from extraction.engine.types import ArticleFacts, Engagement, Person, Span, Value

VERSION = "scripted-1"


class ScriptedEngine:
    """Speaks as Engine does."""

    def __init__(self, version: str = VERSION) -> None:
        self.version = version
        self.limits = None

    def read(self, document: Document | str, *, outlet_hint: str | None = None) -> Record:
        """What the text says, value for value."""
        text = document if isinstance(document, str) else document.text
        for line in text.splitlines():
            _obey(line)
        engagements = tuple(
            _engagement(json.loads(line), text)
            for line in text.splitlines()
            if line.startswith("{")
        )
        published = document.published if isinstance(document, Document) else None
        return Record(
            text=text,
            article=ArticleFacts(
                Value("en"),
                Value(outlet_hint),
                Value(published),
                Value("engagement" if engagements else "none"),
            ),
            engagements=engagements,
            engine_version=self.version,
        )


def _obey(line: str) -> None:
    order, _, rest = line.partition(" ")
    if order == "BREAK":
        raise ValueError("broken on order")
    if order == "DIE":
        os._exit(1)
    if order == "REFUSE":
        raise Refusal(rest, f"Refused as {rest}. Try something else.")
    if order == "WAIT" or (order == "WAIT_ONCE" and not Path(rest).exists()):
        Path(rest).touch()
        while True:
            time.sleep(60)


def _engagement(said: dict[str, Any], text: str) -> Engagement:
    def value(word: Any) -> Value[Any]:
        at = text.find(str(word)) if word else -1
        spans = (Span(at, at + len(str(word))),) if at >= 0 else ()
        return Value(word, spans, 0.9 if word else 0.0, None if word else "not said")

    def values(name: str) -> tuple[Value[Any], ...]:
        return tuple(value(word) for word in said.get(name, ()))

    return Engagement(
        kind=value(said.get("kind", "visit")),
        status=value(said.get("status", "completed")),
        visit_type=value(said.get("visit_type")),
        host=value(said.get("host")),
        guests=values("guests"),
        third_countries=values("third_countries"),
        start=value(said.get("start")),
        end=value(said.get("end")),
        date_basis=said.get("basis", "stated") if said.get("start") else None,
        people=tuple(
            Person(
                name=value(name),
                rank=value(None),
                post=value(post),
                country=value(country),
                role=value(role),
                post_keys=(post,) if post else (),
            )
            for name, country, role, post in said.get("people", ())
        ),
        activities=values("activities"),
        topics=values("topics"),
        outcomes=(),
    )
