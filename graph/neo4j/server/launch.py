"""Making a server ready to start: its folders, settings and first password, and its command."""

from __future__ import annotations

import os
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from graph.neo4j.server.home import HOST
from graph.neo4j.server.process import home_option, run
from ontology.errors import StoreError, reason

if TYPE_CHECKING:
    from graph.neo4j.server.home import Home
    from graph.neo4j.server.java import Java

SETTINGS = Path(__file__).with_name("neo4j.conf")
SERVER = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
OPENED = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch")
)  # as Neo4j's own script does: memory outside the heap
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Memory:
    """What a server may use, as Java writes it (``512m``, ``2g``): to work with, and for pages."""

    heap: str = "1g"
    page_cache: str = "512m"


def require_own(home: Home) -> None:
    """Let a folder in which something else lives raise StoreError: a reset would delete it."""
    if home.port is None and home.folder.is_dir():
        names = sorted(path.name for path in home.folder.iterdir())
        others = [name for name in names if not name.startswith(".")]
        if others:
            raise StoreError(
                f"{home.folder}: hierin staat al iets anders ({others[0]}); kies met --home een "
                "lege of nieuwe map."
            )


def prepare(home: Home, java: Java, jars: Path, memory: Memory) -> list[str]:
    """Write all that the server reads when it starts; the command that starts it."""
    port = free_port(home.port)
    home.keep_port(port)
    settings = Template(SETTINGS.read_text(encoding="utf-8")).substitute(
        host=HOST, port=port, page_cache=memory.page_cache
    )
    home.write(SETTINGS.name, settings)
    _make_folder(home.imports)
    _set_password(home, java, jars)
    heap = f"-Xms{memory.heap}", f"-Xmx{memory.heap}"
    places = home_option(home), f"--config-dir={home.folder}"
    return [str(java.command), *heap, *OPENED, *_classes(jars), SERVER, *places, "--console-mode"]


def free_port(wanted: int | None) -> int:
    """The wanted port when nothing listens on it, else one that the system chooses."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            if os.name != "nt":  # there it would share a port that is in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port or 0))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise StoreError("Er is op deze computer geen poort vrij voor Neo4j.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: kan niet worden gemaakt ({reason(error)}).") from error


def _set_password(home: Home, java: Java, jars: Path) -> None:
    """Give a server that never ran its password; the command line, which others see, lacks it."""
    if (home.data / "databases").exists():
        if home.password is None:
            raise StoreError(
                f"{home.folder}: het wachtwoord van deze Neo4j is weg; begin opnieuw met: "
                "leergraaf neo4j reset"
            )
        return
    password = home.password or home.new_password()
    words = home.write("first-password", f"{ADMIN}\ndbms\nset-initial-password\n{password}\n")
    command = [str(java.command), *_classes(jars), f"@{words}"]
    folder = str(home.folder)
    try:
        done = run(command, PATIENCE, NEO4J_HOME=folder, NEO4J_CONF=folder)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreError("Het eerste wachtwoord van Neo4j kon niet worden gezet.") from error
    finally:
        words.unlink()
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["zonder uitleg"]
        raise StoreError(f"Het eerste wachtwoord van Neo4j kon niet worden gezet ({lines[0]}).")


def _classes(jars: Path) -> tuple[str, str]:
    return "-cp", str(jars / "*")
