"""The tables of a document: their rows, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.annotations import Findings, Place
from ingest.document import Block

CELL = re.compile(r"[^|]+")


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
