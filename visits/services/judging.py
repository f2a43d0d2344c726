"""Are these two the same? The machine asks, a person answers, the answer stays.

Two answered to be the same are joined (services.merging). Answered otherwise later, they part
again.
"""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from visits.models import Judgement
from visits.services.errors import InvalidValue, NotFound
from visits.services.merging import join_officials, join_visits, part_officials, part_visits

Subject = Judgement.Subject
Answer = Judgement.Answer
FOLLOWS = {
    (Subject.OFFICIAL, Answer.SAME): join_officials,
    (Subject.OFFICIAL, Answer.DIFFERENT): part_officials,
    (Subject.VISIT, Answer.SAME): join_visits,
    (Subject.VISIT, Answer.DIFFERENT): part_visits,
}


def ask(
    *, subject: str, first: int, second: int, score: float, reasons: Sequence[str]
) -> Judgement:
    """Ask about two officials or two visits (in any order); an answered question stays answered.

    An open question takes over the new score and reasons. Raises InvalidValue for an unknown
    subject or one and the same number twice.
    """
    if subject not in Subject.values:
        raise InvalidValue({"subject": f"{subject} is none of: {', '.join(Subject.values)}."})
    if first == second:
        raise InvalidValue({"second": "A pair needs two different numbers."})
    low, high = sorted((first, second))
    judgement, new = Judgement.objects.get_or_create(
        subject=subject,
        first=low,
        second=high,
        defaults={"score": score, "reasons": list(reasons)},
    )
    told = (score, list(reasons))
    if not new and judgement.answer is None and told != (judgement.score, judgement.reasons):
        judgement.score, judgement.reasons = told
        judgement.save()
    return judgement


def take_back_questions(
    *, subject: str, among: Collection[int], but: Collection[frozenset[int]]
) -> None:
    """Unask what is still open between any two of these numbers, except the pairs in `but`."""
    open_ones = Judgement.objects.filter(
        subject=subject, first__in=among, second__in=among, answer__isnull=True
    )
    for judgement in open_ones:
        if frozenset((judgement.first, judgement.second)) not in but:
            judgement.delete()


def answer(*, judgement_id: int, answer: str, person: User) -> Judgement:
    """Write a person's answer ("same" or "different") and do what follows from it.

    Raises NotFound, InvalidValue.
    """
    if answer not in Answer.values:
        raise InvalidValue({"answer": f"{answer} is none of: {', '.join(Answer.values)}."})
    with transaction.atomic(), pghistory.context(user=person.pk, reason=f"judged {answer}"):
        judgement = Judgement.objects.select_for_update().filter(pk=judgement_id).first()
        if judgement is None:
            raise NotFound(f"There is no question {judgement_id}.")
        judgement.answer = answer
        judgement.answered_by = person
        judgement.save()
        FOLLOWS[Subject(judgement.subject), Answer(answer)](judgement.first, judgement.second)
    return judgement
