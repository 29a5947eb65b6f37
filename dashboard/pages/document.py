"""The page of a document: what is known of it and what it states, and its text page by page."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph
from dashboard.parts.cards import badges, kind_badge, tags, thing_link
from dashboard.parts.citations import citations_html
from dashboard.parts.completing import lacking_names
from dashboard.parts.deciding import tell_decision
from dashboard.parts.downloads import csv_button, rdf_button
from dashboard.parts.quotes import spot_link
from dashboard.parts.reading import WITHOUT, Place, beside_html, legend_html, text_html
from dashboard.parts.sections import foreign_note, properties
from dashboard.parts.withdrawing import withdraw_form
from dashboard.site import ADD, THING
from dashboard.views.reading import found_in, kinds_of, without
from dashboard.views.spreadsheet import page_cell
from graph.export import document_trig
from graph.lookup import called
from graph.quoting import parts_of
from graph.reading import numbers, statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.site import Site
    from graph.model import Contribution, Node, Passage
    from graph.reading import Mark

SHOWN = 25
STATEMENTS = "statements"
CODED = ("polarity", "dimension", "level", "perspective")

Stated = list[tuple["Passage", "Node"]]


def render(site: Site, document: Node) -> None:
    """Draw the page; ``p`` in the address is the page of the text to open, ``c`` the place."""
    contribution = site.store.contribution(document.id)
    found = found_in(site.view, contribution)
    stated = statements(site.store, found)
    name = called(site.store, document)
    tell_decision(document.id)
    st.html(badges(site, document) + heading(1, name))
    if "p" in st.query_params:
        st.html(_about(site, document, len(stated)))
    else:
        _whole(site, document, name, contribution, stated)
    _read(site, document, found)


def _about(site: Site, document: Node, number: int) -> str:
    """The way from the text to what is known of the document and to its statements."""
    about = link(site.thing(document.id), site.say("document.about"))
    every = link(
        site.link(THING, id=document.id, alles=STATEMENTS),
        site.say.count("overview.statements", number),
    )
    return f'<p class="lg-source">{about} · {every}</p>'


def _whole(
    site: Site, document: Node, name: str, contribution: Contribution, stated: Stated
) -> None:
    """What is known of the document, to take along and to take out, and what it states."""
    foreign = foreign_note(site, document)
    about = (paragraph(foreign) if foreign else "") + properties(site, document)
    if told := about + _lacking(site, document):
        st.html(told)
    with st.container(horizontal=True):
        rows = partial(_rows, site, document, stated)
        csv_button(site, site.say("document.statements_file"), _head(site), rows)
        trig = partial(document_trig, contribution, site.store.schema)
        file = f"{site.say('document.file_name')}.trig"
        rdf_button(site, file, trig, site.say("document.rdf_hint"))
    withdraw_form(site, document, name, len(stated))
    st.html(_statements(site, document, stated))
    if cited := citations_html(site, document, st.query_params.get_all("alles")):
        st.html(cited)


def _lacking(site: Site, document: Node) -> str:
    """What is not known of the document, and the way to fill it in."""
    names = lacking_names(site, document)
    if not names:
        return ""
    told = escape(site.say("document.lacking", what=names))
    return f'<p class="lg-muted">{told} {link(site.link(ADD), site.say("document.fill"))}</p>'


def _statements(site: Site, document: Node, found: Stated) -> str:
    """The statements of the document, each with where it stands in it."""
    title = heading(2, site.say("document.statements"), note=site.say.number(len(found)))
    if not found:
        return title + paragraph(site.say("document.statements_none"), "lg-muted")
    whole = STATEMENTS in st.query_params.get_all("alles")
    shown = found if whole else found[:SHOWN]
    part = parts_of([(one.start, one.text) for one in site.store.pages(document.id)])
    items = "".join(_statement(site, document, part(one.end), one, node) for one, node in shown)
    more = ""
    if len(found) > len(shown):
        href = site.link(THING, id=document.id, alles=STATEMENTS)
        more = f"<p>{link(href, site.say('thing.all_of', n=site.say.number(len(found))))}</p>"
    return f'{title}<ol class="lg-cards">{items}</ol>{more}'


def _statement(site: Site, document: Node, part: str, passage: Passage, node: Node) -> str:
    page = spot_link(site, document, passage.page, passage.start, part)
    marks_ = kind_badge(site, node.kind) + tags(site, node)
    return (
        f'<li><div class="lg-row">{marks_}<span class="lg-source">{page}</span></div>'
        f'<p class="lg-title">{thing_link(site, node)}</p></li>'
    )


def _read(site: Site, document: Node, found: Sequence[Mark]) -> None:
    """A page of the text, with what stands on it beside it."""
    pages = site.store.pages(document.id)
    every = numbers(pages)
    if not every:
        return
    wanted, start = (st.query_params.get(name, "") for name in ("p", "c"))
    number = int(wanted) if wanted.isdecimal() else every[0]
    if number not in every:
        st.html(paragraph(site.say("document.no_page", page=number), "lg-muted"))
        number = every[0]
    kinds = kinds_of(found, site.store.schema)
    hidden = tuple(one for one in st.query_params.get_all(WITHOUT) if one in kinds)
    at = int(start) if start.isdecimal() else None
    place = Place(document.id, every, number, at, hidden)
    shown = without(found, hidden)
    text, side = st.columns([2.6, 1], gap="large")
    with text:
        st.html(text_html(site, place, pages, shown))
    with side:
        if len(every) > 1:
            _go_to(site, every, number)
        st.html(legend_html(site, place, kinds) + beside_html(site, place, shown, kinds))
        st.html(paragraph(site.say("document.keys"), "lg-muted"))


def _go_to(site: Site, every: Sequence[int], number: int) -> None:
    """A box for the number of a page; what is chosen goes into the address."""
    box = "page to read"
    if st.session_state.get(box) != number:
        st.session_state[box] = number
    st.selectbox(site.say("document.go_to"), every, key=box, on_change=_turned, args=(box,))


def _turned(box: str) -> None:
    st.query_params.pop("c", None)
    st.query_params["p"] = str(st.session_state[box])


def _head(site: Site) -> list[str]:
    names = ("text", *CODED, "pageNumber", "quote")
    return [site.say("facet.kind"), *map(site.naming.attribute, names), "IRI"]


def _rows(site: Site, document: Node, stated: Stated) -> Iterator[list[str]]:
    for passage, node in stated:
        yield [
            site.naming.kind(node.kind),
            site.naming.title(node),
            *(
                ", ".join(site.naming.value(name, value) for value in node.all(name))
                for name in CODED
            ),
            page_cell(document, passage.page),
            passage.quote,
            node.id,
        ]
