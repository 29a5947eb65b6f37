"""The search page: words, facets, order and results, all of it in the address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph
from dashboard.parts.beside import explore_link
from dashboard.parts.boxes import words_box
from dashboard.parts.cards import hit
from dashboard.parts.downloads import answer_buttons, table_button
from dashboard.parts.facets import (
    beside_html,
    chosen_html,
    chosen_label,
    facets_html,
    folded_html,
)
from dashboard.parts.ordering import orders_html
from dashboard.parts.paging import paging_html
from dashboard.parts.saving import (
    NEW,
    ONLY_NEW,
    QUESTION,
    new_results,
    opened,
    saved_box,
    saved_note,
)
from dashboard.site import SEARCH
from dashboard.views.exploration import Exploration
from dashboard.views.selection import SIZE, TEXT, answer, orders, read_selection
from dashboard.views.spreadsheet import MOST, things_csv, to_csv
from graph.excerpt import excerpt_turtle
from graph.questions.sought import sought
from graph.sheets.questions.sought import sought_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.saved import Saved
    from dashboard.site import Site
    from dashboard.views.selection import Selection
    from graph.model import Node
    from graph.questions.sought import Sought
    from graph.sheets.sheet import Sheet


def render(site: Site) -> None:
    """Draw the page."""
    selection = read_selection(site.store.schema, st.query_params.get_all)
    saved, only_new = opened(site)
    st.html(heading(1, site.say("search.title")) + paragraph(site.say("search.intro"), "lg-lead"))
    words_box(TEXT, site.say("search.label"), site.say("search.placeholder"))
    saved_box(site, selection)
    if saved is not None and only_new:
        saved_note(site, saved, only_new=True)
        _new(site, selection, saved)
        return
    results = answer(site.store, selection)
    filters, found = st.columns([1, 2.6], gap="large")
    facets = facets_html(site, selection, results.facets)
    with filters:
        st.html(beside_html(site, facets))
    with found:
        if saved is not None:
            saved_note(site, saved, only_new=False)
        chosen = chosen_html(site, selection)
        st.html(_summary(site, results.total) + chosen + folded_html(site, facets))
        if results.total:
            cards = _cards(site, selection, results.nodes)
            above = _orders(site, selection) + _in_graph(site, selection)
            st.html(above + cards + _paging(site, selection, results.total))
            _downloads(site, selection, min(results.total, MOST))


def _summary(site: Site, total: int) -> str:
    if not total:
        nothing = heading(2, site.say("search.results_none"))
        return nothing + paragraph(site.say("search.none_hint"))
    return heading(2, site.say.count("search.results", total))


def _in_graph(site: Site, selection: Selection) -> str:
    """A link to these results as a graph, where something is asked for."""
    if not selection.text and not selection.facets:
        return ""
    href = explore_link(site, Exploration(selection=selection.at(1)))
    return f"<p>{link(href, site.say('search.explore'))}</p>"


def _orders(site: Site, selection: Selection) -> str:
    known = orders(selection)
    chosen = selection.order if selection.order in known else known[0]

    def address(order: str) -> str:
        usual = order == known[0]
        return site.link(SEARCH, *selection.ordered("" if usual else order).pairs())

    return orders_html(site, known, chosen, "orders", address)


def _cards(site: Site, selection: Selection, nodes: Sequence[Node]) -> str:
    cards = "".join(hit(site, node, selection.text) for node in nodes)
    return f'<ol class="lg-cards">{cards}</ol>'


def _paging(site: Site, selection: Selection, total: int, *more: tuple[str, str]) -> str:
    def address(page: int) -> str:
        return site.link(SEARCH, *selection.at(page).pairs(), *more)

    return paging_html(site, selection.page, -(-total // SIZE), address)


def _new(site: Site, selection: Selection, saved: Saved) -> None:
    """Only what is new of a saved question, in the order of the question."""
    found = new_results(site, saved)
    if not found:
        return
    first = (selection.page - 1) * SIZE
    pairs = (QUESTION, saved.id), (NEW, ONLY_NEW)
    cards = _cards(site, selection, found[first : first + SIZE])
    st.html(cards + _paging(site, selection, len(found), *pairs))
    _csv(site, len(found), partial(things_csv, site, found))


def _downloads(site: Site, selection: Selection, number: int) -> None:
    """The results as a table, and with their quotes to read on paper or to go on with."""
    _csv(site, number, partial(to_csv, site, selection))
    filters = [
        chosen_label(site, facet, value)
        for facet, values in selection.facets.items()
        for value in values
    ]

    def find() -> tuple[Sought, Sheet]:
        found = sought(site.store, selection.whole(MOST), filters)
        return found, sought_sheet(site.writer, found)

    def turtle() -> bytes:
        found = site.store.search(selection.whole(MOST)).nodes
        return excerpt_turtle(site.store, [one.id for one in found])

    answer_buttons(site, site.say("search.file"), find, turtle)


def _csv(site: Site, number: int, make: Callable[[], bytes]) -> None:
    hint = site.say.count("search.download_hint", number)
    table_button(site, site.say("search.file"), make, hint)
