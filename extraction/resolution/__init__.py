"""Who is meant, and which visit is told of."""

from extraction.resolution.resolving import names_to_lock, resolve

__all__ = ["names_to_lock", "resolve"]
