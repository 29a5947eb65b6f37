"""The ledger of decisions in Neo4j, and which of them are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graph.decisions import overlay
from graph.model import Decision
from graph.neo4j import queries, read
from graph.neo4j.connection import rows_of
from graph.neo4j.effects import Decided
from graph.neo4j.naming import caption

if TYPE_CHECKING:
    import neo4j

    from ontology.schema import Schema


def lock(transaction: neo4j.ManagedTransaction) -> list[Decision]:
    """Wait for the writer before this one, and read the ledger; another revision begins."""
    rows = rows_of(transaction, queries.LOCK)
    read.require_store(rows)
    return [Decision(*row) for row in cast("list[list[str]]", rows[0][0])]  # type: ignore[arg-type]


def append(transaction: neo4j.ManagedTransaction, decision: Decision) -> None:
    """Append to the ledger; recording one again changes nothing."""
    properties = {
        "name": f"{decision.action}: {caption(decision.why or decision.target)}",
        "action": decision.action,
        "target": decision.target,
        "into": decision.into,
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
    }
    transaction.run(queries.INSERT_DECISION, id=decision.id, properties=properties).consume()


def carried_out(transaction: neo4j.ManagedTransaction, ledger: list[Decision]) -> Decided:
    """What was decided, with the merges as the graph shows them."""
    merges = rows_of(transaction, queries.MERGES) if ledger else []
    return Decided(overlay(ledger), dict(cast("list[tuple[str, str]]", merges)))


def in_force(transaction: neo4j.ManagedTransaction, schema: Schema) -> Decided:
    """What is decided now, with the merges that the store has things for."""
    found = overlay(read.decisions(transaction))
    ends = sorted({*found.merged.keys(), *found.merged.values()})
    rows = rows_of(transaction, queries.CLAIMED, ids=ends) if ends else []
    claimed = {id_ for (id_,) in rows}
    merges = {
        source: target
        for source, target in sorted(found.merged.items())
        if source in claimed and (target in claimed or _from_ontology(target, schema))
    }
    return Decided(found, merges)


def _from_ontology(id_: str, schema: Schema) -> bool:
    concept = schema.concepts.get(id_)
    return concept is not None and concept.kind is not None
