"""What ties trajectories of different departments: bottlenecks, and organisations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.draft import sort_evidence
from graph.questions.statements.said import all_said
from graph.questions.things.departments import Told, departments_of
from graph.questions.views.terms import ADDRESSED_TO, CONCERNS, OCCURS_IN, SINCE, UNTIL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

Departments = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pier:
    """A trajectory that a bridge rests on, who answers for what is told, and the quotes for it.

    ``told`` is the evidence that they are responsible, none where only the ontology says so.
    """

    trajectory: Node
    departments: tuple[Node, ...]
    told: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """What ties trajectories for which different departments are responsible.

    ``pairs`` is how many pairs of trajectories without a department in common it ties.
    """

    thing: Node
    departments: tuple[Node, ...]
    pairs: int
    documents: int
    piers: tuple[Pier, ...]


def find_bridges(view: View) -> list[Bridge]:
    """The bridges, what ties most pairs of trajectories first."""
    places = {**_of_bottlenecks(view), **_of_organisations(view)}
    found = [bridge for id_, told in places.items() if (bridge := _bridge(view, id_, told))]
    return sorted(
        found, key=lambda one: (-one.pairs, -one.documents, one.thing.title, one.thing.id)
    )


def _of_bottlenecks(view: View) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for edge in view.edges_of(OCCURS_IN):
        told = (Told(edge.object, one.via, one) for one in edge.evidence)
        found.setdefault(edge.subject, []).extend(told)
    return found


def _of_organisations(view: View) -> dict[str, list[Told]]:
    """For every organisation what is said of it about trajectories."""
    found: dict[str, list[Told]] = {}
    for said in all_said(view):
        for edge in said.outgoing(view, CONCERNS, ADDRESSED_TO):
            for one in said.trajectories:
                told = (Told(one, said.node.id, evidence) for evidence in edge.evidence)
                found.setdefault(edge.object, []).extend(told)
    return found


def _bridge(view: View, id_: str, told: Iterable[Told]) -> Bridge | None:
    places: dict[str, list[Told]] = {}
    for one in told:
        places.setdefault(view.root(one.trajectory), []).append(one)
    piers = [_pier(view, trajectory, some) for trajectory, some in places.items()]
    piers = [one for one in piers if one.departments]
    pairs = _separate_pairs(view, piers)
    if not pairs:
        return None
    departments = {one.id for pier in piers for one in pier.departments}
    evidence = [one for pier in piers for one in pier.evidence]
    return Bridge(
        thing=view.node(id_),
        departments=view.by_title(departments),
        pairs=pairs,
        documents=len(view.sources(evidence)),
        piers=tuple(sorted(piers, key=lambda one: (one.trajectory.title, one.trajectory.id))),
    )


def _pier(view: View, trajectory: str, told: Sequence[Told]) -> Pier:
    found = departments_of(view, told)
    return Pier(
        trajectory=view.node(trajectory),
        departments=tuple(view.node(one) for one in sorted(found)),
        told=sort_evidence(one for evidence in found.values() for one in evidence),
        evidence=sort_evidence(one.evidence for one in told),
    )


def _separate_pairs(view: View, piers: Iterable[Pier]) -> int:
    """How many pairs of trajectories have wholly different departments."""
    sets = Counter(frozenset(one.id for one in pier.departments) for pier in piers)
    return sum(
        sets[one] * sets[other]
        for one, other in combinations(sets, 2)
        if _are_separate(view, one, other)
    )


def _are_separate(view: View, one: Departments, other: Departments) -> bool:
    return all(
        first != second and _coexist(view, first, second) for first in one for second in other
    )


def _coexist(view: View, one: str, other: str) -> bool:
    """Whether both ever existed at once: else one may be what the other was called later."""
    return _starts_before_end(view, one, other) and _starts_before_end(view, other, one)


def _starts_before_end(view: View, one: str, other: str) -> bool:
    since, until = view.curated(one, SINCE), view.curated(other, UNTIL)
    return not since or not until or since[0] < until[0]
