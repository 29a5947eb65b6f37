"""What a word means that the ontology defines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.asking.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.understanding import Understood
    from graph.questions.views.view import View
    from ontology.schema import Concept, Kind, Property, Relation


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word of the ontology means: its term or concept, by label in each language."""

    id: str
    labels: dict[str, str]
    definitions: dict[str, str]
    synonyms: tuple[str, ...] = ()


def definition(view: View, asked: Understood) -> list[Meaning]:
    """What the words of the question mean that the ontology defines, the longest first."""
    tokens = tokens_of(asked.text)
    spans = {
        tuple(tokens[start:end])
        for start in range(len(tokens))
        for end in range(start + 1, len(tokens) + 1)
    }
    found = [(name, meaning) for name, meaning in _meanings(view) if name in spans]
    longest = max((len(name) for name, _ in found), default=0)
    kept = {meaning.id: meaning for name, meaning in found if len(name) == longest}
    return list(kept.values())


def _meanings(view: View) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """Everything that is defined, by each of its names."""
    schema = view.schema
    terms: list[Kind | Property | Relation] = [*schema.kinds.values()]
    terms += [*schema.properties.values(), *schema.relations.values()]
    for term in terms:
        if term.definitions:
            meaning = Meaning(term.name, dict(term.labels), dict(term.definitions))
            yield from ((tuple(tokens_of(name)), meaning) for name in term.labels.values())
    for concept in schema.concepts.values():
        if concept.definitions:
            yield from ((tuple(tokens_of(n)), _of(concept)) for n in concept.names)


def _of(concept: Concept) -> Meaning:
    return Meaning(
        concept.id, dict(concept.labels), dict(concept.definitions), tuple(concept.synonyms)
    )
