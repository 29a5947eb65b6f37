"""Builds the sample reports in PDF, DOCX and ODT from the Markdown in ``tools/samples``.

Run ``python tools/make_samples.py`` from the root of the repository; it needs reportlab, which the
project's ``dev`` group brings. The same sources give the same bytes.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.shared import Pt
from odf import dc, meta, style, table, text
from odf.opendocument import OpenDocumentText
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CallerMacro,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from ingest.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document as WordDocument
    from odf.element import Element
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

SOURCES = Path(__file__).parent / "samples"
TARGET = Path(__file__).parent.parent / "data" / "samples"

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_MARGIN = 25 * mm
_GUTTER = 8 * mm
_NOTES_HEIGHT = 26 * mm
_NOTE = re.compile(r"\[\^(\d+)\]")
_NOTE_TEXT = re.compile(r"\[\^(\d+)\]: (.+)")
_ITALIC = re.compile(r"\*([^*\n]+)\*")
_WORD = re.compile(r"[^\W\d_]+")
_PREFIXES = (("### ", "h3"), ("## ", "h2"), ("# ", "h1"), ("> ", "quote"), ("- ", "bullet"))
_NUMBERED = re.compile(r"(\d+)\. (.+)")
_HEADINGS = ("h1", "h2", "h3")
_SHY = "\u00ad"
_BROKEN = """
aan-be-vel-ing aan-be-vel-in-gen aan-dui-ding aard-be-vin-gen aard-bevings-coaches af-han-de-ling
be-lan-gen be-las-ting-dienst be-oor-deelt be-oor-de-ling be-sluit-vor-ming be-wo-ners
be-wo-ners-groe-pen be-zwaar-schriften-ad-vies-com-mis-sie con-tro-les des-kun-dig-heid
doorzettings-macht eco-no-mi-sche ge-bruik-ge-maakt ge-du-peer-den ge-meen-ten ge-ring-ste
ge-sprekken ge-zond-heid groningen-veld her-stel in-for-ma-tie maat-re-ge-len maat-schap-pij
me-de-wer-kers mi-nis-te-rie na-tio-na-le ne-der-land-se on-af-han-ke-lij-ke onder-grond on-der-zoek
on-der-zoeks-raad on-gelijk-heid on-zeker-heid open-baar op-vol-ging or-ga-ni-sa-ties
over-een-stem-ming pa-tiën-ten pro-duc-tie pu-bli-ca-tie staats-se-cre-ta-ris
staats-toe-zicht tegen-spraak toe-ge-zegd toe-zeg-ging toe-zicht-hou-der
uit-voe-ring uit-voe-rings-or-ga-ni-sa-tie uit-voe-rings-or-ga-ni-sa-ties vei-lig-heid
ver-ant-woor-de-lijk ver-ant-woor-de-lijk-heid ver-groot ver-ster-king ver-tegen-woor-di-ging
ver-trou-wen voor-zie-ning waar-schu-wing waar-schu-win-gen weten-schap-pers zelf-stan-dig
zelf-stan-di-ge
"""
_HYPHENS = {word.replace("-", ""): word.replace("-", _SHY) for word in _BROKEN.split()}


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or table of a sample."""

    kind: str
    text: str = ""
    number: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sample:
    """A sample report as its source has it."""

    header: Mapping[str, str]
    blocks: tuple[Block, ...]
    notes: Mapping[str, str]

    @property
    def day(self) -> datetime:
        """The publication date, at midnight; office formats want a time with it."""
        return datetime.fromisoformat(self.header["published"] + "T00:00:00")

    @property
    def date(self) -> str:
        """The publication date in Dutch."""
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"


@dataclass
class _Pages:
    """What the PDF needs to remember while its pages are being filled."""

    sample: Sample
    columns: int
    waiting: list[str] = field(default_factory=list)


