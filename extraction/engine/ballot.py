"""Votes for hosts and guests, and their count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Vote(NamedTuple):
    """One reason to take a country for host or guest."""

    country: str
    side: str
    """host or guest"""
    weight: float
    start: int
    end: int
    rule: str
    """What was seen, for the explanation."""


@dataclass(slots=True)
class Ballot:
    """All votes of an article."""

    votes: list[Vote] = field(default_factory=list)

    def score(self, country: str, side: str) -> float:
        return sum(
            vote.weight for vote in self.votes if vote.country == country and vote.side == side
        )

    def countries(self) -> list[str]:
        """By the sum of their votes, strongest first."""
        totals: dict[str, float] = defaultdict(float)
        for vote in self.votes:
            totals[vote.country] += vote.weight
        return sorted(totals, key=lambda country: (-totals[country], country))

    def best(self, country: str, side: str) -> Vote | None:
        """The strongest vote, the earliest of equals."""
        votes = [vote for vote in self.votes if vote.country == country and vote.side == side]
        return max(votes, key=lambda vote: (vote.weight, -vote.start)) if votes else None

    def only(self, starts: Iterable[int]) -> Ballot:
        """The votes of the sentences that begin at these places."""
        wanted = set(starts)
        return Ballot([vote for vote in self.votes if vote.start in wanted])
