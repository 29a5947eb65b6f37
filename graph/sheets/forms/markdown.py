"""A sheet as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.sheets.sheet import Cited, Point, Section, Sheet, Table
    from graph.sheets.writer import Writer

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
DEEPEST = 6  # heading that there is
KEPT = ":/?#[]@!$&'()*+,;=%~"  # characters of an address that mean nothing to Markdown


def to_markdown(sheet: Sheet, writer: Writer) -> str:
    """The sheet in CommonMark with tables, ending with a line end."""
    lines = [f"# {escaped(sheet.title)}", *_paragraph(sheet.lead)]
    for section in sheet.sections:
        lines += _section(section, writer, 2)
    return "\n".join([*lines, *_paragraph(sheet.note)]) + "\n"


def escaped(text: str) -> str:
    r"""The text on one line, without meaning to Markdown.

    >>> print(escaped("artikel [2] *oud*"))
    artikel \[2\] \*oud\*
    """
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _paragraph(text: str) -> list[str]:
    return ["", escaped(text)] if text else []


def _section(section: Section, writer: Writer, depth: int) -> Iterator[str]:
    yield ""
    yield f"{'#' * min(depth, DEEPEST)} {escaped(section.title)}"
    yield from _paragraph(section.lead)
    if section.table is not None:
        yield ""
        yield from _table(section.table)
    if section.points:
        yield ""
    for point in section.points:
        yield from _point(point, writer)
    for inner in section.sections:
        yield from _section(inner, writer, depth + 1)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield _row("---:" if at in table.numbers else "---" for at, _ in enumerate(table.head))
    for row in table.rows:
        yield _row(escaped(cell.words) for cell in row)


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _point(point: Point, writer: Writer) -> Iterator[str]:
    first, *others = (escaped(line) for line in (point.text.words, *point.remarks))
    yield "- " + "\\\n  ".join([first, *others])
    quoted = [
        f"“{escaped(cited.quote)}”\\\n  > — {_source(cited, writer)}" for cited in point.quotes
    ]
    if point.unseen:
        quoted.append(f"… {writer.say.count('common.more', point.unseen)}")
    if point.after:
        quoted.append(escaped(point.after))
    if quoted:
        yield "  > " + "\n  >\n  > ".join(quoted)


def _source(cited: Cited, writer: Writer) -> str:
    """Where a quote stands, which leads there where that is on the web."""
    told = escaped(writer.source(cited))
    return f"[{told}](<{quote(cited.address, safe=KEPT)}>)" if cited.address else told
