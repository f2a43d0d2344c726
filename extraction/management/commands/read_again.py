"""`manage.py read_again`: settled articles through the present engine once more."""

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from extraction.models import Article
from extraction.reader import the_engine
from extraction.services import read_again


class Command(BaseCommand):
    help = (
        "Read articles again, with the engine as it is now. What a person decided stays: where "
        "the new reading differs it becomes a proposal."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", type=int, metavar="NUMBER")
        parser.add_argument("--all", action="store_true", help="every article")
        parser.add_argument(
            "--outdated", action="store_true", help="those the present engine has not read yet"
        )

    def handle(
        self, *args: Any, articles: Sequence[int], all: bool, outdated: bool, **options: Any
    ) -> None:
        chosen = Article.objects.filter(duplicate_of__isnull=True)
        if articles:
            chosen = chosen.filter(pk__in=articles)
        elif outdated:
            chosen = chosen.exclude(readings__engine_version=the_engine().version)
        elif not all:
            raise CommandError("Name articles by number, or say --outdated or --all.")
        queued = read_again(article_ids=list(chosen.values_list("pk", flat=True)))
        self.stdout.write(f"{queued} back in the queue, to be read again.")
