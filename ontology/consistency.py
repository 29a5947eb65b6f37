"""Whether the concepts of a schema agree with its kinds, properties, relations and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import OntologyError
from ontology.values import is_lexical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.schema import Concept, Schema


def check_kinds(schema: Schema) -> None:
    """Raise OntologyError when a kind keeps its instances in a scheme that is not there."""
    for kind in schema.kinds.values():
        if kind.scheme is not None and kind.scheme not in schema.schemes:
            raise OntologyError(f"{kind.name}: its code list {kind.scheme!r} is not defined.")


def check_concepts(concepts: Iterable[Concept], schema: Schema) -> None:
    """Raise OntologyError when one of ``concepts``, all of them in ``schema``, contradicts it."""
    for concept in concepts:
        _check_broader(concept, schema)
        for name, values in concept.attributes.items():
            for value in values:
                _check_attribute(concept, name, value, schema)


def _check_broader(concept: Concept, schema: Schema) -> None:
    seen, broader = {concept.id}, concept.broader
    while broader is not None:
        if broader in seen:
            raise OntologyError(f"{concept.id}: following its broader concepts leads in a circle.")
        seen.add(broader)
        broader = schema.concepts[broader].broader


def _check_attribute(concept: Concept, name: str, value: str, schema: Schema) -> None:
    described = schema.properties.get(name) or schema.relations[name]
    if not any(concept.kind and schema.is_a(concept.kind, kind) for kind in described.domain):
        sort = concept.kind or "coded value"
        raise OntologyError(f"{concept.id}: a {sort} has no {name!r}.")
    if name in schema.relations:
        _check_object(concept, name, value, schema)
    elif schema.properties[name].scheme is not None:
        _check_code(concept, name, value, schema)
    elif not is_lexical(value, schema.properties[name].datatype):
        datatype = schema.properties[name].datatype
        raise OntologyError(f"{concept.id}: its {name} {value!r} is not of type {datatype}.")


def _check_object(concept: Concept, name: str, value: str, schema: Schema) -> None:
    found = schema.concepts.get(value)
    kind = None if found is None else found.kind
    if kind is None or not any(schema.is_a(kind, one) for one in schema.relations[name].range):
        raise OntologyError(f"{concept.id}: its {name} {value} is not of the right kind.")


def _check_code(concept: Concept, name: str, value: str, schema: Schema) -> None:
    found = schema.concepts.get(value)
    scheme = schema.properties[name].scheme
    if found is None or found.scheme != scheme:
        raise OntologyError(f"{concept.id}: its {name} {value} is not of the list {scheme!r}.")
