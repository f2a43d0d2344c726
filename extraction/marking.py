"""Which stretches of an article's text say what: marks for the page, laid flat and in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from visits.models import Citation

# The seven colours of the page, by field.
GROUPS = {
    "people": "people",
    "host": "country",
    "guests": "country",
    "third_countries": "country",
    "start": "date",
    "end": "date",
    "activities": "activity",
    "topics": "topic",
    "outcomes": "outcome",
}
OTHER = "other"
LEGEND = (
    ("people", "people"),
    ("country", "countries"),
    ("date", "dates"),
    ("activity", "activities"),
    ("topic", "topics"),
    ("outcome", "outcomes"),
    (OTHER, "kind, type, status"),
)


@dataclass(frozen=True)
class Stretch:
    """A piece of the text; without citations it is plain.

    `group` is the colour of its shortest citation, of equals one of a field with a colour
    of its own; `anchors` are the citations that begin here.
    """

    text: str
    group: str = ""
    citations: tuple[Citation, ...] = ()
    anchors: tuple[int, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether it can be a link that has a name: blanks and commas between marks cannot."""
        return any(letter.isalnum() for letter in self.text)


def stretches(text: str, citations: Iterable[Citation]) -> list[Stretch]:
    """Cut a text at the ends of its citations. Linear in their number times how they overlap."""
    inside = [c for c in citations if 0 <= c.start < c.end <= len(text)]
    edges = sorted({0, len(text), *(c.start for c in inside), *(c.end for c in inside)})
    starting = sorted(inside, key=lambda c: (c.start, c.end, c.pk))
    found: list[Stretch] = []
    live: list[Citation] = []
    place = 0
    for start, end in pairwise(edges):
        live = [c for c in live if c.end > start]
        begun = []
        while place < len(starting) and starting[place].start == start:
            begun.append(starting[place])
            place += 1
        live += begun
        found.append(_stretch(text[start:end], live, begun))
    return found


def _stretch(text: str, live: Sequence[Citation], begun: Sequence[Citation]) -> Stretch:
    if not live:
        return Stretch(text)
    shortest = min(live, key=lambda c: (c.end - c.start, c.field not in GROUPS))
    return Stretch(
        text=text,
        group=GROUPS.get(shortest.field, OTHER),
        citations=tuple(live),
        anchors=tuple(c.pk for c in begun),
    )
