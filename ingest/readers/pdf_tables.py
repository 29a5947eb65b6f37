"""The rows of tables in a PDF: lines of parts that stand below those of the line before."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.readers.pdf_lines import Cell, Line

_ALIGNED = 2.0
_MAX_GAP = 4.0
_MIN_CELLS = 2
_AMOUNT = re.compile(r"[€$+\-–(]?\s*\d")


def mark_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that are rows of a table marked and their cells set apart.

    A row has two cells or more, one of which, beside the first, is in line with one of the row
    above or below. So a bullet or number far from its text makes no table, nor does a single
    line with a wide space. In a narrow column, where justified text has them too, none is sought.
    """
    rows: set[int] = set()
    for index, (last, line) in enumerate(pairwise(lines)):
        if _are_rows(last, line):
            rows |= {index, index + 1}
    return [_to_row(line) if index in rows else line for index, line in enumerate(lines)]


def _are_rows(last: Line, line: Line) -> bool:
    if min(len(last.cells), len(line.cells)) < _MIN_CELLS or line.column:
        return False
    near = last.page == line.page and 0 < last.base - line.base < _MAX_GAP * line.size
    if not near or _are_justified(last.cells[-1], line.cells[-1]):
        return False
    return any(_aligned(a, b) for a in last.cells[1:] for b in line.cells[1:])


def _are_justified(cell: Cell, other: Cell) -> bool:
    """Whether two lines end below each other in words, as lines of justified text do."""
    return abs(cell.right - other.right) <= _ALIGNED and not _are_amounts(cell, other)


def _aligned(cell: Cell, other: Cell) -> bool:
    """Whether two cells begin below each other, or are amounts that end below each other."""
    if abs(cell.left - other.left) <= _ALIGNED:
        return True
    return _are_amounts(cell, other) and abs(cell.right - other.right) <= _ALIGNED


def _are_amounts(*cells: Cell) -> bool:
    return all(_AMOUNT.match(cell.text) is not None for cell in cells)


def _to_row(line: Line) -> Line:
    return replace(line, text=" | ".join(cell.text for cell in line.cells), row=True)
