"""Markdown: the text is the file's own, markup included; blocks point into it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from ingest.document import Block, BlockKind, Metadata
from ingest.readers.decode import decode
from ingest.readers.front_matter import read_front_matter
from ingest.readers.reading import Reading
from ingest.readers.text import find_pages
from ontology.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_NEWLINE = re.compile(r"\r\n|\r|\n")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"\s*(?:>\s*)*(#{1,6})\s+")
_HEADING_END = re.compile(r"\s+#+\s*\Z")
_UNDERLINE = re.compile(r"[\r\n]+[ \t>]*(?:=+|-+)\s*\Z")
_QUOTE = re.compile(r"\s*(?:>\s?)*")
_MARKER = re.compile(r"\s*(?:>\s?)*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+)+")
_RULE = re.compile(r"[\s|:\-+]*")


def read_markdown(content: bytes, name: str) -> Reading:
    """A Markdown file with its blocks; front matter and comments belong to none.

    Raises:
        ReadError: it is empty, binary, or in an unknown encoding.
    """
    text = decode(content, name)
    if not text.strip():
        raise ReadError(f"{name} is leeg: er staat geen tekst in.")
    embedded, body = read_front_matter(text)
    return Reading(text, find_pages(text), tuple(find_blocks(text, body)), embedded or Metadata())


def find_blocks(text: str, body: int = 0) -> Iterator[Block]:
    """The blocks of the Markdown that begins at offset ``body``."""
    source = _blank_comments(text[body:])
    starts = [body, *(body + match.end() for match in _NEWLINE.finditer(source)), len(text)]
    tokens = _parser().parse(_NEWLINE.sub("\n", source))
    masked = text[:body] + source
    for kind, level, first, last in _find_ranges(tokens):
        yield from _make(masked, kind, level, starts[first], starts[min(last, len(starts) - 1)])


def _parser() -> MarkdownIt:
    """CommonMark with tables, without two of its rules.

    Reports indent ordinary text, which is then no code, and a footnote of one word looks like the
    definition of a link.
    """
    return MarkdownIt("commonmark").enable("table").disable(["code", "reference"])


def _blank_comments(source: str) -> str:
    """The source with HTML comments blanked out, so that no offset changes."""
    return _COMMENT.sub(lambda match: re.sub(r"[^\r\n]", " ", match.group()), source)


def _find_ranges(tokens: Sequence[Token]) -> Iterator[tuple[BlockKind, int, int, int]]:
    """Kind, level, first and last line of every block, in the order of the text."""
    fresh_item = False
    for token in tokens:
        if token.type == "list_item_open":
            fresh_item = True
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "heading_open":
            yield "heading", int(token.tag[1:]), first, last
        elif token.type == "paragraph_open":
            yield ("item" if fresh_item else "paragraph"), 0, first, last
            fresh_item = False
        elif token.type == "tr_open":
            yield "table", 0, first, last
        elif token.type in {"fence", "html_block"}:
            yield "paragraph", 0, first, last


def _make(text: str, kind: BlockKind, level: int, start: int, end: int) -> Iterator[Block]:
    if kind == "paragraph":
        yield from _paragraphs(text, start, end)
        return
    raw = text[start:end]
    if kind == "heading":
        raw = _UNDERLINE.sub("", _HEADING_END.sub("", raw))
        start, raw = _skip(_HEADING, start, raw)
    elif kind == "item":
        start, raw = _skip(_MARKER, start, raw)
    yield from _trimmed(kind, level, start, raw)


def _skip(pattern: re.Pattern[str], start: int, raw: str) -> tuple[int, str]:
    match = pattern.match(raw)
    width = 0 if match is None else match.end()
    return start + width, raw[width:]


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    """The paragraph, cut where a footnote definition begins a line."""
    cuts = [
        match.start()
        for match in _FOOTNOTE.finditer(text, start, end)
        if match.start() == start or text[match.start() - 1] in "\r\n"
    ]
    bounds = sorted({start, *cuts, end})
    for first, last in pairwise(bounds):
        note = _FOOTNOTE.match(text, first, last)
        if note is not None:
            yield from _trimmed("footnote", 0, note.end(), text[note.end() : last])
        else:
            begin, raw = _skip(_QUOTE, first, text[first:last])
            yield from _trimmed("paragraph", 0, begin, raw)


def _trimmed(kind: BlockKind, level: int, start: int, raw: str) -> Iterator[Block]:
    """The block without the white space around it; none when only markup is left."""
    if _RULE.fullmatch(raw) is not None:
        return
    lead = len(raw) - len(raw.lstrip())
    yield Block(kind, start + lead, start + len(raw.rstrip()), level)
