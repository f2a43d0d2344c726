"""Ports on 127.0.0.1."""

import socket

from operations.words import Refusal, say

FIRST_PORT = 8000


def choose_port(wished: int | None) -> int:
    """The wished port, or 8000, or the next that is free.

    Raises:
        Refusal: if the wished one is taken.
    """
    if wished is not None:
        if not is_free(wished):
            raise Refusal(f"Port {wished} is taken.", "Leave --port out and a free one is found.")
        return wished
    if is_free(FIRST_PORT):
        return FIRST_PORT
    port = next(port for port in range(FIRST_PORT + 1, 65536) if is_free(port))
    say(f"  Port {FIRST_PORT} is taken by another program, so port {port} is used.")
    return port


def is_free(port: int) -> bool:
    """Whether a server could listen on this port now."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def free_port() -> int:
    """Any free port."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
