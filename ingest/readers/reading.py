"""What a reader hands back, and how readers that make their own text put it together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.document import Block, BlockKind, Metadata, PageSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffe\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")
_RUNS_ON: frozenset[BlockKind] = frozenset({"item", "table"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text with its pages and blocks, and the metadata embedded in it."""

    text: str
    pages: tuple[PageSpan, ...]
    blocks: tuple[Block, ...]
    embedded: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a piece that stands on one page, with the white space that follows it."""

    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has offsets: its text, a page at a time.

    ``marker`` is the number of characters at its start (a bullet, a number) that stand in the
    text but not in the block.
    """

    kind: BlockKind
    fragments: tuple[Fragment, ...]
    level: int = 0
    marker: int = 0

    @property
    def text(self) -> str:
        """The whole text of the piece."""
        return "".join(fragment.text for fragment in self.fragments)


def clean(text: str) -> str:
    r"""The text in NFC, with plain single spaces and without soft hyphens and control characters.

    >>> clean(" de\u00a0wet\u00adge\n ving ")
    'de wetge ving'
    """
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def make_piece(kind: BlockKind, fragments: Iterable[Fragment], level: int = 0) -> Piece | None:
    """A piece of cleaned fragments joined by single spaces, or ``None`` when nothing is left."""
    cleaned = [Fragment(clean(part.text), part.page) for part in fragments]
    kept = [part for part in cleaned if part.text]
    if not kept:
        return None
    spaced = [Fragment(part.text + " ", part.page) for part in kept[:-1]]
    return Piece(kind, (*spaced, kept[-1]), level)


def assemble(pieces: Sequence[Piece], embedded: Metadata) -> Reading:
    """One text of all pieces in order: a blank line between blocks, a line break within lists."""
    parts: list[str] = []
    pages: list[PageSpan] = []
    blocks: list[Block] = []
    offset = 0
    for index, piece in enumerate(pieces):
        start = offset
        gap = _gap(piece, pieces[index + 1] if index + 1 < len(pieces) else None)
        for part in (*piece.fragments, Fragment(gap, piece.fragments[-1].page)):
            parts.append(part.text)
            _extend(pages, part.page, offset, offset + len(part.text))
            offset += len(part.text)
        blocks.append(Block(piece.kind, start + piece.marker, offset - len(gap), piece.level))
    return Reading("".join(parts), tuple(pages), tuple(blocks), embedded)


def _gap(piece: Piece, following: Piece | None) -> str:
    if following is None:
        return ""
    return "\n" if piece.kind == following.kind and piece.kind in _RUNS_ON else "\n\n"


def _extend(pages: list[PageSpan], number: int, start: int, end: int) -> None:
    """Add a stretch to the spans, as part of the last one where that is of the same page."""
    if start == end:
        return
    if pages and pages[-1].number == number:
        start = pages.pop().start
    pages.append(PageSpan(number, start, end))
