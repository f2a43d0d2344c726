"""The history of a visit as a page shows it: each change, and whether it can be taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from visits.models import Change, Visit


@dataclass(frozen=True)
class Line:
    """One change; `undone` where a later line took it back.

    `gone` and `came` are what the change took out and put in, in the shape of the field: of a list
    only its elements that differ.
    """

    change: Change
    can_undo: bool
    undone: bool
    gone: Any
    came: Any


def history_of(visit: Visit) -> list[Line]:
    """All changes, the newest first; one query."""
    changes = list(visit.changes.select_related("person").order_by("-pk"))
    undone = {change.undoes_id for change in changes if change.undoes_id}
    open_ones = undoable(reversed(changes))
    return [
        Line(c, c.pk in open_ones, c.pk in undone, *_differing(c.before, c.after)) for c in changes
    ]


def undoable(changes: Iterable[Change]) -> set[int]:
    """Which of these (oldest first) services.correcting.undo_change would take back: in each
    field the newest that stands, and the newest line of all."""
    by_field: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_field[change.field].append(change)
    return {pk for field, lines in by_field.items() if field for pk in _newest(lines)}


def _differing(before: Any, after: Any) -> tuple[Any, Any]:
    """Both values, of two lists only what the other one has not."""
    if not isinstance(before, list) or not isinstance(after, list):
        return before, after
    gone = [each for each in before if each not in after]
    came = [each for each in after if each not in before]
    # The same elements in another order differ as a whole.
    return (gone, came) if gone or came else (before, after)


def _newest(lines: Sequence[Change]) -> set[int]:
    standing: list[int] = []
    for line in lines:
        if line.undoes_id in standing:
            standing.remove(line.undoes_id)
        else:
            standing.append(line.pk)
    return {*standing[-1:], lines[-1].pk} - {line.undoes_id for line in lines if line.undoes_id}
