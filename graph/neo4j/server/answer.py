"""Whether a server answers, over Bolt, as who uses it will ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.neo4j.server.home import USER
from ontology.errors import StoreError

if TYPE_CHECKING:
    from graph.neo4j.server.home import Home

PATIENCE = 5.0  # seconds for one try to connect


def version(home: Home) -> str | None:
    """The version that the server answers with, ``None`` when it does not answer (yet)."""
    try:
        with GraphDatabase.driver(
            home.uri,
            auth=(USER, home.password or ""),
            connection_timeout=PATIENCE,
            connection_acquisition_timeout=PATIENCE,
        ) as driver:
            return str(driver.get_server_info().agent).removeprefix("Neo4j/")
    except AuthError as error:
        raise StoreError(
            f"Neo4j weigert het wachtwoord in {home.folder}; zet daar het goede neer, of begin "
            "opnieuw met: leergraaf neo4j reset"
        ) from error
    except (DriverError, Neo4jError):
        return None
