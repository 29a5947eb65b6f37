"""A store written to a file as RDF: a named graph a document, one for concepts, one for decisions.

The bytes depend on the content only, and no more than one document is in memory at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING

from rdflib import Graph, URIRef

from graph.notation import to_jsonld, to_nquads, to_trig, trig_prefixes
from graph.rdf import contribution_to_graph, decision_to_graph
from graph.skos import concept_to_graph
from graph.store import iterate_contributions
from ontology.errors import StoreError
from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Contribution
    from graph.store import Store
    from ontology.schema import Schema

DECISIONS = URIRef(f"{IDENTIFIERS}besluiten")
REGISTER = URIRef(f"{IDENTIFIERS}register")
MARK = "# leergraaf-export 1\n"  # what follows has every named graph apart, and CLOSING at its end
CLOSING = "# einde: {} grafen\n"


@dataclass(frozen=True, slots=True)
class Notation:
    """How a series of named graphs is written: what opens, parts and closes it."""

    write: Callable[[Graph], str]
    opening: str
    between: str
    closing: str


NOTATIONS = {
    "trig": Notation(to_trig, MARK + trig_prefixes(), "", CLOSING),
    "nquads": Notation(to_nquads, MARK, "", CLOSING),
    "jsonld": Notation(to_jsonld, "[\n", ",\n", "\n]\n"),
}


def write_trig(store: Store, stream: IO[bytes]) -> int:
    """Write all of ``store`` to ``stream`` as TriG; how many documents there were."""
    return write_rdf(store, stream, "trig")


def write_rdf(store: Store, stream: IO[bytes], notation: str) -> int:
    """Write all of ``store`` to ``stream`` in ``notation``; how many documents there were.

    An unknown notation raises StoreError.
    """
    if notation not in NOTATIONS:
        raise StoreError(f"{notation!r} is geen notatie; kies uit {', '.join(NOTATIONS)}.")
    return _write(named_graphs(store), stream, NOTATIONS[notation]) - 2


def document_trig(contribution: Contribution, schema: Schema) -> bytes:
    """What one document says, whole, as TriG that can be read back."""
    stream = BytesIO()
    _write([contribution_to_graph(contribution, schema)], stream, NOTATIONS["trig"])
    return stream.getvalue()


def _write(graphs: Iterable[Graph], stream: IO[bytes], how: Notation) -> int:
    """Write the graphs one after the other; how many there were."""
    stream.write(how.opening.encode())
    number = 0
    for number, graph in enumerate(graphs, 1):
        stream.write((how.between * (number > 1) + how.write(graph)).encode())
    stream.write(how.closing.format(number).encode())
    return number


def named_graphs(store: Store) -> Iterator[Graph]:
    """The graphs of a store: the added concepts, every document by its IRI, the decisions."""
    register = Graph(identifier=REGISTER)
    for concept in store.added_concepts():
        concept_to_graph(concept, register, store.schema)
    yield register
    for contribution in iterate_contributions(store):
        yield contribution_to_graph(contribution, store.schema)
    decisions = Graph(identifier=DECISIONS)
    for decision in store.decisions():
        decision_to_graph(decision, decisions)
    yield decisions
