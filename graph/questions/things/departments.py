"""Which departments are responsible for what is told of trajectories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.terms import ADDRESSED_TO, CONCERNS, RESPONSIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Evidence
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement, by IRI where it is known, tells of a trajectory, and where it stands."""

    trajectory: str
    statement: str | None
    evidence: Evidence


def departments_of(view: View, told: Iterable[Told]) -> Mapping[str, tuple[Evidence, ...]]:
    """Who is responsible for what is told, by IRI, each with the evidence that they are.

    Of a part of which nobody is known to be responsible it is who is for the whole; where a
    statement names some of those, the others have no part in it. What only the ontology says has no
    evidence.
    """
    found: dict[str, tuple[Evidence, ...]] = {}
    for trajectory, statement in sorted({(one.trajectory, one.statement or "") for one in told}):
        facts = view.facts(trajectory, RESPONSIBLE)
        facts = facts or view.facts(view.root(trajectory), RESPONSIBLE)
        edges = view.outgoing(statement, CONCERNS, ADDRESSED_TO) if statement else ()
        named = {edge.object for edge in edges} & facts.keys()
        found.update({id_: facts[id_] for id_ in named or facts})
    return found
