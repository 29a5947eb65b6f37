"""What a document does not say of itself, filled in by who adds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.questions.views.terms import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.site import Site
    from graph.model import Node

NEEDED = ("title", "publisher", "published")  # without which a document is hard to find again


def lacking(document: Node) -> list[str]:
    """What is not known of the document and is needed to find it again."""
    return [one for one in NEEDED if document.get(one) is None]


def completing_form(site: Site, document: Node, key: str) -> Mapping[str, str]:
    """A box for each thing that is lacking; what was filled in, once it is sent."""
    with st.form(key, border=False):
        told = {name: _box(site, name, key) for name in lacking(document)}
        sent = st.form_submit_button(site.say("add.complete"), icon=":material/edit:")
    return {name: text for name, text in told.items() if text} if sent else {}


def _box(site: Site, name: str, key: str) -> str:
    label, key = site.say(f"add.known_{name}"), f"{key} {name}"
    if name == "publisher":
        chosen = st.selectbox(
            label,
            _organisations(site),
            index=None,
            key=key,
            placeholder=site.say("add.publisher_hint"),
            accept_new_options=True,
        )
    else:
        hint = site.say("add.published_hint") if name == "published" else None
        chosen = st.text_input(label, key=key, placeholder=hint)
    return (chosen or "").strip()


def _organisations(site: Site) -> list[str]:
    """The names of the organisations that the ontology knows."""
    known = site.store.schema.concepts.values()
    return sorted(one.label() for one in known if one.kind == ORGANISATION)
