"""Sending articles back to the queue, by a person's hand or for a new engine version."""

from collections.abc import Iterable

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from extraction.bell import ring
from extraction.models import Article, State
from extraction.services.errors import ExtractionError

RETRIABLE = (State.FAILED, State.NEEDS_TEXT)


def retry_article(*, article_id: int, person: User) -> Article:
    """Read an article once more that failed; of a duplicate, its first.

    Raises ExtractionError when it did not fail.
    """
    with transaction.atomic(), pghistory.context(user=person.pk, act="retry"):
        asked = Article.objects.only("duplicate_of").get(pk=article_id)
        article = Article.objects.select_for_update().get(pk=asked.duplicate_of_id or asked.pk)
        if article.state not in RETRIABLE:
            raise ExtractionError(
                f"The article did not fail: its state is “{article.get_state_display()}”. "
                "There is nothing to try again."
            )
        _queue([article.pk])
        ring([article.pk])
    article.refresh_from_db()
    return article


def read_again(*, article_ids: Iterable[int]) -> int:
    """Queue settled articles for another reading; how many. What a person decided stays."""
    with transaction.atomic(), pghistory.context(act="read again"):
        settled = list(
            Article.objects.select_for_update()
            .filter(pk__in=list(article_ids), duplicate_of__isnull=True)
            .exclude(state__in=[State.QUEUED, State.READING])
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        _queue(settled)
        ring(settled)
    return len(settled)


def _queue(ids: list[int]) -> None:
    """Back to the queue with all attempts; duplicates go along."""
    fresh = {"state": State.QUEUED, "attempts": 0, "failure_code": "", "failure": ""}
    Article.objects.filter(pk__in=ids).update(**fresh)
    Article.objects.filter(duplicate_of__in=ids).update(**fresh)
