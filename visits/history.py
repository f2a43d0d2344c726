"""What every table of the record keeps of its own past."""

from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def keeps_history(model: M) -> M:
    """Record every insert, update and delete of a row, by trigger, raw SQL included."""
    tracked: M = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    )(model)
    return tracked
