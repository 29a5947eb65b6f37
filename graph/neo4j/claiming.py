"""Writing that a document claims its things, and making those that are new."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from graph.neo4j import queries
from graph.neo4j.connection import rows_of, write_rows
from graph.neo4j.states import ENTITY
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import neo4j

    from graph.model import Evidence, Node
    from graph.neo4j.contents import Claims
    from graph.neo4j.states import Settlement, State


def keep_kinds(
    transaction: neo4j.ManagedTransaction, wanted: Mapping[str, Node], known: Mapping[str, State]
) -> None:
    """Let a thing keep its kind as long as any document claims it: another raises StoreError."""
    changed = [id_ for id_, state in known.items() if state.kind != wanted[id_].kind]
    claimed = rows_of(transaction, queries.CLAIMED, ids=changed) if changed else []
    for id_ in (cast("str", one) for (one,) in claimed):
        kinds = known[id_].kind, wanted[id_].kind
        raise StoreError(f"{id_}: de opslag kent dit als {kinds[0]}, niet als {kinds[1]}.")
    rows = [{"id": id_, "kind": wanted[id_].kind} for id_ in changed]
    write_rows(transaction, queries.CHANGE_THINGS, rows)


def insert_bare(transaction: neo4j.ManagedTransaction, kinds: Mapping[str, str]) -> None:
    """Make things, by id and kind, of which it is yet to be settled how they are seen."""
    rows = [
        {"labels": [ENTITY], "properties": {"id": id_, "kind": kind}} for id_, kind in kinds.items()
    ]
    write_rows(transaction, queries.INSERT_THINGS, rows)


def claim(
    transaction: neo4j.ManagedTransaction, claims: Claims, plain: Settlement, known: set[str]
) -> None:
    """Write the claims, and the evidence for what is ``plain``, which is made unless ``known``."""
    fresh, others = [], []
    for node in claims.things:
        state = plain.states.get(node.id)
        support = {"standing": len(node.evidence), "fallen": 0}
        row: dict[str, object] = {
            "id": node.id,
            "claim": {"properties": json.dumps(node.properties), **support},
            "evidence": [] if state is None else [told(one) for one in node.evidence],
        }
        if state is None or node.id in known:
            others.append(row)
        else:
            fresh.append(row | plain.wanted(state)._asdict())
    document = claims.document.id
    write_rows(transaction, queries.INSERT_CLAIMED, fresh, document=document)
    write_rows(transaction, queries.INSERT_CLAIMS, others, document=document)


def told(one: Evidence) -> dict[str, object]:
    """A piece of evidence as it is written: the passage, and what stands on the way to it."""
    properties = {"extractor": one.extractor, "confidence": one.confidence, "via": one.via}
    return {"passage": one.passage, "properties": properties}
