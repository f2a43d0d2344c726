"""`manage.py sweep`: what beat does every few seconds, once by hand."""

from typing import Any

from django.core.management.base import BaseCommand

from extraction.services import sweep


class Command(BaseCommand):
    help = "Find articles that a dead worker or a flushed broker left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep()
        self.stdout.write(
            f"{swept.requeued} back in the queue, {swept.quarantined} set aside after too many "
            f"attempts, a worker called for {swept.rung}."
        )
