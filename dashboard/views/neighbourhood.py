"""What there is to draw: the things a graph opens on, those that were added, and their edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.views.exploration import CAP
from dashboard.views.opening import open_on
from dashboard.views.reaching import among, reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.views.exploration import Exploration
    from dashboard.views.reaching import Reader
    from graph.model import Edge, Node

EXPANDED = 30  # things that are added at once


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The things to draw and the edges among them, the ontology's own without evidence.

    ``waves`` says with which expansion a thing came, 0 for what was there at first. ``more`` is
    how many things are connected to a thing and not drawn; ``unseen`` how many would have been
    there at first with more room; ``total`` how many a search found, or the ways between two.
    ``missing`` are the IRIs that were asked for and are not known.
    """

    seeds: tuple[Node, ...]
    nodes: tuple[Node, ...]
    waves: Mapping[str, int]
    edges: tuple[Edge, ...]
    more: Mapping[str, int]
    unseen: int
    total: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is left of a neighbourhood when the reader has hidden things and left out kinds."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def neighbourhood(reader: Reader, wanted: Exploration) -> Neighbourhood | None:
    """What there is to draw, at most ``CAP`` things; ``None`` where there is nothing to open on.

    What is hidden or left out is among it, so that nothing moves when it comes back.
    """
    opening = open_on(reader, wanted)
    if not opening.seeds:
        return None
    found = {node.id: node for node in opening.nodes[:CAP]}
    waves = dict.fromkeys(found, 0)
    for wave, id_ in enumerate(wanted.opened, 1):
        if id_ in found:
            taken, _ = reach(reader, [id_], found, min(EXPANDED, CAP - len(found)))
            found |= taken
            waves |= dict.fromkeys(taken, wave)
    return Neighbourhood(
        seeds=opening.seeds,
        nodes=tuple(found.values()),
        waves=waves,
        edges=tuple(among(reader, found)),
        more={id_: len(reader.neighbours(id_) - found.keys()) for id_ in found},
        unseen=opening.unseen,
        total=opening.total,
        missing=tuple(id_ for id_ in wanted.asked if reader.node(id_) is None),
    )


def shown(around: Neighbourhood, wanted: Exploration) -> Shown:
    """The things and edges that are to be seen."""
    without, hidden = set(wanted.without), set(wanted.hidden)
    nodes = tuple(
        node for node in around.nodes if node.id not in hidden and node.kind not in without
    )
    seen = {node.id for node in nodes}
    edges = tuple(
        edge
        for edge in around.edges
        if edge.relation not in without and {edge.subject, edge.object} <= seen
    )
    return Shown(nodes, edges)
