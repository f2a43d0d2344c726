"""Logging in and out, the closed house, the password."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from visits.tests.pages.conftest import page_of


def test_logging_in_leads_back_to_where_one_was(client: Client, editor: User) -> None:
    response = client.post(
        "/login/", {"username": "editor", "password": "editor", "next": "/countries/"}
    )
    assert response["Location"] == "/countries/"


def test_a_wrong_password_is_said_in_words(client: Client, editor: User) -> None:
    response = client.post("/login/", {"username": "editor", "password": "wrong"})
    assert "Please enter a correct username and password" in response.content.decode()


def test_a_foreign_address_is_no_way_back(client: Client, editor: User) -> None:
    response = client.post(
        "/login/", {"username": "editor", "password": "editor", "next": "https://evil.example/"}
    )
    assert response["Location"] == "/"


def test_a_closed_house_asks_everybody_to_log_in(client: Client, settings: Any) -> None:
    settings.PUBLIC_READING = False
    assert client.get("/countries/")["Location"] == "/login/?next=/countries/"
    page_of(client, "/login/")


def test_logging_out_needs_a_button(editor_client: Client) -> None:
    assert editor_client.get("/logout/").status_code == 405
    assert editor_client.post("/logout/").status_code == 302
    assert "Log in" in page_of(editor_client, "/")


def test_the_password_is_changed(editor_client: Client, editor: User) -> None:
    new = "a-long-and-rare-phrase-9"
    form = {"old_password": "editor", "new_password1": new, "new_password2": new}
    assert (
        "Your password is changed"
        in editor_client.post("/account/password/", form, follow=True).content.decode()
    )
    editor.refresh_from_db()
    assert editor.check_password(new)


def test_a_weak_password_is_refused_at_its_field(editor_client: Client) -> None:
    form = {"old_password": "editor", "new_password1": "12345", "new_password2": "12345"}
    page = editor_client.post("/account/password/", form).content.decode()
    assert 'id="wrong-new_password2"' in page
    assert "too short" in page
