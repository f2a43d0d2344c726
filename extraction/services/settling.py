"""Writing down where an article stands, for it and for its duplicates."""

from django.conf import settings
from django.db.models.functions import Now

from extraction.models import Article, State

SETTLED_BY_READING = (State.READ, State.NO_ENGAGEMENT)


def settle_state(article: Article, state: str, *, code: str = "", words: str = "") -> None:
    """Give up the lease and set the state; duplicates mirror it. The caller holds the row lock."""
    news: dict[str, object] = {"state": state, "failure_code": code, "failure": words}
    if state in SETTLED_BY_READING:
        news["read_at"] = Now()
    Article.objects.filter(pk=article.pk).update(lease_until=None, leased_by="", **news)
    Article.objects.filter(duplicate_of=article.pk).update(language=article.language, **news)


def try_again_later(article: Article, why: str) -> None:
    """Back to the queue after an attempt that broke off; quarantined after the last one."""
    if article.attempts < settings.READING_ATTEMPTS:
        settle_state(article, State.QUEUED)
    else:
        quarantine(article, why)


def quarantine(article: Article, why: str) -> None:
    """Set an article aside that broke every attempt, so that it holds up nobody."""
    settle_state(
        article,
        State.FAILED,
        code="quarantined",
        words=(
            f"Reading it broke off {article.attempts} times, the last time because {why}. "
            "It is set aside so that it holds up no other article. "
            "The file is kept: try again after an update, or paste its text instead."
        ),
    )
