"""WCAG 2.2 AA as far as a machine can tell, at a phone's and a desk's width, light and dark."""

from pathlib import Path
from typing import Any, Literal

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.browser.conftest import log_in, upload_and_wait
from tests.browser.test_story import ARTICLE

pytestmark = pytest.mark.browser
AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours depend on the scheme and layout on the width: each of both once.
LOOKS: tuple[tuple[int, Literal["dark", "light"]], ...] = ((360, "dark"), (1280, "light"))
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ASK = """(rules) => axe.run(document, {runOnly: {type: "tag", values: rules}}).then(
  (found) => found.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")))"""


def paths_of(page: Page) -> list[str]:
    """The main pages, those of one visit and its surroundings included."""
    page.goto("/visits/")
    visit = page.get_by_role("link", name="Azerbaijan visits China").get_attribute("href") or ""
    page.goto(visit)
    links = page.eval_on_selector_all("main a", "all => all.map((a) => a.getAttribute('href'))")
    article = next(link for link in links if link.startswith("/articles/")).split("#")[0]
    official = next(link for link in links if link.startswith("/officials/"))
    lists = ["/", "/countries/", "/relationships/", "/officials/", "/visits/", "/articles/"]
    single = ["/countries/AZ/", "/relationships/AZ-CN/", visit, f"{visit}correct/", article]
    return [*lists, *single, official, "/upload/", "/search/?q=hasanov", "/account/password/"]


def violations(page: Page, path: str) -> list[Any]:
    page.goto(path)
    page.evaluate(AXE.read_text())
    return [f"{path}: {found[:400]}" for found in page.evaluate(ASK, RULES)]


def test_the_main_pages_have_no_known_barrier_and_fit_every_screen(page: Page) -> None:
    if not AXE.exists():
        pytest.fail("axe-core is not installed; script/setup installs it.")
    log_in(page)
    upload_and_wait(page, str(ARTICLE))
    paths, found, wide = paths_of(page), [], []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for path in paths:
            found += [f"{width} {scheme} {each}" for each in violations(page, path)]
            if page.evaluate(BEYOND) > 0:
                wide.append(f"{width} {path}")
    assert found == []
    assert wide == []
