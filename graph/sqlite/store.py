"""The store in one SQLite file: every method one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graph import quoting
from graph.closing import Closing
from graph.concepts import read_concept, write_concept
from graph.decisions import check, in_order, overlay
from graph.model import Contribution, Decision, Edge, Evidence, Node, Page
from graph.sqlite import queries, read, search, write
from graph.sqlite.connection import Connection, Connections, snapshot, transaction
from graph.store import UNKNOWN_ORIGIN, Content, DocumentRecord, Origin, Query, Quote, Results
from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.store import Put
    from ontology.schema import Concept, Schema


class SQLiteStore(Closing):
    """A store in one file; see ``graph.store.Store`` for what its methods promise."""

    def __init__(self, url: str, schema: Schema, *, create: bool = True) -> None:
        self._shipped = schema
        self._url = url
        path = _path(url)
        if not create and not path.exists():
            raise StoreError(f"{path}: deze opslag is er niet; begin met leergraaf ingest.")
        self._connections = Connections(path)

    @property
    def url(self) -> str:
        """Where the store is."""
        return self._url

    @cached_property
    def schema(self) -> Schema:
        """The shipped ontology with the concepts added to this store."""
        added = self.added_concepts()
        return self._shipped.with_concepts(added)

    @property
    def _connection(self) -> Connection:
        return self._connections.get()

    def put(self, contribution: Contribution, origin: Origin = UNKNOWN_ORIGIN) -> None:
        """Take a document's contribution whole, replacing its earlier one."""
        self.put_all([(contribution, origin)])

    def put_all(self, puts: Iterable[Put]) -> None:
        """Put each of them, in order: all of them or none."""
        with self._writing():
            for contribution, origin in puts:
                write.put(self._connection, contribution, origin, self.schema)

    def withdraw(self, document: str) -> bool:
        """Remove exactly what the document contributed; whether it was there."""
        with self._writing():
            return write.withdraw(self._connection, document, self.schema)

    def record(self, decision: Decision) -> None:
        """Append to the ledger of decisions."""
        check(decision)
        with self._writing():
            write.record(self._connection, decision)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write to the bare contributions; the decisions are laid over what results."""
        with transaction(self._connection):
            write.clear_overlay(self._connection, self.schema)
            yield
            decisions = self.decisions()
            if decisions:
                write.lay_over(self._connection, overlay(decisions), self.schema)
            self._connection.execute(queries.NEXT_REVISION)

    def decisions(self) -> list[Decision]:
        """The ledger, in the order of ``when``."""
        with snapshot(self._connection):
            rows = self._connection.execute(queries.DECISIONS).fetchall()
        return in_order(Decision(*row) for row in rows)

    def documents(self) -> list[DocumentRecord]:
        """Every document, by publication date and IRI."""
        with snapshot(self._connection):
            return read.documents(self._connection, self.schema.concrete("Statement"))

    def contribution(self, document: str) -> Contribution:
        """What the document contributed, as it was put."""
        with snapshot(self._connection):
            return read.contribution(self._connection, document)

    def node(self, id_: str) -> Node | None:
        """The thing with this IRI, or what it was merged into, with all evidence."""
        with snapshot(self._connection):
            return read.node(self._connection, id_)

    def told(self, id_: str) -> Node | None:
        """The thing with this IRI as the documents tell of it, no decision laid over it."""
        with snapshot(self._connection):
            return read.told(self._connection, id_)

    def nodes(self, kind: str) -> list[Node]:
        """Every thing of ``kind`` or its subclasses, without evidence, by title."""
        with snapshot(self._connection):
            return read.nodes(self._connection, self.schema.concrete(kind))

    def edges(self, id_: str, *, as_of: str | None = None) -> list[Edge]:
        """The edges from and to the thing with this IRI."""
        with snapshot(self._connection):
            return read.touching(self._connection, id_, as_of)

    def relation(self, name: str, *, as_of: str | None = None) -> list[Edge]:
        """Every edge of the relation ``name``."""
        self.schema.relation(name)
        with snapshot(self._connection):
            return read.edges(self._connection, queries.EDGES_OF_RELATION, name, as_of)

    def quotes(self, evidence: Iterable[Evidence]) -> list[Quote]:
        """The quotes behind ``evidence``, by document and place."""
        with snapshot(self._connection):
            return quoting.in_order(read.quotes(self._connection, evidence))

    def pages(self, document: str) -> list[Page]:
        """The document's text, page by page, as it was put."""
        with snapshot(self._connection):
            return read.pages(self._connection, document)

    def search(self, query: Query) -> Results:
        """The things that answer ``query``."""
        with snapshot(self._connection):
            return search.search(self._connection, query, self.schema)

    def revision(self) -> str:
        """A text that is another after every change, by whichever process."""
        with snapshot(self._connection):
            return read.revision(self._connection)

    def content(self) -> Content:
        """Everything at once, as of one moment."""
        with snapshot(self._connection):
            return read.content(self._connection)

    def counts(self) -> Mapping[str, int]:
        """How many things there are of each kind, and of ``edges``."""
        with snapshot(self._connection):
            return read.counts(self._connection, self.schema)

    def add_concepts(self, concepts: Iterable[Concept]) -> int:
        """Add concepts of the user's own to the schema of this store; how many were new."""
        rows = [
            (concept.id, write_concept(concept))
            for concept in concepts
            if concept.id not in self._shipped.concepts
        ]
        before = len(self.added_concepts())
        with transaction(self._connection):
            self._connection.executemany(queries.INSERT_CONCEPT, rows)
            self._connection.execute(queries.NEXT_REVISION)
            self.__dict__.pop("schema", None)
            write.index_concepts(self._connection, [id_ for id_, _ in rows], self.schema)
        return len(self.added_concepts()) - before

    def added_concepts(self) -> list[Concept]:
        """The concepts that were added to this store, by IRI."""
        with snapshot(self._connection):
            rows = self._connection.execute(queries.CONCEPTS).fetchall()
        return [read_concept(content) for (content,) in rows]

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()


def _path(url: str) -> Path:
    """The file an ``sqlite:///path`` names; three slashes and a relative path will do."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url == prefix:
        raise StoreError(f"{url}: schrijf de opslag als sqlite:///pad/naar/bestand.sqlite.")
    return Path(url.removeprefix(prefix)).expanduser()
