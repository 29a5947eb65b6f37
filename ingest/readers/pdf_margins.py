"""Running headers, footers and page numbers: what stands in the margins of a PDF's pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.readers.pdf_furniture import Key, is_numbered, make_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf_lines import Line, PageLines

_MARGIN = 0.12
_SAME_BASE = 2.0
_APART = 2.0
_MIN_PAGES = 3
_MIN_SHARE = 0.5
_WORD = re.compile(r"[^\W\d_]{3}")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:pagina|page|blad(?:zijde)?|pag\.?|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,7})"
    r"(?:\s*(?:van|of|/)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\A\d{1,4}(?=\s|\Z)|(?<=\s)\d{1,4}\Z")


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one baseline in a margin, over the full width of the page.

    ``height`` is that above the foot of the page or, below 0, below its head. ``first`` is whether
    no other row stands nearer to the edge, ``apart`` whether a blank parts it from the text.
    """

    parts: tuple[Line, ...]
    page: int
    height: float
    first: bool
    apart: bool

    @property
    def text(self) -> str:
        """The parts from left to right."""
        return " ".join(part.text for part in self.parts)


def drop_margins(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages without running headers and footers and page numbers.

    Running is a row in the margin that stands at one height on three pages, the same but for a
    number that counts along with the pages. Of a row apart from the text one part will do: beside
    the name of the report may stand that of the chapter.
    """
    rows = [row for page in pages for row in _find_margins(page)]
    running = _find_running(rows, len(pages))
    offset = _find_offset(rows, len(pages))
    dropped = {
        id(part)
        for row in rows
        if not running.isdisjoint(_keys(row)) or _is_page_number(row, offset)
        for part in row.parts
    }
    return [
        replace(page, lines=tuple(line for line in page.lines if id(line) not in dropped))
        for page in pages
    ]


def _find_margins(page: PageLines) -> Iterator[_Row]:
    """The rows in the upper and lower margin, each from the edge of the page inwards."""
    rows = _find_rows(page.lines)
    for inward, edge in ((rows, page.height), (rows[::-1], 0.0)):
        count = sum(abs(edge - row[0].base) <= _MARGIN * page.height for row in inward)
        apart = _count_apart(inward, count)
        for index, row in enumerate(inward[:count]):
            parts = tuple(sorted(row, key=lambda part: part.left))
            height = row[0].base - edge
            yield _Row(parts, page.number, height, index == 0, index < apart)


def _find_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines from the top of the page down, those on one baseline together."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base <= _SAME_BASE:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _count_apart(inward: Sequence[Sequence[Line]], count: int) -> int:
    """How many of the first ``count`` rows stand nearer to the edge than a blank."""
    return max(
        (
            index
            for index in range(1, min(count, len(inward) - 1) + 1)
            if abs(inward[index][0].base - inward[index - 1][0].base)
            > _APART * max(inward[index][0].size, inward[index - 1][0].size)
        ),
        default=0,
    )


def _keys(row: _Row) -> frozenset[Key]:
    """Those of the row as a whole and, when it stands apart, of each of its parts with a word."""
    texts = [row.text]
    if row.apart:
        texts.extend(part.text for part in row.parts if _WORD.search(part.text) is not None)
    return frozenset[Key]().union(*(make_keys(each, row.height, row.page) for each in texts))


def _find_running(rows: Sequence[_Row], pages: int) -> frozenset[Key]:
    seen: dict[Key, set[int]] = defaultdict(set)
    for row in rows:
        for key in _keys(row):
            seen[key].add(row.page)
    needed = min(_MIN_PAGES, max(2, pages))
    return frozenset(key for key, on in seen.items() if len(on) >= needed)


def _find_offset(rows: Sequence[_Row], pages: int) -> int | None:
    """How much the number printed on a page differs from its place in the file, if one is."""
    printed = {
        (int(digits) - row.page, row.page) for row in rows for digits in _EDGE.findall(row.text)
    }
    offsets = Counter(offset for offset, _ in printed)
    for offset, count in offsets.most_common(1):
        return offset if count >= max(_MIN_PAGES, _MIN_SHARE * pages) else None
    return None


def _is_page_number(row: _Row, offset: int | None) -> bool:
    """Whether the row is a page number, or the outermost one and begins or ends with it."""
    if _PAGE_NUMBER.fullmatch(row.text) is not None:
        return True
    if offset is None or not row.first or is_numbered(row.text):
        return False
    return str(row.page + offset) in _EDGE.findall(row.text)
