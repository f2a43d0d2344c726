"""Processes of a house whose keeper was killed."""

import contextlib
import os
import signal
import time
from pathlib import Path

from operations.folders import Folders
from operations.words import say

# Every program of a house carries this variable with the path of its data.
MARK = "ATTACHE_HOUSE"
PATIENCE_SECONDS = 15.0


def end(folders: Folders) -> None:
    """Wait for what is still ending from the last time, then kill what does not.

    Called while holding the house's lock, so whatever carries its mark has lost its keeper.
    """
    if not alive(folders):
        return
    say("  Something of the last start is still ending; waiting for it.")
    until = time.monotonic() + PATIENCE_SECONDS
    while found := alive(folders):
        if time.monotonic() > until:
            for number in found:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
        time.sleep(0.1)


def alive(folders: Folders) -> list[int]:
    """The process numbers that belong to this house, ours left out."""
    numbers = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return [number for number in numbers if number != os.getpid() and belongs(number, folders)]


def belongs(number: int, folders: Folders) -> bool:
    """Whether a process carries the house's mark, or is a server on its data.

    The environment of another account may be unreadable even for root, the command line is not.
    """
    process = Path(f"/proc/{number}")
    mark = os.fsencode(f"{MARK}={folders.data}")
    data = {os.fsencode(folders.postgresql), os.fsencode(folders.valkey / "valkey.conf")}
    try:
        if process.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return False
        if data & set(process.joinpath("cmdline").read_bytes().split(b"\0")):
            return True
        return mark in process.joinpath("environ").read_bytes().split(b"\0")
    except OSError:
        return False