def main() -> None:
    """Builds every source into ``data/samples``."""
    TARGET.mkdir(parents=True, exist_ok=True)
    builders = {"pdf": build_pdf, "docx": build_docx, "odt": build_odt}
    for source in sorted(SOURCES.glob("*.md")):
        sample = parse(source.read_text(encoding="utf-8"))
        suffix = sample.header["format"]
        target = TARGET / f"{source.stem}.{suffix}"
        target.write_bytes(builders[suffix](sample))
        print(target.relative_to(TARGET.parent.parent))


def parse(source: str) -> Sample:
    """The header lines, blocks and footnotes of a source."""
    head, _, body = source.partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    for chunk in re.split(r"\n{2,}", body.strip()):
        for part in _parts(chunk):
            note = _NOTE_TEXT.fullmatch(part)
            if note is None:
                blocks.append(_block(part))
            else:
                notes[note[1]] = note[2]
    return Sample(header, tuple(blocks), notes)


def _parts(chunk: str) -> list[str]:
    """A table as a whole, other lines each on their own."""
    return [chunk] if chunk.startswith("|") else chunk.splitlines()


def _block(part: str) -> Block:
    if part.startswith("|"):
        lines = part.splitlines()
        rows = (
            tuple(cell.strip() for cell in line.strip("|").split("|"))
            for line in lines[:1] + lines[2:]
        )
        return Block("table", rows=tuple(rows))
    numbered = _NUMBERED.fullmatch(part)
    if numbered is not None:
        return Block("numbered", numbered[2], numbered[1])
    for prefix, kind in _PREFIXES:
        if part.startswith(prefix):
            return Block(kind, part.removeprefix(prefix))
    return Block("text", part)


# --- PDF ---------------------------------------------------------------------------------------


def build_pdf(sample: Sample) -> bytes:
    """A PDF with running headers and page numbers; columns and footnotes where the source asks."""
    pages = _Pages(sample, int(sample.header.get("columns", "1")))
    output = io.BytesIO()
    document = BaseDocTemplate(
        output,
        pagesize=A4,
        title=sample.header["title"],
        author="",
        lang="nl-NL",
        invariant=1,
    )
    document.addPageTemplates(
        PageTemplate(
            frames=_frames(pages),
            onPage=lambda canvas, _: _draw_running(canvas, pages),
            onPageEnd=lambda canvas, _: _draw_notes(canvas, pages),
        )
    )
    document.build(list(_flowables(pages)))
    return output.getvalue()


