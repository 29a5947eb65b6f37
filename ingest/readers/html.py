"""Web pages: the main text, by way of trafilatura, with headings, lists and tables."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from ingest.readers.decode import decode
from ingest.readers.html_meta import read_meta
from ingest.readers.reading import Fragment, Piece, Reading, assemble, clean, make_piece
from ontology.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.document import BlockKind

_log = logging.getLogger(__name__)

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w-]+)",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 4096
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "quote": "paragraph",
    "code": "paragraph",
    "item": "item",
    "row": "table",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "tr": "table",
    "blockquote": "paragraph",
    "pre": "paragraph",
    "div": "paragraph",
    "caption": "paragraph",
    "figcaption": "paragraph",
}
_HEADINGS = re.compile(r"h([1-6])")
_DROPPED = (
    "script",
    "style",
    "nav",
    "header",
    "footer",
    "aside",
    "noscript",
    "form",
    "template",
    "svg",
    "button",
    "iframe",
)
_CELLS = frozenset({"cell", "td", "th"})
_LOST = 0.5


def read_html(content: bytes, name: str) -> Reading:
    """A web page's main text, on page 1, without its menus.

    Raises:
        ReadError: it has no text, or is in an unknown encoding.
    """
    text = _DECLARATION.sub("", _decode(content, name), count=1)
    page = _parse(text) if text.strip() else None
    if page is None:
        raise ReadError(f"{name} is leeg: er staat geen tekst in.")
    embedded = read_meta(page)
    pieces = _main_pieces(text, _body_pieces(page))
    if not pieces:
        raise ReadError(f"{name} bevat geen lopende tekst: sla de hele pagina opnieuw op.")
    return assemble(pieces, embedded)


def _decode(content: bytes, name: str) -> str:
    """By the encoding the page declares, unless its bytes contradict that."""
    declared = _CHARSET.search(content[:_HEAD])
    if declared is not None and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = _browser_name(declared.group(1).decode("ascii").lower())
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            _log.info("%s is not in the encoding it declares (%s)", name, encoding)
    return decode(content, name)


def _browser_name(encoding: str) -> str:
    """The encoding browsers use for a declared one: Latin-1 is read as Windows-1252."""
    return "cp1252" if encoding in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else encoding


def _parse(text: str) -> lxml_html.HtmlElement | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def _main_pieces(text: str, body: list[Piece]) -> list[Piece]:
    """The pieces trafilatura finds, or those of the whole body where it lost too much."""
    xml = trafilatura.extract(
        text,
        output_format="xml",
        include_comments=False,
        fast=True,
        include_tables=True,
        favor_recall=True,
    )
    if xml is None:
        return body
    main = etree.fromstring(xml.encode("utf-8"), etree.XMLParser(resolve_entities=False)).find(
        "main"
    )
    pieces = [] if main is None else list(_walk(main))
    if len(pieces) < _LOST * len(body) or _size(pieces) < _LOST * _size(body):
        return body
    return pieces


def _body_pieces(page: lxml_html.HtmlElement) -> list[Piece]:
    """The pieces of the body as it stands, without its menus, headers and forms."""
    body = page.find("body")
    if body is None:
        return []
    etree.strip_elements(body, *_DROPPED, etree.Comment, with_tail=False)
    return list(_walk(body))


def _size(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _walk(parent: etree._Element) -> Iterator[Piece]:
    """The pieces under an element; text that stands between blocks makes a paragraph."""
    loose: list[str] = [parent.text or ""]
    for child in parent:
        if _is_block(child):
            yield from _piece("paragraph", "".join(loose))
            yield from _block(child)
            loose = [child.tail or ""]
        else:
            loose.append(_inline(child) + (child.tail or ""))
    yield from _piece("paragraph", "".join(loose))


def _is_block(element: etree._Element) -> bool:
    """Whether it is a block, or holds one."""
    return any(
        _kind(each) is not None or each.tag in {"head", "list", "table", "ul", "ol"}
        for each in element.iter(etree.Element)
    )


def _kind(element: etree._Element) -> tuple[BlockKind, int] | None:
    heading = _HEADINGS.fullmatch(
        element.get("rend", "h2") if element.tag == "head" else element.tag
    )
    if heading is not None:
        return "heading", int(heading.group(1))
    kind = _KINDS.get(element.tag)
    return None if kind is None else (kind, 0)


def _block(element: etree._Element) -> Iterator[Piece]:
    kind = _kind(element)
    if kind is None or (kind[0] == "paragraph" and any(_is_block(child) for child in element)):
        yield from _walk(element)
    elif kind[0] == "item":
        yield from _item(element)
    elif kind[0] == "table":
        cells = [clean(_inline(cell)) for cell in element if cell.tag in _CELLS]
        if any(cells):
            yield from _piece("table", " | ".join(cells))
    else:
        yield from _piece(kind[0], _inline(element), kind[1])


def _item(element: etree._Element) -> Iterator[Piece]:
    """The item, its first text apart from the lists within it."""
    for index, piece in enumerate(_walk(element)):
        is_text = piece.kind == "paragraph" and index == 0
        yield Piece("item", piece.fragments) if is_text else piece


def _inline(element: etree._Element) -> str:
    """The text of an element; a line break is a space, as is the edge of a block within it."""
    parts = [
        " " if element.tag in {"lb", "br"} or _kind(element) is not None else "",
        element.text or "",
    ]
    for child in element.iterchildren(etree.Element):
        parts.append(_inline(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _piece(kind: BlockKind, text: str, level: int = 0) -> Iterator[Piece]:
    piece = make_piece(kind, [Fragment(text)], level)
    if piece is not None:
        yield piece
