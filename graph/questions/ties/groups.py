"""Groups of trajectories and bottlenecks that are tied more with one another than with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graph.questions.ties.ties import TIE, WEIGHT, ordered_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Node
    from graph.questions.ties.ties import Tie

RUNS = 20  # of the Louvain method, each from another fixed start
TOGETHER = 0.9  # part of the runs in which members of a group come together
SMALLEST = 6  # trajectories that hang together, to look for groups in
CLEAR = 0.3  # modularity from which groups are usually called clear (Newman & Girvan, 2004)

Partition = list[set[str]]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of at least two trajectories, the most characteristic members first, and its ties.

    ``within`` is the part of the weight of its members' ties that stays within the group.
    """

    trajectories: tuple[Node, ...]
    bottlenecks: tuple[Node, ...]
    within: float
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups in one connected part of the graph, the largest first.

    ``modularity``, at most 1, is how much more the ties stay within groups than by chance, and
    ``clear`` whether that is much. ``loose`` are the trajectories that belong to no group.
    """

    groups: tuple[Group, ...]
    loose: tuple[Node, ...]
    modularity: float
    clear: bool


def find_groupings(graph: nx.Graph[str], trajectories: Iterable[str]) -> Iterator[Grouping]:
    """The groups of every connected part that is large enough, the largest part first.

    Each part is divided by itself, so that what is not tied to it does not matter to it. A group
    is what came together in nearly all runs, as one run depends on its start. Source:
    Lancichinetti & Fortunato, *Consensus clustering in complex networks* (2012).
    """
    wanted = set(trajectories)
    for part in ordered_parts(graph):
        if len(wanted.intersection(part)) >= SMALLEST:
            yield _grouping(part, wanted)


def _grouping(part: nx.Graph[str], trajectories: set[str]) -> Grouping:
    runs: list[Partition] = [
        nx.community.louvain_communities(part, weight=WEIGHT, seed=seed) for seed in range(RUNS)
    ]
    modularity = max(nx.community.modularity(part, run, weight=WEIGHT) for run in runs)
    found = [
        _group(part, members, trajectories)
        for members in _together(list(part), runs)
        if len(members & trajectories) > 1 and members - trajectories
    ]
    held = {one.id for group in found for one in group.trajectories}
    ends = {data[TIE].trajectory.id: data[TIE].trajectory for *_, data in part.edges(data=True)}
    return Grouping(
        groups=tuple(sorted(found, key=lambda one: (-len(one.ties), one.trajectories[0].id))),
        loose=tuple(one for id_, one in sorted(ends.items()) if id_ not in held),
        modularity=round(float(modularity), 2),
        clear=bool(modularity >= CLEAR),
    )


def _together(members: list[str], runs: Iterable[Partition]) -> Iterator[set[str]]:
    """The members that came together in nearly all runs."""
    labels = np.array([_labels(members, run) for run in runs])  # (runs, members)
    alike = np.mean(labels[:, :, None] == labels[:, None, :], axis=0) >= TOGETHER
    for found in nx.connected_components(nx.from_numpy_array(alike)):
        yield {members[at] for at in found}


def _labels(members: Iterable[str], run: Partition) -> list[int]:
    """The number of the community of every member."""
    numbers = {one: number for number, community in enumerate(run) for one in community}
    return [numbers[one] for one in members]


def _group(part: nx.Graph[str], members: set[str], trajectories: set[str]) -> Group:
    inner = part.subgraph(members)
    inside = dict(inner.degree(weight=WEIGHT))
    whole = dict(part.degree(members, weight=WEIGHT))
    # Most characteristic is what has much weight, and much of it within.
    order = sorted(members, key=lambda one: (-(inside[one] ** 2) / whole[one], one))
    named = {
        one.id: one
        for *_, data in part.edges(members, data=True)
        for one in (data[TIE].trajectory, data[TIE].bottleneck)
    }
    ties = [data[TIE] for *_, data in inner.edges(data=True)]
    return Group(
        trajectories=tuple(named[one] for one in order if one in trajectories),
        bottlenecks=tuple(named[one] for one in order if one not in trajectories),
        within=round(sum(inside.values()) / sum(whole.values()), 2),
        ties=tuple(
            sorted(ties, key=lambda one: (-one.documents, one.trajectory.id, one.bottleneck.id))
        ),
    )
