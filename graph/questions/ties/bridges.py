"""What ties trajectories of different departments: bottlenecks, and organisations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.draft import sort_evidence
from graph.questions.statements.said import all_said
from graph.questions.views.terms import ADDRESSED_TO, CONCERNS, RESPONSIBLE, SINCE, UNTIL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Evidence, Node
    from graph.questions.ties.ties import Tie
    from graph.questions.views.view import View

Departments = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pier:
    """A trajectory that a bridge rests on, who is responsible for it, and the quotes for the tie.

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


def find_bridges(view: View, ties: Iterable[Tie]) -> list[Bridge]:
    """The bridges, what ties most pairs of trajectories first."""
    places = {**_of_bottlenecks(ties), **_of_organisations(view)}
    found = [bridge for id_, told in places.items() if (bridge := _bridge(view, id_, told))]
    return sorted(
        found, key=lambda one: (-one.pairs, -one.documents, one.thing.title, one.thing.id)
    )


def _of_bottlenecks(ties: Iterable[Tie]) -> dict[str, dict[str, list[Evidence]]]:
    found: dict[str, dict[str, list[Evidence]]] = {}
    for tie in ties:
        found.setdefault(tie.bottleneck.id, {})[tie.trajectory.id] = list(tie.evidence)
    return found


def _of_organisations(view: View) -> dict[str, dict[str, list[Evidence]]]:
    """For every organisation the trajectories that what is said of it is about."""
    found: dict[str, dict[str, list[Evidence]]] = {}
    for said in all_said(view):
        for edge in said.outgoing(view, CONCERNS, ADDRESSED_TO) if said.roots else ():
            places = found.setdefault(edge.object, {})
            for root in said.roots:
                places.setdefault(root, []).extend(edge.evidence)
    return found


def _bridge(view: View, id_: str, places: Mapping[str, list[Evidence]]) -> Bridge | None:
    piers = [_pier(view, trajectory, told) for trajectory, told in places.items()]
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


def _pier(view: View, trajectory: str, evidence: Iterable[Evidence]) -> Pier:
    facts = view.facts(trajectory, RESPONSIBLE)
    return Pier(
        trajectory=view.node(trajectory),
        departments=tuple(view.node(one) for one in sorted(facts)),
        told=sort_evidence(one for told in facts.values() for one in told),
        evidence=sort_evidence(evidence),
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
