"""Reading reports in every format, and refusing what is none."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Block, SourceDocument
from ingest.read import find_reports, is_readable, read_bytes, read_report
from ontology.errors import ReadError
from tests.documents import (
    BODY,
    PAGE,
    PAGE_PARAGRAPH,
    Sheet,
    make_docx,
    make_odt,
    make_pdf,
    make_zip,
    open_to_all,
    wrap,
)

REPORTS = Path(__file__).parents[2] / "shared" / "reports"


def _quotes(document: SourceDocument) -> list[tuple[str, str]]:
    return [(block.kind, _quote(document, block)) for block in document.blocks]


def _quote(document: SourceDocument, block: Block) -> str:
    return document.text[block.start : block.end]


def _read_text(text: str) -> SourceDocument:
    return read_bytes("rapport.txt", text.encode())


def _assert_sound(document: SourceDocument) -> None:
    """Spans cover the text; blocks are sorted, within it, and begin and end with ink."""
    assert [span.start for span in document.pages] == [
        0,
        *(span.end for span in document.pages[:-1]),
    ]
    assert document.pages[-1].end == len(document.text)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert _quote(document, block) == _quote(document, block).strip()
        end = block.end


# --- text -----------------------------------------------------------------------------------


def test_a_heading_stands_on_top_of_its_text_with_no_line_between() -> None:
    told = "De aanvragers moesten hun stukken drie keer sturen voordat zij antwoord kregen."
    for head in ("Bevindingen", "2. Bevindingen"):
        source = _read_text(f"Inleiding.\n\n{head}\n{told}\n")
        assert [(b.kind, source.text[b.start : b.end]) for b in source.blocks][1:] == [
            ("heading", head),
            ("paragraph", told),
        ]
    broken = "De aanvragers moesten hun stukken drie keer sturen\nVoordat er antwoord kwam.\n"
    assert [b.kind for b in _read_text(f"Inleiding.\n\n{broken}").blocks][1:] == ["paragraph"]


@pytest.mark.parametrize(
    "content", ["Regel één.\r\nRegel twee.\r\n", "Oud\rMac", "Tab\t en  twee spaties\n\n\n"]
)
def test_a_text_is_the_files_own_text(content: str) -> None:
    assert _read_text(content).text == content


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert read_bytes("a.txt", b"\xef\xbb\xbfTekst").text == "Tekst"


def test_a_form_feed_begins_a_page() -> None:
    document = _read_text("Pagina een.\n\fPagina twee.\n")
    assert document.page_at(document.text.index("twee")) == 2


def test_a_sentence_running_over_a_form_feed_is_one_block() -> None:
    assert len(_read_text("De zin loopt\n\fdoor op de volgende pagina.\n").blocks) == 1


def test_a_question_line_is_a_heading_above_the_text_right_below_it() -> None:
    document = _read_text("Kop\n\nVraag 4\nWaarom duurde dat?\n\nAntwoord 4\nDaarom.\n")
    assert _quotes(document)[1:] == [
        ("heading", "Vraag 4"),
        ("paragraph", "Waarom duurde dat?"),
        ("heading", "Antwoord 4"),
        ("paragraph", "Daarom."),
    ]
    assert document.blocks[1].level == 3


def test_a_numbered_line_on_its_own_is_a_heading_of_its_depth() -> None:
    document = _read_text("3.2 Wat goed ging\n\nDe uitvoering was snel.\n")
    assert document.blocks[0] == Block("heading", 0, 17, 2)


@pytest.mark.parametrize("line", ["Dat is een zin.", "Geachte heer,", "kleine letter", "x" * 200])
def test_a_line_that_does_not_look_like_a_heading_is_a_paragraph(line: str) -> None:
    assert _read_text(f"{line}\n\nMeer tekst.\n").blocks[0].kind == "paragraph"


@pytest.mark.parametrize("mark", ["- ", "• ", "1. ", "a) "])
def test_a_list_item_begins_behind_its_mark(mark: str) -> None:
    document = _read_text(f"Wij bevelen aan:\n{mark}richt een\n  loket in\n")
    assert _quotes(document)[1] == ("item", "richt een\n  loket in")


def test_a_number_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    assert len(_read_text("Dat staat in artikel\n6. en in artikel\n7. van de wet\n").blocks) == 1


def test_the_facts_on_a_title_page_are_apart_from_the_title() -> None:
    document = _read_text(
        "Algemene Rekenkamer\nStaat van het herstel\nDatum: 8 juni 2017\n\nTekst."
    )
    assert _quotes(document)[:3] == [
        ("paragraph", "Algemene Rekenkamer"),
        ("title", "Staat van het herstel"),
        ("paragraph", "Datum: 8 juni 2017"),
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_text_in_another_encoding_is_read_right(encoding: str) -> None:
    text = "De geëvalueerde regeling voor gedupeerden is vóór 2019 één keer herzien. " * 5
    assert read_bytes("a.txt", text.encode(encoding)).text == text


def test_damaged_utf8_is_refused_rather_than_garbled() -> None:
    content = "De geëvalueerde regeling is vóór 2019 één keer herzien: ".encode() + b"\xff\n"
    with pytest.raises(ReadError, match="beschadigd UTF-8, byte 61"):
        read_bytes("a.txt", content)


@pytest.mark.parametrize("content", [b"", b" \n\n\t", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_empty_file_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(ReadError, match=f"{name} is leeg"):
        read_bytes(name, content)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "pdf", "docx", "odt"])
@pytest.mark.parametrize("seed", range(5))
def test_binary_garbage_is_refused_by_name(suffix: str, seed: int) -> None:
    content = random.Random(seed).randbytes(2000)  # noqa: S311 - garbage need not be secure
    with pytest.raises(ReadError, match=f"rommel.{suffix}"):
        read_bytes(f"rommel.{suffix}", content)


def test_a_text_with_nul_bytes_is_refused() -> None:
    with pytest.raises(ReadError, match="binair"):
        read_bytes("a.txt", b"tekst\x00tekst")


def test_a_text_of_fifty_megabytes_is_read_in_seconds() -> None:
    content = (BODY + "\n\n").encode() * (50_000_000 // (len(BODY) + 2))
    start = time.process_time()
    document = read_bytes("groot.txt", content)
    assert time.process_time() - start < 20
    assert len(document.blocks) == content.count(b"\n\n")


@pytest.mark.reports
@pytest.mark.skipif(not REPORTS.exists(), reason="the real reports are not here")
def test_the_real_reports_are_read_character_for_character() -> None:
    for path in sorted(REPORTS.glob("*.txt")):
        document = read_report(path)
        assert document.text == path.read_bytes().decode("utf-8-sig")
        _assert_sound(document)


# --- markdown -------------------------------------------------------------------------------


def test_markdown_is_the_files_own_text() -> None:
    content = "---\ntitel: A\n---\n# Kop\r\n\r\n**Vet** en <b>zo</b>.\r\n"
    assert read_bytes("a.md", content.encode()).text == content


def test_a_markdown_heading_begins_behind_its_hashes() -> None:
    document = read_bytes("a.md", b"## Wat ging er mis ##\n\nTekst.\n\nOnder\n=====\n")
    assert _quotes(document) == [
        ("heading", "Wat ging er mis"),
        ("paragraph", "Tekst."),
        ("heading", "Onder"),
    ]
    assert [block.level for block in document.blocks] == [2, 0, 1]


def test_front_matter_and_comments_belong_to_no_block() -> None:
    document = read_bytes("a.md", b"---\ntitel: A\n---\n<!-- nog\nniet -->\nTekst.\n")
    assert _quotes(document) == [("paragraph", "Tekst.")]


def test_markdown_items_and_table_rows_are_blocks() -> None:
    content = b"- een\n  - twee\n\n1. drie\n\n| Jaar | Aantal |\n|---|---|\n| 2019 | 12 |\n"
    assert _quotes(read_bytes("a.md", content)) == [
        ("item", "een"),
        ("item", "twee"),
        ("item", "drie"),
        ("table", "| Jaar | Aantal |"),
        ("table", "| 2019 | 12 |"),
    ]


@pytest.mark.parametrize("note", ["Zie ook het rapport.", "Ibid."])
def test_a_footnote_definition_is_a_footnote(note: str) -> None:
    content = f"Tekst.[^1]\n\n[^1]: {note}\n[^2]: Idem.\n"
    assert _quotes(read_bytes("a.md", content.encode()))[1:] == [
        ("footnote", note),
        ("footnote", "Idem."),
    ]


# --- docx and odt ---------------------------------------------------------------------------


def test_a_word_document_keeps_its_blocks_and_puts_notes_last() -> None:
    document = read_bytes("a.docx", make_docx(footnote="Zie het rapport."))
    assert _quotes(document) == [
        ("title", "Evaluatie herstel"),
        ("heading", "Wat ging er mis"),
        ("paragraph", "De uitvoering kwam te laat."),
        ("item", "Richt één loket in"),
        ("item", "Leer van fouten"),
        ("table", "Jaar | Aantal"),
        ("table", "2019 | 12"),
        ("paragraph", "Tot zover deze zin die doorloopt."),
        ("footnote", "Zie het rapport."),
    ]


def test_a_page_break_in_a_word_document_begins_a_page_within_the_sentence() -> None:
    document = read_bytes("a.docx", make_docx())
    assert document.page_at(document.text.index("deze zin")) == 1
    assert document.page_at(document.text.index("die doorloopt")) == 2


def test_an_open_document_keeps_its_blocks_and_puts_notes_last() -> None:
    assert _quotes(read_bytes("a.odt", make_odt())) == [
        ("title", "Evaluatie herstel"),
        ("heading", "Wat ging er mis"),
        ("paragraph", "De uitvoering kwam te laat."),
        ("item", "Richt één loket in"),
        ("item", "Leer van fouten"),
        ("table", "Jaar | Aantal"),
        ("table", "2019 | 12"),
        ("paragraph", "Op de tweede pagina."),
        ("footnote", "Zie het rapport."),
    ]


def test_a_footnote_of_an_open_document_stands_on_its_own_page() -> None:
    document = read_bytes("a.odt", make_odt())
    assert document.page_at(document.text.index("tweede")) == 2
    assert document.page_at(document.text.index("Zie het rapport")) == 1


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_zip_of_something_else_is_refused(suffix: str) -> None:
    with pytest.raises(ReadError, match=f"a.{suffix} is een zip-bestand maar geen"):
        read_bytes(f"a.{suffix}", make_zip({"foto.txt": b"tekst"}))


@pytest.mark.parametrize(("suffix", "content"), [("docx", make_docx()), ("odt", make_odt())])
def test_a_truncated_document_is_refused(suffix: str, content: bytes) -> None:
    with pytest.raises(ReadError, match="beschadigd"):
        read_bytes(f"a.{suffix}", content[: len(content) // 2])


def test_a_damaged_document_part_is_refused() -> None:
    broken = make_zip({"word/document.xml": b"<w:document", "[Content_Types].xml": b"<Types/>"})
    with pytest.raises(ReadError, match="beschadigd"):
        read_bytes("a.docx", broken)


def test_an_open_document_with_broken_xml_is_refused_without_printing_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    kind = b"application/vnd.oasis.opendocument.text"
    broken = {
        "mimetype": kind,
        "content.xml": b"<a>Jan Jansen<b></a>",
        "META-INF/manifest.xml": b"<manifest/>",
    }
    with pytest.raises(ReadError, match="beschadigd"):
        read_bytes("a.odt", make_zip(broken))
    assert capsys.readouterr() == ("", "")


def test_a_word_document_locked_with_a_password_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    with pytest.raises(ReadError, match="wachtwoord"):
        read_bytes("a.docx", ole)


def test_an_open_document_locked_with_a_password_is_refused() -> None:
    kind = b"application/vnd.oasis.opendocument.text"
    locked = {
        "mimetype": kind,
        "content.xml": b"\x01\x02",
        "META-INF/manifest.xml": b"<manifest:encryption-data/>",
    }
    with pytest.raises(ReadError, match="wachtwoord"):
        read_bytes("a.odt", make_zip(locked))


@pytest.mark.parametrize(
    ("suffix", "part"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
def test_xml_entities_are_refused(suffix: str, part: str) -> None:
    xml = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    with pytest.raises(ReadError, match="entiteiten"):
        read_bytes(f"a.{suffix}", make_zip({part: xml}))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(ReadError, match="te groot"):
        read_bytes("a.docx", make_zip({"word/document.xml": bytes(160_000_000)}))


# --- html -----------------------------------------------------------------------------------


def test_a_web_page_gives_its_main_text_without_its_menus() -> None:
    document = read_bytes("a.html", PAGE.encode())
    assert _quotes(document) == [
        ("heading", "Evaluatie herstel"),
        ("paragraph", PAGE_PARAGRAPH),
        ("heading", "Aanbevelingen"),
        ("item", "Richt één loket in voor alle gedupeerden"),
        ("item", "Leer van fouten"),
        ("table", "Jaar | Aantal"),
        ("table", "2019 | 12"),
    ]


@pytest.mark.parametrize("declared", ['<meta charset="iso-8859-1">', ""])
def test_a_web_page_in_latin_1_is_read_right(declared: str) -> None:
    page = (
        f"<html><head>{declared}</head><body><p>De geëvalueerde regeling voor gedupeerden is "
        "vóór 2019 één keer herzien, en daarna geëindigd.</p></body></html>"
    )
    assert "geëvalueerde regeling" in read_bytes("a.html", page.encode("latin-1")).text


def test_a_web_page_with_hardly_any_text_gives_what_it_has() -> None:
    page = b"<html><body><div>Kort bericht</div><div>Nog een <b>regel</b></div></body></html>"
    assert [quote for _, quote in _quotes(read_bytes("a.html", page))] == [
        "Kort bericht",
        "Nog een regel",
    ]


def test_a_web_page_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="geen lopende tekst"):
        read_bytes("a.html", b"<html><body><img src='a.png'></body></html>")


# --- every format ---------------------------------------------------------------------------

_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200)
_LINES = st.lists(_WORDS, max_size=8).map("\n".join)


@settings(deadline=None, max_examples=60)
@given(text=_LINES, suffix=st.sampled_from(["txt", "md", "html"]))
def test_blocks_lie_within_the_text_and_spans_cover_it(text: str, suffix: str) -> None:
    content = f"# Kop\n\nDe uitvoering kwam te laat op gang.\n\n{text}"
    _assert_sound(read_bytes(f"a.{suffix}", content.encode()))


@settings(deadline=None, max_examples=30)
@given(text=st.text(st.characters(codec="utf-8"), max_size=300), fed=st.booleans())
def test_a_text_survives_reading_whatever_is_in_it(text: str, fed: bool) -> None:
    whole = ("\f" if fed else "") + "De uitvoering kwam te laat. " * 40 + text.replace("\x00", "")
    try:
        document = _read_text(whole)
    except ReadError:
        return
    assert document.text == whole.removeprefix("\ufeff")
    _assert_sound(document)


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.lists(st.sampled_from([*wrap(BODY), "- een punt", "** Kop", ""]), min_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_the_blocks_of_a_pdf_lie_within_its_text(pages: list[list[str]]) -> None:
    content = make_pdf(Sheet(lines=[*wrap(BODY), *lines], notes=["1 Noot."]) for lines in pages)
    _assert_sound(read_bytes("a.pdf", content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", make_docx(footnote="Noot.")),
        ("a.odt", make_odt()),
        ("a.html", PAGE.encode()),
    ],
)
def test_the_blocks_of_a_document_lie_within_its_text(name: str, content: bytes) -> None:
    _assert_sound(read_bytes(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", make_docx(footnote="Noot.")),
        ("a.odt", make_odt()),
        ("a.html", PAGE.encode()),
        ("a.pdf", make_pdf([Sheet(lines=wrap(BODY))])),
        ("a.md", b"# Kop\n\nTekst."),
        ("a.txt", b"Tekst"),
    ],
)
def test_the_same_bytes_give_the_same_document(name: str, content: bytes) -> None:
    assert read_bytes(name, content) == read_bytes(name, content)


def test_the_hash_is_that_of_the_bytes() -> None:
    assert read_bytes("a.txt", b"abc").sha256 == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


# --- files and folders ----------------------------------------------------------------------


def test_reports_are_found_in_order_and_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.PDF", "a/1.meta.toml", "c.xlsx", ".weg/3.txt", "a/~$1.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("tekst")
    assert [path.name for path in find_reports([tmp_path])] == ["1.PDF", "2.txt"]


def test_a_report_named_twice_is_found_once(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("tekst")
    assert list(find_reports([report, tmp_path])) == [report]


def test_a_file_named_though_of_an_unknown_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cijfers.xlsx"
    path.write_text("x")
    with pytest.raises(ReadError, match=r"cijfers\.xlsx"):
        list(find_reports([path]))


def test_an_error_on_one_path_does_not_lose_the_others(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("tekst")
    errors: list[ReadError] = []
    assert list(find_reports([tmp_path / "weg.txt", report], errors.append)) == [report]
    assert "weg.txt bestaat niet" in str(errors[0])


def test_a_vanished_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"weg\.txt bestaat niet"):
        read_report(tmp_path / "weg.txt")


_AS_NOBODY = """
import os
import sys
from pathlib import Path
from ingest.read import find_reports, read_report
from ontology.errors import ReadError

