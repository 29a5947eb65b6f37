"""Signals: documents since a date in which an earlier failure of others is seen again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.meaning import load_meaning
from graph.questions.likeness.likeness import Portrait, Texts, likeness
from graph.questions.likeness.nearest import ranked, related_by
from graph.questions.likeness.reasons import REPEATED, Reason
from graph.questions.likeness.traits import gather, trajectories_of
from graph.questions.likeness.wording import mean
from graph.questions.statements.themes import is_wrong
from graph.questions.views.terms import ABOUT, CONCERNS, LESSON, SHOWS
from graph.questions.views.view import KEPT, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graph.model import Node
    from graph.questions.likeness.likeness import Likeness
    from graph.questions.likeness.nearest import Related
    from graph.questions.likeness.traits import Trait

FAILURES = 3  # told of a document


@dataclass(frozen=True, slots=True)
class Signal:
    """A document, and the earlier failures of others that it resembles, the nearest first."""

    document: Node
    failures: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """What was found in ``looked_at`` documents since a day, the strongest first.

    ``resembling`` is how many of them resemble a failure, also where not all are told.
    ``failures`` is how many independent trajectories had gone wrong by then.
    """

    since: str
    looked_at: int
    failures: int
    resembling: int
    found: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A document with its portrait, and the failures that it resembles, the nearest first."""

    document: Node
    portrait: Portrait
    failures: tuple[str, ...]
    scores: NDArray[np.float64]
    strength: float


def signals(view: View, since: str, most: int) -> Signals:
    """The ``most`` documents since a day (ISO 8601) that most resemble what failed before it.

    A document that says what an earlier one says already is no signal, nor is one on the same
    trajectory.
    """
    known = likeness(_before(view, since))
    looked_at, matches = _matches(view, since)
    return Signals(
        since=since,
        looked_at=looked_at,
        failures=len(_failed(known)),
        resembling=len(matches),
        found=tuple(_signal(known, one) for one in matches[:most]),
    )


def _signal(known: Likeness, match: _Match) -> Signal:
    failures = (
        related_by(known, match.portrait, one, REPEATED, match.scores) for one in match.failures
    )
    return Signal(match.document, tuple(failures))


@lru_cache(maxsize=KEPT)
def _matches(view: View, since: str) -> tuple[int, tuple[_Match, ...]]:
    """How many documents are new, and those that resemble a failure, the strongest first."""
    known = likeness(_before(view, since))
    failed, said = _failed(known), _negative(view)
    new = [id_ for id_ in view.documents if _is_new(view, known.view, id_)]
    found = [_match(view, known, view.documents[id_], said.get(id_, ()), failed) for id_ in new]
    strong = (one for one in found if one.failures)
    order = sorted(strong, key=lambda one: (-one.strength, one.document.title, one.document.id))
    return len(new), tuple(order)


def _failed(known: Likeness) -> set[str]:
    """The independent trajectories of which it is told that they went wrong."""
    traits = known.known.traits
    return {root for root in known.known.families if traits[root].get(Reason.BOTTLENECK)}


@lru_cache(maxsize=KEPT)
def _before(view: View, since: str) -> View:
    """What was known on the eve."""
    return View(view.schema, view.content, (date.fromisoformat(since) - timedelta(1)).isoformat())


def _is_new(view: View, before: View, document: str) -> bool:
    """Whether it appeared since, and says something of its own."""
    dated = view.documents[document].get("published") is not None
    return dated and document not in before.documents and view.originals[document] == document


def _negative(view: View) -> Mapping[str, Sequence[Node]]:
    """The lessons of each document on what went wrong."""
    found: dict[str, list[Node]] = {}
    for one in view.statements:
        if one.kind == LESSON and is_wrong(one):
            found.setdefault(view.document(one.evidence[0]), []).append(one)
    return found


def _match(
    view: View, known: Likeness, document: Node, said: Sequence[Node], failed: set[str]
) -> _Match:
    roots = known.known.roots
    about = {edge.object for one in said for edge in view.outgoing(one.id, ABOUT)}
    own = {roots.get(one, one) for one in about}
    texts = [one.get("text") or "" for one in said]
    rows, vectors = known.wording.rows(texts), load_meaning().vectors(texts)
    portrait = Portrait(
        traits=gather(_traits(view, said)),
        text=mean(rows),
        said=tuple(said),
        sentences=rows,
        subject=known.subjects[:0],
        vectors=vectors,
        texts=Texts(curated=False, documents=(document,)),
    )
    scores = known.scores(portrait, REPEATED)
    repeated = scores[:, REPEATED.index(Reason.BOTTLENECK)] > 0
    near = [
        one for one in ranked(known, scores) if one in failed - own and repeated[known.rows[one]]
    ]
    strength = float(scores[known.rows[near[0]]].sum()) if near else 0.0
    return _Match(document, portrait, tuple(near[:FAILURES]), scores, round(strength, 6))


def _traits(view: View, said: Iterable[Node]) -> Iterable[Trait]:
    """The bottlenecks that the statements show, and the kinds of organisation they concern."""
    for one in said:
        for edge in view.outgoing(one.id, *SHOWS):
            yield Reason.BOTTLENECK, edge.object, edge.evidence
        for edge in view.outgoing(one.id, CONCERNS):
            yield from trajectories_of(view).kinds(edge.object, edge.evidence)
