"""The kinds of store that a test of what every store promises runs against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import neo4j
import pytest

from graph.neo4j.address import address

if TYPE_CHECKING:
    from pathlib import Path

STORES = ["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)]
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"


def empty_store(request: pytest.FixtureRequest, folder: Path) -> str:
    """The URL of an empty store of the kind that the test is run against."""
    if request.param == "sqlite":
        return f"sqlite:///{folder}/leergraaf.sqlite"
    url: str = request.getfixturevalue("neo4j_url")
    empty_database(url)
    return url


def empty_database(url: str) -> None:
    """Delete all that the database holds; its constraints and indexes stay."""
    where = address(url)
    with (
        neo4j.GraphDatabase.driver(where.uri, auth=(where.user, where.password)) as driver,
        driver.session(database=where.database) as session,
    ):
        session.run(EMPTY).consume()
