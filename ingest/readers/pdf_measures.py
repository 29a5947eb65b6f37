"""The measures of a PDF's running text: size of print, distance of lines, how far they run."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.readers.hyphens import find_compounds
from ingest.readers.pdf_headings import Headings, find_headings
from ingest.readers.pdf_notes import body_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.readers.pdf_lines import Line, PageLines

_SAME_SIZE = 0.08
_WIDE_GAP = 1.35
_DEFAULT_LEADING = 1.2
_MAX_LEADING = 3.0
_SHORT = 0.25
_REACHING = 0.15
_MIN_BLOCK = 3

Edges = dict[tuple[int, int], tuple[float, float]]
"""The left and right edge of the text in each column of each page."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Print size, distance of baselines, and the edges of the columns.

    ``rights`` is, by page, column and baseline, how far a line may run where it stands in text
    that is narrower than its column, such as a quotation.
    """

    size: float
    leading: float
    edges: Edges
    rights: dict[tuple[int, int, float], float]
    headings: Headings
    compounds: frozenset[str]

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word would not have fitted on this line."""
        word = len(following.text.split(maxsplit=1)[0]) / len(following.text)
        needed = line.right + word * (following.right - following.left)
        return needed > self._right(line) - line.size / 2

    def is_short(self, line: Line) -> bool:
        """Whether the line ends well before lines in its place do."""
        right = self._right(line)
        left = self.edges[line.page, line.column][0]
        return right - line.right > _SHORT * (right - left)

    def is_close(self, last: Line, line: Line) -> bool:
        """Whether the line stands no further below another than lines of one paragraph do."""
        return last.base - line.base <= _WIDE_GAP * max(
            self.leading * line.size / self.size, line.size
        )

    def _right(self, line: Line) -> float:
        column = self.edges[line.page, line.column][1]
        return self.rights.get((line.page, line.column, line.base), column)


def measure(pages: Sequence[PageLines], lines: Sequence[Line]) -> Measures:
    """The measures of the pages, whose lines in order are ``lines``."""
    size = body_size(pages)
    measures = Measures(
        size,
        _find_leading(lines, size),
        _find_edges(lines),
        {},
        find_headings(lines, size),
        find_compounds(line.text for line in lines),
    )
    for block in _find_blocks(lines, measures):
        right = max(line.right for line in block)
        if _is_inset(block, right, measures):
            measures.rights.update({(x.page, x.column, x.base): right for x in block})
    return measures


def are_together(last: Line, line: Line) -> bool:
    """Whether the lines stand in one column of one page, the second below the first."""
    same = (last.page, last.column) == (line.page, line.column)
    return same and line.base < last.base + last.size / 2


def are_alike(last: Line, line: Line) -> bool:
    """Whether the lines are printed in one size."""
    return abs(line.size - last.size) <= _SAME_SIZE * last.size


def _find_leading(lines: Sequence[Line], size: float) -> float:
    """The usual distance between the baselines of the running text."""
    gaps = Counter(
        round(2 * (last.base - line.base)) / 2
        for last, line in pairwise(lines)
        if are_together(last, line)
        and line.size == last.size == size
        and 0 < last.base - line.base < _MAX_LEADING * size
    )
    return gaps.most_common(1)[0][0] if gaps else _DEFAULT_LEADING * size


def _find_edges(lines: Iterable[Line]) -> Edges:
    columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(line)
    return {
        key: (min(line.left for line in column), max(line.right for line in column))
        for key, column in columns.items()
    }


def _find_blocks(lines: Iterable[Line], measures: Measures) -> Iterator[list[Line]]:
    """Lines of one size close below each other: one paragraph, or some without a blank between."""
    block: list[Line] = []
    for line in lines:
        if block and not (
            are_together(block[-1], line)
            and are_alike(block[-1], line)
            and measures.is_close(block[-1], line)
        ):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_inset(block: Sequence[Line], right: float, measures: Measures) -> bool:
    """Whether the lines are set narrower than the column: indented, most nearly of one length."""
    left = min(line.left for line in block)
    indented = left > measures.edges[block[0].page, block[0].column][0] + block[0].size / 2
    near = sum(right - line.right <= _REACHING * (right - left) for line in block)
    return indented and len(block) >= _MIN_BLOCK and 2 * near > len(block)
