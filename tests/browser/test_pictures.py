"""A picture of every page, for ``docs/dashboard.md``: none of them shows a fault."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_accessibility import PATHS
from tests.browser.visiting import DRAWN, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
FOLDER = os.environ.get("LEERGRAAF_PICTURES")  # where to keep them; else they are only looked at
TALLEST = 1400  # pixels
DOCS = Path(__file__).parents[2] / "docs" / "dashboard.md"


@pytest.mark.parametrize("name", PATHS)
def test_a_page_shows_no_fault(page: Page, name: str, tmp_path: Path) -> None:
    visit(page, PATHS[name])
    if name == "graaf":
        page.wait_for_selector(DRAWN)
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": 1280, "height": max(900, min(int(height), TALLEST))})
    page.wait_for_timeout(800)  # charts
    folder = Path(FOLDER or tmp_path)
    page.screenshot(path=folder / f"{name.replace(' ', '-')}.png")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0


def test_the_pictures_that_are_shown_are_of_pages_that_are_there() -> None:
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    shown = {line.partition("images/")[2].removesuffix(".png)") for line in lines if "![" in line}
    assert shown <= {name.replace(" ", "-") for name in PATHS}
    assert shown
