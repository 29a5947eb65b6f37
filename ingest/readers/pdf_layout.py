"""From the lines of a PDF to headings, paragraphs, items and footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers.hyphens import glue
from ingest.readers.marks import item_width
from ingest.readers.pdf_groups import find_groups
from ingest.readers.pdf_measures import measure
from ingest.readers.pdf_tables import mark_rows
from ingest.readers.reading import Fragment, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.document import BlockKind
    from ingest.readers.pdf_lines import Line, PageLines
    from ingest.readers.pdf_measures import Measures
    from ingest.readers.pdf_notes import Footnote


def to_pieces(pages: Sequence[PageLines], notes: Sequence[Footnote]) -> list[Piece]:
    """The running text of the pages as pieces, with the footnotes behind all of it."""
    lines = mark_rows([line for page in pages for line in page.lines if line.text])
    measures = measure(pages, lines)
    pieces = [_to_piece(group, measures) for group in find_groups(lines, measures)]
    return [*pieces, *_note_pieces(notes, measures.compounds)]


def _to_piece(group: Sequence[Line], measures: Measures) -> Piece:
    fragments = tuple(_join(group, measures.compounds))
    text = "".join(fragment.text for fragment in fragments)
    if group[0].row:
        return Piece("table", fragments)
    kind, level = measures.headings.kind(group, text)
    marker = item_width(text) if kind == "paragraph" else 0
    return Piece("item" if marker else kind, fragments, level, marker)


def _join(lines: Sequence[Line], compounds: frozenset[str]) -> Iterator[Fragment]:
    """The text of the lines, a page at a time, with broken words made whole."""
    text = ""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        text += line.text if following is None else glue(line.text, following.text, compounds)
        if following is None or following.page != line.page:
            yield Fragment(text, line.page)
            text = ""


def _note_pieces(notes: Sequence[Footnote], compounds: frozenset[str]) -> Iterator[Piece]:
    """One piece a footnote; the rest of one on the next page is put behind it."""
    lines: list[Line] = []
    for note in notes:
        if note.number and lines:
            yield Piece(_NOTE, tuple(_join(lines, compounds)))
            lines = []
        lines.extend(note.lines)
    if lines:
        yield Piece(_NOTE, tuple(_join(lines, compounds)))


_NOTE: BlockKind = "footnote"
