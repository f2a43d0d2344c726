"""Whether the house says how it is."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_healthy_house_answers_200_without_a_log_in(client: Client, settings: Any) -> None:
    settings.PUBLIC_READING = False

    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.content == b"Database and broker answer.\n"
    assert "no-store" in answer["Cache-Control"]


def test_a_silent_broker_is_said_in_words(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.content == b"The broker does not answer.\n"


def test_a_house_without_a_broker_is_not_healthy(client: Client, settings: Any) -> None:
    settings.REDIS_URL = None

    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"No broker is set (REDIS_URL).\n")


def test_a_silent_database_is_said_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_cursor() -> Any:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", no_cursor)

    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"The database does not answer.\n")
