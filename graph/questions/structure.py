"""The structure of the graph: groups, central bottlenecks, bridges, and what hangs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy import sparse

from graph.questions.ties.bridges import Bridge, find_bridges
from graph.questions.ties.groups import Grouping, find_groupings
from graph.questions.ties.ties import TIE, Tie, find_ties, make_graph, ordered_parts
from graph.questions.views.keeping import kept
from graph.questions.views.terms import RESPONSIBLE, TRAJECTORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Node
    from graph.questions.views.view import View

PAIRS = 100  # of trajectories that hang together most
DIGITS = 6

Strengths = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Central:
    """How central a bottleneck is.

    ``between`` is the part of the shortest ways between two trajectories that lead over it, of
    the trajectories that it is connected with at all.
    """

    bottleneck: Node
    trajectories: int
    documents: int
    between: float
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A bottleneck that two trajectories share, which occurs in ``spread`` of all."""

    bottleneck: Node
    spread: int
    ties: tuple[Tie, Tie]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two trajectories that hang together, the rarest of what they share first.

    ``strength`` adds 1/(n - 1) for each bottleneck they share, n being the number of trajectories
    that it occurs in. Source: Newman, *Scientific collaboration networks II* (2001).
    """

    trajectories: tuple[Node, Node]
    strength: float
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to go by.

    ``pairs`` are of trajectories that share a bottleneck; ``parts`` have no tie to one another;
    ``loose`` are the trajectories in parts too small for groups; ``single`` the ties that rest on
    one document; ``tieless`` the trajectories that are named, but with no bottleneck; ``unowned``
    those with bottlenecks of which nobody is known to be responsible.
    """

    trajectories: int
    bottlenecks: int
    ties: int
    pairs: int
    parts: int
    loose: int
    single: int
    tieless: tuple[Node, ...]
    unowned: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """All of it; ``pairs`` are at most the ``PAIRS`` strongest."""

    size: Size
    groupings: tuple[Grouping, ...]
    central: tuple[Central, ...]
    bridges: tuple[Bridge, ...]
    pairs: tuple[Pair, ...]


@kept
def structure(view: View) -> Structure:
    """The structure of trajectories and bottlenecks; what is part of a trajectory counts as it."""
    ties = find_ties(view)
    graph = make_graph(ties)
    trajectories = sorted({tie.trajectory.id for tie in ties})
    groupings = tuple(find_groupings(graph, trajectories))
    strengths = _strengths(graph, trajectories)
    return Structure(
        size=_size(view, ties, graph, len(strengths), groupings),
        groupings=groupings,
        central=tuple(_central(view, graph, set(trajectories))),
        bridges=tuple(find_bridges(view)),
        pairs=tuple(_pairs(graph, strengths)),
    )


def _size(
    view: View,
    ties: Sequence[Tie],
    graph: nx.Graph[str],
    pairs: int,
    groupings: Sequence[Grouping],
) -> Size:
    trajectories = {tie.trajectory.id: tie.trajectory for tie in ties}
    divided = sum(
        len(found.loose) + sum(len(group.trajectories) for group in found.groups)
        for found in groupings
    )
    named = {view.root(one.id) for one in view.of_kind(TRAJECTORY)}
    return Size(
        trajectories=len(trajectories),
        bottlenecks=len(graph) - len(trajectories),
        ties=len(ties),
        pairs=pairs,
        parts=nx.number_connected_components(graph),
        loose=len(trajectories) - divided,
        single=sum(tie.documents == 1 for tie in ties),
        tieless=view.by_title(named - trajectories.keys()),
        unowned=view.by_title(one for one in trajectories if not view.facts(one, RESPONSIBLE)),
    )


def _central(view: View, graph: nx.Graph[str], trajectories: set[str]) -> list[Central]:
    """Every bottleneck, in most trajectories first."""
    found = []
    for part in ordered_parts(graph):
        ends = [one for one in part if one in trajectories]
        pairs = max(len(ends) * (len(ends) - 1) // 2, 1)
        between = nx.betweenness_centrality_subset(part, ends, ends)
        for id_ in part:
            if id_ not in trajectories:
                ties = tuple(part.edges[id_, one][TIE] for one in part[id_])
                found.append(_as_central(view, ties, between[id_] / pairs))
    return sorted(found, key=lambda one: (-one.trajectories, -one.between, one.bottleneck.title))


def _as_central(view: View, ties: tuple[Tie, ...], between: float) -> Central:
    told = [one for tie in ties for one in tie.evidence]
    return Central(
        bottleneck=ties[0].bottleneck,
        trajectories=len(ties),
        documents=len(view.sources(told)),
        between=round(between, DIGITS),
        ties=ties,
    )


def _strengths(graph: nx.Graph[str], trajectories: Sequence[str]) -> Strengths:
    """How strongly every two trajectories hang together that share a bottleneck."""
    bottlenecks = sorted(set(graph) - set(trajectories))
    if not bottlenecks:
        return {}
    held = nx.bipartite.biadjacency_matrix(graph, trajectories, bottlenecks, weight=None)
    spread = np.asarray(held.sum(axis=0)).ravel()
    shared = sparse.triu((held * (1 / np.maximum(spread - 1, 1))) @ held.T, k=1)
    return {
        (trajectories[row], trajectories[column]): round(float(strength), DIGITS)
        for row, column, strength in zip(shared.row, shared.col, shared.data, strict=True)
    }


def _pairs(graph: nx.Graph[str], strengths: Strengths) -> list[Pair]:
    """The pairs that hang together most, the strongest first."""
    strongest = sorted(strengths, key=lambda ends: (-strengths[ends], ends))[:PAIRS]
    return [_pair(graph, *ends, strengths[ends]) for ends in strongest]


def _pair(graph: nx.Graph[str], one: str, other: str, strength: float) -> Pair:
    shared = [
        Shared(ties[0].bottleneck, len(graph[id_]), ties)
        for id_ in set(graph[one]) & set(graph[other])
        for ties in [(graph.edges[one, id_][TIE], graph.edges[other, id_][TIE])]
    ]
    rarest = sorted(shared, key=lambda s: (s.spread, s.bottleneck.title, s.bottleneck.id))
    ends = rarest[0].ties[0].trajectory, rarest[0].ties[1].trajectory
    return Pair(ends, round(strength, 2), tuple(rarest))
