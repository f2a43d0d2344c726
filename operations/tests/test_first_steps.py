"""Static files are collected again only when they changed."""

from pathlib import Path

import pytest

from operations import first_steps


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with one style sheet of ours, and one that was collected."""
    for folder in ("static", ".local/static", "config", "node_modules"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "config" / "packages.py").touch()
    (tmp_path / "static" / "ours.css").write_text("a {}")
    monkeypatch.setattr(first_steps, "CLONE", tmp_path)
    return tmp_path


def test_what_was_collected_is_no_reason_to_collect_again(clone: Path) -> None:
    before = first_steps.fingerprint()
    (clone / ".local" / "static" / "ours.css").write_text("a {}")
    assert first_steps.fingerprint() == before


def test_a_file_of_ours_that_changed_is_a_reason(clone: Path) -> None:
    before = first_steps.fingerprint()
    (clone / "static" / "ours.css").write_text("a { color: red }")
    assert first_steps.fingerprint() != before


def test_other_packages_are_a_reason(clone: Path) -> None:
    before = first_steps.fingerprint()
    (clone / "node_modules" / ".attache").write_text("other")
    assert first_steps.fingerprint() != before
