"""Uploaded articles, their bytes, and what was read in them."""

from extraction.models.articles import Article, Origin, Original, State
from extraction.models.readings import Reading

__all__ = ["Article", "Origin", "Original", "Reading", "State"]
