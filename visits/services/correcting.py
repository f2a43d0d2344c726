"""An editor corrects fields of a visit, and takes a change back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from visits.models import Change, ChangeAction, Visit
from visits.services import fields
from visits.services.checking import check_reason, check_together, checked
from visits.services.deciding import REVIEW, Act, decide, editable_visit, release, set_review
from visits.services.errors import CannotUndo, InvalidValue, NotFound, StaleVisit
from visits.services.officials import with_officials
from visits.vocabulary import DateBasis

BY_MACHINES = {ChangeAction.RECORDED, ChangeAction.REPORT_ADDED, ChangeAction.READ_AGAIN}


def correct_visit(
    *,
    visit_id: int,
    version: int,
    changes: Mapping[str, Any],
    person: User,
    reason: str = "",
) -> Visit:
    """Write a person's values of some fields; from then on no machine changes these fields.

    `changes` maps fields of visits.claims to values in that shape. Dates may also be plain text as
    an editor types it ("7 June 2024"); a person in `people` may come without `official`, and is
    then found by name and country or created as unconfirmed. Fields equal to the record as it
    stands are left alone. Raises NotFound, StaleVisit, InvalidValue.
    """
    reason = check_reason(reason)
    with transaction.atomic(), pghistory.context(user=person.pk, reason=reason):
        visit = editable_visit(visit_id)
        before = fields.present(visit)
        if visit.version != version:
            raise StaleVisit(visit, list(_differences(changes, before)))
        values = checked(with_officials(changes))
        new = {f: value for f, value in values.items() if not _same(value, before[f])}
        check_together({**before, **new}, named=changes)
        decide(visit, new, Act(ChangeAction.CORRECTED, person, reason=reason))
    return visit


def undo_change(*, change_id: int, person: User) -> Visit:
    """Restore the value before a change and who had decided it; itself a change.

    Where a machine had decided, the field is settled again from all reports, so that it may
    come out newer than it was. Taking back what a machine changed makes the former value this
    person's decision. Raises NotFound, CannotUndo, InvalidValue where the former value no longer
    fits the rest of the visit.
    """
    change = Change.objects.filter(pk=change_id).first()
    if change is None:
        raise NotFound(f"There is no change {change_id}.")
    context = pghistory.context(user=person.pk, reason=f"change {change_id} taken back")
    with transaction.atomic(), context:
        visit = editable_visit(change.visit_id)
        lines = list(visit.changes.filter(field=change.field).order_by("pk"))
        _check_undoable(change, lines)
        act = Act(ChangeAction.UNDONE, person, undoes=change)
        if change.field == REVIEW:
            set_review(visit, str(change.before), act)
            return visit
        earlier = [line for line in lines if line.pk < change.pk]
        decider = person if change.action in BY_MACHINES else _decided_by(earlier)
        if decider is None:
            release(visit, change.field, change.before, act)
        else:
            value = {change.field: change.before}
            check_together({**fields.present(visit), **value}, named=value)
            decide(visit, value, act, decider=decider)
    return visit


def _differences(
    changes: Mapping[str, Any], present: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    for field in changes.keys() & present.keys():
        yours = changes[field]
        with suppress(InvalidValue):  # which is shown as typed
            yours = checked({field: yours})[field]
        if not _same(yours, present[field]):
            yield field, yours, present[field]


def _same(yours: Any, present: Any) -> bool:
    """Equal; a day sent back unchanged keeps the basis that the record has."""
    if isinstance(yours, dict) and isinstance(present, dict) and yours != present:
        return yours == {"date": present.get("date"), "basis": DateBasis.EDITOR}
    return bool(yours == present)


def _check_undoable(change: Change, lines: Sequence[Change]) -> None:
    """Only what still stands can be taken back, the newest first; raises CannotUndo."""
    if not change.field:
        raise CannotUndo("This line is about the visit as a whole; reject the visit instead.")
    if any(line.undoes_id == change.pk for line in lines):
        raise CannotUndo("This change was taken back already.")
    standing: list[int] = []
    for line in lines:
        if line.undoes_id in standing:
            standing.remove(line.undoes_id)
        else:
            standing.append(line.pk)
    if change.pk not in {*standing[-1:], lines[-1].pk}:
        raise CannotUndo("This field was changed again later; take the later change back first.")


def _decided_by(lines: Sequence[Change]) -> User | None:
    """Who had decided the field after these lines of its history; None is a machine."""
    if not lines:
        return None
    last = lines[-1]
    if last.undoes_id is None:
        return None if last.action in BY_MACHINES else last.person
    undone = next(line for line in lines if line.pk == last.undoes_id)
    if undone.action in BY_MACHINES:
        return last.person
    return _decided_by([line for line in lines if line.pk < undone.pk])
