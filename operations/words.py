"""What a person at the terminal is told."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LAST_LINES = 15


class Refusal(Exception):
    """Something a person must put right: what it is, what to do, and the log that tells more."""

    def __init__(self, what: str, *advice: str, log: Path | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.log = log

    def tell(self) -> None:
        """Print the refusal with the end of its log to standard error."""
        lines = ["", self.what]
        if self.log and (ending := last_lines(self.log)):
            lines += ["", f"The last lines of {self.log}:", *(f"  | {line}" for line in ending)]
        if self.advice:
            lines += ["", *self.advice]
        say("\n".join(lines), file_descriptor=2)


def say(text: str = "", *, end: str = "\n", file_descriptor: int = 1) -> None:
    """Print a line; a terminal that was closed meanwhile is no reason to stop short."""
    stream = sys.stdout if file_descriptor == 1 else sys.stderr
    try:
        stream.write(text + end)
        stream.flush()
    except (OSError, ValueError):
        pass


@contextmanager
def step(label: str) -> Iterator[None]:
    """Say what is being done while it is done, then how long it took."""
    start = time.monotonic()
    say(f"  {label} ".ljust(52, "."), end=" ")
    try:
        yield
    except BaseException:
        say("stopped")
        raise
    say(f"done ({time.monotonic() - start:.1f} s)")


def last_lines(log: Path) -> list[str]:
    """The end of a log, without its empty lines; nothing where there is no log yet."""
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [line[:300] for line in text.splitlines() if line.strip()][-LAST_LINES:]
