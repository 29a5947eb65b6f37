"""The dashboard as a reader meets it: a real browser on the sample reports."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Dialog, Page, Request, ViewportSize

pytestmark = pytest.mark.browser
TIMELINESS = quote("https://w3id.org/leergraaf/id/knelpunten/tijdigheid", safe="")
TOESLAGEN = quote("https://w3id.org/leergraaf/id/traject/hersteloperatie-toeslagen", safe="")
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
SHOTS = os.environ.get("LEERGRAAF_SCREENSHOTS")
WAIT = 20_000
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
DRAWN = "globalThis.leergraafCanvas?.nodes().length > 3"
# Every size of letters that is drawn in a canvas, in pixels.
NOTE_LETTERS = """
    globalThis.letters = new Set();
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
        const { fillText } = prototype;
        prototype.fillText = function (...given) {
            globalThis.letters.add(parseFloat(/([0-9.]+)px/.exec(this.font)[1]));
            return fillText.apply(this, given);
        };
    }
"""
# The names that are shown with the size of their letters on the screen, which of them cover a thing
# or a name, and how much of the canvas the drawing takes up.
SEEN = """() => {
    const cy = globalThis.leergraafCanvas;
    const named = cy.nodes().filter((n) => n.style("label"));
    const box = (n, of) => n.renderedBoundingBox({ includeOverlays: false, includeEdges: false,
        includeNodes: of === "thing", includeLabels: of === "name" });
    const over = (a, b) => Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1) > 2
        && Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1) > 2;
    const covers = (n, o) => n !== o && (over(box(n, "name"), box(o, "thing"))
        || (o.style("label") && over(box(n, "name"), box(o, "name"))));
    const whole = box(cy.nodes(), "thing");
    return {
        centre: cy.nodes("[?centre]").id(),
        names: Object.fromEntries(named.map(
            (n) => [n.id(), Number((n.numericStyle("font-size") * cy.zoom()).toFixed(1))])),
        covered: named.filter((n) => cy.nodes().some((o) => covers(n, o))).map((n) => n.id()),
        filled: [whole.w / cy.width(), whole.h / cy.height()],
        letters: [...(globalThis.letters ?? [])],
    };
}"""
# The thing in the graph, other than the centre, that is furthest from any other.
SPOT = """() => {
    const cy = globalThis.leergraafCanvas;
    const box = cy.container().getBoundingClientRect();
    const at = (n) => n.renderedPosition();
    const room = (n) => Math.min(...cy.nodes().difference(n).map(
        (o) => Math.hypot(at(n).x - at(o).x, at(n).y - at(o).y)));
    const best = cy.nodes().filter((n) => !n.data("centre")).sort((a, b) => room(b) - room(a))[0];
    return {x: box.x + at(best).x, y: box.y + at(best).y, id: best.id()};
}"""
POSITIONS = "leergraafCanvas.nodes().map((n) => [n.id(), Math.round(n.position('x'))])"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when it asks anything of another machine."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 900}, locale="nl-NL"
    )
    context.set_default_timeout(WAIT)
    opened, outside = context.new_page(), list[str]()

    def watch(request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme in {"http", "https", "ws", "wss"} and where.hostname != "127.0.0.1":
            outside.append(request.url)

    context.on("request", watch)
    yield opened
    context.close()
    assert outside == []


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
        "WebSocket.prototype.send = function (...it) { sent += 1; send.apply(this, it); }"
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


def spot(page: Page) -> dict[str, Any]:
    """Where a thing with room around it is drawn, once the drawing stands still."""
    place: dict[str, Any] = {}
    for _ in range(40):
        before, place = place, page.evaluate(SPOT)
        if place == before:
            return place
        page.wait_for_timeout(250)
    pytest.fail("the drawing does not stand still")


def test_a_click_in_the_graph_tells_what_it_is_and_a_double_click_goes_on(page: Page) -> None:
    visit(page, f"verkennen?id={TOESLAGEN}")
    page.wait_for_function(DRAWN)
    shoot(page, "verkennen")
    place = spot(page)
    page.mouse.click(place["x"], place["y"])
    page.get_by_role("link", name="Verder vanaf hier").wait_for()
    page.wait_for_timeout(600)
    place = spot(page)
    page.mouse.dblclick(place["x"], place["y"])
    page.wait_for_url(re.compile(re.escape(f"id={quote(place['id'], safe='')}")))
    settle(page)
    assert heading(page).startswith("Rond:")


def test_a_click_in_the_graph_is_where_it_is_on_a_page_that_was_scrolled(page: Page) -> None:
    page.set_viewport_size(PHONE)
    visit(page, f"verkennen?id={TOESLAGEN}")
    page.wait_for_function(DRAWN)
    page.locator(".frame").scroll_into_view_if_needed()
    place = spot(page)
    page.mouse.click(place["x"], place["y"])
    page.get_by_role("link", name="Verder vanaf hier").wait_for()
    assert page.evaluate("leergraafCanvas.nodes(':selected').map((n) => n.id())") == [place["id"]]


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("path", [f"{TOESLAGEN}", f"{TIMELINESS}&stappen=2"])
def test_the_names_in_the_graph_can_be_read_and_cover_nothing(
    page: Page, path: str, size: ViewportSize
) -> None:
    page.add_init_script(NOTE_LETTERS)
    page.set_viewport_size(size)
    visit(page, f"verkennen?id={path}")
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(500)
    seen = page.evaluate(SEEN)
    assert len(seen["names"]) >= 6
    assert min(seen["names"].values()) >= 12
    assert seen["names"][seen["centre"]] == max(seen["names"].values())
    assert seen["covered"] == []
    assert min(seen["filled"]) > 0.85
    assert min(seen["letters"]) >= 12, "the canvas did not take the letters it was given"


def test_zooming_in_names_everything_in_letters_of_the_same_size(page: Page) -> None:
    visit(page, f"verkennen?id={TOESLAGEN}")
    page.wait_for_function(DRAWN)
    before = page.evaluate(SEEN)["names"]
    for _ in range(5):
        page.get_by_role("button", name="Inzoomen").click()
    after = page.evaluate(SEEN)["names"]
    assert len(after) == page.evaluate("leergraafCanvas.nodes().length") > len(before)
    assert {id_: after[id_] for id_ in before} == before
    page.get_by_role("button", name="Alles in beeld").click()
    assert page.evaluate(SEEN)["names"] == before


def test_the_graph_fills_the_canvas_again_when_the_window_changes(page: Page) -> None:
    visit(page, f"verkennen?id={TOESLAGEN}")
    page.wait_for_function(DRAWN)
    page.set_viewport_size(PHONE)
    page.wait_for_function("leergraafCanvas.width() < 390")
    page.wait_for_timeout(500)
    seen = page.evaluate(SEEN)
    assert min(seen["filled"]) > 0.85
    assert seen["covered"] == []


def test_the_graph_is_drawn_the_same_each_time(page: Page) -> None:
    drawn = []
    for _ in range(2):
        visit(page, f"verkennen?id={TIMELINESS}&stappen=2")
        page.wait_for_function(DRAWN)
        drawn.append(page.evaluate(POSITIONS))
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) <= 80
    page.locator("table a").nth(3).wait_for()


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
