"""What stands on a PDF page without being its text: running headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf_lines import Line

_MARGIN = 0.12
_ZONE = 3.0
_MIN_PAGES = 3
_MAX_DIGITS = 4
_ANYWHERE_MIN = 0.5
_INTEGER = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"(?:vraag|antwoord|aanbeveling|hoofdstuk|paragraaf|bijlage|conclusie|les|tabel|figuur|stap)"
    r"\s+\d",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:pagina|page|blad(?:zijde)?|pag\.?|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,7})"
    r"(?:\s*(?:van|of|/)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\A\d{1,4}(?=\s|\Z)|(?<=\s)\d{1,4}\Z")
_CONTENTS = re.compile(r"(?:\.\s?){4}\s?\d{1,4}\Z")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page, in reading order, and the height of the page in points."""

    number: int
    height: float
    lines: tuple[Line, ...]


def drop_furniture(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages without running headers and footers, page numbers and tables of contents.

    Running is what stands at one height on half the pages, or in the upper or lower margin on
    three, the same but for a number that counts along with the pages.
    """
    running = _find_running(pages)
    offset = _find_offset(pages)
    return [
        PageLines(
            page.number,
            page.height,
            tuple(
                line
                for line in page.lines
                if not _is_furniture(line, page, running) and not _is_numbered(line, page, offset)
            ),
        )
        for page in pages
    ]


def _is_furniture(line: Line, page: PageLines, running: frozenset[tuple[str, int]]) -> bool:
    if _in_margin(line, page) and _PAGE_NUMBER.fullmatch(line.text) is not None:
        return True
    return _CONTENTS.search(line.text) is not None or any(key in running for key in _keys(line))


def _find_offset(pages: Sequence[PageLines]) -> int | None:
    """How much the number printed on a page differs from its place in the file, if one is."""
    offsets: Counter[int] = Counter()
    for page in pages:
        printed = {
            int(digits)
            for line in page.lines
            if _in_margin(line, page)
            for digits in _EDGE.findall(line.text)
        }
        offsets.update(number - page.number for number in printed)
    for offset, count in offsets.most_common(1):
        return offset if count >= max(_MIN_PAGES, _ANYWHERE_MIN * len(pages)) else None
    return None


def _is_numbered(line: Line, page: PageLines, offset: int | None) -> bool:
    """Whether the outermost line in a margin begins or ends with the number of its page."""
    if offset is None or not _in_margin(line, page) or _NUMBERED.match(line.text) is not None:
        return False
    bases = [other.base for other in page.lines]
    outermost = line.base in {min(bases), max(bases)}
    return outermost and str(page.number + offset) in _EDGE.findall(line.text)


def _find_running(pages: Sequence[PageLines]) -> frozenset[tuple[str, int]]:
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    marginal: set[tuple[str, int]] = set()
    for page in pages:
        for line in page.lines:
            for key in _keys(line):
                seen[key].add(page.number)
                if _in_margin(line, page):
                    marginal.add(key)
    return frozenset(
        key
        for key, on in seen.items()
        if _is_running(len(on), len(pages), marginal=key in marginal)
    )


def _is_running(count: int, pages: int, *, marginal: bool) -> bool:
    """Whether a line on ``count`` of the pages is a running header or footer."""
    if marginal:
        return count >= min(_MIN_PAGES, max(2, pages))
    return count >= _MIN_PAGES and count >= _ANYWHERE_MIN * pages


def _in_margin(line: Line, page: PageLines) -> bool:
    return not _MARGIN * page.height < line.base < (1 - _MARGIN) * page.height


def _keys(line: Line) -> Iterator[tuple[str, int]]:
    """The line as it is and with each of its numbers told from the page's, at two heights each.

    Two overlapping zones, so that a line on the edge of one is still in one with its like.
    """
    for text in {line.text, *_counting(line)}:
        yield text, 2 * round(line.base / _ZONE)
        yield text, 2 * round(line.base / _ZONE - 0.5) + 1


def _counting(line: Line) -> Iterator[str]:
    """The text with one number replaced by how much it differs from the page's number."""
    if _NUMBERED.match(line.text) is not None:
        return
    for match in _INTEGER.finditer(line.text):
        if len(match.group()) <= _MAX_DIGITS:
            offset = int(match.group()) - line.page
            yield f"{line.text[: match.start()]}{{{offset:+d}}}{line.text[match.end() :]}"
