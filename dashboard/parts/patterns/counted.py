"""What a number on the page of patterns counts: its quotes, beneath it and a page at a time."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph
from dashboard.parts.beside import explore_link
from dashboard.parts.cards import thing_link
from dashboard.parts.paging import paging_html
from dashboard.parts.quotes import figure
from dashboard.site import ADD, PATTERNS
from dashboard.views.exploration import Exploration
from dashboard.views.selection import page_in
from graph.support import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.site import Site, Value
    from graph.model import Evidence, Node

PART = "toon"
SIZE = 10  # quotes on a page
LINKED = 30  # things that one link puts in the graph


def address(site: Site, part: str, *pairs: tuple[str, Value]) -> str:
    """The address of a part of the page with these parameters."""
    return site.link(PATTERNS, (PART, part), *pairs)


def asked(*names: str) -> tuple[str, ...]:
    """The values of these parameters of the address, in order; none where one is missing."""
    values = tuple(st.query_params.get(name, "") for name in names)
    return values if all(values) else ()


def anchor(values: Iterable[str]) -> str:
    """The id of the heading over what these values of parameters ask for.

    >>> anchor(["urn:knelpunt", "2021"])
    'urn:knelpunt|2021'
    """
    return "|".join(values)


def counted_html(title: str, values: Iterable[str], body: str) -> str:
    """A heading that the page is scrolled to, and HTML under it."""
    return (
        f'<section class="lg-counted"><div id="{escape(anchor(values))}" tabindex="-1">'
        f"{heading(3, title)}</div>{body}</section>"
    )


def quoted_html(
    site: Site,
    title: str,
    evidence: Iterable[Evidence],
    part: str,
    pairs: Sequence[tuple[str, Value]],
    *,
    parameter: str = "p",
) -> str:
    """The quotes under a heading that says in how many documents and passages they stand.

    They are on pages, the surest first; ``parameter`` names the page in the address of ``part``
    with ``pairs``.
    """
    told = tuple(evidence)
    found = passages(told)
    last = max(1, -(-len(found) // SIZE))
    page = min(page_in(st.query_params.get(parameter, "")), last)
    quotes = site.store.quotes(found[(page - 1) * SIZE : page * SIZE])
    number = site.say.count("common.documents", len(site.view.sources(told)))
    head = f"{title}: {number}, {site.say.count('thing.evidence', len(found))}"
    paging = paging_html(site, page, last, lambda to: address(site, part, *pairs, (parameter, to)))
    shown = "".join(figure(site, one) for one in quotes)
    return f"<section>{heading(4, head)}{shown}{paging}</section>"


def things_html(site: Site, nodes: Sequence[Node]) -> str:
    """Links to these things, and to the graph around them."""
    links = [thing_link(site, one) for one in nodes]
    return f"<p>{' · '.join([*links, explored(site, nodes)])}</p>"


def explored(site: Site, nodes: Iterable[Node]) -> str:
    """A link to the graph of these things together, the first ``LINKED``."""
    told = list(nodes)[:LINKED]
    href = explore_link(site, Exploration(tuple(one.id for one in told)))
    names = "; ".join(map(site.naming.title, told))
    return link(href, site.say("patterns.explore"), title=names)


def is_known(site: Site, id_: str) -> bool:
    """Whether reports or the ontology tell of the thing."""
    return id_ in site.view.nodes or id_ in site.store.schema.concepts


def nothing_html(site: Site, text: str) -> str:
    """What is said where there is nothing to show yet, with the way to add a document."""
    button = link(site.link(ADD), site.say("overview.empty_upload"), css="lg-button")
    return f'<section class="lg-empty">{paragraph(text)}<p>{button}</p></section>'
