"""The sentence around a span, so that a quote can be read in its context."""

from bisect import bisect_right
from functools import lru_cache

from extraction.engine.sentences import split_sentences
from extraction.engine.types import Span
from extraction.resolution.claims import SentenceOf


def sentences_of(text: str) -> SentenceOf:
    """A function that gives the sentence (or sentences) around a span of this text."""
    sentences = _split(text)
    starts = [sentence.start for sentence in sentences]

    def around(span: Span) -> Span:
        first = sentences[max(bisect_right(starts, span.start) - 1, 0)]
        last = sentences[max(bisect_right(starts, span.end - 1) - 1, 0)]
        return Span(min(first.start, span.start), max(last.end, span.end))

    return around


@lru_cache(maxsize=4)
def _split(text: str) -> tuple[Span, ...]:
    """Sentences of each line in turn; a text without any is one."""
    found: list[Span] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        found += [Span(*each) for each in split_sentences(text, begin, end, frozenset())]
        begin = end + 1
    return tuple(found) or (Span(0, len(text)),)
