"""Finding what was left behind: by a flushed broker, by a worker that died."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

from extraction.bell import BATCHES, SINGLES, bells_waiting, ring
from extraction.models import Article, State
from extraction.services.judging import act_on_answer, unheard_answers
from extraction.services.settling import quarantine, settle_state

# A bell that rang this short a time ago may still be on its way.
JUST_RUNG = timedelta(seconds=5)
AT_MOST = 5000


@dataclass(frozen=True)
class Swept:
    """What a sweep did, in numbers of articles."""

    requeued: int
    quarantined: int
    rung: int


def sweep() -> Swept:
    """Requeue articles whose lease ran out, quarantine those out of attempts, ring for the rest.

    Acts on answers whose bell was lost. Articles that were tried before are rung for one by one,
    so that one which kills its worker takes no neighbour along again.
    """
    with transaction.atomic():
        requeued, quarantined = _take_back_leases()
        quarantined += _quarantine_queued()
    for judgement in unheard_answers():
        act_on_answer(judgement_id=judgement)
    return Swept(requeued=requeued, quarantined=quarantined, rung=_ring_for_queued())


def _take_back_leases() -> tuple[int, int]:
    lost = Article.objects.select_for_update(skip_locked=True).filter(
        state=State.READING, duplicate_of__isnull=True, lease_until__lt=Now()
    )
    requeued = quarantined = 0
    for article in lost.defer("text"):
        if article.attempts < settings.READING_ATTEMPTS:
            settle_state(article, State.QUEUED)
            requeued += 1
        else:
            quarantine(article, "the worker that read it stopped without a word")
            quarantined += 1
    return requeued, quarantined


def _quarantine_queued() -> int:
    """A lowered limit of attempts leaves queued articles that nobody may claim."""
    spent = Article.objects.select_for_update(skip_locked=True).filter(
        state=State.QUEUED, duplicate_of__isnull=True, attempts__gte=settings.READING_ATTEMPTS
    )
    for article in spent.defer("text"):
        quarantine(article, "earlier readings of it broke off")
    return len(spent)


def _ring_for_queued() -> int:
    """Ring for what nobody is coming for: single articles when no single bell is waiting, and
    all when no bell is waiting at all."""
    try:
        if bells_waiting(SINGLES):
            return 0
        batches = bells_waiting(BATCHES)
    except (OperationalError, OSError):
        return 0  # With the broker down there is no bell to ring either.
    unheard = Q(rung_at__isnull=True) | Q(rung_at__lt=Now() - JUST_RUNG)
    waiting = Article.objects.filter(unheard, state=State.QUEUED, duplicate_of__isnull=True)
    tried = waiting.filter(attempts__gt=0).order_by("pk").values_list("pk", flat=True)[:AT_MOST]
    fresh = waiting.filter(attempts=0).order_by("pk").values_list("pk", flat=True)[:AT_MOST]
    alone = list(tried)
    together = [] if batches else list(fresh)
    for pk in alone:
        ring([pk])
    ring(together)
    return len(alone) + len(together)
