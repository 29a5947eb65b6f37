"""The search page: words, facets and results, all of it in the address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.boxes import words_box
from dashboard.cards import hit
from dashboard.facets import chosen_html, facets_html
from dashboard.markup import details, heading, paragraph
from dashboard.paging import paging_html
from dashboard.site import SEARCH
from dashboard.views.selection import SIZE, TEXT, answer, read_selection
from dashboard.views.spreadsheet import MOST, to_csv

if TYPE_CHECKING:
    from dashboard.site import Site
    from dashboard.views.selection import Selection
    from graph.store import Results


def render(site: Site) -> None:
    """Draw the page."""
    selection = read_selection(site.store.schema, st.query_params.get_all)
    st.html(heading(1, site.say("search.title")))
    words_box(TEXT, site.say("search.label"), site.say("search.placeholder"))
    results = answer(site.store, selection)
    filters, found = st.columns([1, 2.6], gap="large")
    facets = facets_html(site, selection, results.facets)
    with filters:
        st.html(_beside(site, facets))
    with found:
        st.html(_summary(site, results) + chosen_html(site, selection) + _folded(site, facets))
        if results.total:
            st.html(_cards(site, selection, results) + _paging(site, selection, results.total))
            _download(site, selection, results.total)


def _beside(site: Site, facets: str) -> str:
    """The facets in a column beside the results, where there is room for one."""
    return f'<div class="lg-wide">{heading(2, site.say("search.filters"))}{facets}</div>'


def _folded(site: Site, facets: str) -> str:
    """The facets folded up above the results: on a phone they would push these out of sight."""
    return details(site.say("search.filters"), facets, css="lg-narrow")


def _summary(site: Site, results: Results) -> str:
    if not results.total:
        nothing = heading(2, site.say("search.results_none"))
        return nothing + paragraph(site.say("search.none_hint"))
    return heading(2, site.say.count("search.results", results.total))


def _cards(site: Site, selection: Selection, results: Results) -> str:
    cards = "".join(hit(site, node, selection.text) for node in results.nodes)
    return f'<ol class="lg-cards">{cards}</ol>'


def _paging(site: Site, selection: Selection, total: int) -> str:
    def address(page: int) -> str:
        return site.link(SEARCH, *selection.at(page).pairs())

    return paging_html(site, selection.page, -(-total // SIZE), address)


def _download(site: Site, selection: Selection, total: int) -> None:
    st.download_button(
        site.say("search.download"),
        data=partial(to_csv, site, selection),
        file_name="leergraaf.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        help=site.say.count("search.download_hint", min(total, MOST)),
    )
