"""What follows for visits when a person answers whether two are the same."""

from collections.abc import Collection

import pghistory
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from extraction.locks import lock_all
from extraction.resolution import pairs_to_lock, place_again
from visits.models import Judgement, Participant, Report, Visit, VisitCountry

# Of an official who takes part in more visits than this, the latest are looked at.
AT_MOST = 300


def act_on_answer(*, judgement_id: int) -> None:
    """Bring together, or apart, the visits that an answer is about; may run twice.

    Two visits judged the same become one with the reports of both. Two officials judged the same
    may show that the visits they led are one. Nothing happens while there is no answer.
    """
    with transaction.atomic(), pghistory.context(act="judged", judgement=judgement_id):
        judgement = Judgement.objects.filter(pk=judgement_id, answer__isnull=False).first()
        if judgement is None:
            return
        visits = _visits_about(judgement)
        lock_all(pairs_to_lock(_countries_of(visits)))
        place_again(visits)


def unheard_answers() -> list[int]:
    """Visits judged the same that still stand as two: nobody acted on the answer yet."""
    current = Report.objects.filter(withdrawn=False)
    return list(
        Judgement.objects.filter(
            Exists(current.filter(visit=OuterRef("first"))),
            Exists(current.filter(visit=OuterRef("second"))),
            subject=Judgement.Subject.VISIT,
            answer=Judgement.Answer.SAME,
        ).values_list("pk", flat=True)
    )


def _visits_about(judgement: Judgement) -> set[int]:
    pair = (judgement.first, judgement.second)
    if judgement.subject == Judgement.Subject.VISIT:
        return set(Visit.objects.filter(pk__in=pair).values_list("pk", flat=True))
    named = Participant.objects.filter(
        Q(official__in=pair) | Q(official__merged_into__in=pair), visit__deleted_at__isnull=True
    )
    return set(named.order_by("-visit").values_list("visit", flat=True)[:AT_MOST])


def _countries_of(visits: Collection[int]) -> set[str | None]:
    hosts = Visit.objects.filter(pk__in=visits).values_list("host", flat=True)
    sides = VisitCountry.objects.filter(visit__in=visits).values_list("country", flat=True)
    return {*hosts, *sides}
