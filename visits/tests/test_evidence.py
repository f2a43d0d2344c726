"""The words behind a value, as the page of a visit shows them."""

import pytest

from visits.claims import CitedSpan
from visits.models import Visit
from visits.selectors.evidence import facts_of
from visits.selectors.visits import for_lists
from visits.tests.factories import a_person, a_visit, an_official

SENTENCE = "Then General Karim Osmanov of Kazakhstan arrived."


def span(part: str, words: str, item: str) -> CitedSpan:
    start = 100 + SENTENCE.index(words)
    return CitedSpan(
        field="people",
        item=item,
        part=part,
        start=start,
        end=start + len(words),
        quote=words,
        sentence=SENTENCE,
        sentence_start=100,
    )


@pytest.mark.usefixtures("countries")
def test_words_of_one_sentence_stand_together_and_overlaps_are_marked_once() -> None:
    official = an_official()
    key = str(official.pk)
    citations = (
        span("name", "Karim Osmanov", key),
        span("rank", "General", key),
        span("role", "General Karim Osmanov of Kazakhstan", key),
    )
    visit = a_visit(people=(a_person(official),), citations=citations)
    facts = facts_of(for_lists(Visit.objects.filter(pk=visit.pk)).get())
    people = next(f for f in facts.fields if f.field == "people").people
    (said,) = people[0].said
    assert "".join(text for text, _ in said.pieces) == SENTENCE
    assert [text for text, says in said.pieces if not says] == ["Then ", " arrived."]
    assert set(said.parts) == {"name", "rank", "role"}


@pytest.mark.usefixtures("countries")
def test_a_quote_without_its_sentence_stands_alone() -> None:
    citation = CitedSpan(field="host", item="AZ", start=7, end=11, quote="Baku")
    visit = a_visit(citations=(citation,))
    facts = facts_of(for_lists(Visit.objects.filter(pk=visit.pk)).get())
    host = next(f for f in facts.fields if f.field == "host").facts[0]
    assert host.said[0].pieces == (("Baku", True),)
