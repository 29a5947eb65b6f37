"""Lessons by what they are on: what went wrong, and what went right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.view import ABOUT, BOTTLENECK, SHOWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

POLARITY = "polarity"
JUDGED = ("negatief", "positief")  # what lessons are


@dataclass(frozen=True, slots=True)
class Theme:
    """Lessons with the same bottleneck (of a bottleneck: trajectory), ``None`` for without any."""

    topic: Node | None
    statements: tuple[Node, ...]
    documents: int
    evidence: tuple[Evidence, ...]


def find_lessons(view: View, thing: Node, lessons: Sequence[Node]) -> dict[str, tuple[Theme, ...]]:
    """The themes by polarity, in the order of the ontology."""
    relations = (ABOUT,) if thing.kind == BOTTLENECK else SHOWS
    scheme = view.schema.property(POLARITY).scheme or ""
    codes = [one.code for one in view.schema.members[scheme]]
    found = {
        code: _themes(
            view, [one for one in lessons if (one.get(POLARITY) or "") == code], relations
        )
        for code in (*codes, "")
    }
    return {code: themes for code, themes in found.items() if themes}


def _themes(view: View, lessons: Iterable[Node], relations: tuple[str, ...]) -> tuple[Theme, ...]:
    """The lessons by topic, what most documents say first, and those without a topic last."""
    topics: dict[str, list[Node]] = {}
    for one in lessons:
        for topic in sorted({edge.object for edge in view.outgoing(one.id, *relations)}) or [""]:
            topics.setdefault(topic, []).append(one)
    found = []
    for topic, statements in topics.items():
        evidence = tuple(dict.fromkeys(e for one in statements for e in one.evidence))
        node = view.node(topic) if topic else None
        found.append(Theme(node, tuple(statements), len(view.sources(evidence)), evidence))
    return tuple(sorted(found, key=_theme_order))


def _theme_order(theme: Theme) -> tuple[bool, int, int, str, str]:
    title, id_ = ("", "") if theme.topic is None else (theme.topic.title, theme.topic.id)
    return theme.topic is None, -theme.documents, -len(theme.statements), title, id_
