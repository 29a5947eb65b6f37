"""An export read back: every named graph of it through the gate and into a store."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import IO, TYPE_CHECKING, TypeAlias

import rdflib
from rdflib import Dataset, Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.parsers.notation3 import BadSyntax

from graph.batches import put_in_batches
from graph.decisions import check
from graph.export import CLOSING, DECISIONS, MARK, REGISTER
from graph.gate import check_shapes
from graph.model import Contribution
from graph.rdf import contribution_from_graph, decisions_from_graph
from graph.store import UNKNOWN_ORIGIN
from ontology.build import read_concepts
from ontology.errors import LeergraafError, StoreError, UnavailableError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph.store import Store

NOTATIONS = {".trig": "trig", ".nq": "nquads", ".nquads": "nquads"}
ORDER = {REGISTER: 0, DECISIONS: 2}  # concepts before the documents that use them, decisions last


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a named graph: how many things were taken from it, or why it was refused."""

    graph: str
    count: int = 0
    refused: LeergraafError | None = None

    @property
    def is_document(self) -> bool:
        """Whether the graph is a document's that was taken."""
        return self.refused is None and URIRef(self.graph) not in ORDER


Read: TypeAlias = Contribution | Graph | Restored  # a document, what is none, what was refused


def read_rdf(store: Store, path: Path) -> int:
    """Take every named graph of the export at ``path`` into ``store``; how many documents.

    A graph that is no good is refused whole and the others are taken; then StoreError is raised
    at the end, naming the file, each graph refused and the reason.
    """
    found = list(restore(store, path))
    refused = [f"{one.graph}: {one.refused}" for one in found if one.refused is not None]
    if refused:
        raise StoreError(f"{path}: {len(refused)} geweigerd. {' | '.join(refused)}")
    return sum(one.is_document for one in found)


def restore(store: Store, path: Path) -> Iterator[Restored]:
    """Take the named graphs of the TriG or N-Quads at ``path`` in order, telling of each.

    A file that cannot be read at all raises StoreError. An export of leergraaf is read a graph at
    a time, any other file into memory whole; documents are put in batches.
    """
    for documents, found in groupby(_read(store, path), key=_is_document):
        take = _put if documents else _take
        yield from take(store, found)


def _is_document(read: Read) -> bool:
    return isinstance(read, Contribution)


def _put(store: Store, found: Iterable[Read]) -> Iterator[Restored]:
    puts = ((one, UNKNOWN_ORIGIN) for one in found if isinstance(one, Contribution))
    for one, refused in put_in_batches(store, puts):
        yield Restored(one.document.id, int(refused is None), refused)


def _take(store: Store, found: Iterable[Read]) -> Iterator[Restored]:
    for one in found:
        if isinstance(one, Restored):
            yield one
        elif isinstance(one, Graph):
            yield _taken(store, one)


def _taken(store: Store, graph: Graph) -> Restored:
    """What became of a graph that is no document's: it is taken whole, or refused."""
    try:
        return Restored(str(graph.identifier), _added(store, graph))
    except UnavailableError:
        raise
    except LeergraafError as error:
        return Restored(str(graph.identifier), refused=error)


def _added(store: Store, graph: Graph) -> int:
    """Add the concepts or decisions of the graph to the store; how many they were."""
    if graph.identifier == REGISTER:
        return store.add_concepts(read_concepts(graph, store.schema))
    decisions = decisions_from_graph(graph)
    for decision in decisions:
        check(decision)
    for decision in decisions:
        store.record(decision)
    return len(decisions)


