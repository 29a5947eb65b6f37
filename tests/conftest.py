"""Every test on its own: no store, cache or data of the user's is read or written."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from bench.asked import fill
from graph.neo4j.server.home import Home
from graph.store import Store, open_store
from tests.servers import missing, run, url_of

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=40,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", parent=settings.get_profile("ci"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEERGRAAF_STORE", raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A main module that other processes can begin with: a page that was run leaves its own."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


def pytest_configure(config: pytest.Config) -> None:
    """Keep the compiled schema to this run; test modules load it while they are collected."""
    folder = tempfile.TemporaryDirectory(prefix="leergraaf-cache-")
    os.environ["XDG_CACHE_HOME"] = folder.name
    config.add_cleanup(folder.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the release fail, not skip, where there is no server to be had."""
    parser.addoption("--require-neo4j", action="store_true", help="fail without Java and Maven")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip all that need a server at once, so that the reason is told once."""
    here = [item for item in items if item.get_closest_marker("neo4j") is not None]
    if not here or config.getoption("--require-neo4j"):
        return
    reason = missing()
    for item in here if reason else ():
        item.add_marker(pytest.mark.skip(reason))


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of the samples, for all tests together; none of them writes to it."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('samples')}/samples.sqlite") as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="session")
def _java() -> None:
    """A Java and a Maven; and the jars that were fetched before, which no other test sees."""
    reason = missing()
    if reason:
        pytest.fail(reason)
    kept = Path.home() / ".cache" / "leergraaf" / "neo4j"
    here = Path(os.environ["XDG_CACHE_HOME"]) / "leergraaf" / "neo4j"
    kept.mkdir(parents=True, exist_ok=True)
    here.parent.mkdir(parents=True, exist_ok=True)
    here.symlink_to(kept)


@pytest.fixture(scope="session")
def server(_java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A Neo4j server that runs, for all tests together; none of them stops it."""
    yield from run(Home(tmp_path_factory.mktemp("neo4j") / "server"))


@pytest.fixture(scope="session")
def neo4j_url(server: Home) -> str:
    """The URL of a store on that server; each test that uses it empties it first."""
    return url_of(server)
