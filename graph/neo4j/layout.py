"""The constraints and indexes of a store on Neo4j, as they follow from the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.neo4j import queries
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.neo4j.connection import Connection
    from ontology.schema import Schema

VERSION = 1  # of how the graph is laid out
UNIQUE = {
    "Leergraaf": "name",
    "Entity": "id",
    "Hidden": "id",
    "Contribution": "id",
    "Passage": "id",
    "Location": "path",
    "Decision": "id",
    "Concept": "id",
}
RANGED = frozenset({"date", "gYear"})  # datatypes by which people select
INDEX_SECONDS = 300
MADE = "AlreadyExists"  # how the server's code ends for an index or constraint that is there


def prepare(connection: Connection, url: str, schema: Schema, *, create: bool) -> None:
    """Make the database a store when it is empty; refuse it when it is something else."""
    version = connection.read(lambda tx: tx.run(queries.KNOWN).value())
    if not version:
        if connection.read(lambda tx: tx.run(queries.ANYTHING).value()):
            raise StoreError(
                f"{url}: deze database houdt iets anders dan een leergraaf; "
                "kies met --store een lege database."
            )
        if not create:
            raise StoreError(f"{url}: deze opslag is nog leeg; begin met leergraaf ingest.")
        for statement in (*statements(schema), f"CALL db.awaitIndexes({INDEX_SECONDS})"):
            _make(connection, statement)
        connection.write(lambda tx: tx.run(queries.BEGIN, version=VERSION).consume())
    elif version[0] > VERSION:
        raise StoreError(
            f"{url}: gemaakt door een nieuwere versie van leergraaf (opslag {version[0]}, deze "
            f"leest tot {VERSION}); werk leergraaf bij."
        )


def _make(connection: Connection, statement: str) -> None:
    """Run a statement of the layout, or let be what another process made at the same moment.

    The server stumbles over that even where it is told to make only what is not there.
    """
    try:
        connection.write(lambda tx: tx.run(statement).consume())
    except StoreError as error:
        if not str(getattr(error.__cause__, "code", "")).endswith(MADE):
            raise


def statements(schema: Schema) -> Iterator[str]:
    """The statements that make every constraint and index; making one again changes nothing."""
    for label, property_ in UNIQUE.items():
        yield (
            f"CREATE CONSTRAINT {label.lower()}_{property_} IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.{property_} IS UNIQUE"
        )
    for label, property_ in ranges(schema):
        yield (
            f"CREATE INDEX {label.lower()}_{property_} IF NOT EXISTS "
            f"FOR (n:{label}) ON (n.{property_})"
        )
    yield "CREATE INDEX entity_kind IF NOT EXISTS FOR (n:Entity) ON (n.kind)"
    yield _full_text("dutch", "Entity|Page", ("name", "title", "text"), "dutch")
    yield _full_text("words", "Entity|Merged|Text", ("stems",), "whitespace")


def ranges(schema: Schema) -> Iterator[tuple[str, str]]:
    """The label and property of every index by which people select: names, codes and dates."""
    for property_ in schema.properties.values():
        if property_.name == "name" or property_.scheme or property_.datatype in RANGED:
            for kind in property_.domain:
                yield kind, property_.name


def _full_text(name: str, labels: str, properties: tuple[str, ...], analyzer: str) -> str:
    each = ", ".join(f"n.{property_}" for property_ in properties)
    return (
        f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{labels}) ON EACH [{each}] "
        f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{analyzer}'}}}}"
    )
