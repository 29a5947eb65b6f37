"""What was known when: the lessons on the shelf about a thing or words, and before a failure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.statements.said import all_said, said_of
from graph.questions.views.dates import certain, first_day, months_between
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import (
    ABOUT,
    BEGAN,
    LESSON,
    OCCURS_IN,
    RECOMMENDATION,
    SHOWS,
    TRAJECTORY,
)
from graph.stems import stems
from graph.store import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Evidence, Node
    from graph.questions.statements.said import Said
    from graph.questions.views.view import View

TAUGHT = (LESSON, RECOMMENDATION)  # what can be known beforehand; a measure is what was done


@dataclass(frozen=True, slots=True)
class Known:
    """A lesson or recommendation, when it was first published and about which trajectories.

    ``months`` is how long before the trajectory that was asked about, for certain; ``confidence``
    how surely it shows the bottleneck. Both are ``None`` where that was not asked.
    """

    statement: Node
    date: str
    trajectories: tuple[Node, ...]
    evidence: tuple[Evidence, ...]
    months: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """When a trajectory began: ``curated`` by the ontology, else its first document's date."""

    date: str
    curated: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Foreknown:
    """A bottleneck of the trajectory, with what had been learned of it elsewhere before it began.

    ``first`` is the earliest of the ``lessons``, ``clearest`` the one that shows it most surely.
    ``documents`` counts the independent ones.
    """

    bottleneck: Node
    lessons: tuple[Known, ...]
    documents: int
    first: Known
    clearest: Known


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was known about ``words``, or the ``thing`` that they name; the earliest first.

    For a trajectory also what was known of its bottlenecks before its ``beginning``.
    """

    words: str
    thing: Node | None
    as_of: str | None
    lessons: tuple[Known, ...]
    beginning: Beginning | None
    foreknown: tuple[Foreknown, ...]


def known(view: View, words: str, thing: Node | None = None) -> Knowledge:
    """What the documents of the view had taught about the thing, else about the words.

    Words are found by their stems, all of which a lesson must hold.
    """
    said = _worded(view, words) if thing is None else said_of(view, thing.id)
    is_trajectory = thing is not None and thing.kind == TRAJECTORY
    beginning = _beginning(view, thing.id) if thing is not None and is_trajectory else None
    foreknown = _foreknown(view, thing.id, beginning) if thing is not None and beginning else ()
    return Knowledge(
        words=words,
        thing=thing,
        as_of=view.as_of,
        lessons=tuple(_known(view, one) for one in said if one.node.kind in TAUGHT),
        beginning=beginning,
        foreknown=tuple(foreknown),
    )


def _known(view: View, said: Said) -> Known:
    about = tuple(map(view.node, said.trajectories))
    return Known(said.node, said.date, about, said.evidence)


def _worded(view: View, words: str) -> tuple[Said, ...]:
    """The statements that hold every one of the words."""
    held = [_holders(view).get(stem, frozenset()) for stem in set(stems(words))]
    said = all_said(view)
    return tuple(said[at] for at in sorted(frozenset.intersection(*held))) if held else ()


@kept
def _holders(view: View) -> Mapping[str, frozenset[int]]:
    """At which places in ``all_said`` each stem stands."""
    found: dict[str, set[int]] = {}
    for at, said in enumerate(all_said(view)):
        for stem in stems(said.node.get("text") or ""):
            found.setdefault(stem, set()).add(at)
    return {stem: frozenset(places) for stem, places in found.items()}


def _beginning(view: View, trajectory: str) -> Beginning | None:
    """By the ontology, else by the first document on it; ``None`` where neither tells."""
    concept = view.schema.concepts.get(trajectory)
    began = None if concept is None else concept.first(BEGAN)
    if began is not None:
        return Beginning(began, curated=True, evidence=())
    told = [
        one
        for part in family(view, trajectory)
        for edge in view.incoming(part, ABOUT, OCCURS_IN)
        for one in edge.evidence
        if view.date(one)
    ]
    if not told:
        return None
    first = min(told, key=lambda one: (certain(view.date(one)), one.passage))
    return Beginning(view.date(first), curated=False, evidence=(first,))


def _foreknown(view: View, trajectory: str, beginning: Beginning) -> Iterable[Foreknown]:
    """For each of its bottlenecks what was known elsewhere, what was known longest first."""
    root = view.root(trajectory)
    named = {
        edge.subject for part in family(view, trajectory) for edge in view.incoming(part, OCCURS_IN)
    }
    found = [
        _of_bottleneck(view, bottleneck, lessons)
        for bottleneck in sorted(named)
        if (lessons := list(_before(view, bottleneck, root, beginning.date)))
    ]
    return sorted(
        found, key=lambda one: (-(one.first.months or 0), -one.documents, one.bottleneck.title)
    )


def _before(view: View, bottleneck: str, root: str, began: str) -> Iterable[Known]:
    """The lessons on the bottleneck about other trajectories, published before that day."""
    for said in said_of(view, bottleneck):
        elsewhere = said.roots and root not in said.roots
        earlier = said.date and last_day(said.date) < first_day(began)
        if said.node.kind in TAUGHT and elsewhere and earlier:
            yield Known(
                statement=said.node,
                date=said.date,
                trajectories=tuple(map(view.node, said.trajectories)),
                evidence=said.evidence,
                months=months_between(said.date, began),
                confidence=_confidence(view, said, bottleneck),
            )


def _confidence(view: View, said: Said, bottleneck: str) -> float:
    meant = family(view, bottleneck)
    edges = (edge for edge in said.outgoing(view, *SHOWS) if edge.object in meant)
    return max(one.confidence for edge in edges for one in edge.evidence)


def _of_bottleneck(view: View, bottleneck: str, lessons: list[Known]) -> Foreknown:
    """Of the lessons of one day the clearest is the first."""

    def clarity(one: Known) -> tuple[float, str, str]:
        return -(one.confidence or 0), last_day(one.date), one.statement.id

    return Foreknown(
        bottleneck=view.node(bottleneck),
        lessons=tuple(lessons),
        documents=len({one for lesson in lessons for one in view.sources(lesson.evidence)}),
        first=min(lessons, key=lambda one: (last_day(one.date), clarity(one))),
        clearest=min(lessons, key=clarity),
    )
