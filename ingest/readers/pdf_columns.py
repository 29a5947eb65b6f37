"""The lines on a PDF page in reading order, columns one after the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.readers.marks import item_width
from ingest.readers.pdf_lines import Cell, Line, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf_lines import PageLines


_SAME_BASE = 2.0
_MIN_COLUMN_LINES = 5
_MIN_COLUMN_CHARS = 18
_FIRST_GUTTER, _LAST_GUTTER = 0.3, 0.7


def set_columns(page: PageLines) -> PageLines:
    """The page with its lines in reading order and their parts put together."""
    gutter = _find_gutter(page.lines, page.width)
    ordered = page.lines if gutter is None else _by_column(page.lines, gutter)
    return replace(page, lines=tuple(_merge(ordered)))


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
    return (Cell(unmarked(line.text), line.left, line.right),)
