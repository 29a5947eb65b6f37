"""What reports say about some trajectories, what fits a question best first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.questions.statements.advice import find_statuses, standing_of
from graph.questions.statements.praise import own_praise
from graph.questions.statements.said import said_by_id
from graph.questions.views.terms import ABOUT, SHOWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.model import Node
    from graph.questions.likeness.likeness import Likeness, Portrait
    from graph.questions.views.view import View

MEANT = 2.0  # what a statement's nearness in meaning counts for, beside its trajectory's


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, with the trajectories it is about and the bottlenecks it shows.

    ``status`` is what became of it, the code of a follow-up; ``None`` where nobody says so. ``own``
    is who praises its own work in it, ``""`` where another does or nobody praises.
    """

    statement: Node
    trajectories: tuple[Node, ...]
    bottlenecks: tuple[Node, ...]
    status: str | None = None
    own: str = ""


def fitting(found: Likeness, portrait: Portrait, near: Mapping[str, float]) -> list[Node]:
    """The statements about trajectories that are ``near`` (0 to 1 by IRI), the best fit first.

    The same words in two reports are told once.
    """
    fits: list[tuple[float, Node]] = []
    for trajectory, nearness in sorted(near.items()):
        said = found.known.statements.get(trajectory, ())
        if said:
            meant = (nearness + MEANT * (found.vectors[trajectory] @ portrait.subject)).tolist()
            fits += zip(meant, said, strict=True)
    return once(one for _, one in sorted(fits, key=lambda pair: (-round(pair[0], 6), pair[1].id)))


def once(statements: Iterable[Node]) -> list[Node]:
    """The statements without those that say, in the same words, what an earlier one does."""
    first: dict[str, Node] = {}
    for one in statements:
        first.setdefault(one.get("text") or "", one)
    return list(first.values())


def varied(
    statements: Iterable[Node], themes: Callable[[Node], tuple[str, ...]], most: int
) -> list[Node]:
    """The first ``most``, of each theme the first before any second; without a theme last."""
    seen: Counter[str] = Counter()
    placed: list[tuple[bool, int, int, Node]] = []
    for at, one in enumerate(statements):
        theme = next(iter(themes(one)), "")
        placed.append((not theme, seen[theme], at, one))
        seen[theme] += 1
    return [one for *_, one in islice(sorted(placed, key=lambda place: place[:3]), most)]


def themes_of(view: View, statement: Node) -> tuple[str, ...]:
    """The bottlenecks that a statement shows, the surest first."""
    edges = view.outgoing(statement.id, *SHOWS)
    sure = sorted(edges, key=lambda one: (-max(e.confidence for e in one.evidence), one.object))
    return tuple(one.object for one in sure)


def told_of(view: View, statement: Node) -> Told:
    """The statement with what it is about."""
    about = {edge.object for edge in view.outgoing(statement.id, ABOUT)}
    return Told(
        statement=statement,
        trajectories=view.by_title(about),
        bottlenecks=tuple(map(view.node, themes_of(view, statement))),
        status=standing_of(find_statuses(view, said_by_id(view)[statement.id])) or None,
        own=own_praise(view, statement),
    )
