"""Who is meant, and which visit is told of."""

from extraction.resolution.placing import place_again
from extraction.resolution.resolving import names_to_lock, pairs_to_lock, resolve

__all__ = ["names_to_lock", "pairs_to_lock", "place_again", "resolve"]
