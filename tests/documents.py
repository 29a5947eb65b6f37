"""Documents the reader tests are about, made on the spot in every format."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from odf import style, table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

BODY = (
    "De uitvoering van de regeling kwam te laat op gang en gedupeerden wisten niet waar zij aan "
    "toe waren. Het ministerie had de signalen van gemeenten eerder kunnen zien, maar niemand "
    "voelde zich verantwoordelijk voor het geheel. Daardoor duurde het herstel jaren langer."
)
_WIDTH, _HEIGHT = A4
_LEFT, _MEASURE = 72.0, 450.0


@dataclass(slots=True)
class Sheet:
    """A page being set: where its next line goes, and its footnotes."""

    header: str = ""
    footer: str = ""
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def make_pdf(sheets: Iterable[Sheet], *, title: str = "", author: str = "") -> bytes:
    """A PDF with one page a sheet, its lines set one below the other as they stand."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for sheet in sheets:
        _set_sheet(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _set_sheet(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_LEFT, _HEIGHT - 40, sheet.header)
    canvas.drawString(_LEFT, 30, sheet.footer)
    set_lines(canvas, sheet.lines, _LEFT, _HEIGHT - 90)
    for index, note in enumerate(sheet.notes):
        canvas.setFont("Helvetica", 7)
        canvas.drawString(_LEFT, 51 + 9 * (len(sheet.notes) - index), note)


def set_lines(canvas: Canvas, lines: Iterable[str], left: float, top: float) -> float:
    """Set lines below each other: "# " is a large heading, "** " a bold line, "" a blank one."""
    for line in lines:
        font, size, text = "Helvetica", 10, line
        if line.startswith("# "):
            font, size, text = "Helvetica-Bold", 16, line[2:]
        elif line.startswith("** "):
            font, text = "Helvetica-Bold", line[3:]
        canvas.setFont(font, size)
        canvas.drawString(left, top, text)
        top -= size * 1.3
    return top


def wrap(text: str, width: float = _MEASURE) -> list[str]:
    """The text as lines of ten-point Helvetica no wider than ``width``."""
    return list(simpleSplit(text, "Helvetica", 10, width))


def columns_pdf(left: Sequence[str], right: Sequence[str], *, by_row: bool) -> bytes:
    """A page with two columns, drawn row by row or one column after the other."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10)
    places = [
        [(x, _HEIGHT - 90 - 13 * i, line) for i, line in enumerate(lines)]
        for x, lines in ((60.0, left), (310.0, right))
    ]
    rows = [place for pair in zip(*places, strict=True) for place in pair]
    for x, y, line in rows if by_row else [*places[0], *places[1]]:
        canvas.drawString(x, y, line)
    canvas.save()
    return buffer.getvalue()


def placed_pdf(pages: Iterable[Iterable[tuple[float, float, float, str]]], turn: int = 0) -> bytes:
    """A PDF of lines in Helvetica: left edge, height of the baseline, size and text of each.

    With ``turn`` they are written up the page, as those of a table too wide for it.
    """
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in pages:
        if turn:
            canvas.translate(_WIDTH, 0)
            canvas.rotate(turn)
        for left, base, size, text in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, base, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def in_columns(
    left: Sequence[str], right: Sequence[str], head: str = "", foot: str = ""
) -> list[tuple[float, float, float, str]]:
    """A page with two columns under a header and over a footer that are in two parts ("a|b")."""
    placed = [(60.0, _HEIGHT - 90 - 13 * i, 10.0, line) for i, line in enumerate(left)]
    placed += [(310.0, _HEIGHT - 90 - 13 * i, 10.0, line) for i, line in enumerate(right)]
    for base, text in ((_HEIGHT - 40, head), (30.0, foot)):
        placed += [
            (x, base, 8.0, part) for x, part in zip((60.0, 420.0), text.split("|"), strict=False)
        ]
    return [each for each in placed if each[-1]]


def table_pdf(rows: Sequence[Sequence[str]]) -> bytes:
    """A page with a paragraph and below it a table, of cells without lines around them."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    top = set_lines(canvas, wrap(BODY), _LEFT, _HEIGHT - 90) - 20
    canvas.setFont("Helvetica", 10)
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            canvas.drawString(_LEFT + 120 * across, top - 15 * down, text)
    canvas.save()
    return buffer.getvalue()


def raised_pdf(before: str, number: str, after: str, note: str) -> bytes:
    """A page with a raised number in its text and a footnote that begins with one."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    top = set_lines(canvas, wrap(BODY), _LEFT, _HEIGHT - 90)
    text = canvas.beginText(_LEFT, top)
    for size, rise, part in ((10, 0, before), (6, 4, number), (10, 0, after)):
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(part)
    canvas.drawText(text)
    foot = canvas.beginText(_LEFT, 60)
    for size, rise, part in ((5, 3, number), (8, 0, " " + note)):
        foot.setFont("Helvetica", size)
        foot.setRise(rise)
        foot.textOut(part)
    canvas.drawText(foot)
    canvas.save()
    return buffer.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that cannot be opened without its password."""
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("geheim"))
    set_lines(canvas, wrap(BODY), _LEFT, 700)
    canvas.save()
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    """A PDF whose one page is an image."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 600, 800)
    canvas.save()
    return buffer.getvalue()


def pageless_pdf() -> bytes:
    """A PDF that is sound and has no pages."""
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")
    content = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, body)
    start = len(content)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"xref\n0 3\n0000000000 65535 f \n" + rows
    return content + b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def make_docx(*, title: str = "", author: str = "", footnote: str = "") -> bytes:
    """A Word document with every kind of block, on two pages."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    document.add_paragraph("Evaluatie herstel", style="Title")
    document.add_heading("Wat ging er mis", level=1)
    document.add_paragraph("De uitvoering kwam\u00a0te laat.")
    document.add_paragraph("Richt één loket in", style="List Bullet")
    document.add_paragraph("Leer van fouten", style="List Bullet")
    grid = document.add_table(rows=2, cols=2)
    for cell, text in zip(grid._cells, ("Jaar", "Aantal", "2019", "12"), strict=True):
        cell.text = text
    last = document.add_paragraph("Tot zover deze zin ")
    last.add_run().add_break(WD_BREAK.PAGE)
    last.add_run("die doorloopt.")
    if footnote:
        _add_footnote(document, last._p, footnote)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_footnote(document: docx.document.Document, paragraph: object, text: str) -> None:
    """A footnotes part, which python-docx has no function for, and a reference to its note 1."""
    xml = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run = OxmlElement("w:r")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "1")
    run.append(reference)
    paragraph.append(run)  # type: ignore[attr-defined]


