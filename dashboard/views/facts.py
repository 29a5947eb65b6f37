"""What the ontology itself says of a thing: curated facts, not claims of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.things.ministries import curated_ministries
from graph.questions.views.terms import MINISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.sheets.naming import Naming
    from ontology.schema import Concept, Schema


@dataclass(frozen=True, slots=True)
class Value:
    """A value as people read it, with the thing it names where that has a page of its own."""

    text: str
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A curated fact: its label and its values."""

    label: str
    values: tuple[Value, ...]


def concept_node(schema: Schema, id_: str) -> Node | None:
    """The thing the ontology knows by this IRI, as a node without evidence, or ``None``."""
    concept = schema.concepts.get(id_)
    if concept is None or concept.kind is None:
        return None
    return Node(id_, concept.kind, (("name", concept.labels["nl"]),))


def facts(naming: Naming, id_: str) -> list[Fact]:
    """The curated facts of the thing: its own, then those of other things that name it."""
    concept = naming.schema.concepts.get(id_)
    own = [] if concept is None else list(_own(naming, concept))
    return own + list(_of_others(naming, id_))


def _own(naming: Naming, concept: Concept) -> Iterator[Fact]:
    say = naming.say
    if names := concept.known_as(say.language):
        yield Fact(say("thing.synonyms"), tuple(map(Value, names)))
    if concept.broader is not None:
        yield Fact(say("thing.broader"), (_value(naming, "", concept.broader),))
    told = {**concept.attributes, MINISTRY: curated_ministries(naming.schema, concept.id)}
    for name, values in told.items():
        if values:
            yield Fact(naming.attribute(name), tuple(_value(naming, name, one) for one in values))


def _value(naming: Naming, attribute: str, value: str) -> Value:
    named = naming.schema.concepts.get(value)
    if named is None:
        return Value(naming.value(attribute, value))
    if named.kind is None:
        return Value(named.label(naming.say.language))
    return Value(naming.dated(Node(value, named.kind, ())), value)


def _of_others(naming: Naming, id_: str) -> Iterator[Fact]:
    """The facts of which this thing is the object, read the other way round."""
    schema = naming.schema
    found: dict[str, list[Value]] = {}
    for concept in schema.concepts.values():
        if concept.kind is None:
            continue
        value = Value(concept.label(naming.say.language), concept.id)
        if concept.broader == id_:
            found.setdefault(naming.say("thing.narrower"), []).append(value)
        for name, values in concept.attributes.items():
            if id_ in values and name in schema.relations:
                label = naming.relation(schema.relation(name), outgoing=False)
                found.setdefault(label, []).append(value)
    for label, named in found.items():
        yield Fact(label, tuple(sorted(named, key=lambda one: one.text.casefold())))
