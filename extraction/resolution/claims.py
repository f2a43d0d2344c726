"""From the engine's words to the record's: one engagement as claims with their citations."""

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from extraction.engine.types import Engagement, Person, Span, Value
from visits.claims import CitedSpan, Claims, DateClaim, OutcomeClaim, PersonClaim
from visits.vocabulary import DateBasis

SentenceOf = Callable[[Span], Span]

SINGLE = ("kind", "status", "visit_type", "host", "start", "end")
LISTS = ("guests", "third_countries", "activities", "topics")
OF_A_PERSON = ("name", "rank", "post", "country", "role")
LONGEST_SENTENCE = 2000


def claims_of(
    engagement: Engagement,
    *,
    people: Sequence[tuple[int, Person]],
    posts: frozenset[str],
    text: str,
    sentence_of: SentenceOf,
) -> Claims:
    """`people` are those who take part with the official each is; `posts` the keys of offices
    that the record knows; `sentence_of` gives the sentence around a span of `text`."""
    cite = _Citing(text, sentence_of)
    return Claims(
        kind=engagement.kind.value,
        status=engagement.status.value,
        visit_type=engagement.visit_type.value,
        host=engagement.host.value,
        guests=_words(engagement.guests, but=engagement.host.value),
        third_countries=_words(engagement.third_countries),
        start=_date(engagement.start.value, engagement.date_basis),
        end=_date(engagement.end.value, DateBasis.STATED),
        people=tuple(_person(official, person, posts) for official, person in people),
        activities=_words(engagement.activities),
        topics=_words(engagement.topics),
        outcomes=tuple(OutcomeClaim(each.type, each.text) for each in engagement.outcomes),
        citations=tuple(dict.fromkeys(_citations(engagement, people, cite))),
        confidence=_confidence(engagement, people),
        reasons={
            name: value.reason
            for name in SINGLE
            if (value := getattr(engagement, name)).reason is not None
        },
    )


def _words(values: Iterable[Value[str]], but: str | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.value for each in values if each.value != but))


def _date(edtf: str | None, basis: str | None) -> DateClaim | None:
    return DateClaim(edtf, basis or DateBasis.INFERRED) if edtf else None


def _person(official: int, person: Person, posts: frozenset[str]) -> PersonClaim:
    return PersonClaim(
        official=official,
        name=person.name.value,
        role=person.role.value,
        rank=person.rank.value,
        post_printed=person.post.value,
        post=next((key for key in person.post_keys if key in posts), None),
        country=person.country.value,
    )


def _confidence(engagement: Engagement, people: Sequence[tuple[int, Person]]) -> dict[str, float]:
    """Of a list the mean of its values; nothing for what is blank."""
    found = {
        name: value.confidence
        for name in SINGLE
        if (value := getattr(engagement, name)).value is not None
    }
    lists = {name: [each.confidence for each in getattr(engagement, name)] for name in LISTS}
    lists["outcomes"] = [each.confidence for each in engagement.outcomes]
    lists["people"] = [
        fmean((person.name.confidence, person.role.confidence)) for _, person in people
    ]
    found |= {name: fmean(each) for name, each in lists.items() if each}
    return {name: round(min(max(value, 0.0), 1.0), 3) for name, value in found.items()}


class _Citing:
    """Makes citations out of spans."""

    def __init__(self, text: str, sentence_of: SentenceOf) -> None:
        self.text = text
        self.sentence_of = sentence_of

    def __call__(
        self, spans: Iterable[Span], field: str, item: str = "", part: str = ""
    ) -> Iterable[CitedSpan]:
        for start, end in spans:
            if start >= end:
                continue
            around = self.sentence_of(Span(start, end))
            yield CitedSpan(
                field=field,
                start=start,
                end=end,
                quote=self.text[start:end],
                item=item,
                part=part,
                sentence=self.text[around.start : around.end][:LONGEST_SENTENCE],
                sentence_start=around.start,
            )


def _citations(
    engagement: Engagement, people: Sequence[tuple[int, Person]], cite: _Citing
) -> Iterable[CitedSpan]:
    for field in SINGLE:
        yield from cite(getattr(engagement, field).spans, field)
    for field in LISTS:
        for value in getattr(engagement, field):
            yield from cite(value.spans, field, item=value.value)
    for official, person in people:
        for part in OF_A_PERSON:
            yield from cite(getattr(person, part).spans, "people", str(official), part)
    for outcome in engagement.outcomes:
        yield from cite(outcome.spans, "outcomes", item=outcome.type)
