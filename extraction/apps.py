"""Articles and their readings: from an uploaded file to a proposal for the record."""

from importlib import import_module

from django.apps import AppConfig


class ExtractionConfig(AppConfig):
    name = "extraction"
    verbose_name = "Articles"

    def ready(self) -> None:
        """Models are there only now, hence not among the imports above."""
        import_module("extraction.listening")
