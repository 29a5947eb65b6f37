"""The graph around a thing, drawn, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.absence import rejected_note
from dashboard.cards import badges, kind_badge
from dashboard.frontend import mount_canvas
from dashboard.markup import heading, link, markdown_link, paragraph, plain_markdown
from dashboard.site import EXPLORE
from dashboard.views.drawing import elements
from dashboard.views.neighbourhood import neighbourhood
from graph.questions.recurring import recurring
from graph.store import Query

if TYPE_CHECKING:
    from dashboard.site import Site
    from dashboard.views.neighbourhood import Neighbourhood
    from graph.model import Node

STEPS = (1, 2)
SUGGESTED = 8
TITLE = 90


def render(site: Site) -> None:
    """Draw the page around the thing that the address names."""
    id_ = st.query_params.get("id", "")
    steps = 2 if st.query_params.get("stappen") == "2" else 1
    around = neighbourhood(site.store, id_, steps) if id_ else None
    if around is None:
        _start(site, id_)
        return
    title = site.say("explore.around", name=site.naming.short(around.centre, TITLE))
    st.set_page_config(page_title=f"{title} · {site.say('app.name')}")
    st.html(heading(1, title) + _steps(site, around.centre.id, steps))
    if not around.edges:
        st.html(paragraph(site.say("explore.alone"), "lg-muted"))
    _graph(site, around)
    _table(site, around)


def _start(site: Site, id_: str) -> None:
    """A box to find a thing to begin with, and some suggestions; first why ``id_`` is not there."""
    say = site.say
    st.html(heading(1, say("explore.title")) + paragraph(say("explore.intro"), "lg-lead"))
    if id_:
        st.html(rejected_note(site, id_) or paragraph(say("thing.unknown_text")))
    text = st.text_input(say("explore.start_label"), placeholder=say("explore.start_placeholder"))
    if text.strip():
        found = site.store.search(Query(text, limit=SUGGESTED)).nodes
        st.html(_choices(site, found) if found else paragraph(say("explore.start_none")))
        return
    nodes = [one.bottleneck for one in recurring(site.view)[:SUGGESTED]]
    if nodes:
        st.html(heading(2, say("explore.suggestions")) + _choices(site, nodes))


def _choices(site: Site, nodes: list[Node] | tuple[Node, ...]) -> str:
    items = "".join(
        f'<li><div class="lg-row">{kind_badge(site, node.kind)}'
        f"{link(site.link(EXPLORE, id=node.id), site.naming.short(node, TITLE))}</div></li>"
        for node in nodes
    )
    return f'<ul class="lg-cards">{items}</ul>'


def _steps(site: Site, id_: str, steps: int) -> str:
    """How far to look: the chosen number of steps, and a link to the other."""
    items = []
    for number in STEPS:
        label = site.say.count("explore.step", number)
        href = site.link(EXPLORE, id=id_, stappen=number if number > 1 else None)
        items.append(f"<strong>{label}</strong>" if number == steps else link(href, label))
    return f"<p>{site.say('explore.steps')}: {' · '.join(items)}</p>"


@st.fragment
def _graph(site: Site, around: Neighbourhood) -> None:
    """The graph, with what was clicked beside it; only this is drawn again after a click."""
    say = site.say
    texts = {
        "canvas": say.count("explore.canvas", len(around.nodes)),
        "in": say("explore.zoom_in"),
        "out": say("explore.zoom_out"),
        "fit": say("explore.fit"),
    }
    drawing, beside = st.columns([3, 1], gap="medium")
    with drawing:
        data = {"elements": elements(site, around), "texts": texts}
        selected = mount_canvas(data, around.centre.id)
    with beside:
        chosen = next((one for one in around.nodes if one.id == selected), around.centre)
        st.html(_chosen(site, chosen, around.centre) + _legend(site, around))
    st.html(paragraph(say("explore.hint"), "lg-muted"))
    if around.unseen:
        st.html(paragraph(say.count("explore.more", around.unseen)))


def _chosen(site: Site, node: Node, centre: Node) -> str:
    say = site.say
    links = [link(site.thing(node.id), say("explore.open"))]
    if node.id != centre.id:
        links.append(link(site.link(EXPLORE, id=node.id), say("explore.onward")))
    return (
        f"{heading(2, say('explore.selected'))}{badges(site, node)}"
        f"{paragraph(site.naming.short(node, 280))}<p>{'<br>'.join(links)}</p>"
    )


def _legend(site: Site, around: Neighbourhood) -> str:
    kinds = sorted({node.kind for node in around.nodes}, key=list(site.store.schema.kinds).index)
    items = "".join(f"<li>{kind_badge(site, kind)}</li>" for kind in kinds)
    return f'{heading(2, site.say("explore.legend"))}<ul class="lg-legend">{items}</ul>'


def _table(site: Site, around: Neighbourhood) -> None:
    """The edges as a table, each end a link."""
    if not around.edges:
        return
    say, naming, schema = site.say, site.naming, site.store.schema
    names = {node.id: naming.short(node, TITLE) for node in around.nodes}
    st.html(heading(2, say("explore.table")))
    st.table(
        {
            say("explore.from"): [
                markdown_link(names[edge.subject], site.thing(edge.subject))
                for edge in around.edges
            ],
            say("explore.relation"): [
                plain_markdown(naming.relation(schema.relation(edge.relation), outgoing=True))
                for edge in around.edges
            ],
            say("explore.to"): [
                markdown_link(names[edge.object], site.thing(edge.object)) for edge in around.edges
            ],
        },
        border="horizontal",
        hide_index=True,
    )
