"""A time limit for one article, so that no file can hold a worker for long."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class DeadlinePassed(BaseException):
    """The time is up. Not an Exception: no handler on the way may mistake it for a parse error."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlinePassed in the body after `seconds`.

    Works by SIGALRM, hence in the main thread only (a Celery worker's child); elsewhere the body
    runs without a limit of its own. Celery's hard limit stands behind it for code that never
    returns to Python.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise DeadlinePassed

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
