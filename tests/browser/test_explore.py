"""The graph as a reader meets it: a real browser on the sample reports."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from tests.browser.visiting import (
    DRAWN,
    PHONE,
    TOESLAGEN,
    WIDE,
    heading,
    query,
    settle,
    shoot,
    visit,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

pytestmark = pytest.mark.browser
BOTTLENECK = "knelpunten/tijdigheid"
TRAJECTORY = "traject/hersteloperatie-toeslagen"
IDS = "https://w3id.org/leergraaf/id/"
AROUND = f"verkennen?id={TOESLAGEN}"
SVG = "{http://www.w3.org/2000/svg}"
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
    const named = cy.nodes(":visible").filter((n) => n.style("label"));
    const box = (n, of) => n.renderedBoundingBox({ includeOverlays: false, includeEdges: false,
        includeUnderlays: false, includeNodes: of === "thing", includeLabels: of === "name" });
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
# The thing of which there is more, other than the centre, that is furthest from any other.
SPOT = """() => {
    const cy = globalThis.leergraafCanvas;
    cy.container().scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = cy.container().getBoundingClientRect();
    const at = (n) => n.renderedPosition();
    const room = (n) => Math.min(...cy.nodes().difference(n).map(
        (o) => Math.hypot(at(n).x - at(o).x, at(n).y - at(o).y)));
    const best = cy.nodes(":visible").filter((n) => !n.data("centre") && n.data("more"))
        .sort((a, b) => room(b) - room(a))[0];
    return {x: box.x + at(best).x, y: box.y + at(best).y, id: best.id(), name: best.data("name")};
}"""
# A point on an edge that has quotes, near nothing else.
ON_EDGES = """() => {  // where edges can be clicked, those that lie most apart first
    const cy = globalThis.leergraafCanvas;
    cy.container().scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = cy.container().getBoundingClientRect();
    const far = (e) => {
        const { x, y } = e.midpoint();
        const others = cy.edges().difference(e).map((o) => o.midpoint());
        const things = cy.nodes().map((n) => n.position());
        return Math.min(...[...others, ...things].map((p) => Math.hypot(p.x - x, p.y - y)));
    };
    const apart = cy.edges(":visible").filter((e) => e.data("quotes") > 0)
        .sort((a, b) => far(b) - far(a)).slice(0, 8);
    return apart.map((e) => {
        const { x, y } = e.renderedMidpoint();
        return { x: box.x + x, y: box.y + y, id: e.id() };
    });
}"""
POSITIONS = """Object.fromEntries(leergraafCanvas.nodes().map(
    (n) => [n.id(), [Math.round(n.position("x")), Math.round(n.position("y"))]]))"""
SHOWN = "leergraafCanvas.nodes(':visible').map((n) => n.id()).sort()"
CHOSEN = "leergraafCanvas.$('.chosen').map((one) => one.id())"


def drawn(page: Page, path: str = AROUND) -> None:
    """Open a graph and wait until it is drawn and stands still."""
    visit(page, path)
    still(page)


def still(page: Page) -> None:
    """Wait until what was asked for in the graph has come."""
    page.wait_for_selector(DRAWN)
    settle(page)
    before: object = None
    for _ in range(40):
        now = page.evaluate(f"[{POSITIONS}, {SHOWN}, {CHOSEN}]")
        if now == before:
            return
        before = now
        page.wait_for_timeout(200)
    pytest.fail("the drawing does not stand still")


def spot(page: Page) -> dict[str, Any]:
    """Where a thing with room around it is drawn."""
    place: dict[str, Any] = page.evaluate(SPOT)
    return place


def press(page: Page, *keys: str) -> None:
    """Press keys in the graph."""
    page.locator(".canvas").focus()
    for key in keys:
        page.keyboard.press(key)
    still(page)


def act(page: Page, name: str) -> None:
    """Press a button of the graph."""
    page.get_by_role("button", name=name, exact=True).click()
    still(page)


def test_a_click_tells_what_a_thing_is_and_a_double_click_shows_more_of_it(page: Page) -> None:
    drawn(page)
    shoot(page, "verkennen")
    before, place = page.evaluate(POSITIONS), spot(page)
    page.mouse.click(place["x"], place["y"])
    still(page)
    beside = page.locator(".lg-beside")
    assert place["name"][:40] in beside.inner_text()
    assert beside.get_by_role("link", name="Verder vanaf hier").count() == 1
    page.mouse.dblclick(place["x"], place["y"])
    page.wait_for_function(f"leergraafCanvas.nodes().length > {len(before)}")
    still(page)
    after = page.evaluate(POSITIONS)
    assert {id_: after[id_] for id_ in before} == before, "what was there has moved"
    assert query(page)["open"] == [place["id"].removeprefix(IDS)]
    shoot(page, "verkennen-uitgebreid")


def test_a_click_is_where_it_is_on_a_page_that_was_scrolled(page: Page) -> None:
    page.set_viewport_size(PHONE)
    drawn(page)
    page.locator(".stage").scroll_into_view_if_needed()
    place = spot(page)
    page.mouse.click(place["x"], place["y"])
    still(page)
    assert page.evaluate(CHOSEN) == [place["id"]]


def test_an_edge_leads_to_its_quotes_with_document_and_page(page: Page) -> None:
    drawn(page)
    for place in page.evaluate(ON_EDGES):  # another may be drawn over the first
        page.mouse.click(place["x"], place["y"])
        still(page)
        if page.evaluate(CHOSEN) == [place["id"]]:
            break
    assert page.evaluate(CHOSEN) == [place["id"]]
    figure = page.locator(".lg-beside figure.lg-quote").first
    assert figure.locator("mark").inner_text()
    source = figure.locator("figcaption a")
    assert re.search(r", p\. \d+$", source.inner_text())
    shoot(page, "verkennen-verband")
    source.click()
    page.wait_for_selector("mark.lg-here")


def test_what_is_hidden_is_gone_and_comes_back(page: Page) -> None:
    drawn(page)
    before, place = page.evaluate(SHOWN), spot(page)
    page.mouse.click(place["x"], place["y"])
    still(page)
    act(page, "Verbergen")
    assert page.evaluate(SHOWN) == [one for one in before if one != place["id"]]
    act(page, "1 verborgen ding weer tonen")
    assert page.evaluate(SHOWN) == before
    page.locator(".bar").scroll_into_view_if_needed()
    place = spot(page)
    page.mouse.click(place["x"], place["y"])
    still(page)
    act(page, "Verbergen")
    act(page, "Ongedaan maken")
    assert page.evaluate(SHOWN) == before
    page.go_back()
    still(page)
    assert place["id"] not in page.evaluate(SHOWN), "going back is not to the step before"


def test_the_legend_leaves_kinds_and_relations_out(page: Page) -> None:
    drawn(page)
    kinds = "new Set(leergraafCanvas.nodes(':visible').map((n) => n.data('kind'))).has('Les')"
    button = page.locator(".kinds button", has_text="Les")
    assert page.evaluate(kinds)
    button.click()
    still(page)
    assert not page.evaluate(kinds)
    assert button.get_attribute("aria-pressed") == "false"
    assert button.evaluate("(own) => own.getRootNode().activeElement === own"), "lost the focus"
    assert query(page)["zonder"] == ["Lesson"]
    button.click()
    still(page)
    assert page.evaluate(kinds)
    page.locator(".relations-title").click()
    relation = page.locator(".relations button").first
    edges = page.evaluate("leergraafCanvas.edges(':visible').length")
    relation.click()
    still(page)
    assert page.evaluate("leergraafCanvas.edges(':visible').length") < edges


def test_a_name_is_found_in_the_graph(page: Page) -> None:
    drawn(page)
    target = spot(page)
    word = max(re.findall(r"\w+", target["name"]), key=len)
    box = page.get_by_role("searchbox", name="Zoek in deze graaf")
    box.fill(word.upper())
    still(page)
    hits = page.evaluate("leergraafCanvas.nodes('.hit').map((n) => n.data('name'))")
    assert hits
    assert all(word.casefold() in one.casefold() for one in hits)
    assert page.evaluate(CHOSEN)[0] in page.evaluate(
        "leergraafCanvas.nodes('.hit').map((n) => n.id())"
    )
    assert page.locator(".count").inner_text() == f"1 van {len(hits)}"
    box.fill("bestaatnergens")
    assert page.locator(".count").inner_text() == "niet in deze graaf"


def test_what_is_dragged_stays_and_the_address_says_where(page: Page) -> None:
    drawn(page)
    place = spot(page)
    page.mouse.move(place["x"], place["y"])
    page.mouse.down()
    page.mouse.move(place["x"] + 30, place["y"] - 20, steps=5)
    page.mouse.up()
    still(page)
    moved = page.evaluate(POSITIONS)
    assert query(page)["vast"][0].endswith(place["id"].removeprefix(IDS))
    drawn(page, page.url)
    again = page.evaluate(POSITIONS)[place["id"]]
    assert max(abs(one - other) for one, other in zip(again, moved[place["id"]], strict=True)) <= 2


def test_the_same_address_gives_the_same_view(page: Page) -> None:
    drawn(page, f"{AROUND}&zonder=Document&namen=1")
    place = spot(page)
    page.mouse.click(place["x"], place["y"])
    still(page)
    act(page, "Uitbreiden")
    view = page.evaluate(f"[{POSITIONS}, {SHOWN}, {CHOSEN}]")
    drawn(page, page.url)
    assert page.evaluate(f"[{POSITIONS}, {SHOWN}, {CHOSEN}]") == view
    assert page.get_by_role("button", name="Verbandnamen").get_attribute("aria-pressed") == "true"


def test_the_graph_at_the_keyboard_alone(page: Page) -> None:
    drawn(page)
    shown = page.evaluate(SHOWN)
    assert page.evaluate(CHOSEN) == [f"{IDS}{TRAJECTORY}"]
    press(page, "ArrowRight")
    first = page.evaluate(CHOSEN)
    press(page, "ArrowDown", "ArrowLeft")
    second = page.evaluate(CHOSEN)
    assert len({*first, *second, f"{IDS}{TRAJECTORY}"}) > 1
    assert page.locator(".status").inner_text()
    press(page, "v")
    assert " " in page.evaluate(CHOSEN)[0], "no edge was chosen"
    assert page.locator(".lg-beside figure.lg-quote").count() > 0
    press(page, "Escape", "ArrowRight", "ArrowUp", "Delete")
    assert len(page.evaluate(SHOWN)) == len(shown) - 1
    press(page, "z")
    assert page.evaluate(SHOWN) == shown
    press(page, "n")
    assert page.get_by_role("button", name="Verbandnamen").get_attribute("aria-pressed") == "true"
    press(page, "f")
    page.keyboard.type("toeslagen")
    page.keyboard.press("Escape")
    assert page.locator(".canvas").evaluate("(own) => own.getRootNode().activeElement === own")


def test_enter_expands_what_is_chosen(page: Page) -> None:
    place: dict[str, Any] = {}
    drawn(page)
    place = spot(page)
    before = page.evaluate(POSITIONS)
    drawn(page, f"{page.url}&keus={quote(place['id'])}")
    press(page, "Enter")
    page.wait_for_function(f"leergraafCanvas.nodes().length > {len(before)}")


def test_the_graph_is_saved_as_a_picture_a_drawing_and_a_graph(page: Page) -> None:
    drawn(page)
    shown = page.evaluate(SHOWN)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PNG").click()
    assert waiting.value.suggested_filename == "leergraaf-verkennen.png"
    picture = Path(waiting.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) > 900, "narrower than the screen has it"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG").click()
    drawing = ET.fromstring(Path(waiting.value.path()).read_text(encoding="utf-8"))  # noqa: S314
    titles = list(drawing.iter(f"{SVG}title"))[1:]
    assert len(titles) == len(shown)
    assert any("Hersteloperatie toeslagen" in "".join(one.itertext()) for one in drawing)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download als GraphML").click()
    graph = nx.read_graphml(waiting.value.path(), force_multigraph=True)
    assert sorted(graph.nodes) == shown


def test_a_graph_of_which_everything_is_hidden_says_so(page: Page) -> None:
    drawn(page, "verkennen?id=knelpunten/bejegening&weg=knelpunten/bejegening")
    assert page.locator(".empty").inner_text().startswith("Alles is verborgen")
    act(page, "1 verborgen ding weer tonen")
    assert not page.locator(".empty").is_visible()
    assert page.locator(".canvas").evaluate("(own) => own.getRootNode().activeElement === own")


def test_two_things_are_shown_with_the_ways_between_them(page: Page) -> None:
    drawn(page, f"verkennen?id={BOTTLENECK}&tot={TRAJECTORY}")
    assert heading(page) == "Van Tijdigheid en doorlooptijd naar Hersteloperatie toeslagen"
    assert {f"{IDS}{BOTTLENECK}", f"{IDS}{TRAJECTORY}"} <= set(page.evaluate(SHOWN))
    shoot(page, "verkennen-weg")


def test_a_pattern_and_a_search_open_as_a_graph(page: Page) -> None:
    drawn(page, f"verkennen?id={BOTTLENECK}&id={TRAJECTORY}&id=knelpunten/gegevensdeling")
    assert heading(page).startswith("Tussen: ")
    shoot(page, "verkennen-patroon")
    drawn(page, "verkennen?q=gegevens&kind=Lesson")
    assert heading(page) == "Gevonden: gegevens"
    shoot(page, "verkennen-gezocht")


def test_how_many_things_there_are_leads_to_them(page: Page) -> None:
    drawn(page)
    number = page.locator(".lg-drawn a").first
    number.click()
    rows = page.locator("#lg-things tbody tr")
    rows.first.wait_for()
    assert number.inner_text() == f"{rows.count()} dingen"


def test_the_table_leads_to_the_quotes_of_an_edge(page: Page) -> None:
    drawn(page)
    page.locator(".lg-table a", has_text="citaat").first.click()
    still(page)
    assert len(page.evaluate(CHOSEN)) == 1
    assert page.locator(".lg-beside figure.lg-quote").count() > 0


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("path", [AROUND, f"verkennen?id={BOTTLENECK}&stappen=2"])
def test_the_names_in_the_graph_can_be_read_and_cover_nothing(
    page: Page, path: str, size: ViewportSize
) -> None:
    page.add_init_script(NOTE_LETTERS)
    page.set_viewport_size(size)
    drawn(page, path)
    seen = page.evaluate(SEEN)
    assert len(seen["names"]) >= 6
    assert min(seen["names"].values()) >= 12
    assert seen["names"][seen["centre"]] == max(seen["names"].values())
    assert seen["covered"] == []
    assert min(seen["filled"]) > 0.85
    assert min(seen["letters"]) >= 12, "the canvas did not take the letters it was given"


def test_zooming_in_names_everything_in_letters_of_the_same_size(page: Page) -> None:
    drawn(page)
    before = page.evaluate(SEEN)["names"]
    for _ in range(8):
        page.get_by_role("button", name="Inzoomen").click()
    page.wait_for_timeout(300)
    after = page.evaluate(SEEN)["names"]
    assert len(after) == page.evaluate("leergraafCanvas.nodes().length") > len(before)
    assert {id_: after[id_] for id_ in before} == before
    page.get_by_role("button", name="Alles in beeld").click()
    page.wait_for_timeout(300)
    assert page.evaluate(SEEN)["names"] == before


def test_the_graph_fills_the_canvas_again_when_the_window_changes(page: Page) -> None:
    drawn(page)
    page.set_viewport_size(PHONE)
    page.wait_for_function("leergraafCanvas.width() < 390")
    still(page)
    seen = page.evaluate(SEEN)
    assert min(seen["filled"]) > 0.85
    assert seen["covered"] == []


def test_the_graph_is_drawn_the_same_each_time(page: Page) -> None:
    places = []
    for _ in range(2):
        drawn(page, f"verkennen?id={BOTTLENECK}&stappen=2")
        places.append(page.evaluate(POSITIONS))
    assert places[0] == places[1]
    assert len(places[0]) <= 150
