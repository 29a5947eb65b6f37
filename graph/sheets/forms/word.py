"""A sheet as a Word document."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from graph.sheets.sheet import Point, Section, Sheet, Table
    from graph.sheets.writer import Writer

MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same sheet is the same file
DEEPEST = 9  # heading that there is
SMALL = Pt(9)
BLUE = RGBColor(0x12, 0x36, 0x5C)
HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK


def to_word(sheet: Sheet, writer: Writer) -> bytes:
    """The sheet as the content of a .docx file."""
    paper = Document()
    paper.core_properties.title = sheet.title
    paper.core_properties.author = "leergraaf"
    paper.core_properties.language = sheet.language
    paper.core_properties.created = paper.core_properties.modified = MADE
    paper.add_heading(sheet.title, 0)
    if sheet.lead:
        paper.add_paragraph(sheet.lead)
    for section in sheet.sections:
        _section(paper, section, writer, 1)
    if sheet.note:
        paper.add_paragraph().add_run(sheet.note).italic = True
    content = io.BytesIO()
    paper.save(content)
    return _undated(content)


def _undated(content: io.BytesIO) -> bytes:
    """The same file without the time at which each of its parts was written."""
    undated = io.BytesIO()
    with ZipFile(content) as parts, ZipFile(undated, "w", ZIP_DEFLATED) as written:
        for part in parts.infolist():
            written.writestr(ZipInfo(part.filename), parts.read(part), ZIP_DEFLATED)
    return undated.getvalue()


def _section(paper: Paper, section: Section, writer: Writer, depth: int) -> None:
    paper.add_heading(section.title, min(depth, DEEPEST))
    if section.lead:
        paper.add_paragraph(section.lead)
    if section.table is not None:
        _table(paper, section.table)
    for point in section.points:
        _point(paper, point, writer)
    for inner in section.sections:
        _section(paper, inner, writer, depth + 1)


def _table(paper: Paper, table: Table) -> None:
    drawn = paper.add_table(rows=1, cols=len(table.head), style="Light Grid Accent 1")
    rows = [table.head, *(tuple(cell.words for cell in row) for row in table.rows)]
    for number, row in enumerate(rows):
        cells = drawn.rows[0].cells if number == 0 else drawn.add_row().cells
        for at, words in enumerate(row):
            cells[at].text = words
            if at in table.numbers:
                cells[at].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _point(paper: Paper, point: Point, writer: Writer) -> None:
    line = paper.add_paragraph(style="List Bullet")
    line.add_run(point.text.words).bold = True
    for remark in point.remarks:
        line.add_run(f"\n{remark}").font.size = SMALL
    for cited in point.quotes:
        quoted = paper.add_paragraph(style="Quote")
        quoted.add_run(f"“{cited.quote}”")
        for run in (quoted.add_run("\n— "), _linked(quoted, writer.source(cited), cited.address)):
            run.italic, run.font.size = False, SMALL
    if point.unseen:
        more = f"… {writer.say.count('common.more', point.unseen)}"
        paper.add_paragraph(style="Quote").add_run(more).font.size = SMALL
    if point.after:
        paper.add_paragraph(style="Quote").add_run(point.after).font.size = SMALL


def _linked(line: Paragraph, words: str, address: str) -> Run:
    """The words at the end of the line, which lead to the address where there is one."""
    run = line.add_run(words)
    if address:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), line.part.relate_to(address, HYPERLINK, is_external=True))
        link.append(run._r)  # noqa: SLF001 - python-docx makes no links itself
        line._p.append(link)  # noqa: SLF001
        run.font.underline, run.font.color.rgb = True, BLUE
    return run
