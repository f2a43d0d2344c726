"""Where a house keeps its data, and the account that its database runs under."""

import hashlib
import os
import pwd
import secrets
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from operations.words import Refusal

# Unix sockets have paths of at most 107 bytes; the longest name put below the folder has 33.
LONGEST_SOCKET_FOLDER = 107 - 33


@dataclass(frozen=True)
class Account:
    """The user that PostgreSQL and Valkey run as: never root."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Folders:
    """Every place of one house; the database's account may enter `data`."""

    clone: Path
    data: Path

    @property
    def postgresql(self) -> Path:
        return self.data / "postgresql"

    @property
    def valkey(self) -> Path:
        return self.data / "valkey"

    @property
    def programs(self) -> Path:
        return self.data / "programs"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def static(self) -> Path:
        return self.data / "static"

    @property
    def sockets(self) -> Path:
        """Below the data, or in /tmp where that path would be too long for a socket."""
        near = self.data / "sockets"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER:
            return near
        return Path("/tmp") / f"attache-{os.geteuid()}-{short_hash(self.data)}"  # noqa: S108

    def log(self, name: str) -> Path:
        """The log of one program."""
        return self.logs / f"{name}.log"


def short_hash(path: Path) -> str:
    """Twelve characters that stand for a path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def choose_account() -> Account:
    """The account for the embedded servers: oneself, or for root `postgres` or else `nobody`.

    initdb wants an account that /etc/passwd knows, so a bare number will not do.
    """
    if os.geteuid() != 0:
        try:
            entry = pwd.getpwuid(os.geteuid())
        except KeyError:
            raise Refusal(
                f"User number {os.geteuid()} has no name in /etc/passwd; PostgreSQL needs one.",
                "Start as a user with an entry there, or set DATABASE_URL to a server of your own.",
            ) from None
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise Refusal(
        "PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody` here.",
        "Start as another user, or set DATABASE_URL to a server of your own.",
    )


def choose_folders(clone: Path) -> Folders:
    """ATTACHE_DATA, or `.local` in the clone; for root a place that another account can enter."""
    if chosen := os.environ.get("ATTACHE_DATA"):
        return Folders(clone, Path(chosen).absolute())
    if os.geteuid() == 0:
        return Folders(clone, Path("/var/lib") / f"attache-{short_hash(clone)}")
    return Folders(clone, clone / ".local")


def prepare(folders: Folders, account: Account | None) -> None:
    """Make the folders that are missing, each closed to everybody it does not concern.

    Without an account (no embedded server will run) there are only our own.
    """
    shared = 0o711 if os.geteuid() == 0 else 0o700
    try:
        make(folders.data, shared)
        make(folders.sockets, shared)
        make(folders.logs, 0o700)
        for folder in (folders.valkey, folders.sockets / "postgresql") if account else ():
            make(folder, 0o700, account)
    except OSError as error:
        raise Refusal(
            f"The data folder cannot be made: {error}",
            "Name another with ATTACHE_DATA=/path/to/folder.",
        ) from error
    if account and not may_enter(account, folders.data):
        raise Refusal(
            f"The database runs as the user `{account.name}`, who may not enter {folders.data}.",
            "Name a folder that it may enter with ATTACHE_DATA=/path/to/folder.",
        )


def make(folder: Path, mode: int, owner: Account | None = None) -> None:
    """Make one folder with its mode and owner, and never take over one that is somebody else's."""
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    found = folder.lstat()
    allowed = {os.geteuid(), owner.uid if owner else os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in allowed:
        raise PermissionError(f"{folder} belongs to somebody else")
    folder.chmod(mode)
    if owner and os.geteuid() == 0:
        os.chown(folder, owner.uid, owner.gid)


def may_enter(account: Account, folder: Path) -> bool:
    """Whether every folder down to this one lets the account pass."""
    if os.geteuid() != 0:
        return True
    return all(passes(account, place.stat()) for place in (folder, *folder.parents))


def passes(account: Account, found: os.stat_result) -> bool:
    """Whether one folder's mode lets the account through."""
    if found.st_uid == account.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == account.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def lasting_secret(folders: Folders, name: str) -> str:
    """A secret that is made once and read ever after, from a file only its owner can read."""
    file = folders.data / name
    if not file.exists():
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as writing:
            writing.write(secrets.token_urlsafe(50))
        fresh.replace(file)
    return file.read_text().strip()


def remove(folders: Folders) -> None:
    """Remove a throw-away house with its sockets."""
    shutil.rmtree(folders.sockets, ignore_errors=True)
    shutil.rmtree(folders.data, ignore_errors=True)
