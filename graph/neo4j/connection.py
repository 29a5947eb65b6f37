"""Connecting to a Neo4j server as a store: sessions, retries, limits, and errors in plain words."""

from __future__ import annotations

import re
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

import neo4j
from neo4j import exceptions

from graph.neo4j.address import masked
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.neo4j.address import Address

OLDEST = (5, 26)  # the long-term support release that the store is tested with
CONNECT_SECONDS = 10.0
ACQUIRE_SECONDS = 20.0
RETRY_SECONDS = 60.0  # how long a transaction is tried again after a deadlock or change of leader
READ_SECONDS = 120.0
WRITE_SECONDS = 600.0
ROWS = 5_000  # rows that one statement takes
GRACE_SECONDS = 2.0  # that the server gets to end what takes too long

Answer = TypeVar("Answer")
Row = dict[str, object]


class Connection:
    """A driver for one database; its transactions see what this process wrote before."""

    def __init__(self, url: str, address: Address) -> None:
        self._name = masked(url)
        self._database = address.database
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        with self.explained():
            self._driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=ACQUIRE_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        try:
            self._require_version()
        except StoreError:
            self.close()
            raise

    def read(self, work: Callable[[neo4j.ManagedTransaction], Answer]) -> Answer:
        """What ``work`` reads in one transaction, which can change nothing."""
        with self.explained(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=READ_SECONDS)(work))

    def write(self, work: Callable[[neo4j.ManagedTransaction], Answer]) -> Answer:
        """What ``work`` gives, all it wrote or nothing; it may be called more than once."""
        with self.explained(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(neo4j.unit_of_work(timeout=WRITE_SECONDS)(work))

    def read_within(self, seconds: float, work: Callable[[neo4j.Transaction], Answer]) -> Answer:
        """What ``work`` reads in one transaction, tried once; TimeoutError when it takes longer.

        The server ends it in time, but not while it works out one expression: that is not waited
        for, and goes on there.
        """
        future: Future[Answer] = Future()

        def run() -> None:
            try:
                with (
                    self.explained(),
                    self._session(neo4j.READ_ACCESS) as session,
                    session.begin_transaction(timeout=seconds) as transaction,
                ):
                    found = work(transaction)
                future.set_result(found)
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                future.set_exception(error)

        Thread(target=run, daemon=True).start()
        return future.result(seconds + GRACE_SECONDS)

    def command(self, statement: str, **parameters: object) -> list[Row]:
        """The rows of a statement that makes a transaction of its own, as changes of indexes do."""
        with self.explained(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.run(statement, parameters).data()

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
        )

    def _require_version(self) -> None:
        with self.explained():
            agent = self._driver.get_server_info().agent
        found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if found is None:
            raise StoreError(f"{self._name}: dit is geen Neo4j-server maar {agent}.")
        if (int(found[1]), int(found[2])) < OLDEST:
            raise StoreError(
                f"{self._name}: deze server is {agent}; leergraaf heeft Neo4j "
                f"{OLDEST[0]}.{OLDEST[1]} of nieuwer nodig."
            )

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Let what the server cannot do be a StoreError that names it."""
        try:
            yield
        except (exceptions.DriverError, exceptions.Neo4jError, ValueError) as error:
            raise StoreError(f"{self._name}: {_explain(error)}") from error


def _explain(error: Exception) -> str:
    """What went wrong, in words that say what to do where that is known."""
    if isinstance(error, exceptions.AuthError):
        return (
            "de server kent deze gebruiker en dit wachtwoord niet; "
            "controleer NEO4J_USERNAME en NEO4J_PASSWORD."
        )
    if isinstance(error, exceptions.Forbidden):
        return "deze gebruiker mag dit niet; vraag de beheerder van de server om rechten."
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError):
        return "de server antwoordt niet; start hem (leergraaf neo4j start) of probeer het later."
    if isinstance(error, exceptions.Neo4jError) and error.code is not None:
        return _explain_code(error)
    return f"de server kan dit niet ({error})."


def _explain_code(error: exceptions.Neo4jError) -> str:
    code = error.code or ""
    if "TransactionTimedOut" in code or "Terminated" in code:
        return "dit duurde te lang en is gestopt; er is niets veranderd."
    if "MemoryPoolOutOfMemory" in code or "OutOfMemory" in code:
        return "de server heeft te weinig geheugen; geef hem meer (leergraaf neo4j start --heap)."
    if code.startswith("Neo.TransientError"):
        return "de server is bezet; probeer het later opnieuw."
    if "DatabaseNotFound" in code:
        return "de server heeft geen database van die naam."
    if "ReadOnly" in code or "WriteOnReadOnly" in code:
        return "deze database is alleen te lezen."
    return f"de server meldt: {error.message}."


def rows_of(
    transaction: neo4j.ManagedTransaction, statement: str, **parameters: object
) -> list[list[object]]:
    """The rows that ``statement`` gives."""
    return transaction.run(statement, parameters).values()


def write_rows(
    transaction: neo4j.ManagedTransaction,
    statement: str,
    rows: Sequence[Mapping[str, object]],
    **parameters: object,
) -> None:
    """Run ``statement`` over ``rows``, a batch at a time."""
    for first in range(0, len(rows), ROWS):
        batch = rows[first : first + ROWS]
        transaction.run(statement, {"rows": batch, **parameters}).consume()
