"""Opening an SQLite file as a store: one connection a thread, checks, transactions."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.sqlite import queries
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

BUSY_SECONDS = 60.0
FAULTS = (sqlite3.Error, UnicodeDecodeError)  # of a damaged file not even the text is text


class Connection(sqlite3.Connection):
    """A connection that knows its file, so that an error can name it."""

    path: Path


class Connections:
    """The connections to one SQLite file, each used by the thread that opened it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._all: dict[threading.Thread, Connection] = {}
        self._prepare()

    def get(self) -> Connection:
        """This thread's connection, opened when it is the first time."""
        thread = threading.current_thread()
        connection = self._all.get(thread)
        if connection is None:
            self._close_abandoned()
            connection = self._all[thread] = self._open()
        return connection

    def _close_abandoned(self) -> None:
        """Close what ended threads left: a web server starts one for every request."""
        self._close(one for one in list(self._all) if not one.is_alive())

    def _close(self, threads: Iterable[threading.Thread]) -> None:
        """Close their connections; one that another thread closes meanwhile is left to it."""
        for thread in threads:
            if (connection := self._all.pop(thread, None)) is not None:
                connection.close()

    def _open(self) -> Connection:
        try:
            connection = sqlite3.connect(
                self.path,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
                factory=Connection,
            )
        except sqlite3.OperationalError as error:
            raise StoreError(_explain(self.path, error)) from error
        connection.path = self.path
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def _prepare(self) -> None:
        """Make the file a store when it is new; refuse it when it is something else."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.path.parent}: de map kan niet worden gemaakt.") from error
        try:
            connection = self.get()
            self._check(connection)
            _use_wal(connection)
            _require_full_text(connection)
        except FAULTS as error:
            self.close()
            raise StoreError(_explain(self.path, error)) from error
        except StoreError:
            self.close()
            raise

    def _check(self, connection: Connection) -> None:
        if _is_empty(connection):
            with transaction(connection):
                if _is_empty(connection):  # another process may have been first
                    _create(connection)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application != queries.APPLICATION:
            raise StoreError(
                f"{self.path}: dit is een SQLite-bestand van een ander programma; "
                "kies met --store een ander bestand."
            )
        if version > queries.VERSION:
            raise StoreError(
                f"{self.path}: gemaakt door een nieuwere versie van leergraaf (opslag "
                f"{version}, deze leest tot {queries.VERSION}); werk leergraaf bij."
            )
        if version < queries.VERSION:
            _upgrade(connection)

    def close(self) -> None:
        """Close every connection."""
        self._close(list(self._all))


def _explain(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> str:
    """What went wrong with the file, in words that say what to do where that is known."""
    if "not a database" in str(error):
        return f"{path}: dit is geen SQLite-bestand; kies met --store een ander bestand."
    if "unable to open" in str(error):
        return f"{path}: de opslag kan niet worden geopend; controleer de map en uw rechten."
    if "readonly" in str(error):
        return f"{path}: de opslag mag alleen worden gelezen; controleer uw rechten."
    if isinstance(error, UnicodeDecodeError) or "malformed" in str(error):  # or its own message is
        return (
            f"{path}: het bestand is beschadigd; zet een reservekopie terug, of lees de rapporten "
            "opnieuw in een ander bestand (--store)."
        )
    if "locked" in str(error):
        return f"{path}: een ander programma houdt de opslag bezet; probeer het later opnieuw."
    return f"{path}: de opslag kan niet worden gelezen of geschreven ({error})."


def _is_empty(connection: Connection) -> bool:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return int(tables) == 0


def _create(connection: sqlite3.Connection) -> None:
    for statement in filter(str.strip, queries.TABLES.split(";\n")):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {queries.APPLICATION}")
    connection.execute(f"PRAGMA user_version = {queries.VERSION}")


def _upgrade(connection: Connection) -> None:
    """Bring a store of an older version up to this one; what it holds stays."""
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for older in range(version, queries.VERSION):  # none where another process was first
            for statement in queries.UPGRADES[older]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {queries.VERSION}")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers see commits while a writer writes; network folders do without."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        connection.execute("PRAGMA journal_mode = DELETE")


def _require_full_text(connection: sqlite3.Connection) -> None:
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" not in options:
        raise StoreError(
            "Deze Python heeft een SQLite zonder FTS5; installeer een gangbare Python 3.11-3.13."
        )


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Write inside one transaction: all of it, or nothing."""
    with _explained(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        finally:
            _end(connection)


def _end(connection: Connection) -> None:
    """Undo what was not committed; after some errors SQLite has done so itself."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Read inside one transaction, so that several queries see one state of the store."""
    if connection.in_transaction:
        yield
        return
    with _explained(connection):
        connection.execute("BEGIN")
        try:
            yield
        finally:
            _end(connection)


@contextmanager
def _explained(connection: Connection) -> Iterator[None]:
    """Let what SQLite cannot do be a StoreError that names the file."""
    try:
        yield
    except FAULTS as error:
        raise StoreError(_explain(connection.path, error)) from error
