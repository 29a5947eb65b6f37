"""The trajectories in time: when each ran, who is responsible, and what reports say of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.keeping import kept
from graph.questions.views.terms import ABOUT, POLARITY, PUBLISHED, RESPONSIBLE, TRAJECTORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

BEGAN, ENDED = "began", "ended"


@dataclass(frozen=True, slots=True)
class Course:
    """A trajectory, the years that the ontology knows of it, and what is said of it.

    ``lessons`` is how many there are by polarity; ``documents`` are the reports that speak of it,
    in order of publication, each with the number of its statements on it.
    """

    trajectory: Node
    began: str | None
    ended: str | None
    responsible: tuple[Node, ...]
    lessons: Mapping[str, int]
    statements: int
    documents: tuple[tuple[Node, int], ...]


@kept
def courses(view: View) -> tuple[Course, ...]:
    """Of every trajectory that reports tell of, what most is said of first."""
    found = [_course(view, one) for one in view.of_kind(TRAJECTORY)]
    told = [one for one in found if one.statements]
    return tuple(sorted(told, key=lambda one: (-one.statements, one.trajectory.title)))


def course(view: View, trajectory: Node) -> Course:
    """That of one trajectory."""
    return _course(view, trajectory)


def _course(view: View, trajectory: Node) -> Course:
    said = [view.nodes[edge.subject] for edge in view.incoming(trajectory.id, ABOUT)]
    told = [edge.evidence for edge in view.incoming(trajectory.id, ABOUT)]
    return Course(
        trajectory=trajectory,
        began=_year(view, trajectory, BEGAN),
        ended=_year(view, trajectory, ENDED),
        responsible=view.by_title(view.facts(trajectory.id, RESPONSIBLE)),
        lessons=Counter(one.get(POLARITY) or "" for one in said if one.kind == "Lesson"),
        statements=len(said),
        documents=_documents(view, told),
    )


def _year(view: View, trajectory: Node, name: str) -> str | None:
    told = trajectory.get(name) or next(iter(view.curated(trajectory.id, name)), None)
    return None if told is None else told[:4]


def _documents(view: View, told: Iterable[Iterable[Evidence]]) -> tuple[tuple[Node, int], ...]:
    number = Counter(
        document for evidence in told for document in {view.document(one) for one in evidence}
    )
    order = sorted(number, key=lambda id_: (view.documents[id_].get(PUBLISHED) or "9", id_))
    return tuple((view.documents[id_], number[id_]) for id_ in order)
