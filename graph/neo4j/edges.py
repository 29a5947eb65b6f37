"""Evidence into edges and out of them; an edge is there as long as something speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graph.neo4j import queries
from graph.neo4j.connection import write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import neo4j

    from graph.model import Edge, Evidence
    from graph.neo4j.naming import Naming

Places = dict[str, "str | None"]  # as which thing each one is seen; None where it is hidden


def insert(
    transaction: neo4j.ManagedTransaction, edges: Iterable[Edge], places: Places, naming: Naming
) -> None:
    """Add evidence to edges, new where they are new."""
    _write(transaction, queries.insert_edges, edges, places, naming)


def forget(
    transaction: neo4j.ManagedTransaction, edges: Iterable[Edge], places: Places, naming: Naming
) -> None:
    """Take evidence out of edges; those without any go."""
    _write(transaction, queries.forget_edges, edges, places, naming)


def _write(
    transaction: neo4j.ManagedTransaction,
    statement: Callable[[str], str],
    edges: Iterable[Edge],
    places: Places,
    naming: Naming,
) -> None:
    """Run the statement for each type of edge, over those between things that are seen.

    What is seen as one edge is one row: a row does not see what another one wrote.
    """
    seen: dict[str, dict[tuple[str, str], list[Evidence]]] = {}
    for edge in edges:
        ends = places.get(edge.subject, edge.subject), places.get(edge.object, edge.object)
        if None not in ends:
            of_type = seen.setdefault(naming.types[edge.relation], {})
            of_type.setdefault(cast("tuple[str, str]", ends), []).extend(edge.evidence)
    for type_, found in sorted(seen.items()):
        rows = [_row(subject, object_, told) for (subject, object_), told in found.items()]
        write_rows(transaction, statement(type_), rows)


def _row(subject: str, object_: str, evidence: Iterable[Evidence]) -> dict[str, object]:
    once = dict.fromkeys(evidence)
    return {
        "subject": subject,
        "object": object_,
        "passages": [one.passage for one in once],
        "extractors": [one.extractor for one in once],
        "confidences": [one.confidence for one in once],
        "via": [one.via or "" for one in once],
    }
