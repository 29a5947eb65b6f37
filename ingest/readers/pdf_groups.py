"""Which lines of a PDF make up one paragraph, item or heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.readers.marks import bullet_width, is_question, item_width, ordinal_width
from ingest.readers.pdf_measures import are_alike, are_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.readers.pdf_lines import Line
    from ingest.readers.pdf_measures import Measures

_WIDE_HEADING_GAP = 1.7
_INDENT = 0.8
_PAUSED = (".", "!", "?", ":", ";")
_QUOTES = "'\"”’»)]"
_SMALLER = 0.93
_CAPTION = re.compile(r"(?:tabel|figuur|grafiek|kader|box|foto|kaart)\s+\d|bron:", re.IGNORECASE)


def find_groups(lines: Iterable[Line], measures: Measures) -> list[list[Line]]:
    """The lines of each paragraph, item, heading or row of a table."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, measures):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _rejoin(groups, measures)


def _rejoin(groups: Iterable[list[Line]], measures: Measures) -> list[list[Line]]:
    """The groups, with a paragraph whole that goes on behind a table, caption or small print."""
    whole: list[list[Line]] = []
    for group in groups:
        before = len(whole) - 1
        while before >= 0 and _floats(whole[before], measures):
            before -= 1
        if 0 <= before < len(whole) - 1 and _resumes(whole[before], group, measures):
            whole[before].extend(group)
        else:
            whole.append(group)
    return whole


def _floats(group: Sequence[Line], measures: Measures) -> bool:
    """Whether the lines may stand anywhere: a row of a table, a caption, small print."""
    first = group[0]
    small = all(line.size <= _SMALLER * measures.size for line in group)
    return first.row or small or _CAPTION.match(first.text) is not None


def _resumes(group: Sequence[Line], rest: Sequence[Line], measures: Measures) -> bool:
    """Whether ``rest``, at the top of a page or column, goes on in the middle of a sentence."""
    last, line = group[-1], rest[0]
    if _floats(rest, measures) or are_together(last, line) or line.page > last.page + 1:
        return False
    return line.text[0].islower() and _continues(group, line, measures)


def _continues(group: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Whether the line belongs to the paragraph, item or heading of the lines before it."""
    last = group[-1]
    if line.row or last.row:
        return False
    if not are_alike(last, line) or _begins_item(group, line):
        return False
    if is_question(last.text) or is_question(line.text) or measures.headings.is_numbered(line):
        return False
    if line.bold != last.bold and (_is_paused(last) or not line.text[0].islower()):
        return False
    if not are_together(last, line):
        return _runs_over(last, line, measures)
    return _follows(group, line, measures)


def _begins_item(group: Sequence[Line], line: Line) -> bool:
    if bullet_width(line.text):
        return True
    after = group[-1].text.endswith((*_PAUSED, ",")) or item_width(group[0].text) > 0
    return ordinal_width(line.text) > 0 and after


def _runs_over(last: Line, line: Line, measures: Measures) -> bool:
    """Whether a sentence runs over from one page or column to the next."""
    if measures.headings.is_heading_line(last) or measures.headings.is_heading_line(line):
        return False
    if last.text.endswith("-"):
        return True
    if _is_closed(last, measures):
        return False
    return line.text[0].islower() or measures.is_full(last, line)


def _follows(group: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Whether a line close below another goes on with it."""
    last = group[-1]
    if measures.headings.is_heading_line(last):
        return last.base - line.base <= _WIDE_HEADING_GAP * last.size
    if not measures.is_close(last, line):
        return False
    closed = _is_closed(last, measures)
    if closed and not measures.is_full(last, line):
        return False
    if item_width(group[0].text):
        return line.left >= group[0].left - line.size / 2
    left = max(measures.edges[line.page, line.column][0], last.left)
    return not (closed and line.left > left + _INDENT * line.size)


def _is_closed(line: Line, measures: Measures) -> bool:
    """Whether a sentence ends with the line, a closing quote or bracket aside.

    A semicolon ends one of the points of a list, on a short line, but no sentence of a paragraph.
    """
    if line.text.rstrip(_QUOTES).endswith(";"):
        return measures.is_short(line)
    return _is_paused(line)


def _is_paused(line: Line) -> bool:
    return line.text.rstrip(_QUOTES).endswith(_PAUSED)
