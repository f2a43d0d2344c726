"""`manage.py ingest PATH...`: files and folders of articles into the queue."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extraction.bell import BATCH_SIZE, ring
from extraction.folder import article_files, without_header
from extraction.models import Article, Origin, State
from extraction.models.articles import UNDER_WAY
from extraction.services import ArticleRefused, Received, receive_article, sweep

LOOK_AGAIN_SECONDS = 0.5


@dataclass
class Taken:
    """What became of the files so far; `articles` are the numbers of all that were accepted."""

    articles: set[int] = field(default_factory=set)
    new: int = 0
    known: int = 0
    refused: list[str] = field(default_factory=list)


class Command(BaseCommand):
    help = (
        "Take articles in: files (txt, html, docx, pdf) and folders with all below them. "
        "Safe to repeat: what is known already is not taken twice."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--wait", action="store_true", help="wait until all of it is read")
        parser.add_argument(
            "--origin",
            choices=[Origin.COMMAND.value, Origin.SEED.value],
            default=Origin.COMMAND.value,
            help="seed marks sample articles",
        )

    def handle(self, *args: Any, paths: Sequence[Path], wait: bool, **options: Any) -> None:
        missing = [path for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"There is no {', no '.join(map(str, missing))}.")
        files = list(dict.fromkeys(article_files(paths)))
        console = Console(stderr=True, no_color=options["no_color"] or None)
        with _progress(console) as progress:
            taken = _take(_shown(progress, "Taking in", files), origin=options["origin"])
            if wait:
                _wait(progress, taken.articles)
        self._say(taken, waited=wait, files=len(files))
        failed = (
            wait
            and Article.objects.filter(
                pk__in=taken.articles, state__in=[State.FAILED, State.NEEDS_TEXT]
            ).exists()
        )
        if taken.refused or failed or not files:
            sys.exit(1)

    def _say(self, taken: Taken, *, waited: bool, files: int) -> None:
        if not files:
            self.stderr.write("No txt, html, docx or pdf file there. Nothing was taken in.")
            return
        for words in taken.refused:
            self.stderr.write(words)
        line = f"{_articles(taken.new)} taken in, {taken.known} known already"
        self.stdout.write(line + (f", {len(taken.refused)} refused." if taken.refused else "."))
        if waited:
            self._say_states(taken)
        elif taken.new:
            self.stdout.write("The workers read them now; the upload page shows how far they are.")

    def _say_states(self, taken: Taken) -> None:
        rows = Article.objects.filter(pk__in=taken.articles).order_by("pk").defer("text")
        states = Counter(row.state for row in rows)
        said = [f"{states[state]} {words}" for state, words in STATES.items() if states[state]]
        self.stdout.write("Of these: " + ", ".join(said) + ".")
        for row in rows:
            if row.failure:
                self.stderr.write(f"{row.filename or row}: {row.failure}")


STATES = {
    State.READ: "read",
    State.NO_ENGAGEMENT: "without an engagement",
    State.NEEDS_TEXT: "need their text",
    State.FAILED: "failed",
    State.QUEUED: "still waiting",
    State.READING: "still being read",
}


def _take(files: Iterator[Path], *, origin: str) -> Taken:
    """Receive each file; ring for the new ones batch by batch."""
    taken = Taken()
    batch: list[int] = []
    for file in files:
        try:
            received = _receive(file, origin=origin)
        except ArticleRefused as refused:
            taken.refused.append(f"{file}: {refused.message}")
            continue
        except OSError as error:
            taken.refused.append(f"{file}: cannot be opened ({error.strerror or error}).")
            continue
        taken.articles.add(received.article.pk)
        if received.known:
            taken.known += 1
        else:
            taken.new += 1
            batch.append(received.article.pk)
        if len(batch) == BATCH_SIZE:
            ring(batch)
            batch = []
    if batch:
        ring(batch)
    return taken


def _receive(file: Path, *, origin: str) -> Received:
    # Gigabytes are not worth reading to be refused; the door has the exact limit.
    if file.stat().st_size > settings.UPLOAD_LIMIT_BYTES + 4096:
        raise ArticleRefused(
            "too_large",
            f"It has {file.stat().st_size / 2**20:.1f} MB; at most "
            f"{settings.UPLOAD_LIMIT_BYTES / 2**20:.0f} MB are taken. Send the article alone.",
        )
    header, body = without_header(file.read_bytes())
    return receive_article(
        data=body,
        filename=file.name,
        origin=origin,
        address=header.address,
        outlet=header.outlet,
        published=header.published,
        title=header.title,
        ring=False,
    )


def _wait(progress: Progress, articles: Collection[int]) -> None:
    """Until no article is under way. Ctrl-C ends the waiting, not the reading.

    Where nothing moves for a while a sweep calls the workers again: this may be run where no
    beat is, and the first call may have been lost.
    """
    bar = progress.add_task("Reading", total=len(articles))
    last, moved_at = len(articles), time.monotonic()
    while left := Article.objects.filter(pk__in=articles, state__in=UNDER_WAY).count():
        progress.update(bar, completed=len(articles) - left)
        if left != last:
            last, moved_at = left, time.monotonic()
        elif time.monotonic() - moved_at > settings.SWEEP_SECONDS:
            sweep()
            moved_at = time.monotonic()
        time.sleep(LOOK_AGAIN_SECONDS)
    progress.update(bar, completed=len(articles))


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
    )


def _shown(progress: Progress, what: str, files: Sequence[Path]) -> Iterator[Path]:
    bar = progress.add_task(what, total=len(files))
    for file in files:
        yield file
        progress.advance(bar)


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"
