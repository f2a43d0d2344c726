"""`script/test`: every check and every test, and one closing summary."""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from operations import chromium, neighbours, throw_away
from operations.words import Refusal, say

CLONE = Path(__file__).resolve().parent.parent
SHELL_SCRIPTS = ("script/setup", "script/server", "script/test", "script/lock", ".ci/run")


@dataclass(frozen=True)
class Outcome:
    """What one step came to. Tests count one by one, any other check as one."""

    name: str
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    # Why a step could not run, in words; such a step is neither passed nor failed.
    not_run: str = ""

    @property
    def result(self) -> str:
        """In words, for the summary."""
        if self.not_run:
            return f"NOT RUN: {self.not_run}"
        if self.passed + self.failed + self.skipped == 1:
            return "failed" if self.failed else "passed"
        counts = {"passed": self.passed, "failed": self.failed, "skipped": self.skipped}
        return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def main(arguments: Sequence[str]) -> int:
    """Run everything, or just the tests that are named; 0 if nothing failed."""
    signal.signal(signal.SIGTERM, end_early)
    start = time.monotonic()
    try:
        with (
            throw_away.servers(CLONE) as servers,
            tempfile.TemporaryDirectory(prefix="attache-static-") as static,
        ):
            environment = surroundings(servers, static)
            if arguments:
                collect_static(environment)
                return run_named_tests(arguments, environment)
            outcomes = [*checks(environment), *tests(environment)]
    except Refusal as refusal:
        refusal.tell()
        return 1
    return summarise(outcomes, time.monotonic() - start)


def end_early(*_: object) -> NoReturn:
    """On a request to end, stop the servers on the way out."""
    raise KeyboardInterrupt


def surroundings(servers: Mapping[str, str], static: str) -> dict[str, str]:
    """What tests run in: as a server would, on throw-away data."""
    environment = {
        **os.environ,
        **servers,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEBUG": "no",
        "ATTACHE_STATIC_ROOT": static,
        "PYTHONUNBUFFERED": "1",
    }
    if browser := chromium.find():
        environment.setdefault(chromium.VARIABLE, browser)
    return environment


