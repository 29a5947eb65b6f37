"""Tables on paper: no word is broken, for which type may be smaller and a table cut in parts."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Grid

from graph.sheets.sheet import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LINE = HexColor("#d5dfea")
PLAIN, HEAVY = "Vera", "Vera-Bold"


@dataclass(frozen=True, slots=True)
class Type:
    """How large letters are, and how much room a cell has on either side of them, in points."""

    size: float
    side: float

    @property
    def padding(self) -> float:
        """What a column takes beside its words, and a little that rounding may take."""
        return 2 * self.side + 1

    def words(self, table: Table) -> list[float]:
        """How wide the longest word of each column is."""
        words = ([word for one in cells for word in one.split()] for cells in _columns(table))
        return [self._longest(one) for one in words]

    def lines(self, table: Table) -> list[float]:
        """How wide each column would be with every cell on one line."""
        return [self._longest(cells) for cells in _columns(table)]

    def _longest(self, texts: Iterable[str]) -> float:
        """How wide the widest is on one line, heavy as in the head of a table."""
        wide = pdfmetrics.stringWidth
        return max((float(wide(one, HEAVY, self.size)) for one in texts), default=1.0)

    def fits(self, table: Table, wide: float) -> bool:
        """Whether every word fits on the line where the table is so ``wide``."""
        return sum(self.words(table)) + len(table.head) * self.padding <= wide


USUAL, SMALL = Type(8.5, 6), Type(7, 3)


def fits(table: Table, wide: float) -> bool:
    """Whether no word of the table need be broken where it is so ``wide``."""
    return SMALL.fits(table, wide)


def grids(table: Table, wide: float) -> Iterator[Grid]:
    """The table, so ``wide`` at most: in smaller type, then in parts, where words ask for it."""
    type_ = USUAL if USUAL.fits(table, wide) else SMALL
    for part in _parts(table, type_, wide):
        yield _grid(part, type_, wide)


def _parts(table: Table, type_: Type, wide: float) -> Iterator[Table]:
    """The table, or as many of its columns at a time as there is room for beside the first."""
    chosen = [0]
    for at in range(1, len(table.head)):
        if len(chosen) > 1 and not type_.fits(_cut(table, [*chosen, at]), wide):
            yield _cut(table, chosen)
            chosen = [0]
        chosen.append(at)
    yield _cut(table, chosen)


def _cut(table: Table, columns: Sequence[int]) -> Table:
    """The table with these columns only."""
    return Table(
        tuple(table.head[at] for at in columns),
        tuple(tuple(row[at] for at in columns) for row in table.rows),
        frozenset(place for place, at in enumerate(columns) if at in table.numbers),
    )


def _grid(table: Table, type_: Type, wide: float) -> Grid:
    cell = ParagraphStyle("cell", fontName=PLAIN, fontSize=type_.size, leading=1.3 * type_.size)
    number = ParagraphStyle("number", cell, alignment=TA_RIGHT)
    styles = [number if at in table.numbers else cell for at, _ in enumerate(table.head)]
    head = [
        Paragraph(f'<font name="{HEAVY}">{escape(words)}</font>', style)
        for words, style in zip(table.head, styles, strict=True)
    ]
    rows = [
        [Paragraph(escape(cell.words), style) for cell, style in zip(row, styles, strict=True)]
        for row in table.rows
    ]
    look = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), type_.side),
        ("RIGHTPADDING", (0, 0), (-1, -1), type_.side),
    ]
    widths = _widths(table, type_, wide)
    return Grid([head, *rows], colWidths=widths, style=look, repeatRows=1, spaceAfter=type_.size)


def _widths(table: Table, type_: Type, wide: float) -> list[float]:
    """How wide the columns are: as their words ask, and of the rest each has what its cells ask."""
    room = wide - len(table.head) * type_.padding
    least, most = type_.words(table), [min(room, one) for one in type_.lines(table)]
    narrow = min(1.0, room / sum(least))
    asked = sum(most) - sum(least)
    part = min(1.0, max(0.0, room - sum(least)) / asked) if asked > 0 else 0.0
    return [
        type_.padding + narrow * low + part * max(0.0, high - low)
        for low, high in zip(least, most, strict=True)
    ]


def _columns(table: Table) -> Iterator[tuple[str, ...]]:
    """The words of each column, those of its head first."""
    rows = ([cell.words for cell in row] for row in table.rows)
    return zip(table.head, *rows, strict=True)
