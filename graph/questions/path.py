"""The path: how two things hang together, by the fewest steps and by the surest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.ties.network import network

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from graph.model import Evidence, Node
    from graph.questions.ties.network import Network
    from graph.questions.views.view import View

PATHS = 3  # of each sort
SLACK = 1.5  # how much longer than the best a path may be
NEARBY = 2000  # things that are looked at between the two
TRIED = 12  # paths of which those over the same things are taken as one
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
    from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415 - slow to load, seldom wanted

    net = network(view)
    one, other = net.rows.get(start.id), net.rows.get(end.id)
    if one is None or other is None or one == other:
        return Connections(start, end, (), ())
    ends = one, other
    near = dijkstra(net.costs, indices=ends).sum(axis=0)
    steps = _hops(net.costs, one) + _hops(net.costs, other)
    fewest = _paths(net, net.steps, ends, np.lexsort((near, steps)), steps)
    surest = _paths(net, net.costs, ends, np.lexsort((steps, near)), near)
    told = (tuple(tuple(_steps(view, net, path)) for path in paths) for paths in (fewest, surest))
    return Connections(start, end, *told)


def _hops(links: csr_array, start: int) -> NDArray[np.float64]:
    """How many steps everything is away, (N,); infinitely many where it cannot be reached."""
    hops = np.full(links.shape[0], np.inf)
    front = np.arange(len(hops)) == start
    number = 0
    while front.any():
        hops[front] = number
        number += 1
        front = (links @ front.astype(float) > 0) & np.isinf(hops)
    return hops


def _paths(
    net: Network,
    costs: csr_array,
    ends: tuple[int, int],
    order: NDArray[np.intp],
    near: NDArray[np.float64],
) -> list[list[int]]:
    """The cheapest paths without loops, as rows; only those much dearer than the best are missed.

    ``near`` (N,) is how far each thing is from both ends together, ``order`` the things by that.
    One can lie on such a path only where it is near, so the search, Yen's, is among the nearest.
    Of paths over the same things, with other statements between them, the cheapest stands for all.
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, seldom wanted

    if not np.isfinite(near[ends[1]]):
        return []
    nearest = order[:NEARBY]
    kept = np.sort(nearest[near[nearest] <= SLACK * near[ends[1]]])
    part = nx.from_scipy_sparse_array(costs[kept][:, kept])
    start, end = np.searchsorted(kept, ends).tolist()
    between = set(np.flatnonzero(net.statements[kept]).tolist()) - {start, end}
    part.remove_nodes_from(between - _best_between(part, between))
    found: dict[tuple[int, ...], list[int]] = {}
    for path in islice(nx.shortest_simple_paths(part, start, end, weight="weight"), TRIED):
        over = tuple(row for row in path if row not in between)
        found.setdefault(over, kept[path].tolist())
    return list(found.values())[:PATHS]


def _best_between(part: nx.Graph[int], statements: set[int]) -> set[int]:
    """The statements that are the cheapest way between some two things."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for one in sorted(statements):
        ties = sorted((row, tie["weight"]) for row, tie in part[one].items())
        for (start, cost), (end, more) in combinations(ties, 2):
            way = cost + more, one
            best[start, end] = min(way, best.get((start, end), way))
    return {one for _, one in best.values()}


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
