"""A real Chromium before a live server, with a real worker behind it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, sync_playwright

from extraction.tests.conftest import Workers, broker
from operations.chromium import find

__all__ = ["broker"]

# No calls home, no sandbox that root cannot have.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PASSWORD = "a-browser-of-its-own"
PATIENCE_MS = 60_000


@pytest.fixture
def worker(broker: Any, transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """A real worker with the real engine."""
    crew = Workers(tmp_path)
    crew.start(scripted=False)
    yield
    crew.stop_all()


@pytest.fixture
def house(live_server: Any, countries: None, worker: None) -> str:
    """The address of a running server with reference data, an editor and a worker."""
    editor = User.objects.create_user("nina", password=PASSWORD)
    editor.groups.add(editor.groups.model.objects.get(name="editors"))
    return str(live_server.url)


@pytest.fixture
def chromium() -> Iterator[Browser]:
    """The installed browser."""
    path = find()
    if path is None:
        pytest.fail("No Chromium is installed; name one with CHROMIUM=/path/to/it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(house: str, chromium: Browser) -> Iterator[Page]:
    """A window that must not complain: a blocked script or style fails the test."""
    complaints: list[str] = []
    context = chromium.new_context(base_url=house)
    context.set_default_timeout(PATIENCE_MS)
    window = context.new_page()
    window.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    window.on("pageerror", lambda error: complaints.append(str(error)))
    yield window
    context.close()
    assert complaints == []


def log_in(page: Page) -> None:
    """As an editor, by the form."""
    page.goto("/login/")
    page.get_by_label("User name").fill("nina")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()


def upload_and_wait(page: Page, path: str) -> None:
    """Send one file and stay until its line says that it was read."""
    page.goto("/upload/")
    page.get_by_label("Choose files").set_input_files(path)
    page.get_by_role("button", name="Upload").click()
    page.get_by_text("Read: 1 visit found").wait_for()
