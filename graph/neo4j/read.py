"""Things, edges and quotes out of Neo4j, as people see them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from graph.decisions import in_order
from graph.draft import sort_evidence
from graph.memory import uncollected
from graph.model import Contribution, Decision, Edge, Evidence, Node, Page, Passage
from graph.neo4j import queries
from graph.neo4j.connection import rows_of
from graph.neo4j.contents import unpack, whole
from graph.neo4j.documents import claims_of
from graph.quoting import CONTEXT, around, part_of
from graph.store import Content, DocumentRecord, Quote
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import neo4j

    from graph.neo4j.naming import Naming

Properties = dict[str, "str | list[str]"]


def node(transaction: neo4j.ManagedTransaction, id_: str, naming: Naming) -> Node | None:
    """The thing with this IRI, or what it was merged into."""
    for properties, evidence in rows_of(transaction, queries.SEEN, id=id_):
        return naming.read(cast("Properties", properties), _evidence(evidence))
    return None


def _evidence(rows: object) -> tuple[Evidence, ...]:
    return sort_evidence(Evidence(*row) for row in cast("list[tuple[str, str, float, str]]", rows))


def told(transaction: neo4j.ManagedTransaction, id_: str, naming: Naming) -> Node | None:
    """The thing with this IRI as the documents tell of it, whatever was decided."""
    for kind, claims, contents in rows_of(transaction, queries.TOLD, id=id_):
        pairs = {pair for one in cast("list[str]", claims) for pair in _pairs(one)}
        evidence = [
            one
            for content in cast("list[bytes]", contents)
            for node_ in unpack(content).nodes
            if node_.id == id_
            for one in node_.evidence
        ]
        if not contents and id_ in naming.schema.concepts:
            pairs = {("name", naming.schema.concepts[id_].label())}
        return Node(id_, cast("str", kind), tuple(sorted(pairs)), sort_evidence(evidence))
    return None


def _pairs(content: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(content))


def nodes(
    transaction: neo4j.ManagedTransaction, kinds: Iterable[str], naming: Naming
) -> list[Node]:
    """Every thing of these kinds, by title."""
    rows = rows_of(transaction, queries.OF_KINDS, kinds=list(kinds))
    found = [naming.read(cast("Properties", properties)) for (properties,) in rows]
    return sorted(found, key=lambda one: (one.title.casefold(), one.id))


def touching(
    transaction: neo4j.ManagedTransaction, id_: str, as_of: str | None, naming: Naming
) -> list[Edge]:
    """The edges from and to the thing with this IRI."""
    found = _edges(transaction.run(queries.TOUCHING, id=id_), naming)
    return _as_of(transaction, found, as_of)


def relation(
    transaction: neo4j.ManagedTransaction, name: str, as_of: str | None, naming: Naming
) -> list[Edge]:
    """Every edge of the relation ``name``."""
    found = _edges(transaction.run(queries.edges_of(naming.types[name])), naming)
    return _as_of(transaction, found, as_of)


def _edges(rows: Iterable[Iterable[Any]], naming: Naming) -> list[Edge]:
    """The edges of rows of a subject and what ``queries.EDGE`` gives, each once, sorted."""
    found = {}
    for subject, edges in rows:
        for type_, object_, *columns in edges:
            evidence = sort_evidence(
                Evidence(passage, extractor, confidence, via or None)
                for passage, extractor, confidence, via in zip(*columns, strict=True)
            )
            edge = Edge(subject, naming.relations[type_], object_, evidence)
            found[edge.key] = edge
    return [edge for _, edge in sorted(found.items())]


def _as_of(
    transaction: neo4j.ManagedTransaction, edges: list[Edge], as_of: str | None
) -> list[Edge]:
    """The edges with the evidence of documents that were known on that day."""
    if as_of is None or not edges:
        return edges
    passages = sorted({one.passage for edge in edges for one in edge.evidence})
    rows = rows_of(transaction, queries.KNOWN_BY, passages=passages, as_of=as_of)
    known = {passage for (passage,) in rows}
    kept = [
        Edge(*edge.key, tuple(one for one in edge.evidence if one.passage in known))
        for edge in edges
    ]
    return [edge for edge in kept if edge.evidence]


def quotes(
    transaction: neo4j.ManagedTransaction, evidence: Iterable[Evidence], naming: Naming
) -> Iterator[Quote]:
    """The quotes behind ``evidence``, in its order; those of withdrawn documents are gone."""
    asked = list(evidence)
    rows = rows_of(
        transaction, queries.QUOTES, passages=[one.passage for one in asked], context=CONTEXT
    )
    for place, quoted, properties, pages in rows:
        passage = Passage(*cast("list[str]", quoted))  # type: ignore[arg-type]
        text = cast("list[tuple[int, str]]", pages)
        document = naming.read(cast("Properties", properties))
        evidence_ = asked[cast("int", place)]
        yield Quote(passage, document, evidence_, *around(text, passage), part_of(text, passage))


def decisions(transaction: neo4j.ManagedTransaction) -> list[Decision]:
    """The ledger, in the order of ``when``."""
    rows = rows_of(transaction, queries.DECISIONS)
    return in_order(Decision(*row) for row in rows)  # type: ignore[arg-type]


def documents(
    transaction: neo4j.ManagedTransaction, statements: Iterable[str]
) -> list[DocumentRecord]:
    """Every document; ``statements`` are the kinds that count as such."""
    rows = rows_of(transaction, queries.DOCUMENTS, statements=list(statements))
    return [
        DocumentRecord(
            Node(cast("str", id_), "Document", _pairs(cast("str", properties))),
            tuple(cast("list[str]", locations)),
            cast("str", fingerprint),
            cast("int", count),
        )
        for id_, properties, fingerprint, locations, count in rows
    ]


def pages(transaction: neo4j.ManagedTransaction, document: str) -> list[Page]:
    """The document's text, page by page."""
    claims_of(transaction, document)
    rows = rows_of(transaction, queries.PAGES, document=document)
    return [Page(*row) for row in rows]  # type: ignore[arg-type]


