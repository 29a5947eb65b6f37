"""Signals: documents since a date in which an earlier failure of others is seen again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.questions.likeness import Portrait, likeness
from graph.questions.nearest import nearest
from graph.questions.reasons import REPEATED, Reason
from graph.questions.told import is_right
from graph.questions.traits import LESSON, gather, trajectories_of
from graph.questions.view import ABOUT, CONCERNS, KEPT, SHOWS, View
from graph.questions.wording import mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Node
    from graph.questions.likeness import Likeness
    from graph.questions.nearest import Related
    from graph.questions.traits import Trait

FAILURES = 3  # told of a document


@dataclass(frozen=True, slots=True)
class Signal:
    """A document, and the earlier failures of others that it resembles, the nearest first."""

    document: Node
    failures: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """What was found in ``looked_at`` documents since a day, the strongest first.

    ``failures`` is how many independent trajectories had gone wrong by then.
    """

    since: str
    looked_at: int
    failures: int
    found: tuple[Signal, ...]


def signals(view: View, since: str, most: int) -> Signals:
    """The ``most`` documents since a day (ISO 8601) that most resemble what failed before it.

    A document that says what an earlier one says already is no signal, nor is one on the same
    trajectory.
    """
    known = likeness(_before(view, since))
    failed = {known.known.roots[one] for one in known.known.ids if _bottlenecks(known, one)}
    new = [id_ for id_ in view.documents if _is_new(view, known.view, id_)]
    said = _negative(view)
    found = [_signal(view, known, view.documents[id_], said.get(id_, ()), failed) for id_ in new]
    strongest = sorted(
        (one for one in found if one.failures),
        key=lambda one: (-one.failures[0].score, one.document.title, one.document.id),
    )
    return Signals(since, len(new), len(failed), tuple(strongest[:most]))


@lru_cache(maxsize=KEPT)
def _before(view: View, since: str) -> View:
    """What was known on the eve."""
    return View(view.schema, view.content, (date.fromisoformat(since) - timedelta(1)).isoformat())


def _is_new(view: View, before: View, document: str) -> bool:
    """Whether it appeared since, and says something of its own."""
    dated = view.documents[document].get("published") is not None
    return dated and document not in before.documents and view.originals[document] == document


def _bottlenecks(known: Likeness, trajectory: str) -> bool:
    return bool(known.known.traits[trajectory].get(Reason.BOTTLENECK))


def _negative(view: View) -> Mapping[str, Sequence[Node]]:
    """The lessons of each document on what went wrong."""
    found: dict[str, list[Node]] = {}
    for one in view.statements:
        if one.kind == LESSON and not is_right(one):
            found.setdefault(view.document(one.evidence[0]), []).append(one)
    return found


def _signal(
    view: View, known: Likeness, document: Node, said: Sequence[Node], failed: set[str]
) -> Signal:
    own = {
        known.known.roots.get(edge.object, edge.object)
        for one in said
        for edge in view.outgoing(one.id, ABOUT)
    }
    rows = known.wording.rows([one.get("text") or "" for one in said])
    portrait = Portrait(gather(_traits(view, said)), mean(rows), tuple(said), rows)
    failures = nearest(known, portrait, REPEATED, failed - own, FAILURES)
    return Signal(document, tuple(one for one in failures if _repeats(one)))


def _traits(view: View, said: Iterable[Node]) -> Iterable[Trait]:
    """The bottlenecks that the statements show, and the kinds of organisation they concern."""
    for one in said:
        for edge in view.outgoing(one.id, *SHOWS):
            yield Reason.BOTTLENECK, edge.object, edge.evidence
        for edge in view.outgoing(one.id, CONCERNS):
            yield from trajectories_of(view).kinds(edge.object, edge.evidence)


def _repeats(one: Related) -> bool:
    """Whether the same bottleneck is among the reasons."""
    return any(why.reason == Reason.BOTTLENECK for why in one.why)
