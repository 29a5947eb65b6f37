"""Contributions and decisions into the tables, and out of them again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.model import Contribution, Decision, Evidence, Node
from graph.sqlite import queries
from graph.stems import stems
from ontology.errors import StoreError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from graph.decisions import Overlay
    from graph.store import Origin
    from ontology.schema import Schema

Supported = tuple[int | None, int | None, tuple[Evidence, ...]]


def put(
    connection: sqlite3.Connection, contribution: Contribution, origin: Origin, schema: Schema
) -> None:
    """Replace what the document contributed by ``contribution``, within the open transaction."""
    locations = _locations(connection, contribution.document.id)
    withdraw(connection, contribution.document.id, schema)
    if origin.location is not None:
        _withdraw_at(connection, origin.location, schema)
        locations.append(origin.location)
    document = _insert(connection, contribution, origin, schema)
    connection.executemany(queries.SET_LOCATION, [(one, document) for one in locations])


def _locations(connection: sqlite3.Connection, document: str) -> list[str]:
    found = connection.execute(queries.NODE_ID, (document,)).fetchone()
    rows = connection.execute(queries.LOCATIONS, found).fetchall() if found else []
    return [path for (path,) in rows]


def _withdraw_at(connection: sqlite3.Connection, location: str, schema: Schema) -> None:
    """Remove the document that stands at this place, unless it stands at another too."""
    found = connection.execute(queries.LOCATED, (location,)).fetchone()
    if found is None:
        return
    if connection.execute(queries.LOCATIONS, found).fetchall() == [(location,)]:
        _forget(connection, found[0], schema)


def _insert(
    connection: sqlite3.Connection, contribution: Contribution, origin: Origin, schema: Schema
) -> int:
    """Write the contribution; the document's own number."""
    document = contribution.document
    things = [document, *contribution.nodes]
    ids = _ids(connection, things)
    own = ids[document.id]
    connection.execute(
        queries.INSERT_DOCUMENT,
        (own, document.get("published"), document.get("publisher"), origin.fingerprint),
    )
    pages = [(own, page.start, page.number, page.text) for page in contribution.pages]
    connection.executemany(queries.INSERT_PAGE, pages)
    passages = _insert_passages(connection, contribution, own)
    connection.executemany(
        queries.INSERT_CLAIM, [(ids[one.id], own, json.dumps(one.properties)) for one in things]
    )
    for one in things:
        pairs = [(ids[one.id], name, value) for name, value in one.properties]
        connection.executemany(queries.INSERT_PROPERTY, pairs)
    edges = _insert_edges(connection, contribution, ids)
    supported: list[Supported] = [(ids[one.id], None, one.evidence) for one in contribution.nodes]
    supported += [(None, edges[edge.key], edge.evidence) for edge in contribution.edges]
    rows = [row for one in supported for row in _evidence_rows(own, one, ids, passages)]
    connection.executemany(queries.INSERT_EVIDENCE, rows)
    for id_ in ids.values():
        index(connection, id_, schema)
    return own


def _ids(connection: sqlite3.Connection, nodes: Iterable[Node]) -> dict[str, int]:
    """The integer ids of ``nodes``, new where they are new; a thing keeps its kind."""
    nodes = list(nodes)
    connection.executemany(queries.INSERT_NODE, [(node.id, node.kind) for node in nodes])
    connection.execute(queries.SELF_CANONICAL)
    found = {}
    for node in nodes:
        found[node.id], kind = connection.execute(queries.NODE_KIND, (node.id,)).fetchone()
        if kind != node.kind:
            raise StoreError(f"{node.id}: de opslag kent dit als {kind}, niet als {node.kind}.")
    return found


def _insert_passages(
    connection: sqlite3.Connection, contribution: Contribution, document: int
) -> dict[str, int]:
    ids = {}
    for one in contribution.passages:
        row = one.id, document, one.start, one.end, one.page, one.quote
        ids[one.id] = connection.execute(queries.INSERT_PASSAGE, row).lastrowid or 0
    return ids


def _insert_edges(
    connection: sqlite3.Connection, contribution: Contribution, ids: dict[str, int]
) -> dict[tuple[str, str, str], int]:
    found = {}
    for edge in contribution.edges:
        row = ids[edge.subject], edge.relation, ids[edge.object]
        connection.execute(queries.INSERT_EDGE, row)
        found[edge.key] = connection.execute(queries.EDGE_ID, row).fetchone()[0]
    return found


def _evidence_rows(
    document: int,
    supported: Supported,
    ids: dict[str, int],
    passages: dict[str, int],
) -> list[tuple[object, ...]]:
    node, edge, evidence = supported
    return [
        (
            document,
            node,
            edge,
            passages[one.passage],
            one.extractor,
            one.confidence,
            None if one.via is None else ids[one.via],
        )
        for one in evidence
    ]


