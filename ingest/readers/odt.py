"""OpenDocument texts, by way of odfpy."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Protocol, cast
from xml.parsers.expat import ExpatError
from xml.sax import SAXException
from zipfile import BadZipFile

from lxml import etree
from odf.namespaces import DCNS, DRAWNS, FONS, OFFICENS, STYLENS, TABLENS, TEXTNS
from odf.opendocument import load

from ingest.metadata import embedded_metadata
from ingest.readers.package import check_package, read_member
from ingest.readers.reading import Fragment, Piece, Reading, assemble, clean, make_piece
from ontology.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.document import Metadata

_BODY = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_PARTS = (_MANIFEST, "settings.xml", "meta.xml", _BODY, "styles.xml")
_TYPE = b"application/vnd.oasis.opendocument.text"
_ELEMENT = 1
_CHARACTERS = frozenset({3, 4})
_PARAGRAPHS = frozenset({(TEXTNS, "p"), (TEXTNS, "h")})
_TITLE = re.compile(r"(?:title|titel)\b", re.IGNORECASE)
_DEEPEST = 6
_DAMAGED = (
    SAXException, KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, BadZipFile,
    zlib.error, ExpatError, etree.XMLSyntaxError,
)  # fmt: skip
"""What odfpy raises on a document that is not as it should be."""

_SPACES = frozenset({(TEXTNS, "tab"), (TEXTNS, "line-break"), (TEXTNS, "s")})
_SKIPPED = frozenset(
    {
        (TEXTNS, "table-of-content"),
        (TEXTNS, "alphabetical-index"),
        (TEXTNS, "tracked-changes"),
        (TEXTNS, "sequence-decls"),
        (OFFICENS, "annotation"),
        (OFFICENS, "forms"),
        (TEXTNS, "note-citation"),
    }
)
_FRAMES = frozenset({(DRAWNS, "frame"), (DRAWNS, "text-box"), (DRAWNS, "custom-shape")})


class Node(Protocol):
    """The part of odfpy's elements and text nodes that is used here."""

    nodeType: int  # noqa: N815 - odfpy's name
    qname: tuple[str, str]
    data: str
    attributes: dict[tuple[str, str], str]
    childNodes: list[Node]  # noqa: N815 - odfpy's name


@dataclass(slots=True)
class _Walk:
    """How far a walk through the document has come, and the notes met on the way."""

    breaking: frozenset[str]
    titles: frozenset[str]
    page: int = 1
    notes: list[Piece] = field(default_factory=list)
    frames: list[Node] = field(default_factory=list)


def read_odt(content: bytes, name: str) -> Reading:
    """An OpenDocument text: paragraphs, headings, items, table rows, and the notes at the end.

    Pages follow explicit breaks and the soft page breaks the word processor stored.

    Raises:
        ReadError: it is no sound ODT, is protected by a password, or has no text.
    """
    check_package(content, name, _BODY, "ODT")
    try:
        _refuse_other(content, name)
        _check_xml(content)
        pieces, embedded = _read(content)
    except _DAMAGED as error:
        raise ReadError(
            f"{name} is geen ODT-bestand of is beschadigd: open het en sla het opnieuw op."
        ) from error
    if not pieces:
        raise ReadError(f"{name} bevat geen tekst: misschien staan er alleen afbeeldingen in.")
    return assemble(pieces, embedded)


def _read(content: bytes) -> tuple[list[Piece], Metadata]:
    document = cast("_Document", load(BytesIO(content)))
    walk = _Walk(*_find_styles(document.automaticstyles, document.styles))
    pieces = [*_walk_blocks(document.text, walk, in_list=False)]
    return [*pieces, *walk.notes], _embedded(document.meta)


class _Document(Protocol):
    text: Node
    meta: Node
    styles: Node
    automaticstyles: Node


def _refuse_other(content: bytes, name: str) -> None:
    """Refuse a spreadsheet or presentation, and a text locked with a password."""
    kind = read_member(content, "mimetype") or b""
    if not kind.startswith(_TYPE):
        raise ReadError(
            f"{name} is geen ODT-tekst maar iets anders in een zip-bestand: sla het op als ODT."
        )
    if b"encryption-data" in (read_member(content, _MANIFEST) or b""):
        raise ReadError(f"{name} is met een wachtwoord beveiligd: sla het zonder wachtwoord op.")


def _check_xml(content: bytes) -> None:
    """Raise for broken XML, which odfpy reads up to the break, printing the rest."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    for member in _PARTS:
        part = read_member(content, member)
        if part is not None:
            etree.fromstring(part, parser)


def _find_styles(*collections: Node) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the styles that begin a page, and of those that make a title."""
    breaking, titles = set(), {"Title", "Titel"}
    for style in (child for nodes in collections for child in nodes.childNodes):
        name = style.attributes.get((STYLENS, "name"), "")
        parent = style.attributes.get((STYLENS, "parent-style-name"), "")
        if _TITLE.match(parent) is not None or _TITLE.match(name) is not None:
            titles.add(name)
        for properties in style.childNodes:
            if properties.attributes.get((FONS, "break-before")) == "page":
                breaking.add(name)
    return frozenset(breaking), frozenset(titles)


