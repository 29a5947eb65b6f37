"""Two or more trajectories side by side: what each has, and what they have in common.

What went wrong or right in a part of a trajectory counts with it, as on a map; who is responsible
for a part, and what else it has, does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.statements.themes import right_ones
from graph.questions.views.families import family
from graph.questions.views.terms import (
    ABOUT,
    BOTTLENECK,
    EXECUTED_BY,
    OCCURS_IN,
    RESPONSIBLE,
    SHOWS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.model import Node
    from graph.questions.views.view import View

    Find = Callable[[View, str], Iterable[str]]  # what one trajectory has of a sort

RELATIONS = (RESPONSIBLE, EXECUTED_BY, "investigatedBy", "basedOn", "hasNeed")
WRONG, RIGHT = "wrong", "right"
OWN = RELATIONS  # what a whole does not have of its parts


@dataclass(frozen=True, slots=True)
class Row:
    """What each of the trajectories has of one sort; ``name`` is a relation or one of ours."""

    name: str
    cells: tuple[tuple[Node, ...], ...]

    @property
    def shared(self) -> frozenset[str]:
        """The IRIs of what more than one of them has."""
        ids = [one.id for cell in self.cells for one in cell]
        return frozenset(one for one in ids if ids.count(one) > 1)


def comparison(view: View, trajectories: Sequence[Node]) -> list[Row]:
    """A row for each sort of thing that any of them has."""
    sorts: list[tuple[str, Find]] = [
        (WRONG, _wrong),
        (RIGHT, _right),
        *((name, _related(name)) for name in RELATIONS),
    ]
    rows = [
        Row(name, tuple(view.by_title(_found(view, one, name, find)) for one in trajectories))
        for name, find in sorts
    ]
    return [row for row in rows if any(row.cells)]


def _found(view: View, trajectory: Node, name: str, find: Find) -> set[str]:
    """What is found of the trajectory, and of all that is part of it where that counts with it."""
    ids = (trajectory.id,) if name in OWN else family(view, trajectory.id)
    return {one for id_ in ids for one in find(view, id_)}


def _wrong(view: View, trajectory: str) -> Iterable[str]:
    """The bottlenecks that occur in it."""
    return (edge.subject for edge in view.incoming(trajectory, OCCURS_IN))


def _right(view: View, trajectory: str) -> Iterable[str]:
    """The bottlenecks of which a report says that this went well there."""
    for edge in view.incoming(trajectory, ABOUT):
        if edge.subject in right_ones(view):
            for shown in view.outgoing(edge.subject, *SHOWS):
                if view.node(shown.object).kind == BOTTLENECK:
                    yield shown.object


def _related(name: str) -> Find:
    return lambda view, trajectory: view.facts(trajectory, name)
