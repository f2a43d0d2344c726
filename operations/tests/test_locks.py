"""The lock files are in step with what they lock, and name no host."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

CLONE = Path(__file__).resolve().parents[2]
LOCKS = ("server", "embedded", "development", "node")
PROJECT = tomllib.loads((CLONE / "pyproject.toml").read_text())
DIRECT = PROJECT["project"]["dependencies"]
EMBEDDED = PROJECT["project"]["optional-dependencies"]["embedded"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]


def locked(name: str) -> dict[str, str]:
    """The versions of a lock on this Python, by package."""
    text = (CLONE / "requirements" / f"{name}.txt").read_text()
    pins = [Requirement(line) for line in re.findall(r"^([a-z].*?) \\$", text, flags=re.MULTILINE)]
    return {
        pin.name: str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate()
    }


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("server", DIRECT),
        ("embedded", DIRECT + EMBEDDED),
        ("development", DIRECT + EMBEDDED + DEVELOPMENT),
        ("node", (CLONE / "requirements" / "node.in").read_text().splitlines()[1:]),
    ],
)
def test_a_lock_has_a_fitting_version_of_everything_that_is_asked_for(
    name: str, wanted: list[str]
) -> None:
    versions = locked(name)
    for requirement in map(Requirement, wanted):
        package = requirement.name.lower().replace("_", "-")
        assert package in versions
        assert requirement.specifier.contains(versions[package], prereleases=True)


def test_what_a_server_runs_is_what_was_tested() -> None:
    assert locked("server").items() <= locked("embedded").items() <= locked("development").items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_hashes_and_no_lock_names_a_host(name: str) -> None:
    text = (CLONE / "requirements" / f"{name}.txt").read_text()
    assert "://" not in text
    packages = re.findall(r"^[a-z].*$", text, flags=re.MULTILINE)
    hashed = re.findall(r"^[a-z].*==.* \\\n    --hash=sha256:", text, flags=re.MULTILINE)
    assert len(packages) == len(hashed) > 0


def test_the_front_end_lock_names_no_host_and_is_in_step() -> None:
    text = (CLONE / "package-lock.json").read_text()
    assert '"resolved"' not in text
    lock = json.loads(text)["packages"]
    wanted = json.loads((CLONE / "package.json").read_text())
    assert lock[""]["dependencies"] == wanted["dependencies"]
    assert lock[""]["devDependencies"] == wanted["devDependencies"]
    assert all(entry.get("integrity") for path, entry in lock.items() if path)
