"""A free port is found and a taken one is named."""

import socket

import pytest

from operations import ports
from operations.words import Refusal


def test_the_next_free_port_is_used_and_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        first = taken.getsockname()[1]
        monkeypatch.setattr(ports, "FIRST_PORT", first)
        assert ports.choose_port(None) > first
    assert f"Port {first} is taken" in capsys.readouterr().out


def test_a_server_on_all_addresses_takes_the_port_too() -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:
        assert not ports.is_free(taken.getsockname()[1])


def test_a_wished_port_that_is_taken_is_refused() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(Refusal, match="is taken"),
    ):
        ports.choose_port(taken.getsockname()[1])
