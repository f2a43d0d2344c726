"""One engagement in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.engine.actors import Scene
from extraction.engine.ballot import Vote
from extraction.engine.matcher import Mention


@dataclass(slots=True)
class Encounter:
    """One engagement in the making."""

    host: str | None
    guests: list[str]
    kind: str = "visit"
    kind_from: Mention | None = None
    weight: float = 0.0
    scenes: list[Scene] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    third: list[str] = field(default_factory=list)
    third_from: dict[str, Mention] = field(default_factory=dict)

    @property
    def parties(self) -> set[str]:
        return {*self.guests, *([self.host] if self.host else [])}
