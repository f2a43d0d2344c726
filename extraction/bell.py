"""The bell: tells a worker that articles wait. The rows are the queue; a bell may be lost.

Tasks are called by name, so that services need not import them.
"""

import logging
from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

from extraction.models import Article

READ_ARTICLES = "extraction.read_articles"
ACT_ON_ANSWER = "extraction.act_on_answer"
SINGLES = "articles"
BATCHES = "batches"
BATCH_SIZE = 25
SILENCE_SECONDS = 5.0

log = logging.getLogger(__name__)


def ring(ids: Sequence[int]) -> None:
    """Call a worker for these articles once the present transaction has committed.

    A few go to the queue of single articles, so that an upload does not wait behind a folder.
    """
    for start in range(0, len(ids), BATCH_SIZE):
        transaction.on_commit(partial(_call, list(ids[start : start + BATCH_SIZE])))


def ring_for_answer(judgement: int) -> None:
    """Call a worker for a person's answer once the present transaction has committed."""
    transaction.on_commit(partial(_send, ACT_ON_ANSWER, [judgement], SINGLES))


def bells_waiting(queue: str) -> int:
    """How many calls of a queue no worker has taken yet.

    Raises OperationalError when the broker is down.
    """
    with current_app.connection_for_read() as connection:
        declared = connection.default_channel.queue_declare(queue=queue, durable=True)
        return int(declared.message_count)


def _call(ids: list[int]) -> None:
    Article.objects.filter(pk__in=ids).update(rung_at=Now())
    _send(READ_ARTICLES, [ids], SINGLES if len(ids) == 1 else BATCHES)


def _send(task: str, arguments: list[Any], queue: str) -> None:
    if monotonic() < _broker.silent_until:
        return
    try:
        current_app.send_task(task, args=arguments, queue=queue)
    except (OperationalError, OSError) as error:
        _broker.silent_until = monotonic() + SILENCE_SECONDS
        log.warning("The broker does not answer (%s); the sweep will call again.", error)


class _Broker:
    """After a bell that nobody heard this process rings none for a while, so that two hundred
    uploads do not wait two hundred times for a broker that is down."""

    silent_until = 0.0


_broker = _Broker()
