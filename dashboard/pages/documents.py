"""The documents: the list with the way to each, and the box to add more."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph, table
from dashboard.parts.adding import add_documents
from dashboard.parts.boxes import words_box
from dashboard.parts.downloads import csv_button
from dashboard.parts.facets import beside_html, chosen_html, facets_html, folded_html
from dashboard.parts.ordering import orders_html
from dashboard.parts.paging import paging_html
from dashboard.parts.quotes import origin
from dashboard.site import DOCUMENTS, THING
from dashboard.views.documents import (
    FACETS,
    LANGUAGE,
    MEDIA,
    ORDERS,
    chosen,
    counts,
    in_order,
    statements_in,
    subjects,
)
from dashboard.views.selection import TEXT, read_chosen
from graph.questions.views.terms import PUBLISHER
from graph.sheets.naming import abridge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.site import Site
    from dashboard.views.selection import Selection
    from graph.store import DocumentRecord

SIZE = 50  # documents on a page
KNOWN = (PUBLISHER, "published", LANGUAGE, MEDIA)
TITLE = 200  # characters of a title
STATEMENTS = "statements"


def render(site: Site, *, adding: bool = False) -> None:
    """Draw the page, with the box to add documents open where that is what one came for."""
    say, records = site.say, site.store.documents()
    st.html(heading(1, say("documents.title")) + paragraph(say("documents.intro"), "lg-lead"))
    add_documents(site, opened=adding or not records)
    if not records:
        st.html(paragraph(say("documents.none")))
        return
    words_box(TEXT, say("documents.label"), say("documents.placeholder"))
    selection = read_chosen(FACETS, ORDERS, st.query_params.get_all)
    order = selection.order or ORDERS[0]
    number = statements_in(site.view)
    told = subjects(site.view)
    found = in_order(chosen(records, selection, told), order, number)
    facets = facets_html(site, selection, counts(records, selection, told), FACETS, DOCUMENTS)
    beside, list_ = st.columns([1, 3.4], gap="large")
    with beside:
        st.html(beside_html(site, facets))
    with list_:
        title = heading(2, say.count("documents.number", len(found)))
        folded = folded_html(site, facets)
        st.html(title + chosen_html(site, selection, DOCUMENTS) + folded)
        if found:
            st.html(_orders(site, selection, order) + _page(site, selection, found, number))
            rows = partial(_rows, site, found, number)
            csv_button(site, say("documents.file"), [*_names(site), "IRI"], rows)
        else:
            st.html(paragraph(say("documents.nothing")))


def _orders(site: Site, selection: Selection, chosen_: str) -> str:
    def address(order: str) -> str:
        usual = "" if order == ORDERS[0] else order
        return site.link(DOCUMENTS, *selection.ordered(usual).pairs())

    return orders_html(site, ORDERS, chosen_, "documents", address)


def _page(
    site: Site, selection: Selection, found: Sequence[DocumentRecord], number: Mapping[str, int]
) -> str:
    """One page of the list, and the way to the others."""
    last = -(-len(found) // SIZE)
    page = min(selection.page, last)
    shown = found[(page - 1) * SIZE : page * SIZE]
    rows = (_row(site, one, number.get(one.document.id, 0)) for one in shown)

    def address(to: int) -> str:
        return site.link(DOCUMENTS, *selection.at(to).pairs())

    head = (escape(site.say(f"head.{one}")) for one in ("document", "statements"))
    listed = table(head, rows, {1}, titled=True)
    return listed + paging_html(site, page, last, address)


def _row(site: Site, one: DocumentRecord, number: int) -> Iterator[str]:
    """A document with where it is from, and a number that leads to the statements it counts."""
    document = one.document
    told = filter(None, (escape(_told(site, one, name)) for name in (LANGUAGE, MEDIA)))
    source = f'<p class="lg-source">{" · ".join([origin(site, document), *told])}</p>'
    yield link(site.thing(document.id), abridge(one.name, TITLE)) + source
    text = site.say.number(number)
    yield link(site.link(THING, id=document.id, alles=STATEMENTS), text) if number else text


def _told(site: Site, one: DocumentRecord, name: str) -> str:
    return ", ".join(site.naming.value(name, value) for value in one.document.all(name))


def _names(site: Site) -> list[str]:
    known = map(site.naming.attribute, KNOWN)
    return [site.say("head.document"), *known, site.say("head.statements")]


def _rows(
    site: Site, found: Sequence[DocumentRecord], number: Mapping[str, int]
) -> Iterator[list[str]]:
    for one in found:
        document = one.document
        yield [
            one.name,
            document.get(PUBLISHER) or "",
            document.get("published") or "",
            _told(site, one, LANGUAGE),
            _told(site, one, MEDIA),
            str(number.get(document.id, 0)),
            document.id,
        ]
