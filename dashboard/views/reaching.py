"""What can be reached from things by their edges: a bounded part of it, always the same one."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from dashboard.views.facts import concept_node
from graph.model import Edge

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from graph.model import Node
    from graph.store import Store
    from ontology.schema import Schema

KEPT = 4000  # things that a reader remembers
LOOKED = 4  # things looked at for each that is taken, so that kinds can be told apart


class Reader:
    """What a store holds of things, at one revision of it: each thing asked for once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.node: Callable[[str], Node | None] = lru_cache(KEPT)(partial(_node, store))
        self.edges: Callable[[str], list[Edge]] = lru_cache(KEPT)(store.edges)

    @property
    def schema(self) -> Schema:
        """The schema of the store."""
        return self.store.schema

    def neighbours(self, id_: str) -> set[str]:
        """The IRIs of what is connected to the thing."""
        edges = self.edges(id_)
        return {end for edge in edges for end in (edge.subject, edge.object)} - {id_}


def _node(store: Store, id_: str) -> Node | None:
    """The thing as documents tell of it, else as the ontology knows it."""
    return store.node(id_) or concept_node(store.schema, id_)


def reach(
    reader: Reader, border: Iterable[str], known: Collection[str], room: int
) -> tuple[dict[str, Node], set[str]]:
    """At most ``room`` things one step from ``border`` that are not known, and what is left out.

    The best supported come first, and every kind has its turn.
    """
    edges = [edge for id_ in border for edge in reader.edges(id_)]
    edges.sort(key=lambda edge: (-len(edge.evidence), edge.key))
    ends = dict.fromkeys(end for edge in edges for end in (edge.subject, edge.object))
    new = [end for end in ends if end not in known]
    looked = resolve(reader, new[: LOOKED * max(0, room)])
    taken = {node.id: node for node in spread(looked, room)}
    return taken, set(new) - taken.keys()


def resolve(reader: Reader, ids: Iterable[str]) -> list[Node]:
    """The things with these IRIs that are there, each once."""
    found = (reader.node(id_) for id_ in ids)
    return list({node.id: node for node in found if node is not None}.values())


def spread(nodes: Iterable[Node], room: int) -> list[Node]:
    """At most ``room`` of the nodes, of every kind alike, so that no kind crowds out the rest."""
    by_kind: dict[str, list[Node]] = {}
    for node in nodes:
        by_kind.setdefault(node.kind, []).append(node)
    turns = [node for turn in zip_longest(*by_kind.values()) for node in turn if node is not None]
    return sorted(turns[: max(0, room)], key=lambda node: (node.kind, node.title, node.id))


def among(reader: Reader, found: Mapping[str, Node]) -> Iterator[Edge]:
    """The edges between the found things, each once, those of the ontology without evidence."""
    edges = {edge.key: edge for id_ in found for edge in curated(reader.schema, id_)}
    edges |= {edge.key: edge for id_ in found for edge in reader.edges(id_)}
    for key in sorted(edges):
        if key[0] in found and key[2] in found:
            yield edges[key]


def curated(schema: Schema, id_: str) -> Iterator[Edge]:
    """What the ontology itself says of a thing by relations."""
    concept = schema.concepts.get(id_)
    if concept is not None:
        for name, values in concept.attributes.items():
            if name in schema.relations:
                yield from (Edge(id_, name, value, ()) for value in values)
