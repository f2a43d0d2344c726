"""What workers are called for. Each takes ids, calls one service, and may run twice."""

import os
import socket
from collections.abc import Sequence
from typing import Any

from celery import shared_task
from celery.signals import worker_process_init

from extraction import services
from extraction.bell import ACT_ON_ANSWER, READ_ARTICLES
from extraction.reader import the_engine


@shared_task(name=READ_ARTICLES)  # type: ignore[untyped-decorator]
def read_articles(ids: Sequence[int]) -> None:
    """Read these articles, as far as they wait."""
    services.read_articles(ids=ids, worker=f"{socket.gethostname()}:{os.getpid()}")


@shared_task(name="extraction.sweep")  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Find what a dead worker or a flushed broker left behind."""
    services.sweep()


@shared_task(name=ACT_ON_ANSWER)  # type: ignore[untyped-decorator]
def act_on_answer(judgement: int) -> None:
    """Bring visits together, or apart, as a person judged."""
    services.act_on_answer(judgement_id=judgement)


@worker_process_init.connect  # type: ignore[untyped-decorator]
def load_engine(**_: Any) -> None:
    """The first article should not wait for the engine."""
    the_engine()
