"""A real Celery worker whose engine is the scripted one: `celery -A extraction.tests.worker`."""

from config.celery import app
from extraction.services import reading
from extraction.tests.scripted import ScriptedEngine

reading.the_engine = ScriptedEngine  # type: ignore[assignment,attr-defined]

__all__ = ["app"]
