"""PDF, by way of pypdfium2: the text layer, page by page."""

from __future__ import annotations

import ctypes
import threading
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.metadata import embedded_metadata
from ingest.readers.pdf_columns import set_columns
from ingest.readers.pdf_furniture import drop_furniture
from ingest.readers.pdf_layout import to_pieces
from ingest.readers.pdf_lines import PageLines, find_parts
from ingest.readers.pdf_margins import drop_margins
from ingest.readers.pdf_notes import part_notes
from ingest.readers.pdf_runs import read_sheet
from ingest.readers.pdf_xmp import read_xmp
from ingest.readers.reading import Reading, assemble
from ontology.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.document import Metadata

_MIN_LETTERS = 20
_HEAD, _TAIL = 1024, 4096
_LANGUAGE_BYTES = 64
_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not made for threads, and the dashboard's uploads are."""


def read_pdf(content: bytes, name: str) -> Reading:
    """A PDF's running text, with its footnotes behind it and without headers and footers.

    Raises:
        ReadError: it is no sound PDF, is protected by a password, or has no pages or text layer.
    """
    _check(content, name)
    with _ONE_AT_A_TIME, closing(_open(content, name)) as document:
        pages = list(_read_pages(document, name))
        embedded = _embedded(document, content)
    _check_text(pages, name)
    columns = [set_columns(page) for page in drop_margins(pages)]
    running, notes = part_notes(drop_furniture(columns))
    return assemble(to_pieces(running, notes), embedded)


def _check(content: bytes, name: str) -> None:
    if b"%PDF-" not in content[:_HEAD]:
        raise ReadError(f"{name} is geen PDF, hoewel de naam dat zegt: controleer het bestand.")
    if b"%%EOF" not in content[-_TAIL:]:
        raise ReadError(
            f"{name} is niet volledig: het einde van de PDF ontbreekt. Haal het bestand opnieuw op."
        )


def _open(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise ReadError(
                f"{name} is met een wachtwoord beveiligd: sla een versie zonder wachtwoord op."
            ) from error
        raise ReadError(f"{name} is een beschadigde PDF: haal het bestand opnieuw op.") from error
    if len(document) == 0:
        document.close()
        raise ReadError(f"{name} is een PDF zonder pagina's: haal het bestand opnieuw op.")
    return document


def _read_pages(document: pypdfium2.PdfDocument, name: str) -> Iterator[PageLines]:
    """The parts of lines on each page; no more than one page is open at a time."""
    for index in range(len(document)):
        try:
            with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
                sheet = read_sheet(page, textpage)
        except pypdfium2.PdfiumError as error:
            raise ReadError(
                f"{name}, pagina {index + 1}, is beschadigd: haal het bestand opnieuw op."
            ) from error
        yield PageLines(index + 1, sheet.width, sheet.height, tuple(find_parts(sheet, index + 1)))


def _check_text(pages: Sequence[PageLines], name: str) -> None:
    needed = _MIN_LETTERS * len(pages)
    letters = (
        char for page in pages for line in page.lines for char in line.text if char.isalpha()
    )
    if sum(1 for _ in islice(letters, needed)) < needed:
        raise ReadError(
            f"{name} bevat geen tekstlaag (het lijkt een scan): "
            "maak het bestand eerst doorzoekbaar met OCR."
        )


def _embedded(document: pypdfium2.PdfDocument, content: bytes) -> Metadata:
    """Title, author, language; the date on which the PDF was made says nothing and is not used."""
    xmp = read_xmp(content)
    return embedded_metadata(
        title=document.get_metadata_value("Title") or xmp.get("title"),
        publisher=xmp.get("publisher"),
        creator=document.get_metadata_value("Author"),
        published=xmp.get("date"),
        language=_language(document) or xmp.get("language"),
    )


def _language(document: pypdfium2.PdfDocument) -> str | None:
    buffer = ctypes.create_string_buffer(_LANGUAGE_BYTES)
    wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, wide, _LANGUAGE_BYTES)
    if size > _LANGUAGE_BYTES:
        return None
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0") or None
