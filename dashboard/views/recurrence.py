"""In how many trajectories and documents each bottleneck was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.sheets.naming import Naming
    from graph.store import DocumentRecord, Store

BOTTLENECK, OCCURS_IN, DOCUMENT = "Bottleneck", "occursIn", "Document"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A bottleneck with how often it was found."""

    id: str
    title: str
    trajectories: int
    documents: int


def recurrences(store: Store, naming: Naming) -> list[Recurrence]:
    """Every bottleneck that was found, the most widespread first."""
    places: dict[str, set[str]] = {}
    for edge in store.relation(OCCURS_IN):
        places.setdefault(edge.subject, set()).add(edge.object)
    found = [
        Recurrence(
            node.id, naming.title(node), len(places.get(node.id, ())), _documents(store, node.id)
        )
        for node in store.nodes(BOTTLENECK)
    ]
    return sorted(found, key=lambda one: (-one.trajectories, -one.documents, one.title.casefold()))


def _documents(store: Store, id_: str) -> int:
    """The number of documents in which the thing stands."""
    node = store.node(id_)
    if node is None:
        return 0
    return len({quote.document.id for quote in store.quotes(node.evidence)})


def years(records: list[DocumentRecord]) -> Mapping[str, int]:
    """The number of documents by year of publication, every year between first and last."""
    dated = Counter(date[:4] for one in records if (date := one.document.get("published")))
    if not dated:
        return {}
    span = range(int(min(dated)), int(max(dated)) + 1)
    return {str(year): dated[str(year)] for year in span}
