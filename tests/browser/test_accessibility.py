"""What the law asks of every page (WCAG 2.1 AA), as far as a machine can tell: axe-core."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from graph.store import open_store
from tests.browser.visiting import DRAWN, SMALL, TIMELINESS, TOESLAGEN, visit

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
PATHS = {
    "overzicht": "",
    "zoeken": "zoeken?q=gegevens",
    "zoeken zonder resultaat": "zoeken?q=olifant",
    "verkennen": "verkennen",
    "graaf": f"verkennen?id={TOESLAGEN}",
    "trajecten": "trajecten",
    "naast elkaar": f"trajecten?met={TOESLAGEN}&met={TOESLAGEN.replace('toeslagen', 'wia')}",
    "patronen": f"patronen?k={TIMELINESS}&t={TOESLAGEN}",
    **{one: f"patronen?toon={one}" for one in ("trend", "knelpunten", "samenhang", "lessen")},
    "dekking": "patronen?toon=dekking&rijen=level&kolommen=perspective",
    "opvolging": "opvolging",
    "voorkom herhaling": "voorkom-herhaling?q=een+regeling+voor+mijnbouwschade+in+Limburg",
    "documenten": "documenten",
    "documenten toevoegen": "toevoegen",
    "kwaliteit": "kwaliteit",
    "vraag": "vraag?q=Wat+is+er+geleerd+over+bewijslast",
    "traject": f"ding?id={TOESLAGEN}",
    "knelpunt": f"ding?id={TIMELINESS}",
    "citaten": f"citaten?id={TIMELINESS}",
    "onbekend": "bestaatniet",
}
# What of the page is wider than its box: not the page itself alone, as Streamlit scrolls within it.
WIDER = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .some((one) => one.scrollWidth > one.clientWidth + 1)"""
# Tables that are wider than their box; a map may be, as the names of its rows stay in sight.
SCROLLED = """() => [...document.querySelectorAll(".lg-scroll")].filter((one) =>
    one.closest(".lg-map") === null && one.scrollWidth > one.clientWidth + 1).length"""
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PATHS)
def test_no_page_breaks_a_rule(page: Page, name: str, language: str) -> None:
    path = PATHS[name]
    visit(page, f"{path}{'&' if '?' in path else '?'}lang={language}")
    if name == "graaf":
        page.wait_for_selector(DRAWN)
    page.evaluate(OPEN)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "(scheme) => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme",
            arg=scheme,
        )
        page.wait_for_timeout(300)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PATHS)
def test_no_page_is_wider_than_a_small_screen(page: Page, name: str, language: str) -> None:
    page.set_viewport_size(SMALL)
    path = PATHS[name]
    visit(page, f"{path}{'&' if '?' in path else '?'}lang={language}")
    page.evaluate(OPEN)
    assert not page.evaluate(WIDER)
    assert page.evaluate(SCROLLED) == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_thing_is_wider_than_a_small_screen(page: Page, store_url: str, language: str) -> None:
    """Of every kind the thing with the longest name."""
    page.set_viewport_size(SMALL)
    with open_store(store_url) as store:
        every = [store.nodes(kind) for kind in store.schema.kinds]
        longest = [max(some, key=lambda one: (len(one.title), one.id)) for some in every if some]
    for one in longest:
        visit(page, f"ding?id={quote(one.id, safe='')}&lang={language}")
        page.evaluate(OPEN)
        assert not page.evaluate(WIDER), one.title
        assert page.evaluate(SCROLLED) == 0, one.title
