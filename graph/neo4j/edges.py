"""Evidence into edges and out of them; an edge is there as long as something speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.neo4j import queries
from graph.neo4j.connection import write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import neo4j

    from graph.model import Evidence
    from graph.neo4j.effects import Key
    from graph.neo4j.naming import Naming

Places = dict[str, "str | None"]  # as which thing each one is seen; None where it is hidden


def insert(
    transaction: neo4j.ManagedTransaction,
    edges: Mapping[Key, tuple[Evidence, ...]],
    places: Places,
    naming: Naming,
) -> None:
    """Add evidence to edges, new where they are new."""
    _write(transaction, queries.insert_edges, edges, places, naming)


def forget(
    transaction: neo4j.ManagedTransaction,
    edges: Mapping[Key, tuple[Evidence, ...]],
    places: Places,
    naming: Naming,
) -> None:
    """Take evidence out of edges; those without any go."""
    _write(transaction, queries.forget_edges, edges, places, naming)


def _write(
    transaction: neo4j.ManagedTransaction,
    statement: Callable[[str], str],
    edges: Mapping[Key, tuple[Evidence, ...]],
    places: Places,
    naming: Naming,
) -> None:
    """Run the statement for each type of edge, over those between things that are seen."""
    rows: dict[str, list[dict[str, object]]] = {}
    for (subject, relation, object_), evidence in edges.items():
        seen, other = places.get(subject, subject), places.get(object_, object_)
        if seen is not None and other is not None:
            row: dict[str, object] = {"subject": seen, "object": other} | _columns(evidence)
            rows.setdefault(naming.types[relation], []).append(row)
    for type_, found in sorted(rows.items()):
        write_rows(transaction, statement(type_), found)


def _columns(evidence: tuple[Evidence, ...]) -> dict[str, object]:
    return {
        "passages": [one.passage for one in evidence],
        "extractors": [one.extractor for one in evidence],
        "confidences": [one.confidence for one in evidence],
        "via": [one.via or "" for one in evidence],
    }
