"""The reports already in the record that may tell of the same visits as new ones."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet

from extraction.models import Article
from extraction.resolution.sameness import FAR_DAYS
from extraction.resolution.told import PUBLISHED_WITHIN, Told, told_from_claims
from visits.models import Decider, Judgement, Official, Report, Visit
from visits.vocabulary import ReviewStatus

# Wide enough that every visit whose reports could be compared at all is in it.
MARGIN = timedelta(days=FAR_DAYS) + PUBLISHED_WITHIN
ROUNDS = 4
AT_MOST = 400


def reports_near(new: Sequence[Told]) -> list[Told]:
    """Reports of visits near the new ones, and near those in turn, so that what belongs together
    does not depend on which of them came last."""
    found: dict[int, Told] = {}
    ahead: Sequence[Told] = new
    for _ in range(ROUNDS):
        visits = set(_visits_near(ahead).values_list("pk", flat=True)[:AT_MOST])
        visits |= {told.visit for told in ahead if told.visit is not None}
        fresh = [told for told in _reports_of(visits) if told.report not in found]
        if not fresh or len(found) > AT_MOST:
            break
        found.update({told.report: told for told in fresh if told.report is not None})
        ahead = fresh
    return list(found.values())


def judged_visits(visits: Iterable[int]) -> tuple[frozenset[frozenset[int]], ...]:
    """Pairs of these visits that a person judged the same, and pairs judged different."""
    numbers = set(visits)
    answered = Judgement.objects.filter(
        subject=Judgement.Subject.VISIT, first__in=numbers, second__in=numbers
    ).exclude(answer__isnull=True)
    pairs = list(answered.values_list("first", "second", "answer"))
    return tuple(
        frozenset(frozenset((first, second)) for first, second, said in pairs if said == answer)
        for answer in (Judgement.Answer.SAME, Judgement.Answer.DIFFERENT)
    )


def merged_officials() -> dict[int, int]:
    """Into whom each merged official was merged, at the end of the way."""
    step = dict(
        Official.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into_id")
    )
    ends = {}
    for official in step:
        end = official
        while end in step:
            end = step[end]
        ends[official] = end
    return ends


def _visits_near(told: Sequence[Told]) -> QuerySet[Visit]:
    near = Q(pk__in=[])
    for each in told:
        if each.guests:
            near |= _near(each)
    return Visit.objects.filter(near, reports__withdrawn=False).order_by("pk").distinct()


def _near(told: Told) -> Q:
    near = Q(sides__country__in=told.guests)
    if told.host:
        near &= Q(host=told.host) | Q(host__isnull=True)
    window = told.window
    days = Q(pk__in=[])
    if window.first and window.last:
        days |= Q(earliest__lte=window.last + MARGIN, latest__gte=window.first - MARGIN)
    if window.month_day:
        days |= Q(start__contains=f"-{window.month_day}")
    return near & days


def _reports_of(visits: Iterable[int]) -> list[Told]:
    reports = list(
        Report.objects.filter(visit__in=visits, withdrawn=False).select_related("visit")
    )
    hashes = dict(
        Article.objects.filter(pk__in=[each.article for each in reports]).values_list(
            "pk", "sha256"
        )
    )
    decided = set(
        Visit.objects.filter(pk__in=visits, decisions__by=Decider.PERSON).values_list(
            "pk", flat=True
        )
    )
    roots = merged_officials()
    return [
        told_from_claims(
            each.claims,
            key=(hashes[each.article], each.engagement),
            article=each.article,
            roots=roots,
            visit=each.visit_id,
            report=each.pk,
            pinned=each.visit_id in decided
            or each.visit.review_status != ReviewStatus.UNREVIEWED,
        )
        for each in reports
    ]
