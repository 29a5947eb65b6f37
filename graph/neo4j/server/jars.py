"""The parts of a Neo4j server: fetched by Maven once, kept in the user's cache, never shipped."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from filelock import FileLock

from graph.neo4j.server.process import run
from ontology.errors import StoreError, reason
from ontology.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.server.java import Java

UNFINISHED = "unfinished-"
GOAL = ("-B", "dependency:copy-dependencies", "-DincludeScope=runtime")
ADVICE = (
    "installeer Maven (Debian of Ubuntu: apt install maven; macOS: brew install maven; Windows: "
    "van de website van Apache Maven) of gebruik Docker, zie docs/neo4j.md"
)


def place() -> Path:
    """Where the jars of this version of leergraaf are or will be, by what its pom asks for."""
    digest = hashlib.sha256(_pom().read_bytes()).hexdigest()
    return Path(platformdirs.user_cache_dir("leergraaf")) / "neo4j" / digest[:16]


def fetch(java: Java, tell: Callable[[str], None]) -> Path:
    """The folder with the jars, fetched when it is not there yet.

    A fetch that is broken off leaves nothing that counts. Without Maven, and where Maven fails,
    raises StoreError.
    """
    folder = place()
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise StoreError(f"Om Neo4j op te halen is Maven nodig, en dat is hier niet; {ADVICE}.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / "lock"):
            if not folder.is_dir():  # another process may have been first
                tell("Neo4j wordt opgehaald: 150 MB, eenmalig; dit duurt een minuut of langer …")
                _fetch(maven, java, folder)
    except OSError as error:
        raise StoreError(f"{folder}: kan niet worden geschreven ({reason(error)}).") from error
    return folder


def _fetch(maven: str, java: Java, folder: Path) -> None:
    """Let Maven fill a folder, which gets its name only when it is whole."""
    for left in folder.parent.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)  # a Maven that lost its master may still write
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=UNFINISHED) as unfinished:
        jars = Path(unfinished) / "jars"
        command = [maven, "-f", str(_pom()), *GOAL, f"-DoutputDirectory={jars}"]
        done = run(command, JAVA_HOME=str(java.home))
        if done.returncode:
            raise StoreError(
                "Maven kon Neo4j niet ophalen; controleer de internetverbinding en de "
                f"instellingen van Maven ({_complaint(done.stdout + done.stderr)})."
            )
        jars.rename(folder)


def _complaint(output: str) -> str:
    """What Maven holds against it: its first error, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("[ERROR]")]
    return (errors or lines[-1:] or ["zonder uitleg"])[0]


def _pom() -> Path:
    return shipped("neo4j") / "pom.xml"
