"""What a search gives, with its quotes: to take along, not to look around in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.support import passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Evidence, Node
    from graph.store import Query, Store

QUOTED = 3  # passages of each result, the surest


@dataclass(frozen=True, slots=True)
class Found:
    """A result with the surest of the passages it rests on; ``quotes`` is how many there are."""

    thing: Node
    quotes: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for, in words and as filters, and what was found, in the order asked for.

    ``total`` is how much there is in all, also where not all of it was asked for.
    """

    words: str
    filters: tuple[str, ...]
    total: int
    found: tuple[Found, ...]


def sought(store: Store, query: Query, filters: Iterable[str] = ()) -> Sought:
    """The answer to the query; ``filters`` tells its facets as people read them."""
    results = store.search(query)
    found = tuple(_found(store.node(one.id) or one) for one in results.nodes)
    return Sought(query.text, tuple(filters), results.total, found)


def _found(node: Node) -> Found:
    held = passages(node.evidence)
    return Found(node, len(held), tuple(held[:QUOTED]))
