"""Questions of identity, open and answered: are these two the same?"""

from dataclasses import dataclass

from django.db.models import Q

from visits.models import Judgement, Official, Visit
from visits.selectors import visits


@dataclass(frozen=True)
class OfficialQuestion:
    """Whether another official is the same person, and the question about the two."""

    judgement: Judgement
    other: Official


@dataclass(frozen=True)
class VisitQuestion:
    """Whether another record tells of the same visit, and the question about the two."""

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


def joined_to_official(official: Official) -> list[OfficialQuestion]:
    """Officials whom a person judged to be this one, and who lead here now."""
    judged = _asked(Judgement.Subject.OFFICIAL, official.pk, Judgement.Answer.SAME)
    others = Official.objects.filter(pk__in=judged, merged_into=official).select_related("country")
    return [OfficialQuestion(judged[other.pk], other) for other in others]


def joined_to_visit(visit: Visit) -> list[VisitQuestion]:
    """Visits that a person judged to be this one, and that lead here now."""
    judged = _asked(Judgement.Subject.VISIT, visit.pk, Judgement.Answer.SAME)
    gone = Visit.objects.filter(pk__in=judged, deleted_at__isnull=False)
    return [VisitQuestion(judged[other.pk], other) for other in gone]


def _open(subject: str, number: int) -> dict[int, Judgement]:
    return _asked(subject, number, None)


def _asked(subject: str, number: int, answer: str | None) -> dict[int, Judgement]:
    """The number of the other one -> the question, of those with this answer."""
    about = Q(first=number) | Q(second=number)
    questions = Judgement.objects.filter(about, subject=subject, answer=answer)
    return {q.second if q.first == number else q.first: q for q in questions}
