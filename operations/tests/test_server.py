"""`script/server` through its own door: a terminal, signals and a browser's request."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from operations import leftovers, postgresql, throw_away
from operations.folders import Folders
from operations.tests.house import CLONE, House, free_port, get, started

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def folders() -> Iterator[Folders]:
    """The data of one house, started again and again by the tests below."""
    with throw_away.folders(CLONE) as place:
        yield place


@pytest.fixture(scope="module")
def first_start(folders: Folders) -> str:
    """What the very first start prints."""
    with started(folders, free_port(), "--empty") as house:
        house.press_ctrl_c()
        return house.read_to_end()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def house(folders: Folders, first_start: str, port: int) -> Iterator[House]:
    """A later start on the same data."""
    with started(folders, port, "--empty") as running:
        yield running


def test_the_first_start_gives_a_password_for_the_editor(first_start: str) -> None:
    assert "Shown only now" in first_start
    assert re.search(r"http://127\.0\.0\.1:\d+/", first_start)


def test_a_later_start_gives_no_password_and_ctrl_c_leaves_nothing_behind(
    house: House, port: int, folders: Folders
) -> None:
    assert get(port) == 200
    assert "Shown only now" not in house.output
    house.press_ctrl_c()
    assert "Stopped. The data stays in" in house.read_to_end()
    assert house.wait() == 0
    assert leftovers.alive(folders) == []


def test_a_second_start_on_the_same_data_says_where_the_first_one_is(
    house: House, port: int, folders: Folders
) -> None:
    second = House(folders, free_port())
    assert f"already running on this data: http://127.0.0.1:{port}/" in second.read_to_end()
    assert second.wait() == 1
    assert get(port) == 200


def test_it_listens_on_this_machine_alone(house: House, folders: Folders) -> None:
    numbers = set(leftovers.alive(folders))
    listed = subprocess.run(["ss", "-Hltnp"], capture_output=True, text=True, check=True).stdout
    ours = [
        line.split()[3]
        for line in listed.splitlines()
        if numbers & {int(number) for number in re.findall(r"pid=(\d+)", line)}
    ]
    assert len(ours) >= 2
    assert all(address.startswith("127.0.0.1:") for address in ours)


def test_the_database_does_not_run_as_root(house: House, folders: Folders) -> None:
    server = int((folders.postgresql / "postmaster.pid").read_text().splitlines()[0])
    assert Path(f"/proc/{server}").stat().st_uid != 0


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
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 'written before' AS words")
    house.kill_everything()
    with started(folders, port, "--empty") as again:
        assert "Shown only now" not in again.output
        assert get(port) == 200
        with psycopg.connect(postgresql.url(folders)) as connection:
            row = connection.execute("SELECT words FROM kept").fetchone()
        assert row == ("written before",)


def test_a_number_of_another_program_in_the_lock_file_is_no_hindrance(
    folders: Folders, first_start: str, port: int
) -> None:
    lock = folders.postgresql / "postmaster.pid"
    owner = folders.postgresql.stat()
    unrelated = subprocess.Popen(["sleep", "600"], user=owner.st_uid)
    try:
        lock.write_text(f"{unrelated.pid}\n{folders.postgresql}\n1700000000\n5432\n")
        os.chown(lock, owner.st_uid, owner.st_gid)
        with started(folders, port, "--empty"):
            assert get(port) == 200
        assert unrelated.poll() is None
    finally:
        unrelated.kill()
        unrelated.wait()


def test_a_port_that_is_taken_is_refused_where_it_was_asked_for(
    folders: Folders, first_start: str
) -> None:
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
    folders: Folders, first_start: str, name: str, address: str, words: str
) -> None:
    other = "REDIS_URL" if name == "DATABASE_URL" else "DATABASE_URL"
    environment = {**os.environ, name: address, "ATTACHE_DATA": str(folders.data)}
    environment.pop(other, None)
    told = subprocess.run(
        ["script/server"], cwd=CLONE, env=environment, capture_output=True, text=True
    )
    assert told.returncode == 1
    assert words in told.stderr
    assert leftovers.alive(folders) == []
