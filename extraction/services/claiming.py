"""Leases: which worker may read which article, and until when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from extraction.models import Article, State


@dataclass(frozen=True)
class Lease:
    """The right to write one article's reading while its row still carries `token`."""

    article: int
    token: int


def claim_articles(*, ids: Iterable[int], worker: str) -> list[Lease]:
    """Lease those of the articles that wait, for settings.LEASE_SECONDS of the database's clock.

    Passes over what is settled, what another worker holds, and what has used up its attempts.
    What was tried before is leased only when it is asked for alone: it may be what killed the
    worker of its batch, and must not take its neighbours along again.
    """
    asked = set(ids)
    most = 1 if len(asked) > 1 else settings.READING_ATTEMPTS
    with transaction.atomic():
        waiting = list(
            Article.objects.select_for_update(skip_locked=True)
            .filter(_free(), pk__in=asked, duplicate_of__isnull=True, attempts__lt=most)
            .order_by("pk")
            .values_list("pk", "lease_token")
        )
        Article.objects.filter(pk__in=[pk for pk, _ in waiting]).update(
            state=State.READING,
            attempts=F("attempts") + 1,
            lease_token=F("lease_token") + 1,
            lease_until=lease_end(),
            leased_by=worker[:100],
            failure_code="",
            failure="",
        )
    return [Lease(pk, token + 1) for pk, token in waiting]


def renew_leases(*, leases: Sequence[Lease]) -> None:
    """Hold on to the leases of a batch that is still being read."""
    held = Q(pk__in=[])
    for lease in leases:
        held |= Q(pk=lease.article, lease_token=lease.token)
    Article.objects.filter(held, state=State.READING).update(lease_until=lease_end())


def held_article(lease: Lease) -> Article | None:
    """The article, its row locked, if this lease still holds; None when another has it now."""
    return (
        Article.objects.select_for_update(of=("self",))
        .filter(pk=lease.article, lease_token=lease.token, state=State.READING)
        .first()
    )


def lease_end() -> object:
    """When a lease given now runs out, by the database's clock."""
    return Now() + timedelta(seconds=settings.LEASE_SECONDS)


def _free() -> Q:
    return Q(state=State.QUEUED) | Q(state=State.READING, lease_until__lt=Now())
