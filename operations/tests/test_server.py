"""`script/server` as a newcomer meets it: one house, started once for all of these tests."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from operations import leftovers
from operations.folders import Folders
from operations.ports import free_port
from operations.tests.house import House, get, listed, started, wait_for

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def house(folders: Folders, port: int) -> Iterator[House]:
    with started(folders, port) as running:
        yield running


def test_it_tells_the_address_and_serves_the_home_page_there(house: House, port: int) -> None:
    assert f"Attaché is running: http://127.0.0.1:{port}/" in house.output
    assert get(port) == 200


def test_the_first_start_gives_a_password_for_the_editor(house: House) -> None:
    assert "log in as the user `editor`" in house.output


def test_the_sample_articles_are_read_into_visits(house: House, port: int) -> None:
    def states() -> set[str]:
        return {article["state"] for article in listed(port, "/api/v1/articles/?page_size=100")}

    wait_for(lambda: states() and not states() & {"queued", "reading"})
    assert "read" in states()
    assert listed(port, "/api/v1/visits/")


def test_a_second_start_on_the_same_data_says_where_the_first_one_is(
    house: House, port: int, folders: Folders
) -> None:
    second = House(folders, free_port())
    assert f"already running on this data: http://127.0.0.1:{port}/" in second.read_to_end()
    assert second.wait() == 1
    assert get(port) == 200


def test_it_listens_on_this_machine_alone(house: House, port: int, folders: Folders) -> None:
    numbers = set(leftovers.alive(folders))
    listed = subprocess.run(["ss", "-Hltnp"], capture_output=True, text=True, check=True).stdout
    ours = [
        line.split()[3]
        for line in listed.splitlines()
        if numbers & {int(number) for number in re.findall(r"pid=(\d+)", line)}
    ]
    assert f"127.0.0.1:{port}" in ours
    assert all(address.startswith("127.0.0.1:") for address in ours)


def test_the_database_does_not_run_as_root(house: House, folders: Folders) -> None:
    server = int((folders.postgresql / "postmaster.pid").read_text().splitlines()[0])
    assert Path(f"/proc/{server}").stat().st_uid != 0


def test_secrets_are_closed_to_other_users(house: House, folders: Folders) -> None:
    for secret in (folders.data / "secret-key", folders.valkey / "valkey.conf"):
        assert secret.stat().st_mode & 0o077 == 0
    for place in (folders.postgresql, folders.valkey, folders.logs, folders.sockets / "postgresql"):
        assert place.stat().st_mode & 0o077 == 0
