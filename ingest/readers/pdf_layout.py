"""From the lines of a PDF to headings, paragraphs, items and footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.readers.hyphens import find_compounds, glue
from ingest.readers.marks import bullet_width, is_question, item_width, ordinal_width
from ingest.readers.pdf_headings import Headings, find_headings
from ingest.readers.pdf_notes import body_size
from ingest.readers.pdf_tables import mark_rows
from ingest.readers.reading import Fragment, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.document import BlockKind
    from ingest.readers.pdf_furniture import PageLines
    from ingest.readers.pdf_lines import Line
    from ingest.readers.pdf_notes import Footnote

_SAME_SIZE = 0.08
_WIDE_GAP = 1.35
_WIDE_HEADING_GAP = 1.7
_DEFAULT_LEADING = 1.2
_MAX_LEADING = 3.0
_INDENT = 0.8
_CLOSED = (".", "!", "?", ":", ";")
_PAUSED = (*_CLOSED, ",")
_QUOTES = "'\"”’»)]"


@dataclass(frozen=True, slots=True)
class _Layout:
    """The measures of a document: print size, distance of baselines, edges of its columns."""

    size: float
    leading: float
    edges: dict[tuple[int, int], tuple[float, float]]
    headings: Headings
    compounds: frozenset[str]

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word would not have fitted on this line."""
        right = self.edges[line.page, line.column][1]
        word = len(following.text.split(maxsplit=1)[0]) / len(following.text)
        return line.right + word * (following.right - following.left) > right - line.size / 2


def to_pieces(pages: Sequence[PageLines], notes: Sequence[Footnote]) -> list[Piece]:
    """The running text of the pages as pieces, with the footnotes behind all of it."""
    lines = mark_rows([line for page in pages for line in page.lines if line.text])
    layout = _measure(pages, lines)
    pieces = [_to_piece(group, layout) for group in _find_groups(lines, layout)]
    return [*pieces, *_note_pieces(notes, layout.compounds)]


def _measure(pages: Sequence[PageLines], lines: Sequence[Line]) -> _Layout:
    size = body_size(pages)
    return _Layout(
        size,
        _find_leading(lines, size),
        _find_edges(lines),
        find_headings(lines, size),
        find_compounds(line.text for line in lines),
    )


def _find_leading(lines: Sequence[Line], size: float) -> float:
    """The usual distance between the baselines of the running text."""
    gaps = Counter(
        round(2 * (last.base - line.base)) / 2
        for last, line in pairwise(lines)
        if _are_together(last, line)
        and line.size == last.size == size
        and 0 < last.base - line.base < _MAX_LEADING * size
    )
    return gaps.most_common(1)[0][0] if gaps else _DEFAULT_LEADING * size


def _find_edges(lines: Iterable[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """The left and right edge of the text in each column of each page."""
    columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(line)
    return {
        key: (min(line.left for line in column), max(line.right for line in column))
        for key, column in columns.items()
    }


def _are_together(last: Line, line: Line) -> bool:
    """Whether the lines stand in one column of one page, the second below the first."""
    same = (last.page, last.column) == (line.page, line.column)
    return same and line.base < last.base + last.size / 2


def _find_groups(lines: Iterable[Line], layout: _Layout) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group, line, layout):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: Sequence[Line], line: Line, layout: _Layout) -> bool:
    """Whether the line belongs to the paragraph, item or heading of the lines before it."""
    last = group[-1]
    if line.row or last.row:
        return False
    if abs(line.size - last.size) > _SAME_SIZE * last.size or _begins_item(group, line):
        return False
    if is_question(last.text) or is_question(line.text) or layout.headings.is_numbered(line):
        return False
    if line.bold != last.bold and (_is_closed(last) or not line.text[0].islower()):
        return False
    if not _are_together(last, line):
        return _runs_over(last, line, layout)
    return _follows(group, line, layout)


def _begins_item(group: Sequence[Line], line: Line) -> bool:
    if bullet_width(line.text):
        return True
    after = group[-1].text.endswith(_PAUSED) or item_width(group[0].text) > 0
    return ordinal_width(line.text) > 0 and after


def _runs_over(last: Line, line: Line, layout: _Layout) -> bool:
    """Whether a sentence runs over from one page or column to the next."""
    if layout.headings.is_heading_line(last) or layout.headings.is_heading_line(line):
        return False
    if last.text.endswith("-") or (line.text[0].islower() and not _is_closed(last)):
        return True
    return not _is_closed(last) and layout.is_full(last, line)


def _follows(group: Sequence[Line], line: Line, layout: _Layout) -> bool:
    """Whether a line close below another goes on with it."""
    last = group[-1]
    gap = last.base - line.base
    if layout.headings.is_heading_line(last):
        return gap <= _WIDE_HEADING_GAP * last.size
    if gap > _WIDE_GAP * max(layout.leading * line.size / layout.size, line.size):
        return False
    if _is_closed(last) and not layout.is_full(last, line):
        return False
    if item_width(group[0].text):
        return line.left >= group[0].left - line.size / 2
    indented = (
        line.left > max(layout.edges[line.page, line.column][0], last.left) + _INDENT * line.size
    )
    return not (indented and _is_closed(last))


def _is_closed(line: Line) -> bool:
    """Whether a sentence ends with the line, a closing quote or bracket aside."""
    return line.text.rstrip(_QUOTES).endswith(_CLOSED)


def _to_piece(group: Sequence[Line], layout: _Layout) -> Piece:
    fragments = tuple(_join(group, layout.compounds))
    text = "".join(fragment.text for fragment in fragments)
    if group[0].row:
        return Piece("table", fragments)
    kind, level = layout.headings.kind(group, text)
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
