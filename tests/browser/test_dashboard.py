"""The dashboard as a reader meets it: a real browser on the sample reports."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from docx import Document
from rdflib import RDF, Graph

from graph.rdf import LG
from tests.browser.visiting import (
    PHONE,
    TIMELINESS,
    TOESLAGEN,
    heading,
    query,
    settle,
    shoot,
    visit,
)

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

pytestmark = pytest.mark.browser


def test_a_reader_goes_from_the_overview_to_a_bottleneck_a_trajectory_and_the_quote(
    page: Page,
) -> None:
    visit(page)
    shoot(page, "overzicht")
    page.evaluate("window.sameDocument = true")
    page.get_by_text("Deze cijfers als tabel").first.click()
    page.locator("table a", has_text="Tijdigheid").first.click()
    page.wait_for_selector("h1:has-text('Tijdigheid')")
    shoot(page, "knelpunt")
    page.locator("section", has_text="Komt voor in").locator("li a").first.click()
    page.wait_for_selector(".lg-timeline")
    trajectory = heading(page)
    shoot(page, "traject")
    page.locator(".stHtml details summary").first.click()
    page.locator("figcaption a").first.click()
    page.wait_for_selector("mark.lg-here")
    settle(page)
    assert page.locator("mark.lg-here").first.bounding_box() is not None
    assert page.evaluate("window.sameDocument"), "a link reloaded the page"
    shoot(page, "document")
    page.go_back()
    page.wait_for_selector(f"h1:text-is('{trajectory}')")


BOXES = """(chart, query) => [...chart.querySelectorAll(query)].map((one) => {
    const [box, whole] = [one.getBoundingClientRect(), chart.getBoundingClientRect()];
    return [(box.left - whole.left) / whole.width, (box.right - whole.left) / whole.width];
})"""


@pytest.mark.parametrize("resized", [False, True])
def test_the_chart_can_be_read_on_a_phone(page: Page, resized: bool) -> None:
    if not resized:
        page.set_viewport_size(PHONE)
    visit(page)
    chart = page.locator("[data-testid=stVegaLiteChart] svg").first
    chart.wait_for()
    page.set_viewport_size(PHONE)
    page.wait_for_timeout(1000)
    texts = chart.evaluate(BOXES, "text")
    assert all(left > -0.01 and right < 1.01 for left, right in texts), "a text is cut off"
    marks = chart.evaluate(BOXES, ".role-mark path, .role-mark line")
    assert max(right for _, right in marks) - min(left for left, _ in marks) > 0.45


def test_a_search_is_kept_in_the_address(page: Page) -> None:
    visit(page, "zoeken")
    box = page.get_by_label("Zoekwoorden")
    box.fill("gegevens")
    box.press("Enter")
    page.wait_for_url(re.compile("q=gegevens"))
    settle(page)
    everything = page.locator("h2", has_text="resultaten").inner_text()
    page.locator(".lg-facet a", has_text="Les").first.click()
    page.wait_for_selector(".lg-chips")
    assert query(page) == {"q": ["gegevens"], "kind": ["Lesson"]}
    shoot(page, "zoeken")
    page.go_back()
    page.wait_for_selector(".lg-chips", state="detached")
    assert page.locator("h2", has_text="resultaten").inner_text() == everything
    assert page.get_by_label("Zoekwoorden").input_value() == "gegevens"


def test_a_deep_link_opens_the_same_search(page: Page) -> None:
    visit(page, "zoeken?q=gegevens&kind=Lesson&polarity=negatief")
    assert page.locator(".lg-chips li").count() == 3
    assert page.get_by_label("Zoekwoorden").input_value() == "gegevens"


def test_a_phone_shows_results_first_with_the_filters_folded_up(page: Page) -> None:
    page.set_viewport_size(PHONE)
    visit(page, "zoeken?q=gegevens")
    first = page.locator(".lg-cards li").first.bounding_box()
    assert first is not None
    assert first["y"] + first["height"] < PHONE["height"]
    facet = page.locator(".lg-narrow .lg-facet a", has_text="Les").first
    assert not facet.is_visible()
    page.locator(".lg-narrow > summary").click()
    facet.click()
    page.wait_for_selector(".lg-chips")
    assert query(page) == {"q": ["gegevens"], "kind": ["Lesson"]}


def test_the_results_can_be_downloaded(page: Page) -> None:
    visit(page, "zoeken?q=gegevens")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download als CSV").click()
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Soort;Naam of tekst;")
    assert len(lines) > 2


def test_the_overview_answers_a_question(page: Page) -> None:
    visit(page)
    box = page.get_by_label("Uw vraag")
    box.fill("Welke knelpunten keren steeds terug?")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/vraag\?q=Welke"))
    page.get_by_text("Begrepen als: terugkerende knelpunten").wait_for()
    shoot(page, "vraag")
    page.get_by_role("link", name="Zoek deze woorden in alle documenten").click()
    page.wait_for_url(re.compile(r"/zoeken\?q=Welke"))


def test_a_lone_letter_does_nothing(page: Page) -> None:
    visit(page, "zoeken?q=gegevens")
    page.evaluate(
        "window.sent = 0; const { send } = WebSocket.prototype;"
        "WebSocket.prototype.send = function (...it) { sent += 1; send.apply(this, it); }; null"
    )
    for key in ("r", "c"):
        page.keyboard.press(key)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.sent") == 0
    assert page.get_by_role("dialog").count() == 0


def test_the_language_is_one_click_away_and_stays(page: Page) -> None:
    visit(page, f"ding?id={TIMELINESS}")
    assert page.evaluate("document.documentElement.lang") == "nl"
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("h1:text-is('Timeliness')")
    settle(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    shoot(page, "knelpunt-en")
    page.get_by_role("link", name="Search", exact=True).first.click()
    page.wait_for_selector("h1:text-is('Search')")
    settle(page)
    assert query(page) == {"lang": ["en"]}, "a copied address would open in Dutch"
    page.go_back()
    page.wait_for_selector("h1:text-is('Timeliness')")
    assert query(page)["lang"] == ["en"]
    other = page.get_by_role("link", name="Explore", exact=True).first
    other.focus()
    assert "lang=en" in (other.get_attribute("href") or "")


def test_an_address_without_a_page_says_so(page: Page) -> None:
    visit(page, "bestaatniet?lang=en")
    assert heading(page) == "This page does not exist"
    assert page.get_by_role("dialog").count() == 0
    page.locator("[data-testid=stMain]").get_by_role("link", name="Overview").click()
    page.wait_for_selector("h1:has-text('What government learns')")
    settle(page)
    assert query(page) == {"lang": ["en"]}


def test_what_a_reader_rejects_is_gone_and_comes_back_when_taken_back(page: Page) -> None:
    visit(page, "zoeken?kind=Measure")
    page.locator(".lg-cards .lg-title a").first.click()
    page.get_by_text("Klopt dit?").click()
    page.get_by_text("Verwerpen: dit klopt niet").click()
    page.get_by_label("Wie besluit (een rol of werknaam)").fill("redactie")
    page.get_by_label("Waarom", exact=True).fill("Dit gaat over iets anders.")
    shoot(page, "besluit")
    page.get_by_role("button", name="Leg het besluit vast").click()
    page.get_by_text("redactie heeft dit op").wait_for()
    page.get_by_label("Waarom", exact=True).fill("Toch niet.")
    page.get_by_role("button", name="Neem het besluit terug").click()
    page.get_by_text("Waar dit staat").wait_for()
    page.locator("[data-testid=stAlert]", has_text="Teruggenomen").wait_for()


def test_what_another_process_adds_is_shown_on_the_next_visit(page: Page, store_url: str) -> None:
    visit(page, "zoeken?kind=Document")
    before = page.locator("h2", has_text="resultaten").inner_text()
    _add_elsewhere(store_url, 1)
    visit(page, "zoeken?kind=Document")
    assert page.locator("h2", has_text="resultaten").inner_text() != before


def _add_elsewhere(store_url: str, number: int) -> None:
    from graph.store import open_store
    from tests.dashboard_story import REPORTS, contribution

    with open_store(store_url) as store:
        store.put(contribution(REPORTS[number]))


def test_nothing_of_a_report_is_run_in_the_browser(page: Page, store_url: str) -> None:
    alerts: list[str] = []

    def note(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    _add_elsewhere(store_url, 0)
    for path in ("zoeken?q=brief", f"verkennen?id={TIMELINESS}", f"ding?id={TIMELINESS}"):
        visit(page, path)
    assert alerts == []
    assert page.locator("text=<script>").count() > 0


def test_a_page_at_the_keyboard(page: Page) -> None:
    visit(page, "zoeken?q=gegevens")
    page.locator(".lg-cards a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ding\?id="))


@pytest.mark.parametrize("path", ["zoeken?q=gegevens", f"ding?id={TIMELINESS}"])
def test_results_and_things_can_be_taken_along_as_rdf(page: Page, path: str) -> None:
    visit(page, path)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download als RDF").click()
    assert waiting.value.suggested_filename.endswith(".ttl")
    graph = Graph().parse(waiting.value.path(), format="turtle")
    assert (None, RDF.type, LG.Claim) in graph
    assert (None, LG.quote, None) in graph


def test_a_choice_of_what_was_advised_says_in_its_files_what_it_is(page: Page) -> None:
    visit(page, "opvolging?stand=promised&stand=unknown")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word").click()
    first, lead, *_ = Document(str(waiting.value.path())).paragraphs
    assert first.text == "Opvolging: Toegezegd of overgenomen, zonder bewijs van uitvoering"
    assert "Gekozen filters: Wat ermee is gebeurd: Toegezegd of overgenomen" in lead.text
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    head = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()[0]
    assert "Datum van het stuk" in head


def test_a_comparison_can_be_taken_along(page: Page) -> None:
    visit(page, f"trajecten?met={TOESLAGEN}&met={TOESLAGEN.replace('toeslagen', 'wia')}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word").click()
    assert waiting.value.suggested_filename == "vergelijking.docx"
    told = Document(str(waiting.value.path()))
    assert any("op elkaar lijken" in one.text for one in told.paragraphs)
    assert told.tables[0].rows[0].cells[-1].text == "Wat zij delen"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="JSON").click()
    answer = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert quote(answer["trajectories"][0]["id"], safe="") == TOESLAGEN
    assert answer["rows"]
