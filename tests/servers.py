"""A real Neo4j server, started by the command that users start theirs with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from neo4j import GraphDatabase

from graph.neo4j.server import control, jars, launch
from graph.neo4j.server.home import USER
from graph.neo4j.server.java import find_java
from graph.neo4j.server.launch import Memory
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.neo4j.server.home import Home

PATIENCE = 300.0
SMALL = "--heap", "512m", "--page-cache", "64m"


def missing() -> str:
    """What there is not that a server needs; nothing where all is there."""
    try:
        find_java()
    except StoreError as error:
        return str(error)
    return "" if shutil.which("mvn") else "mvn is not installed (apt-get install maven)"


def run(home: Home) -> Iterator[Home]:
    """Start the server in ``home``, and stop it when the tests that use it are done."""
    command(home, "start", *SMALL)
    yield home
    command(home, "stop")


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


def url_of(home: Home) -> str:
    """The URL of a store on the server in ``home``, with its user and password."""
    return home.uri.replace("//", f"//{USER}:{home.password}@")


def fetch(pom: Path) -> bool:
    """Have the jars of the release that a pom names; whether it is one of Neo4j 5."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jars, "_pom", lambda: pom)
        return bool(list(jars.fetch(find_java(), print).glob("neo4j-server-5.*.jar")))


@contextmanager
def running(home: Home, settings: str = "", release: Path | None = None) -> Iterator[Home]:
    """A server that runs with more or other settings, or of the release that a pom names."""
    home.make()
    conf = home.folder.parent / "settings" / launch.SETTINGS.name
    conf.parent.mkdir(exist_ok=True)
    named = {line.partition("=")[0] for line in settings.splitlines()}
    usual = launch.SETTINGS.read_text(encoding="utf-8").splitlines()
    kept = [line for line in usual if line.partition("=")[0] not in named]
    conf.write_text("\n".join([*kept, settings, ""]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(launch, "SETTINGS", conf)
        if release is not None:
            patch.setattr(jars, "_pom", lambda: release)
            if not fetch(release):
                patch.setattr(launch, "SERVER", "org.neo4j.server.Neo4jCommunity")
        control.start(home, Memory("512m", "64m"), print, PATIENCE)
    try:
        yield home
    finally:
        control.stop(home, print)
