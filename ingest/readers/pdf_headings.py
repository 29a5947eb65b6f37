"""Which lines of a PDF are headings, by their size, weight and number, and of which level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers.marks import (
    QUESTION_LEVEL,
    heading_depth,
    is_question,
    item_width,
    numbered_depth,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.document import BlockKind
    from ingest.readers.pdf_lines import Line

_LARGER = 1.12
_TITLE = 1.3
_MAX_LENGTH = 200
_MAX_LINES = 4
_DEEPEST = 6
_SUBNUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÀ-Ý]")
_UNFINISHED = (".", ",", ";", ":")


@dataclass(frozen=True, slots=True)
class Headings:
    """The sizes in which a document prints its headings, from large to small.

    ``title`` is the size of the title on the first page, 0 without one.
    """

    body: float
    title: float
    sizes: tuple[float, ...]
    bold_body: bool

    def is_heading_line(self, line: Line) -> bool:
        """Whether the line is printed larger, or bolder, than the running text."""
        return _is_larger(line, self.body) or (line.bold and not self.bold_body)

    def is_numbered(self, line: Line) -> bool:
        """Whether the line begins with "3.2" and looks like a heading in the running print."""
        return _SUBNUMBER.match(line.text) is not None and heading_depth(line.text) > 0

    def kind(self, group: Sequence[Line], text: str) -> tuple[BlockKind, int]:
        """Title, heading or paragraph, with the level of a heading."""
        first = group[0]
        if is_question(text):
            return "heading", QUESTION_LEVEL
        if not self._is_heading(group, text):
            return "paragraph", 0
        if first.page == 1 and self.title and first.size >= self.title:
            return "title", 0
        return "heading", numbered_depth(text) or self._rank(first)

    def _is_heading(self, group: Sequence[Line], text: str) -> bool:
        if len(text) > _MAX_LENGTH or len(group) > _MAX_LINES or not any(map(str.isalpha, text)):
            return False
        if len(group) == 1 and self.is_numbered(group[0]):
            return True
        if not all(self.is_heading_line(line) for line in group):
            return False
        if _is_larger(group[0], self.body):
            return not text.endswith((",", ";"))
        return not text.endswith(_UNFINISHED) and (item_width(text) == 0 or text[0].isdigit())

    def _rank(self, line: Line) -> int:
        """The level by size; bold print of the running size comes below all larger print."""
        larger = sum(1 for size in self.sizes if size > line.size)
        return min(larger + 1, _DEEPEST)


def find_headings(lines: Sequence[Line], body: float) -> Headings:
    """The sizes of the headings among the lines, ``body`` being the size of the running text."""
    title = max((line.size for line in lines if line.page == 1), default=0.0)
    largest = max((line.size for line in lines if line.page > 1), default=0.0)
    if title < _TITLE * body or title < largest:
        title = 0.0
    sizes = {
        line.size
        for line in lines
        if _is_larger(line, body) and not (line.page == 1 and line.size == title)
    }
    printed = [line for line in lines if line.size == body]
    bold_body = 2 * sum(line.bold for line in printed) > len(printed)
    return Headings(body, title, tuple(sorted(sizes, reverse=True)), bold_body)


def _is_larger(line: Line, body: float) -> bool:
    return line.size >= _LARGER * body
