"""All the quotes behind one claim: that a thing is named, or how it hangs together with another."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, paragraph
from dashboard.parts.absence import absent
from dashboard.parts.cards import thing_link
from dashboard.parts.downloads import csv_button
from dashboard.parts.paging import paging_html
from dashboard.parts.quotes import figure
from dashboard.site import QUOTES
from dashboard.views.claims import SUBJECT, address_of, read_claim
from dashboard.views.selection import PAGE, page_in
from dashboard.views.spreadsheet import source_cells, source_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.site import Site
    from dashboard.views.claims import Claim

SIZE = 25  # quotes on a page
MOST = 2000  # quotes in a table to take along
TITLE = 160


def render(site: Site) -> None:
    """Draw the page of the claim that the address names."""
    claim = read_claim(site.store, st.query_params.to_dict())
    if claim is None:
        st.html(absent(site, st.query_params.get(SUBJECT, "")))
        return
    say, number = site.say, len(claim.evidence)
    st.set_page_config(page_title=f"{_title(site, claim)} · {say('app.name')}")
    title = heading(1, say.count("quotes.title", number))
    st.html(f"{title}<p>{_claim(site, claim)}</p>{paragraph(say('quotes.intro'), 'lg-muted')}")
    st.html(_page(site, claim))
    if number:
        csv_button(site, say("quotes.file"), source_head(site), partial(_rows, site, claim))


def _title(site: Site, claim: Claim) -> str:
    names = [site.naming.short(one) for one in (claim.subject, claim.object) if one is not None]
    return site.say("quotes.page_title", names=" – ".join(names))


def _claim(site: Site, claim: Claim) -> str:
    """The thing, or the two things and what is between them."""
    subject = thing_link(site, claim.subject, TITLE)
    if claim.edge is None or claim.object is None:
        return subject
    relation = site.store.schema.relation(claim.edge.relation).read_of(claim.subject.kind)
    label = escape(site.naming.relation(relation, outgoing=True))
    return f"{subject} <strong>{label}</strong> {thing_link(site, claim.object, TITLE)}"


def _page(site: Site, claim: Claim) -> str:
    last = max(1, -(-len(claim.evidence) // SIZE))
    page = min(page_in(st.query_params.get(PAGE, "")), last)
    shown = claim.evidence[(page - 1) * SIZE : page * SIZE]

    def address(to: int) -> str:
        return site.link(QUOTES, *address_of(claim.key), (PAGE, to))

    found = {one.evidence: one for one in site.store.quotes(shown)}
    quotes = "".join(figure(site, found[one]) for one in shown if one in found)
    return quotes + paging_html(site, page, last, address)


def _rows(site: Site, claim: Claim) -> Iterator[list[str]]:
    for one in claim.evidence[:MOST]:
        yield list(source_cells(site, [one]))
