"""The things around a thing, few enough to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from math import cos, pi, sin
from typing import TYPE_CHECKING

from dashboard.views.facts import concept_node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.model import Edge, Node
    from graph.store import Store

MOST = 80
RADIUS = 220.0


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A thing, the things around it with their distance in steps, and the edges among them.

    ``unseen`` counts the things within reach that were left out.
    """

    centre: Node
    nodes: tuple[Node, ...]
    steps: Mapping[str, int]
    edges: tuple[Edge, ...]
    unseen: int

    def position(self, id_: str) -> tuple[float, float]:
        """Where to begin drawing a thing: on the circle of its step, in the order of the nodes."""
        step = self.steps[id_]
        ring = [node.id for node in self.nodes if self.steps[node.id] == step]
        angle = 2 * pi * ring.index(id_) / len(ring)
        return round(RADIUS * step * cos(angle), 1), round(RADIUS * step * sin(angle), 1)


def neighbourhood(store: Store, id_: str, steps: int, most: int = MOST) -> Neighbourhood | None:
    """What is within ``steps`` of the thing, at most ``most`` things, or ``None``."""
    centre = store.node(id_) or concept_node(store.schema, id_)
    if centre is None:
        return None
    found, distance, unseen = {centre.id: centre}, {centre.id: 0}, set[str]()
    border = [centre.id]
    for step in range(1, steps + 1):
        reached = _reached(store, border, found)
        taken = _spread(reached.values(), most - len(found))
        unseen |= reached.keys() - {node.id for node in taken}
        found |= {node.id: node for node in taken}
        distance |= {node.id: step for node in taken}
        border = [node.id for node in taken]
    nodes = tuple(found.values())
    edges = tuple(_among(store, found))
    return Neighbourhood(centre, nodes, distance, edges, len(unseen))


def _reached(store: Store, border: Iterable[str], known: Mapping[str, Node]) -> dict[str, Node]:
    """The things one step from ``border`` that are not known yet, the best supported first."""
    edges = [edge for id_ in border for edge in store.edges(id_)]
    edges.sort(key=lambda edge: (-len(edge.evidence), edge.key))
    ends = dict.fromkeys(end for edge in edges for end in (edge.subject, edge.object))
    nodes = (store.node(end) for end in ends if end not in known)
    return {node.id: node for node in nodes if node is not None}


def _spread(nodes: Iterable[Node], room: int) -> list[Node]:
    """At most ``room`` of the nodes, of every kind alike, so that no kind crowds out the rest."""
    by_kind: dict[str, list[Node]] = {}
    for node in nodes:
        by_kind.setdefault(node.kind, []).append(node)
    turns = [node for turn in zip_longest(*by_kind.values()) for node in turn if node is not None]
    return sorted(turns[: max(0, room)], key=lambda node: (node.kind, node.title, node.id))


def _among(store: Store, found: Mapping[str, Node]) -> Iterator[Edge]:
    """The edges between the found things, each once."""
    edges = {edge.key: edge for id_ in found for edge in store.edges(id_)}
    for key in sorted(edges):
        edge = edges[key]
        if edge.subject in found and edge.object in found:
            yield edge