def checks(environment: Mapping[str, str]) -> list[Outcome]:
    """Everything that is no test."""
    production = {
        **environment,
        "ATTACHE_HTTPS": "yes",
        "ALLOWED_HOSTS": "attache.example.org",
        "CSRF_TRUSTED_ORIGINS": "https://attache.example.org",
    }
    python = sys.executable
    tools = Path(python).parent
    return [
        check("lint (ruff)", [tools / "ruff", "check", "."], environment),
        check("format (ruff)", [tools / "ruff", "format", "--check", "."], environment),
        check("types (mypy)", [tools / "mypy", "."], environment),
        check("layers (import-linter)", [tools / "lint-imports"], environment),
        check_scripts(environment),
        check_compose(environment),
        check(
            "migrations are complete",
            [python, "manage.py", "makemigrations", "--check", "--dry-run"],
            environment,
        ),
        check(
            "deployment settings",
            [python, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            production,
        ),
        collect_static(environment),
    ]


def tests(environment: Mapping[str, str]) -> list[Outcome]:
    """Unit and integration tests, those in a browser, and in CI once more on local servers."""
    outcomes = [
        pytest("unit and integration tests", ["-m", "not browser"], environment),
        browser_tests(environment),
    ]
    if os.environ.get("CI"):
        outcomes.append(second_round(environment))
    return outcomes


def collect_static(environment: Mapping[str, str]) -> Outcome:
    """The files that pages load, as a server has them."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    return check("static files", command, environment)


def check(name: str, command: Sequence[str | Path], environment: Mapping[str, str]) -> Outcome:
    """Run one check, its output as it comes."""
    say(f"\n── {name}")
    start = time.monotonic()
    failed = subprocess.run(command, cwd=CLONE, env=dict(environment)).returncode != 0
    return Outcome(name, time.monotonic() - start, passed=not failed, failed=failed)


def check_scripts(environment: Mapping[str, str]) -> Outcome:
    """The shell scripts: by shellcheck where it is installed, else by bash."""
    checker = shutil.which("shellcheck")
    if checker:
        return check("shell scripts (shellcheck)", [checker, *SHELL_SCRIPTS], environment)
    every = 'for script; do bash -n "$script" || exit 1; done'
    command = ["bash", "-c", every, "bash", *SHELL_SCRIPTS]
    return check("shell scripts (bash -n)", command, environment)


def check_compose(environment: Mapping[str, str]) -> Outcome:
    """docker-compose.yml, by the client where it has the plugin (the tests read it in any case)."""
    name = "docker compose config"
    docker = shutil.which("docker")
    if (
        not docker
        or subprocess.run([docker, "compose", "version"], capture_output=True).returncode != 0
    ):
        return Outcome(name, 0.0, not_run="no docker client with the compose plugin here")
    example = (CLONE / ".env.example").read_text()
    required = re.findall(r"^#?\s*([A-Z_]+)=", example, flags=re.MULTILINE)
    filled = {**environment, **dict.fromkeys(required, "x" * 40)}
    return check(name, [docker, "compose", "config", "--quiet"], filled)


def pytest(name: str, arguments: Sequence[str], environment: Mapping[str, str]) -> Outcome:
    """Run tests and count them by their report."""
    say(f"\n── {name}")
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="attache-report-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junit-xml={report}", *arguments]
        status = subprocess.run(command, cwd=CLONE, env=dict(environment)).returncode
        return count(name, time.monotonic() - start, report, status)


def count(name: str, seconds: float, report: Path, status: int) -> Outcome:
    """The numbers of a JUnit report; a run that failed without a failed test counts as one."""
    numbers = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    if report.exists():
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314
            for key in numbers:
                numbers[key] += int(suite.get(key, 0))
    failed = numbers["failures"] + numbers["errors"]
    passed = numbers["tests"] - failed - numbers["skipped"]
    # Status 5: pytest found no test.
    if status not in (0, 5) and not failed:
        failed = 1
    if not passed and not failed:
        return Outcome(name, seconds, skipped=numbers["skipped"], not_run="there is no such test")
    return Outcome(name, seconds, passed=passed, failed=failed, skipped=numbers["skipped"])


def browser_tests(environment: Mapping[str, str]) -> Outcome:
    """The tests in a real Chromium, which is installed where that can be done."""
    name = "browser tests (Chromium)"
    browser = chromium.find() or chromium.install()
    if browser:
        return pytest(name, ["-m", "browser"], {chromium.VARIABLE: browser, **environment})
    say(
        f"\n── {name}\n\n!! No Chromium here, and none could be installed.\n"
        "!! These tests do NOT run:\n"
    )
    collect = [sys.executable, "-m", "pytest", "-m", "browser", "--collect-only"]
    subprocess.run(collect, cwd=CLONE, env=dict(environment))
    say(
        "\nInstall Debian's package `chromium`, or name one: CHROMIUM=/path/to/chromium script/test"
    )
    return Outcome(name, 0.0, not_run="no Chromium (the tests are named above)")


def second_round(environment: Mapping[str, str]) -> Outcome:
    """The integration tests once more, on the PostgreSQL and Redis of this machine."""
    name = "integration tests on local servers"
    with neighbours.servers() as found:
        if isinstance(found, str):
            return Outcome(name, 0.0, not_run=found)
        arguments = ["-p", "operations.integration", "-m", "not browser and not server"]
        return pytest(name, arguments, {**environment, **found})


def run_named_tests(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Just these, as pytest would."""
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=CLONE, env=dict(environment)).returncode


def summarise(outcomes: Sequence[Outcome], seconds: float) -> int:
    """Print the table and the closing line."""
    width = max(len(outcome.name) for outcome in outcomes)
    say(f"\n\n{'Step'.ljust(width)}  Seconds  Result\n{'─' * (width + 40)}")
    for outcome in outcomes:
        say(f"{outcome.name.ljust(width)}  {outcome.seconds:7.1f}  {outcome.result}")
    passed, failed, skipped, not_run = (
        sum(numbers)
        for numbers in zip(
            *((one.passed, one.failed, one.skipped, bool(one.not_run)) for one in outcomes),
            strict=True,
        )
    )
    closing = f"{passed} passed, {failed} failed, {skipped} skipped"
    closing += f", {not_run} steps not run" if not_run else ""
    say(f"{'─' * (width + 40)}\n{closing} in {seconds:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
