"""Writing that a document claims its things, and making those that are new."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from graph.neo4j import queries
from graph.neo4j.connection import rows_of, write_rows
from graph.neo4j.states import ENTITY
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import neo4j

    from graph.model import Evidence, Node
    from graph.neo4j.arrivals import Arrival
    from graph.neo4j.contents import Claims
    from graph.neo4j.states import Settlement, State


def together(claims: Iterable[Claims]) -> dict[str, Node]:
    """Every thing that is claimed, with all that is told of it and all evidence, by id."""
    found: dict[str, Node] = {}
    for node in (node for one in claims for node in one.things):
        known = found.setdefault(node.id, node)
        if known is not node:
            told = tuple(sorted({*known.properties, *node.properties}))
            evidence = known.evidence + node.evidence
            found[node.id] = replace(known, properties=told, evidence=evidence)
    return found


def keep_kinds(
    transaction: neo4j.ManagedTransaction, coming: Iterable[Arrival], known: Mapping[str, State]
) -> None:
    """Let a thing keep its kind as long as any document claims it: another raises StoreError.

    Each arrival finds what those before it left.
    """
    changed = {
        node.id: node.kind
        for one in coming
        for node in one.claims.things
        if node.id in known and node.kind != known[node.id].kind
    }
    claimants = {id_: _claimants(transaction, id_) for id_ in changed}
    kinds: dict[str, str] = {}
    gone: set[str] = set()
    for one in coming:
        gone |= one.gone.keys()
        for node in one.claims.things:
            claimed = not claimants.get(node.id, gone) <= gone
            kind = kinds.setdefault(node.id, known[node.id].kind if claimed else node.kind)
            if kind != node.kind:
                raise StoreError(f"{node.id}: de opslag kent dit als {kind}, niet als {node.kind}.")
    rows = [{"id": id_, "kind": kind} for id_, kind in changed.items()]
    write_rows(transaction, queries.CHANGE_THINGS, rows)


def _claimants(transaction: neo4j.ManagedTransaction, id_: str) -> set[str]:
    return {cast("str", one) for (one,) in rows_of(transaction, queries.CLAIMANTS, ids=[id_])}


def insert_bare(transaction: neo4j.ManagedTransaction, kinds: Mapping[str, str]) -> None:
    """Make things, by id and kind, of which it is yet to be settled how they are seen."""
    rows = [
        {"labels": [ENTITY], "properties": {"id": id_, "kind": kind}} for id_, kind in kinds.items()
    ]
    write_rows(transaction, queries.INSERT_THINGS, rows)


def claim(
    transaction: neo4j.ManagedTransaction,
    claims: Iterable[Claims],
    plain: Settlement,
    known: set[str],
) -> None:
    """Write the claims, and the evidence for what is ``plain``, which is made unless ``known``."""
    fresh, others = [], []
    there = set(known)
    for document, node in ((one.document, node) for one in claims for node in one.things):
        state = plain.states.get(node.id)
        support = {"standing": len(node.evidence), "fallen": 0}
        row: dict[str, object] = {
            "document": document.id,
            "id": node.id,
            "claim": {"properties": json.dumps(node.properties), **support},
            "evidence": [] if state is None else [told(one) for one in node.evidence],
        }
        if state is None or node.id in there:
            others.append(row)
        else:
            fresh.append(row | plain.wanted(state)._asdict())
            there.add(node.id)
    write_rows(transaction, queries.INSERT_CLAIMED, fresh)
    write_rows(transaction, queries.INSERT_CLAIMS, others)


def told(one: Evidence) -> dict[str, object]:
    """A piece of evidence as it is written: the passage, and what stands on the way to it."""
    properties = {"extractor": one.extractor, "confidence": one.confidence, "via": one.via}
    return {"passage": one.passage, "properties": properties}
