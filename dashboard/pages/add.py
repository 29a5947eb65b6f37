"""The page to add documents: upload, progress, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.boxes import files_box
from dashboard.markup import heading, link, paragraph, plain_markdown
from dashboard.views.connections import STATEMENT
from graph.lookup import called
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from dashboard.site import Site
    from graph.model import Node


def render(site: Site) -> None:
    """Draw the page."""
    say = site.say
    st.html(
        heading(1, say("add.title"))
        + paragraph(say("add.intro"), "lg-lead")
        + paragraph(say("add.private"))
    )
    with st.form("add", clear_on_submit=True, border=False):
        files = files_box(say("add.label"))
        sent = st.form_submit_button(say("add.button"), type="primary")
    if sent and not files:
        st.warning(say("add.nothing"))
    if sent and files:
        added = sum(_add(site, file) for file in files)
        st.html(paragraph(say.count("add.summary", added)))


def _add(site: Site, file: UploadedFile) -> bool:
    """Read one file into the store, showing how far it is; whether that went well."""
    say, name = site.say, file.name
    bar = st.progress(0.0, _step(site, name, "read"))
    try:
        document = site.reading.upload(
            site.store,
            name,
            file.getvalue(),
            lambda part, step: _show(bar, part, _step(site, name, step)),
        )
    except LeergraafError as error:
        bar.empty()
        st.error(f"**{plain_markdown(say('add.failed'))}** {plain_markdown(str(error))}")
        return False
    bar.empty()
    with st.container(border=True):
        st.html(_result(site, name, document))
    return True


def _show(bar: DeltaGenerator, part: float, text: str) -> None:
    bar.progress(min(1.0, max(0.0, part)), text)


def _step(site: Site, name: str, step: str) -> str:
    return plain_markdown(site.say("add.progress", name=name, step=site.say(f"add.step_{step}")))


def _result(site: Site, name: str, document: Node) -> str:
    """That the file was added, what was found in it, and the way to its page."""
    say = site.say
    open_ = link(site.thing(document.id), called(site.store, document))
    found = _found(site, document)
    text = say("add.found", what=found) if found else say("add.found_nothing")
    return f"{heading(2, say('add.done', name=name))}<p>{open_}</p>{paragraph(text)}"


def _found(site: Site, document: Node) -> str:
    """How many things of each kind the document brought, statements first."""
    counts: dict[str, int] = {}
    for node in site.store.contribution(document.id).nodes:
        counts[node.kind] = counts.get(node.kind, 0) + 1
    said = site.store.schema.concrete(STATEMENT)
    order = [*said, *(kind for kind in site.store.schema.kinds if kind not in said)]
    return ", ".join(
        f"{site.say.number(counts[kind])} {site.naming.kind(kind, counts[kind]).lower()}"
        for kind in order
        if kind in counts
    )
