"""The reports already in the record that may tell of the same visits as new ones."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from extraction.models import Article
from extraction.resolution.sameness import FAR_DAYS
from extraction.resolution.told import PUBLISHED_WITHIN, Key, Told, named_in, told_from_claims
from visits.models import Decider, Judgement, Report, Visit
from visits.services.fields import present
from visits.services.officials import merged
from visits.vocabulary import ReviewStatus

# Wide enough that every visit whose reports could be compared at all is in it.
MARGIN = timedelta(days=FAR_DAYS) + PUBLISHED_WITHIN
ROUNDS = 4
AT_MOST = 400


def reports_near(new: Sequence[Told]) -> list[Told]:
    """Reports of visits near the new ones, and near those in turn, so that what belongs together
    does not depend on which of them came last."""
    found: dict[Key, Told] = {}
    ahead: Sequence[Told] = new
    for _ in range(ROUNDS):
        visits = set(_visits_near(ahead).values_list("pk", flat=True)[:AT_MOST])
        visits |= {told.visit for told in ahead if told.visit is not None}
        fresh = [told for told in reports_of(visits) if told.key not in found]
        if not fresh or len(found) > AT_MOST:
            break
        found.update({told.key: told for told in fresh})
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
        # The first and the last day there are have no room for the margin.
        since = window.first - min(MARGIN, window.first - date.min)
        until = window.last + min(MARGIN, date.max - window.last)
        days |= Q(earliest__lte=until, latest__gte=since)
    if window.month_day:
        days |= Q(start__contains=f"-{window.month_day}")
    return near & days


def reports_of(visits: Collection[int]) -> list[Told]:
    """Their reports; of visits about which a person decided also what the visit itself says now,
    since a correction may be what the next report agrees with."""
    reports = list(Report.objects.filter(visit__in=visits, withdrawn=False).select_related("visit"))
    articles = Article.objects.filter(pk__in=[each.article for each in reports])
    hashes = dict(articles.values_list("pk", "sha256"))
    pinned = _decided(visits)
    told: list[tuple[dict[str, Any], Key, int, Visit, int | None]] = [
        (each.claims, (hashes[each.article], each.engagement), each.article, each.visit, each.pk)
        for each in reports
    ]
    told += [
        (present(visit), (f"visit {visit.pk}", 0), -visit.pk, visit, None)
        for visit in Visit.objects.filter(pk__in=pinned)
    ]
    roots = merged(named_in(claims for claims, *_ in told))
    return [
        told_from_claims(
            claims,
            key=key,
            article=article,
            roots=roots,
            visit=visit.pk,
            report=report,
            pinned=visit.pk in pinned,
        )
        for claims, key, article, visit, report in told
    ]


def _decided(visits: Collection[int]) -> set[int]:
    """Those that a person corrected, reviewed, or judged to be the same as another."""
    numbers = set(visits)
    corrected = Visit.objects.filter(
        Q(decisions__by=Decider.PERSON) | ~Q(review_status=ReviewStatus.UNREVIEWED),
        pk__in=numbers,
    )
    judged = Judgement.objects.filter(
        Q(first__in=numbers) | Q(second__in=numbers),
        subject=Judgement.Subject.VISIT,
        answer=Judgement.Answer.SAME,
    ).values_list("first", "second")
    found = set(corrected.values_list("pk", flat=True))
    return found | {visit for pair in judged for visit in pair if visit in numbers}
