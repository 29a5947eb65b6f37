"""Other ways to load the same contributions into the same Neo4j, to compare a store with.

The bare driver runs the UNWIND/MERGE that anyone would write, a transaction a document: the same
things, passages, texts, evidence and edges with the same properties under the same constraints and
indexes; it knows no decisions, cannot withdraw and remembers no document. rdflib-neo4j is handed
the triples of the export.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Sequence
from itertools import groupby

import neo4j

from graph.model import Contribution, Edge, Node
from graph.neo4j.address import Address
from graph.neo4j.naming import Naming, caption
from graph.rdf import contribution_to_graph
from graph.stems import stems
from ontology import Schema

DOCUMENT = (
    "MERGE (d:Entity {id: $id}) SET d:Document SET d += $properties "
    "MERGE (t:Text {id: $id}) SET t += $text MERGE (t)-[:TEXT_OF]->(d)"
)
PAGES = (
    "MATCH (d:Entity {id: $id}) UNWIND $rows AS row "
    "MERGE (p:Page {start: row.start})-[:IN_DOCUMENT]->(d) SET p += row"
)
PASSAGES = (
    "MATCH (d:Entity {id: $id}) UNWIND $rows AS row "
    "MERGE (p:Passage {id: row.id}) SET p += row MERGE (p)-[:IN_DOCUMENT]->(d)"
)
THINGS = "UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n:{} SET n += row"
EVIDENCE = (
    "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) MATCH (p:Passage {id: row.passage}) "
    "MERGE (n)-[e:EVIDENCED_BY]->(p) SET e += row.properties"
)
EDGES = (
    "UNWIND $rows AS row MATCH (s:Entity {{id: row.subject}}) MATCH (o:Entity {{id: row.object}}) "
    "MERGE (s)-[r:{}]->(o) SET r.passages = coalesce(r.passages, []) + row.passages, "
    "r.extractors = coalesce(r.extractors, []) + row.extractors, "
    "r.confidences = coalesce(r.confidences, []) + row.confidences, "
    "r.via = coalesce(r.via, []) + row.via"
)

Load = Callable[[Sequence[Contribution]], None]


def bare_driver(address: Address, schema: Schema) -> Load:
    """Loads by the bare driver."""
    naming = Naming(schema)

    def load(contributions: Sequence[Contribution]) -> None:
        with (
            neo4j.GraphDatabase.driver(
                address.uri, auth=(address.user, address.password)
            ) as driver,
            driver.session() as session,
        ):
            for one in contributions:
                session.execute_write(_write, one, naming)

    return load


def _write(tx: neo4j.ManagedTransaction, contribution: Contribution, naming: Naming) -> None:
    document = contribution.document
    text = " ".join([document.title, *(page.text for page in contribution.pages)])
    tx.run(
        DOCUMENT,
        id=document.id,
        properties=naming.written(document),
        text={"name": document.title, "stems": " ".join(stems(text))},
    ).consume()
    pages = [
        {"name": f"p. {p.number}", "start": p.start, "text": p.text} for p in contribution.pages
    ]
    tx.run(PAGES, id=document.id, rows=pages).consume()
    passages = [
        {"id": p.id, "name": caption(p.quote), "start": p.start, "end": p.end, "quote": p.quote}
        for p in contribution.passages
    ]
    tx.run(PASSAGES, id=document.id, rows=passages).consume()
    for kind, things in groupby(sorted(contribution.nodes, key=_kind), key=_kind):
        rows = [_thing(one, naming) for one in things]
        tx.run(THINGS.format(":".join(naming.labels[kind])), rows=rows).consume()
    evidence = [
        {
            "id": node.id,
            "passage": one.passage,
            "properties": {
                "extractor": one.extractor,
                "confidence": one.confidence,
                "via": one.via,
            },
        }
        for node in contribution.nodes
        for one in node.evidence
    ]
    tx.run(EVIDENCE, rows=evidence).consume()
    for relation, edges in groupby(sorted(contribution.edges, key=_relation), key=_relation):
        rows = [_edge(one) for one in edges]
        tx.run(EDGES.format(naming.types[relation]), rows=rows).consume()


def _kind(node: Node) -> str:
    return node.kind


def _relation(edge: Edge) -> str:
    return edge.relation


def _thing(node: Node, naming: Naming) -> dict[str, object]:
    concept = naming.schema.concepts.get(node.id)
    names = [] if concept is None else [*concept.labels.values(), *concept.synonyms]
    words = " ".join([node.title, *names])
    return {**naming.written(node), "stems": " ".join(stems(words))}


def _edge(edge: Edge) -> dict[str, object]:
    return {
        "subject": edge.subject,
        "object": edge.object,
        "passages": [one.passage for one in edge.evidence],
        "extractors": [one.extractor for one in edge.evidence],
        "confidences": [one.confidence for one in edge.evidence],
        "via": [one.via or "" for one in edge.evidence],
    }


def rdflib_neo4j(address: Address, schema: Schema) -> Load:
    """Loads by rdflib-neo4j 1.1, as its documentation says: batches, full names shortened."""
    from rdflib import Graph  # noqa: PLC0415 - the rival's own, needed for it alone
    from rdflib_neo4j import (  # noqa: PLC0415
        HANDLE_VOCAB_URI_STRATEGY,
        Neo4jStore,
        Neo4jStoreConfig,
    )

    def load(contributions: Sequence[Contribution]) -> None:
        config = Neo4jStoreConfig(
            auth_data={
                "uri": address.uri,
                "database": address.database or "neo4j",
                "user": address.user,
                "pwd": address.password,
            },
            handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
            batching=True,
        )
        with contextlib.redirect_stdout(io.StringIO()):
            target = Graph(store=Neo4jStore(config=config))
            for one in contributions:
                for triple in sorted(contribution_to_graph(one, schema)):
                    target.add(triple)
            target.close(commit_pending_transaction=True)

    return load
