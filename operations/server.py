"""`script/server`: the whole house with one command, in the foreground until Ctrl-C."""

import argparse
import fcntl
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from operations import leftovers, postgresql, valkey
from operations.folders import Folders, choose_account, choose_folders, lasting_secret, prepare
from operations.ports import FIRST_PORT, choose_port, free_port
from operations.supervision import HOUSE, SERVERS, Program, Supervisor
from operations.tether import tethered
from operations.words import Refusal, say, step

CLONE = Path(__file__).resolve().parent.parent


class Stopping(BaseException):
    """Ctrl-C, a request to end, or a closed terminal."""


def main() -> int:
    """Start, keep and stop the house; 0 when it was asked to stop, 1 when it could not go on."""
    parser = argparse.ArgumentParser(prog="script/server", description=__doc__)
    parser.add_argument(
        "--empty", action="store_true", help="leave the sample articles out of a new database"
    )
    parser.add_argument(
        "--port", type=int, help=f"the port on 127.0.0.1 (else {FIRST_PORT} or the next free one)"
    )
    wishes = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Under nohup a closed terminal is to be ignored.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, stop_once)
    try:
        run(empty=wishes.empty, port=wishes.port)
    except Refusal as refusal:
        refusal.tell()
        return 1
    except Stopping:
        return 0
    return 0


