"""PostgreSQL and Valkey on data that is gone afterwards, for tests."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from operations import postgresql, valkey
from operations.folders import Account, Folders, choose_account, prepare, remove
from operations.ports import free_port
from operations.tether import tethered
from operations.words import Refusal


@contextmanager
def folders(clone: Path) -> Iterator[Folders]:
    """Folders below the system's temporary folder, which root's database account may enter."""
    place = Path(tempfile.mkdtemp(prefix="attache-test-"))
    throw_away = Folders(clone, place)
    try:
        prepare(throw_away, choose_account())
        yield throw_away
    finally:
        remove(throw_away)


@contextmanager
def servers(clone: Path) -> Iterator[dict[str, str]]:
    """DATABASE_URL and REDIS_URL: those of the environment, and embedded ones for what it lacks."""
    given = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "REDIS_URL")}
    with ExitStack() as stack:
        if not all(given.values()):
            place = stack.enter_context(folders(clone))
            account = choose_account()
        if not given["DATABASE_URL"]:
            given["DATABASE_URL"] = stack.enter_context(database(place, account))
        else:
            postgresql.check_version(given["DATABASE_URL"])
        if not given["REDIS_URL"]:
            given["REDIS_URL"] = stack.enter_context(broker(place, account))
        else:
            valkey.check_version(given["REDIS_URL"])
        yield given


@contextmanager
def database(place: Folders, account: Account) -> Iterator[str]:
    """The address of a PostgreSQL that lives as long as the context."""
    postgresql.make_cluster(place, account)
    command = postgresql.command(place, throw_away=True)
    with running("postgresql", place, account, command, signal.SIGINT) as process:
        postgresql.wait_until_ready(
            postgresql.url(place, "postgres"),
            still_starting=lambda: expect_alive(process, place, "postgresql"),
        )
        postgresql.make_database(place)
        yield postgresql.url(place)


@contextmanager
def broker(place: Folders, account: Account) -> Iterator[str]:
    """The address of a Valkey that lives as long as the context."""
    port = free_port()
    command = valkey.command(place, valkey.configure(place, account, port))
    with running("valkey", place, account, command, signal.SIGTERM) as process:
        address = valkey.url(place, port)
        valkey.wait_until_ready(
            address, still_starting=lambda: expect_alive(process, place, "valkey")
        )
        yield address


@contextmanager
def running(
    name: str, place: Folders, account: Account, command: list[str], stop: signal.Signals
) -> Iterator[subprocess.Popen[bytes]]:
    """One server, out of reach of the terminal's Ctrl-C, stopped at the end."""
    with place.log(name).open("w") as log:
        process = subprocess.Popen(
            tethered(command, parting=stop, uid=account.uid, gid=account.gid),
            cwd=place.data,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def expect_alive(process: subprocess.Popen[bytes], place: Folders, name: str) -> None:
    """Raise when a server ended although it should run."""
    if process.poll() is not None:
        raise Refusal(f"{name} does not start.", log=place.log(name))
