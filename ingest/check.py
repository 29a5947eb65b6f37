"""Checking the store against the sources: does every quote stand where it is said to stand?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.model import Contribution, Node, Passage
from graph.store import DocumentRecord, Store
from ingest.document import SourceDocument
from ingest.load import UPLOADED
from ingest.privacy.masking import MASK
from ingest.read import find_reports, read_report
from ontology.errors import ReadError


@dataclass(frozen=True, slots=True)
class Finding:
    """How one document fared: quotes found back, quotes missed, or no source to look in.

    Of an ``uploaded`` document no source is kept: it is missing unless it is handed over.
    """

    document: Node
    ok: int
    misses: tuple[str, ...]
    missing_source: bool
    uploaded: bool = False


def check(store: Store, sources: Path | None) -> Iterator[Finding]:
    """Re-open the source of every document and compare every quote, page and stretch of text.

    Sources are looked for where they were read, and in the folder ``sources`` if that is given.
    """
    elsewhere = {} if sources is None else dict(_by_hash(sources))
    for record in store.documents():
        source = _source(record, elsewhere)
        if source is None:
            yield Finding(record.document, 0, (), missing_source=True, uploaded=_uploaded(record))
            continue
        contribution = store.contribution(record.document.id)
        misses = tuple(_misses(contribution, source))
        checked = len(contribution.passages) + len(contribution.pages)
        yield Finding(record.document, checked - len(misses), misses, missing_source=False)


def _uploaded(record: DocumentRecord) -> bool:
    return all(location.startswith(UPLOADED) for location in record.locations)


def _by_hash(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in find_reports([folder], lambda _: None):
        yield hashlib.sha256(path.read_bytes()).hexdigest(), path


def _source(record: DocumentRecord, elsewhere: Mapping[str, Path]) -> SourceDocument | None:
    """The report the document was read from, if it still is the same."""
    wanted = record.document.get("sha256") or ""
    places = [Path(location) for location in record.locations]
    for path in [*places, *filter(None, [elsewhere.get(wanted)])]:
        try:
            source = read_report(path)
        except ReadError:
            continue
        if source.sha256 == wanted:
            return source
    return None


def _misses(contribution: Contribution, source: SourceDocument) -> Iterator[str]:
    for page in contribution.pages:
        if not same(page.text, source.text[page.start : page.start + len(page.text)]):
            yield f"p. {page.number}: de tekst is anders dan in de bron"
    for passage in contribution.passages:
        fault = _fault(passage, source)
        if fault is not None:
            yield f"p. {passage.page}: {fault}: {passage.quote[:80]!r}"


def _fault(passage: Passage, source: SourceDocument) -> str | None:
    if not same(passage.quote, source.text[passage.start : passage.end]):
        return "het citaat staat niet op deze plaats"
    if source.page_at(passage.start) != passage.page:
        return f"het citaat staat op p. {source.page_at(passage.start)}"
    return None


def same(quote: str, text: str) -> bool:
    """Whether a quote is literally this text, masked characters aside.

    >>> same("aan ███ gericht", "aan Jan gericht"), same("niet", "wel")
    (True, False)
    """
    return len(quote) == len(text) and all(
        one in (other, MASK) for one, other in zip(quote, text, strict=True)
    )
