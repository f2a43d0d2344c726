"""Why a service refused, in words that a page, the API or a command can show as they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from visits.models import Visit


class RecordError(Exception):
    """A refusal; `message` is a plain sentence for the person who asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(RecordError):
    """What the call names is not in the record."""


class InvalidValue(RecordError):
    """One or more values cannot stand; `errors` says why, field by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


class StaleVisit(RecordError):
    """The visit was changed since the form was opened; nothing was saved.

    `differences` lists, for each field of the form that differs from the record as it now stands,
    (field, yours, theirs), both values in the shape of visits.claims.
    """

    def __init__(self, current: Visit, differences: Sequence[tuple[str, Any, Any]]) -> None:
        super().__init__(
            "Somebody changed this visit while you were editing it. Nothing of yours was saved; "
            "compare the differences and save again."
        )
        self.current = current
        self.differences = list(differences)


class CannotUndo(RecordError):
    """This change cannot be taken back, or not yet."""


class AlreadyDecided(RecordError):
    """Somebody answered this proposal or question before."""
