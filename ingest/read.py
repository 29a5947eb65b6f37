"""Reports in: find them, read them, and say what is known of them."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ingest.document import Metadata, SourceDocument
from ingest.metadata import complete, drop_file_name, find_metadata
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.odt import read_odt
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text
from ingest.sidecar import SUFFIX as SIDECAR_SUFFIX
from ingest.sidecar import read_sidecar
from ontology.errors import ReadError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ingest.readers.reading import Reading

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its media type, the function that reads it, and the most bytes it may have."""

    media_type: str
    read: Callable[[bytes, str], Reading]
    largest: int = 500_000_000


_PDF = Format("application/pdf", read_pdf)
_DOCX = Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_docx)
_ODT = Format("application/vnd.oasis.opendocument.text", read_odt)
_HTML = Format("text/html", read_html, 50_000_000)
_MARKDOWN = Format("text/markdown", read_markdown, 20_000_000)
_TEXT = Format("text/plain", read_text, 20_000_000)

SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {
        ".pdf": _PDF,
        ".docx": _DOCX,
        ".odt": _ODT,
        ".html": _HTML,
        ".htm": _HTML,
        ".xhtml": _HTML,
        ".md": _MARKDOWN,
        ".markdown": _MARKDOWN,
        ".txt": _TEXT,
    }
)
"""The formats that can be read, by file suffix."""


def is_readable(path: Path) -> bool:
    """Whether a file of this name is of a format that can be read.

    >>> is_readable(Path("Rapport.PDF")), is_readable(Path("cijfers.xlsx"))
    (True, False)
    """
    return path.suffix.lower() in SUFFIXES


def find_reports(
    paths: Iterable[Path], on_error: Callable[[ReadError], None] | None = None
) -> Iterator[Path]:
    """The report files among the paths and in the folders below them, each once, sorted by folder.

    In folders, hidden files, sidecars and files of another format are passed over, and links to
    folders are not followed. What cannot be found or opened goes to ``on_error``, and the search
    goes on; without ``on_error`` it is raised.

    Raises:
        ReadError: a path does not exist, is named though of an unknown format, or may not be read.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _find(path, on_error or _raise):
            if found.resolve() not in seen:
                seen.add(found.resolve())
                yield found


def read_report(path: Path) -> SourceDocument:
    """The report in a file, with what its sidecar says of it.

    Raises:
        ReadError: the file or its sidecar cannot be read; the message names the file.
    """
    content = read_content(path)
    beside = next((side for side in sidecars(path) if side.exists()), None)
    sidecar = Metadata() if beside is None else read_sidecar(_read_file(beside), str(beside))
    return _read(path.name, str(path), content, sidecar)


def read_bytes(name: str, content: bytes, sidecar: bytes | None = None) -> SourceDocument:
    """The report in ``content``, as uploaded under a file name, with its sidecar if there is one.

    Raises:
        ReadError: it cannot be read; the message names the file.
    """
    known = (
        Metadata() if sidecar is None else read_sidecar(sidecar, Path(name).stem + SIDECAR_SUFFIX)
    )
    return _read(Path(name).name, name, content, known)


def _read(name: str, label: str, content: bytes, sidecar: Metadata) -> SourceDocument:
    """The document called ``name``; ``label`` is what errors call it."""
    form = SUFFIXES.get(Path(name).suffix.lower())
    if form is None:
        raise _unknown_format(label)
    if not content:
        raise ReadError(f"{label} is leeg: er staat niets in het bestand.")
    try:
        reading = form.read(content, label)
    except RecursionError as error:
        raise ReadError(
            f"{label} is te diep genest om te lezen: sla het opnieuw op als platte tekst."
        ) from error
    embedded = drop_file_name(reading.embedded, Path(name).stem)
    found = find_metadata(reading.text, reading.blocks)
    _log.debug("read %s: %d characters, %d blocks", name, len(reading.text), len(reading.blocks))
    return SourceDocument(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=form.media_type,
        text=reading.text,
        pages=reading.pages,
        blocks=reading.blocks,
        metadata=complete(embedded, sidecar, found),
    )


def sidecars(path: Path) -> tuple[Path, Path]:
    """Where a file's sidecar may stand, the name with the most of the file's name first."""
    return path.with_name(path.name + SIDECAR_SUFFIX), path.with_name(path.stem + SIDECAR_SUFFIX)


def read_content(path: Path) -> bytes:
    """The bytes of a report's file.

    Raises:
        ReadError: it cannot be read, or is larger than any report; the message names the file.
    """
    form = SUFFIXES.get(path.suffix.lower())
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error
    if form is not None and size > form.largest:
        raise ReadError(
            f"{path} is met {size / 1e6:.0f} MB te groot voor één rapport "
            f"(ten hoogste {form.largest / 1e6:.0f} MB): splits het bestand."
        )
    return _read_file(path)


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _find(path: Path, on_error: Callable[[ReadError], None]) -> Iterator[Path]:
    """The reports at a path somebody named."""
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError as error:
        on_error(_unreadable(path, error))
        return
    if is_folder:
        yield from _walk(path, on_error)
    elif not is_file:
        on_error(ReadError(f"{path} bestaat niet: controleer de naam."))
    elif not is_readable(path):
        on_error(_unknown_format(str(path)))
    else:
        yield path


def _walk(folder: Path, on_error: Callable[[ReadError], None]) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
        kinds = [(entry, entry.is_dir() and not entry.is_symlink()) for entry in entries]
    except OSError as error:
        on_error(_unreadable(folder, error))
        return
    for entry, is_folder in kinds:
        if entry.name.startswith((".", "~$")):
            continue
        if is_folder:
            yield from _walk(entry, on_error)
        elif is_readable(entry) and entry.is_file():
            yield entry
        elif is_readable(entry) and entry.is_symlink() and not entry.exists():
            on_error(ReadError(f"{entry} is een koppeling naar een bestand dat er niet is."))


def _raise(error: ReadError) -> None:
    raise error


def _unreadable(path: Path, error: OSError) -> ReadError:
    if isinstance(error, PermissionError):
        return ReadError(f"{path} mag niet worden gelezen: vraag om leesrechten.")
    if isinstance(error, FileNotFoundError):
        return ReadError(f"{path} bestaat niet (meer): controleer de naam.")
    return ReadError(f"{path} kan niet worden gelezen: {reason(error)}.")


def _unknown_format(label: str) -> ReadError:
    suffixes = ", ".join(sorted(SUFFIXES))
    return ReadError(
        f"{label} heeft een bestandssoort die niet kan worden gelezen: gebruik {suffixes}."
    )
