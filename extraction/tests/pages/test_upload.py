"""Upload: each file answers for itself."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from extraction.models import Article, State

HTMX = {"HX-Request": "true"}


def a_file(name: str = "report.txt", data: bytes = b"A delegation arrived.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_each_file_gets_its_own_line(desk: Client) -> None:
    response = desk.post("/upload/", {"files": [a_file(), a_file("empty.txt", b"")]})
    page = response.content.decode()
    article = Article.objects.get()
    assert f'hx-get="/articles/{article.pk}/progress/"' in page
    assert "Waiting to be read" in page
    assert "The file is empty (0 bytes)" in page
    assert article.uploaded_by is not None
    assert article.origin == "web"


def test_a_pasted_text_keeps_title_and_address(desk: Client) -> None:
    desk.post(
        "/upload/",
        {"text": "A delegation arrived.", "title": "Arrival", "address": "https://news.example/1"},
    )
    article = Article.objects.get()
    assert (article.title, article.address) == ("Arrival", "https://news.example/1")


def test_a_bad_address_is_said_at_its_field_and_the_text_kept(desk: Client) -> None:
    response = desk.post("/upload/", {"text": "Long typed text.", "address": "javascript:alert(1)"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="wrong-address"' in page
    assert "Long typed text.</textarea>" in page
    assert not Article.objects.exists()


def test_nothing_chosen_is_said(desk: Client) -> None:
    response = desk.post("/upload/", {})
    assert response.status_code == 422
    assert "Choose at least one file" in response.content.decode()


def test_the_same_file_again_shows_the_first_copy(desk: Client) -> None:
    desk.post("/upload/", {"files": [a_file()]})
    page = desk.post("/upload/", {"files": [a_file("again.txt")]}).content.decode()
    assert "again.txt was here already" in page
    assert Article.objects.count() == 1


def test_a_file_beyond_the_limit_is_refused_in_words(desk: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    page = desk.post("/upload/", {"files": [a_file(data=b"a" * (1024 * 1024 + 1))]})
    assert "larger than 1 MB" in page.content.decode()
    assert not Article.objects.exists()


def test_a_script_gets_only_the_lines(desk: Client) -> None:
    response = desk.post("/upload/", {"files": [a_file()]}, headers=HTMX)
    page = response.content.decode()
    assert "<html" not in page
    assert page.strip().startswith("<li>")


def test_a_hostile_file_name_is_shown_as_text(desk: Client) -> None:
    page = desk.post("/upload/", {"files": [a_file("<img src=x onerror=alert(1)>.txt")]})
    assert "<img" not in page.content.decode().split("</header>")[1]


@pytest.mark.usefixtures("reference")
def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    assert client.get("/upload/")["Location"] == "/login/?next=/upload/"
    assert client.post("/upload/", {"files": [a_file()]}).status_code == 302
    assert not Article.objects.exists()


def test_a_settled_article_is_not_asked_about_again(desk: Client) -> None:
    desk.post("/upload/", {"files": [a_file()]})
    article = Article.objects.get()
    path = f"/articles/{article.pk}/progress/"
    assert "hx-trigger" in desk.get(path, headers=HTMX).content.decode()
    Article.objects.update(state=State.FAILED, failure_code="broken", failure="It is torn.")
    line = desk.get(path, headers=HTMX).content.decode()
    assert "hx-trigger" not in line
    assert "It is torn." in line
    assert "Try again" in line
