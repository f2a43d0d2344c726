"""A report turns out to tell of another visit."""

import pghistory
from django.db import transaction

from visits.models import ChangeAction, Report, Visit
from visits.services.deciding import Act, follow, locked_visit, log, resettle, teller
from visits.services.errors import NotFound
from visits.services.recording import leave


def move_report(*, report_id: int, visit_id: int | None) -> Visit:
    """Let a report tell of another visit, or of a new one of its own; its claims stay.

    Both visits are settled afresh. The one it leaves goes (softly) when no report and no person
    holds it. Raises NotFound.
    """
    with transaction.atomic(), pghistory.context(reason=f"report {report_id} moved"):
        report = Report.objects.select_related("source").filter(pk=report_id).first()
        if report is None:
            raise NotFound(f"There is no report {report_id}.")
        if visit_id == report.visit_id:
            return locked_visit(visit_id)
        former_id = report.visit_id
        if visit_id is None:
            visit_id = Visit.objects.create(kind=report.claims["kind"]).pk
            action = ChangeAction.RECORDED
        else:
            action = ChangeAction.REPORT_ADDED
        locked = {pk: locked_visit(pk) for pk in sorted({visit_id, former_id})}
        visit = locked[visit_id]
        report.visit = visit
        report.save()
        act = Act(action, engine_version=report.engine_version, reason=f"Told by {teller(report)}")
        log(visit, act)
        if visit.deleted_at is not None:
            visit.deleted_at = None
            follow(visit)
        resettle(visit, act)
        leave(locked[former_id], act)
    return visit
