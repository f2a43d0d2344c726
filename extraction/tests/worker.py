"""Gives a real Celery worker the scripted engine: `celery -A config worker -I <this module>`."""

from extraction.services import reading
from extraction.tests.scripted import ScriptedEngine

reading.the_engine = ScriptedEngine  # type: ignore[assignment,attr-defined]
