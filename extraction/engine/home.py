"""Whose text it is: the country that `our country` means and whose officials need no country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from extraction.engine.layout import Part
from extraction.engine.matcher import Mention
from extraction.engine.page import Page

SHIP: Final = "ship"
_OUTLET: Final = 3.0
_DATELINE: Final = 1.5
_STAMP: Final = 1.0
_MINISTRY: Final = 2.0
_LANGUAGE: Final = 2.5
_OFFICE: Final = 0.4
_QUALIFIED: Final = 26
"""An office with a country this near is told as that of another country."""
_TOP: Final = 4
_RIM: Final = 4
_SEAT: Final = 20
"""Characters between `said` and the seat that says it: `the Pentagon said`."""


_LEFT: Final = 0.5
"""Whoever leaves a capital leaves home, if nothing speaks against it: guests do so as well."""
_VERB: Final = 12


_AROUND: Final = 30
"""Characters between a ministry and its country."""


class Home(NamedTuple):
    """The country, how sure, and the words it was taken from."""

    country: str | None
    weight: float
    mention: Mention | None


def find_home(page: Page, outlet_country: str | None) -> Home:
    """The likeliest home of the text; weights are added up over outlet, dateline and language."""
    votes: defaultdict[str, float] = defaultdict(float)
    seen: dict[str, Mention] = {}
    if outlet_country and _is_of_the_text(page, outlet_country):
        votes[outlet_country] += _OUTLET
    if page.lexicon.home:
        votes[page.lexicon.home] += _LANGUAGE
    dateline = page.layout.dateline
    if dateline:
        place = page.first("place", dateline.start, dateline.end)
        if place:
            votes[country_of(place)] += _DATELINE
            seen.setdefault(country_of(place), place)
    for sentence in page.layout.sentences:
        if sentence.part is Part.STAMP:
            place = page.first("place", sentence.start, sentence.end)
            if place:
                votes[country_of(place)] += _STAMP
                seen.setdefault(country_of(place), place)
    for country, place in _letterheads(page):
        votes[country] += _MINISTRY
        seen.setdefault(country, place)
    for office in page.of("office"):
        if not page.within("place", office.start - _QUALIFIED, office.end + _SEAT):
            votes[office.key] += _OFFICE
            seen.setdefault(office.key, office)
    for place in _left_behind(page):
        votes[country_of(place)] += _LEFT
        seen.setdefault(country_of(place), place)
    for place in ministries_that_say(page):
        votes[country_of(place)] += _MINISTRY
        seen.setdefault(country_of(place), place)
    if not votes:
        return Home(None, 0.0, None)
    country, weight = max(votes.items(), key=lambda each: each[1])
    return Home(country, weight, seen.get(country))


def _in_its_sentence(page: Page, organ: Mention) -> list[Mention]:
    """The places beside a body that speaks, none of the sentence before or behind."""
    sentence = page.sentence_at(organ.start)
    around = page.within("place", organ.start - _AROUND, organ.end + _AROUND)
    return [
        place
        for place in around
        if sentence is None or sentence.start <= place.start < sentence.end
    ]


def _is_of_the_text(page: Page, country: str) -> bool:
    """Whether the publisher's country can be the text's own: in a language written everywhere it is
    named there, since a publisher of that name may be another's."""
    named = any(country_of(place) == country for place in page.of("place"))
    worldwide = page.lexicon.grammar.names_inflect == "none"
    return not worldwide or named or bool(page.of("our_country"))


def _left_behind(page: Page) -> Iterator[Mention]:
    """`left Dhaka for Lusaka`: the capital between a verb of going and where somebody goes."""
    for cue in page.of("departure"):
        place = page.first("place", cue.start, cue.end)
        if place and form_of(place) == "capital" and place.start - cue.start <= _VERB:
            yield place


def ministries_that_say(page: Page) -> list[Mention]:
    """`the Pentagon said`, `the press service of the Ministry of Defence of Malta reports`: whose
    ministry tells it, each time it is said to."""
    return [place for cue in page.of("said_by") if (place := _says(page, cue))]


def _says(page: Page, cue: Mention) -> Mention | None:
    for organ in page.within("organ", cue.start - 45, cue.start + 60):
        place = min(
            _in_its_sentence(page, organ),
            key=lambda each: max(organ.start - each.end, each.start - organ.end),
            default=None,
        )
        if place:
            return place
    near = page.within("place", cue.start - _SEAT, cue.end + _SEAT)
    return next((place for place in near if form_of(place) == "seat"), None)


def _letterheads(page: Page) -> Iterator[tuple[str, Mention]]:
    """A line that names a ministry and its country and nothing else: `Ministry of Defence of
    Malta`; or the capital where it was written."""
    for sentence in page.layout.sentences[:_TOP]:
        town = page.first("place", sentence.start, sentence.end)
        alone = town and town.start == sentence.start and town.end == sentence.end
        if town and alone and form_of(town) in ("capital", "seat"):
            yield country_of(town), town
        organ = page.first("organ", sentence.start, sentence.end)
        places = page.within("place", sentence.start, sentence.end)
        if organ is None or len(places) != 1:
            continue
        start, end = min(organ.start, places[0].start), max(organ.end, places[0].end)
        rest = page.view.folded[sentence.start : start] + page.view.folded[end : sentence.end]
        between = page.view.folded[
            min(organ.end, places[0].end) : max(organ.start, places[0].start)
        ]
        if len(rest.strip(" .|-–")) <= _RIM and len(between) <= _RIM * 2:
            yield country_of(places[0]), places[0]


def country_of(mention: Mention) -> str:
    """The code of a place mention."""
    return mention.key.split(" ", 1)[0]


def form_of(mention: Mention) -> str:
    """`name`, `demonym`, `capital`, `city` or `seat`; `HMAS` says whose a ship is
    as `Australian` does."""
    form = mention.key.split(" ", 1)[1]
    return "demonym" if form == SHIP else form
