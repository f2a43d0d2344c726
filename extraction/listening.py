"""Hears in the record what concerns articles: a person's answer to "same?"."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from extraction.bell import ring_for_answer
from visits.models import Judgement


@receiver(post_save, sender=Judgement, dispatch_uid="extraction.answered")
def on_answer(*, instance: Judgement, **_: Any) -> None:
    """Call a worker to act on an answer; should the bell be lost, the sweep finds it."""
    if instance.answer is not None:
        ring_for_answer(instance.pk)
