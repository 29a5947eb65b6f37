"""A sheet in every form holds the same words, quotes and places."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

import docx
import lxml.html
import pypdfium2
import pytest
from markdown_it import MarkdownIt

from graph.model import Node
from graph.sheets.forms.form import Form, to_file
from graph.sheets.sheet import Point, Section, Sheet, Table, Text
from graph.sheets.writer import Writer
from graph.store import open_store
from tests.contributions import report, statement_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.model import Evidence

FORMS = [Form.TABLE, Form.MARKDOWN, Form.HTML, Form.WORD, Form.PDF]


@dataclass(frozen=True)
class Answer:
    statement: Node
    evidence: tuple[Evidence, ...]
    numbers: dict[str, int]


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as store:
        store.put(report(title="Een <rapport> & meer"))
        yield Writer(store)


def sheet(writer: Writer) -> Sheet:
    statement = statement_of(report(title="Een <rapport> & meer"))
    point = writer.point(Text("Wat er *mis* ging"), statement.evidence, ["Een opmerking"])
    table = Table(("Wat", "Aantal"), ((Text("Lessen | meer"), Text("3")),), frozenset({1}))
    deep = Section("Binnenin", points=(Point(Text("Zonder citaat"), unseen=4),))
    return Sheet(
        "Antwoord: <b>vet</b>",
        "nl",
        "Zo begrepen.",
        (Section("Deel één", "Lees dit.", (point,), table, (deep,)),),
        "Let op €.",
    )


def read(form: Form, content: bytes) -> str:
    """The words of a file."""
    if form is Form.WORD:
        paper = docx.Document(io.BytesIO(content))
        cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
        return " ".join([*(one.text for one in paper.paragraphs), *cells])
    if form is Form.PDF:
        with pypdfium2.PdfDocument(content) as pages:
            return " ".join(page.get_textpage().get_text_bounded() for page in pages)
    text = content.decode()
    if form is not Form.HTML:
        text = MarkdownIt("commonmark").enable("table").render(text)
    return "".join(map(str, lxml.html.document_fromstring(text).itertext()))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_all_words(writer: Writer, form: Form) -> None:
    told = " ".join(read(form, to_file(form, None, sheet(writer), writer)).split())
    for words in (
        "Antwoord: <b>vet</b>",
        "Zo begrepen.",
        "Deel één",
        "Lees dit.",
        "Wat er *mis* ging",
        "Een opmerking",
        "De overheid deelde de gegevens over toeslagen te laat met gemeenten.",
        "Een <rapport> & meer, Nationale ombudsman, 31 mei 2020, p. 1",
        "Lessen | meer",
        "Zonder citaat",
        "en nog 4",
        "Let op €.",
    ):
        assert words in told, words


@pytest.mark.parametrize("form", FORMS)
def test_the_same_sheet_is_the_same_file(writer: Writer, form: Form) -> None:
    once, again = (to_file(form, None, sheet(writer), writer) for _ in range(2))
    assert once == again


def test_a_machine_reads_the_quote_in_place_of_the_evidence(writer: Writer) -> None:
    statement = statement_of(report(title="Een <rapport> & meer"))
    answer = Answer(statement, statement.evidence, {"2020": 1})
    told = json.loads(to_file(Form.JSON, [answer], sheet(writer), writer))
    assert told[0]["statement"]["id"] == statement.id
    assert told[0]["numbers"] == {"2020": 1}
    (quote,) = told[0]["evidence"]
    assert quote["quote"] == statement.get("text")
    assert quote["page"] == 1
    assert quote["published"] == "2020-05-31"


HEADS = ("Knelpunt", "Uitspraken", "Onafhankelijke documenten", "Redenen, met hun aandeel")


@pytest.mark.parametrize(
    "why", ["kort", "een reden die heel lang is en dus veel plaats vraagt " * 9]
)
def test_no_word_in_the_head_of_a_table_on_paper_is_broken(writer: Writer, why: str) -> None:
    row = Text("Gegevensdeling en informatie-uitwisseling"), Text("3"), Text("12"), Text(why)
    table = Table(HEADS, (row,), frozenset({1, 2}))
    told = read(
        Form.PDF,
        to_file(Form.PDF, None, Sheet("A", "nl", "", (Section("B", table=table),)), writer),
    )
    assert {word for head in HEADS for word in head.split()} <= set(told.split())
    assert {word for cell in row for word in cell.words.split()} <= set(told.split())


def test_a_column_on_paper_is_as_wide_as_what_it_holds(writer: Writer) -> None:
    row = Text("Ja"), Text("Een lange zin over hoe het ging en wat daarvan te leren is.")
    table = Table(("Of", "Wat"), (row,))
    told = to_file(Form.PDF, None, Sheet("A", "nl", "", (Section("B", table=table),)), writer)
    assert " ".join(cell.words for cell in row) in read(Form.PDF, told).splitlines()


WORDS = ("Uitvoeringsinstituut", "Verantwoordelijkheid", "Kinderopvangtoeslag")


@pytest.mark.parametrize("columns", [5, 6, 9, 30])
def test_no_word_in_a_wide_table_on_paper_is_broken(writer: Writer, columns: int) -> None:
    head = tuple(f"Kolomkopnummer{at}" for at in range(columns))
    row = tuple(Text(f"{WORDS[at % len(WORDS)]}{at} en zo") for at in range(columns))
    table = Table(head, (row,), frozenset())
    sheet = Sheet("A", "nl", "", (Section("B", table=table),))
    told = read(Form.PDF, to_file(Form.PDF, None, sheet, writer)).split()
    assert {*head, *(cell.words.split()[0] for cell in row)} <= set(told)


@pytest.mark.parametrize(("columns", "wide"), [(3, False), (6, True)])
def test_a_wide_table_lays_the_paper_on_its_side(writer: Writer, columns: int, wide: bool) -> None:
    row = tuple(Text(WORDS[at % len(WORDS)]) for at in range(columns))
    table = Table(("Wat",) * columns, (row,))
    sheet = Sheet("A", "nl", "", (Section("B", sections=(Section("C", table=table),)),))
    with pypdfium2.PdfDocument(to_file(Form.PDF, None, sheet, writer)) as pages:
        width, height = pages[0].get_size()
    assert (width > height) is wide


def paged(writer: Writer, *sections: Section) -> list[str]:
    """The words of each page."""
    content = to_file(Form.PDF, None, Sheet("A", "nl", "", sections), writer)
    with pypdfium2.PdfDocument(content) as pages:
        return [page.get_textpage().get_text_bounded() for page in pages]


def test_a_long_table_begins_on_the_page_of_its_heading(writer: Writer) -> None:
    rows = tuple((Text(f"rij {at}"),) for at in range(100))
    first, *_ = paged(writer, Section("Kop", table=Table(("Wat",), rows)))
    assert "Kop" in first
    assert "rij 1" in first


@pytest.mark.parametrize("before", range(28, 44))
def test_no_heading_on_paper_is_the_last_of_a_page(writer: Writer, before: int) -> None:
    lines = tuple(Point(Text(f"regel {at}")) for at in range(before))
    long = Point(Text("Eronder"), ("Een opmerking die doorloopt. " * 30,))
    inner = Section("Kopje", points=(long,))
    pages = paged(writer, Section("Eerst", points=lines), Section("Tweede", sections=(inner,)))
    assert sum("Tweede" in one and "Kopje" in one and "Eronder" in one for one in pages) == 1


WEB = "https://voorbeeld.nl/a_b/rapport(1).pdf?x=1&y=2"


def quoted(writer: Writer, source: str) -> Sheet:
    """A sheet with one quote out of a document that was published there."""
    document = Node("urn:d", "Document", (("source", source), ("title", "Een [rapport] & meer")))
    point = Point(Text("Wat"), quotes=(writer.cite(document, "Het ging mis.", 2, 0),))
    return Sheet("A", "nl", "", (Section("B", points=(point,)),))


def links(form: Form, content: bytes) -> list[str]:
    """Where the links in a file lead."""
    if form is Form.WORD:
        parts = docx.Document(io.BytesIO(content)).part.rels.values()
        return [one.target_ref for one in parts if one.reltype.endswith("/hyperlink")]
    if form is Form.PDF:
        return re.findall(r"/URI \((.*?)\)\s*>>", content.decode("latin-1").replace("\\", ""))
    text = content.decode()
    if form is not Form.HTML:
        text = MarkdownIt("commonmark").render(text)
    found = lxml.html.document_fromstring(text).iter("a")
    return [str(one.attrib["href"]) for one in found]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", [WEB, "javascript:alert(1)"])
def test_a_quote_leads_to_where_its_document_was_published(
    writer: Writer, form: Form, source: str
) -> None:
    sheet = quoted(writer, source)
    content = to_file(form, None, sheet, writer)
    assert "Een [rapport] & meer, zonder datum, p. 2" in " ".join(read(form, content).split())
    found = [unquote(one) for one in links(form, content)]
    assert found == ([source] if source == WEB else [])
