"""The store in a Neo4j database: what people see is a plain property graph."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from graph import quoting
from graph.closing import Closing
from graph.concepts import read_concept, write_concept
from graph.decisions import check
from graph.neo4j import queries, read, search
from graph.neo4j.address import address, masked
from graph.neo4j.connection import Connection
from graph.neo4j.layout import prepare
from graph.neo4j.naming import Naming
from graph.neo4j.update import Update
from graph.store import UNKNOWN_ORIGIN, Content, DocumentRecord, Origin, Query, Quote, Results

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import neo4j

    from graph.model import Contribution, Decision, Edge, Evidence, Node, Page
    from graph.store import Put
    from ontology.schema import Concept, Schema

TRIES = 2  # readings of everything before writers are made to wait

Answer = TypeVar("Answer")


class Neo4jStore(Closing):
    """A store in one database of a server; ``graph.store.Store`` says what its methods promise."""

    def __init__(self, url: str, schema: Schema, *, create: bool = True) -> None:
        self._shipped = schema
        self._url = url
        self._connection = Connection(url, address(url))
        try:
            prepare(self._connection, masked(url), schema, create=create)
        except BaseException:
            self._connection.close()
            raise

    @property
    def url(self) -> str:
        """Where the store is."""
        return self._url

    @property
    def connection(self) -> Connection:
        """The connection to the server, for what no store promises."""
        return self._connection

    @cached_property
    def schema(self) -> Schema:
        """The shipped ontology with the concepts added to this store."""
        return self._shipped.with_concepts(self.added_concepts())

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.schema)

    def put(self, contribution: Contribution, origin: Origin = UNKNOWN_ORIGIN) -> None:
        """Take a document's contribution whole, replacing its earlier one."""
        self.put_all([(contribution, origin)])

    def put_all(self, puts: Iterable[Put]) -> None:
        """Put each of them, in order: all of them or none."""
        given = list(puts)

        def work(transaction: neo4j.ManagedTransaction) -> None:
            left: Sequence[Put] = given
            while left:
                update = Update(transaction, self._naming)
                left = update.replace(left)
                update.follow()

        self._connection.write(work)

    def withdraw(self, document: str) -> bool:
        """Remove exactly what the document contributed; whether it was there."""
        return self._change(lambda update: update.take_out(document))

    def record(self, decision: Decision) -> None:
        """Append to the ledger of decisions."""
        check(decision)
        self._change(lambda update: update.decide(decision))

    def _change(self, change: Callable[[Update], Answer]) -> Answer:
        """Change claims or decisions, and what follows from them, in one transaction."""

        def work(transaction: neo4j.ManagedTransaction) -> Answer:
            update = Update(transaction, self._naming)
            answer = change(update)
            update.follow()
            return answer

        return self._connection.write(work)

    def decisions(self) -> list[Decision]:
        """The ledger, in the order of ``when``."""
        return self._connection.read(read.decisions)

    def documents(self) -> list[DocumentRecord]:
        """Every document, by publication date and IRI."""
        kinds = self.schema.concrete("Statement")
        return self._connection.read(lambda tx: read.documents(tx, kinds))

    def contribution(self, document: str) -> Contribution:
        """What the document contributed, as it was put."""
        return self._connection.read(lambda tx: read.contribution(tx, document))

    def node(self, id_: str) -> Node | None:
        """The thing with this IRI, or what it was merged into, with all evidence."""
        return self._connection.read(lambda tx: read.node(tx, id_, self._naming))

    def told(self, id_: str) -> Node | None:
        """The thing with this IRI as the documents tell of it, no decision laid over it."""
        return self._connection.read(lambda tx: read.told(tx, id_, self._naming))

    def nodes(self, kind: str) -> list[Node]:
        """Every thing of ``kind`` or its subclasses, without evidence, by title."""
        kinds = self.schema.concrete(kind)
        return self._connection.read(lambda tx: read.nodes(tx, kinds, self._naming))

    def edges(self, id_: str, *, as_of: str | None = None) -> list[Edge]:
        """The edges from and to the thing with this IRI."""
        return self._connection.read(lambda tx: read.touching(tx, id_, as_of, self._naming))

    def relation(self, name: str, *, as_of: str | None = None) -> list[Edge]:
        """Every edge of the relation ``name``."""
        self.schema.relation(name)
        return self._connection.read(lambda tx: read.relation(tx, name, as_of, self._naming))

    def quotes(self, evidence: Iterable[Evidence]) -> list[Quote]:
        """The quotes behind ``evidence``, by document and place."""
        asked = list(evidence)
        found = self._connection.read(lambda tx: list(read.quotes(tx, asked, self._naming)))
        return quoting.in_order(found)

    def pages(self, document: str) -> list[Page]:
        """The document's text, page by page, as it was put."""
        return self._connection.read(lambda tx: read.pages(tx, document))

    def search(self, query: Query) -> Results:
        """The things that answer ``query``."""
        return self._connection.read(lambda tx: search.search(tx, query, self._naming))

    def revision(self) -> str:
        """A text that is another after every change, by whichever process."""
        return self._connection.read(read.revision)

    def content(self) -> Content:
        """Everything at once, as of one moment: read again when it changed meanwhile."""
        for _ in range(TRIES):
            found = self._connection.read(self._read_content)
            if self.revision() == found.revision:
                return found
        return self._connection.write(self._hold_and_read_content)

    def _hold_and_read_content(self, transaction: neo4j.ManagedTransaction) -> Content:
        transaction.run(queries.STAY).consume()  # writers wait until this transaction ends
        return self._read_content(transaction)

    def _read_content(self, transaction: neo4j.ManagedTransaction) -> Content:
        return read.content(transaction, self._naming)

    def counts(self) -> Mapping[str, int]:
        """How many things there are of each kind, and of ``edges``."""
        return self._connection.read(lambda tx: read.counts(tx, self._naming))

    def add_concepts(self, concepts: Iterable[Concept]) -> int:
        """Add concepts of the user's own to the schema of this store; how many were new."""
        added = [one for one in concepts if one.id not in self._shipped.concepts]
        rows = [{"id": one.id, "name": one.label(), "content": write_concept(one)} for one in added]

        def work(transaction: neo4j.ManagedTransaction) -> int:
            update = Update(transaction, Naming(self.schema.with_concepts(added)))
            new = update.add_concepts(rows)
            update.follow()
            return new

        found = self._connection.write(work)
        for name in ("schema", "_naming"):
            self.__dict__.pop(name, None)
        return found

    def added_concepts(self) -> list[Concept]:
        """The concepts that were added to this store, by IRI."""
        rows = self._connection.read(lambda tx: tx.run(queries.CONCEPTS).value())
        return [read_concept(content) for content in rows]

    def close(self) -> None:
        """Let go of the server."""
        self._connection.close()
