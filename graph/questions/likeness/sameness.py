"""Which statements say the same as one in another document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.likeness.alignment import Alignment
from graph.questions.statements.retelling import retold
from graph.questions.statements.said import all_said
from graph.questions.views.keeping import kept
from graph.questions.views.terms import LESSON, RECOMMENDATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.questions.statements.said import Said
    from graph.questions.views.view import View

SAME = 0.61  # how alike two statements are that say the same; `bench.lessons` measures it
REPEATABLE = (LESSON, RECOMMENDATION)


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that says the same, and how alike the two are, from 0 to 1."""

    said: Said
    alike: float


@kept
def matches(view: View) -> Mapping[str, tuple[Match, ...]]:
    """By the IRI of a statement, those that say the same elsewhere, the earliest first.

    Only statements of a kind and polarity that share a bottleneck, or have none, are compared. What
    repeats advice to tell what became of it does not draw it anew.
    """
    said, again = all_said(view), retold(view)
    likeness = Alignment([one.node.get("text") or "" for one in said])
    found: dict[tuple[int, int], float] = {}
    for rows in _groups(said).values():
        for one, other, alike in likeness.pairs(rows, SAME):
            if elsewhere(said[one], said[other]) and not _retells(again, said[one], said[other]):
                found[one, other] = alike
    tied: dict[str, list[tuple[int, float]]] = {}
    for (one, other), alike in found.items():
        tied.setdefault(said[one].node.id, []).append((other, alike))
        tied.setdefault(said[other].node.id, []).append((one, alike))
    return {id_: tuple(Match(said[at], a) for at, a in sorted(ties)) for id_, ties in tied.items()}


def _groups(said: tuple[Said, ...]) -> Mapping[tuple[str, str, str], list[int]]:
    """Places of statements to compare: of one kind, polarity and bottleneck."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for at, one in enumerate(said):
        if one.node.kind in REPEATABLE:
            for bottleneck in one.bottlenecks or {""}:
                key = one.node.kind, one.node.get("polarity") or "", bottleneck
                groups.setdefault(key, []).append(at)
    return groups


def _retells(again: Mapping[str, Said], one: Said, other: Said) -> bool:
    """Whether the one is the other, repeated to tell what became of it."""
    return again.get(one.node.id) is other or again.get(other.node.id) is one


def elsewhere(one: Said, other: Said) -> bool:
    """Whether these are two occasions: other documents, and another day or another trajectory."""
    if one.source == other.source:
        return False
    together = not one.roots or not other.roots or one.roots & other.roots
    return one.date != other.date or not together
