"""Related trajectories: the others ranked, with every reason and what it adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.likeness.likeness import likeness
from graph.questions.likeness.nearest import nearest
from graph.questions.likeness.reasons import RELATED
from ontology.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.model import Node
    from graph.questions.likeness.nearest import Related
    from graph.questions.likeness.reasons import Reason
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Relations:
    """What is related to a trajectory, and its family: what it is part of, and what of it.

    ``number`` is how many are related in all.
    """

    trajectory: Node
    family: tuple[Node, ...]
    related: tuple[Related, ...]
    number: int


def related(view: View, trajectory: str, most: int, without: Collection[Reason] = ()) -> Relations:
    """The ``most`` trajectories that are most related, by all reasons but these.

    Those of which reports tell come first, and then the nearest.
    A trajectory that was not known yet, or that was rejected, raises NotFoundError.
    """
    found = likeness(view)
    if trajectory not in found.known.roots:
        raise NotFoundError(f"{trajectory}: dit traject is verworpen, of toen nog niet bekend.")
    family = found.known.families[found.known.roots[trajectory]]
    others = set(found.known.ids) - set(family)
    reasons = [one for one in RELATED if one not in without]
    near, number = nearest(found, found.portrait(trajectory), reasons, others, most)
    return Relations(
        trajectory=view.node(trajectory),
        family=tuple(view.node(one) for one in family if one != trajectory),
        related=near,
        number=number,
    )
