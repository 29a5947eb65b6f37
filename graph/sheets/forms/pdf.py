"""A sheet as a PDF, on A4."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Grid
from reportlab.platypus.flowables import Flowable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlab.pdfgen.canvas import Canvas

    from graph.sheets.sheet import Point, Section, Sheet, Table
    from graph.sheets.writer import Writer

FACES = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf"}
BLUE, GREY, LINE = HexColor("#12365c"), HexColor("#55565c"), HexColor("#d5dfea")
MARGIN = 20 * mm
WIDE = A4[0] - 2 * MARGIN
PADDING = 13  # of a cell, left and right together, and a little that rounding may take
SIZES = (18, 13, 11, 10)  # of headings, by depth

BODY = ParagraphStyle("body", fontName="Vera", fontSize=9.5, leading=13.5, spaceAfter=4)
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=11, textColor=GREY)
HEAVY = ParagraphStyle(
    "heavy", BODY, fontName="Vera-Bold", leftIndent=10, bulletIndent=0, spaceBefore=4, spaceAfter=1
)
REMARK = ParagraphStyle("remark", SMALL, leftIndent=10, spaceAfter=1)
QUOTE = ParagraphStyle("quote", BODY, leftIndent=18, spaceAfter=0)
SOURCE = ParagraphStyle("source", SMALL, leftIndent=18, spaceAfter=4)
CELL = ParagraphStyle("cell", BODY, fontSize=8.5, leading=11, spaceAfter=0)
NUMBER = ParagraphStyle("number", CELL, alignment=TA_RIGHT)


def to_pdf(sheet: Sheet, writer: Writer) -> bytes:
    """The sheet as the content of a .pdf file; the same sheet is the same file."""
    for name, file in FACES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, file))
    content = io.BytesIO()
    paper = SimpleDocTemplate(
        content,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=sheet.title,
        author="leergraaf",
        lang=sheet.language,
        invariant=True,
    )
    paper.build(list(_story(sheet, writer)), onFirstPage=_number, onLaterPages=_number)
    return content.getvalue()


def _number(canvas: Canvas, paper: SimpleDocTemplate) -> None:
    """The page's number, below."""
    canvas.setFont("Vera", 8)
    canvas.setFillColor(GREY)
    canvas.drawRightString(A4[0] - MARGIN, MARGIN / 2, str(paper.page))


def _story(sheet: Sheet, writer: Writer) -> Iterator[Flowable]:
    yield _heading(sheet.title, 0)
    if sheet.lead:
        yield Paragraph(escape(sheet.lead), BODY)
    for section in sheet.sections:
        yield from _section(section, writer, 1)
    if sheet.note:
        yield Paragraph(escape(sheet.note), SMALL)


def _heading(text: str, depth: int) -> Paragraph:
    size = SIZES[min(depth, len(SIZES) - 1)]
    style = ParagraphStyle(
        f"heading{depth}",
        BODY,
        fontName="Vera-Bold",
        fontSize=size,
        leading=size * 1.25,
        textColor=BLUE,
        spaceBefore=size * 0.8,
        spaceAfter=size * 0.4,
        keepWithNext=True,
    )
    return Paragraph(escape(text), style)


def _section(section: Section, writer: Writer, depth: int) -> Iterator[Flowable]:
    yield _heading(section.title, depth)
    if section.lead:
        yield Paragraph(escape(section.lead), BODY)
    if section.table is not None:
        yield _table(section.table)
    for point in section.points:
        yield KeepTogether(list(_point(point, writer)))
    for inner in section.sections:
        yield from _section(inner, writer, depth + 1)


def _table(table: Table) -> Grid:
    styles = [NUMBER if at in table.numbers else CELL for at, _ in enumerate(table.head)]
    head = [
        Paragraph(f'<font name="Vera-Bold">{escape(words)}</font>', style)
        for words, style in zip(table.head, styles, strict=True)
    ]
    rows = [
        [Paragraph(escape(cell.words), style) for cell, style in zip(row, styles, strict=True)]
        for row in table.rows
    ]
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Grid([head, *rows], colWidths=_widths(table), style=lines, repeatRows=1)


def _widths(table: Table) -> list[float]:
    """How wide the columns are: no word is broken, and of the rest each has what its cells ask.

    Where there is no room for all words, those of the head come first.
    """
    rows = ([cell.words for cell in row] for row in table.rows)
    columns = list(zip(table.head, *rows, strict=True))
    room = WIDE - len(columns) * PADDING
    heads = [_longest(head.split()) for head in table.head]
    words = [_longest(word for cell in cells for word in cell.split()) for cells in columns]
    lines = [min(room, _longest(cells)) for cells in columns]
    fits = sum(words) <= room
    return _shared(words, lines, room) if fits else _shared(heads, words, room)


def _shared(least: list[float], most: list[float], room: float) -> list[float]:
    """The room, shared out so that each column has ``least`` and more as it asks for ``most``."""
    narrow = min(1.0, room / sum(least))
    asked = sum(most) - sum(least)
    part = min(1.0, max(0.0, room - sum(least)) / asked) if asked > 0 else 0.0
    return [
        PADDING + narrow * low + part * max(0.0, high - low)
        for low, high in zip(least, most, strict=True)
    ]


def _longest(texts: Iterable[str]) -> float:
    """How wide the widest is on one line, heavy as in the head of a table."""
    wide = pdfmetrics.stringWidth
    return max((float(wide(one, "Vera-Bold", CELL.fontSize)) for one in texts), default=1.0)


def _point(point: Point, writer: Writer) -> Iterator[Flowable]:
    yield Paragraph(escape(point.text.words), HEAVY, bulletText="•")
    for remark in point.remarks:
        yield Paragraph(escape(remark), REMARK)
    for cited in point.quotes:
        yield Paragraph(f"“{escape(cited.quote)}”", QUOTE)
        yield Paragraph(f"— {escape(writer.source(cited))}", SOURCE)
    if point.unseen:
        yield Paragraph(f"… {escape(writer.say.count('common.more', point.unseen))}", SOURCE)
