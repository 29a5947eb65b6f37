"""The runs of a Word document: their text, the pages they stand on and the notes they call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ingest.readers.reading import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

NotePart = Literal["footnote", "endnote"]

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    {_FALLBACK, qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr")}
)
_CHARACTERS = {qn("w:tab"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_NOTE_PARTS: dict[str, NotePart] = {
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
}


@dataclass(slots=True)
class Walk:
    """How far a walk through the document has come: the page, and the notes called so far.

    ``rendered`` tells whether Word stored where pages broke; explicit breaks are then counted
    among those already.
    """

    rendered: bool
    page: int = 1
    references: list[tuple[NotePart, str, int]] = field(default_factory=list)

    def break_page(self, *, rendered: bool) -> None:
        """Go to the next page, unless the break is of the kind that does not count here."""
        if rendered == self.rendered:
            self.page += 1


class Notes:
    """The texts of the footnotes and endnotes, by their number in the file."""

    def __init__(self, footnotes: bytes | None, endnotes: bytes | None) -> None:
        self._texts: dict[NotePart, dict[str, str]] = {
            "footnote": _note_texts(footnotes, qn("w:footnote")),
            "endnote": _note_texts(endnotes, qn("w:endnote")),
        }

    def text(self, part: NotePart, number: str) -> str:
        """The text of a note, empty when the file has none by that number."""
        return self._texts[part].get(number, "")


def walk_text(element: etree._Element, walk: Walk) -> Iterator[tuple[str, int]]:
    """The text under an element, cut at page breaks, each stretch with its page."""
    parts: list[str] = []
    page = walk.page
    for text in _tokens(element, walk):
        if walk.page != page:
            yield "".join(parts), page
            parts, page = [], walk.page
        parts.append(text)
    yield "".join(parts), page


def walk_table_row(row: etree._Element, walk: Walk) -> tuple[int, list[str]]:
    """The page on which a row begins, and the text of each of its cells."""
    cells = []
    page = walk.page
    for cell in row.iterfind(qn("w:tc")):
        texts = ["".join(text for text, _ in walk_text(par, walk)) for par in cell.iter(qn("w:p"))]
        cells.append(clean(" ".join(texts)))
    return page, cells


def _tokens(element: etree._Element, walk: Walk) -> Iterator[str]:
    """The characters under an element; page breaks and notes are recorded on the way."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag == qn("w:br"):
            if child.get(qn("w:type")) == "page":
                walk.break_page(rendered=False)
            yield " "
        elif tag == qn("w:lastRenderedPageBreak"):
            walk.break_page(rendered=True)
            yield ""
        elif tag in _NOTE_PARTS:
            walk.references.append((_NOTE_PARTS[tag], child.get(qn("w:id"), ""), walk.page))
        else:
            yield from _tokens(child, walk)
            if tag == qn("w:p"):
                yield " "


def _note_texts(content: bytes | None, tag: str) -> dict[str, str]:
    if content is None:
        return {}
    texts = {}
    for note in parse_xml(content).iter(tag):
        pars = [" ".join(_tokens(par, Walk(rendered=False))) for par in note.iter(qn("w:p"))]
        texts[note.get(qn("w:id"), "")] = clean(" ".join(pars))
    return texts
