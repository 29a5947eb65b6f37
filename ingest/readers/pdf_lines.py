"""The lines on a PDF page in reading order, columns one after the other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.readers.marks import item_width
from ingest.readers.pdf_chars import BREAK, Char
from ingest.readers.reading import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

from ingest.readers.pdf_chars import Sheet

NOTE_OPEN, NOTE_CLOSE = "\ue000", "\ue001"
"""The signs around a raised number in a line's text."""

_HYPHENS = frozenset({"\x02", "\ufffe", "\u00ad", "\u2010", "\u2011"})
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        NOTE_OPEN: None,
        NOTE_CLOSE: None,
    }
)
_UNMARKED = str.maketrans({NOTE_OPEN: None, NOTE_CLOSE: None})
_RAISED_RUN = re.compile(f"{NOTE_CLOSE}(\\s*){NOTE_OPEN}")
_SHIFT = 0.55
_BACK = 1.0
_GAP = 1.6
_SMALL = 0.85
_RAISED = 0.12
_SAME_BASE = 2.0
_MIN_COLUMN_LINES = 5
_MIN_COLUMN_CHARS = 18
_FIRST_GUTTER, _LAST_GUTTER = 0.3, 0.7


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line that stands apart from the rest of it, with its left and right edge."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page; lengths in points, from the page's lower left corner.

    ``base`` is the height of the baseline. ``column`` is 0 on a page, or part of one, that has no
    columns. Raised numbers in the text stand between ``NOTE_OPEN`` and ``NOTE_CLOSE``. ``cells``
    are the parts of a line with wide spaces in it, ``row`` whether they are those of a table.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    column: int = 0
    cells: tuple[Cell, ...] = ()
    row: bool = False


def find_lines(sheet: Sheet, number: int) -> list[Line]:
    """The lines of page ``number`` in reading order."""
    parts = [line for row in _find_rows(sheet.chars) if (line := _make_line(row, number))]
    gutter = _find_gutter(parts, sheet.width)
    ordered = parts if gutter is None else _by_column(parts, gutter)
    return list(_merge(ordered))


def _find_rows(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Runs of characters on one baseline, cut at gaps as wide as those between columns."""
    row: list[Char] = []
    tallest: Char | None = None
    for char in chars:
        if char.char == BREAK or (char.char.isspace() and not row):
            continue
        if tallest is not None and not char.char.isspace() and _leaves(row, tallest, char):
            yield row
            row, tallest = [], None
        row.append(char)
        if not char.char.isspace() and (tallest is None or char.size > tallest.size):
            tallest = char
    if row:
        yield row


def _leaves(row: Sequence[Char], tallest: Char, char: Char) -> bool:
    """Whether the character is off the baseline, back to the left, or across a gap."""
    last = next(each for each in reversed(row) if not each.char.isspace())
    size = max(tallest.size, char.size, 1.0)
    if abs(char.base - tallest.base) > _SHIFT * size or char.left < last.left - _BACK * size:
        return True
    return char.left - last.right > _GAP * size


def _make_line(row: Sequence[Char], number: int) -> Line | None:
    inked = [char for char in row if not char.char.isspace()]
    if not inked:
        return None
    size = Counter(char.size for char in inked).most_common(1)[0][0]
    base = Counter(round(char.base, 1) for char in inked if char.size == size).most_common(1)[0][0]
    text = clean(_compose(row, size, base))
    if not text:
        return None
    bold = 2 * sum(char.bold for char in inked) > len(inked)
    return Line(text, number, inked[0].left, inked[-1].right, base, size, bold)


def _compose(row: Sequence[Char], size: float, base: float) -> str:
    """The text of a row, with its raised numbers marked and its last hyphen a plain one."""
    parts: list[str] = []
    for char in row:
        raised = char.size < _SMALL * size and char.base > base + _RAISED * size
        if raised and char.char.isdigit():
            parts.append(f"{NOTE_OPEN}{char.char}{NOTE_CLOSE}")
        elif char.char in _HYPHENS:
            parts.append("" if char.char == "\u00ad" and char is not row[-1] else "-")
        else:
            parts.append(char.char.translate(_LIGATURES))
    text = _RAISED_RUN.sub("", "".join(parts))
    return re.sub(rf"\s+(?={NOTE_OPEN})", "", text)


def _find_gutter(lines: Sequence[Line], width: float) -> float | None:
    """The left edge of the second column, or ``None`` where the page has no two columns."""
    edges = Counter(
        round(line.left)
        for line in lines
        if _FIRST_GUTTER * width < line.left < _LAST_GUTTER * width
    )
    for edge, count in edges.most_common(1):
        left = [line for line in lines if line.right <= edge - 1]
        right = [line for line in lines if line.left >= edge - 1]
        across = len(lines) - len(left) - len(right)
        if (
            count >= _MIN_COLUMN_LINES
            and across <= min(len(left), len(right))
            and _is_column(left)
            and _is_column(right)
            and _overlap(left, right)
        ):
            return edge - 1.0
    return None


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether the lines are running text rather than the cells of a table."""
    length = sum(len(line.text) for line in lines)
    return len(lines) >= _MIN_COLUMN_LINES and length >= _MIN_COLUMN_CHARS * len(lines)


def _overlap(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the two stand side by side for at least half the height of the lower one."""
    low = max(min(line.base for line in side) for side in (left, right))
    high = min(max(line.base for line in side) for side in (left, right))
    shortest = min(max(x.base for x in side) - min(x.base for x in side) for side in (left, right))
    return high - low >= shortest / 2


def _by_column(lines: Sequence[Line], gutter: float) -> list[Line]:
    """Lines across the page in their place, and between those the left column before the right."""
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        if line.left < gutter < line.right:
            ordered.extend([*_columns(band, gutter), line])
            band = []
        else:
            band.append(line)
    return [*ordered, *_columns(band, gutter)]


def _columns(band: Sequence[Line], gutter: float) -> list[Line]:
    left = [_in_column(line, 1) for line in band if line.left < gutter]
    return left + [_in_column(line, 2) for line in band if line.left >= gutter]


def _in_column(line: Line, column: int) -> Line:
    return replace(line, column=column)


def _merge(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the parts that stand side by side (a bullet, the cells of a row) as one."""
    last: Line | None = None
    for line in lines:
        if last is not None and _is_beside(last, line):
            last = _beside(last, line)
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _is_beside(last: Line, line: Line) -> bool:
    same = last.column == line.column and abs(last.base - line.base) <= _SAME_BASE
    return same and line.left >= last.right


def _beside(last: Line, line: Line) -> Line:
    """Two parts as one line; a bullet or number before its text is no cell of its own."""
    longer = max(last, line, key=lambda each: len(each.text))
    cells = (*(last.cells or _cell(last)), *_cell(line))
    return replace(
        longer,
        text=f"{last.text} {line.text}",
        left=last.left,
        right=line.right,
        bold=last.bold and line.bold,
        cells=() if item_width(f"{last.text} x") == len(last.text) + 1 else cells,
    )


def _cell(line: Line) -> tuple[Cell]:
    return (Cell(line.text.translate(_UNMARKED), line.left, line.right),)
