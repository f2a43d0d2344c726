"""An editor corrects fields of a visit, and takes a change back."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from visits.models import Visit


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
    raise NotImplementedError


def undo_change(*, change_id: int, person: User) -> Visit:
    """Restore the value before a change and who had decided it; raises NotFound, CannotUndo."""
    raise NotImplementedError
