"""Neo4j servers that one test can do with as it likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.neo4j.server import jars
from graph.neo4j.server.home import Home
from tests.servers import command, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def empty_cache(_java: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the jars will be, in a cache into which nothing was fetched yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return jars.place()


@pytest.fixture
def own_server(_java: None, tmp_path: Path) -> Iterator[Home]:
    """A server that runs, for one test to do with as it likes."""
    yield from run(Home(tmp_path / "server"))


@pytest.fixture
def new_home(_java: None, tmp_path: Path) -> Iterator[Home]:
    """The folder of a server that was never started; what a test starts there is stopped."""
    home = Home(tmp_path / "server")
    yield home
    command(home, "stop")


@pytest.fixture(scope="module")
def frail(_java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A server that tests stop, kill and let hang; whoever needs it starts it first."""
    home = Home(tmp_path_factory.mktemp("frail") / "server")
    yield home
    command(home, "stop")
