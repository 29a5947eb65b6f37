"""The tables of a document: their rows, cell by cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.annotations import Findings, Place
from ingest.document import Block

CELL = re.compile(r"[^|]+")
SAID = re.compile(r"[.!?][\"'”’»)\]*_]*$")  # how a whole sentence ends


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its sentences as one place, and the characters of every cell."""

    place: Place
    cells: tuple[tuple[int, int], ...]

    def words(self, found: Findings) -> list[str]:
        """What stands in the cells."""
        return [found.source.text[start:end] for start, end in self.cells]


def tables(found: Findings) -> Iterator[list[Row]]:
    """The tables in order, each the rows that hold any text; the first is its head."""
    for kind, run in groupby(found.source.blocks, key=lambda block: block.kind):
        rows = (_row(found, block) for block in run) if kind == "table" else ()
        if known := [row for row in rows if row is not None]:
            yield known


def in_cells(
    found: Findings, but: Callable[[Findings, list[Row]], bool]
) -> dict[int, tuple[Place, str]]:
    """The whole sentences in cells, by where they start as places: each with its column's head.

    Those of some tables are left out. The head of a table says no sentence; without one, a sentence
    stands under what the table does.
    """
    spoken: dict[int, tuple[Place, str]] = {}
    for rows in tables(found):
        if but(found, rows):
            continue
        heads = rows[0].words(found)
        headed = len(rows) > 1 and not any(map(SAID.search, heads))
        for row in rows[1:] if headed else rows:
            for at, cell in enumerate(row.cells):
                head = heads[at] if headed and at < len(heads) else row.place.heading
                spoken.update(_said(found, row, cell, head))
    return spoken


def cell_under(found: Findings, place: Place, head: re.Pattern[str]) -> tuple[int, int] | None:
    """The characters of the cell in the row of a place whose column has such a head, if any."""
    for rows in tables(found) if place.block.kind == "table" else ():
        columns = [at for at, one in enumerate(rows[0].words(found)) if head.search(one)]
        for row in rows[1:]:
            whole = len(row.cells) == len(rows[0].cells)
            if columns and whole and row.cells[0][0] <= place.start < row.cells[-1][1]:
                return row.cells[columns[0]]
    return None


def _said(
    found: Findings, row: Row, cell: tuple[int, int], head: str
) -> Iterator[tuple[int, tuple[Place, str]]]:
    """The sentences that stand wholly in a cell."""
    low = bisect_left(found.places, row.place.start, key=lambda one: one.start)
    for place in found.places[low:]:
        start, end = max(place.start, cell[0]), min(place.end, cell[1])
        if place.start >= cell[1]:
            return
        if start < end and SAID.search(found.source.text[start:end]) is not None:
            yield place.start, (replace(place, start=start, end=end), head)


def _row(found: Findings, block: Block) -> Row | None:
    inside = [place for place in found.places if block.start <= place.start < block.end]
    if not inside:
        return None
    cells = [_trimmed(match) for match in CELL.finditer(found.source.text, block.start, block.end)]
    place = replace(inside[0], end=inside[-1].end)
    return Row(place, tuple((start, end) for start, end in cells if start < end))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip())
    return start, max(start, match.start() + len(text.rstrip()))
