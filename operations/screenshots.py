"""Pictures of the running pages, for the README."""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from operations.chromium import find
from operations.words import say

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Shot:
    """One picture: of which page, how wide and high, light or dark, and what to open first."""

    name: str
    path: str
    width: int = 1280
    height: int = 860
    scheme: str = "light"
    opened: str = ""


def main(address: str) -> int:
    """Take all pictures; the status to leave with."""
    chromium = find()
    if chromium is None:
        say("No Chromium is installed; name one with CHROMIUM=/path/to/it.")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        try:
            for shot in _shots(browser, address):
                _take(browser, address, shot)
                say(f"docs/screenshots/{shot.name}.png")
        except Error as error:
            say(f"{address} does not answer as expected: {error.message}")
            return 1
        finally:
            browser.close()
    return 0


def _shots(browser: Browser, address: str) -> list[Shot]:
    """The most active relationship, its latest visit with several facts, and that one's article."""
    page = browser.new_page(base_url=address)
    relationship = _first(page, "/relationships/", "/relationships/")
    visit = _first(page, relationship, "/visits/", within="[aria-labelledby=ledger]")
    article = _first(page, visit, "/articles/").split("#")[0]
    page.close()
    return [
        Shot("home", "/"),
        Shot("relationship", relationship, height=1180),
        Shot("visit", visit, height=980, opened="#field-people summary"),
        Shot("article", article),
        Shot("relationship-dark", relationship, height=1180, scheme="dark"),
        Shot("relationship-phone", relationship, width=390, height=844),
    ]


def _first(page: Page, path: str, beginning: str, within: str = "main") -> str:
    """The first address in that part of the page that leads to a single thing of a kind."""
    page.goto(path)
    reading = "all => all.map(a => a.getAttribute('href'))"
    links = page.eval_on_selector_all(f"{within} a", reading)
    found = (link for link in links if link.startswith(beginning) and link != beginning)
    return str(next(link for link in found if "?" not in link))


def _take(browser: Browser, address: str, shot: Shot) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(shot.path)
    if shot.opened:
        page.locator(shot.opened).first.click()
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
