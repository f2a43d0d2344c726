"""A house started by the real script, for tests to treat badly."""

import json
import os
import pty
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from operations import leftovers
from operations.folders import Folders

CLONE = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 120


class House:
    """One run of `script/server` on a terminal of its own."""

    def __init__(self, folders: Folders, port: int | None, *arguments: str) -> None:
        self.folders = folders
        self.output = ""
        own = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ATTACHE_STATIC_ROOT", "DEBUG"}
        inherited = {name: value for name, value in os.environ.items() if name not in own}
        wish = [] if port is None else ["--port", str(port)]
        self.number, self.terminal = pty.fork()
        if self.number == 0:
            os.chdir(CLONE)
            environment = {**inherited, "ATTACHE_DATA": str(folders.data)}
            os.execve("script/server", ["script/server", *wish, *arguments], environment)

    def read_until(self, words: str) -> str:
        """What was printed, as soon as it has these words in it."""
        while words not in self.output:
            if not self._read():
                raise AssertionError(f"{words!r} did not come:\n{self.output}")
        return self.output

    def read_to_end(self) -> str:
        """What was printed, when everything was."""
        while self._read():
            pass
        return self.output

    def _read(self) -> bool:
        try:
            read = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.output += read.decode().replace("\r\n", "\n")
        return bool(read)

    def press_ctrl_c(self) -> None:
        """As a person would."""
        os.write(self.terminal, b"\x03")

    def close_terminal(self) -> None:
        """As a person would who closes the window."""
        os.close(self.terminal)

    def wait(self) -> int:
        """The exit status."""
        return os.waitstatus_to_exitcode(os.waitpid(self.number, 0)[1])

    def kill_everything(self) -> None:
        """kill -9 of every process, the keeper first, so that none can stop another in order."""
        for number in (self.number, *leftovers.alive(self.folders)):
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.wait()

    def wait_until_alone(self) -> None:
        """Return when no process of the house is left."""
        wait_for(lambda: not leftovers.alive(self.folders))


@contextmanager
def started(folders: Folders, port: int | None, *arguments: str) -> Iterator[House]:
    """A house that answers, and that is gone afterwards whatever happened."""
    house = House(folders, port, *arguments)
    try:
        house.read_until("Attaché is running")
        yield house
    finally:
        for number in leftovers.alive(folders):
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
        try:
            os.kill(house.number, signal.SIGKILL)
            house.wait()
        except (ProcessLookupError, ChildProcessError):
            pass


def get(port: int, path: str = "/") -> int:
    """The status with which a page is answered."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return int(answer.status)


def listed(port: int, path: str) -> list[dict[str, Any]]:
    """The first page of a list of the API."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        results: list[dict[str, Any]] = json.load(answer)["results"]
    return results


def wait_for(reached: Callable[[], object]) -> None:
    """Return when it is so."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not reached():
        assert time.monotonic() < until
        time.sleep(0.2)
