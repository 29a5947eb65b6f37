"""A real Neo4j server, started by the command that users start theirs with."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.neo4j.server import jars
from graph.neo4j.server.home import Home
from graph.neo4j.server.java import find_java
from ontology.errors import StoreError
from tests.servers import command

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = "--heap", "512m", "--page-cache", "64m"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the release fail, not skip, where there is no server to be had."""
    parser.addoption("--require-neo4j", action="store_true", help="fail without Java and Maven")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip all at once, so that the reason is told once, where there is no server to be had."""
    here = [item for item in items if item.get_closest_marker("neo4j") is not None]
    if not here or config.getoption("--require-neo4j", default=False):
        return
    missing = _missing()
    for item in here if missing else ():
        item.add_marker(pytest.mark.skip(missing))


@pytest.fixture(scope="session")
def _java() -> None:
    """A Java and a Maven; and the jars that were fetched before, which no other test sees."""
    missing = _missing()
    if missing:
        pytest.fail(missing)
    kept = Path.home() / ".cache" / "leergraaf" / "neo4j"
    here = Path(os.environ["XDG_CACHE_HOME"]) / "leergraaf" / "neo4j"
    kept.mkdir(parents=True, exist_ok=True)
    here.parent.mkdir(parents=True, exist_ok=True)
    here.symlink_to(kept)


@pytest.fixture
def empty_cache(_java: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the jars will be, in a cache into which nothing was fetched yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return jars.place()


def _missing() -> str:
    """What there is not that a server needs."""
    try:
        find_java()
    except StoreError as error:
        return str(error)
    return "" if shutil.which("mvn") else "mvn is not installed (apt-get install maven)"


@pytest.fixture(scope="session")
def server(_java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A server that runs, for all tests together; none of them stops or empties it."""
    yield from _run(Home(tmp_path_factory.mktemp("neo4j") / "server"))


@pytest.fixture
def own_server(_java: None, tmp_path: Path) -> Iterator[Home]:
    """A server that runs, for one test to do with as it likes."""
    yield from _run(Home(tmp_path / "server"))


@pytest.fixture
def new_home(_java: None, tmp_path: Path) -> Iterator[Home]:
    """The folder of a server that was never started; what a test starts there is stopped."""
    home = Home(tmp_path / "server")
    yield home
    command(home, "stop")


def _run(home: Home) -> Iterator[Home]:
    command(home, "start", *SMALL)
    yield home
    command(home, "stop")
