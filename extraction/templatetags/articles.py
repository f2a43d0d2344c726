"""What pages of the record show of articles."""

from django import template

from extraction.models import State
from extraction.selectors.progress import queue_counts

register = template.Library()


@register.inclusion_tag("components/articles_waiting.html")
def articles_waiting() -> dict[str, int]:
    """How many articles failed, need their text, or are under way."""
    counts = queue_counts()
    return {
        "failed": counts[State.FAILED] + counts[State.NEEDS_TEXT],
        "under_way": counts[State.QUEUED] + counts[State.READING],
    }
