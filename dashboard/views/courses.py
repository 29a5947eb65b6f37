"""The trajectories in time: when each ran, who is responsible, and what reports say of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ABOUT,
    LESSON,
    PHASE,
    POLARITY,
    PUBLISHED,
    QUANTIFIES,
    RESPONSIBLE,
    STATEMENT,
    TRAJECTORY,
)
from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Edge, Node
    from graph.questions.views.view import View
    from ontology.schema import Schema

BEGAN, ENDED = "began", "ended"
CLOSED = f"{IDENTIFIERS}trajectfase/afgerond"  # the last phase


class Moment(NamedTuple):
    """A document, and how many statements on a trajectory it holds."""

    document: Node
    statements: int


@dataclass(frozen=True, slots=True)
class Course:
    """A trajectory, the years and the phase that the ontology knows of it, and what is said of it.

    ``lessons`` is how many there are by polarity; ``documents`` are the reports that speak of it,
    or give an amount for it, in order of publication. ``named`` are the IRIs of those that do
    neither, and name it.
    """

    trajectory: Node
    began: str | None
    ended: str | None
    phase: Node | None
    responsible: tuple[Node, ...]
    lessons: Mapping[str, int]
    statements: int
    documents: tuple[Moment, ...]
    named: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it is over, in a year that is known or not."""
        return self.ended is not None or (self.phase is not None and self.phase.id == CLOSED)

    @property
    def told(self) -> tuple[str, ...]:
        """The years in which reports on it appeared, the first first."""
        days = (one.document.get(PUBLISHED) for one in self.documents)
        return tuple(sorted({day[: len("2019")] for day in days if day}))


@kept
def courses(view: View) -> tuple[Course, ...]:
    """Of every trajectory that reports name, what most is said of first."""
    found = [course(view, one) for one in view.of_kind(TRAJECTORY)]
    return tuple(sorted(found, key=lambda one: (-one.statements, one.trajectory.title)))


def course(view: View, trajectory: Node) -> Course:
    """That of one trajectory."""
    told, figures = (view.incoming(trajectory.id, one) for one in (ABOUT, QUANTIFIES))
    said = [view.nodes[edge.subject] for edge in told]
    moments = _moments(view, told, figures)
    naming = {view.document(one) for one in trajectory.evidence}
    return Course(
        trajectory=trajectory,
        began=_year(view, trajectory, BEGAN),
        ended=_year(view, trajectory, ENDED),
        phase=next(map(view.node, view.curated(trajectory.id, PHASE)), None),
        responsible=view.by_title(view.facts(trajectory.id, RESPONSIBLE)),
        lessons=Counter(one.get(POLARITY) or "" for one in said if one.kind == LESSON),
        statements=len(said),
        documents=moments,
        named=tuple(sorted(naming - {one.document.id for one in moments})),
    )


def _year(view: View, trajectory: Node, name: str) -> str | None:
    told = trajectory.get(name) or next(iter(view.curated(trajectory.id, name)), None)
    return None if told is None else told[:4]


def _moments(view: View, told: Iterable[Edge], figures: Iterable[Edge]) -> tuple[Moment, ...]:
    """The documents behind the edges, in order of publication, those without a date last.

    One that gives only ``figures`` holds no statements.
    """
    number = Counter(
        document for edge in told for document in {view.document(one) for one in edge.evidence}
    )
    given = {view.document(one) for edge in figures for one in edge.evidence}
    order = sorted(
        {*number, *given}, key=lambda id_: (view.documents[id_].get(PUBLISHED) or "9", id_)
    )
    return tuple(Moment(view.documents[id_], number[id_]) for id_ in order)


def has_course(schema: Schema, kind: str) -> bool:
    """Whether statements can be about a thing of ``kind``."""
    relation = schema.relation(ABOUT)
    return STATEMENT in relation.domain and kind in relation.range
