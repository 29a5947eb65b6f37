"""What each group of users comes for, from the first page to what they take along, on both stores.

On Neo4j the sample reports are copied from the SQLite file, as somebody who moves would.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.visiting import query, settle, visit
from tests.stores import empty_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Download, Page

pytestmark = pytest.mark.browser
WAIT = 60_000
DESCRIBED = "Een regeling voor mijnbouwschade in Limburg, uitgevoerd door de provincie."
STORES = ["SQLite", pytest.param("Neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(scope="module", params=STORES)
def reading(
    request: pytest.FixtureRequest,
    store_url: str,
    serve: Callable[[str], AbstractContextManager[str]],
) -> Iterator[str]:
    """The address of a dashboard on a store with the sample reports."""
    url = store_url
    if request.param == "Neo4j":
        url = request.getfixturevalue("neo4j_url")
        empty_database(url)
        copy = [sys.executable, "-m", "leergraaf", "copy", store_url, url]
        subprocess.run(copy, check=True, capture_output=True, timeout=600)
    with serve(url) as address:
        yield address


@pytest.fixture
def page(browser: Browser, reading: str) -> Iterator[Page]:
    context = browser.new_context(base_url=reading, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WAIT)
    yield context.new_page()
    context.close()


def taken(page: Page, button: str) -> Path:
    """The file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    given: Download = waiting.value
    return Path(given.path())


def test_a_researcher_goes_from_a_recurring_bottleneck_to_quotes_in_three_trajectories(
    page: Page,
) -> None:
    visit(page)
    figures = page.locator("details", has=page.locator("a", has_text="Tijdigheid"))
    figures.get_by_text("Deze cijfers als tabel").click()
    figures.locator("a", has_text="Tijdigheid").click()
    page.wait_for_selector("h1:has-text('Tijdigheid')")
    settle(page)
    bottleneck = page.url
    section = page.locator("section", has=page.get_by_role("heading", name="Komt voor in"))
    told = set()
    for at in range(3):
        item = section.locator(".lg-cards > li").nth(at)
        trajectory = item.locator(".lg-title a").inner_text()
        item.locator("details > summary").click()
        quote = item.locator("mark").first.inner_text()
        item.locator("figcaption a").first.click()
        page.wait_for_selector("mark.lg-here")
        here = page.locator("mark.lg-here").first.inner_text()
        assert " ".join(here.split())[:40] == " ".join(quote.split())[:40]
        told.add(trajectory)
        page.goto(bottleneck)
        settle(page)
    assert len(told) == 3


def test_a_network_member_describes_a_trajectory_and_takes_the_briefing_along(page: Page) -> None:
    visit(page)
    page.get_by_role("link", name="Voorkom herhaling", exact=True).first.click()
    page.get_by_label("Waar gaat het traject over?").fill(DESCRIBED)
    page.get_by_role("button", name="Maak de briefing").click()
    page.get_by_role("heading", name="Nabije trajecten").wait_for()
    settle(page)
    assert query(page)["q"] == [DESCRIBED]
    assert page.get_by_role("link", name="Herstel en versterking Groningen").count()
    with zipfile.ZipFile(taken(page, "Word")) as document:
        assert "Groningen" in document.read("word/document.xml").decode()
    assert taken(page, "PDF").read_bytes().startswith(b"%PDF-")


def test_an_investigator_takes_along_what_one_ministry_left_open(page: Page) -> None:
    visit(page)
    page.get_by_role("link", name="aanbevelingen aan iemand bij naam").click()
    page.wait_for_selector("h1:has-text('Opvolging')")
    settle(page)
    page.locator(".lg-wide .lg-facet a", has_text="Ministerie van Financiën").click()
    page.wait_for_url(re.compile("aan=http"))
    settle(page)
    number = int(page.locator("h2", has_text="aanbeveling").inner_text().split()[0])
    text = taken(page, "Download als CSV").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) - 1 == number > 0
    assert all("Ministerie van Financiën" in row[1] for row in rows[1:])
    link = page.url
    page.go_back()
    page.wait_for_function("location.search.includes('aan=iemand')")
    page.goto(link)
    settle(page)
    assert page.locator("h2", has_text="aanbeveling").inner_text().startswith(f"{number} ")


def test_who_comes_back_to_the_list_finds_it_where_it_was_left(page: Page) -> None:
    visit(page, "opvolging")
    page.locator(".lg-points > li > p > a").nth(9).scroll_into_view_if_needed()
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    left = page.evaluate(top)
    assert left > 0
    page.locator(".lg-points > li > p > a").nth(9).click()
    page.wait_for_url(re.compile("ding"))
    settle(page)
    page.go_back()
    page.wait_for_url(re.compile("opvolging"))
    page.wait_for_function(f"Math.abs({top} - {left}) < 2")