def _read(store: Store, path: Path) -> Iterator[Read]:
    """The named graphs of the file; documents are read by the concepts in the store by then."""
    notation = NOTATIONS.get(path.suffix.lower())
    if notation is None:
        raise StoreError(f"{path}: geen export; verwacht wordt {', '.join(NOTATIONS)}.")
    try:
        with path.open(encoding="utf-8", newline="\n") as stream:
            for name, text in _pieces(stream, notation):
                yield from _read_piece(store, name or str(path), text, notation)
    except UnavailableError:
        raise
    except StoreError as error:
        yield Restored(str(path), refused=error)
    except OSError as error:
        raise StoreError(f"{path} kan niet worden gelezen: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise StoreError(
            f"{path} is geen export van leergraaf: het is geen tekst in UTF-8."
        ) from error


def _pieces(stream: IO[str], notation: str) -> Iterator[tuple[str, str]]:
    """The parts of a file that can be parsed by themselves, with the graph each is of."""
    if stream.readline() != MARK:
        stream.seek(0)
        yield "", stream.read()
        return
    yield from _blocks(stream) if notation == "trig" else _runs(stream)


def _blocks(stream: IO[str]) -> Iterator[tuple[str, str]]:
    """The blocks of our own TriG, each with the prefixes before it."""
    prefixes: list[str] = []
    block: list[str] = []
    line = ""
    for line in stream:
        (prefixes if line.startswith("@prefix") else block).append(line)
        if line == "}\n":
            yield block[0].removesuffix(" {\n").strip("<>"), "".join(prefixes + block)
            block = []
    _require_closing(line)


def _runs(stream: IO[str]) -> Iterator[tuple[str, str]]:
    """The lines of our own N-Quads, those of one graph together."""
    run: list[str] = []
    name, line = "", ""
    for line in stream:
        graph = line[:-3].rsplit(" ", 1)[-1]
        if run and graph != name:
            yield name.strip("<>"), "".join(run)
            run = []
        run.append(line)
        name = graph
    _require_closing(line)


def _require_closing(line: str) -> None:
    if not line.startswith(CLOSING.split(" {}", maxsplit=1)[0]):
        raise StoreError("het bestand is afgekapt: de slotregel ontbreekt.")


def _read_piece(store: Store, name: str, text: str, notation: str) -> Iterator[Read]:
    try:
        graphs = _parse(text, notation)
    except LeergraafError as error:
        yield Restored(name, refused=error)
        return
    for graph in sorted(graphs, key=_place):
        yield graph if graph.identifier in ORDER else _document(store, graph)


def _place(graph: Graph) -> tuple[int, str]:
    name = str(graph.identifier)
    return ORDER.get(URIRef(name), 1), name


def _parse(text: str, notation: str) -> list[Graph]:
    """The named graphs in ``text``; triples outside of any raise StoreError."""
    dataset = Dataset()
    try:
        with _verbatim():
            dataset.parse(data=text, format=notation)
    except BadSyntax as error:
        line = "".join(text.splitlines()[error.lines :][:1])
        raise StoreError(f"geen geldige {notation}; daar staat: {line[:80]!r}.") from error
    except (SyntaxError, ParserError, ValueError) as error:
        raise StoreError(f"geen geldige {notation}.") from error
    graphs = [graph for graph in dataset.graphs() if len(graph)]
    if any(graph.identifier == DATASET_DEFAULT_GRAPH_ID for graph in graphs):
        raise StoreError("er staan beweringen buiten de grafen met een naam.")
    return graphs


@contextmanager
def _verbatim() -> Iterator[None]:
    """Let rdflib keep literals as they are written: ``…Z`` would become ``…+00:00``.

    Its parsers also warn of deprecated parts of rdflib that they use themselves.
    """
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


def _document(store: Store, graph: Graph) -> Read:
    """The document that the graph tells of, through the gate; or why it is refused."""
    try:
        contribution = contribution_from_graph(graph, store.schema)
        if contribution.document.id != str(graph.identifier):
            other = contribution.document.id
            raise StoreError(f"de graaf beschrijft een ander document: {other}.")
        check_shapes(contribution, store.schema)
    except UnavailableError:
        raise
    except LeergraafError as error:
        return Restored(str(graph.identifier), refused=error)
    return contribution
