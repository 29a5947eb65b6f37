"""When documents spoke of a trajectory, and how much each said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.connections import MOST, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Edge, Node
    from graph.store import Store

ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Moment:
    """A document, and the statements about the thing that it holds."""

    document: Node
    statements: int


def timeline(store: Store, edges: Iterable[Edge]) -> list[Moment]:
    """The documents behind the ``about`` edges, in order of publication."""
    documents: dict[str, Node] = {}
    statements: dict[str, set[str]] = {}
    for edge in [edge for edge in edges if edge.relation == ABOUT][:MOST]:
        for quote in store.quotes(edge.evidence):
            documents[quote.document.id] = quote.document
            statements.setdefault(quote.document.id, set()).add(edge.subject)
    moments = [Moment(documents[id_], len(found)) for id_, found in statements.items()]
    return sorted(moments, key=lambda one: (one.document.get("published") or "9", one.document.id))


def has_timeline(store: Store, kind: str) -> bool:
    """Whether statements can be about a thing of ``kind``."""
    relation = store.schema.relation(ABOUT)
    return STATEMENT in relation.domain and kind in relation.range
