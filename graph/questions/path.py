"""The path: how two things hang together, by the fewest steps and by the surest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import dijkstra

from graph.questions.network import network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from graph.model import Evidence, Node
    from graph.questions.network import Network
    from graph.questions.view import View

PATHS = 3  # of each sort
SLACK = 1.5  # how much longer than the best a path may be
NEARBY = 2000  # things that are looked at between the two
HUB = 50  # connections of a thing that explains little by lying between


@dataclass(frozen=True, slots=True)
class Step:
    """A connection from ``start`` to ``end``, which reads ``outgoing`` or the other way about.

    ``documents`` is how many independent ones tell of it; none, and no evidence, where it is the
    ontology that says so. ``connections`` is with how many things ``end`` is connected where it is
    a hub that the path only passes through, else 0.
    """

    start: Node
    relation: str
    end: Node
    outgoing: bool
    evidence: tuple[Evidence, ...]
    documents: int
    connections: int


@dataclass(frozen=True, slots=True)
class Connections:
    """How two things hang together: paths of a sort in order, the best first."""

    start: Node
    end: Node
    shortest: tuple[tuple[Step, ...], ...]
    surest: tuple[tuple[Step, ...], ...]


def connections(view: View, start: Node, end: Node) -> Connections:
    """At most ``PATHS`` paths with the fewest steps, and as many of the surest.

    None where the two do not hang together, or are the same thing.
    """
    net = network(view)
    one, other = net.rows.get(start.id), net.rows.get(end.id)
    if one is None or other is None or one == other:
        return Connections(start, end, (), ())
    fewest, surest = (
        tuple(tuple(_steps(view, net, path)) for path in _paths(costs, one, other))
        for costs in (net.steps, net.costs)
    )
    return Connections(start, end, fewest, surest)


def _paths(costs: csr_array, start: int, end: int) -> list[list[int]]:
    """The cheapest paths without loops, as rows; only those much dearer than the best are missed.

    A thing can lie on such a path only where it is near to both ends, so the search, Yen's, is in
    the small part of the network that is.
    """
    near: NDArray[np.float64] = dijkstra(costs, indices=[start, end]).sum(axis=0)
    best = near[end]
    if not np.isfinite(best):
        return []
    nearest = np.lexsort((np.arange(len(near)), near))[:NEARBY]
    kept = np.sort(nearest[near[nearest] <= SLACK * best])
    part = nx.from_scipy_sparse_array(costs[kept][:, kept])
    at = {int(row): number for number, row in enumerate(kept)}
    found = nx.shortest_simple_paths(part, at[start], at[end], weight="weight")
    return [[int(kept[number]) for number in path] for path in islice(found, PATHS)]


def _steps(view: View, net: Network, path: list[int]) -> Iterator[Step]:
    for start, end in pairwise(path):
        link = net.between(start, end)
        degree = int(net.degrees[end])
        passed = end != path[-1] and degree > HUB
        yield Step(
            start=view.node(net.ids[start]),
            relation=link.relation,
            end=view.node(net.ids[end]),
            outgoing=link.subject == net.ids[start],
            evidence=link.evidence,
            documents=len(view.sources(link.evidence)),
            connections=degree if passed else 0,
        )
