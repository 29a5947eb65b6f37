"""Reading PDFs: running text apart from everything else that stands on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.read import read_bytes
from ingest.readers.hyphens import glue
from ontology.errors import ReadError
from tests.documents import (
    BODY,
    Sheet,
    columns_pdf,
    encrypted_pdf,
    in_columns,
    make_pdf,
    pageless_pdf,
    placed_pdf,
    raised_pdf,
    scanned_pdf,
    table_pdf,
    wrap,
)

if TYPE_CHECKING:
    from ingest.document import SourceDocument


def _read(*sheets: Sheet) -> SourceDocument:
    return read_bytes("rapport.pdf", make_pdf(sheets))


def _body(page: int) -> list[str]:
    """Lines that are other ones on every page."""
    words = BODY.split()
    return wrap(" ".join([*words[3 * page :], *words[: 3 * page]]))


def _column(turn: int) -> list[str]:
    """Twice the lines of a narrow column, other ones for every turn."""
    words = BODY.split()
    return wrap(" ".join([*words[turn:], *words, *words[:turn]]), 220)


def _quotes(document: SourceDocument) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_the_lines_of_a_paragraph_are_joined_by_spaces() -> None:
    assert _quotes(_read(Sheet(lines=wrap(BODY)))) == [("paragraph", BODY)]


def test_a_blank_line_ends_a_paragraph() -> None:
    document = _read(Sheet(lines=[*wrap(BODY), "", *wrap(BODY)]))
    assert _quotes(document) == [("paragraph", BODY)] * 2


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    document = _read(Sheet(lines=[*wrap(BODY), "Dat was te laat.", *wrap(BODY)]))
    assert [quote for _, quote in _quotes(document)] == [BODY, "Dat was te laat.", BODY]


def test_a_larger_line_is_a_heading_and_so_is_a_bold_one() -> None:
    lines = [
        "# Herstel",
        "",
        "** Wat ging er mis",
        *wrap(BODY),
        "",
        "** Wat ging goed",
        *wrap(BODY),
    ]
    document = _read(Sheet(lines=lines))
    assert _quotes(document)[:2] == [("title", "Herstel"), ("heading", "Wat ging er mis")]


def test_a_numbered_line_in_the_print_of_the_text_is_a_heading() -> None:
    document = _read(Sheet(lines=[*wrap(BODY), "", "3.2 Wat goed ging", "", *wrap(BODY)]))
    assert (document.blocks[1].kind, document.blocks[1].level) == ("heading", 2)


def test_question_lines_are_headings() -> None:
    document = _read(Sheet(lines=["Vraag 4", *wrap(BODY), "", "Antwoord 4", *wrap(BODY)]))
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"] * 2


def test_items_begin_behind_their_bullets() -> None:
    lines = [*wrap(BODY), "Wij bevelen aan:", "• richt een loket in", "• leer van fouten"]
    assert _quotes(_read(Sheet(lines=lines)))[2:] == [
        ("item", "richt een loket in"),
        ("item", "leer van fouten"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("de uitvoe-", "ring van de wet", "de uitvoering van de wet"),
        ("in het NO-", "rapport staat", "in het NO-rapport staat"),
        ("de wet-", "en regelgeving", "de wet- en regelgeving"),
        ("in 2023-", "achtige jaren", "in 2023-achtige jaren"),
        ("in Noord-", "Holland", "in Noord-Holland"),
        ("de sociaal-", "medische kant", "de sociaalmedische kant"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_made_whole(
    before: str, after: str, whole: str
) -> None:
    document = _read(Sheet(lines=[*wrap(BODY), "", before, f"{after} {BODY[:60]}"]))
    assert _quotes(document)[1][1].startswith(whole)


def test_a_hyphen_the_word_has_elsewhere_is_kept() -> None:
    lines = [
        "De sociaal-medische beoordeling kwam te laat, aldus het rapport uit",
        "2019 en sociaal-",
        "medische diensten.",
    ]
    assert "sociaal-medische diensten" in _read(Sheet(lines=lines)).text


def test_gluing_a_dash_leaves_it_alone() -> None:
    assert glue("dat is - zo -", "waar") == "dat is - zo - "


def test_running_headers_footers_and_page_numbers_are_dropped() -> None:
    sheets = [Sheet("Evaluatie herstel", f"Pagina {n} van 3", _body(n)) for n in (1, 2, 3)]
    text = _read(*sheets).text
    assert text.split() == " ".join(line for sheet in sheets for line in sheet.lines).split()


def test_chapter_headers_with_the_page_number_are_dropped() -> None:
    sheets = [Sheet(f"Deel {n} van alles {n + 4}", "", _body(n)) for n in (1, 2, 3, 4)]
    assert "Deel" not in _read(*sheets).text


def test_a_question_at_the_top_of_every_page_is_no_header() -> None:
    document = _read(*(Sheet(f"Vraag {n}", "", _body(n)) for n in (1, 2, 3)))
    headings = [quote for kind, quote in _quotes(document) if kind == "heading"]
    assert headings == ["Vraag 1", "Vraag 2", "Vraag 3"]


def test_a_sentence_runs_over_a_page_break() -> None:
    first = [
        *wrap(BODY),
        "De commissie vindt dat het ministerie de signalen van gemeenten veel eerder had",
    ]
    document = _read(Sheet("Kop", "1", first), Sheet("Kop", "2", ["moeten zien.", "", *wrap(BODY)]))
    assert "veel eerder had moeten zien." in document.text
    assert document.page_at(document.text.index("eerder had")) == 1
    assert document.page_at(document.text.index("moeten zien.")) == 2


def test_a_word_broken_by_a_page_break_is_made_whole() -> None:
    document = _read(
        Sheet(lines=[*wrap(BODY), "", "Dat komt door de uitvoe-"]),
        Sheet(lines=["ring van de regeling.", "", *wrap(BODY)]),
    )
    assert "de uitvoering van de regeling." in document.text
    assert document.page_at(document.text.index("ring van de regeling.")) == 2


def test_footnotes_come_behind_the_running_text_with_their_own_page() -> None:
    first = Sheet(
        lines=wrap(BODY), notes=["1 Zie het rapport over het jaar", "35 000 en verder.", "2 Idem."]
    )
    document = _read(first, Sheet(lines=wrap(BODY)))
    assert _quotes(document)[-2:] == [
        ("footnote", "1 Zie het rapport over het jaar 35 000 en verder."),
        ("footnote", "2 Idem."),
    ]
    assert [span.number for span in document.pages] == [1, 2, 1]


def test_the_number_that_calls_a_footnote_goes_with_it() -> None:
    content = raised_pdf("Dat blijkt uit het jaarverslag", "1", " van 2022.", "Raad van State.")
    document = read_bytes("a.pdf", content)
    assert "het jaarverslag van 2022." in document.text
    assert _quotes(document)[-1] == ("footnote", "1 Raad van State.")


def test_a_raised_number_that_calls_no_footnote_stays() -> None:
    content = raised_pdf("De woning is 100 m", "2", " groot.", "")
    assert "100 m2 groot." in read_bytes("a.pdf", content).text


@pytest.mark.parametrize("by_row", [True, False])
def test_columns_are_read_one_after_the_other(by_row: bool) -> None:
    left = wrap(BODY, 220)
    right = wrap(BODY.replace("De", "Nu"), 220)[: len(left)]
    document = read_bytes("a.pdf", columns_pdf(left, right, by_row=by_row))
    assert " ".join(document.text.split()) == " ".join([*left, *right])


def test_headers_and_footers_over_columns_and_over_none_are_dropped() -> None:
    sides = [(_column(0), _column(1)), (_column(2), _column(3)), (["Tot slot een zin."], [])]
    pages = [
        in_columns(*side, "Kop links|Kop rechts", f"19 maart 2015|{n}")
        for n, side in enumerate(sides, start=1)
    ]
    document = read_bytes("a.pdf", placed_pdf(pages))
    assert "Kop" not in document.text
    assert {block.kind for block in document.blocks} == {"paragraph"}


def test_the_name_of_a_chapter_beside_that_of_the_report_is_dropped() -> None:
    pages = [
        in_columns(_column(2 * n), _column(2 * n + 1), f"Het rapport|Over {name}")
        for n, name in enumerate(("gas", "water", "land", "lucht"))
    ]
    assert "Over" not in read_bytes("a.pdf", placed_pdf(pages)).text


def test_a_line_of_one_column_that_recurs_is_no_header() -> None:
    pages = [
        in_columns([line, *_column(2 * n)], _column(2 * n + 1))
        for n, line in enumerate(3 * ["De raad beveelt het volgende aan."] + 4 * ["Dat is zo."])
    ]
    assert read_bytes("a.pdf", placed_pdf(pages)).text.count("De raad beveelt") == 3


def test_a_word_broken_by_the_end_of_a_column_is_made_whole() -> None:
    left, right = [*_column(0), "Dat blijkt uit het on-"], ["derzoek.", *_column(1)]
    pages = [in_columns(left, right, "Kop|links", "2015|1"), in_columns(_column(2), _column(3))]
    assert "uit het onderzoek." in read_bytes("a.pdf", placed_pdf(pages)).text


def test_a_word_broken_by_a_page_is_made_whole_between_a_footer_and_a_header() -> None:
    pages = [
        in_columns(_column(1), [*_column(2), "Dat blijkt uit het on-"], "Kop|links", "2015|1"),
        in_columns(["derzoek.", *_column(3)], _column(4), "Kop|links", "2015|2"),
        in_columns(["Tot slot."], [], "Kop|links", "2015|3"),
    ]
    document = read_bytes("a.pdf", placed_pdf(pages))
    assert "uit het onderzoek." in document.text
    assert document.page_at(document.text.index("derzoek.")) == 2


def test_a_sentence_goes_on_behind_the_table_at_the_top_of_the_next_page() -> None:
    first = [
        (72.0, 700.0 - 13 * n, 10.0, line) for n, line in enumerate([*wrap(BODY), "Het is zo"])
    ]
    rows = [
        (72.0 + 120 * column, 750.0 - 13 * row, 10.0, text)
        for row, texts in enumerate((("Jaar", "Aantal"), ("2019", "12"), ("2020", "14")))
        for column, text in enumerate(texts)
    ]
    document = read_bytes("a.pdf", placed_pdf([first, [*rows, (72.0, 690.0, 10.0, "gegaan.")]]))
    assert _quotes(document)[-4:] == [
        ("paragraph", "Het is zo gegaan."),
        ("table", "Jaar | Aantal"),
        ("table", "2019 | 12"),
        ("table", "2020 | 14"),
    ]


def test_a_line_that_ends_in_a_semicolon_does_not_end_a_paragraph() -> None:
    lines = [
        *wrap(BODY),
        "Het ministerie zag de signalen van de gemeenten in dat jaar helaas niet op tijd;",
        "dat is erg.",
    ]
    assert len(_quotes(_read(Sheet(lines=lines)))) == 2


def test_a_short_line_that_ends_in_a_semicolon_is_a_point_of_a_list() -> None:
    lines = [*wrap(BODY), "De raad vraagt:", "een loket;", "een besluit."]
    assert [quote for _, quote in _quotes(_read(Sheet(lines=lines)))][1:] == [
        "De raad vraagt:",
        "een loket;",
        "een besluit.",
    ]


def test_a_sentence_may_end_with_a_line_of_a_quotation() -> None:
    quotation = [
        "Het water kwam heel hoog,",
        "wij waren erg bang toen.",
        "Er was niemand die hielp",
        "in die week.",
    ]
    lines = [(72.0, 700.0 - 13 * n, 10.0, line) for n, line in enumerate(wrap(BODY))]
    lines += [(100.0, 600.0 - 13 * n, 10.0, line) for n, line in enumerate(quotation)]
    assert _quotes(read_bytes("a.pdf", placed_pdf([lines])))[-1] == (
        "paragraph",
        " ".join(quotation),
    )


def test_a_page_written_sideways_is_read_upright() -> None:
    lines = [(72.0, 500.0 - 13 * n, 10.0, line) for n, line in enumerate(wrap(BODY))]
    assert read_bytes("a.pdf", placed_pdf([lines], turn=90)).text == BODY


def test_the_rows_of_a_table_are_blocks() -> None:
    content = table_pdf(
        [("Jaar", "Aantal", "Bedrag"), ("2019", "12", "€ 5"), ("2020", "1", "€ 70")]
    )
    assert _quotes(read_bytes("a.pdf", content))[1:] == [
        ("table", "Jaar | Aantal | Bedrag"),
        ("table", "2019 | 12 | € 5"),
        ("table", "2020 | 1 | € 70"),
    ]


def test_one_line_with_a_wide_space_is_no_table() -> None:
    content = table_pdf([("Bijlagen", "drie")])
    assert _quotes(read_bytes("a.pdf", content))[-1] == ("paragraph", "Bijlagen drie")


def test_a_table_of_contents_is_dropped() -> None:
    document = _read(Sheet(lines=[f"Inleiding {'.' * 60} 3", "", *wrap(BODY)]))
    assert document.text == BODY


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Dit is geen PDF maar tekst.", "is geen PDF"),
        (make_pdf([Sheet(lines=wrap(BODY))])[:-600], "niet volledig"),
        (b"%PDF-1.4\nniets\n%%EOF", "beschadigde PDF"),
        (pageless_pdf(), "zonder pagina's|beschadigde PDF"),
        (encrypted_pdf(), "wachtwoord"),
        (scanned_pdf(), "geen tekstlaag"),
        (make_pdf([Sheet(lines=["kort"])]), "geen tekstlaag"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=rf"^rapport\.pdf.*(?:{reason})"):
        read_bytes("rapport.pdf", content)
