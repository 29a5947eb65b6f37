"""Between what the ontology calls things and what people type or read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.catalogue import load
from graph.sheets.naming import LANGUAGE, Naming
from graph.stems import fold
from ontology import NotFoundError
from ontology.values import language_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Edge, Node
    from ontology import Kind, Schema

OTHERS = 5  # other things that words may mean, worth naming
ACTIONS = {
    "accept": "Aanvaard",
    "reject": "Verworpen",
    "merge": "Samengevoegd",
    "undo": "Teruggenomen",
    "withdraw": "Teruggetrokken",
}


def label_of(schema: Schema, name: str) -> str:
    """The Dutch label of the kind, property or relation called ``name``."""
    term = schema.kinds.get(name) or schema.properties.get(name) or schema.relations.get(name)
    return name if term is None else term.labels["nl"]


def spot_of(schema: Schema, document: Node, page: int, part: str = "") -> str:
    """Where in a document, in Dutch, as every citation says it."""
    return Naming(schema, load("nl")).spot(document, page, part)


def connection_of(schema: Schema, edge: Edge, id_: str, kind: str = "") -> str:
    """What the edge is called, seen from the thing ``id_`` at one end of it.

    ``kind`` is that of its subject, where that is known: some relations are called after it.
    """
    relation = schema.relation(edge.relation).read_of(kind)
    labels = relation.labels if edge.subject == id_ or not relation.inverse else relation.inverse
    return labels["nl"]


def find_kind(schema: Schema, text: str) -> str:
    """The kind that ``text`` means: by name, label or scheme, whole or as the end of a word.

    One that is not there raises NotFoundError with the kinds there are.
    """
    wanted = fold(text)
    for fits in (str.__eq__, str.endswith, str.startswith):
        for kind in schema.kinds.values():
            if any(fits(name, wanted) for name in _names(kind)):
                return kind.name
    raise NotFoundError(
        f"{text!r} is geen soort.",
        tuple((name, kind.labels["nl"], "") for name, kind in schema.kinds.items() if kind.colour),
    )


def _names(kind: Kind) -> Iterator[str]:
    yield fold(kind.name)
    yield from map(fold, kind.labels.values())
    if kind.scheme is not None:
        yield fold(kind.scheme)


def find_value(schema: Schema, name: str, text: str) -> str:
    """The code of the property ``name`` that ``text`` means; another raises NotFoundError."""
    scheme = schema.property(name).scheme or ""
    for concept in schema.members[scheme]:
        if fold(text) in {fold(concept.code), *map(fold, concept.labels.values())}:
            return concept.code
    raise NotFoundError(
        f"{text!r} is geen {label_of(schema, name)}.",
        tuple((one.code, one.label(), "") for one in schema.members[scheme]),
    )


def value_of(schema: Schema, name: str, value: str) -> str:
    """A property's value as people read it: the label of a code, else the value."""
    described = schema.properties.get(name)
    concept = schema.concepts.get(value)
    if described is not None and described.scheme is not None:
        concept = schema.codes.get((described.scheme, value), concept)
    if concept is not None:
        return concept.label()
    if described is not None and described.datatype == LANGUAGE:
        return language_name(value)
    return {"true": "ja", "false": "nee"}.get(value, value)


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun.

    >>> counted(1, "bron", "bronnen"), counted(0, "bron", "bronnen")
    ('1 bron', '0 bronnen')
    """
    return f"{number} {one if number == 1 else more}"


def read_as(text: str, node: Node, others: Sequence[tuple[str, str, str]]) -> str:
    """What words were read as, and the names of what else they might have meant."""
    titles = "; ".join(title for _, _, title in others[:OTHERS])
    more = f"; en nog {len(others) - OTHERS}" if len(others) > OTHERS else ""
    return f"{text!r} is gelezen als {node.title}. Kan ook zijn: {titles}{more}."
