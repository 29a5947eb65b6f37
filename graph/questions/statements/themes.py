"""Lessons by what they are on: what went wrong, and what went right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graph.questions.statements.plans import is_planned
from graph.questions.views.keeping import kept
from graph.questions.views.terms import BOTTLENECK, NEGATIVE, POLARITY, POSITIVE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.model import Evidence, Node
    from graph.questions.statements.said import Said
    from graph.questions.views.view import View

JUDGED = (NEGATIVE, POSITIVE)  # what lessons are


@dataclass(frozen=True, slots=True)
class Theme:
    """Lessons with the same bottleneck (of a bottleneck: trajectory), ``None`` for without any."""

    topic: Node | None
    statements: tuple[Node, ...]
    documents: int
    evidence: tuple[Evidence, ...]


def find_lessons(view: View, thing: Node, lessons: Sequence[Said]) -> dict[str, tuple[Theme, ...]]:
    """The themes by polarity, in the order of the ontology."""
    scheme = view.schema.property(POLARITY).scheme or ""
    codes = [*(one.code for one in view.schema.members[scheme]), ""]
    by_code: dict[str, list[Said]] = {code: [] for code in codes}
    for one in lessons:
        by_code[one.node.get(POLARITY) or ""].append(one)
    of_bottleneck = thing.kind == BOTTLENECK
    return {
        code: _themes(view, told, by_trajectory=of_bottleneck)
        for code, told in by_code.items()
        if told
    }


def _themes(view: View, lessons: Sequence[Said], *, by_trajectory: bool) -> tuple[Theme, ...]:
    """The lessons by topic, what most documents say first, and those without a topic last."""
    topics: dict[str, list[Said]] = {}
    for one in lessons:
        shown: Collection[str] = one.trajectories if by_trajectory else one.bottlenecks
        for topic in shown or ("",):
            topics.setdefault(topic, []).append(one)
    found = [_theme(view, topic, said) for topic, said in topics.items()]
    return tuple(sorted(found, key=_theme_order))


def _theme(view: View, topic: str, said: Sequence[Said]) -> Theme:
    evidence = tuple(dict.fromkeys(chain.from_iterable(one.evidence for one in said)))
    return Theme(
        topic=view.node(topic) if topic else None,
        statements=tuple(one.node for one in said),
        documents=len(view.sources(evidence)),
        evidence=evidence,
    )


def _theme_order(theme: Theme) -> tuple[bool, int, int, str, str]:
    title, id_ = ("", "") if theme.topic is None else (theme.topic.title, theme.topic.id)
    return theme.topic is None, -theme.documents, -len(theme.statements), title, id_


@kept
def right_ones(view: View) -> frozenset[str]:
    """The IRIs of the statements on what went right."""
    return frozenset(one.id for one in view.statements if is_right(one))


def is_right(statement: Node) -> bool:
    """Whether it tells of what went right: praise of a plan is of nothing that worked yet."""
    return statement.get(POLARITY) == POSITIVE and not is_planned(statement.get("text") or "")


def is_wrong(statement: Node) -> bool:
    """Whether it tells of what went wrong."""
    return statement.get(POLARITY) == NEGATIVE
