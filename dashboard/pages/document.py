"""The page of a document: what is known of it, its statements, its text page by page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.cards import badges, kind_badge, tags, thing_link
from dashboard.citations import citations_html
from dashboard.markup import colour, heading, link, literal, paragraph
from dashboard.quotes import DUTCH, place_address
from dashboard.sections import properties
from dashboard.site import THING
from dashboard.views.connections import STATEMENT
from graph.lookup import called
from graph.reading import marks, numbers, statements, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.site import Site
    from graph.model import Node, Page, Passage
    from graph.reading import Mark, Stretch

SHOWN = 25
HERE = "lg-here"


def render(site: Site, document: Node) -> None:
    """Draw the page; ``p`` in the address is the page of the text to open, ``c`` the place."""
    pages = site.store.pages(document.id)
    found = marks(site.store, site.store.contribution(document.id))
    wanted = st.query_params.get("p")
    st.html(_head(site, document))
    if wanted is None:
        st.html(_statements(site, document, statements(site.store, found)))
        if cited := citations_html(site, document, st.query_params.get_all("alles")):
            st.html(cited)
    place = st.query_params.get("c")
    st.html(text_html(site, document, pages, found, wanted=wanted, place=place))
    if wanted is not None:
        st.html(_statements(site, document, statements(site.store, found)))


def _head(site: Site, document: Node) -> str:
    title = heading(1, called(site.store, document))
    return f"{badges(site, document)}{title}{_foreign(site, document)}{properties(site, document)}"


def _foreign(site: Site, document: Node) -> str:
    """That it is, or parts of it are, in a language that leergraaf was not made for."""
    spoken = [*document.all("language")]
    others = [site.naming.value("language", code) for code in spoken if code != DUTCH]
    if not others:
        return ""
    key = "document.foreign_parts" if DUTCH in spoken else "document.foreign"
    return paragraph(site.say(key, languages=", ".join(others)))


def _statements(site: Site, document: Node, found: list[tuple[Passage, Node]]) -> str:
    """The statements of the document, each with the page it stands on."""
    title = heading(2, site.say("document.statements"), note=site.say.number(len(found)))
    if not found:
        return title + paragraph(site.say("document.statements_none"), "lg-muted")
    whole = "statements" in st.query_params.get_all("alles")
    shown = found if whole else found[:SHOWN]
    items = "".join(_statement(site, document, *pair) for pair in shown)
    more = ""
    if len(found) > len(shown):
        href = site.link(THING, id=document.id, alles="statements")
        more = f"<p>{link(href, site.say('thing.all_of', n=site.say.number(len(found))))}</p>"
    return f'{title}<ol class="lg-cards">{items}</ol>{more}'


def _statement(site: Site, document: Node, passage: Passage, node: Node) -> str:
    href = place_address(site, document.id, passage.page, passage.start)
    page = link(href, site.say("quote.page", page=passage.page))
    marks_ = kind_badge(site, node.kind) + tags(site, node)
    return (
        f'<li><div class="lg-row">{marks_}<span class="lg-source">{page}</span></div>'
        f'<p class="lg-title">{thing_link(site, node)}</p></li>'
    )


def text_html(
    site: Site,
    document: Node,
    pages: list[Page],
    found: Iterable[Mark],
    *,
    wanted: str | None = None,
    place: str | None = None,
) -> str:
    """A page of the text, what was found in it marked; the one at ``place`` most of all."""
    every = numbers(pages)
    if not every:
        return ""
    number = int(wanted) if wanted and wanted.isdecimal() else every[0]
    note = ""
    if number not in every:
        note = paragraph(site.say("document.no_page", page=number), "lg-muted")
        number = every[0]
    cut = stretches([page for page in pages if page.number == number], found)
    body = "".join(_stretch(site, one, place) for one in cut)
    nav = _paging(site, document, every, number)
    return (
        f"<section>{heading(2, site.say('document.text'), anchor='lg-text')}"
        f"{paragraph(site.say('document.text_hint'), 'lg-muted')}{note}{nav}"
        f'<div class="lg-text">{body}</div>{nav}</section>'
    )


def _stretch(site: Site, stretch: Stretch, place: str | None) -> str:
    text = literal(stretch.text)
    if stretch.mark is None or not stretch.text.strip():
        return text
    thing = stretch.mark.things[0]
    kind = site.store.schema.kind(thing.kind)
    names = "; ".join(
        f"{site.naming.kind(one.kind)}: {site.naming.short(one)}"
        for one in stretch.mark.things
        if not site.store.schema.is_a(one.kind, STATEMENT)
    )
    title = "; ".join(filter(None, (site.naming.kind(thing.kind), names)))
    here = place is not None and str(stretch.mark.passage.start) == place
    said = site.store.schema.is_a(thing.kind, STATEMENT)
    css = " ".join(filter(None, (HERE if here else "", "" if said else "lg-named")))
    anchor = f' id="{HERE}"' if here and stretch.start == stretch.mark.passage.start else ""
    return (
        f'<mark{anchor} class="{css}" style="--kind:{colour(kind)}">'
        f'<a href="{escape(site.thing(thing.id))}" title="{escape(title)}">{text}</a></mark>'
    )


def _paging(site: Site, document: Node, every: list[int], number: int) -> str:
    """Where in the text this is, with links to the pages beside it."""
    if len(every) == 1:
        return ""
    say, at = site.say, every.index(number)
    links = [
        link(site.link(THING, id=document.id, p=every[to]), say(f"search.{name}"))
        for name, to in (("previous", at - 1), ("next", at + 1))
        if 0 <= to < len(every)
    ]
    where = f"<span>{escape(say('document.page_of', page=number, last=every[-1]))}</span>"
    label = escape(say("document.paging"))
    return f'<nav class="lg-paging" aria-label="{label}">{where}{" ".join(links)}</nav>'
