"""The process that a server is: started beside leergraaf, found again, told to stop."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil

from ontology.errors import StoreError, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.neo4j.server.home import Home

if sys.platform == "win32":
    APART = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
else:
    APART = 0  # a session of its own does it


def run(
    command: Sequence[str], patience: float | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, with variables added to its environment; what it said.

    One that is not there raises OSError, one that takes longer than ``patience`` (seconds)
    subprocess.TimeoutExpired.
    """
    return subprocess.run(  # noqa: S603 - the user's own Java or Maven, no shell
        command,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        timeout=patience,
    )


def home_option(home: Home) -> str:
    """The word of a server's command line that says whose it is."""
    return f"--home-dir={home.folder}"


def find(home: Home) -> psutil.Process | None:
    """The process of the server in ``home``, ``None`` when it does not run.

    A process id is used again once its process has ended, so the process must say itself, on its
    command line, that it is the server of this folder; no other is ever touched.
    """
    try:
        process = psutil.Process(int(home.pid.read_text(encoding="utf-8")))
        return process if home_option(home) in process.cmdline() else None
    except (OSError, ValueError, psutil.Error):
        return None


def spawn(home: Home, command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start the server as a process that goes on when this one ends, and keep its id.

    ``leave`` it to itself once it is no longer watched.
    """
    try:
        home.log.parent.mkdir(parents=True, exist_ok=True)
        with home.log.open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - as above
                command,
                cwd=home.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                creationflags=APART,
            )
    except OSError as error:
        raise StoreError(f"Neo4j kan niet worden gestart ({reason(error)}).") from error
    home.write(home.pid.name, str(process.pid))
    return process


def end_of(process: subprocess.Popen[bytes]) -> str | None:
    """How a process that was started here ended, in words; ``None`` while it runs."""
    code = process.poll()
    if code is None:
        return None
    return f"einde met code {code}" if code >= 0 else f"beëindigd door signaal {-code}"


def leave(process: subprocess.Popen[bytes]) -> None:
    """Watch the process no longer: it outlives us."""
    process.returncode = 0


def terminate(process: psutil.Process) -> None:
    """Ask the process to end; on Windows, which has no such question, end it."""
    try:
        process.terminate()
    except psutil.NoSuchProcess:
        return
    except psutil.AccessDenied as error:
        raise StoreError(f"Neo4j (proces {process.pid}) is van een andere gebruiker.") from error
