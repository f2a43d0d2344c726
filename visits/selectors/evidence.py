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
    """A sentence of a report with the words in it that say a value.

    `pieces` are the sentence in order, each with whether it says it; `parts` which parts of a
    person (name, rank, post ...); `citation` is the first one, to find the place in the article.
    """

    citation: Citation
    report: Report
    parts: tuple[str, ...]
    pieces: tuple[tuple[str, bool], ...]


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
    cited = _cited(current)
    values = _values(visit)
    fields = tuple(
        FieldFacts(
            field=name,
            facts=tuple(_with_words(name, fact, key, cited) for key, fact in values.get(name, ())),
            people=_people(visit, cited) if name == "people" else (),
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


def _cited(reports: Iterable[Report]) -> Mapping[str, list[tuple[Citation, Report]]]:
    """Field -> its citations in all reports."""
    cited: dict[str, list[tuple[Citation, Report]]] = defaultdict(list)
    for report in reports:
        for citation in report.citations.all():
            cited[citation.field].append((citation, report))
    return cited


def _said(cited: Iterable[tuple[Citation, Report]]) -> tuple[Said, ...]:
    """Citations of one value, those in one and the same sentence together."""
    sentences: dict[tuple[int, int, str], list[tuple[Citation, Report]]] = defaultdict(list)
    for citation, report in cited:
        sentence = citation.sentence or citation.quote
        sentences[report.pk, citation.sentence_start, sentence].append((citation, report))
    return tuple(_sentence(sentence, found) for (_, _, sentence), found in sentences.items())


def _sentence(sentence: str, found: Sequence[tuple[Citation, Report]]) -> Said:
    first, report = found[0]
    citations = [citation for citation, _ in found]
    origin = first.sentence_start if first.sentence else first.start
    spans = sorted((c.start - origin, c.end - origin) for c in citations)
    parts = dict.fromkeys(citation.part for citation in citations if citation.part)
    return Said(first, report, tuple(parts), _pieces(sentence, spans))


def _pieces(sentence: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """Cut a sentence at spans that are in order and may overlap."""
    pieces, done = [], 0
    for start, end in spans:
        begin = max(start, done)
        if begin < end <= len(sentence):
            pieces += [(sentence[done:begin], False), (sentence[begin:end], True)]
            done = end
    pieces.append((sentence[done:], False))
    return tuple(piece for piece in pieces if piece[0])


def _with_words(
    name: str, fact: Fact, key: str, cited: Mapping[str, Sequence[tuple[Citation, Report]]]
) -> Fact:
    mine = [found for found in cited.get(name, ()) if found[0].item in ("", key)]
    return Fact(fact.text, _said(mine), fact.country, fact.extra)


def _people(
    visit: Visit, cited: Mapping[str, Sequence[tuple[Citation, Report]]]
) -> tuple[PersonFacts, ...]:
    by_official: dict[str, list[tuple[Citation, Report]]] = defaultdict(list)
    for found in cited.get("people", ()):
        by_official[found[0].item].append(found)
    return tuple(
        PersonFacts(person, _said(by_official[str(person.official_id)]))
        for person in visit.participants.all()
    )


def _compared(reports: Sequence[Report]) -> tuple[tuple[str, bool, tuple[Any, ...]], ...]:
    """(field, whether the reports differ, the value of each report), for what any report tells."""
    rows = []
    for name in FIELDS:
        told = tuple(report.claims.get(name) for report in reports)
        if any(value not in (None, []) for value in told):
            spoken = [value for value in told if value not in (None, [])]
            rows.append((name, any(value != spoken[0] for value in spoken), told))
    return tuple(rows)
