"""How well the engine reads: records compared with those a careful reader wrote.

Per field: precision, recall and F1, over all, per language and per hard case; and whether values
given with a confidence are as often right as it says.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz

from extraction.engine.clean import clean_text
from extraction.engine.pipeline import Engine
from extraction.engine.readers import open_document
from extraction.engine.refusal import Refusal
from extraction.engine.view import fold

CORPUS: Final = Path(__file__).parent / "tests" / "corpus"

ARTICLE: Final = ("kind", "language", "outlet", "published")
SINGLE: Final = ("kind", "status", "visit_type", "host", "start", "end")
SEVERAL: Final = ("guests", "third_countries", "activities", "topics")
PERSON: Final = ("role", "country", "rank", "post")
CORE: Final = frozenset({"article.kind", "engagements", "kind", "host", "guests", "start"})
DETAIL: Final = frozenset(
    ["status", "visit_type", "people", "activities", "topics", "outcomes"]
    + [f"person.{name}" for name in PERSON]
)
NOTHING: Final[dict[str, Any]] = {"article": {}, "engagements": []}
"""What is read in an article that is refused."""
_SAME_NAME: Final = 85
_SAME_TITLE: Final = 70
_DAYS: Final = frozenset({"published", "start", "end"})
SURE: Final = 0.9
"""Of values given with so much confidence at least 95 in 100 must be right."""
_STEPS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed values of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0

    def add(self, expected: Iterable[Any], given: Iterable[Any]) -> None:
        wanted, got = set(expected), set(given)
        self.right += len(wanted & got)
        self.wrong += len(got - wanted)
        self.missed += len(wanted - got)


@dataclass(frozen=True, slots=True)
class Case:
    """One article of the corpus with the record expected of it."""

    file: Path
    language: str
    blind: bool
    cases: tuple[str, ...]
    expected: Mapping[str, Any]


class Trusted(NamedTuple):
    """A value that was given with a confidence, and whether it was right."""

    part: str
    """open or blind"""
    field: str
    confidence: float
    right: bool


@dataclass(slots=True)
class Report:
    """Tallies by group (`all`, `en`, `case:two_posts` ...) and field, and confidences."""

    fields: dict[str, dict[str, Tally]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Tally))
    )
    trusted: list[Trusted] = field(default_factory=list)
    articles: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    bad_quotes: int = 0

    def figures(self) -> dict[str, dict[str, float]]:
        """F1 per group and field, rounded; what is recorded and compared."""
        return {
            group: {name: round(tally.f1, 4) for name, tally in sorted(fields.items())}
            for group, fields in sorted(self.fields.items())
            if not group.startswith("case:")
        }

    def means(self, group: str, only: frozenset[str] | None = None) -> dict[str, float]:
        """The mean F1 of the fields that matter most and of the rest of an engagement."""
        fields = self.figures().get(group, {})
        return {
            name: round(sum(counted) / len(counted), 4)
            for name, wanted in (("core", CORE), ("detail", DETAIL))
            if (
                counted := [
                    figure
                    for field, figure in fields.items()
                    if field in wanted and (only is None or field in only)
                ]
            )
        }

    def trust(self, groups: list[str], name: str, confidence: Any, right: bool) -> None:
        """Note how sure a value was, where it says so."""
        if isinstance(confidence, float | int):
            self.trusted.append(Trusted(groups[1], name, float(confidence), right))

    def confidence_table(self, part: str | None = None) -> list[tuple[str, int, float]]:
        """Per band of confidence: how many values, and the share of right ones; of one part of the
        corpus or of all."""
        rows = []
        for lower, upper in pairwise(_STEPS):
            band = [
                each.right
                for each in self.trusted
                if lower <= each.confidence < upper and part in (None, each.part)
            ]
            if band:
                name = f"{lower:.2f}-{min(upper, 1.0):.2f}"
                rows.append((name, len(band), sum(band) / len(band)))
        return rows

    def sure(self, part: str | None = None, name: str | None = None) -> tuple[int, float]:
        """How many values were given as sure (0.9 and more), and the share of right ones."""
        sure = [
            each.right
            for each in self.trusted
            if each.confidence >= SURE and part in (None, each.part) and name in (None, each.field)
        ]
        return len(sure), sum(sure) / len(sure) if sure else 1.0


def read_corpus(folder: Path = CORPUS) -> Iterator[Case]:
    """The articles of `<language>/{open,blind}/`, or of one folder with pairs of files."""
    for expected in sorted(folder.rglob("*.json")):
        file = expected.with_suffix(".txt")
        if not file.exists():
            continue
        data = json.loads(expected.read_text(encoding="utf-8"))
        record = data.get("expected", data)
        yield Case(
            file=file,
            language=record["article"]["language"],
            blind=expected.parent.name == "blind",
            cases=tuple(data.get("cases", ())),
            expected=record,
        )


def evaluate(
    engine: Engine, cases: Iterable[Case], spoil: Callable[[Case, str], str] | None = None
) -> Report:
    """Read every article, spoilt first where asked for, and compare."""
    report = Report()
    for case in cases:
        given, text = _read(engine, case, spoil)
        report.bad_quotes += sum(
            text[span["start"] : span["end"]] != span["quote"] for span in _spans(given)
        )
        add_case(report, case, given)
    return report


def add_case(report: Report, case: Case, given: Mapping[str, Any]) -> None:
    """Count what was read in one article, in each group it belongs to."""
    groups = ["all", "blind" if case.blind else "open", case.language]
    groups += [f"case:{name}" for name in case.cases]
    for group in groups:
        report.articles[group] += 1
    _compare(report, groups, case.expected, given)


def _read(
    engine: Engine, case: Case, spoil: Callable[[Case, str], str] | None
) -> tuple[dict[str, Any], str]:
    try:
        document = open_document(case.file.read_bytes(), filename=case.file.name)
        if spoil:
            document = replace(document, text=clean_text(spoil(case, document.text)))
        return engine.read(document).explain(), document.text
    except Refusal:
        return NOTHING, ""


def _spans(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.keys() == {"start", "end", "quote"}:
            yield node
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)


def _compare(
    report: Report, groups: list[str], expected: Mapping[str, Any], given: Mapping[str, Any]
) -> None:
    for name in ARTICLE:
        _single(report, groups, f"article.{name}", name, expected["article"], given["article"])
    for wanted, got in pair_engagements(expected["engagements"], given["engagements"]):
        _count(report, groups, "engagements", [1] if wanted else [], [1] if got else [])
        for name in SINGLE:
            _single(report, groups, name, name, wanted, got)
        for name in SEVERAL:
            _count(report, groups, name, wanted.get(name) or (), got.get(name) or ())
            _trust_each(report, groups, name, wanted, got)
        _count(
            report,
            groups,
            "outcomes",
            [each["type"] for each in wanted.get("outcomes", ())],
            [each["type"] for each in got.get("outcomes", ())],
        )
        _people(report, groups, wanted.get("people", []), got.get("people", []))


def _count(
    report: Report, groups: list[str], name: str, expected: Iterable[Any], given: Iterable[Any]
) -> None:
    wanted, got = list(expected), list(given)
    for group in groups:
        report.fields[group][name].add(wanted, got)


def _single(
    report: Report,
    groups: list[str],
    label: str,
    name: str,
    wanted: Mapping[str, Any],
    got: Mapping[str, Any],
) -> None:
    expected, given = _plain(name, wanted.get(name)), _plain(name, got.get(name))
    _count(
        report,
        groups,
        label,
        [] if expected is None else [expected],
        [] if given is None else [given],
    )
    if given is not None:
        confidence = (got.get("confidence") or {}).get(name)
        report.trust(groups, label, confidence, expected == given)


def _trust_each(
    report: Report, groups: list[str], name: str, wanted: Mapping[str, Any], got: Mapping[str, Any]
) -> None:
    for value, confidence in ((got.get("confidence") or {}).get(name) or {}).items():
        report.trust(groups, name, confidence, value in (wanted.get(name) or ()))


def _plain(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _DAYS:
        return value.rstrip("~?%")
    return fold(value).replace(" ", "") if name == "outlet" else value


def _people(
    report: Report, groups: list[str], wanted: list[dict[str, Any]], got: list[dict[str, Any]]
) -> None:
    rest = list(got)
    for person in wanted:
        name = person["name"]
        found = next((each for each in rest if same_name(name, each["name"])), None)
        _count(report, groups, "people", [1], [1] if found else [])
        if found is None:
            continue
        rest.remove(found)
        for what in PERSON:
            expected, given = person.get(what), found.get(what)
            if expected is None:
                continue
            same = same_value(what, expected, given)
            _count(report, groups, f"person.{what}", [1], [1] if same else [0])
            if given is not None:
                confidence = (found.get("confidence") or {}).get(what)
                report.trust(groups, f"person.{what}", confidence, same)
    for _ in rest:
        _count(report, groups, "people", [], [1])


def same_name(first: str | None, second: str | None) -> bool:
    """Whether two spellings are taken for one name."""
    return _alike(first, second, _SAME_NAME)


def same_value(field: str, expected: Any, given: Any) -> bool:
    """Whether a value counts as right: ranks and posts may differ a little, days in `~`."""
    if field in ("rank", "post") and expected is not None:
        return _alike(expected, given, _SAME_TITLE)
    return bool(_plain(field, expected) == _plain(field, given))


def _alike(first: str | None, second: str | None, at_least: int) -> bool:
    if not first or not second:
        return False
    return fuzz.token_sort_ratio(fold(first), fold(second)) >= at_least


def pair_engagements(
    expected: list[dict[str, Any]], given: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The likeliest pairs of engagements; what is left over stands alone."""
    scored = sorted(
        (
            (_likeness(wanted, got), index, number)
            for index, wanted in enumerate(expected)
            for number, got in enumerate(given)
        ),
        reverse=True,
    )
    left, right = set(range(len(expected))), set(range(len(given)))
    for score, index, number in scored:
        if score > 0 and index in left and number in right:
            left.discard(index)
            right.discard(number)
            yield expected[index], given[number]
    for index in sorted(left):
        yield expected[index], {}
    for number in sorted(right):
        yield {}, given[number]


def _likeness(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> int:
    names = [each["name"] for each in got.get("people", ())]
    shared = sum(
        any(same_name(person["name"], name) for name in names)
        for person in wanted.get("people", ())
    )
    same_guests = bool(set(wanted.get("guests", ())) & set(got.get("guests", ())))
    return 3 * (wanted.get("host") == got.get("host")) + 3 * same_guests + shared
