"""The commands for a Neo4j server of one's own, run as a user runs them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from neo4j import GraphDatabase

from graph.neo4j.server.home import USER

if TYPE_CHECKING:
    from graph.neo4j.server.home import Home

PATIENCE = 300.0


def begin(*words: str) -> subprocess.Popen[str]:
    """Begin ``leergraaf neo4j`` with these words."""
    return subprocess.Popen(
        [sys.executable, "-m", "leergraaf", "neo4j", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def command(home: Home, *words: str, code: int = 0) -> str:
    """Run ``leergraaf neo4j`` on the server in ``home``; all that it said."""
    with begin(words[0], "--home", str(home.folder), *words[1:]) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == code, out + err
    return out + err


def ask(home: Home, query: str, **parameters: object) -> list[dict[str, Any]]:
    """What the server in ``home`` answers to a Cypher query."""
    with GraphDatabase.driver(home.uri, auth=(USER, home.password or "")) as driver:
        return [record.data() for record in driver.execute_query(query, parameters).records]
