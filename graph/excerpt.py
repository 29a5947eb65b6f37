"""What a store shows of some things, as RDF to work on with; it is not a document to read back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rdflib import Graph

from graph.model import Contribution
from graph.notation import to_turtle
from graph.rdf import contribution_to_graph

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from graph.model import Edge, Evidence, Node
    from graph.store import Quote, Store


def excerpt_turtle(store: Store, ids: Iterable[str]) -> bytes:
    """The things with these IRIs, their edges, and the passages behind both, as Turtle.

    It is as the decisions left it: what was rejected is not there. What an edge leads to and the
    documents have their properties, not their text. An IRI that is not in the store is passed over.
    """
    found = {node.id: node for one in ids if (node := store.node(one)) is not None}
    edges = {edge.key: edge for id_ in found for edge in store.edges(id_)}
    ends = {end for subject, _, object_ in edges for end in (subject, object_)} - set(found)
    others = [replace(node, evidence=()) for end in ends if (node := store.node(end)) is not None]
    told = [evidence for node in found.values() for evidence in node.evidence]
    told += [evidence for edge in edges.values() for evidence in edge.evidence]
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for quote in store.quotes(dict.fromkeys(told)):
        quotes[quote.document.id].append(quote)
    whole = Graph()
    for behind in quotes.values():
        part = _part(behind, [*found.values(), *others], list(edges.values()))
        whole += contribution_to_graph(part, store.schema)
    return to_turtle(whole).encode()


def _part(quotes: list[Quote], nodes: list[Node], edges: list[Edge]) -> Contribution:
    """What the document that these quotes are of says of the things."""
    said = {quote.evidence for quote in quotes}
    return Contribution(
        quotes[0].document,
        (),
        tuple({quote.passage.id: quote.passage for quote in quotes}.values()),
        tuple(replace(one, evidence=_of(one.evidence, said)) for one in nodes),
        tuple(
            replace(one, evidence=_of(one.evidence, said))
            for one in edges
            if said.intersection(one.evidence)
        ),
    )


def _of(evidence: Iterable[Evidence], said: AbstractSet[Evidence]) -> tuple[Evidence, ...]:
    return tuple(one for one in evidence if one in said)
