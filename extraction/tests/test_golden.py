"""What a change of rules altered is told value by value, and of blind articles only counted."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extraction import golden
from extraction.engine.evaluation import NOTHING, Case

HOUSE = Path(__file__).resolve().parents[2]

EXPECTED: dict[str, Any] = {
    "article": {"language": "en", "outlet": None, "published": None, "kind": "engagement"},
    "engagements": [
        {
            "kind": "visit",
            "status": "completed",
            "visit_type": None,
            "host": "LV",
            "guests": ["EE"],
            "third_countries": [],
            "start": "2023-05-03",
            "end": None,
            "people": [
                {
                    "name": "Priit Saar",
                    "rank": "Major General",
                    "post": "Minister of Defence",
                    "country": "EE",
                    "role": "head_of_delegation",
                }
            ],
            "activities": ["meeting"],
            "topics": ["cyber"],
            "outcomes": [{"type": "document_signed", "text": "a plan was signed"}],
        }
    ],
}
PERSON = EXPECTED["engagements"][0]["people"][0]
ANOTHER = PERSON | {"name": "Jana Ozola", "country": "LV", "role": "host"}


def reading(**values: Any) -> dict[str, Any]:
    """The expected record with other values in its engagement."""
    return EXPECTED | {"engagements": [EXPECTED["engagements"][0] | values]}


def changes(was: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [tuple(change) for change in golden.changes_in(EXPECTED, was, now)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (reading(), reading(), []),
        (reading(host="EE"), reading(), [("host", "EE -> LV", "better")]),
        (reading(), reading(host=None), [("host", "LV -> nothing", "worse")]),
        (reading(status="planned"), reading(status=None),
         [("status", "planned -> nothing", "neither")]),
        (reading(start="2023-05-03~"), reading(),
         [("start", "2023-05-03~ -> 2023-05-03", "neither")]),
        (reading(topics=["cyber", "navy"]), reading(), [("topics", "- navy", "better")]),
        (reading(), reading(topics=["space"]),
         [("topics", "- cyber", "worse"), ("topics", "+ space", "worse")]),
        (reading(outcomes=[]), reading(), [("outcomes", "+ document_signed", "better")]),
        (reading(people=[PERSON | {"country": None}]), reading(),
         [("person.country", "Priit Saar: nothing -> EE", "better")]),
        (reading(people=[PERSON | {"post": "Defence Minister"}]), reading(),
         [("person.post", "Priit Saar: Defence Minister -> Minister of Defence", "neither")]),
        (reading(people=[]), reading(people=[PERSON, ANOTHER]),
         [("people", "+ Priit Saar", "better"), ("people", "+ Jana Ozola", "worse")]),
        (NOTHING, reading(),
         [("article.kind", "nothing -> engagement", "better"),
          ("article.language", "nothing -> en", "better"),
          ("engagements", "+ LV <- EE", "better")]),
    ],
)  # fmt: skip
def test_each_value_that_changed_is_told_and_judged(
    was: dict[str, Any], now: dict[str, Any], told: list[tuple[str, str, str]]
) -> None:
    assert changes(was, now) == told


def test_a_second_engagement_that_nobody_expects_is_worse() -> None:
    other = EXPECTED["engagements"][0] | {"host": "SE", "guests": ["FI"], "people": []}
    two = EXPECTED | {"engagements": [*EXPECTED["engagements"], other]}
    assert changes(reading(), two) == [("engagements", "+ SE <- FI", "worse")]
    assert changes(two, reading()) == [("engagements", "- SE <- FI", "better")]


def test_without_an_expected_record_nothing_is_better_or_worse() -> None:
    told = list(golden.changes_in({}, reading(host="EE"), reading()))
    assert told == [("host", "EE -> LV", "neither")]


def a_case(tmp_path: Path, part: str) -> Case:
    return Case(tmp_path / "en" / part / "some-report.txt", "en", part == "blind", (), EXPECTED)


def test_values_of_blind_articles_are_counted_and_never_shown(tmp_path: Path) -> None:
    cases = [a_case(tmp_path, "open"), a_case(tmp_path, "blind")]
    was, now = [reading(host="EE")] * 2, [reading()] * 2
    found = golden.altered(cases, was, now)
    lines = list(golden.lines_of(found, tmp_path.resolve()))
    assert lines == [
        "en/open/some-report.txt",
        "  better   host               EE -> LV",
        "en/blind/some-report.txt",
        "  1 better",
    ]
    summed = list(golden.summary(cases, was, now, found))
    assert summed[0] == "en blind"
    assert summed[2].split() == ["host", "1", "0", "0", "0.000", "->", "1.000"]


def test_the_present_engine_reads_what_it_reads(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Outlet: ANA\n---\nOn May 3, 2023, the Minister of Defence of Latvia received the Defence "
        "Minister of Estonia, Priit Saar, in Riga."
    )
    (tmp_path / "empty.txt").touch()
    cases = golden.cases_in([tmp_path])
    records = dict(
        zip((case.file.name for case in cases), golden.read_all(HOUSE, cases), strict=True)
    )
    assert records["empty.txt"] == NOTHING
    assert records["report.txt"]["engagements"][0]["host"] == "LV"
    assert records["report.txt"]["article"]["outlet"] is None


def test_an_engine_that_breaks_down_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Some words.")
    broken = tmp_path / "broken"
    (broken / "extraction" / "engine").mkdir(parents=True)
    (broken / "extraction" / "engine" / "__main__.py").write_text("raise ValueError('no rules')")
    with pytest.raises(golden.RevisionError, match="no rules"):
        golden.read_all(broken, golden.cases_in([tmp_path / "report.txt"]))


@pytest.mark.skipif(
    not (HOUSE / ".git").exists() or not shutil.which("git"),
    reason="no git history here: script/golden was NOT tried",
)
def test_the_script_compares_with_a_revision_or_says_why_not(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(HOUSE / "script" / "golden"), *arguments]
        return subprocess.run(command, capture_output=True, text=True)

    report = tmp_path / "report.txt"
    report.write_text("The Minister of Defence of Latvia received the Defence Minister of Estonia.")
    expected = {"article": EXPECTED["article"], "engagements": []}
    report.with_suffix(".json").write_text(json.dumps(expected))
    same = run("--against", "HEAD", str(tmp_path))
    assert same.stdout.endswith("of 1 articles read otherwise than at HEAD.\n"), same.stderr
    assert same.returncode == int(not same.stdout.startswith("0 of"))
    unknown = run("--against", "no-such-revision", str(tmp_path))
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "no-such-revision" in unknown.stderr
