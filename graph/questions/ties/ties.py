"""Trajectories and the bottlenecks that occur in them, as a graph of two sorts of nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.draft import sort_evidence
from graph.questions.views.terms import OCCURS_IN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

WEIGHT, TIE = "weight", "tie"


@dataclass(frozen=True, slots=True)
class Tie:
    """That a bottleneck occurs in a trajectory, by so many independent documents."""

    trajectory: Node
    bottleneck: Node
    documents: int
    evidence: tuple[Evidence, ...]


def find_ties(view: View) -> list[Tie]:
    """Every tie, by IRI; what is told of a part is told of the whole trajectory."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for edge in view.edges_of(OCCURS_IN):
        found.setdefault((view.root(edge.object), edge.subject), []).extend(edge.evidence)
    return [
        Tie(
            view.node(trajectory),
            view.node(bottleneck),
            len(view.sources(told)),
            sort_evidence(told),
        )
        for (trajectory, bottleneck), told in sorted(found.items())
    ]


def make_graph(ties: Iterable[Tie]) -> nx.Graph[str]:
    """The graph of the ties, always made in the same order; an edge weighs its documents."""
    graph: nx.Graph[str] = nx.Graph()
    for tie in ties:
        graph.add_edge(tie.trajectory.id, tie.bottleneck.id, weight=tie.documents, tie=tie)
    return graph


def ordered_parts(graph: nx.Graph[str]) -> list[nx.Graph[str]]:
    """The connected parts, the largest first, each with its nodes and edges in one order."""
    parts = sorted(map(sorted, nx.connected_components(graph)), key=lambda one: (-len(one), one))
    return [_ordered(graph, part) for part in parts]


def _ordered(graph: nx.Graph[str], part: Iterable[str]) -> nx.Graph[str]:
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(part)
    for one in found:
        found.add_edges_from((one, other, graph.edges[one, other]) for other in sorted(graph[one]))
    return found
