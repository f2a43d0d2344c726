"""What the tests of the articles share: countries, posts, a scripted engine, real workers."""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection

from extraction.models import Article
from extraction.services import reading, receive_article
from extraction.tests.scripted import ScriptedEngine
from visits.models import Country, Post

PATIENCE_SECONDS = 60.0

COUNTRIES = {"AZ": "Azerbaijan", "GE": "Georgia", "KZ": "Kazakhstan", "TR": "Türkiye"}
POSTS = {"minister_of_defence": 5, "chief_of_general_staff": 4, "deputy_minister_of_defence": 4}


def until(true: Callable[[], Any], what: str, seconds: float = PATIENCE_SECONDS) -> Any:
    """Look again and again until something is so; fail when it takes too long."""
    end = time.monotonic() + seconds
    while True:
        found = true()
        if found:
            return found
        if time.monotonic() > end:
            pytest.fail(f"Waited {seconds:.0f} seconds in vain for {what}.")
        time.sleep(0.05)


def write_reference_data() -> None:
    """A few countries and posts."""
    for code, name in COUNTRIES.items():
        Country.objects.create(code=code, name=name, sort_key=name.lower())
    for key, level in POSTS.items():
        Post.objects.create(key=key, level=level, name=key.replace("_", " "))


@pytest.fixture
def reference(db: None) -> None:
    """Countries and posts in the test's transaction."""
    write_reference_data()


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings in this process use the scripted engine."""
    monkeypatch.setattr(reading, "the_engine", ScriptedEngine)


@pytest.fixture
def editor(db: None) -> User:
    """A person."""
    return User.objects.create_user("editor")


def told(*engagements: dict[str, Any], title: str = "A visit.", orders: str = "") -> str:
    """The text of an article for the scripted engine."""
    lines = [title, *([orders] if orders else [])]
    return "\n".join([*lines, *(json.dumps(each) for each in engagements)]) + "\n"


def arrive(text: str, **more: Any) -> Article:
    """An article that waits; nobody is called for it."""
    return receive_article(text=text, origin="command", ring=False, **more).article


@pytest.fixture
def broker() -> Iterator["redis.Redis"]:
    """The real broker, empty before and after."""
    if not settings.REDIS_URL:
        pytest.fail("These tests need a broker: set REDIS_URL.")
    server = redis.Redis.from_url(settings.REDIS_URL)
    # Two test processes on one broker would hear each other's bells: one after the other.
    turn = hashlib.sha256(settings.REDIS_URL.encode()).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"attache-broker-{turn}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        server.flushdb()
        yield server
        server.flushdb()


class Workers:
    """Starts real worker processes on the test's database and ends them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, *, scripted: bool = True) -> "subprocess.Popen[bytes]":
        """A worker with one child process, ready when this returns."""
        log = self.folder / f"worker{len(self.running)}.log"
        name = f"w{len(self.running)}@{os.getpid()}"
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency=1",
                   "--loglevel=INFO", f"--hostname={name}", "--without-mingle", "--without-gossip",
                   *(["--include=extraction.tests.worker"] if scripted else [])]  # fmt: skip
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env=_environment(),
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        self.running.append(process)
        until(lambda: b" ready." in log.read_bytes() or process.poll() is not None, "a worker")
        if process.poll() is not None:
            pytest.fail(log.read_text()[-3000:])
        return process

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """SIGKILL for the worker and its children, as when a machine stops."""
        os.killpg(process.pid, 9)
        process.wait()

    def stop_all(self) -> None:
        """Ends what still runs."""
        for process in self.running:
            if process.poll() is None:
                self.kill(process)


def _environment() -> dict[str, str]:
    # The address as given, so that whatever it says of sockets and options holds, too.
    server = urlsplit(os.environ["DATABASE_URL"])
    url = urlunsplit(server._replace(path=f"/{connection.settings_dict['NAME']}"))
    return {
        **os.environ,
        "DATABASE_URL": url,
        "REDIS_URL": str(settings.REDIS_URL),
        "ATTACHE_LEASE_SECONDS": str(settings.LEASE_SECONDS),
        "PYTHONPATH": str(settings.BASE_DIR),
    }


@pytest.fixture
def workers(broker: "redis.Redis", transactional_db: None, tmp_path: Path) -> Iterator[Workers]:
    """Real workers; all are gone when the test ends."""
    write_reference_data()
    started = Workers(tmp_path)
    yield started
    started.stop_all()
