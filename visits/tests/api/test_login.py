"""Who may read, who may change, and how a client says who it is."""

from base64 import b64encode

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings
from rest_framework.test import APIClient

PASSWORD = "as long as it is secret"

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("leyla", password=PASSWORD)


def basic(name: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"{name}:{password}".encode()).decode()}


def test_a_token_stands_for_name_and_password_until_log_out(
    reader_api: APIClient, user: User, settings: Settings
) -> None:
    settings.PUBLIC_READING = False
    given = reader_api.post("/api/v1/auth/login/", headers=basic("leyla", PASSWORD))
    assert given.status_code == 200
    token = {"Authorization": f"Token {given.json()['token']}"}
    assert reader_api.get("/api/v1/countries/", headers=token).status_code == 200
    assert reader_api.post("/api/v1/auth/logout/", headers=token).status_code == 204
    assert reader_api.get("/api/v1/countries/", headers=token).status_code == 401


def test_a_wrong_password_gives_no_token(reader_api: APIClient, user: User) -> None:
    answer = reader_api.post("/api/v1/auth/login/", headers=basic("leyla", "guessed"))
    assert answer.status_code == 401
    assert "token" not in answer.json()


@pytest.mark.parametrize("name", ["ley\x00la", "l" * 5000])
def test_a_name_that_nobody_can_have_gives_no_token(
    reader_api: APIClient, settings: Settings, name: str
) -> None:
    settings.AXES_ENABLED = True
    answer = reader_api.post("/api/v1/auth/login/", headers=basic(name, "guessed"))
    assert answer.status_code == 401
    assert answer.json()["advice"]


def test_a_password_that_nobody_can_have_gives_no_token(reader_api: APIClient, user: User) -> None:
    answer = reader_api.post("/api/v1/auth/login/", headers=basic("leyla", "gue\x00ssed"))
    assert answer.status_code == 401


def test_bytes_that_are_no_token_are_refused(reader_api: APIClient, user: User) -> None:
    answer = reader_api.get("/api/v1/countries/", headers={"Authorization": "Token \xff"})
    assert answer.status_code == 401


def test_guessing_is_stopped(reader_api: APIClient, user: User, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    for number in range(3):
        reader_api.post("/api/v1/auth/login/", headers=basic("leyla", f"guess {number}"))
    answer = reader_api.post("/api/v1/auth/login/", headers=basic("leyla", PASSWORD))
    assert answer.status_code in {401, 403, 429}
    assert answer["Content-Type"] == "application/problem+json"
    assert "token" not in answer.json()


def test_a_closed_house_answers_401_in_words(reader_api: APIClient, settings: Settings) -> None:
    settings.PUBLIC_READING = False
    for address in ("/api/v1/countries/", "/api/v1/visits/", "/api/v1/schema/", "/api/v1/docs/"):
        answer = reader_api.get(address)
        assert answer.status_code == 401, address
        assert answer["WWW-Authenticate"] == "Token"


def test_a_closed_house_opens_for_a_session(user: User, settings: Settings) -> None:
    settings.PUBLIC_READING = False
    client = APIClient()
    client.force_login(user)
    assert client.get("/api/v1/countries/").status_code == 200


def test_changing_needs_a_log_in(reader_api: APIClient) -> None:
    assert reader_api.patch("/api/v1/visits/1/", {}).status_code == 401


def test_changing_is_for_editors(user: User) -> None:
    client = APIClient()
    client.force_login(user)
    answer = client.patch("/api/v1/visits/1/", {})
    assert answer.status_code == 403
    assert answer.json()["advice"] == "Ask an operator to make you an editor."


def test_a_session_without_its_csrf_token_changes_nothing(user: User) -> None:
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.patch("/api/v1/visits/1/", {}).status_code == 403