def _walk_blocks(parent: Node, walk: _Walk, *, in_list: bool) -> Iterator[Piece]:
    for child in parent.childNodes:
        if child.nodeType != _ELEMENT or child.qname in _SKIPPED:
            continue
        if child.qname in _PARAGRAPHS:
            yield from _paragraph(child, walk, in_list=in_list)
        elif child.qname == (TABLENS, "table"):
            yield from _rows(child, walk)
        elif child.qname == (TEXTNS, "soft-page-break"):
            walk.page += 1
        else:
            inside = in_list or child.qname == (TEXTNS, "list")
            yield from _walk_blocks(child, walk, in_list=inside)


def _paragraph(node: Node, walk: _Walk, *, in_list: bool) -> Iterator[Piece]:
    """The paragraph, followed by the text of the frames anchored in it."""
    style = node.attributes.get((TEXTNS, "style-name"), "")
    if style in walk.breaking:
        walk.page += 1
    fragments = list(_fragments(node, walk))
    frames, walk.frames = walk.frames, []
    if node.qname == (TEXTNS, "h"):
        level = int(node.attributes.get((TEXTNS, "outline-level"), "1"))
        piece = make_piece("heading", fragments, min(max(level, 1), _DEEPEST))
    elif style in walk.titles:
        piece = make_piece("title", fragments)
    else:
        piece = make_piece("item" if in_list else "paragraph", fragments)
    if piece is not None:
        yield piece
    for frame in frames:
        yield from _walk_blocks(frame, walk, in_list=False)


def _fragments(node: Node, walk: _Walk) -> Iterator[Fragment]:
    """The text of a paragraph, cut at page breaks."""
    parts: list[str] = []
    page = walk.page
    for text in _tokens(node, walk):
        if walk.page != page:
            yield Fragment("".join(parts), page)
            parts, page = [], walk.page
        parts.append(text)
    yield Fragment("".join(parts), page)


def _tokens(node: Node, walk: _Walk) -> Iterator[str]:
    """The characters of a paragraph; breaks, notes and frames are recorded on the way."""
    for child in node.childNodes:
        if child.nodeType in _CHARACTERS:
            yield child.data
        elif child.nodeType != _ELEMENT or child.qname in _SKIPPED:
            continue
        elif child.qname in _SPACES:
            yield " "
        elif child.qname == (TEXTNS, "soft-page-break"):
            walk.page += 1
            yield ""
        elif child.qname == (TEXTNS, "note"):
            _note(child, walk)
        elif child.qname in _FRAMES:
            walk.frames.append(child)
        else:
            yield from _tokens(child, walk)


def _note(note: Node, walk: _Walk) -> None:
    text = " ".join(_plain(par, walk) for par in _find(note, _PARAGRAPHS))
    piece = make_piece("footnote", [Fragment(text, walk.page)])
    if piece is not None:
        walk.notes.append(piece)


def _rows(table: Node, walk: _Walk) -> Iterator[Piece]:
    """A table row by row, the texts of its cells side by side."""
    for row in _find(table, frozenset({(TABLENS, "table-row")})):
        page = walk.page
        cells = [
            _cell(cell, walk)
            for cell in row.childNodes
            if cell.nodeType == _ELEMENT and cell.qname == (TABLENS, "table-cell")
        ]
        piece = make_piece("table", [Fragment(" | ".join(cells), page)]) if any(cells) else None
        if piece is not None:
            yield piece


def _cell(cell: Node, walk: _Walk) -> str:
    return clean(" ".join(_plain(par, walk) for par in _find(cell, _PARAGRAPHS)))


def _plain(paragraph: Node, walk: _Walk) -> str:
    return "".join(_tokens(paragraph, walk))


def _find(node: Node, names: frozenset[tuple[str, str]]) -> Iterator[Node]:
    """The elements of these names below a node, not looking inside one that was found."""
    for child in node.childNodes:
        if child.nodeType != _ELEMENT:
            continue
        if child.qname in names:
            yield child
        else:
            yield from _find(child, names)


def _embedded(meta: Node) -> Metadata:
    """Title, author and language; ``dc:date`` in an ODT is when it was last saved, so not used."""
    values: dict[tuple[str, str], str] = {}
    for child in meta.childNodes:
        data = "".join(text.data for text in child.childNodes if text.nodeType in _CHARACTERS)
        values.setdefault(child.qname, data)
    title = values.get((DCNS, "title")) or values.get((DCNS, "subject"))
    return embedded_metadata(
        title=title,
        creator=values.get((DCNS, "creator")),
        language=values.get((DCNS, "language")),
    )
