"""Where data lives, and who may enter."""

import os
from pathlib import Path

import pytest

from operations import folders as rooms
from operations.folders import Account, Folders
from operations.words import Refusal

OTHER = Account("other", 54321, 54321)


def test_a_secret_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    house = Folders(tmp_path, tmp_path)
    first = rooms.lasting_secret(house, "secret-key")
    assert len(first) >= 50
    assert rooms.lasting_secret(house, "secret-key") == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_sockets_move_to_a_short_path_when_the_data_lies_deep(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    assert len(str(Folders(tmp_path, deep).sockets)) < rooms.LONGEST_SOCKET_FOLDER
    assert Folders(tmp_path, Path("/srv/a")).sockets == Path("/srv/a/sockets")


def test_a_named_data_folder_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATTACHE_DATA", "/srv/elsewhere")
    assert rooms.choose_folders(tmp_path).data == Path("/srv/elsewhere")


def test_a_user_keeps_data_in_the_clone_and_root_where_another_account_can_enter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ATTACHE_DATA", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert rooms.choose_folders(tmp_path).data == tmp_path / ".local"
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert rooms.choose_folders(tmp_path).data.parent == Path("/var/lib")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has another account for its database")
def test_a_folder_that_the_database_may_not_enter_is_refused(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(Refusal, match="may not enter"):
        rooms.prepare(Folders(tmp_path, closed / "data"), OTHER)


def test_a_folder_of_somebody_else_is_never_taken_over(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(PermissionError):
        rooms.make(tmp_path / "link", 0o700)
