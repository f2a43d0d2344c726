"""Wiring only: settings, addresses, the web door and the worker's door."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
