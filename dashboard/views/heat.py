"""Bottlenecks by trajectory: where each occurs and where it went right, by how many documents."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from graph.decisions import overlay
from graph.questions.recurring import recurring
from graph.questions.views.keeping import kept
from graph.questions.views.terms import OCCURS_IN
from graph.support import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Decision, Evidence, Node
    from graph.questions.recurring import Occurrence, Recurrence
    from graph.questions.views.view import View

STEPS = 5  # of strength

Ties = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Side:
    """What is told, and in how many independent documents."""

    documents: int
    evidence: tuple[Evidence, ...]

    @property
    def doubtful(self) -> bool:
        """Whether nothing of it is sure enough to take as it stands."""
        return is_doubtful(self.evidence)


@dataclass(frozen=True, slots=True)
class Cell:
    """That a bottleneck occurs in a trajectory (``wrong``), and that it went well (``right``)."""

    wrong: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Heat:
    """The map: ``cells`` by the IRIs of bottleneck and trajectory, none where nothing is told.

    The most widespread bottlenecks come first, and the trajectories that most documents tell of;
    what is part of a trajectory is told of the whole, as recurrence counts it.
    """

    bottlenecks: tuple[Node, ...]
    trajectories: tuple[Node, ...]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def most(self) -> int:
        """The largest number of documents by which one bottleneck occurs in one trajectory."""
        return max((one.wrong.documents for one in self.cells.values()), default=0)

    def step(self, documents: int) -> int:
        """The strength of so many documents, from 0 (none) to ``STEPS``; few are never strong."""
        return ceil(STEPS * documents / max(self.most, STEPS))

    def ranges(self) -> list[tuple[int, int]]:
        """From and to which number of documents each strength is, as far as it occurs.

        >>> evidence = Cell(Side(7, ()), Side(0, ()))
        >>> Heat((), (), {("urn:k", "urn:t"): evidence}).ranges()
        [(1, 1), (2, 2), (3, 4), (5, 5), (6, 7)]
        """
        whole = max(self.most, STEPS)
        steps = [(at * whole // STEPS + 1, (at + 1) * whole // STEPS) for at in range(STEPS)]
        return [(first, last) for first, last in steps if first <= self.most]


@kept
def heat(view: View) -> Heat:
    """The map of all bottlenecks and trajectories that reports tell of together."""
    rows = [one for one in recurring(view) if one.placed]
    cells = {
        (one.bottleneck.id, trajectory): cell
        for one in rows
        for trajectory, cell in _cells(view, one).items()
    }
    return Heat(tuple(one.bottleneck for one in rows), _trajectories(view, cells), cells)


def accepted_ties(view: View, decisions: Iterable[Decision]) -> Ties:
    """The bottlenecks and whole trajectories of which a person accepted that they go together."""
    accepted = (target.split(" ") for target in overlay(decisions).accepted)
    return frozenset(
        (parts[0], view.root(parts[2])) for parts in accepted if parts[1:2] == [OCCURS_IN]
    )


def _cells(view: View, one: Recurrence) -> dict[str, Cell]:
    wrong, right = by_whole(view, one.occurrences), by_whole(view, one.right)
    return {
        id_: Cell(_side(view, wrong.get(id_, ())), _side(view, right.get(id_, ())))
        for id_ in wrong | right
    }


def by_whole(view: View, occurrences: Iterable[Occurrence]) -> dict[str, tuple[Evidence, ...]]:
    """What is told of each whole trajectory, that of its parts too, by IRI."""
    found: dict[str, list[Evidence]] = {}
    for one in occurrences:
        found.setdefault(view.root(one.trajectory.id), []).extend(one.evidence)
    return {id_: tuple(told) for id_, told in found.items()}


def _side(view: View, evidence: tuple[Evidence, ...]) -> Side:
    return Side(len(view.sources(evidence)), evidence)


def _trajectories(view: View, cells: Mapping[tuple[str, str], Cell]) -> tuple[Node, ...]:
    """By how many documents tell of them, then by how many bottlenecks are told of them."""
    sources: dict[str, set[str]] = {}
    filled: dict[str, int] = {}
    for (_, id_), cell in cells.items():
        told = view.sources((*cell.wrong.evidence, *cell.right.evidence))
        sources.setdefault(id_, set()).update(told)
        filled[id_] = filled.get(id_, 0) + 1
    nodes = map(view.node, sources)
    return tuple(
        sorted(nodes, key=lambda one: (-len(sources[one.id]), -filled[one.id], one.title, one.id))
    )
