"""What a change of rules alters in which article: the present engine beside that of a revision.

Nothing is recorded: the engine of the revision is taken out of git, both read the same articles,
and what they read differently is held against the record expected, where there is one. Of the
blind part of the corpus only counts are told (`docs/decisions/0015-golden-records.md`).
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from extraction.engine.evaluation import (
    ARTICLE,
    NOTHING,
    PERSON,
    SEVERAL,
    SINGLE,
    Case,
    Report,
    add_case,
    pair_engagements,
    read_corpus,
    same_name,
    same_value,
)
from extraction.folder import article_files, without_header

ENGINE: Final = ("extraction/__init__.py", "extraction/engine", "seeds")
"""What the engine needs to run."""

Verdict = Literal["better", "worse", "neither"]
Json = Mapping[str, Any]


class Change(NamedTuple):
    """One value that is read otherwise; `field` is what figures are reported by."""

    field: str
    words: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Altered:
    """An article that is read otherwise than before."""

    case: Case
    changes: tuple[Change, ...]


class RevisionError(Exception):
    """The engine of a revision cannot be had or does not run; the message says why."""


def cases_in(paths: Iterable[Path]) -> list[Case]:
    """The articles below `paths`, each with the record expected of it, or with none."""
    found: dict[Path, Case] = {}
    for path in paths:
        if path.is_dir():
            found |= {case.file: case for case in read_corpus(path)}
        for file in article_files([path]):
            blind = file.parent.name == "blind"
            found.setdefault(file, Case(file, "", blind, (), {}))
    return list(found.values())


def take_out(revision: str, house: Path, folder: Path) -> None:
    """The engine of a revision, written into `folder`. Raises `RevisionError`."""
    git = ["git", "-C", str(house), "archive", "--format=tar", revision, "--", *ENGINE]
    packed = subprocess.run(git, capture_output=True)
    if packed.returncode:
        raise RevisionError(packed.stderr.decode(errors="replace").strip())
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")


def read_all(house: Path, cases: Sequence[Case], processes: int | None = None) -> list[Json]:
    """What the engine of `house` reads in each article, in processes of its own: one per core.

    An article that is refused yields nothing. Raises `RevisionError` when an engine breaks down.
    """
    count = min(processes or os.cpu_count() or 1, len(cases)) or 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, case in enumerate(cases):
            _, body = without_header(case.file.read_bytes())
            (folder / f"{number}{case.file.suffix}").write_bytes(body)
        command = [sys.executable, "-m", "extraction.engine", "--output-dir", str(folder)]
        running = [
            subprocess.Popen(
                [*command, *_files(folder, cases, range(first, len(cases), count))],
                cwd=house,
                stderr=subprocess.PIPE,
                text=True,
                env={**os.environ, "PYTHONPATH": str(house)},
            )
            for first in range(count)
        ]
        for process in running:
            _, said = process.communicate()
            if "Traceback" in said:
                raise RevisionError(said.strip())
        return [_record(folder / f"{number}.json") for number in range(len(cases))]


def _files(folder: Path, cases: Sequence[Case], numbers: Iterable[int]) -> list[str]:
    return [str(folder / f"{number}{cases[number].file.suffix}") for number in numbers]


def _record(file: Path) -> Json:
    if not file.exists():
        return NOTHING
    record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return record


def altered(cases: Iterable[Case], before: Iterable[Json], now: Iterable[Json]) -> list[Altered]:
    """The articles that are read otherwise, with what changed in each."""
    found = []
    for case, was, reads in zip(cases, before, now, strict=True):
        changes = tuple(changes_in(case.expected, was, reads))
        if changes:
            found.append(Altered(case, changes))
    return found


def changes_in(expected: Json, was: Json, now: Json) -> Iterator[Change]:
    """What differs between two records; without an expected one nothing is better or worse."""
    for change in _changes(expected, was, now):
        yield change if expected else change._replace(verdict="neither")


def _changes(expected: Json, was: Json, now: Json) -> Iterator[Change]:
    article = expected.get("article", {})
    for name in ARTICLE:
        yield from _single(f"article.{name}", name, article, was["article"], now["article"])
    wanted = {
        id(given): wish
        for record in (was, now)
        for wish, given in pair_engagements(expected.get("engagements", []), record["engagements"])
        if wish and given
    }
    for old, new in pair_engagements(was["engagements"], now["engagements"]):
        wish = wanted.get(id(new)) or wanted.get(id(old)) or {}
        if old and new:
            yield from _engagement(wish, old, new)
        else:
            yield _whole("engagements", _sides(old or new), bool(new), bool(wish))


def _engagement(wish: Json, old: Json, new: Json) -> Iterator[Change]:
    for name in SINGLE:
        yield from _single(name, name, wish, old, new)
    for name in SEVERAL:
        yield from _several(name, wish.get(name), old.get(name), new.get(name))
    types = [[each["type"] for each in side.get("outcomes", ())] for side in (wish, old, new)]
    yield from _several("outcomes", *types)
    yield from _people(wish.get("people", []), old["people"], new["people"])


def _people(wanted: list[Json], old: list[Json], new: list[Json]) -> Iterator[Change]:
    left = list(old)
    for person in new:
        before = next((each for each in left if same_name(each["name"], person["name"])), None)
        wish = _of_name(wanted, person["name"])
        if before is None:
            yield _whole("people", person["name"], True, bool(wish))
            continue
        left.remove(before)
        for what in ("name", *PERSON):
            for change in _single(f"person.{what}", what, wish, before, person):
                yield change._replace(words=f"{person['name']}: {change.words}")
    for person in left:
        wish = _of_name(wanted, person["name"])
        yield _whole("people", person["name"], False, bool(wish))


def _of_name(people: list[Json], name: str) -> Json:
    return next((each for each in people if same_name(each["name"], name)), {})


def _single(label: str, name: str, wish: Json, old: Json, new: Json) -> Iterator[Change]:
    was, now = old.get(name), new.get(name)
    if was == now:
        return
    right_before = same_value(name, wish.get(name), was)
    right_now = same_value(name, wish.get(name), now)
    yield Change(label, f"{_said(was)} -> {_said(now)}", _verdict(right_before, right_now))


def _several(
    name: str, wish: Iterable[str] | None, old: Iterable[str] | None, new: Iterable[str] | None
) -> Iterator[Change]:
    wanted, was, now = set(wish or ()), set(old or ()), set(new or ())
    for value in sorted(was ^ now):
        yield _whole(name, value, value in now, value in wanted)


def _whole(field: str, value: str, given: bool, wanted: bool) -> Change:
    """Something that is there now or no longer."""
    return Change(
        field, f"{'+' if given else '-'} {value}", "better" if given == wanted else "worse"
    )


def _verdict(right_before: bool, right_now: bool) -> Verdict:
    if right_before == right_now:
        return "neither"
    return "better" if right_now else "worse"


def _said(value: Any) -> str:
    return "nothing" if value is None else str(value)


def _sides(engagement: Json) -> str:
    return f"{_said(engagement['host'])} <- {', '.join(engagement['guests']) or 'nobody'}"


def lines_of(found: Iterable[Altered], house: Path) -> Iterator[str]:
    """Article by article, one line per change; of blind ones only how many for better or worse."""
    for each in found:
        yield _place(each.case.file, house)
        if each.case.blind:
            counts = Counter(change.verdict for change in each.changes)
            yield "  " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
            continue
        for change in each.changes:
            yield f"  {change.verdict:8} {change.field:18} {change.words}"


def _place(file: Path, house: Path) -> str:
    resolved = file.resolve()
    return str(resolved.relative_to(house) if resolved.is_relative_to(house) else resolved)


def summary(
    cases: Sequence[Case],
    before: Sequence[Json],
    now: Sequence[Json],
    found: Sequence[Altered],
) -> Iterator[str]:
    """Per language and part of the corpus, each field in which something changed: how many for
    the better, for the worse and neither, and the figure (F1) then and now."""
    was, reads = _figures(cases, before), _figures(cases, now)
    counts = Counter(
        (_group(each.case), change.field, change.verdict)
        for each in found
        for change in each.changes
    )
    heading = f"  {'field':18} {'better':>6} {'worse':>6} {'neither':>7}   figure"
    for group in sorted({group for group, _, _ in counts}):
        yield group
        yield heading
        for name in sorted({field for place, field, _ in counts if place == group}):
            better, worse, neither = (
                counts[group, name, verdict] for verdict in ("better", "worse", "neither")
            )
            line = f"  {name:18} {better:6} {worse:6} {neither:7}"
            if name in was[group]:
                line += f"   {was[group][name]:.3f} -> {reads[group].get(name, 0):.3f}"
            yield line


def _group(case: Case) -> str:
    if not case.expected:
        return "without expected records"
    return f"{case.language} {'blind' if case.blind else 'open'}"


def _figures(cases: Sequence[Case], records: Sequence[Json]) -> dict[str, dict[str, float]]:
    reports: dict[str, Report] = {}
    for case, record in zip(cases, records, strict=True):
        report = reports.setdefault(_group(case), Report())
        if case.expected:
            add_case(report, case, record)
    return {group: report.figures().get("all", {}) for group, report in reports.items()}
