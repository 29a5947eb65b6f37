"""A document as it stands in the graph: its contribution, pages, passages, text and places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, cast

from graph.neo4j import queries
from graph.neo4j.connection import rows_of
from graph.neo4j.contents import Claims, pack, unpack
from graph.neo4j.naming import caption
from graph.stems import stems
from graph.store import last_day
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import neo4j

    from graph.model import Contribution
    from graph.store import Origin


class Known(NamedTuple):
    """A document that is there: what it claims, as it was put, and the places where it stands."""

    claims: Claims
    paths: tuple[str, ...]


def find(transaction: neo4j.ManagedTransaction, document: str) -> Known | None:
    """The document, where it is there."""
    for content, paths in rows_of(transaction, queries.CONTENT, document=document):
        return Known(unpack(cast("bytes", content)), tuple(sorted(cast("list[str]", paths))))
    return None


def claims_of(transaction: neo4j.ManagedTransaction, document: str) -> Claims:
    """What the document claims, as it was put; one that is not there raises StoreError."""
    known = find(transaction, document)
    if known is None:
        raise StoreError(f"{document}: dit document staat niet in de opslag.")
    return known.claims


def located(transaction: neo4j.ManagedTransaction, path: str) -> str | None:
    """The document that stands at this place."""
    rows = rows_of(transaction, queries.LOCATED, path=path)
    return cast("str", rows[0][0]) if rows else None


def insert(
    transaction: neo4j.ManagedTransaction,
    contribution: Contribution,
    origin: Origin,
    paths: Iterable[str],
) -> None:
    """Make all that is the document's own; the thing that it is must be there."""
    document = contribution.document
    transaction.run(
        queries.INSERT_DOCUMENT,
        document=document.id,
        contribution=_kept(contribution, origin),
        text=_text(contribution),
        pages=_pages(contribution),
        passages=_passages(contribution),
    ).consume()
    if located := sorted(paths):
        transaction.run(queries.HOLD, document=document.id, paths=located).consume()


def _kept(contribution: Contribution, origin: Origin) -> dict[str, object]:
    document, published = contribution.document, contribution.document.get("published")
    return {
        "name": caption(document.title),
        "published": published,
        "known": None if published is None else last_day(published),
        "publisher": document.get("publisher"),
        "fingerprint": origin.fingerprint,
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


def forget(transaction: neo4j.ManagedTransaction, document: str) -> None:
    """Remove all that is the document's own, and its places."""
    for statement in (queries.FORGET_LOCATIONS, queries.FORGET_DOCUMENT):
        transaction.run(statement, document=document).consume()
