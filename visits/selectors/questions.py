"""Open questions: are these two the same?"""

from dataclasses import dataclass

from django.db.models import Q

from visits.models import Judgement, Official, Visit
from visits.selectors import visits


@dataclass(frozen=True)
class OfficialQuestion:
    """Whether another official is the same person; nobody has answered it yet."""

    judgement: Judgement
    other: Official


@dataclass(frozen=True)
class VisitQuestion:
    """Whether another record tells of the same visit; nobody has answered it yet."""

    judgement: Judgement
    other: Visit


def open_about_official(official: Official) -> list[OfficialQuestion]:
    """Officials who are perhaps the same person as this one."""
    asked = _open(Judgement.Subject.OFFICIAL, official.pk)
    others = Official.objects.select_related("country").in_bulk(list(asked))
    return [OfficialQuestion(asked[pk], other) for pk, other in others.items()]


def open_about_visit(visit: Visit) -> list[VisitQuestion]:
    """Visits that are perhaps the same as this one."""
    asked = _open(Judgement.Subject.VISIT, visit.pk)
    others = visits.for_lists(visits.standing().filter(pk__in=asked)) if asked else []
    return [VisitQuestion(asked[other.pk], other) for other in others]


def _open(subject: str, number: int) -> dict[int, Judgement]:
    """The number of the other one -> the question."""
    questions = Judgement.objects.filter(
        Q(first=number) | Q(second=number), subject=subject, answer=None
    )
    return {q.second if q.first == number else q.first: q for q in questions}
