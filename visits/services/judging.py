"""Are these two the same? The machine asks, a person answers, the answer stays.

Two officials answered to be the same are merged: the second points to the first, the visits that
reports tell of either show the first. Answered otherwise later, they part again, for the reports
still say who was named.
"""

from collections.abc import Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from visits.models import ChangeAction, Judgement, Official, OfficialStatus, Report
from visits.services.deciding import Act, locked_visit, resettle
from visits.services.errors import InvalidValue, NotFound

Subject = Judgement.Subject
Answer = Judgement.Answer


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
        if judgement.subject == Subject.OFFICIAL:
            _join_or_part(judgement)
    return judgement


def _join_or_part(judgement: Judgement) -> None:
    pair = list(
        Official.objects.select_for_update()
        .filter(pk__in=[judgement.first, judgement.second])
        .order_by("pk")
    )
    if len(pair) < 2:
        raise NotFound("One of the two officials is not in the record any more.")
    if judgement.answer == Answer.SAME:
        _join(*pair)
    else:
        _part(*pair)


def _join(first: Official, second: Official) -> None:
    """The confirmed one stays, else the older."""
    stays, goes = first, second
    if second.status == OfficialStatus.CONFIRMED != first.status:
        stays, goes = second, first
    if goes.merged_into_id or stays.merged_into_id:
        raise InvalidValue({"answer": "One of the two was merged already; ask about that one."})
    goes.merged_into = stays
    goes.save()
    _settle_visits_of(goes)


def _part(first: Official, second: Official) -> None:
    for one, other in ((first, second), (second, first)):
        if one.merged_into_id == other.pk:
            one.merged_into = None
            one.save()
            _settle_visits_of(one)


def _settle_visits_of(official: Official) -> None:
    named = Report.objects.filter(
        withdrawn=False, claims__people__contains=[{"official": official.pk}]
    )
    for visit_id in sorted(set(named.values_list("visit_id", flat=True))):
        resettle(locked_visit(visit_id), Act(ChangeAction.READ_AGAIN, reason="Officials judged"))
