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
    whole = {stem(one) for one in asked.content} <= _name_stems(view, asked.topic)
    return {asked.topic.id} if whole else set()


def names_topic(view: View, asked: Understood) -> list[int]:
    """Which words of a question are of the name of the bottleneck that it is on, by place."""
    on = (*asked.of_kind(BOTTLENECK), *filter(None, [asked.topic]))
    told = {stemmed for one in on for stemmed in _name_stems(view, one)}
    return [at for at, word in enumerate(asked.terms) if stem(word) in told]


def _name_stems(view: View, bottleneck: Node) -> set[str]:
    return {one for name in view.schema.concepts[bottleneck.id].names for one in stems(name)}


@kept
def _texts(view: View) -> Texts:
    return Texts([_told(one) for one in _bottlenecks(view)])


def _bottlenecks(view: View) -> list[Concept]:
    return [one for one in view.schema.concepts.values() if one.kind == BOTTLENECK]


def _told(concept: Concept) -> str:
    """All that the ontology says of a bottleneck."""
    said = *concept.labels.values(), *concept.definitions.values(), *concept.synonyms, *concept.cues
    return ". ".join(said)
