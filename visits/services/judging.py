"""Are these two the same? The machine asks, a person answers, the answer stays."""

from collections.abc import Sequence

from django.contrib.auth.models import User

from visits.models import Judgement


def ask(
    *, subject: str, first: int, second: int, score: float, reasons: Sequence[str]
) -> Judgement:
    """Ask about two officials or two visits (in any order); an answered question stays answered.

    Raises InvalidValue for an unknown subject or one and the same number twice.
    """
    raise NotImplementedError


def answer(*, judgement_id: int, answer: str, person: User) -> Judgement:
    """Write a person's answer ("same" or "different"); raises NotFound, InvalidValue."""
    raise NotImplementedError
