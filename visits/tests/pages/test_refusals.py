"""Pages for what cannot be shown, and what every page promises."""

import re
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import TooManyFilesSent
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from visits.models import Visit
from visits.tests.pages.conftest import page_of
from visits.views.refusals import bad_request, locked_out

PAGES = (
    "/",
    "/countries/",
    "/countries/AZ/",
    "/relationships/",
    "/relationships/AZ-KZ/",
    "/officials/",
    "/visits/",
    "/articles/",
    "/search/?q=az",
    "/login/",
    "/nothing/",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_an_inline_style_or_script(
    client: Client, led_visit: Visit, path: str
) -> None:
    page = client.get(path).content.decode()
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert not re.search(r"<[^>]+\son\w+=", page)
    assert "<style" not in page
    for script in re.findall(r"<script[^>]*>", page):
        assert re.search(r'src="[^"]+" nonce="[^"]+"', script)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_first_heading_and_headings_in_order(
    client: Client, led_visit: Visit, path: str
) -> None:
    page = client.get(path).content.decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_is_not_there_says_so(client: Client) -> None:
    page = page_of(client, "/nothing/", status=404)
    assert "There is nothing at this address" in page
    assert "/search/" in page


def test_an_old_form_is_explained(editor: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/login/", {"username": "editor", "password": "editor"})
    assert response.status_code == 403
    assert "The form has grown old" in response.content.decode()


def test_too_many_files_are_explained(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/upload/"), TooManyFilesSent("too many"))
    assert response.status_code == 413
    assert "too much at once" in response.content.decode()


def test_a_broken_request_is_explained(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/"), ValueError("broken"))
    assert response.status_code == 400
    assert "That cannot be meant" in response.content.decode()


def test_too_many_log_ins_are_explained(rf: RequestFactory) -> None:
    response = locked_out(rf.get("/login/"), {})
    assert response.status_code == 429
    assert "Too many failed log-ins" in response.content.decode()


def test_a_breakdown_is_explained_without_a_database(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
