"""What a database needs before anybody may look at it, in one process because Django loads slowly.

Each step is a management command that may be repeated. Progress goes to standard output, what the
commands print to standard error, which the caller keeps as a log.
"""

import argparse
import hashlib
import os
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from operations.words import say, step

CLONE = Path(__file__).resolve().parent.parent


def main() -> None:
    """Bring the database up to date, collect the static files, make the first editor."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--samples", type=Path, help="bring the sample articles; a mark lies here meanwhile"
    )
    wishes = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with step("Bringing the database up to date"):
        django.setup()
        run("migrate", "--no-input")
    with step("Loading countries, posts and ranks"):
        run("load_seeds")
    collect_static()
    make_editor()
    if wishes.samples:
        bring_samples(wishes.samples)


def run(name: str, *arguments: str) -> None:
    """Run a command; all it says goes to the log."""
    call_command(name, *arguments, stdout=sys.stderr, stderr=sys.stderr)


def collect_static() -> None:
    """Collect the files that pages load, unless they are those of the last time."""
    mark = Path(settings.STATIC_ROOT) / ".made-of"
    made_of = fingerprint()
    if mark.exists() and mark.read_text() == made_of:
        return
    with step("Collecting the files that pages load"):
        run("collectstatic", "--no-input", "--clear", "--verbosity", "0")
        mark.write_text(made_of)


def fingerprint() -> str:
    """What the collected files depend on: our own by size and time, packages by their locks."""
    parts = [f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in own_files()]
    parts += [file.read_text() for file in lock_stamps()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def own_files() -> Iterator[Path]:
    """Our static files, and the list of the packages' files that are served."""
    # Not `.local/static`, where they are collected.
    folders = [CLONE / "static", *CLONE.glob("[!.]*/static")]
    for folder in sorted(folders):
        yield from sorted(file for file in folder.rglob("*") if file.is_file())
    yield CLONE / "config" / "packages.py"


def lock_stamps() -> Iterator[Path]:
    """What script/setup left where packages are installed."""
    yield from sorted(CLONE.glob(".venv/attache-*"))
    yield from CLONE.glob("node_modules/.attache")


def make_editor() -> None:
    """Make the user `editor` where there is none, and show the password this once."""
    told = StringIO()
    call_command("create_editor", username="editor", stdout=told, stderr=sys.stderr)
    if password := told.getvalue().strip():
        say(f"\n  For changes log in as the user `editor`. Shown only now:\n\n{password}\n")


def bring_samples(begun: Path) -> None:
    """Hand the sample articles to the worker if there is no article yet; none of them is vital.

    A start that was cut off between them left its mark, and this one goes on.
    """
    samples = CLONE / "seeds" / "articles"
    known = apps.get_model("extraction", "Article").objects.exists() and not begun.exists()
    if known or not samples.is_dir():
        return
    begun.touch()
    try:
        with step("Handing the sample articles to the worker"):
            run("ingest", str(samples))
        begun.unlink()
    except Exception as error:
        say(f"  The sample articles were not taken: {error}")


if __name__ == "__main__":
    main()
