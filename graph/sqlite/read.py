"""Things, edges and quotes out of the tables, with the decisions laid over them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.draft import sort_evidence
from graph.memory import uncollected
from graph.model import Contribution, Edge, Evidence, Node, Page, Passage
from graph.quoting import CONTEXT, around, part_of
from graph.sqlite import queries
from graph.store import Content, DocumentRecord, Quote
from ontology.errors import StoreError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from ontology.schema import Schema


def node(connection: sqlite3.Connection, id_: str) -> Node | None:
    """The thing with this IRI, or what it was merged into."""
    row = connection.execute(queries.VISIBLE, (id_,)).fetchone()
    if row is None:
        return None
    evidence = _evidence(connection.execute(queries.EVIDENCE_OF_NODE, (row[0],)))
    return Node(row[1], row[2], _properties(connection, row[0]), evidence)


def told(connection: sqlite3.Connection, id_: str) -> Node | None:
    """The thing with this IRI as the documents tell of it, whatever was decided."""
    row = connection.execute(queries.TOLD, (id_,)).fetchone()
    if row is None:
        return None
    properties = connection.execute(queries.PROPERTIES_TOLD, (row[0],)).fetchall()
    evidence = _evidence(connection.execute(queries.EVIDENCE_TOLD, (row[0],)))
    return Node(row[1], row[2], tuple(sorted(properties)), evidence)


def _properties(connection: sqlite3.Connection, id_: int) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(connection.execute(queries.PROPERTIES, (id_,)).fetchall()))


def _evidence(rows: Iterable[tuple[str, str, float, str | None]]) -> tuple[Evidence, ...]:
    return sort_evidence(Evidence(*row) for row in rows)


def bare_nodes(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> list[Node]:
    """Nodes without evidence, of rows of integer id, IRI and kind, in the order of the rows."""
    return [Node(iri, kind, _properties(connection, id_)) for id_, iri, kind in rows]


def nodes(connection: sqlite3.Connection, kinds: Iterable[str]) -> list[Node]:
    """Every thing of these kinds, by title."""
    rows = connection.execute(queries.OF_KINDS, (json.dumps(list(kinds)),)).fetchall()
    return sorted(bare_nodes(connection, rows), key=lambda one: (one.title.casefold(), one.id))


def edges(
    connection: sqlite3.Connection, query: str, subject: object, as_of: str | None
) -> list[Edge]:
    """The edges ``query`` finds for ``subject``, what was merged seen as one edge."""
    found: dict[tuple[str, str, str], list[Evidence]] = {}
    for row in connection.execute(query, (as_of, subject)):
        found.setdefault(row[:3], []).append(Evidence(*row[3:]))
    return [Edge(*key, sort_evidence(evidence)) for key, evidence in sorted(found.items())]


def touching(connection: sqlite3.Connection, id_: str, as_of: str | None) -> list[Edge]:
    """The edges from and to the thing with this IRI."""
    row = connection.execute(queries.VISIBLE, (id_,)).fetchone()
    return [] if row is None else edges(connection, queries.EDGES_TOUCHING, row[0], as_of)


def quotes(connection: sqlite3.Connection, evidence: Iterable[Evidence]) -> Iterator[Quote]:
    """The quotes behind ``evidence``, in its order; those of withdrawn documents are gone."""
    for one in evidence:
        row = connection.execute(queries.PASSAGE, (one.passage,)).fetchone()
        document = None if row is None else node(connection, row[6])
        if document is not None:
            passage = Passage(*row[:5])
            pages = _pages_at(connection, row[5], passage)
            yield Quote(passage, document, one, *around(pages, passage), part_of(pages, passage))


def _pages_at(
    connection: sqlite3.Connection, document: int, passage: Passage
) -> list[tuple[int, str]]:
    """The start and text of the pages that the passage and what is around it stand on."""
    low, high = max(0, passage.start - CONTEXT), passage.end + CONTEXT
    return connection.execute(queries.AROUND, (document, high, low)).fetchall()


def documents(connection: sqlite3.Connection, statements: Iterable[str]) -> list[DocumentRecord]:
    """Every document; ``statements`` are the kinds that count as such."""
    rows = connection.execute(queries.DOCUMENTS, (json.dumps(list(statements)),)).fetchall()
    found = []
    for id_, iri, fingerprint, count in rows:
        locations = tuple(path for (path,) in connection.execute(queries.LOCATIONS, (id_,)))
        document = Node(iri, "Document", _properties(connection, id_))
        found.append(DocumentRecord(document, locations, fingerprint, count))
    return found


def pages(connection: sqlite3.Connection, document: str) -> list[Page]:
    """The document's text, page by page."""
    rows = connection.execute(queries.PAGES, (_document(connection, document),))
    return [Page(*row) for row in rows]


