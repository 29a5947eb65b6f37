"""Which bottleneck the words of a question are on, where they do not name one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.meaning import Texts
from graph.questions.views.keeping import kept
from graph.questions.views.terms import BOTTLENECK
from graph.stems import stem, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Node
    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from ontology.schema import Concept

NEAR = 0.25  # how near a bottleneck must be


def topic(view: View, words: Sequence[str]) -> Node | None:
    """The bottleneck that the words are nearest to, none where none is near."""
    nearest = _texts(view).nearest(" ".join(words), 1) if words else []
    known = _bottlenecks(view)
    return next((view.node(known[at].id) for at, score in nearest if score >= NEAR), None)


def called_by(view: View, asked: Understood) -> set[str]:
    """The bottleneck that the question is on, where all its words are of the names of it."""
    if asked.topic is None or not asked.content:
        return set()
    concept = view.schema.concepts[asked.topic.id]
    names = {one for name in concept.names for one in stems(name)}
    return {concept.id} if {stem(one) for one in asked.content} <= names else set()


@kept
def _texts(view: View) -> Texts:
    return Texts([_told(one) for one in _bottlenecks(view)])


def _bottlenecks(view: View) -> list[Concept]:
    return [one for one in view.schema.concepts.values() if one.kind == BOTTLENECK]


def _told(concept: Concept) -> str:
    """All that the ontology says of a bottleneck."""
    said = *concept.labels.values(), *concept.definitions.values(), *concept.synonyms, *concept.cues
    return ". ".join(said)
