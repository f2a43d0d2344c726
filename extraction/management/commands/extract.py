"""`manage.py extract FILE...`: articles in, records out, without a database."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from extraction.engine.command import add_arguments, extract


class Command(BaseCommand):
    help = "Read articles and print one record (JSON) per file."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        status = extract(
            options["files"],
            output_dir=options["output_dir"],
            explained=options["explain"],
            also=options["also"],
            out=sys.stdout,
            err=sys.stderr,
        )
        if status:
            sys.exit(status)