def _document(connection: sqlite3.Connection, iri: str) -> int:
    row = connection.execute(queries.NODE_ID, (iri,)).fetchone()
    found = row and connection.execute(queries.DOCUMENT_CLAIM, row).fetchone()
    if not found:
        raise StoreError(f"{iri}: dit document staat niet in de opslag.")
    return int(row[0])


def contribution(connection: sqlite3.Connection, iri: str) -> Contribution:
    """What the document contributed, as it was put: no decision is laid over it."""
    id_ = _document(connection, iri)
    (properties,) = connection.execute(queries.DOCUMENT_CLAIM, (id_,)).fetchone()
    passages = (Passage(*row) for row in connection.execute(queries.PASSAGES, (id_,)))
    supports: dict[str | tuple[str, str, str], list[Evidence]] = {}
    for row in connection.execute(queries.CONTRIBUTED_EVIDENCE, (id_,)):
        supports.setdefault(row[0] or row[1:4], []).append(Evidence(*row[4:]))
    claimed = connection.execute(queries.CONTRIBUTED_NODES, (id_,)).fetchall()
    found = [
        Node(node_iri, kind, _pairs(claim), sort_evidence(supports[node_iri]))
        for node_iri, kind, claim in sorted(claimed)
    ]
    stated = sorted(key for key in supports if isinstance(key, tuple))
    return Contribution(
        document=Node(iri, "Document", _pairs(properties)),
        pages=tuple(pages(connection, iri)),
        passages=tuple(sorted(passages)),
        nodes=tuple(found),
        edges=tuple(Edge(*key, sort_evidence(supports[key])) for key in stated),
    )


def _pairs(content: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(content))


def counts(connection: sqlite3.Connection, schema: Schema) -> dict[str, int]:
    """How many things of each kind a reader sees, and how many edges."""
    found = dict(connection.execute(queries.COUNT_KINDS).fetchall())
    (edges_,) = connection.execute(queries.COUNT_EDGES).fetchone()
    return {kind: found[kind] for kind in schema.kinds if kind in found} | {"edges": edges_}


def revision(connection: sqlite3.Connection) -> str:
    """How many times the store was changed."""
    (number,) = connection.execute(queries.REVISION).fetchone()
    return str(number)


def content(connection: sqlite3.Connection) -> Content:
    """Everything that a reader sees."""
    with uncollected():
        related: dict[str, list[Edge]] = {}
        for edge in edges(connection, queries.ALL_EDGES, None, None):
            related.setdefault(edge.relation, []).append(edge)
        return Content(
            revision=revision(connection),
            nodes=_all_nodes(connection),
            edges={name: tuple(found) for name, found in sorted(related.items())},
            sources=dict(connection.execute(queries.SOURCES).fetchall()),
        )


def _all_nodes(connection: sqlite3.Connection) -> dict[str, Node]:
    """Every thing with its evidence, by IRI."""
    properties: dict[int, list[tuple[str, str]]] = {}
    for id_, name, value in connection.execute(queries.ALL_PROPERTIES):
        properties.setdefault(id_, []).append((name, value))
    supports: dict[int, list[Evidence]] = {}
    for id_, *row in connection.execute(queries.ALL_EVIDENCE):
        supports.setdefault(id_, []).append(Evidence(*row))
    found = [
        Node(
            iri, kind, tuple(sorted(properties.get(id_, ()))), sort_evidence(supports.get(id_, ()))
        )
        for id_, iri, kind in connection.execute(queries.ALL_NODES)
    ]
    return {node.id: node for node in sorted(found, key=lambda node: node.id)}
