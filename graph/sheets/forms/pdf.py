"""A sheet as a PDF, on A4, which lies on its side where a table is wide."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import CondPageBreak, KeepTogether, Paragraph, SimpleDocTemplate
from reportlab.platypus.flowables import Flowable

from graph.sheets.forms.pdf_tables import fits, grids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlab.pdfgen.canvas import Canvas

    from graph.sheets.sheet import Cited, Point, Section, Sheet, Table
    from graph.sheets.writer import Writer

FACES = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf"}
LINK = "#12365c"
BLUE, GREY = HexColor(LINK), HexColor("#55565c")
MARGIN = 20 * mm
SIZES = (18, 13, 11, 10)  # of headings, by depth
ROOM = 40 * mm  # that a heading and a table must have to begin on a page

BODY = ParagraphStyle("body", fontName="Vera", fontSize=9.5, leading=13.5, spaceAfter=4)
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=11, textColor=GREY)
HEAVY = ParagraphStyle(
    "heavy", BODY, fontName="Vera-Bold", leftIndent=10, bulletIndent=0, spaceBefore=4, spaceAfter=1
)
REMARK = ParagraphStyle("remark", SMALL, leftIndent=10, spaceAfter=1)
QUOTE = ParagraphStyle("quote", BODY, leftIndent=18, spaceAfter=0)
SOURCE = ParagraphStyle("source", SMALL, leftIndent=18, spaceAfter=4)


def to_pdf(sheet: Sheet, writer: Writer) -> bytes:
    """The sheet as the content of a .pdf file; the same sheet is the same file."""
    for name, file in FACES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, file))
    content = io.BytesIO()
    paper = SimpleDocTemplate(
        content,
        pagesize=_paper(sheet),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=sheet.title,
        author="leergraaf",
        lang=sheet.language,
        invariant=True,
    )
    paper.build(list(_story(sheet, writer, paper.width)), onFirstPage=_number, onLaterPages=_number)
    return content.getvalue()


def _paper(sheet: Sheet) -> tuple[float, float]:
    """How wide and high the pages are: wider than high where a table asks for it."""
    upright = all(fits(one, A4[0] - 2 * MARGIN) for one in _tables(sheet.sections))
    wide, high = A4
    return (wide, high) if upright else (high, wide)


def _tables(sections: Iterable[Section]) -> Iterator[Table]:
    """Every table in these sections and the ones in them."""
    for section in sections:
        if section.table is not None:
            yield section.table
        yield from _tables(section.sections)


def _number(canvas: Canvas, paper: SimpleDocTemplate) -> None:
    """The page's number, below."""
    canvas.setFont("Vera", 8)
    canvas.setFillColor(GREY)
    canvas.drawRightString(paper.pagesize[0] - MARGIN, MARGIN / 2, str(paper.page))


def _story(sheet: Sheet, writer: Writer, wide: float) -> Iterator[Flowable]:
    yield _heading(sheet.title, 0)
    if sheet.lead:
        yield Paragraph(escape(sheet.lead), BODY)
    for section in sheet.sections:
        yield from _section(section, writer, wide, 1)
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
    )
    return Paragraph(escape(text), style)


def _section(
    section: Section, writer: Writer, wide: float, depth: int, above: Iterable[Flowable] = ()
) -> Iterator[Flowable]:
    """The headings that stand ``above`` it, its own, and what stands under these.

    No heading is the last of a page.
    """
    heads = [*above, _heading(section.title, depth)]
    if section.lead:
        heads.append(Paragraph(escape(section.lead), BODY))
    points = [list(_point(one, writer)) for one in section.points]
    if section.table is not None:
        yield from (CondPageBreak(ROOM), *heads, *grids(section.table, wide))
        heads = []
    for point in points:
        yield KeepTogether([*heads, *point])
        heads = []
    for inner in section.sections:
        yield from _section(inner, writer, wide, depth + 1, heads)
        heads = []
    yield from heads


def _point(point: Point, writer: Writer) -> Iterator[Flowable]:
    yield Paragraph(escape(point.text.words), HEAVY, bulletText="•")
    for remark in point.remarks:
        yield Paragraph(escape(remark), REMARK)
    for cited in point.quotes:
        yield Paragraph(f"“{escape(cited.quote)}”", QUOTE)
        yield Paragraph(f"— {_source(cited, writer)}", SOURCE)
    if point.unseen:
        yield Paragraph(f"… {escape(writer.say.count('common.more', point.unseen))}", SOURCE)
    if point.after:
        yield Paragraph(escape(point.after), SOURCE)


def _source(cited: Cited, writer: Writer) -> str:
    """Where a quote stands, which leads there where that is on the web."""
    told = escape(writer.source(cited))
    if not cited.address:
        return told
    return f'<a href="{escape(cited.address)}" color="{LINK}"><u>{told}</u></a>'
