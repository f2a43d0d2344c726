"""From an engine's record to the record of visits."""

from extraction.engine import Record
from extraction.models import Article


def names_to_lock(record: Record) -> list[str]:
    """What two workers must not resolve at the same time."""
    return []


def resolve(*, article: Article, record: Record) -> None:
    """Tell the record what this article reports."""
