"""Loading reports into a store: read, extract, check, put; one file's fault stops no other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from spacy.language import Language

from graph.gate import check_shapes
from graph.model import Contribution, Node
from graph.store import UPLOADED, DocumentRecord, Origin, Store
from ingest.contribute import VERSION, contribute
from ingest.document import SourceDocument
from ingest.documents import masked
from ingest.judges.judge import DEFAULT
from ingest.nlp import make_nlp, read_doc, signature_of
from ingest.read import find_reports, read_bytes, read_content, read_report, sidecars
from ingest.sidecar import read_sidecar, write_sidecar
from ontology.errors import LeergraafError, ReadError, UnavailableError
from ontology.schema import Schema

Status = Literal["added", "changed", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its document, pages, and how many things and edges it gave."""

    path: Path
    status: Status
    document: Node | None = None
    message: str = ""
    pages: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def plan(paths: Iterable[Path]) -> list[Path | ReadError]:
    """The files that ``ingest`` would read, sorted, and what cannot be looked into."""
    errors: list[ReadError] = []
    found: list[Path | ReadError] = list(find_reports(paths, errors.append))
    return found + errors


def ingest(
    store: Store, planned: Iterable[Path | ReadError], model: str = DEFAULT
) -> Iterator[Outcome]:
    """Load the files of a plan, yielding what became of each as soon as it is known.

    ``model`` is as for ``make_nlp``; one that cannot be had raises ReadError.
    """
    loader = Loader(store, model)
    for item in planned:
        if isinstance(item, ReadError):
            yield Outcome(Path(), "failed", message=str(item))
        else:
            yield loader.load(item)


class Uploads:
    """Reads files that were handed over as bytes; one that cannot be read raises ReadError."""

    def text(self, name: str, content: bytes) -> str:
        """The text of the file."""
        return read_bytes(name, content).text

    def masked(self, text: str) -> str:
        """The text on one line, with what is personal in it masked."""
        return masked(text)

    def prepare(
        self,
        schema: Schema,
        name: str,
        content: bytes,
        known: Mapping[str, str],
        progress: Callable[[float, str], None],
    ) -> tuple[Contribution, Origin]:
        """What the file says, ready to be put into a store of this schema, and where it is from.

        ``known`` is what a sidecar would say of it. ``progress`` is told the part that is done
        (0 to 1) and the step: ``read``, ``extract``, ``check`` or ``done``.
        """
        progress(0.0, "read")
        sidecar = write_sidecar(known) if known else None
        if sidecar is not None:
            read_sidecar(sidecar, name)  # so that a fault is told of the file that was handed over
        source = read_bytes(name, content, sidecar)
        progress(0.2, "extract")
        contribution = contribute(read_doc(make_nlp(schema), source), schema)
        progress(0.8, "check")
        check_shapes(contribution, schema, name=source.name)
        beside = [] if sidecar is None else [sidecar]
        printed = _print(content, beside, schema, signature_of(DEFAULT))
        progress(1.0, "done")
        return contribution, Origin(UPLOADED + source.name, printed)


class Loader:
    """Loads files one by one into a store, with one pipeline."""

    def __init__(self, store: Store, model: str = DEFAULT) -> None:
        self.store = store
        self.model = model
        self.signature = signature_of(model)
        self._nlp: Language | None = None
        self._by_location: dict[str, DocumentRecord] = {}
        self._by_fingerprint: dict[str, DocumentRecord] = {}
        for record in store.documents():
            self._remember(record)

    def _remember(self, record: DocumentRecord) -> None:
        self._by_fingerprint[record.fingerprint] = record
        for location in record.locations:
            self._by_location[location] = record

    @property
    def nlp(self) -> Language:
        """The pipeline, made when the first file needs it."""
        if self._nlp is None:
            self._nlp = make_nlp(self.store.schema, self.model)
        return self._nlp

    def load(self, path: Path) -> Outcome:
        """Load one file; what is wrong with it is the outcome's message.

        A store that does not answer raises UnavailableError: no other file would fare better.
        """
        try:
            return self._load(path)
        except UnavailableError:
            raise
        except LeergraafError as error:
            return Outcome(path, "failed", message=str(error))

    def _load(self, path: Path) -> Outcome:
        location = str(path.resolve())
        origin = Origin(location, fingerprint(path, self.store.schema, self.signature))
        earlier = self._by_location.get(location)
        if earlier is not None and earlier.fingerprint == origin.fingerprint:
            return Outcome(path, "unchanged", earlier.document)
        known = self._by_fingerprint.get(origin.fingerprint)
        if known is not None:
            self._put(self.store.contribution(known.document.id), origin)
            return Outcome(path, "unchanged", known.document)
        source = read_report(path)
        contribution = contribute(read_doc(self.nlp, source), self.store.schema)
        check_shapes(contribution, self.store.schema, name=str(path))
        self._put(contribution, origin)
        status: Status = "added" if earlier is None else "changed"
        return Outcome(path, status, contribution.document, "", _pages(source), count(contribution))

    def _put(self, contribution: Contribution, origin: Origin) -> None:
        self.store.put(contribution, origin)
        location = origin.location or ""
        self._remember(DocumentRecord(contribution.document, (location,), origin.fingerprint, 0))


def _pages(source: SourceDocument) -> int:
    return len({span.number for span in source.pages})


def count(contribution: Contribution) -> Mapping[str, int]:
    """How many things of each kind, and edges, the contribution has."""
    counts: dict[str, int] = {}
    for node in contribution.nodes:
        counts[node.kind] = counts.get(node.kind, 0) + 1
    return counts | {"edges": len(contribution.edges)}


def fingerprint(path: Path, schema: Schema, signature: str) -> str:
    """A hash of all that decides what a file contributes: bytes, sidecar, extractor, schema.

    ``signature`` is that of the model.
    """
    content = read_content(path)
    beside = next((side for side in sidecars(path) if side.is_file()), None)
    return _print(content, [] if beside is None else [read_content(beside)], schema, signature)


def _print(content: bytes, sidecar: list[bytes], schema: Schema, signature: str) -> str:
    versions = f"{VERSION} {signature} {schema.digest}".encode()
    parts = [hashlib.sha256(part).digest() for part in (content, versions, *sidecar)]
    return hashlib.sha256(b"".join(parts)).hexdigest()
