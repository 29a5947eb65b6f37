"""Plain text: the document's text is the file's own, character for character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.document import Block, BlockKind, PageSpan
from ingest.readers.decode import decode
from ingest.readers.marks import (
    QUESTION_LEVEL,
    bullet_width,
    heading_depth,
    is_question,
    item_width,
    ordinal_width,
)
from ingest.readers.reading import Reading
from ontology.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++\Z")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_NOTE = re.compile(r"<sup>\d{1,3}</sup>\s|\[\d{1,3}\]\s|[¹²³⁴-⁹]+\s")
_FACT = re.compile(
    r"(?:Datum|Publicatiedatum|Uitgebracht op|Bron|Kamerstuk(?:/dossier)?|Kenmerk|Uitgever|"
    r"Opsteller|Betreft|Onderwerp)\b\s*:",
    re.IGNORECASE,
)
FAR = 0.5  # of the longest line under it, how long a heading may be that stands on top of it
FEW = 5  # words of such a heading


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    @property
    def body(self) -> str:
        return self.text.strip()


def read_text(content: bytes, name: str) -> Reading:
    """A UTF-8 (or UTF-16, Windows-1252, Latin-1) file with its paragraphs, headings and items.

    Raises:
        ReadError: it is empty, binary, or in an unknown encoding.
    """
    text = decode(content, name)
    if not text.strip():
        raise ReadError(f"{name} is leeg: er staat geen tekst in.")
    return Reading(text, find_pages(text), tuple(find_blocks(text)))


def find_pages(text: str) -> tuple[PageSpan, ...]:
    r"""The pages of a text; each form feed ends one.

    >>> [(page.number, page.start, page.end) for page in find_pages("een\ftwee")]
    [(1, 0, 4), (2, 4, 8)]
    """
    ends = [match.end() for match in re.finditer("\f", text)]
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    return tuple(PageSpan(i + 1, s, e) for i, (s, e) in enumerate(zip(starts, ends, strict=True)))


def find_blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, paragraphs being separated by blank lines."""
    first = True
    pending: list[_Line] | None = None
    for lines in _find_groups(text):
        if pending is not None:
            yield from _classify(pending, lines, first=first)
            first = False
        pending = lines
    if pending is not None:
        yield from _classify(pending, None, first=first)


def _find_groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines between blank lines or page breaks."""
    group: list[_Line] = []
    for match in _LINE.finditer(text):
        line = _Line(match.group(), match.start())
        body = line.body
        if group and (not body or _starts_page(line, body)):
            yield group
            group = []
        if body:
            group.append(line)
    if group:
        yield group


def _starts_page(line: _Line, body: str) -> bool:
    """Whether a new page begins here with something other than the rest of a sentence."""
    return line.text.startswith("\f") and not body[0].islower()


def _classify(lines: list[_Line], following: list[_Line] | None, *, first: bool) -> Iterator[Block]:
    if first and len(lines) > 1 and any(_FACT.match(line.body) for line in lines):
        yield from _title_page(lines)
    elif len(lines) == 1 and following is not None and _is_heading(lines[0], following[0]):
        yield _heading(lines[0])
    elif _opens(lines):
        yield _heading(lines[0])
        yield from _split(lines[1:])
    else:
        yield from _split(lines)


def _is_heading(line: _Line, following: _Line) -> bool:
    if _HASHES.match(line.body) is not None:
        return True
    if ordinal_width(line.text) and ordinal_width(following.text):
        return False
    return heading_depth(line.body) > 0


def _opens(lines: list[_Line]) -> bool:
    """Whether the first of some lines is a heading on the text under it, with no line between.

    It is far shorter than a line that is broken off for want of room; it may be numbered.
    """
    head, rest = lines[0], lines[1:]
    words = head.text[ordinal_width(head.text) :]
    if not rest or is_question(head.text) or any(char.isdigit() for char in words):
        return False
    longest = max(len(line.body) for line in rest)
    short = len(head.body) <= FAR * longest and len(words.split()) <= FEW
    return short and heading_depth(head.body) > 0 and rest[0].body[0].isupper()


def _heading(line: _Line) -> Block:
    hashes = _HASHES.match(line.body)
    if hashes is None:
        return _block("heading", [line], level=heading_depth(line.body))
    width = line.text.index("#") + hashes.end()
    return _block("heading", [line], skip=width, level=len(hashes.group(1)))


def _title_page(lines: list[_Line]) -> Iterator[Block]:
    """Publisher, title and facts ("Datum: …") on lines of their own."""
    plain = [line for line in lines if _FACT.match(line.body) is None]
    title = plain[1] if len(plain) > 1 else None
    for line in lines:
        yield _block("title" if line is title else "paragraph", [line])


def _split(lines: list[_Line]) -> Iterator[Block]:
    """The question headings, items, footnotes and paragraphs in a run of lines."""
    group: list[_Line] = []
    for line in lines:
        if is_question(line.text):
            yield from _close(group)
            yield _block("heading", [line], level=QUESTION_LEVEL)
            group = []
        elif group and _begins(line, group):
            yield from _close(group)
            group = [line]
        else:
            group.append(line)
    yield from _close(group)


def _begins(line: _Line, group: list[_Line]) -> bool:
    """Whether the line begins an item or note rather than continuing the lines before it.

    A number at the start of a wrapped line ("2. …") begins an item only after an item or a
    finished line.
    """
    if bullet_width(line.text) or _NOTE.match(line.body) is not None:
        return True
    after = group[-1].body.endswith((".", ":", ";", ",", "?")) or item_width(group[0].text) > 0
    return ordinal_width(line.text) > 0 and after


def _close(group: list[_Line]) -> Iterator[Block]:
    if not any(char.isalnum() for line in group for char in line.text):
        return
    if _NOTE.match(group[0].body) is not None:
        yield _block("footnote", group)
        return
    width = item_width(group[0].text)
    yield _block("item" if width else "paragraph", group, skip=width)


def _block(kind: BlockKind, lines: list[_Line], skip: int = 0, level: int = 0) -> Block:
    head, last = lines[0], lines[-1]
    lead = skip or len(head.text) - len(head.text.lstrip())
    return Block(kind, head.start + lead, last.start + len(last.text.rstrip()), level)
