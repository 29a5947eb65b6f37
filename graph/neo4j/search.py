"""Full-text search with facets, in statements made up of fixed parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.neo4j import queries
from graph.stems import SHORTEST_PART, stems
from graph.store import FOLLOWS_UP, Query, Results
from ontology.errors import StoreError

if TYPE_CHECKING:
    import neo4j

    from graph.neo4j.naming import Naming


def search(transaction: neo4j.ManagedTransaction, query: Query, naming: Naming) -> Results:
    """The things that answer ``query``."""
    words = sorted(set(stems(query.text)))
    named: tuple[str, ...] = ("kind", "publisher", "year") if query.spread else ()
    facets: dict[str, dict[str, int]] = {name: {} for name in named}
    if query.text.strip() and not words:
        return Results((), 0, facets)
    parameters: dict[str, object] = {
        "each": words,
        "words": " ".join(f"+{word}" for word in words),
        "parts": " ".join(f"+{_part(word)}" for word in words),
        "limit": query.limit,
        "offset": query.offset,
        "as_of": query.as_of,
        "coded": [one.name for one in naming.schema.properties.values() if one.scheme],
        "linked": [kind.name for kind in naming.schema.kinds.values() if kind.scheme],
    }
    matches = queries.GATHER if words else queries.GATHER_ALL
    matches += _conditions(query, naming, parameters)
    total = transaction.run(matches + queries.TOTAL, parameters).single(strict=True).value()
    page = transaction.run(matches + queries.IN_ORDER[query.by], parameters).value()
    if query.spread:
        spread = matches + queries.facets(naming.types[FOLLOWS_UP])
        for facet, value, count in transaction.run(spread, parameters):
            facets.setdefault(facet, {})[value] = count
    return Results(tuple(naming.read(one) for one in page), total, facets)


def _part(word: str) -> str:
    """The stem or any longer one that it is part of, in the query language of the index."""
    if len(word) < SHORTEST_PART:
        return word
    from graph.meaning import accidents  # noqa: PLC0415 - slow to load, seldom wanted

    others = "|".join(accidents(word))
    return f"/.*{word}.*&~(.*({others}).*)/" if others else f"*{word}*"


def _conditions(query: Query, naming: Naming, parameters: dict[str, object]) -> str:
    """What must hold of a match, in Cypher; its values become parameters."""
    conditions = [] if query.as_of is None else [queries.KEEP_KNOWN]
    for number, (facet, values) in enumerate(query.facets.items()):
        if values:
            parameters[f"name{number}"] = facet
            parameters[f"values{number}"] = list(values)
            condition = _condition(facet, naming)
            conditions.append(condition.format(name=f"$name{number}", values=f"$values{number}"))
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _condition(facet: str, naming: Naming) -> str:
    if facet in queries.KEEP:
        return queries.KEEP[facet]
    if facet in naming.schema.properties:
        return queries.keep_property(naming.types[FOLLOWS_UP])
    if facet in naming.schema.kinds:
        return queries.KEEP_LINKED
    raise StoreError(f"Op {facet!r} kan niet worden gefilterd.")
