"""Full-text search with facets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.sqlite import queries
from graph.sqlite.read import bare_nodes
from graph.stems import SHORTEST_PART, stems
from graph.store import FOLLOWS_UP, Query, Results
from ontology.errors import StoreError

if TYPE_CHECKING:
    import sqlite3

    from ontology.schema import Schema


def search(connection: sqlite3.Connection, query: Query, schema: Schema) -> Results:
    """The things that answer ``query``, within the open transaction."""
    connection.execute(queries.MATCHES)
    connection.execute(queries.FORGET_MATCHES)
    _gather(connection, query)
    for facet, values in query.facets.items():
        if values:
            _keep(connection, facet, values, schema)
    if query.as_of is not None:
        connection.execute(queries.KEEP.format(queries.KEEP_KNOWN), (query.as_of,))
    (total,) = connection.execute(queries.TOTAL).fetchone()
    page = connection.execute(queries.IN_ORDER[query.by], (query.limit, query.offset)).fetchall()
    found = tuple(bare_nodes(connection, page))
    return Results(found, total, _facets(connection, schema) if query.spread else {})


def _gather(connection: sqlite3.Connection, query: Query) -> None:
    if not query.text.strip():
        connection.execute(queries.GATHER_ALL)
        return
    words = sorted(set(stems(query.text)))
    if words:
        listed = json.dumps(words)
        exact = [f'"{word}"' for word in words]
        connection.execute(queries.GATHER, (" AND ".join(exact), listed))
        parts = [_alternatives(connection, word) for word in words]
        connection.execute(queries.GATHER_COMPOUNDS, (" AND ".join(parts), listed))
        connection.execute(queries.DROP_HIDDEN)


def _alternatives(connection: sqlite3.Connection, word: str) -> str:
    """The stem ``word`` or any indexed stem that it is part of, as a full-text expression."""
    longer: list[str] = []
    if len(word) >= SHORTEST_PART:
        from graph.meaning import is_part  # noqa: PLC0415 - slow to load, seldom wanted

        connection.execute(queries.TERMS)
        holding = connection.execute(queries.TERMS_WITH, (word,)).fetchall()
        longer = [term for (term,) in holding if is_part(word, term)]
    return "(" + " OR ".join(f'"{term}"' for term in [word, *longer]) + ")"


def _keep(
    connection: sqlite3.Connection, facet: str, values: tuple[str, ...], schema: Schema
) -> None:
    """Drop the matches for which ``facet`` has none of ``values``."""
    listed = json.dumps(list(values))
    if facet == "kind":
        condition, parameters = queries.KEEP_KIND, [listed]
    elif facet == "publisher":
        condition, parameters = queries.KEEP_PUBLISHER, [listed]
    elif facet == "year":
        condition, parameters = queries.KEEP_YEAR, [listed]
    elif facet in schema.properties:
        condition, parameters = queries.KEEP_PROPERTY, [facet, listed, FOLLOWS_UP]
    elif facet in schema.kinds:
        condition, parameters = queries.KEEP_LINKED, [facet, listed]
    else:
        raise StoreError(f"Op {facet!r} kan niet worden gefilterd.")
    connection.execute(queries.KEEP.format(condition), parameters)


def _facets(connection: sqlite3.Connection, schema: Schema) -> dict[str, dict[str, int]]:
    """How many matches have each value of each facet."""
    coded = json.dumps([name for name, one in schema.properties.items() if one.scheme is not None])
    linked = json.dumps([name for name, kind in schema.kinds.items() if kind.scheme is not None])
    facets: dict[str, dict[str, int]] = {
        "kind": dict(connection.execute(queries.COUNT_BY_KIND).fetchall()),
        "publisher": dict(connection.execute(queries.COUNT_BY_PUBLISHER).fetchall()),
        "year": dict(connection.execute(queries.COUNT_BY_YEAR).fetchall()),
    }
    rows = connection.execute(queries.COUNT_BY_PROPERTY, (coded, FOLLOWS_UP)).fetchall()
    rows += connection.execute(queries.COUNT_BY_LINK, (linked,)).fetchall()
    for facet, value, count in rows:
        facets.setdefault(facet, {})[value] = count
    return facets