if os.geteuid() == 0:
    os.setresuid(65534, 65534, 65534)
root = Path(sys.argv[1])
print([path.name for path in find_reports([root], lambda error: print(error))])
try:
    read_report(root / "geheim.txt")
except ReadError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_or_file_without_rights_is_named_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "dicht").mkdir(mode=0)
    (tmp_path / "geheim.txt").write_text("tekst")
    (tmp_path / "open.txt").write_text("tekst")
    (tmp_path / "geheim.txt").chmod(0)
    open_to_all(tmp_path)
    said = _run_without_rights(tmp_path)
    assert f"{tmp_path / 'dicht'} mag niet worden gelezen" in said
    assert "['geheim.txt', 'open.txt']" in said
    assert f"{tmp_path / 'geheim.txt'} mag niet worden gelezen" in said


def _run_without_rights(folder: Path) -> str:
    """What the search says in a process that is not root's, for whom rights do not count."""
    run = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return run.stdout


def test_a_sidecar_beside_the_file_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tekst zonder meer.")
    (tmp_path / "a.meta.toml").write_text('publisher = "Algemene Rekenkamer"')
    assert read_report(tmp_path / "a.txt").metadata.publisher == "Algemene Rekenkamer"


def test_the_suffix_decides_whether_a_file_is_readable() -> None:
    assert is_readable(Path("A.DOCX"))
    assert not is_readable(Path("a.meta.toml"))
