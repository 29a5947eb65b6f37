"""Going to a page and looking at it, for the tests in this folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
SHOTS = os.environ.get("LEERGRAAF_SCREENSHOTS")
WIDE: ViewportSize = {"width": 1280, "height": 900}
TIMELINESS = quote("https://w3id.org/leergraaf/id/knelpunten/tijdigheid", safe="")
TOESLAGEN = quote("https://w3id.org/leergraaf/id/traject/hersteloperatie-toeslagen", safe="")
DRAWN = ".canvas[data-ready][aria-busy=false]"  # the graph, when nothing is awaited
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL: ViewportSize = {"width": 320, "height": 640}  # on which WCAG 1.4.10 has all fit


def visit(page: Page, path: str = "") -> None:
    page.goto(path)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the server has drawn the page."""
    page.wait_for_selector("h1")
    page.wait_for_timeout(250)
    page.wait_for_selector(IDLE)


def shoot(page: Page, name: str) -> None:
    """Keep a picture of the whole page, where asked."""
    if not SHOTS:
        return
    Path(SHOTS).mkdir(parents=True, exist_ok=True)
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": 1280, "height": min(max(int(height), 900), 3000)})
    page.wait_for_timeout(600)
    page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))
    page.set_viewport_size({"width": 1280, "height": 900})


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)
