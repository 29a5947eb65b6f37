"""Connecting to a Neo4j server as a store: sessions, retries and limits."""

from __future__ import annotations

import re
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

import neo4j
from neo4j import exceptions

from graph.neo4j.address import masked
from graph.neo4j.faults import explain, is_hopeless
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from graph.neo4j.address import Address

    Work: TypeAlias = Callable[[neo4j.ManagedTransaction], "Answer"]

OLDEST = (5, 26)  # the long-term support release; older ones do not know our Cypher
TESTED = "5.26 en 2026.08"
CONNECT_SECONDS = 10.0
ACQUIRE_SECONDS = 15.0
# How long a transaction is tried again, after a deadlock or while the server starts anew: a writer
# has work to lose, a reader has somebody waiting.
RETRY_READ_SECONDS = 5.0
RETRY_WRITE_SECONDS = 60.0
READ_SECONDS = 120.0
WRITE_SECONDS = 600.0
ROWS = 5_000  # rows that one statement takes
GRACE_SECONDS = 2.0  # that the server gets to end what takes too long

Answer = TypeVar("Answer")


class Connection:
    """A driver for one database; its transactions see what this process wrote before."""

    def __init__(self, url: str, address: Address) -> None:
        self._name = masked(url)
        self._own = address.own
        self._database = address.database
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=ACQUIRE_SECONDS,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        except (exceptions.DriverError, ValueError) as error:
            raise self._explain(error) from error
        try:
            self._require_version()
        except BaseException:
            self.close()
            raise

    def read(self, work: Work[Answer]) -> Answer:
        """What ``work`` reads in one transaction, which can change nothing."""
        limited = neo4j.unit_of_work(timeout=READ_SECONDS)(self._tried(work))
        with self._explained(), self._session(neo4j.READ_ACCESS, RETRY_READ_SECONDS) as session:
            return session.execute_read(limited)

    def write(self, work: Work[Answer]) -> Answer:
        """What ``work`` gives, all it wrote or nothing; it may be called more than once."""
        limited = neo4j.unit_of_work(timeout=WRITE_SECONDS)(self._tried(work))
        with self._explained(), self._session(neo4j.WRITE_ACCESS, RETRY_WRITE_SECONDS) as session:
            try:
                return session.execute_write(limited)
            except exceptions.IncompleteCommit:  # stored or not: storing it again does no harm
                return session.execute_write(limited)

    def read_within(self, seconds: float, work: Callable[[neo4j.Transaction], Answer]) -> Answer:
        """What ``work`` reads in one transaction, tried once; TimeoutError when it takes longer.

        The server ends it in time, but not while it works out one expression: that is not waited
        for, and goes on there.
        """
        future: Future[Answer] = Future()

        def run() -> None:
            try:
                with (
                    self._explained(),
                    self._session(neo4j.READ_ACCESS, 0) as session,
                    session.begin_transaction(timeout=seconds) as transaction,
                ):
                    found = work(transaction)
                future.set_result(found)
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                future.set_exception(error)

        Thread(target=run, daemon=True).start()
        return future.result(seconds + GRACE_SECONDS)

    def _tried(self, work: Work[Answer]) -> Work[Answer]:
        """The same work, not tried again where that is of no use."""

        def tried(transaction: neo4j.ManagedTransaction) -> Answer:
            try:
                return work(transaction)
            except exceptions.Neo4jError as error:
                if is_hopeless(error):
                    raise self._explain(error) from error
                raise

        return tried

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def _session(self, access: str, patience: float) -> neo4j.Session:
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
            max_transaction_retry_time=patience,
        )

    def _require_version(self) -> None:
        with self._explained():
            agent = self._driver.get_server_info().agent
        found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if found is None:
            raise StoreError(f"{self._name}: dit is geen Neo4j-server maar {agent}.")
        if (int(found[1]), int(found[2])) < OLDEST:
            raise StoreError(
                f"{self._name}: deze server is {agent.replace('/', ' ')}, en leergraaf werkt met "
                f"Neo4j {OLDEST[0]}.{OLDEST[1]} of nieuwer (getest met {TESTED}); vraag de "
                "beheerder om een nieuwere, of start een eigen server met: leergraaf neo4j start"
            )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Let what the server cannot do be a StoreError that names it."""
        try:
            yield
        except (exceptions.DriverError, exceptions.Neo4jError) as error:
            raise self._explain(error) from error

    def _explain(self, error: Exception) -> StoreError:
        return explain(self._name, error, own=self._own)


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
