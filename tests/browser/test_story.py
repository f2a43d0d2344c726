"""The whole story: an article goes in, a relationship's history comes out, a person corrects it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in, upload_and_wait

pytestmark = pytest.mark.browser
ARTICLE = Path(settings.SEEDS_DIR) / "articles" / "2018-04-27-az-cn-en.txt"


def test_an_article_becomes_a_visit_that_an_editor_corrects(page: Page) -> None:
    log_in(page)
    upload_and_wait(page, str(ARTICLE))

    page.get_by_role("link", name="Azerbaijan visits China").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan visits China")
    visit = page.url
    host = page.locator("#field-host")
    host.locator("summary").click()
    expect(host.locator("mark").first).to_be_visible()
    host.get_by_role("link", name="see it in the article").first.click()
    expect(page.locator(".cite").first).to_be_visible()
    assert re.search(r"/articles/\d+/#c\d+$", page.url)

    page.goto("/countries/CN/")
    expect(page.get_by_role("row", name=re.compile("Azerbaijan"))).to_contain_text("1")
    page.goto("/relationships/CN-AZ/")
    assert page.url.endswith("/relationships/AZ-CN/")
    ledger = page.locator("section", has=page.get_by_role("heading", name="Ledger"))
    expect(ledger.get_by_role("link", name="Azerbaijan visits China")).to_be_visible()

    page.goto(visit)
    page.get_by_role("link", name="Correct").click()
    page.get_by_label("Type").select_option("working")
    page.get_by_label("Reason").fill("The ministry's own note says so.")
    page.get_by_role("button", name="Save").click()
    history = page.locator("section", has=page.get_by_role("heading", name="History"))
    expect(history).to_contain_text("Corrected: type")
    expect(history).to_contain_text("The ministry's own note says so.")
    expect(page.locator("#field-visit_type")).to_contain_text("decided by nina")

    number = visit.rstrip("/").rsplit("/", 1)[1]
    document = page.request.get(f"/api/v1/visits/{number}/").json()
    assert document["visit_type"] == "working"


def test_a_file_that_cannot_be_read_says_why_and_is_tried_again(page: Page, tmp_path: Path) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50)
    log_in(page)
    page.goto("/upload/")
    page.get_by_label("Choose files").set_input_files([str(picture), str(ARTICLE)])
    page.get_by_role("button", name="Upload").click()
    results = page.locator("#results")
    expect(results.get_by_text("refused")).to_be_visible()
    expect(results.get_by_text("Read: 1 visit found")).to_be_visible(timeout=60_000)
