"""Articles of the corpus, spoilt beyond what any clerk could do, through the whole engine.

Whatever comes in: a record or a refusal in words; every quote is its slice; the words are those of
the exchange format; no country and no date that the text does not bear. As many articles as
`EXAMPLES`, the same in each run; `ATTACHE_FUZZ=20000` tries that many others.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.engine import Engine, Record, Refusal, open_document
from extraction.engine.evaluation import CORPUS
from extraction.engine.lexicon import SEEDS
from extraction.engine.plainyaml import read_yaml
from extraction.engine.view import view_of
from tests.record_format import faults

EXAMPLES = int(os.environ.get("ATTACHE_FUZZ", "250"))
ARTICLES = [file.read_bytes() for file in sorted(CORPUS.glob("*/open/*.txt"))]
REFUSALS = {
    "empty", "unknown_type", "too_large", "encrypted", "no_text", "broken", "binary",
    "unsupported_language",
}  # fmt: skip
COUNTRIES = {entry["code"] for entry in read_yaml(SEEDS / "countries.yml")}
OTHER_ENCODINGS = ["cp1251", "cp1254", "koi8-r", "latin-1", "utf-16", "utf-8-sig"]
STRANGE = [
    "\u202e", "\u0301", "\ufeff", "\x00", "\ud7ff", "𝔐", "İ", "ß", "\u2028", "\r", "\x85",
    "31.02.2023", "2023-13-45", "99 may", "Fevralın 30-da", "date 2023-99-99", "<p>", "((((", "«",
    "…" * 40,
]  # fmt: skip

places = st.integers(min_value=0, max_value=10_000)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """An article after one to four accidents."""
    data = draw(st.sampled_from(ARTICLES))
    for _ in range(draw(st.integers(min_value=1, max_value=4))):
        accident = draw(st.sampled_from([flipped, cut, spliced, recoded, sprinkled, repeated]))
        data = accident(draw, data)
    return data


def flipped(draw: st.DrawFn, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for place in draw(st.lists(places, max_size=12)):
        if spoilt:
            spoilt[place % len(spoilt)] ^= 1 << draw(st.integers(min_value=0, max_value=7))
    return bytes(spoilt)


def cut(draw: st.DrawFn, data: bytes) -> bytes:
    first, last = sorted((draw(places) % (len(data) + 1), draw(places) % (len(data) + 1)))
    return data[first:last] if draw(st.booleans()) else data[:first] + data[last:]


def spliced(draw: st.DrawFn, data: bytes) -> bytes:
    other = draw(st.sampled_from(ARTICLES))
    at, of_other = draw(places) % (len(data) + 1), draw(places) % (len(other) + 1)
    return data[:at] + other[of_other:]


def recoded(draw: st.DrawFn, data: bytes) -> bytes:
    """A part of the text, or all of it, in another encoding."""
    at = draw(st.sampled_from([0, draw(places) % (len(data) + 1)]))
    text = data[at:].decode("utf-8", errors="replace")
    return data[:at] + text.encode(draw(st.sampled_from(OTHER_ENCODINGS)), errors="replace")


def sprinkled(draw: st.DrawFn, data: bytes) -> bytes:
    words = draw(st.lists(st.one_of(st.sampled_from(STRANGE), st.text(max_size=8)), max_size=6))
    for word in words:
        at = draw(places) % (len(data) + 1)
        data = data[:at] + word.encode("utf-8", errors="replace") + data[at:]
    return data


def repeated(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(places) % (len(data) + 1)
    part = data[at : at + draw(st.integers(min_value=1, max_value=60))]
    return data[:at] + part * draw(st.integers(min_value=2, max_value=30)) + data[at:]


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="ATTACHE_FUZZ" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
@given(data=spoilt())
def test_a_spoilt_article_gives_a_sound_record_or_a_refusal(engine: Engine, data: bytes) -> None:
    text, record = read(engine, data)
    if isinstance(record, Refusal):
        assert record.code in REFUSALS
        assert record.message
        return
    assert list(wrong_quotes(text, record.explain())) == []
    assert list(unsound(record)) == []
    assert list(unborne_countries(engine, record)) == []
    assert list(unborne_days(record)) == []


def read(engine: Engine, data: bytes) -> tuple[str, Record | Refusal]:
    try:
        document = open_document(data)
        return document.text, engine.read(document)
    except Refusal as refusal:
        return "", refusal


def wrong_quotes(text: str, node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        if node.keys() == {"start", "end", "quote"}:
            if text[node["start"] : node["end"]] != node["quote"]:
                yield node
            return
        for value in node.values():
            yield from wrong_quotes(text, value)
    elif isinstance(node, list):
        for value in node:
            yield from wrong_quotes(text, value)


def unsound(record: Record) -> Iterator[str]:
    """What breaks the exchange format. That the country of a person is known is not part of it."""
    told = _without_evidence(record.to_json())
    for fault in faults(told):
        if "represents no country: None" not in fault:
            yield fault


def _without_evidence(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_evidence(each) for key, each in node.items() if key != "evidence"}
    return [_without_evidence(each) for each in node] if isinstance(node, list) else node


def unborne_countries(engine: Engine, record: Record) -> Iterator[str]:
    """Countries in the record of which the text has no name, adjective, town, seat or office, and
    which are not the home of its language or its publisher."""
    lexicon = engine.lexicon(str(record.article.language.value))
    borne = {lexicon.home}
    mentions = lexicon.matcher.find(view_of(record.text))
    borne |= {
        mention.key.split(" ")[0]
        for kind in ("place", "office")
        for mention in mentions.get(kind, ())
    }
    borne |= {lexicon.outlets[mention.key].country for mention in mentions.get("outlet", ())}
    for engagement in record.to_json()["engagements"]:
        given = {engagement["host"], *engagement["guests"], *engagement["third_countries"]}
        given |= {person["country"] for person in engagement["people"]}
        yield from given - (borne & COUNTRIES) - {None}


def unborne_days(record: Record) -> Iterator[str]:
    """Stated days whose digits are not in the words they were read from, and days of which nothing
    says whence they come."""
    published = record.article.published
    yield from _unwritten(record, published.value, published.spans)
    for engagement in record.engagements:
        for value in (engagement.start, engagement.end):
            if value.value is None:
                continue
            if not engagement.date_basis:
                yield f"{value.value} of no basis"
            if engagement.date_basis == "stated":
                yield from _unwritten(record, value.value, value.spans)
            elif not value.spans and published.value is None:
                yield f"{value.value} from nowhere"


def _unwritten(record: Record, day: str | None, spans: tuple[Any, ...]) -> Iterator[str]:
    if day is None or not spans:
        return
    numbers = {
        int(number)
        for start, end in spans
        for number in re.findall(r"\d+", view_of(record.text[start:end]).chars)
    }
    for number in re.findall(r"\d+", day):
        month = len(number) == 2 and day.find(f"-{number}") == day.find("-")
        short = len(number) == 4 and int(number) % 100 in numbers  # 3 June '20
        if not (month or short) and int(number) not in numbers:
            yield f"{day}: {number} stands nowhere in {sorted(numbers)}"


@pytest.mark.parametrize("at", range(0, len(ARTICLES), 7))
def test_the_articles_themselves_give_sound_records(engine: Engine, at: int) -> None:
    document = open_document(ARTICLES[at])
    record = engine.read(document)
    assert list(wrong_quotes(document.text, record.explain())) == []
    assert [*unsound(record), *unborne_countries(engine, record), *unborne_days(record)] == []
