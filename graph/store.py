"""The store: what all documents and all decisions together say. One protocol, one opener."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import platformdirs

from ontology.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from graph.model import Contribution, Decision, Edge, Evidence, Node, Page, Passage
    from ontology.schema import Concept, Schema

    Put = tuple[Contribution, "Origin"]

ENVIRONMENT = "LEERGRAAF_STORE"
FOLLOWS_UP = "followsUp"  # the relation by which what is coded of a follow-up holds of a statement
UPLOADED = "upload:"  # begins the location of a file that was handed over, and is not kept


@dataclass(frozen=True, slots=True)
class Origin:
    """How a document came into a store: from which file, read by which extractor.

    Neither is part of the graph's content. ``fingerprint`` changes when the file, its sidecar or
    the extractor changes, so that an unchanged document need not be read again.
    """

    location: str | None = None
    fingerprint: str = ""


UNKNOWN_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in the store, with the files it was read from."""

    document: Node
    locations: tuple[str, ...]
    fingerprint: str
    statements: int

    @property
    def name(self) -> str:
        """What to call it: its title, else the name of its file, else its IRI."""
        files = [
            one.removeprefix(UPLOADED).replace("\\", "/").rpartition("/")[2]
            for one in self.locations
        ]
        return self.document.get("title") or next(iter(files), self.document.id)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with its document and the text around it: what stands behind a claim.

    ``part`` is how the document numbers the part that it is of ("Antwoord 21"), "" where it does
    not.
    """

    passage: Passage
    document: Node
    evidence: Evidence
    before: str
    after: str
    part: str = ""


class Order(StrEnum):
    """What comes first in the results of a search; the same in every store.

    ``BEST`` is what holds the words best, and where there are none as ``QUOTED``: what is quoted
    most, of which the newest first. ``WIDESPREAD`` is what most documents tell of, of which the
    most quoted first, ``NEWEST`` what the latest document tells of, likewise. What is alike in all
    that comes by kind and IRI.
    """

    BEST = "best"
    QUOTED = "quoted"
    WIDESPREAD = "widespread"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: words, and values of facets.

    A facet is ``kind``, ``publisher``, ``year``, a coded property such as ``polarity``, or the kind
    of what something is tied to, such as ``Trajectory``; the values of one facet are alternatives,
    different facets must all hold. What is coded of a follow-up, such as its ``status``, counts for
    the statement too. ``as_of`` (ISO 8601 date) leaves out what only later documents say. Where
    ``spread`` is false it is not counted how the results spread over facets, which takes longest.
    """

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    as_of: str | None = None
    limit: int = 50
    offset: int = 0
    order: Order = Order.BEST
    spread: bool = True

    @property
    def by(self) -> Order:
        """The order in which its results come, whether or not there are words."""
        unranked = self.order is Order.BEST and not self.text.strip()
        return Order.QUOTED if unranked else self.order


