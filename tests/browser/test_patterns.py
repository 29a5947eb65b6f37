"""The page of patterns as a reader meets it: a real browser on the sample reports."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.visiting import PHONE, TIMELINESS, TOESLAGEN, heading, query, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PARTS = ("warmte", "trend", "knelpunten", "dekking", "samenhang", "lessen")
CELLS = ".lg-map a.lg-heat"


def test_a_researcher_goes_from_a_recurring_bottleneck_to_quotes_in_three_trajectories(
    page: Page,
) -> None:
    visit(page, "patronen")
    row = page.locator(".lg-map tbody tr").first
    name = row.locator("th").inner_text()
    assert row.locator("a.lg-heat").count() >= 3
    read = set()
    for at in range(3):
        page.locator(".lg-map tbody tr").first.locator("a.lg-heat").nth(at).click()
        behind = page.locator(".lg-counted")
        page.wait_for_function(
            "([at, n]) => document.querySelectorAll('.lg-map tbody tr:first-child a.lg-heat')[at]"
            "?.getAttribute('aria-current') === 'true'",
            arg=[at, 0],
        )
        settle(page)
        assert behind.locator("h3").inner_text().startswith(name)
        assert behind.locator("figure mark").first.is_visible()
        assert behind.locator("h3").evaluate(
            "(one) => { const b = one.getBoundingClientRect(); "
            "return b.top > 0 && b.bottom < innerHeight }"
        ), "the quotes are out of sight"
        read.add((behind.locator("h3").inner_text(), behind.locator("mark").first.inner_text()))
    assert len(read) == 3
    page.locator(".lg-counted figcaption a").first.click()
    page.wait_for_selector("mark.lg-here")
    settle(page)
    page.go_back()
    page.wait_for_selector(".lg-counted")
    assert page.locator(".lg-counted h3").inner_text() in {title for title, _ in read}


def test_a_deep_link_opens_the_same_again(page: Page) -> None:
    visit(page, "patronen")
    page.locator(CELLS).nth(1).click()
    page.wait_for_selector(".lg-counted")
    settle(page)
    told = page.locator(".lg-counted").inner_text()
    where = page.url
    visit(page, "zoeken")
    visit(page, where)
    assert page.locator(".lg-counted").inner_text() == told
    assert page.title().startswith("Knelpunten per traject · Patronen")


def test_the_map_at_the_keyboard(page: Page) -> None:
    visit(page, "patronen")
    page.locator(".lg-tabs a").last.focus()
    reached = ""
    for _ in range(60):
        page.keyboard.press("Tab")
        reached = page.evaluate("document.activeElement.className")
        if "lg-heat" in reached:
            break
    assert "lg-heat" in reached
    page.keyboard.press("Enter")
    page.wait_for_selector(".lg-counted")
    settle(page)
    assert page.evaluate("document.activeElement.parentElement.className") == "lg-counted"
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('.lg-counted') !== null"
    assert page.evaluate(inside), "the keyboard does not go on to the quotes"


def test_every_part_is_a_link_away_and_has_its_own_title(page: Page) -> None:
    visit(page, "patronen")
    for part in PARTS:
        name = page.locator(f".lg-tabs a[href*='toon={part}']").inner_text()
        page.locator(f".lg-tabs a[href*='toon={part}']").click()
        page.wait_for_function("(name) => document.title.startsWith(name)", arg=name)
        settle(page)
        assert heading(page) == "Patronen"
        assert query(page)["toon"] == [part]
        assert page.get_by_role("button", name="Download als CSV").count() == 1
        assert page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0


@pytest.mark.parametrize(
    ("part", "head", "file"),
    [
        ("warmte", "Knelpunt;Traject;", "knelpunten-per-traject.csv"),
        ("trend", "Knelpunt;20", "knelpunten-per-jaar.csv"),
        ("knelpunten", "Knelpunt;Trajecten;", "terugkerende-knelpunten.csv"),
        ("dekking", "Subdimensie;Polariteit;", "dekkingskaart.csv"),
        ("samenhang", "Knelpunt;Trajecten;", "samenhang.csv"),
        ("lessen", "Les;Voor het eerst;", "terugkerende-lessen.csv"),
    ],
)
def test_a_part_can_be_downloaded(page: Page, part: str, head: str, file: str) -> None:
    visit(page, f"patronen?toon={part}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download als CSV").click()
    assert waiting.value.suggested_filename == file
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith(head)
    assert len(lines) > 1
    for form in ("Word", "PDF", "Webpagina", "JSON"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=form, exact=True).click()
        assert Path(waiting.value.path()).stat().st_size > 0


@pytest.mark.parametrize("part", PARTS)
def test_a_phone_shows_a_part_without_scrolling_the_page_sideways(page: Page, part: str) -> None:
    page.set_viewport_size(PHONE)
    visit(page, f"patronen?toon={part}&k={TIMELINESS}&t={TOESLAGEN}")
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= PHONE["width"]


def test_the_years_of_a_chosen_bottleneck_lead_to_the_trajectories_of_a_year(page: Page) -> None:
    visit(page, f"patronen?toon=trend&k={TIMELINESS}")
    page.locator("[data-testid=stVegaLiteChart] svg").wait_for()
    row = page.locator(".lg-map tbody tr")
    assert row.count() == 1
    number = row.locator("td a").first
    counted = int(number.inner_text())
    number.click()
    page.wait_for_selector(".lg-counted")
    settle(page)
    assert page.locator(".lg-counted h4").count() == counted
    assert re.fullmatch(r"\d{4}", query(page)["jaar"][0])
