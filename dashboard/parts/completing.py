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


def lacking_names(site: Site, document: Node) -> str:
    """What is lacking, in words; "" where nothing is."""
    return ", ".join(site.say(f"add.known_{one}").lower() for one in lacking(document))


def completing_boxes(site: Site, document: Node, key: str) -> None:
    """A box for each thing that is lacking; what is filled in is kept under ``key``."""
    for name in lacking(document):
        label, box = site.say(f"add.known_{name}"), _box(key, name)
        if name == "publisher":
            st.selectbox(
                label,
                _organisations(site),
                index=None,
                key=box,
                placeholder=site.say("add.publisher_hint"),
                accept_new_options=True,
            )
        else:
            hint = site.say("add.published_hint") if name == "published" else None
            st.text_input(label, key=box, placeholder=hint)


def filled_in(document: Node, key: str) -> Mapping[str, str]:
    """What was filled in of what is lacking."""
    told = {name: (st.session_state.get(_box(key, name)) or "") for name in lacking(document)}
    return {name: text.strip() for name, text in told.items() if text.strip()}


def _box(key: str, name: str) -> str:
    return f"{key} {name}"


def _organisations(site: Site) -> list[str]:
    """The names of the organisations that the ontology knows."""
    known = site.store.schema.concepts.values()
    return sorted(one.label() for one in known if one.kind == ORGANISATION)
