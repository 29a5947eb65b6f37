"""A document as it stands in the graph: its contribution, pages, passages, text and places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, cast

from graph.neo4j import queries
from graph.neo4j.connection import rows_of, write_rows
from graph.neo4j.contents import Claims, pack, unpack
from graph.neo4j.naming import caption
from graph.stems import stems
from graph.store import last_day
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import neo4j

    from graph.model import Contribution
    from graph.neo4j.arrivals import Arrival


class Known(NamedTuple):
    """A document that is there: what it claims, as it was put, and the places where it stands."""

    claims: Claims
    paths: frozenset[str]


def find(transaction: neo4j.ManagedTransaction, documents: Iterable[str]) -> dict[str, Known]:
    """Those of the documents that are there, by id."""
    rows = cast(
        "list[tuple[str, bytes, list[str]]]",
        rows_of(transaction, queries.CONTENT, documents=sorted(documents)),
    )
    return {id_: Known(unpack(content), frozenset(paths)) for id_, content, paths in rows}


def claims_of(transaction: neo4j.ManagedTransaction, document: str) -> Claims:
    """What the document claims, as it was put; one that is not there raises StoreError."""
    known = find(transaction, [document]).get(document)
    if known is None:
        raise StoreError(f"{document}: dit document staat niet in de opslag.")
    return known.claims


def located(transaction: neo4j.ManagedTransaction, paths: Iterable[str]) -> dict[str, str]:
    """The document that stands at each of these places, where one does."""
    wanted = sorted(paths)
    rows = rows_of(transaction, queries.LOCATED, paths=wanted) if wanted else []
    return dict(cast("list[tuple[str, str]]", rows))


def insert(transaction: neo4j.ManagedTransaction, coming: Iterable[Arrival]) -> None:
    """Make all that is each document's own; the things that they are must be there."""
    rows: list[dict[str, object]] = []
    places: list[dict[str, str]] = []
    for one in coming:
        document = one.contribution.document.id
        rows.append(
            {
                "document": document,
                "contribution": _kept(one.contribution, one.fingerprint),
                "text": _text(one.contribution),
                "pages": _pages(one.contribution),
                "passages": _passages(one.contribution),
            }
        )
        places += ({"document": document, "path": path} for path in sorted(one.paths))
    write_rows(transaction, queries.INSERT_DOCUMENTS, rows)
    write_rows(transaction, queries.HOLD, places)


def _kept(contribution: Contribution, fingerprint: str) -> dict[str, object]:
    document, published = contribution.document, contribution.document.get("published")
    return {
        "name": caption(document.title),
        "published": published,
        "known": None if published is None else last_day(published),
        "publisher": document.get("publisher"),
        "fingerprint": fingerprint,
        "properties": json.dumps(document.properties),
        "content": pack(contribution),
    }


def _text(contribution: Contribution) -> dict[str, str]:
    """What the document is found by: its title and all that stands in it."""
    document = contribution.document
    texts = [*document.all("title"), *(page.text for page in contribution.pages)]
    return {"name": caption(document.title), "stems": " ".join(stems(" ".join(texts)))}


def _pages(contribution: Contribution) -> list[dict[str, object]]:
    title = caption(contribution.document.title)
    return [
        {
            "name": f"{title}, p. {page.number}",
            "start": page.start,
            "pageNumber": page.number,
            "text": page.text,
        }
        for page in contribution.pages
    ]


def _passages(contribution: Contribution) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "name": caption(one.quote),
            "start": one.start,
            "end": one.end,
            "pageNumber": one.page,
            "quote": one.quote,
        }
        for one in contribution.passages
    ]


def forget(transaction: neo4j.ManagedTransaction, documents: Iterable[str]) -> None:
    """Remove all that is these documents' own, and their places."""
    gone = sorted(documents)
    for statement in (queries.FORGET_LOCATIONS, queries.FORGET_DOCUMENTS):
        transaction.run(statement, documents=gone).consume()
