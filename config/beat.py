"""The clock that rings the sweep, without a file of its own.

Celery's usual scheduler keeps a file of last runs; half written when the power went, it stops
every later start. The only schedule here is short and loses nothing by beginning anew.
"""

from celery.beat import Scheduler


class MemoryScheduler(Scheduler):  # type: ignore[misc]
    """Takes the schedule from the settings at every start."""

    def setup_schedule(self) -> None:
        """Fill the schedule; the base class leaves that to its heirs."""
        self.install_default_entries(self.data)
        self.update_from_dict(self.app.conf.beat_schedule)
