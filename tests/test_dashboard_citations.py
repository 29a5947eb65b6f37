"""The pages of documents that cite each other, and the figures on a trajectory's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dashboard.parts.citations import citations_html
from dashboard.parts.figures import figures_html, value_text
from dashboard.parts.sections import held_line, properties
from dashboard.site import Site
from dashboard.views.connections import Group, groups
from dashboard.views.figures import FIGURE, HIGHEST, LOWEST, NEWEST, tables
from graph.citations import open_shelf
from graph.store import Store, open_store
from tests.dashboard_site import site_of
from tests.dashboard_story import TOESLAGEN
from tests.pipeline import contribution

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD, NEW = "Klem tussen twee loketten", "Terugblik op de loketten"
TEXT = (
    "In de toeslagenaffaire wachtten ruim 26.000 gezinnen.\n\n"
    "Voor de toeslagenaffaire was € 5,5 miljard nodig.\n\n"
    "Zie ook artikel 3:4 Awb."
)
LATER = (
    "In de toeslagenaffaire ging het om 3.000 tot 5.000 gezinnen.\n\n"
    "Dat stond al in het rapport ‘Klem tussen twee loketten’ (2017)."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as opened:
        opened.put(contribution(TEXT, title=OLD, published="2017-05-01"))
        opened.put(contribution(LATER, title=NEW, published="2020-02"))
        yield opened


@pytest.fixture
def site(store: Store) -> Site:
    return site_of(store)


@pytest.fixture
def given(store: Store) -> Group:
    """The figures of the trajectory."""
    found = groups(store, TOESLAGEN, store.edges(TOESLAGEN))
    return next(group for group in found if group.kind == FIGURE)


def test_a_document_shows_what_it_cites_and_that_it_can_be_read_here(site: Site) -> None:
    old, new = (record.document for record in site.store.documents())
    text = citations_html(site, new, [])
    assert "Haalt aan" in text
    assert f'In deze leergraaf: <a href="{site.thing(old.id)}"' in text.replace("&amp;", "&")
    assert "rapport ‘Klem tussen twee loketten’ (2017)" in text


def test_a_document_shows_which_documents_cite_it(site: Site) -> None:
    old, new = (record.document for record in site.store.documents())
    text = citations_html(site, old, [])
    assert "Aangehaald door" in text
    assert NEW in text
    assert "Misschien" not in text
    assert "Aangehaald door" not in citations_html(site, new, [])


def test_an_article_leads_to_where_it_was_published(site: Site) -> None:
    (article,) = site.store.nodes("Provision")
    assert (
        '<a href="https://wetten.overheid.nl/jci1.3:c:BWBR0005537&amp;artikel=3:4" '
        'rel="noreferrer">' in properties(site, article)
    )


def test_a_publication_that_nobody_read_is_held_nowhere(site: Site, store: Store) -> None:
    store.put(contribution("Zie Kamerstuk 29 362, nr. 17.", title="Nog een"))
    paper = next(one for one in store.nodes("Publication") if one.get("identifier"))
    assert held_line(site, open_shelf(store), paper) == ""


def test_figures_stand_by_unit_and_value(store: Store, given: Group) -> None:
    found = tables(store, given.connections, HIGHEST)
    assert [table.unit for table in found] == ["EUR", "huishoudens"]
    assert [row.value for row in found[1].rows] == [26_000, 3_000]
    assert [row.value for row in tables(store, given.connections, LOWEST)[1].rows] == [
        3_000,
        26_000,
    ]
    assert [row.value for row in tables(store, given.connections, NEWEST)[1].rows] == [
        3_000,
        26_000,
    ]


def test_a_figure_is_shown_with_its_quote_and_document(site: Site, given: Group) -> None:
    node = site.store.node(TOESLAGEN)
    assert node is not None
    text = figures_html(site, node, given, [], "")
    assert "Bedragen en aantallen die rapporten noemen" in text
    assert "5.500.000.000" in text
    assert "In de toeslagenaffaire wachtten ruim 26.000 gezinnen." in text
    assert f"{OLD}</a>" in text  # a text, which has no pages
    assert "<strong>hoogste eerst</strong>" in text
    assert re.search(r'href="[^"]*orde=laagste[^"]*#lg-quantifies-from-figure"', text)


@pytest.mark.parametrize(
    ("words", "shown"),
    [("ruim 26.000 gezinnen", "meer dan 26.000"), ("3.000 tot 5.000 gezinnen", "3.000–5.000")],
)
def test_a_value_is_shown_as_it_is_meant(site: Site, words: str, shown: str) -> None:
    figure = next(one for one in site.store.nodes(FIGURE) if one.title == words)
    assert value_text(site, figure) == shown
