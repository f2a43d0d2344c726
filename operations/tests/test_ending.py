"""`script/server` stopped, killed and hindered: nothing stays behind and nothing is lost."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator

import psycopg
import pytest

from operations import leftovers, postgresql
from operations.folders import Folders
from operations.ports import free_port
from operations.tests.house import CLONE, House, get, listed, started

pytestmark = pytest.mark.server


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def house(folders: Folders, port: int) -> Iterator[House]:
    """One more start on the same data."""
    with started(folders, port, "--empty") as running:
        yield running


def test_an_empty_house_has_no_articles(house: House, port: int) -> None:
    assert listed(port, "/api/v1/articles/") == []


def test_ctrl_c_stops_everything(house: House, folders: Folders) -> None:
    house.press_ctrl_c()
    assert "Stopped. The data stays in" in house.read_to_end()
    assert house.wait() == 0
    assert leftovers.alive(folders) == []


def test_closing_the_terminal_stops_everything(house: House) -> None:
    house.close_terminal()
    house.wait()
    house.wait_until_alone()


def test_killing_the_keeper_stops_everything(house: House) -> None:
    os.kill(house.number, signal.SIGKILL)
    house.wait()
    house.wait_until_alone()


def test_killing_the_supervisor_stops_everything_and_says_so(
    house: House, folders: Folders
) -> None:
    os.kill(int((folders.data / "supervisord.pid").read_text()), signal.SIGKILL)
    assert "The supervisor ended unexpectedly" in house.read_to_end()
    assert house.wait() == 1
    assert leftovers.alive(folders) == []


def test_after_kill_9_of_everything_a_new_start_has_the_same_data(
    house: House, port: int, folders: Folders
) -> None:
    with psycopg.connect(postgresql.url(folders)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'written before' AS words")
    house.kill_everything()
    with started(folders, port, "--empty") as again:
        assert get(port) == 200
        assert "Shown only now" not in again.output
        with psycopg.connect(postgresql.url(folders)) as connection:
            row = connection.execute("SELECT words FROM kept").fetchone()
        assert row == ("written before",)


def test_a_lock_file_with_the_number_of_another_program_is_no_hindrance(
    folders: Folders, port: int
) -> None:
    with started(folders, port, "--empty") as house:
        house.kill_everything()
    lock = folders.postgresql / "postmaster.pid"
    owner = folders.postgresql.stat()
    unrelated = subprocess.Popen(["sleep", "600"], user=owner.st_uid)
    try:
        before = lock.read_text().splitlines()
        lock.write_text("\n".join([str(unrelated.pid), *before[1:]]) + "\n")
        with started(folders, port, "--empty"):
            assert get(port) == 200
        assert unrelated.poll() is None
    finally:
        unrelated.kill()
        unrelated.wait()


def test_a_port_that_is_taken_is_refused_where_it_was_asked_for(folders: Folders) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        house = House(folders, taken.getsockname()[1])
        assert "is taken" in house.read_to_end()
        assert house.wait() == 1


@pytest.mark.parametrize(
    ("name", "address", "words"),
    [
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "The PostgreSQL in DATABASE_URL"),
        ("REDIS_URL", "redis://127.0.0.1:1/0", "The Redis in REDIS_URL"),
    ],
)
def test_a_server_of_ones_own_that_does_not_answer_is_named(
    folders: Folders, name: str, address: str, words: str
) -> None:
    environment = {**os.environ, name: address, "ATTACHE_DATA": str(folders.data)}
    environment.pop("REDIS_URL" if name == "DATABASE_URL" else "DATABASE_URL", None)
    told = subprocess.run(
        ["script/server"], cwd=CLONE, env=environment, capture_output=True, text=True
    )
    assert told.returncode == 1
    assert words in told.stderr
    assert leftovers.alive(folders) == []


def test_a_setting_that_cannot_be_meant_stops_the_start_with_its_name(folders: Folders) -> None:
    environment = {**os.environ, "SECRET_KEY": "short", "ATTACHE_DATA": str(folders.data)}
    for name in ("DATABASE_URL", "REDIS_URL"):
        environment.pop(name, None)
    told = subprocess.run(
        ["script/server"], cwd=CLONE, env=environment, capture_output=True, text=True
    )
    assert told.returncode == 1
    assert "SECRET_KEY must have at least 32 characters" in told.stderr
    assert leftovers.alive(folders) == []
