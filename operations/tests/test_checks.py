"""The closing summary of `script/test` tells the truth."""

from pathlib import Path

import pytest

from operations.checks import Outcome, count, summarise

REPORT = '<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1"/></testsuites>'


def test_tests_are_counted_by_their_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    outcome = count("tests", 1.0, report, 1)
    assert (outcome.passed, outcome.failed, outcome.skipped) == (2, 2, 1)


def test_a_run_that_broke_off_without_a_report_has_failed(tmp_path: Path) -> None:
    assert count("tests", 1.0, tmp_path / "none.xml", 3).failed == 1


def test_no_test_at_all_is_said_and_not_called_passed(tmp_path: Path) -> None:
    outcome = count("browser", 1.0, tmp_path / "none.xml", 5)
    assert outcome.passed == 0
    assert outcome.result.startswith("NOT RUN")


def test_the_closing_line_sums_up_and_the_status_follows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    good = [Outcome("lint", 0.5, passed=1), Outcome("tests", 9.0, passed=7, skipped=2)]
    assert summarise(good, 10) == 0
    assert capsys.readouterr().out.endswith("8 passed, 0 failed, 2 skipped in 10 s\n")
    assert summarise([*good, Outcome("types", 1.0, failed=1)], 11) == 1
    assert "8 passed, 1 failed, 2 skipped" in capsys.readouterr().out


def test_a_step_that_did_not_run_stands_in_the_closing_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert summarise([Outcome("browser", 0.0, not_run="no Chromium")], 1) == 0
    assert "1 steps not run" in capsys.readouterr().out
