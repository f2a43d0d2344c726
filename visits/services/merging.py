"""Two that a person judged to be one: officials and visits join, and part again when the answer
changes. Nothing is thrown away, so that every step can be taken back."""

from django.utils import timezone

from visits.models import ChangeAction, Judgement, Official, OfficialStatus, Report, Visit
from visits.services.deciding import Act, follow, has_a_persons_word, locked_visit, resettle
from visits.services.errors import InvalidValue, NotFound
from visits.services.moving import move_report
from visits.services.tenures import post_holders


def join_officials(first_id: int, second_id: int) -> None:
    """One points to the other from now on, and the visits show the other.

    The confirmed one stays, else the older. Raises NotFound, InvalidValue.
    """
    first, second = _both(first_id, second_id)
    stays, goes = first, second
    if second.status == OfficialStatus.CONFIRMED != first.status:
        stays, goes = second, first
    if goes.merged_into_id == stays.pk:
        return
    if goes.merged_into_id or stays.merged_into_id:
        raise InvalidValue({"answer": "One of the two was merged already; ask about that one."})
    goes.merged_into = stays
    goes.save()
    _settle_visits_of(goes)


def part_officials(first_id: int, second_id: int) -> None:
    """Take a merge back: the reports still say who was named. Harmless where there was none."""
    first, second = _both(first_id, second_id)
    for one, other in ((first, second), (second, first)):
        if one.merged_into_id == other.pk:
            one.merged_into = None
            one.save()
            _settle_visits_of(one)


def join_visits(first_id: int, second_id: int) -> None:
    """The reports of one tell of the other from now on, and the one is deleted (softly).

    The visit about which a person decided stays, else the older. Raises NotFound.
    """
    first, second = (locked_visit(number) for number in sorted((first_id, second_id)))
    if first.deleted_at is not None or second.deleted_at is not None:
        return
    stays, goes = first, second
    if has_a_persons_word(second) and not has_a_persons_word(first):
        stays, goes = second, first
    for report in goes.reports.filter(withdrawn=False):
        move_report(report_id=report.pk, visit_id=stays.pk)
    goes = locked_visit(goes.pk)
    if goes.deleted_at is None:
        goes.deleted_at = timezone.now()
        goes.version += 1
        follow(goes, post_holders(goes))


def part_visits(first_id: int, second_id: int) -> None:
    """Give a visit that was joined to another its reports back. Harmless where there was none."""
    both = [locked_visit(number) for number in sorted((first_id, second_id))]
    for goes, stays in (both, both[::-1]):
        if goes.deleted_at is None or stays.deleted_at is not None:
            continue
        events = Report.pgh_event_model.objects  # type: ignore[attr-defined]
        once = set(events.filter(visit_id=goes.pk).values_list("pgh_obj_id", flat=True))
        for report in stays.reports.filter(pk__in=once, withdrawn=False):
            move_report(report_id=report.pk, visit_id=goes.pk)


def gone_on_as(visit_id: int) -> int | None:
    """The visit as which a deleted one goes on, so that its old address can lead there."""
    seen = {visit_id}
    ahead = [visit_id]
    while ahead:
        number = ahead.pop()
        for partner in _judged_the_same(number) - seen:
            if Visit.objects.filter(pk=partner, deleted_at__isnull=True).exists():
                return partner
            seen.add(partner)
            ahead.append(partner)
    return None


def _judged_the_same(visit_id: int) -> set[int]:
    same = Judgement.objects.filter(subject=Judgement.Subject.VISIT, answer=Judgement.Answer.SAME)
    return {
        *same.filter(first=visit_id).values_list("second", flat=True),
        *same.filter(second=visit_id).values_list("first", flat=True),
    }


def _both(first_id: int, second_id: int) -> tuple[Official, Official]:
    pair = Official.objects.select_for_update().filter(pk__in=[first_id, second_id]).order_by("pk")
    found = list(pair)
    if len(found) < 2:
        raise NotFound("One of the two officials is not in the record any more.")
    return found[0], found[1]


def _settle_visits_of(official: Official) -> None:
    named = Report.objects.filter(
        withdrawn=False, claims__people__contains=[{"official": official.pk}]
    )
    for visit_id in sorted(set(named.values_list("visit_id", flat=True))):
        resettle(locked_visit(visit_id), Act(ChangeAction.READ_AGAIN, reason="Officials judged"))
