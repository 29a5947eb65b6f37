"""The lines on a PDF page, put together from the runs of its text layer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers.reading import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.readers.pdf_runs import Run, Sheet

NOTE_OPEN, NOTE_CLOSE = "\ue000", "\ue001"
"""The signs around a raised number in a line's text."""

_SOFT = "\u00ad"
_PLAIN = str.maketrans(
    {
        "\x02": "-",
        "\ufffe": "-",
        "\u2010": "-",
        "\u2011": "-",
        _SOFT: None,
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }
)
_UNMARKED = str.maketrans({NOTE_OPEN: None, NOTE_CLOSE: None})
_DIGITS = re.compile(r"\d+")
_RAISED_RUN = re.compile(rf"{NOTE_CLOSE}\s*{NOTE_OPEN}")
_BEFORE_RAISED = re.compile(rf"\s+(?={NOTE_OPEN})")
_SHIFT = 0.55
_BACK = 1.5
_GAP = 1.6
_SMALL = 0.85
_RAISED = 0.12


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


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page and its size in points."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def find_parts(sheet: Sheet, number: int) -> list[Line]:
    """The lines of page ``number`` in the order of its text layer, cut at wide spaces."""
    return [line for row in _find_rows(sheet.runs) if (line := _make_line(row, number))]


def _find_rows(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs on one baseline, cut at gaps as wide as those between columns."""
    row: list[Run] = []
    last = tallest = None
    for run in runs:
        if last is not None and tallest is not None and _leaves(last, tallest, run):
            yield row
            row, tallest = [], None
        row.append(run)
        last = run
        if tallest is None or run.size > tallest.size:
            tallest = run
    if row:
        yield row


def _leaves(last: Run, tallest: Run, run: Run) -> bool:
    """Whether the run is off the baseline, back to the left, or across a gap."""
    size = max(tallest.size, run.size, 1.0)
    if abs(run.base - tallest.base) > _SHIFT * size or run.left < last.right - _BACK * size:
        return True
    return run.left - last.right > _GAP * size


def _make_line(row: Sequence[Run], number: int) -> Line | None:
    size = _most([(run.size, len(run.text)) for run in row])
    base = _most([(round(run.base, 1), len(run.text)) for run in row if run.size == size])
    text = clean(_compose(row, size, base))
    if not text:
        return None
    bold = bool(_most([(run.bold, len(run.text)) for run in row]))
    return Line(text, number, row[0].left, row[-1].right, base, size, bold)


def _most(counted: Iterable[tuple[float, int]]) -> float:
    """The value most characters have."""
    counts: Counter[float] = Counter()
    for value, count in counted:
        counts[value] += count
    return counts.most_common(1)[0][0]


def _compose(row: Sequence[Run], size: float, base: float) -> str:
    """The text of a row, with its raised numbers marked and its last hyphen a plain one."""
    text = "".join(_mark(run, size, base) for run in row).strip()
    if text.endswith(_SOFT):
        text = f"{text[:-1]}-"
    text = _RAISED_RUN.sub("", text.translate(_PLAIN))
    return _BEFORE_RAISED.sub("", text)


def _mark(run: Run, size: float, base: float) -> str:
    """The text of a run, with the numbers in one that is small and raised marked."""
    text = run.text.translate(_UNMARKED)
    if run.size < _SMALL * size and run.base > base + _RAISED * size:
        return _DIGITS.sub(f"{NOTE_OPEN}\\g<0>{NOTE_CLOSE}", text)
    return text


def unmarked(text: str) -> str:
    """The text without the signs around raised numbers."""
    return text.translate(_UNMARKED)
