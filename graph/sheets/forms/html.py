"""A sheet as a web page of its own: no script, nothing to fetch, fit to be printed."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.sheets.sheet import Cited, Point, Section, Sheet, Table
    from graph.sheets.writer import Writer

STYLE = Path(__file__).with_name("style.css")
DEEPEST = 6  # heading that there is


def to_html(sheet: Sheet, writer: Writer) -> str:
    """The sheet as an HTML document."""
    title = escape(sheet.title)
    body = "".join(_section(one, writer, 2) for one in sheet.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="{sheet.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body><main><h1>{title}</h1>{_paragraph(sheet.lead, 'lead')}{body}"
        f"{_paragraph(sheet.note, 'note')}</main></body></html>\n"
    )


def _paragraph(text: str, css: str = "") -> str:
    return f'<p class="{css}">{escape(text)}</p>' if text else ""


def _section(section: Section, writer: Writer, depth: int) -> str:
    level = min(depth, DEEPEST)
    points = "".join(_point(one, writer) for one in section.points)
    return (
        f"<section><h{level}>{escape(section.title)}</h{level}>{_paragraph(section.lead)}"
        f"{'' if section.table is None else _table(section.table)}"
        f"{f'<ul>{points}</ul>' if points else ''}"
        f"{''.join(_section(one, writer, depth + 1) for one in section.sections)}</section>"
    )


def _table(table: Table) -> str:
    head = _row(table, table.head, 'th scope="col"')
    rows = "".join(_row(table, [cell.words for cell in row], "td") for row in table.rows)
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _row(table: Table, words: Sequence[str], tag: str) -> str:
    cells = (
        f"<{tag}{_side(table, at)}>{escape(one)}</{tag.split(maxsplit=1)[0]}>"
        for at, one in enumerate(words)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _side(table: Table, at: int) -> str:
    return ' class="number"' if at in table.numbers else ""


def _point(point: Point, writer: Writer) -> str:
    remarks = "".join(_paragraph(one, "remark") for one in point.remarks)
    quotes = "".join(_quote(one, writer) for one in point.quotes)
    more = f"… {writer.say.count('common.more', point.unseen)}" if point.unseen else ""
    return (
        f"<li><strong>{escape(point.text.words)}</strong>{remarks}{quotes}"
        f"{_paragraph(more, 'remark')}{_paragraph(point.after, 'remark')}</li>"
    )


def _quote(cited: Cited, writer: Writer) -> str:
    return (
        f"<figure><blockquote>{escape(cited.quote)}</blockquote>"
        f"<figcaption>{_source(cited, writer)}</figcaption></figure>"
    )


def _source(cited: Cited, writer: Writer) -> str:
    """Where a quote stands, which leads there where that is on the web."""
    told = escape(writer.source(cited))
    return f'<a href="{escape(cited.address)}">{told}</a>' if cited.address else told
