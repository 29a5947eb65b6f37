"""The graph, drawn, with what was chosen in it beside it, and the same as tables."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.frontend import CANVAS, mount_canvas
from dashboard.markup import heading, link, paragraph
from dashboard.parts.absence import rejected_note
from dashboard.parts.beside import beside, explore_link
from dashboard.parts.boxes import words_box
from dashboard.parts.cards import thing_badge
from dashboard.parts.downloads import csv_button
from dashboard.parts.tables import edges_head, edges_rows, edges_table, things_table
from dashboard.parts.telling import counted, title, unknown, what
from dashboard.site import spoken
from dashboard.views.drawing import elements, legend
from dashboard.views.exploration import (
    STEPS,
    Exploration,
    follow,
    read_exploration,
    remember,
)
from dashboard.views.graphml import to_graphml
from dashboard.views.neighbourhood import neighbourhood, shown
from dashboard.views.reaching import Reader
from dashboard.views.selection import Selection
from graph.questions.recurring import recurring
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.site import Site
    from dashboard.views.neighbourhood import Neighbourhood, Shown
    from graph.model import Node
    from graph.store import Store

SUGGESTED = 8
TITLE = 90
PAST, DONE = "explore past", "explore done"
SOUGHT, WHOLE = "zoek", "tabel"
FILE = "leergraaf-verkennen"


def render(site: Site) -> None:
    """Draw the page as the address asks for it."""
    wanted = read_exploration(site.store.schema, st.query_params.get_all)
    reader = _reader(site.store, id(site.store), site.store.revision())
    around = _found(reader, tuple(wanted.field.pairs()))
    if around is None:
        _start(site, wanted)
        return
    if not wanted.chosen and len(around.seeds) == 1:
        wanted = wanted.choose(around.seeds[0].id)
    past = remember(st.session_state.get(PAST, ()), wanted)
    st.session_state[PAST] = past
    seen = shown(around, wanted)
    name = title(site, around, wanted)
    st.set_page_config(page_title=f"{name} · {site.say('app.name')}")
    st.html(
        heading(1, name)
        + paragraph(what(site, around, wanted), "lg-lead")
        + unknown(site, around)
        + counted(site, around, seen, wanted)
        + _steps(site, wanted)
    )
    _graph(site, around, seen, wanted, name, undo=len(past) > 1)
    _tables(site, around, seen, wanted)


@st.cache_resource(max_entries=2, show_spinner=False)
def _reader(_store: Store, identity: int, revision: str) -> Reader:
    """What was read of the store at this revision, for all readers; one opened anew has its own."""
    del identity, revision
    return Reader(_store)


@lru_cache(maxsize=32)
def _found(reader: Reader, pairs: tuple[tuple[str, str], ...]) -> Neighbourhood | None:
    """What there is to draw at an address: a click on a thing does not change that."""
    wanted = read_exploration(reader.schema, lambda key: [v for name, v in pairs if name == key])
    return neighbourhood(reader, wanted)


def _start(site: Site, wanted: Exploration) -> None:
    """A box to find a thing to begin with, and some suggestions; first why there is no graph."""
    say = site.say
    st.html(heading(1, say("explore.title")) + paragraph(say("explore.intro"), "lg-lead"))
    for id_ in wanted.asked:
        st.html(rejected_note(site, id_) or paragraph(say("thing.unknown_text")))
    if wanted.selection.pairs() and not wanted.asked:
        st.html(paragraph(say("explore.start_none")))
    words_box(SOUGHT, say("explore.start_label"), say("explore.start_placeholder"))
    if text := st.query_params.get(SOUGHT, "").strip():
        st.html(_sought(site, text))
        return
    nodes = [one.bottleneck for one in recurring(site.view)[:SUGGESTED]]
    if nodes:
        st.html(heading(2, say("explore.suggestions")) + _choices(site, nodes))


def _sought(site: Site, text: str) -> str:
    """What is found with these words, to begin with one thing or with all of them."""
    found = site.store.search(Query(text, limit=SUGGESTED, spread=False))
    if not found.nodes:
        return paragraph(site.say("explore.start_none"))
    href = explore_link(site, Exploration(selection=Selection(text)))
    everything = link(href, site.say.count("explore.start_all", found.total))
    return _choices(site, found.nodes) + f"<p>{everything}</p>"


def _choices(site: Site, nodes: Iterable[Node]) -> str:
    items = "".join(
        f'<li><div class="lg-row">{thing_badge(site, node)}'
        f"{link(explore_link(site, Exploration((node.id,))), site.naming.short(node, TITLE))}"
        "</div></li>"
        for node in nodes
    )
    return f'<ul class="lg-cards">{items}</ul>'


def _steps(site: Site, wanted: Exploration) -> str:
    """How far to look around a single thing: so many steps, and a link to the other number."""
    if len(wanted.ids) != 1 or wanted.to:
        return ""
    items = []
    for number in STEPS:
        label = site.say.count("explore.step", number)
        href = explore_link(site, Exploration(wanted.ids, steps=number))
        items.append(f"<strong>{label}</strong>" if number == wanted.steps else link(href, label))
    return f"<p>{site.say('explore.steps')}: {' · '.join(items)}</p>"


def _graph(
    site: Site, around: Neighbourhood, seen: Shown, wanted: Exploration, name: str, *, undo: bool
) -> None:
    """The graph called ``name``, with what was chosen beside it."""
    say = site.say
    drawing, chosen = st.columns([2.4, 1], gap="medium")
    with drawing:
        data = {
            "opening": wanted.opening.pairs(),
            "elements": elements(site, around, wanted),
            "legend": legend(site, around, wanted),
            "chosen": wanted.chosen,
            "named": wanted.named,
            "hidden": len(wanted.hidden),
            "undo": undo,
            "done": st.session_state.get(DONE, 0),
            "title": name,
            "file": FILE,
            "language": say.language,
            "texts": _texts(site, len(seen.nodes), len(wanted.hidden)),
        }
        mount_canvas(data, partial(_obey, site))
    with chosen:
        st.html(f'<div class="lg-beside">{beside(site, around, seen, wanted)}</div>')


def _texts(site: Site, things: int, hidden: int) -> dict[str, str]:
    """What the graph itself says to the reader."""
    section = "canvas."
    texts = {
        key.removeprefix(section): text
        for key, text in site.say.messages.items()
        if key.startswith(section)
    }
    counts = {
        "canvas": site.say.count("explore.canvas", things),
        "show": site.say.count("explore.show", hidden),
    }
    return texts | counts


def _obey(site: Site) -> None:
    """Do what was asked for in the graph: the address changes, and with it the page."""
    request = st.session_state[CANVAS]["request"]
    st.session_state[DONE] = request["number"]
    now = read_exploration(site.store.schema, st.query_params.get_all)
    past: tuple[Exploration, ...] = st.session_state.get(PAST, (now,))
    for step in request["steps"]:
        now = past[-2 if len(past) > 1 else -1] if step["do"] == "undo" else follow(now, step)
        past = remember(past, now)
    st.session_state[PAST] = past
    found: dict[str, list[str]] = {}
    for key, value in now.pairs():
        found.setdefault(key, []).append(value)
    st.query_params.from_dict({**found, **spoken(site.say.language)})


def _tables(site: Site, around: Neighbourhood, seen: Shown, wanted: Exploration) -> None:
    """The things and the edges as tables, and as files."""
    more = None if WHOLE in st.query_params else explore_link(site, wanted, (WHOLE, "1"))
    st.html(edges_table(site, seen, wanted, more))
    st.html(things_table(site, around, seen, wanted, more))
    with st.container(horizontal=True):
        st.download_button(
            site.say("explore.graphml"),
            data=partial(to_graphml, site, seen),
            file_name=f"{FILE}.graphml",
            mime="application/xml",
            on_click="ignore",
            icon=":material/download:",
            help=site.say("explore.graphml_hint"),
        )
        csv_button(site, FILE, edges_head(site), partial(edges_rows, site, seen))
