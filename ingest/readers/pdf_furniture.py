"""What stands among the text of a PDF without being it: tables of contents, repeated lines."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.readers.pdf_lines import PageLines

Key = tuple[str, int]
"""A line's text, its numbers told from the page's, and the zone of the page it stands in."""

_ZONE = 3.0
_MIN_PAGES = 3
_ANYWHERE_MIN = 0.5
_MAX_DIGITS = 4
_INTEGER = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"(?:vraag|antwoord|aanbeveling|hoofdstuk|paragraaf|bijlage|conclusie|les|tabel|figuur|stap)"
    r"\s+\d",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.\s?){4}\s?\d{1,4}\Z")


def drop_furniture(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages without tables of contents and what stands at one height on half of the pages."""
    keys = [[make_keys(line.text, line.base, page.number) for line in page.lines] for page in pages]
    running = _find_running(keys)
    return [
        replace(
            page,
            lines=tuple(
                line
                for line, known in zip(page.lines, on, strict=True)
                if _CONTENTS.search(line.text) is None and running.isdisjoint(known)
            ),
        )
        for page, on in zip(pages, keys, strict=True)
    ]


def _find_running(keys: Sequence[Sequence[frozenset[Key]]]) -> frozenset[Key]:
    """The keys on half of the pages, three at least."""
    seen: dict[Key, int] = defaultdict(int)
    for page in keys:
        for key in frozenset[Key]().union(*page):
            seen[key] += 1
    needed = max(_MIN_PAGES, _ANYWHERE_MIN * len(keys))
    return frozenset(key for key, count in seen.items() if count >= needed)


def make_keys(text: str, height: float, page: int) -> frozenset[Key]:
    """The text as it is and with each of its numbers told from the page's, at two heights each.

    Two overlapping zones, so that a line on the edge of one is still in one with its like.
    """
    zones = (2 * round(height / _ZONE), 2 * round(height / _ZONE - 0.5) + 1)
    return frozenset((each, zone) for each in {text, *_counting(text, page)} for zone in zones)


def is_numbered(text: str) -> bool:
    """Whether the number in the text is its own ("Vraag 4") and not that of its page."""
    return _NUMBERED.match(text) is not None


def _counting(text: str, page: int) -> Iterator[str]:
    """The text with one number replaced by how much it differs from the page's number."""
    if is_numbered(text):
        return
    for match in _INTEGER.finditer(text):
        if len(match.group()) <= _MAX_DIGITS:
            offset = int(match.group()) - page
            yield f"{text[: match.start()]}{{{offset:+d}}}{text[match.end() :]}"
