"""Whether an article is about defence at all."""

from __future__ import annotations

from typing import Final

from extraction.engine.matcher import Mention
from extraction.engine.page import Page
from extraction.engine.ships import speaks_of_ships

_DIPLOMATS: Final = frozenset(
    {
        "minister_of_foreign_affairs",
        "president",
        "prime_minister",
        "deputy_prime_minister",
        "ambassador",
        "charge_d_affaires",
        "minister_counsellor",
        "spokesperson",
        "secretary_general",
        "special_envoy",
        "chairman_of_parliament",
    }
)

_OFFICES: Final = ("defence", "commander_of", "general_staff", "joint_chiefs")
"""Words in the keys of offices that nobody outside the forces and their ministry holds."""


def about_defence(page: Page) -> bool:
    """Whether the article is of the field at all: by its words, ranks, ships and offices."""
    if _among_diplomats(page):
        return False
    words = len(page.of("defence")) + len(_ranks(page)) + speaks_of_ships(page)
    return words >= 2 or (words >= 1 and any(_of_defence(post.key) for post in page.of("post")))


def _ranks(page: Page) -> list[Mention]:
    """Ranks that are no part of a longer office: the `General` of a Secretary General is none."""
    return [
        rank
        for rank in page.of("rank")
        if not any(
            office.start < rank.start and rank.end <= office.end
            for kind in ("post", "head")
            for office in page.within(kind, rank.start - _OFFICE, rank.start)
        )
    ]


_OFFICE: Final = 60
"""Characters of an office before its last word."""


def _of_defence(office: str) -> bool:
    return any(word in office for word in _OFFICES)


def _among_diplomats(page: Page) -> bool:
    """Foreign ministers and nobody of the armed forces: they may speak of NATO and of security."""
    offices = {post.key for post in page.of("post")}
    return (
        "minister_of_foreign_affairs" in offices
        and offices <= _DIPLOMATS
        and not _ranks(page)
        and not any(organ.key == "ministry" for organ in page.of("organ"))
    )
