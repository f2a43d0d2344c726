"""One visit in full: each field with its value, who decided it, and the words that say it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from visits import wording
from visits.claims import FIELDS
from visits.models import Citation, Country, Decision, Participant, Proposal, Report, Visit
from visits.selectors import ledgers
from visits.selectors.histories import Line, history_of


@dataclass(frozen=True)
class Said:
    """A sentence of a report with the words in it that say a value: before, quote, after."""

    citation: Citation
    report: Report
    before: str
    quote: str
    after: str


@dataclass(frozen=True)
class Fact:
    """One value (of a list: one element) and where it is said."""

    text: str
    said: tuple[Said, ...] = ()
    country: Country | None = None
    extra: str = ""


@dataclass(frozen=True)
class PersonFacts:
    """A participant and where name, post, role are said."""

    person: Participant
    said: tuple[Said, ...]


@dataclass(frozen=True)
class FieldFacts:
    """A field of the visit: its values, who decided them, what stands against them."""

    field: str
    facts: tuple[Fact, ...]
    people: tuple[PersonFacts, ...] = ()
    decision: Decision | None = None
    proposal: Proposal | None = None
    disagreement: tuple[tuple[Any, tuple[Report, ...]], ...] = ()

    @property
    def blank(self) -> bool:
        return not self.facts and not self.people

    @property
    def worth_a_row(self) -> bool:
        """Whether there is more to say than that it is not known."""
        decided = self.decision is not None and self.decision.by == "person"
        return not self.blank or decided or bool(self.proposal or self.disagreement)


@dataclass(frozen=True)
class VisitFacts:
    """Everything that the page of a visit shows."""

    visit: Visit
    fields: tuple[FieldFacts, ...]
    reports: tuple[Report, ...]
    withdrawn: tuple[Report, ...]
    history: tuple[Line, ...]
    compared: tuple[tuple[str, bool, tuple[Any, ...]], ...] = field(default=())


def facts_of(visit: Visit) -> VisitFacts:
    """Collect a visit (as selectors.visits.for_lists loads it) with all that backs it."""
    reports = list(visit.reports.select_related("source").prefetch_related("citations"))
    current = [report for report in reports if not report.withdrawn]
    decisions = {d.field: d for d in visit.decisions.select_related("person")}
    proposals = {p.field: p for p in visit.proposals.filter(state=Proposal.State.OPEN)}
    differing = ledgers.differing(current)
    said = _said(current)
    values = _values(visit)
    fields = tuple(
        FieldFacts(
            field=name,
            facts=tuple(_with_words(name, fact, key, said) for key, fact in values.get(name, ())),
            people=_people(visit, said) if name == "people" else (),
            decision=decisions.get(name),
            proposal=proposals.get(name),
            disagreement=differing.get(name, ()),
        )
        for name in FIELDS
    )
    return VisitFacts(
        visit=visit,
        fields=fields,
        reports=tuple(current),
        withdrawn=tuple(report for report in reports if report.withdrawn),
        history=tuple(history_of(visit)),
        compared=_compared(current),
    )


def _values(visit: Visit) -> dict[str, list[tuple[str, Fact]]]:
    """Field -> (citation item, value) pairs."""
    values: dict[str, list[tuple[str, Fact]]] = defaultdict(list)
    for name in ("kind", "status", "visit_type"):
        word = getattr(visit, name)
        if word:
            values[name].append(("", Fact(wording.said(name, word))))
    if visit.host:
        values["host"].append((visit.host.code, Fact(visit.host.name, country=visit.host)))
    sides = {"guests": wording.guests_of(visit), "third_countries": wording.thirds_of(visit)}
    for name, countries in sides.items():
        values[name] = [(c.code, Fact(c.name, country=c)) for c in countries]
    for name in ("start", "end"):
        edtf, basis = getattr(visit, name), getattr(visit, f"{name}_basis")
        if edtf:
            shown = wording.in_words(name, {"date": edtf, "basis": basis})
            day, _, how = shown.partition(" (")
            values[name].append(("", Fact(day, extra=how.rstrip(")"))))
    for name in ("activities", "topics"):
        values[name] = [(word, Fact(wording.said(name, word))) for word in getattr(visit, name)]
    values["outcomes"] = [
        (outcome.type, Fact(wording.said("outcomes", outcome.type), extra=outcome.text))
        for outcome in visit.outcomes.all()
    ]
    return values


def _said(reports: Iterable[Report]) -> Mapping[str, list[Said]]:
    said: dict[str, list[Said]] = defaultdict(list)
    for report in reports:
        for citation in report.citations.all():
            said[citation.field].append(_sentence(citation, report))
    return said


def _sentence(citation: Citation, report: Report) -> Said:
    start = citation.start - citation.sentence_start
    end = start + len(citation.quote)
    sentence = citation.sentence
    if not 0 <= start < end <= len(sentence):
        return Said(citation, report, "", citation.quote, "")
    return Said(citation, report, sentence[:start], citation.quote, sentence[end:])


def _with_words(name: str, fact: Fact, key: str, said: Mapping[str, Sequence[Said]]) -> Fact:
    words = tuple(s for s in said.get(name, ()) if s.citation.item in ("", key))
    return Fact(fact.text, words, fact.country, fact.extra)


def _people(visit: Visit, said: Mapping[str, Sequence[Said]]) -> tuple[PersonFacts, ...]:
    by_official: dict[str, list[Said]] = defaultdict(list)
    for words in said.get("people", ()):
        by_official[words.citation.item].append(words)
    return tuple(
        PersonFacts(person, _once(by_official[str(person.official_id)]))
        for person in visit.participants.all()
    )


def _once(said: Iterable[Said]) -> tuple[Said, ...]:
    """One entry per part and place; name and post often stand in one and the same sentence."""
    seen: dict[tuple[int, str, int], Said] = {}
    for words in said:
        place = (words.report.pk, words.citation.part, words.citation.start)
        seen.setdefault(place, words)
    return tuple(seen.values())


def _compared(reports: Sequence[Report]) -> tuple[tuple[str, bool, tuple[Any, ...]], ...]:
    """(field, whether the reports differ, the value of each report), for what any report tells."""
    rows = []
    for name in FIELDS:
        told = tuple(report.claims.get(name) for report in reports)
        if any(value not in (None, []) for value in told):
            spoken = [value for value in told if value not in (None, [])]
            rows.append((name, any(value != spoken[0] for value in spoken), told))
    return tuple(rows)
