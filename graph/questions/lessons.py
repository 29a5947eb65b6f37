"""Recurring lessons: the same one drawn again, by another or elsewhere, and how long known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.gist import load_gists
from graph.questions.likeness.sameness import REPEATABLE, elsewhere, matches
from graph.questions.statements.retelling import retold
from graph.questions.statements.said import all_said, said_of
from graph.questions.statements.themes import is_wrong
from graph.questions.views.dates import certain, months_between
from graph.questions.views.keeping import kept
from graph.questions.views.terms import FOLLOWS_UP, LEDGER, LESSON, REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Evidence, Node
    from graph.questions.statements.said import Said
    from graph.questions.views.view import View


@dataclass(frozen=True, slots=True)
class Drawn:
    """A lesson as one document draws it.

    ``months`` is how long the first one had been published by then, for certain; ``None`` where a
    date is unknown. ``alike`` is how alike the two are, from 0 to 1; 0 where only what they come
    down to is the same.
    """

    statement: Node
    date: str
    trajectories: tuple[Node, ...]
    evidence: tuple[Evidence, ...]
    months: int | None
    alike: float


@dataclass(frozen=True, slots=True)
class RecurringLesson:
    """A lesson, where it was drawn ``first`` and where ``again``, a document each, by date.

    ``gist`` is the code of what they come down to, ``""`` where they are alike word by word.
    ``bottlenecks`` are those that more than one shows. ``months`` is between the first and the
    latest of which that is certain, ``documents`` how many independent ones draw it.
    """

    first: Drawn
    again: tuple[Drawn, ...]
    bottlenecks: tuple[Node, ...]
    documents: int
    months: int | None
    gist: str


def recurring_lessons(
    view: View, about: str | None = None, polarity: str | None = None
) -> list[RecurringLesson]:
    """The lessons and recommendations that return, those in most documents first.

    ``about`` keeps those of which one is about that thing (an IRI), ``polarity`` a code.
    """
    wanted = None if about is None else {one.node.id for one in said_of(view, about)}
    found = [
        _lesson(view, first, again, gist)
        for first, again, gist in _clusters(view)
        if wanted is None or wanted & _ids(first, again)
        if polarity is None or first.node.get("polarity") == polarity
    ]
    return sorted(
        found,
        key=lambda one: (
            -one.documents,
            -(one.months or 0),
            certain(one.first.date),
            one.first.statement.id,
        ),
    )


Repeated = tuple[tuple["Said", float], ...]
Cluster = tuple["Said", Repeated, str]


@kept
def _clusters(view: View) -> tuple[Cluster, ...]:
    """The first statements that say something, with those that say it again, and their gist.

    Those that are alike word by word stand by themselves where they do not all come down to the
    same.
    """
    by_gist = tuple(_by_gist(view))
    whole = [_ids(first, again) for first, again, _ in by_gist]
    by_words = (
        (first, again, gist)
        for first, again, gist in _by_words(view)
        if not any(map(_ids(first, again).issubset, whole))
    )
    return (*by_gist, *by_words)


def _ids(first: Said, again: Repeated) -> set[str]:
    return {first.node.id, *(one.node.id for one, _ in again)}


def read(statement: Node) -> tuple[str, bool]:
    """What a statement says, and whether it tells what went wrong."""
    return statement.get("text") or "", statement.kind == LESSON and is_wrong(statement)


def _by_gist(view: View) -> Iterator[Cluster]:
    """Those that come down to the same, the earliest first; what retells advice draws nothing."""
    tied = matches(view)
    said = [one for one in all_said(view) if one.node.kind in REPEATABLE]
    said = [one for one in said if not _retells(view, one)]
    told: dict[str, list[Said]] = {}
    for one, gists in zip(said, load_gists().of([read(one.node) for one in said]), strict=True):
        for gist in gists:
            told.setdefault(gist, []).append(one)
    for gist, (first, *later) in sorted(told.items()):
        alike = {match.said.node.id: match.alike for match in tied.get(first.node.id, ())}
        others = [(one, alike.get(one.node.id, 0.0)) for one in later if elsewhere(first, one)]
        drawn = _independent(view, first, _once(others))
        if drawn:
            yield first, drawn, gist


def _retells(view: View, one: Said) -> bool:
    """Whether it repeats what others advised: to tell what became of it, or what was done."""
    told = (view.nodes[edge.subject] for edge in one.incoming(view, FOLLOWS_UP))
    own = (node for node in told if one.source in map(view.document, node.evidence))
    return one.node.id in retold(view) or any(node.get(LEDGER) == REPORTED for node in own)


def _by_words(view: View) -> Iterator[Cluster]:
    """Those that are alike word by word.

    Each joins the first it is most like, in the order in which they were published, so that what is
    published later changes nothing about what was known before, and nothing is joined by way of
    something in between. What somebody says again of the same trajectory, or of none, is no first
    either.
    """
    tied = matches(view)
    firsts: dict[str, list[tuple[Said, float]]] = {}
    for one in all_said(view):
        to = [match for match in tied.get(one.node.id, ()) if match.said.node.id in firsts]
        if to:
            best = max(to, key=lambda match: match.alike)
            firsts[best.said.node.id].append((one, best.alike))
        else:
            firsts[one.node.id] = []
    for one in all_said(view):
        again = _independent(view, one, _once(firsts.get(one.node.id, ())))
        if again:
            yield one, again, ""


def _independent(view: View, first: Said, again: Repeated) -> Repeated:
    """Those that are drawn independently of the first and of each other, the earliest."""
    drawn, found = [first], []
    for said, alike in again:
        if all(_are_independent(view, said, one) for one in drawn):
            drawn.append(said)
            found.append((said, alike))
    return tuple(found)


def _are_independent(view: View, one: Said, other: Said) -> bool:
    """Whether two statements are of other trajectories, or by other publishers, both known."""
    apart = bool(one.roots and other.roots) and one.roots.isdisjoint(other.roots)
    publishers = {view.nodes[said.source].get("publisher") for said in (one, other)} - {None}
    return apart or len(publishers) > 1


def _once(again: Iterable[tuple[Said, float]]) -> Repeated:
    """Of each document what is most like the first."""
    found: dict[str, tuple[Said, float]] = {}
    for said, alike in again:
        if said.source not in found or alike > found[said.source][1]:
            found[said.source] = said, alike
    return tuple(found.values())


def _lesson(view: View, first: Said, again: Repeated, gist: str) -> RecurringLesson:
    later = tuple(_drawn(view, one, first, alike) for one, alike in again)
    shown = Counter(code for one, _ in ((first, 1.0), *again) for code in one.bottlenecks)
    shared = {code for code, times in shown.items() if times > 1}
    gaps = [one.months for one in later if one.months is not None]
    return RecurringLesson(
        first=_drawn(view, first, first, 1.0),
        again=later,
        bottlenecks=view.by_title(shared),
        documents=1 + len(again),
        months=max(gaps, default=None),
        gist=gist,
    )


def _drawn(view: View, said: Said, first: Said, alike: float) -> Drawn:
    return Drawn(
        statement=said.node,
        date=said.date,
        trajectories=tuple(map(view.node, said.trajectories)),
        evidence=said.evidence,
        months=months_between(first.date, said.date),
        alike=round(alike, 2),
    )
