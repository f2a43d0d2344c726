"""`manage.py load_seeds`: countries, posts and groups; safe to repeat."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from visits.services.seeding import load_countries, load_posts, make_groups


class Command(BaseCommand):
    help = "Load the reference data of seeds/ (countries, posts) and make the group of editors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="folder", type=Path, default=settings.SEEDS_DIR)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            countries = load_countries(file=folder / "countries.yml")
            posts = load_posts(file=folder / "posts.yml")
        except OSError as error:
            raise CommandError(f"The seeds cannot be read: {error}") from error
        make_groups()
        self.stdout.write(f"{countries} countries and organisations, {posts} posts.")