def index(connection: sqlite3.Connection, id_: int, schema: Schema) -> None:
    """Make the thing findable by its names and text, and by the names the ontology gives it."""
    (iri,) = connection.execute(queries.IRI, (id_,)).fetchone()
    concept = schema.concepts.get(iri)
    names = () if concept is None else concept.names
    texts = [text for (text,) in connection.execute(queries.INDEXED, (id_,))]
    connection.execute(queries.FORGET_WORDS, (id_,))
    if words := stems(" ".join([*texts, *names])):
        connection.execute(queries.INDEX_WORDS, (id_, " ".join(words)))


def index_concepts(connection: sqlite3.Connection, concepts: Iterable[str], schema: Schema) -> None:
    """Make what is in the store findable by the names of the concepts just added."""
    for iri in concepts:
        found = connection.execute(queries.NODE_ID, (iri,)).fetchone()
        if found is not None:
            index(connection, found[0], schema)


def withdraw(connection: sqlite3.Connection, document: str, schema: Schema) -> bool:
    """Remove what the document contributed, within the open transaction; whether it was there."""
    found = connection.execute(queries.DOCUMENT_ID, (document,)).fetchone()
    if found is None:
        return False
    _forget(connection, found[0], schema)
    return True


def _forget(connection: sqlite3.Connection, document: int, schema: Schema) -> None:
    connection.execute(queries.FORGET_LOCATIONS, (document,))
    nodes = [row[0] for row in connection.execute(queries.CLAIMED_NODES, (document,))]
    edges = connection.execute(queries.SUPPORTED_EDGES, (document,)).fetchall()
    for statement in queries.FORGET_DOCUMENT:
        connection.execute(statement, (document,))
    connection.executemany(queries.FORGET_EDGE, edges)
    for node in nodes:
        _refresh(connection, node, schema)


def _refresh(connection: sqlite3.Connection, node: int, schema: Schema) -> None:
    """Bring the node in line with the claims that are left; without any, it goes."""
    claims = connection.execute(queries.CLAIMS_OF, (node,)).fetchall()
    if not claims:
        _drop(connection, node)
        return
    connection.execute(queries.FORGET_PROPERTIES, (node,))
    for (properties,) in claims:
        pairs = [(node, name, value) for name, value in json.loads(properties)]
        connection.executemany(queries.INSERT_PROPERTY, pairs)
    index(connection, node, schema)


def _drop(connection: sqlite3.Connection, node: int) -> None:
    """Remove a node that nothing claims; no decision is laid over the tables at this time."""
    connection.execute(queries.FORGET_NODE, (node,))
    connection.execute(queries.FORGET_PROPERTIES, (node,))
    connection.execute(queries.FORGET_WORDS, (node,))


def record(connection: sqlite3.Connection, decision: Decision) -> None:
    """Append the decision, within the open transaction."""
    row = decision.id, decision.action, decision.target, decision.into, decision.who
    connection.execute(queries.INSERT_DECISION, (*row, decision.when, decision.why))


def clear_overlay(connection: sqlite3.Connection, schema: Schema) -> None:
    """Make the tables show the contributions alone, within the open transaction."""
    merged_into = connection.execute(queries.MERGED_INTO).fetchall()
    for statement in queries.CLEAR_OVERLAY:
        connection.execute(statement)
    for (node,) in merged_into:
        _refresh(connection, node, schema)


def lay_over(connection: sqlite3.Connection, overlay: Overlay, schema: Schema) -> None:
    """Make the tables show what ``overlay`` says, within the open transaction."""
    for source, target in sorted(overlay.merged.items()):
        known = connection.execute(queries.NODE_ID, (source,)).fetchone()
        if known is not None and _ensure(connection, target, schema):
            connection.execute(queries.MERGE_NODE, (target, source))
    for target in sorted(overlay.rejected):
        parts = target.split(" ")
        if len(parts) == 1:
            connection.execute(queries.HIDE_NODE, (target,))
        else:
            subject, relation, object_ = parts
            connection.execute(queries.HIDE_EDGE, (relation, subject, object_))
    for statement in (
        queries.FALL_WITH_STATEMENT,
        queries.FALL_WITH_EDGE,
        queries.HIDE_FALLEN_NODES,
        queries.HIDE_LOOSE_EDGES,
        queries.HIDE_FALLEN_EDGES,
    ):
        connection.execute(statement)
    for target in sorted(overlay.accepted):
        connection.execute(queries.ACCEPT_NODE, (target,))


def _ensure(connection: sqlite3.Connection, id_: str, schema: Schema) -> bool:
    """Whether there is a node to merge into; a concept of the ontology becomes one."""
    if connection.execute(queries.NODE_ID, (id_,)).fetchone() is not None:
        return True
    concept = schema.concepts.get(id_)
    if concept is None or concept.kind is None:
        return False
    node = Node(concept.id, concept.kind, (("name", concept.label()),))
    ids = _ids(connection, [node])
    connection.execute(queries.INSERT_PROPERTY, (ids[id_], "name", concept.label()))
    index(connection, ids[id_], schema)
    return True
