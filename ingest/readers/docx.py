"""Word documents, by way of python-docx."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import BadZipFile

import docx
from docx.exceptions import InvalidXmlError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.metadata import embedded_metadata
from ingest.readers.docx_runs import Notes, Walk, walk_table_row, walk_text
from ingest.readers.package import check_package, read_member
from ingest.readers.reading import Fragment, Piece, Reading, assemble, make_piece
from ontology.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.styles.style import ParagraphStyle

    from ingest.document import BlockKind, Metadata

_BODY = "word/document.xml"
_FOOTNOTES = "word/footnotes.xml"
_ENDNOTES = "word/endnotes.xml"
_HEADING = re.compile(r"(?:heading|kop)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel)\b", re.IGNORECASE)
_LIST = re.compile(r"(?:list|lijst|opsomming)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave)\b", re.IGNORECASE)
_DEEPEST = 6
_DAMAGED = (
    OpcError, InvalidXmlError, KeyError, ValueError, AttributeError, TypeError, IndexError, OSError,
    BadZipFile, zlib.error, etree.XMLSyntaxError,
)  # fmt: skip
"""What python-docx raises on a document that is not as it should be, on opening or later."""

_MAX_ANCESTORS = 10


def read_docx(content: bytes, name: str) -> Reading:
    """A Word document: paragraphs, headings, items, table rows, and the notes at the end.

    Pages follow the breaks Word stored when it last laid the document out, or else the explicit
    ones; a document with neither is one page.

    Raises:
        ReadError: it is no sound DOCX, is protected by a password, or has no text.
    """
    check_package(content, name, _BODY, "DOCX")
    try:
        pieces, embedded = _read(content)
    except _DAMAGED as error:
        raise ReadError(
            f"{name} is geen DOCX-bestand of is beschadigd: open het in Word en sla het opnieuw op."
        ) from error
    if not pieces:
        raise ReadError(f"{name} bevat geen tekst: misschien staan er alleen afbeeldingen in.")
    return assemble(pieces, embedded)


def _read(content: bytes) -> tuple[list[Piece], Metadata]:
    document = docx.Document(BytesIO(content))
    walk = Walk(rendered=_has_rendered_breaks(document))
    pieces = list(_walk_blocks(document, document.element.body, walk))
    notes = Notes(read_member(content, _FOOTNOTES), read_member(content, _ENDNOTES))
    return [*pieces, *_note_pieces(walk, notes)], _embedded(document)


def _has_rendered_breaks(document: Document) -> bool:
    return next(document.element.body.iter(qn("w:lastRenderedPageBreak")), None) is not None


def _walk_blocks(document: Document, parent: etree._Element, walk: Walk) -> Iterator[Piece]:
    """The pieces of a body, content control or cell, in order."""
    for child in parent:
        if child.tag == qn("w:p"):
            piece = _paragraph(cast("CT_P", child), document, walk)
            if piece is not None:
                yield piece
        elif child.tag == qn("w:tbl"):
            yield from _table(document, child, walk)
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from _walk_blocks(document, content, walk)


def _paragraph(element: CT_P, document: Document, walk: Walk) -> Piece | None:
    paragraph = Paragraph(element, document)
    if paragraph.paragraph_format.page_break_before:
        walk.break_page(rendered=False)
    fragments = [Fragment(text, page) for text, page in walk_text(element, walk)]
    names = _style_names(paragraph.style)
    if any(_CONTENTS.match(name) for name in names):
        return None
    kind, level = _kind(element, names)
    return make_piece(kind, fragments, level)


def _style_names(style: ParagraphStyle | None) -> list[str]:
    """The name of the style and of those it is based on."""
    names: list[str] = []
    while style is not None and len(names) < _MAX_ANCESTORS:
        names.append(style.name or "")
        style = style.base_style
    return names


def _kind(element: CT_P, names: list[str]) -> tuple[BlockKind, int]:
    for name in names:
        heading = _HEADING.match(name)
        if heading is not None:
            return "heading", min(max(int(heading.group(1)), 1), _DEEPEST)
    if any(_TITLE.match(name) for name in names):
        return "title", 0
    numbered = element.pPr is not None and element.pPr.numPr is not None
    return ("item" if numbered or any(_LIST.match(name) for name in names) else "paragraph"), 0


def _table(document: Document, table: etree._Element, walk: Walk) -> Iterator[Piece]:
    """A table row by row; a table of one column is a frame around ordinary text."""
    rows = list(table.iterfind(qn("w:tr")))
    frame = all(len(row.findall(qn("w:tc"))) <= 1 for row in rows)
    for row in rows:
        if frame:
            for cell in row.iterfind(qn("w:tc")):
                yield from _walk_blocks(document, cell, walk)
            continue
        page, cells = walk_table_row(row, walk)
        piece = make_piece("table", [Fragment(" | ".join(cells), page)]) if any(cells) else None
        if piece is not None:
            yield piece


def _note_pieces(walk: Walk, notes: Notes) -> Iterator[Piece]:
    for part, number, page in walk.references:
        piece = make_piece("footnote", [Fragment(notes.text(part, number), page)])
        if piece is not None:
            yield piece


def _embedded(document: Document) -> Metadata:
    core = document.core_properties
    return embedded_metadata(
        title=core.title or core.subject, creator=core.author, language=core.language
    )
