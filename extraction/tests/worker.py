"""A real Celery worker whose engine is the scripted one: `celery -A extraction.tests.worker`."""

from importlib import import_module

import django

from config.celery import app
from extraction.tests.scripted import ScriptedEngine

django.setup()
# Only now may the models be imported, hence by name.
import_module("extraction.services.reading").the_engine = ScriptedEngine

__all__ = ["app"]
