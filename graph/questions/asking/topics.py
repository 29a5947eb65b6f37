"""Which bottleneck the words of a question are on, where they do not name one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graph.meaning import Texts
from graph.questions.views.terms import BOTTLENECK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Node
    from graph.questions.views.view import View
    from ontology.schema import Concept

NEAR = 0.25  # how near a bottleneck must be


def topic(view: View, words: Sequence[str]) -> Node | None:
    """The bottleneck that the words are nearest to, none where none is near."""
    concepts = [one for one in view.schema.concepts.values() if one.kind == BOTTLENECK]
    nearest = _texts(view).nearest(" ".join(words), 1) if words else []
    return next((view.node(concepts[at].id) for at, score in nearest if score >= NEAR), None)


@lru_cache(maxsize=4)
def _texts(view: View) -> Texts:
    concepts = view.schema.concepts.values()
    return Texts([_told(one) for one in concepts if one.kind == BOTTLENECK])


def _told(concept: Concept) -> str:
    """All that the ontology says of a bottleneck."""
    said = *concept.labels.values(), *concept.definitions.values(), *concept.synonyms, *concept.cues
    return ". ".join(said)
