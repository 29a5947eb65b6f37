"""A report as it was read: its text, its pages and blocks, and what is known of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "item", "table", "footnote"]


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A stretch of the text that stands on one page of the source.

    Offsets count characters of the document's text, ``end`` exclusive. The spans of a document
    follow each other without gap or overlap and cover the whole text. A number occurs more
    than once where a page's footnotes stand apart, behind the running text.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or footnote, by its offsets in the text.

    Blocks are sorted and do not overlap; between them stands white space or markup. ``level`` is a
    heading's depth, 1 the highest, and 0 for everything else.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document; ``None`` is unknown and stays so.

    ``published`` is ISO 8601: a day, or a month or year where no more is known.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    kind: str | None = None
    source: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A report as a reader gives it."""

    name: str
    sha256: str
    media_type: str
    text: str
    pages: tuple[PageSpan, ...]
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)

    def page_at(self, offset: int) -> int:
        """The number of the source page on which the character at ``offset`` stands."""
        at = bisect_right(self.pages, offset, key=lambda span: span.start)
        return self.pages[at - 1].number
