"""Articles and their readings: from an uploaded file to a proposal for the record."""

from django.apps import AppConfig


class ExtractionConfig(AppConfig):
    name = "extraction"
    verbose_name = "Articles"
