"""Who published what: documents name their publisher by its preferred name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.views.terms import ORGANISATION, PUBLISHER

if TYPE_CHECKING:
    from graph.model import Node
    from graph.questions.views.view import View
    from ontology.schema import Concept, Schema


def find_published(view: View, thing: Node) -> tuple[Node, ...]:
    """The documents that the organisation published, by date; none of what is no organisation."""
    if thing.kind != ORGANISATION:
        return ()
    concept = view.schema.concepts.get(thing.id)
    name = thing.title if concept is None else concept.labels["nl"]
    found = [one for one in view.documents.values() if one.get(PUBLISHER) == name]
    return tuple(sorted(found, key=lambda one: view.place(one.id)))


def find_organisation(schema: Schema, name: str) -> Concept | None:
    """The organisation of the ontology with this preferred name, where there is one."""
    known = (one for one in schema.concepts.values() if one.kind == ORGANISATION)
    return next((one for one in known if one.labels["nl"] == name), None)
