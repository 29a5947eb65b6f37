"""The page of any thing: what it is, what the ontology says of it, what documents say of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph
from dashboard.pages import document
from dashboard.parts.absence import absent, rejected_note
from dashboard.parts.beside import explore_link
from dashboard.parts.cards import badges, follow_up_line, headline
from dashboard.parts.deciding import decide_forms, tell_decision
from dashboard.parts.downloads import answer_buttons
from dashboard.parts.figures import figures_html
from dashboard.parts.quotes import figures
from dashboard.parts.relating import WITHOUT, related_html
from dashboard.parts.sections import (
    connections_html,
    contents,
    curated,
    held_line,
    properties,
    published_html,
    timeline_html,
)
from dashboard.views.connections import STATEMENT, groups
from dashboard.views.courses import course, has_course
from dashboard.views.exploration import Exploration
from dashboard.views.facts import concept_node
from dashboard.views.figures import FIGURE
from dashboard.views.selection import ORDER
from graph.citations import PUBLICATION, open_shelf
from graph.excerpt import excerpt_turtle
from graph.questions.profile import profile
from graph.questions.things.publishing import find_published
from graph.questions.views.terms import BOTTLENECK, DOCUMENT, LAW, ORGANISATION, TRAJECTORY
from graph.sheets.questions.profile import profile_sheet
from graph.support import mentions, support

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.site import Site
    from graph.model import Evidence, Node
    from graph.questions.profile import Profile
    from graph.sheets.sheet import Sheet

PROFILED = (TRAJECTORY, BOTTLENECK, ORGANISATION, LAW)
MOST = 10000  # of a sort, in a profile that is taken along


def render(site: Site) -> None:
    """Draw the page of the thing that the address names."""
    id_ = st.query_params.get("id", "")
    node = site.store.node(id_) or concept_node(site.store.schema, id_)
    if node is None:
        tell_decision(id_)
        st.html(absent(site, id_))
        decide_forms(site, id_, None)
        return
    st.set_page_config(page_title=f"{site.naming.short(node)} · {site.say('app.name')}")
    if node.kind == DOCUMENT:
        document.render(site, node)
        return
    tell_decision(id_)
    st.html(_head(site, node))
    decide_forms(site, node.id, site.store.node(node.id))
    st.html(_body(site, node, st.query_params.get_all("alles")))
    if node.kind == TRAJECTORY:
        st.html(related_html(site, node, st.query_params.get_all(WITHOUT)))
    if node.kind in PROFILED:
        _downloads(site, node)


def _head(site: Site, node: Node) -> str:
    """The badge, the title, the definition and the curated facts."""
    explore = link(explore_link(site, Exploration((node.id,))), site.say("thing.explore"))
    held = held_line(site, open_shelf(site.store), node) if node.kind == PUBLICATION else ""
    return (
        f"{badges(site, node)}{headline(site, node)}{follow_up_line(site, node)}"
        f"{rejected_note(site, node.id)}{held}<p>{explore}</p>"
        f"{properties(site, node)}{curated(site, node.id)}"
    )


def _body(site: Site, node: Node, opened: list[str]) -> str:
    """The quotes and the connections."""
    edges = site.store.edges(node.id)
    found = groups(site.store, node.id, edges)
    published = find_published(site.view, node) if node.kind == ORGANISATION else ()
    parts = [contents(site, found)]
    if not found and not published:
        parts.append(paragraph(site.say("thing.no_connections"), "lg-muted"))
    said = site.store.schema.is_a(node.kind, STATEMENT)
    if said:
        parts.append(_quotes(site, "thing.quotes", node, node.evidence))
    if has_course(site.store.schema, node.kind):
        parts.append(timeline_html(site, course(site.view, node)))
    parts.append(published_html(site, published))
    order = st.query_params.get(ORDER, "")
    alone = sum(len(group.connections) for group in found) == 1
    parts += [
        figures_html(site, node, group, opened, order)
        if group.kind == FIGURE
        else connections_html(site, node, group, opened, alone=alone)
        for group in found
    ]
    if not said:
        title = "thing.quotes_also" if found else "thing.quotes_mentions"
        parts.append(_quotes(site, title, node, mentions(node, edges)))
    if not found and not node.evidence and not published:
        parts.append(paragraph(site.say("thing.not_mentioned"), "lg-muted"))
    return "".join(parts)


def _downloads(site: Site, node: Node) -> None:
    """All that is known of the thing, to take along."""
    st.html(heading(2, site.say("thing.profile")) + paragraph(site.say("thing.profile_hint")))

    def find() -> tuple[Profile, Sheet]:
        found = profile(site.view, node)
        return found, profile_sheet(site.writer, found, MOST)

    turtle = partial(excerpt_turtle, site.store, [node.id])
    answer_buttons(site, site.naming.short(node), find, turtle)


def _quotes(site: Site, title: str, node: Node, evidence: Iterable[Evidence]) -> str:
    """Where the thing itself stands or is named, and none of its connections rests."""
    held = support(site.store, evidence)
    if not held.total:
        return ""
    note = site.say.number(held.total)
    return heading(2, site.say(title), note=note) + figures(site, held, (node.id,), node.evidence)
