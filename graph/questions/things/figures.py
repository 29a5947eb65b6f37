"""Amounts and numbers: which documents give for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import DOCUMENT, QUANTIFIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Edge, Evidence, Node
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure, and the trajectory it is given for."""

    figure: Node
    trajectory: Node
    evidence: tuple[Evidence, ...]


def find_figures(view: View, thing: Node) -> Iterator[Amount]:
    """The figures that documents give for it, or that the document gives, by date and IRI."""
    if thing.kind == DOCUMENT:
        edges = _in_document(view).get(thing.id, [])
    else:
        told = (edge for id_ in family(view, thing.id) for edge in view.incoming(id_, QUANTIFIES))
        edges = [one for one in told if view.is_own(one.evidence)]
    for edge in sorted(edges, key=lambda one: (view.first(one.evidence), one.key)):
        yield Amount(view.node(edge.subject), view.node(edge.object), edge.evidence)


@kept
def _in_document(view: View) -> Mapping[str, list[Edge]]:
    """By document, which figure it gives for what."""
    found: dict[str, list[Edge]] = {}
    for edge in view.edges_of(QUANTIFIES):
        for document in {view.document(one) for one in edge.evidence}:
            found.setdefault(document, []).append(edge)
    return found