@dataclass(frozen=True, slots=True)
class Results:
    """The things found, in order, how many there are in all, and how they spread over facets.

    Without a count of that, ``facets`` is empty.
    """

    nodes: tuple[Node, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a reader sees at one moment, to work on in memory.

    ``nodes`` have their evidence; ``edges`` are by relation; ``sources`` gives the document of
    every passage. ``revision`` is the store's at that moment.
    """

    revision: str
    nodes: Mapping[str, Node]
    edges: Mapping[str, tuple[Edge, ...]]
    sources: Mapping[str, str]


class Store(Protocol):
    """What every store can do; the contract tests run against each of them.

    What a reader sees is the contributions with the decisions laid over them: what was rejected
    is not there, what was merged is seen as the thing it was merged into.
    """

    @property
    def url(self) -> str:
        """Where the store is, as given to ``open_store``."""

    @property
    def schema(self) -> Schema:
        """The shipped ontology with the concepts added to this store."""

    def put(self, contribution: Contribution, origin: Origin = UNKNOWN_ORIGIN) -> None:
        """Take a document's contribution whole, replacing its earlier one, in one transaction.

        Where ``origin.location`` was that of another document, the file has changed: the other
        document is withdrawn with it, unless it has another location left.
        """

    def put_all(self, puts: Iterable[Put]) -> None:
        """Put each of them, in order, in one transaction: all of them or none.

        What comes of it is what comes of putting them one by one. All of them are held in memory
        at once; ``graph.batches`` keeps that within bounds.
        """

    def withdraw(self, document: str) -> bool:
        """Remove exactly what the document contributed; whether it was there."""

    def record(self, decision: Decision) -> None:
        """Append to the ledger of decisions; recording one again changes nothing."""

    def decisions(self) -> list[Decision]:
        """The ledger, in the order of ``when``."""

    def documents(self) -> list[DocumentRecord]:
        """Every document, by publication date and IRI."""

    def contribution(self, document: str) -> Contribution:
        """What the document contributed, as it was put; an unknown one raises StoreError."""

    def node(self, id_: str) -> Node | None:
        """The thing with this IRI, or what it was merged into, with all evidence, or ``None``."""

    def told(self, id_: str) -> Node | None:
        """The thing with this IRI as the documents tell of it, no decision laid over it."""

    def nodes(self, kind: str) -> list[Node]:
        """Every thing of ``kind`` or its subclasses, without evidence, by name."""

    def edges(self, id_: str, *, as_of: str | None = None) -> list[Edge]:
        """The edges from and to the thing with this IRI."""

    def relation(self, name: str, *, as_of: str | None = None) -> list[Edge]:
        """Every edge of the relation ``name``."""

    def quotes(self, evidence: Iterable[Evidence]) -> list[Quote]:
        """The quotes behind ``evidence``, by document and place."""

    def pages(self, document: str) -> list[Page]:
        """The document's text, page by page, as it was put."""

    def search(self, query: Query) -> Results:
        """The things that answer ``query``."""

    def revision(self) -> str:
        """A text that is another after every change, by whichever process."""

    def content(self) -> Content:
        """Everything at once, as of one moment."""

    def counts(self) -> Mapping[str, int]:
        """How many things there are of each kind, and of ``edges``."""

    def add_concepts(self, concepts: Iterable[Concept]) -> int:
        """Add concepts of the user's own to the schema of this store; how many were new."""

    def added_concepts(self) -> list[Concept]:
        """The concepts that were added to this store, by IRI."""

    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the store."""


def last_day(date: str) -> str:
    """The last day of the year, month or day that ``date`` names, as days are compared.

    >>> last_day("2019"), last_day("2019-02"), last_day("2019-02-03")
    ('2019-12-31', '2019-02-31', '2019-02-03')
    """
    return date + "-12-31"[len(date) - len("2019") :]


def default_url() -> str:
    """The store to use when none is named: ``LEERGRAAF_STORE``, else a file of the user's own."""
    folder = Path(platformdirs.user_data_dir("leergraaf"))
    return os.environ.get(ENVIRONMENT) or f"sqlite:///{folder / 'leergraaf.sqlite'}"


def open_store(
    url: str | None = None, schema: Schema | None = None, *, create: bool = True
) -> Store:
    """The store at ``url``: ``sqlite:///path/to/file``, ``neo4j://host:port``, or the default.

    One that is not there is made, unless ``create`` is false. A store that cannot be opened raises
    StoreError, saying why and what to do.
    """
    from ontology.load import load  # noqa: PLC0415 - the default, where no schema is given

    url = url or default_url()
    schema = schema or load()
    if url.startswith("sqlite:"):
        from graph.sqlite import SQLiteStore  # noqa: PLC0415 - each store loads its own driver

        return SQLiteStore(url, schema, create=create)
    from graph.neo4j.address import is_neo4j, masked  # noqa: PLC0415

    if is_neo4j(url):
        from graph.neo4j.store import Neo4jStore  # noqa: PLC0415

        return Neo4jStore(url, schema, create=create)
    raise StoreError(
        f"{masked(url)}: zo heet geen opslag; schrijf sqlite:///pad/naar/bestand "
        "of neo4j://computer:7687."
    )


def iterate_contributions(store: Store) -> Iterator[Contribution]:
    """Every contribution in the store, by the document's IRI, one at a time."""
    for id_ in sorted(record.document.id for record in store.documents()):
        yield store.contribution(id_)