def make_odt() -> bytes:
    """An OpenDocument text with every kind of block, on two pages."""
    document = OpenDocumentText()
    breaking = style.Style(name="P1", family="paragraph", parentstylename="Standard")
    breaking.addElement(style.ParagraphProperties(breakbefore="page"))
    document.automaticstyles.addElement(breaking)
    document.text.addElement(odf_text.P(stylename="Title", text="Evaluatie herstel"))
    document.text.addElement(odf_text.H(outlinelevel=2, text="Wat ging er mis"))
    paragraph = odf_text.P(text="De uitvoering kwam")
    paragraph.addElement(odf_text.S(c=3))
    paragraph.addText("te laat.")
    paragraph.addElement(_odt_note("Zie het rapport."))
    document.text.addElement(paragraph)
    document.text.addElement(_odt_list("Richt één loket in", "Leer van fouten"))
    document.text.addElement(_odt_table(("Jaar", "Aantal"), ("2019", "12")))
    document.text.addElement(odf_text.P(stylename=breaking, text="Op de tweede pagina."))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _odt_note(text: str) -> object:
    note = odf_text.Note(noteclass="footnote", id="n1")
    note.addElement(odf_text.NoteCitation(text="1"))
    body = odf_text.NoteBody()
    body.addElement(odf_text.P(text=text))
    note.addElement(body)
    return note


def _odt_list(*items: str) -> object:
    bullets = odf_text.List()
    for item in items:
        entry = odf_text.ListItem()
        entry.addElement(odf_text.P(text=item))
        bullets.addElement(entry)
    return bullets


def _odt_table(*rows: tuple[str, ...]) -> object:
    grid = table.Table()
    for row in rows:
        line = table.TableRow()
        for text in row:
            cell = table.TableCell()
            cell.addElement(odf_text.P(text=text))
            line.addElement(cell)
        grid.addElement(line)
    return grid


def make_zip(members: dict[str, bytes]) -> bytes:
    """A zip file with these members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(
                zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


PAGE = """<!DOCTYPE html>
<html lang="nl-NL"><head><meta charset="utf-8"><title>Evaluatie | Rijksoverheid</title>
<meta name="DCTERMS.title" content="Evaluatie herstel">
<meta name="DCTERMS.creator" content="Ministerie van Financiën">
<meta name="DCTERMS.issued" content="2024-12-03"></head>
<body><nav><ul><li><a href="/">Menu van de site</a></li></ul></nav>
<main><h1>Evaluatie herstel</h1><p>De uitvoering van de regeling kwam <b>te laat</b> op gang en
gedupeerden wisten niet waar zij aan toe waren.</p><h2>Aanbevelingen</h2>
<ul><li>Richt één loket in voor alle gedupeerden</li><li>Leer van <i>fouten</i></li></ul>
<table><tr><th>Jaar</th><th>Aantal</th></tr><tr><td>2019</td><td>12</td></tr></table></main>
<footer>Privacyverklaring</footer></body></html>
"""
"""A web page with every kind of block, and a menu that is none of them."""

PAGE_PARAGRAPH = (
    "De uitvoering van de regeling kwam te laat op gang en gedupeerden wisten niet waar zij aan "
    "toe waren."
)
"""The paragraph of that page."""


def open_to_all(folder: Path) -> None:
    """Let every user into pytest's own folders on the way to ``folder``, for tests of rights."""
    for each in (folder, *folder.parents):
        if "pytest-" in str(each):
            each.chmod(0o755)