def stop_once(*_: object) -> NoReturn:
    """Begin to stop; further signals change nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopping


def run(*, empty: bool, port: int | None) -> None:
    """The story of one start."""
    folders = choose_folders(CLONE)
    given = os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")
    prepare(folders, None if given else choose_account())
    with only_one(folders):
        say("Attaché is starting (Ctrl-C stops it).")
        leftovers.end(folders)
        port = choose_port(port)
        programs, environment = plan(folders, port)
        supervisor = Supervisor(folders, programs, environment)
        try:
            start_servers(supervisor, folders, environment)
            write_environment(folders, environment)
            take_first_steps(folders, environment, empty=empty)
            serve(supervisor, folders, port)
            keep(supervisor)
        finally:
            stop(supervisor, folders)


@contextmanager
def only_one(folders: Folders) -> Iterator[None]:
    """Hold the house's lock, which the kernel lets go whatever happens to us."""
    address = folders.data / "address"
    with (folders.data / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            known = address.read_text().strip() if address.exists() else "(it is just starting)"
            raise Refusal(
                f"Attaché is already running on this data: {known}",
                f"Its data is in {folders.data}.",
                "Stop it with Ctrl-C where it was started.",
                "For a second one beside it name other data: ATTACHE_DATA=/a/folder script/server",
            ) from None
        address.unlink(missing_ok=True)
        try:
            yield
        finally:
            address.unlink(missing_ok=True)


def plan(folders: Folders, port: int) -> tuple[list[Program], dict[str, str]]:
    """The programs of this start, and the environment that all of them share.

    Servers of the person's own are checked here, before anything is started.
    """
    environment = {
        "DEBUG": "no",
        "ATTACHE_PUBLIC_READING": "yes",
        "ATTACHE_UPLOAD_LIMIT_MB": "20",
        "ATTACHE_STATIC_ROOT": str(folders.static),
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        leftovers.MARK: str(folders.data),
    }
    environment.setdefault("SECRET_KEY", lasting_secret(folders, "secret-key"))
    programs = house(folders, port)
    if database := environment.get("DATABASE_URL"):
        say(f"  Using your PostgreSQL {postgresql.check_version(database)} (DATABASE_URL).")
    else:
        programs.append(embedded_database(folders))
        environment["DATABASE_URL"] = postgresql.url(folders)
    if broker := environment.get("REDIS_URL"):
        say(f"  Using your Redis {valkey.check_version(broker)} (REDIS_URL).")
    else:
        broker_port = free_port()
        programs.append(embedded_broker(folders, broker_port))
        environment["REDIS_URL"] = valkey.url(folders, broker_port)
    return programs, environment


def embedded_database(folders: Folders) -> Program:
    """Our PostgreSQL, its data made where there is none."""
    account = choose_account()
    with step("Making room for the database"):
        postgresql.make_cluster(folders, account)
    postgresql.forget_stale_lock(folders)
    command = postgresql.command(folders)
    # SIGINT, because on SIGTERM it would wait for its clients.
    return Program("postgresql", command, SERVERS, signal.SIGINT, 40, signal.SIGINT, account)


def embedded_broker(folders: Folders, port: int) -> Program:
    """Our Valkey."""
    account = choose_account()
    command = valkey.command(folders, valkey.configure(folders, account, port))
    return Program("valkey", command, SERVERS, signal.SIGTERM, 10, signal.SIGTERM, account)


def house(folders: Folders, port: int) -> list[Program]:
    """Web, worker and beat."""
    python = sys.executable
    children = max(1, min(4, os.cpu_count() or 1))
    celery = [python, "-m", "celery", "-A", "config"]
    web = [
        *(python, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        *("--graceful-timeout", "8", "--no-control-socket"),
        "--preload",
    ]
    worker = [*celery, "worker", "--concurrency", str(children), "--without-mingle"]
    beat = [*celery, "beat", "--pidfile", ""]
    quit_now = signal.SIGQUIT
    return [
        Program("web", web, HOUSE, signal.SIGTERM, 12, quit_now),
        # A worker may finish what it reads; what it cannot finish in time is read again later.
        Program("worker", worker, HOUSE, signal.SIGTERM, 20, quit_now),
        Program("beat", beat, HOUSE, signal.SIGTERM, 10, quit_now),
    ]


def start_servers(supervisor: Supervisor, folders: Folders, environment: dict[str, str]) -> None:
    """Return when the embedded servers answer."""
    names = [name for name in ("PostgreSQL", "Valkey") if name.lower() in supervisor.names]
    with step(f"Starting {' and '.join(names) or 'the supervisor'}"):
        supervisor.wait()
        if "PostgreSQL" in names:
            administration = postgresql.url(folders, "postgres")
            postgresql.wait_until_ready(administration, still_starting=supervisor.check)
            postgresql.make_database(folders)
        if "Valkey" in names:
            valkey.wait_until_ready(environment["REDIS_URL"], still_starting=supervisor.check)


def environment_file(folders: Folders) -> Path:
    """Where the settings look, or beside data that was named for the occasion."""
    local = folders.data if "ATTACHE_DATA" in os.environ else folders.clone / ".local"
    return local / "env"


def write_environment(folders: Folders, environment: dict[str, str]) -> None:
    """Let `manage.py` speak to this house while it runs; the settings read this file."""
    file = environment_file(folders)
    names = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ATTACHE_STATIC_ROOT")
    lines = [f"{name}='{environment[name]}'" for name in names if "'" not in environment[name]]
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as writing:
        writing.write("\n".join(lines) + "\n")


def take_first_steps(folders: Folders, environment: dict[str, str], *, empty: bool) -> None:
    """Prepare the database; `--empty` is remembered, or the next start would bring the samples."""
    mark = folders.data / "without-samples"
    if empty:
        mark.touch()
    samples = [] if mark.exists() else ["--samples", str(folders.data / "samples-begun")]
    command = [sys.executable, "-m", "operations.first_steps", *samples]
    log = folders.log("first-steps")
    with log.open("w") as writing:
        done = subprocess.run(
            tethered(command, parting=signal.SIGKILL),
            cwd=folders.clone,
            env=environment,
            stdin=subprocess.DEVNULL,
            stderr=writing,
            start_new_session=True,
        )
    if done.returncode != 0:
        raise Refusal("The database could not be prepared.", log=log)


def serve(supervisor: Supervisor, folders: Folders, port: int) -> None:
    """Start web, worker and beat, and tell the address once it answers."""
    address = f"http://127.0.0.1:{port}/"
    with step("Starting web, worker and clock"):
        # One after the other: on two cores the page would wait for the worker's start.
        supervisor.start("web")
        wait_for_page(address, supervisor)
        supervisor.start("worker", "beat")
    (folders.data / "address").write_text(address + "\n")
    say(f"\nAttaché is running: {address}\nLogs: {folders.logs}\n")


def wait_for_page(address: str, supervisor: Supervisor) -> None:
    """Return when the home page is served."""
    until = time.monotonic() + 60
    while True:
        supervisor.check()
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310
            return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
            log = supervisor.folders.log("web")
            raise Refusal(f"The home page fails with status {error.code}.", log=log) from error
        except OSError as error:
            if time.monotonic() > until:
                log = supervisor.folders.log("web")
                raise Refusal("The web server did not answer in a minute.", log=log) from error
        time.sleep(0.1)


def keep(supervisor: Supervisor) -> None:
    """Watch until somebody asks to stop, or a program is given up."""
    while True:
        time.sleep(1)
        supervisor.check()


def stop(supervisor: Supervisor, folders: Folders) -> None:
    """Stop everything, and look that nothing is left."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    say()
    with step("Stopping"):
        supervisor.stop()
        leftovers.end(folders)
        environment_file(folders).unlink(missing_ok=True)
    say(f"Stopped. The data stays in {folders.data}.")


if __name__ == "__main__":
    sys.exit(main())
