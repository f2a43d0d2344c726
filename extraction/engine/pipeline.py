"""The engine's flow chart: document in, record out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Self

from extraction.engine.actors import scenes_of
from extraction.engine.ballot import Ballot
from extraction.engine.belonging import (
    give_countries,
    give_country_of_side,
    give_delegations_country,
    give_listed_country,
    give_organisation,
    give_post_before,
    home_of_teller,
    home_of_unnamed,
)
from extraction.engine.clean import clean_text
from extraction.engine.content import find_activities, find_outcomes, find_topics
from extraction.engine.dates import DateReader
from extraction.engine.defence import about_defence
from extraction.engine.direction import count_votes
from extraction.engine.encounter import Encounter
from extraction.engine.encounters import find_encounters
from extraction.engine.home import Home, find_home
from extraction.engine.language import Guess, tell_language
from extraction.engine.lexicon import Lexicon, load_language, switched_on
from extraction.engine.limits import Limits
from extraction.engine.occasion import (
    find_status,
    find_visit_type,
    find_when,
    is_cancelled,
)
from extraction.engine.outlets import Outlet, find_outlet
from extraction.engine.page import Page, make_page, with_background
from extraction.engine.people import Somebody, find_people
from extraction.engine.publication import Published, find_publication
from extraction.engine.refusal import Refusal
from extraction.engine.roles import cast_people
from extraction.engine.types import (
    ArticleFacts,
    Document,
    Engagement,
    KnownOfficial,
    Record,
    Span,
    Value,
)
from extraction.engine.view import View, view_of

VERSION: Final = "0.3.0"


class Engine:
    """Reads articles. Make one with `Engine.load`; it is immutable and may be shared by threads."""

    version: str = VERSION

    def __init__(self, *, lexicons: Mapping[str, Lexicon], limits: Limits) -> None:
        self.limits = limits
        self._lexicons = lexicons
        self._dates = {code: DateReader(lexicon.dates) for code, lexicon in lexicons.items()}

    @classmethod
    def load(
        cls,
        *,
        officials: Iterable[KnownOfficial] = (),
        limits: Limits | None = None,
        languages: Iterable[str] | None = None,
    ) -> Self:
        """An engine with its languages (those switched on, or those named) and the reference data
        read in; takes less than a second."""
        known = tuple(officials)
        lexicons = {
            code: load_language(code, officials=known)
            for code in (switched_on() if languages is None else languages)
        }
        return cls(lexicons=lexicons, limits=limits or Limits())

    def lexicon(self, code: str) -> Lexicon:
        """The language `code` as this engine knows it. Raises KeyError for others."""
        return self._lexicons[code]

    def date_reader(self, code: str) -> DateReader:
        """The reader of dates of a language."""
        return self._dates[code]

    def read(self, document_or_text: Document | str, *, outlet_hint: str | None = None) -> Record:
        """The record of one article. Raises `Refusal` when the article cannot be read."""
        document = document_or_text
        if isinstance(document, str):
            document = Document(text=clean_text(document))
        if not document.text.strip():
            raise Refusal("empty", "There is no text to read.")
        if len(document.text) > self.limits.max_characters:
            raise Refusal("too_large", "The text is too long to be one article.")
        view = view_of(document.text)
        guess = tell_language(view, self._lexicons)
        page = make_page(view, self._lexicons[guess.code], self._dates[guess.code])
        published = find_publication(page, document)
        page = with_background(page, published.day)
        outlet = find_outlet(page)
        engagements = _engagements(page, outlet, published)
        return Record(
            text=document.text,
            article=_facts(page, view, guess, outlet, published, engagements, outlet_hint),
            engagements=engagements,
            engine_version=self.version,
        )


def _engagements(page: Page, outlet: Outlet | None, published: Published) -> tuple[Engagement, ...]:
    if not about_defence(page):
        return ()
    home = find_home(page, outlet.country if outlet else None)
    people = find_people(page)
    give_countries(page, people, home, None)
    give_organisation(page, people)
    give_country_of_side(page, people)
    home = home_of_unnamed(page, people, home_of_teller(page, people, home))
    visited = None
    if page.of("this_country"):
        votes = count_votes(page, scenes_of(page, people, home))
        visited = _other_country(Ballot([vote for each in votes.values() for vote in each]), home)
    give_countries(page, people, home, visited)
    give_post_before(page, people, home)
    give_delegations_country(page, people, home)
    give_listed_country(page, people)
    scenes = scenes_of(page, people, home, visited)
    votes = count_votes(page, scenes)
    encounters = find_encounters(page, scenes, votes, people, home)
    everyone = frozenset(country for each in encounters for country in each.parties)
    return tuple(
        _engagement(page, encounter, people, home, published, everyone)
        for encounter in encounters
        if not is_cancelled(page, encounter)
    )


def _other_country(ballot: Ballot, home: Home) -> str | None:
    """What `this country`, `the brotherly country` means: the strongest that is not the text's own,
    hosts before guests."""
    ranked = [country for country in ballot.countries() if country != home.country]
    return max(ranked, key=lambda country: ballot.score(country, "host"), default=None)


def _engagement(
    page: Page,
    encounter: Encounter,
    people: list[Somebody],
    home: Home,
    published: Published,
    everyone: frozenset[str],
) -> Engagement:
    status = find_status(page, encounter)
    when = find_when(page, encounter, published, planned=status.value == "planned")
    return Engagement(
        kind=_kind(page, encounter),
        status=status,
        visit_type=find_visit_type(page, encounter),
        host=_side(page, encounter, encounter.host, "host"),
        guests=tuple(
            Value(country, value.spans, value.confidence)
            for country in encounter.guests
            for value in [_side(page, encounter, country, "guest")]
        ),
        third_countries=tuple(
            Value(country, _third_spans(page, encounter, country), 0.8)
            for country in encounter.third
        ),
        start=when.start,
        end=when.end,
        date_basis=when.basis,
        people=cast_people(page, encounter, people, home, everyone),
        activities=find_activities(page, encounter, people),
        topics=find_topics(page, encounter, people),
        outcomes=find_outcomes(page, encounter, people),
    )


def _third_spans(page: Page, encounter: Encounter, country: str) -> tuple[Span, ...]:
    mention = encounter.third_from.get(country)
    return (page.stored(mention.start, mention.end),) if mention else ()


def _kind(page: Page, encounter: Encounter) -> Value[str]:
    cue = encounter.kind_from
    if cue:
        return Value(encounter.kind, (page.stored(cue.start, cue.end),), 0.88)
    spans = tuple(
        page.stored(vote.start, vote.end)
        for vote in sorted(encounter.votes, key=lambda vote: (-vote.weight, vote.start))[:1]
    )
    return Value(encounter.kind, spans, 0.89)


_SUREST: Final = {"host": 0.95, "guest": 0.98}
"""However many words agree: more was not borne out by reports that no rule had been written for."""


def _side(page: Page, encounter: Encounter, country: str | None, side: str) -> Value[str | None]:
    if country is None:
        return Value(None, reason="the article does not say where it took place")
    own = Ballot([vote for vote in encounter.votes if vote.country == country])
    best = own.best(country, side)
    if best:
        agreeing, against = (
            own.score(country, side),
            own.score(country, "guest" if side == "host" else "host"),
        )
        surest = _SUREST[side]
        confidence = min(surest, 0.8 + 0.05 * agreeing) if agreeing > against else 0.6
        return Value(country, (page.stored(best.start, best.end),), round(confidence, 2))
    for scene in encounter.scenes:
        for actor in scene.actors:
            if actor.country == country:
                return Value(country, (page.stored(actor.start, actor.end),), 0.7, "takes part")
        for place in scene.places:
            if place.country == country:
                span = page.stored(place.mention.start, place.mention.end)
                return Value(country, (span,), 0.6, "named")
    return Value(country, (), 0.5, "taken for the text's own country")


def _facts(
    page: Page,
    view: View,
    guess: Guess,
    outlet: Outlet | None,
    published: Published,
    engagements: tuple[Engagement, ...],
    outlet_hint: str | None,
) -> ArticleFacts:
    outlet_value: Value[str | None]
    if outlet:
        outlet_value = Value(
            outlet.name, (view.stored(outlet.start, outlet.end),), outlet.confidence
        )
    elif outlet_hint:
        outlet_value = Value(outlet_hint, (), 0.6, "told by whoever brought the article")
    else:
        outlet_value = Value(None, reason="the article names no publisher")
    day = published.day
    return ArticleFacts(
        language=Value(guess.code, (view.stored(guess.start, guess.end),), guess.confidence),
        outlet=outlet_value,
        published=Value(
            day.edtf if day else None,
            (published.span,) if published.span else (),
            published.confidence,
            None if day else "no publication date given",
        ),
        kind=Value("engagement" if engagements else "none", (), 0.95 if engagements else 0.8),
    )