def _frames(pages: _Pages) -> list[Frame]:
    bottom = _MARGIN + (_NOTES_HEIGHT if pages.sample.notes else 0)
    height = A4[1] - _MARGIN - bottom
    width = _column_width(pages)
    return [
        Frame(
            _MARGIN + column * (width + _GUTTER),
            bottom,
            width,
            height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        for column in range(pages.columns)
    ]


def _column_width(pages: _Pages) -> float:
    space = A4[0] - 2 * _MARGIN - (pages.columns - 1) * _GUTTER
    return float(space / pages.columns)


def _draw_running(canvas: Canvas, pages: _Pages) -> None:
    sample, right = pages.sample, A4[0] - _MARGIN
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.setFillGray(0.35)
    canvas.drawString(_MARGIN, A4[1] - 15 * mm, sample.header["running"])
    canvas.drawRightString(right, A4[1] - 15 * mm, sample.header["publisher"])
    canvas.drawString(_MARGIN, 13 * mm, sample.date)
    canvas.drawRightString(right, 13 * mm, str(canvas.getPageNumber()))
    canvas.restoreState()


def _draw_notes(canvas: Canvas, pages: _Pages) -> None:
    """The notes referred to on this page, under a short rule at its foot."""
    if not pages.waiting:
        return
    top = _MARGIN + _NOTES_HEIGHT - 5 * mm
    canvas.setLineWidth(0.4)
    canvas.line(_MARGIN, top, _MARGIN + 45 * mm, top)
    for number in pages.waiting:
        body = f'<super size="6">{number}</super> {_markup(pages.sample.notes[number])}'
        note = Paragraph(body, _pdf_styles(pages.columns)["note"])
        _, height = note.wrapOn(canvas, A4[0] - 2 * _MARGIN, _NOTES_HEIGHT)
        top -= height + 2
        note.drawOn(canvas, _MARGIN, top)
    pages.waiting.clear()


def _flowables(pages: _Pages) -> Iterator[Flowable]:
    styles = _pdf_styles(pages.columns)
    for block in pages.sample.blocks:
        if block.kind == "table":
            yield from (_pdf_table(block, styles, _column_width(pages)), Spacer(1, 8))
            continue
        bullet = {"bullet": "•", "numbered": f"{block.number}."}.get(block.kind)
        fixed = block.kind in _HEADINGS or "*" in block.text
        plain = block.text if fixed else _with_breaks(block.text)
        paragraph = Paragraph(_markup(plain), styles[block.kind], bulletText=bullet)
        marks = [_mark(pages, number) for number in _NOTE.findall(block.text)]
        yield KeepTogether([*marks, paragraph]) if marks else paragraph


def _mark(pages: _Pages, number: str) -> CallerMacro:
    """Takes no room; when drawn, its footnote is due on the page at hand."""
    return CallerMacro(drawCallable=lambda _: pages.waiting.append(number))


def _pdf_table(block: Block, styles: Mapping[str, ParagraphStyle], width: float) -> Table:
    cells = [[Paragraph(_markup(cell), styles["cell"]) for cell in row] for row in block.rows]
    made = Table(cells, colWidths=[width / len(cells[0])] * len(cells[0]), repeatRows=1)
    made.setStyle(
        TableStyle(
            [
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, "black"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.4, "black"),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, "black"),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return made


def _pdf_styles(columns: int) -> dict[str, ParagraphStyle]:
    """One column is set in Helvetica, ragged; more columns in Times, justified."""
    narrow = columns > 1
    body = ParagraphStyle(
        "text",
        fontName="Times-Roman" if narrow else "Helvetica",
        fontSize=10,
        leading=14,
        spaceAfter=7,
        **({"alignment": TA_JUSTIFY} if narrow else {}),
    )
    bold = "Times-Bold" if narrow else "Helvetica-Bold"
    item = {"parent": body, "bulletFontName": body.fontName, "leftIndent": 16, "spaceAfter": 4}

    def heading(name: str, size: float, before: float) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            fontName=bold,
            fontSize=size,
            leading=size * 1.25,
            spaceBefore=before,
            spaceAfter=5,
            keepWithNext=1,
        )

    return {
        "text": body,
        "h1": heading("h1", 17 if narrow else 20, 0),
        "h2": heading("h2", 13, 9),
        "h3": heading("h3", 10.5, 6),
        "quote": ParagraphStyle(
            "quote",
            parent=body,
            leftIndent=8,
            rightIndent=26,
            fontSize=9,
            leading=12,
            spaceBefore=4,
            spaceAfter=10,
        ),
        "bullet": ParagraphStyle("bullet", **item),
        "numbered": ParagraphStyle("numbered", **item),
        "cell": ParagraphStyle("cell", parent=body, fontSize=9, leading=11.5, spaceAfter=0),
        "note": ParagraphStyle("note", parent=body, fontSize=8, leading=10, spaceAfter=0),
    }


def _markup(plain: str) -> str:
    """The text as reportlab wants it."""
    marked = _ITALIC.sub(r"<i>\1</i>", html.escape(plain, quote=False))
    return _NOTE.sub(r'<super size="7">\1</super>', marked)


def _with_breaks(plain: str) -> str:
    """The text with soft hyphens where its long words may be broken."""
    return _WORD.sub(lambda match: _broken(match[0]), plain)


def _broken(word: str) -> str:
    broken = _HYPHENS.get(word.lower())
    if broken is None:
        return word
    letters = iter(word)
    return "".join(_SHY if char == _SHY else next(letters) for char in broken)


# --- DOCX --------------------------------------------------------------------------------------


def build_docx(sample: Sample) -> bytes:
    """A Word document with a running header and its metadata filled in."""
    document = Document()
    _fill_properties(document, sample)
    document.styles["Normal"].font.size = Pt(10.5)
    document.sections[0].header.paragraphs[0].text = sample.header["running"]
    document.sections[0].footer.paragraphs[0].text = f"{sample.header['publisher']}, {sample.date}"
    names = {
        "text": "Normal",
        "h1": "Title",
        "h2": "Heading 1",
        "h3": "Heading 2",
        "quote": "Quote",
        "bullet": "List Bullet",
        "numbered": "List Number",
    }
    for block in sample.blocks:
        if block.kind == "table":
            _add_word_table(document, block)
            continue
        paragraph = document.add_paragraph(style=names[block.kind])
        for run, italic in _runs(block.text):
            paragraph.add_run(run).italic = True if italic else None
    output = io.BytesIO()
    document.save(output)
    return _repack(output.getvalue())


def _fill_properties(document: WordDocument, sample: Sample) -> None:
    core = document.core_properties
    core.title = sample.header["title"]
    core.author = core.last_modified_by = sample.header["publisher"]
    core.subject, core.comments, core.language = sample.header["kind"], "", "nl-NL"
    core.created = core.modified = sample.day


def _add_word_table(document: WordDocument, block: Block) -> None:
    made = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for row in block.rows:
        for cell, content in zip(made.add_row().cells, row, strict=True):
            cell.text = content
    document.add_paragraph()


def _runs(plain: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text and whether each is in italics."""
    for index, piece in enumerate(_ITALIC.split(plain)):
        if piece:
            yield piece, index % 2 == 1


# --- ODT ---------------------------------------------------------------------------------------


def build_odt(sample: Sample) -> bytes:
    """An OpenDocument text with its metadata filled in."""
    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text=sample.header["title"]))
    document.meta.addElement(dc.Creator(text=sample.header["publisher"]))
    document.meta.addElement(dc.Language(text="nl-NL"))
    document.meta.addElement(dc.Date(text=sample.day.isoformat()))
    document.meta.addElement(meta.CreationDate(text=sample.day.isoformat()))
    emphasis = style.Style(name="Cursief", family="text")
    emphasis.addElement(style.TextProperties(fontstyle="italic"))
    document.styles.addElement(emphasis)
    for element in _odt_elements(sample.blocks):
        document.text.addElement(element)
    output = io.BytesIO()
    document.write(output)
    return _repack(output.getvalue())


def _odt_elements(blocks: Sequence[Block]) -> Iterator[Element]:
    levels = {"h1": 1, "h2": 2, "h3": 3}
    items: Element | None = None
    for block in blocks:
        if block.kind in {"bullet", "numbered"}:
            if items is None:
                items = text.List()
                yield items
            item = text.ListItem()
            item.addElement(_odt_text(text.P(), block.text))
            items.addElement(item)
            continue
        items = None
        if block.kind == "table":
            yield _odt_table(block)
        elif block.kind in levels:
            yield _odt_text(text.H(outlinelevel=levels[block.kind]), block.text)
        else:
            yield _odt_text(text.P(), block.text)


def _odt_text(element: Element, plain: str) -> Element:
    for run, italic in _runs(plain):
        if italic:
            element.addElement(text.Span(stylename="Cursief", text=run))
        else:
            element.addText(run)
    return element


def _odt_table(block: Block) -> Element:
    made = table.Table(name="Tabel")
    made.addElement(table.TableColumn(numbercolumnsrepeated=len(block.rows[0])))
    for row in block.rows:
        line = table.TableRow()
        for content in row:
            cell = table.TableCell(valuetype="string")
            cell.addElement(_odt_text(text.P(), content))
            line.addElement(cell)
        made.addElement(line)
    return made


# --- Packages ----------------------------------------------------------------------------------


def _repack(package: bytes) -> bytes:
    """The same package with a fixed time on every member, so that equal content is equal bytes."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(output, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _ZIP_TIME)
            info.compress_type = member.compress_type
            info.create_system = 0
            new.writestr(info, old.read(member))
    return output.getvalue()


if __name__ == "__main__":
    main()
