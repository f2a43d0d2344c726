"""Warships: whose they are, and whether they come to somebody."""

from __future__ import annotations

from extraction.engine.home import SHIP
from extraction.engine.matcher import Mention
from extraction.engine.page import Page


def is_ship(place: Mention) -> bool:
    """`HMAS Anzac`: what stands before the name says whose ship it is."""
    return place.key.endswith(f" {SHIP}")


def speaks_of_ships(page: Page) -> int:
    """How plainly the article is of warships: it speaks of ships, it names a warship, or both."""
    return bool(page.of("ship")) + any(is_ship(place) for place in page.of("place"))


def calls_at_a_port(page: Page, start: int, end: int) -> bool:
    """Whether a ship of the sentence comes to somebody, or is merely spoken of."""
    calls = any(each.key == "port_call" for each in page.within("activity", start, end))
    return calls or page.any_of(("visit", "departure"), start, end)
