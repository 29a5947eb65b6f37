"""Footnotes on PDF pages: smaller print at the foot of a column, beginning with a number."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers.pdf_lines import NOTE_CLOSE, NOTE_OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.readers.pdf_lines import Line, PageLines

_SMALLER = 0.93
_LOWER_HALF = 0.6
_NUMBER = re.compile(rf"{NOTE_OPEN}?(\d{{1,3}}|\*{{1,3}}){NOTE_CLOSE}?[.)]?\s*(?=\S)")
_REFERENCE = re.compile(rf"{NOTE_OPEN}(\d+){NOTE_CLOSE}")
_AFTER_WORD = re.compile(r"(?:[^\W\d]{3}|[.,;:!?)\]'\"”’»])\Z")
_UNIT = re.compile(r"\b(?:[kcdm]?m|10)\Z")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's lines, on the page where it stands."""

    number: str
    page: int
    lines: tuple[Line, ...]


def body_size(pages: Iterable[PageLines]) -> float:
    """The size most characters of the document are printed in, 0 without any."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def part_notes(pages: Sequence[PageLines]) -> tuple[list[PageLines], list[Footnote]]:
    """The pages without their footnotes, and the footnotes in the order of the text.

    References in the running text to a footnote go with it: they would cling to the word before.
    """
    size = body_size(pages)
    running: list[PageLines] = []
    notes: list[Footnote] = []
    for page in pages:
        kept, found = _part_page(page, size, notes)
        notes.extend(map(_plain, found))
        running.append(dataclasses.replace(page, lines=tuple(kept)))
    numbers = frozenset(note.number for note in notes)
    return [_without_calls(page, numbers) for page in running], notes


def _part_page(
    page: PageLines, size: float, before: Sequence[Footnote]
) -> tuple[list[Line], list[Footnote]]:
    kept: list[Line] = []
    notes: list[Footnote] = []
    for column in _find_columns(page.lines):
        first = _first_small(column, size, page.height)
        start = next((i for i in range(first, len(column)) if _number(column[i])), len(column))
        if _runs_on(column, first, start, before):
            notes.append(Footnote("", page.number, tuple(column[first:start])))
        else:
            kept.extend(column[first:start])
        kept.extend(column[:first])
        notes.extend(_split(column[start:], page.number))
    return sorted(kept, key=page.lines.index), notes


def _find_columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines cut where the text goes back up the page, to the top of the next column."""
    column: list[Line] = []
    for line in lines:
        if column and line.base > column[-1].base + line.size:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _first_small(column: Sequence[Line], size: float, height: float) -> int:
    """Where the small print at the foot of a column begins."""
    first = len(column)
    while first and column[first - 1].size <= _SMALLER * size:
        if column[first - 1].base > _LOWER_HALF * height:
            break
        first -= 1
    return first


def _number(line: Line) -> str:
    match = _NUMBER.match(line.text)
    return "" if match is None else match.group(1)


def _runs_on(column: Sequence[Line], first: int, start: int, before: Sequence[Footnote]) -> bool:
    """Whether small print without a number is the rest of the footnote on the page before."""
    if first == start or not before or before[-1].page != column[0].page - 1:
        return False
    return before[-1].lines[-1].text[-1] not in ".!?" and column[first].text[0].islower()


def _split(lines: Sequence[Line], page: int) -> Iterator[Footnote]:
    """The footnotes; a line begins one when it counts on from the one before."""
    note: list[Line] = []
    number = ""
    for line in lines:
        found = _number(line)
        if note and _follows(found, number):
            yield Footnote(number, page, tuple(note))
            note = []
        if not note:
            number = found
        note.append(line)
    if note:
        yield Footnote(number, page, tuple(note))


def _follows(found: str, number: str) -> bool:
    if found.isdigit() and number.isdigit():
        return int(found) == int(number) + 1
    return found.startswith("*")


def _plain(note: Footnote) -> Footnote:
    """The footnote with its raised numbers as plain ones."""
    marks = str.maketrans({NOTE_OPEN: None, NOTE_CLOSE: None})
    lines = (dataclasses.replace(line, text=line.text.translate(marks)) for line in note.lines)
    return Footnote(note.number, note.page, tuple(lines))


def _without_calls(page: PageLines, numbers: frozenset[str]) -> PageLines:
    lines = tuple(_without_references(line, numbers) for line in page.lines)
    return dataclasses.replace(page, lines=lines)


def _without_references(line: Line, numbers: frozenset[str]) -> Line:
    """The line without the raised numbers that call a footnote; any other is plain text."""

    def replace(match: re.Match[str]) -> str:
        before = line.text[: match.start()]
        called = match.group(1) in numbers and _UNIT.search(before) is None
        return "" if called or _AFTER_WORD.search(before) is not None else match.group(1)

    if NOTE_OPEN not in line.text:
        return line
    text = _REFERENCE.sub(replace, line.text)
    return dataclasses.replace(line, text=text)