def contribution(transaction: neo4j.ManagedTransaction, document: str) -> Contribution:
    """What the document contributed, as it was put: no decision is laid over it."""
    claims = claims_of(transaction, document)
    rows = rows_of(transaction, queries.PASSAGES, document=document)
    passages = [Passage(*row) for row in rows]  # type: ignore[arg-type]
    return whole(claims, pages(transaction, document), passages)


def counts(transaction: neo4j.ManagedTransaction, naming: Naming) -> dict[str, int]:
    """How many things of each kind people see, and how many edges."""
    found = dict(cast("list[tuple[str, int]]", rows_of(transaction, queries.COUNT_KINDS)))
    ((edges,),) = rows_of(transaction, queries.COUNT_EDGES)
    ordered = {kind: found[kind] for kind in naming.schema.kinds if kind in found}
    return ordered | {"edges": cast("int", edges)}


def revision(transaction: neo4j.ManagedTransaction) -> str:
    """Which store it is, and how many times it was changed."""
    rows = rows_of(transaction, queries.REVISION)
    require_store(rows)
    return cast("str", rows[0][0])


def require_store(rows: list[list[object]]) -> None:
    """Let rows of the marker that are not there raise StoreError: the database was emptied."""
    if not rows:
        raise StoreError(
            "Deze opslag is leeggemaakt sinds zij werd geopend; geef de opdracht nog eens."
        )


def content(transaction: neo4j.ManagedTransaction, naming: Naming) -> Content:
    """Everything that people see."""
    with uncollected():
        seen = revision(transaction)
        nodes, told = [], []
        for properties, evidence, edges in transaction.run(queries.ALL):
            nodes.append(naming.read(properties, _evidence(evidence)))
            told.append((nodes[-1].id, edges))
        related: dict[str, list[Edge]] = {}
        for edge in _edges(told, naming):
            related.setdefault(edge.relation, []).append(edge)
        documents_ = transaction.run(queries.SOURCES)
        return Content(
            revision=seen,
            nodes={one.id: one for one in sorted(nodes, key=lambda one: one.id)},
            edges={name: tuple(found) for name, found in sorted(related.items())},
            sources={passage: document for document, all_ in documents_ for passage in all_},
        )
