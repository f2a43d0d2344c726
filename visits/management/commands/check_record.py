"""`manage.py check_record`: is what is stored twice still true?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from visits.services.contacts import astray
from visits.services.deciding import follow, locked_visit


class Command(BaseCommand):
    help = (
        "Recompute contacts and levels from the visits and compare them with what is stored. "
        "Ends with an error where they differ; --repair writes them afresh."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        numbers = [visit.pk for visit in astray()]
        named = ", ".join(map(str, numbers[:20])) + (" ..." if len(numbers) > 20 else "")
        if not numbers:
            self.stdout.write("Contacts and levels are what the visits say.")
        elif not repair:
            raise CommandError(f"Not what the visits say: {len(numbers)} visits ({named}).")
        else:
            for number in numbers:
                with transaction.atomic():
                    follow(locked_visit(number))
            self.stdout.write(f"Written afresh: {len(numbers)} visits ({named}).")
