"""Starting, looking at, stopping and emptying a Neo4j server of the user's own."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from graph.neo4j.server import jars
from graph.neo4j.server.java import find_java
from graph.neo4j.server.launch import Memory, prepare, require_own
from graph.neo4j.server.process import end_of, find, leave, spawn, terminate
from ontology.errors import StoreError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.neo4j.server.home import Home

PATIENCE = 180.0  # a start on a slow disk; two busy cores take ten seconds
STEP = 0.25
REMINDER = 15.0
LINES = 15  # of the log, when a start fails


@dataclass(frozen=True, slots=True)
class Status:
    """A server as it is now: its address, and while it runs its process and what it answers.

    ``size`` is what it holds on disk, in bytes; ``version`` is ``None`` when it does not answer.
    """

    uri: str | None
    pid: int | None
    since: datetime | None
    version: str | None
    size: int


def fetch(tell: Callable[[str], None]) -> None:
    """Have the jars of the server ready."""
    jars.fetch(find_java(), tell)


def start(
    home: Home, memory: Memory, tell: Callable[[str], None], patience: float = PATIENCE
) -> bool:
    """Start the server and wait until it answers; false when it ran already.

    Of two starts at once one starts it, the other waits and finds it running. One that ends or
    does not answer in time raises StoreError with the last lines of its log.
    """
    require_own(home)
    with _alone(home, patience):
        if find(home) is not None:
            _wait(home, lambda: None if find(home) else "het is gestopt", tell, patience)
            return False
        java = find_java()
        command = prepare(home, java, jars.fetch(java, tell), memory)
        tell("Neo4j wordt gestart …")
        process = spawn(home, command)
        try:
            _wait(home, lambda: end_of(process), tell, patience)
        finally:
            leave(process)
    return True


def status(home: Home) -> Status:
    """How the server is now."""
    process = find(home)
    uri = home.uri if home.ready else None
    if process is None:
        return Status(uri, None, None, None, _size(home.data))
    since = datetime.fromtimestamp(process.create_time(), UTC)
    return Status(uri, process.pid, since, _version(home), _size(home.data))


def stop(home: Home, tell: Callable[[str], None], patience: float = PATIENCE) -> bool:
    """Stop the server and wait until it has ended; false when it did not run."""
    if home.port is None:
        return False
    with _alone(home, patience):
        return _stop(home, tell, patience)


def reset(home: Home, tell: Callable[[str], None], patience: float = PATIENCE) -> bool:
    """Stop the server and delete all that it holds; false when there was none.

    The next start makes it anew, at the same port, with a new password.
    """
    if home.port is None:
        return False
    with _alone(home, patience):
        _stop(home, tell, patience)
        gone = home.folder / "deleted"
        try:
            if home.data.exists():
                shutil.rmtree(gone, ignore_errors=True)
                home.data.rename(gone)  # at once: half a database is worse than none
            home.forget_password()
            for folder in (gone, home.log.parent):
                if folder.exists():
                    shutil.rmtree(folder)
        except OSError as error:
            told = f"{home.folder}: kan niet worden verwijderd ({reason(error)})."
            raise StoreError(told) from error
    return True


@contextlib.contextmanager
def _alone(home: Home, patience: float) -> Iterator[None]:
    """Let no other command start, stop or empty the same server meanwhile."""
    lock = FileLock(home.lock)
    try:
        home.make()
        lock.acquire(timeout=patience)
    except Timeout as error:
        told = "Een andere opdracht is bezig met deze Neo4j; probeer het straks opnieuw."
        raise StoreError(told) from error
    except OSError as error:
        raise StoreError(f"{home.folder}: kan niet worden gebruikt ({reason(error)}).") from error
    try:
        yield
    finally:
        lock.release()


def _stop(home: Home, tell: Callable[[str], None], patience: float) -> bool:
    process = find(home)
    if process is None:
        return False
    tell("Neo4j wordt gestopt …")
    terminate(process)
    deadline = time.monotonic() + patience
    while find(home) is not None:
        if time.monotonic() > deadline:
            told = f"Neo4j (proces {process.pid}) is niet binnen {patience:.0f} s gestopt."
            raise StoreError(told)
        time.sleep(STEP)
    home.pid.unlink(missing_ok=True)
    return True


def _wait(
    home: Home, ended: Callable[[], str | None], tell: Callable[[str], None], patience: float
) -> None:
    """Wait until the server answers; ``ended`` says how it ended, should it have."""
    begin = reminded = time.monotonic()
    while _version(home) is None:
        now = time.monotonic()
        if (how := ended()) is not None:
            _tell_log(home, tell)
            raise StoreError(f"Neo4j is niet gestart ({how}); wat het zei staat in {home.log}.")
        if now - begin > patience:
            _tell_log(home, tell)
            raise StoreError(
                f"Neo4j draait, maar antwoordt niet binnen {patience:.0f} s; wat het zei "
                f"staat in {home.log}."
            )
        if now - reminded > REMINDER:
            tell(f"Neo4j is na {now - begin:.0f} s nog niet klaar …")
            reminded = now
        time.sleep(STEP)


def _size(folder: Path) -> int:
    """The bytes that the files in a folder take; what comes and goes meanwhile may not count."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                size += (Path(place) / name).stat().st_size
    return size


def _version(home: Home) -> str | None:
    from graph.neo4j.server.answer import version  # noqa: PLC0415 - the driver is slow to import

    return version(home)


def _tell_log(home: Home, tell: Callable[[str], None]) -> None:
    """Tell the last lines that the server wrote."""
    with contextlib.suppress(OSError):
        lines = home.log.read_text(encoding="utf-8", errors="replace").splitlines()
        for line in [one for one in lines if one.strip()][-LINES:]:
            tell(line)
