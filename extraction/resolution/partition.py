"""Which reports belong together: a pure function of the reports, whatever order they came in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from extraction.resolution.sameness import Comparison, Verdict, compare
from extraction.resolution.told import Key, Told

Pair = frozenset[Key]


@dataclass(frozen=True)
class Question:
    """Two reports in different groups that may tell of one visit."""

    first: Key
    second: Key
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Partition:
    """Reports in groups, one per visit, and what a person should look at."""

    groups: tuple[frozenset[Key], ...]
    questions: tuple[Question, ...]


def partition(
    reports: Iterable[Told],
    *,
    judged_same: frozenset[frozenset[int]] = frozenset(),
    judged_different: frozenset[frozenset[int]] = frozenset(),
) -> Partition:
    """Group reports by visit. `judged_*` are pairs of visits a person judged.

    A report that fits two groups which cannot be one stands alone, with a question to each.
    """
    ordered = sorted(reports, key=lambda told: told.key)
    verdicts = {
        frozenset((one.key, other.key)): _verdict(one, other, judged_same, judged_different)
        for one, other in combinations(ordered, 2)
    }
    _forgive_corrected(ordered, verdicts)
    torn = _torn(ordered, verdicts)
    groups = _grow(ordered, verdicts, torn)
    return Partition(tuple(groups), tuple(_questions(ordered, verdicts, groups)))


def _verdict(
    one: Told,
    other: Told,
    judged_same: frozenset[frozenset[int]],
    judged_different: frozenset[frozenset[int]],
) -> Comparison:
    """People's decisions first: what they judged, and visits that they confirmed or corrected."""
    if one.visit is not None and other.visit is not None:
        pair = frozenset((one.visit, other.visit))
        if pair in judged_different:
            return _by_person(Verdict.DIFFERENT, "a person judged them different")
        if pair in judged_same:
            return _by_person(Verdict.SAME, "a person judged them the same")
        if one.pinned and other.pinned:
            same = one.visit == other.visit
            verdict = Verdict.SAME if same else Verdict.DIFFERENT
            return _by_person(verdict, "a person decided about both")
    return compare(one, other)


def _by_person(verdict: Verdict, words: str) -> Comparison:
    return Comparison(verdict, float(verdict is Verdict.SAME), (words,), by_person=True)


def _forgive_corrected(ordered: Sequence[Told], verdicts: dict[Pair, Comparison]) -> None:
    """A report that agrees with a corrected visit need not agree with what was corrected too."""
    pinned: dict[int, list[Told]] = {}
    for told in ordered:
        if told.pinned and told.visit is not None:
            pinned.setdefault(told.visit, []).append(told)
    for members in pinned.values():
        for told in ordered:
            pairs = [frozenset((told.key, member.key)) for member in members]
            if told.pinned or not any(verdicts[p].verdict is Verdict.SAME for p in pairs):
                continue
            for member, pair in zip(members, pairs, strict=True):
                differs = verdicts[pair].verdict is Verdict.DIFFERENT
                if differs and member.article != told.article:
                    verdicts[pair] = replace(verdicts[pair], verdict=Verdict.UNRELATED)


def _torn(ordered: Sequence[Told], verdicts: dict[Pair, Comparison]) -> set[Key]:
    """Reports that are the same as two which are different from each other."""
    torn: set[Key] = set()
    for told in ordered:
        if told.pinned:
            continue
        same = [
            other.key
            for other in ordered
            if other is not told and _is(verdicts, told.key, other.key, Verdict.SAME)
        ]
        if any(_is(verdicts, a, b, Verdict.DIFFERENT) for a, b in combinations(same, 2)):
            torn.add(told.key)
    return torn


def _grow(
    ordered: Sequence[Told], verdicts: dict[Pair, Comparison], torn: set[Key]
) -> list[frozenset[Key]]:
    """Join along the strongest likenesses first, never two that are different."""
    group_of = {told.key: frozenset([told.key]) for told in ordered}
    links = sorted(
        (-comparison.score, sorted(pair))
        for pair, comparison in verdicts.items()
        if comparison.verdict is Verdict.SAME and not pair & torn
    )
    for _, (first, second) in links:
        one, other = group_of[first], group_of[second]
        if one is other or _contradict(one, other, verdicts):
            continue
        joined = one | other
        group_of.update(dict.fromkeys(joined, joined))
    return sorted(set(group_of.values()), key=min)


def _contradict(
    one: frozenset[Key], other: frozenset[Key], verdicts: dict[Pair, Comparison]
) -> bool:
    return any(_is(verdicts, a, b, Verdict.DIFFERENT) for a in one for b in other)


def _questions(
    ordered: Sequence[Told], verdicts: dict[Pair, Comparison], groups: Sequence[frozenset[Key]]
) -> Iterable[Question]:
    """The likeliest pair of reports of each two groups that may be one."""
    for one, other in combinations(groups, 2):
        between = [(a, b, verdicts[frozenset((a, b))]) for a in sorted(one) for b in sorted(other)]
        if any(comparison.by_person for _, _, comparison in between):
            continue
        likely = [each for each in between if each[2].verdict in (Verdict.SAME, Verdict.MAYBE)]
        if likely:
            a, b, comparison = max(likely, key=lambda each: (each[2].score, each[0], each[1]))
            yield Question(a, b, comparison.score, comparison.reasons)


def _is(verdicts: dict[Pair, Comparison], a: Key, b: Key, verdict: Verdict) -> bool:
    return verdicts[frozenset((a, b))].verdict is verdict
