"""What a store shows of some things, as RDF to work on with; it is not a document to read back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from rdflib import Graph

from graph.model import Contribution, Edge, Node
from graph.notation import to_turtle
from graph.rdf import add_node, contribution_to_graph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.model import Evidence
    from graph.store import Quote, Store

Claimed = TypeVar("Claimed", Node, Edge)


def excerpt_turtle(store: Store, ids: Iterable[str]) -> bytes:
    """The things with these IRIs, their edges, and the passages behind both, as Turtle.

    It is as the decisions left it: what was rejected is not there. What an edge leads to and the
    documents have their properties, not their text. An IRI that is not in the store is passed over.
    """
    found = {node.id: node for one in ids if (node := store.node(one)) is not None}
    edges = {edge.key: edge for id_ in found for edge in store.edges(id_)}
    ends = {end for subject, _, object_ in edges for end in (subject, object_)} - set(found)
    others = [node for end in ends if (node := store.node(end)) is not None]
    whole = Graph()
    for node in (*found.values(), *others):
        add_node(whole, node, store.schema)
    for part in _by_document(store, found.values(), edges.values()):
        whole += contribution_to_graph(part, store.schema)
    return to_turtle(whole).encode()


def _by_document(
    store: Store, nodes: Collection[Node], edges: Collection[Edge]
) -> Iterator[Contribution]:
    """What each document says of the things, as far as the store has a passage for it."""
    told = chain(*(one.evidence for one in nodes), *(one.evidence for one in edges))
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for quote in store.quotes(dict.fromkeys(told)):
        quotes[quote.document.id].append(quote)
    of = {quote.evidence: id_ for id_, some in quotes.items() for quote in some}
    claimed, tied = _shared_out(nodes, of), _shared_out(edges, of)
    for id_, some in quotes.items():
        passages = {quote.passage.id: quote.passage for quote in some}
        yield Contribution(
            some[0].document,
            (),
            tuple(passages.values()),
            tuple(claimed[id_]),
            tuple(tied[id_]),
        )


def _shared_out(
    things: Iterable[Claimed], of: Mapping[Evidence, str]
) -> Mapping[str, list[Claimed]]:
    """By the IRI of each document, the things it claims, with its own evidence alone."""
    found: dict[str, list[Claimed]] = defaultdict(list)
    for thing in things:
        own: dict[str, list[Evidence]] = defaultdict(list)
        for evidence in thing.evidence:
            if evidence in of:
                own[of[evidence]].append(evidence)
        for id_, evidence_ in own.items():
            found[id_].append(replace(thing, evidence=tuple(evidence_)))
    return found
