"""Checking the store against the sources: does every quote stand where it is said to stand?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.model import Contribution, Passage
from graph.store import UPLOADED, DocumentRecord, Store
from ingest.document import SourceDocument
from ingest.privacy.masking import MASK
from ingest.read import find_reports, read_report
from ontology.errors import ReadError

Absence = Literal["gone", "changed", "uploaded", "imported"]


@dataclass(frozen=True, slots=True)
class Finding:
    """How one document fared: what was found back and what was missed, or why nothing was compared.

    A source is ``gone`` from where it was read, or ``changed`` there: ``faults`` says which file,
    and how. Of a document ``uploaded`` in the dashboard or ``imported`` from an export none is
    known: it is compared when it is handed over.
    """

    record: DocumentRecord
    ok: int = 0
    misses: tuple[str, ...] = ()
    absence: Absence | None = None
    faults: tuple[str, ...] = ()


def check(store: Store, sources: Path | None) -> Iterator[Finding]:
    """Re-open the source of every document and compare every quote, page and stretch of text.

    Sources are looked for where they were read, and in the folder ``sources`` if that is given.
    """
    elsewhere = {} if sources is None else dict(_by_hash(sources))
    for record in store.documents():
        source, faults = _source(record, elsewhere)
        if source is None:
            yield Finding(record, absence=_absence(record), faults=faults)
            continue
        contribution = store.contribution(record.document.id)
        misses = tuple(_misses(contribution, source))
        checked = len(contribution.passages) + len(contribution.pages)
        yield Finding(record, checked - len(misses), misses)


def _absence(record: DocumentRecord) -> Absence:
    """Why there is no source to compare with."""
    if not record.locations:
        return "imported"
    files = [path for path in record.locations if not path.startswith(UPLOADED)]
    if not files:
        return "uploaded"
    return "changed" if any(Path(path).exists() for path in files) else "gone"


def _by_hash(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in find_reports([folder], lambda _: None):
        yield hashlib.sha256(path.read_bytes()).hexdigest(), path


def _source(
    record: DocumentRecord, elsewhere: Mapping[str, Path]
) -> tuple[SourceDocument | None, tuple[str, ...]]:
    """The report the document was read from, if it still is the same; else what is wrong."""
    wanted = record.document.get("sha256") or ""
    places = [Path(one) for one in record.locations if not one.startswith(UPLOADED)]
    faults: list[str] = []
    for path in [*places, *filter(None, [elsewhere.get(wanted)])]:
        try:
            source = read_report(path)
        except ReadError as error:
            faults.append(str(error))
            continue
        if source.sha256 == wanted:
            return source, ()
        faults.append(f"{path} is gewijzigd sinds het is ingelezen: lees het opnieuw in.")
    return None, tuple(faults)


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
