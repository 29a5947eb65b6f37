"""A Neo4j server for as long as a measurement takes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.neo4j.server import control
from graph.neo4j.server.home import USER, Home
from graph.neo4j.server.launch import Memory


@contextmanager
def a_server(url: str | None = None) -> Iterator[str]:
    """The URL of the server that is named, else of one that runs as long as this takes."""
    if url is not None:
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "server")
        control.start(home, Memory("2g", "1g"), _quiet)
        try:
            yield home.uri.replace("//", f"//{USER}:{home.password}@")
        finally:
            control.stop(home, _quiet)


def _quiet(_: str) -> None:
    """Tell nobody."""
