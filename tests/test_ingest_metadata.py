"""What is known of a report, and where it comes from."""

from __future__ import annotations

import pytest

from ingest.dates import iso_date
from ingest.document import Metadata
from ingest.metadata import find_metadata, is_organisation
from ingest.read import read_bytes
from ontology.errors import ReadError
from tests.documents import BODY, PAGE, Sheet, make_docx, make_pdf, wrap


def _found(text: str) -> Metadata:
    return read_bytes("rapport.txt", text.encode()).metadata


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("8 juni 2017", "2017-06-08"),
        ("1 Maart 2020", "2020-03-01"),
        ("december 2024", "2024-12"),
        ("2019", "2019"),
        ("03-12-2024", "2024-12-03"),
        ("2024-12-03T09:00:00Z", "2024-12-03"),
        ("2024-12", "2024-12"),
        ("31 februari 2020", None),
        ("ooit", None),
        ("13-13-2020", None),
    ],
)
def test_a_date_becomes_iso_8601(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "line",
    [
        "Datum: 3 december 2024",
        "Datum 3 december 2024",
        "Den Haag, 3 december 2024",
        "Uitgebracht op 3 december 2024",
        "**Datum** 3 december 2024",
        "3 december 2024",
        "'s-Gravenhage, 3 december 2024",
        "Publicatiedatum: 03-12-2024",
        "Date: 3 December 2024",
        "Datum: 3. Dezember 2024",
        "Date : 3 décembre 2024",
    ],
)
def test_the_publication_date_is_read_from_the_first_lines(line: str) -> None:
    assert _found(f"Evaluatie\n\n{line}\n\n{BODY}").published == "2024-12-03"


def test_a_date_within_a_sentence_is_not_the_publication_date() -> None:
    assert (
        _found("Evaluatie\n\nOp 3 december 2024 schreef het kabinet een brief.").published is None
    )


def test_the_head_of_an_official_letter_gives_title_publisher_date_and_source() -> None:
    text = (
        "Algemene Rekenkamer\nBeantwoording Kamervragen\nDatum: 8 juni 2017\n"
        "Bron: https://www.rekenkamer.nl/a.pdf\n\nVraag 1\nWaarom?\n"
    )
    assert _found(text) == Metadata(
        "Beantwoording Kamervragen",
        "Algemene Rekenkamer",
        "2017-06-08",
        None,
        "https://www.rekenkamer.nl/a.pdf",
    )


def test_an_address_of_the_source_may_be_long() -> None:
    address = f"https://www.rekenkamer.nl/{'antwoorden-op-vragen-' * 20}.pdf"
    assert _found(f"Antwoorden\n\n**Bron:** {address}\n").source == address
    assert _found(f"Antwoorden\n\n**Bron: {address}**\n").source == address


def test_the_subject_of_a_letter_is_its_title() -> None:
    text = "Datum 3 december 2024  \nBetreft Kabinetsreactie op het rapport\n\nGeachte heer,\n"
    assert _found(text).title == "Kabinetsreactie op het rapport"


def test_the_addressee_of_a_letter_is_not_its_publisher() -> None:
    assert _found(f"Nationale ombudsman\nt.a.v. de directie\nPostbus 1\n\n{BODY}").publisher is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Uitgever: Nationale ombudsman", "Nationale ombudsman"),
        ("Opgesteld door: Inspectie van het Onderwijs", "Inspectie van het Onderwijs"),
        ("Opsteller: J. Jansen", None),
    ],
)
def test_only_an_organisation_is_taken_as_publisher(line: str, publisher: str | None) -> None:
    assert _found(f"Evaluatie\n\n{line}\n\n{BODY}").publisher == publisher


@pytest.mark.parametrize("name", ["J. Jansen", "Raadsma, P.", "Gemeentelijke Jan", "Inspecteur X"])
def test_a_persons_name_is_no_organisation(name: str) -> None:
    assert not is_organisation(name)


def test_a_text_that_says_nothing_of_itself_leaves_everything_unknown() -> None:
    assert _found(BODY) == Metadata()


def test_an_author_is_not_a_publisher() -> None:
    content = make_pdf([Sheet(lines=wrap(BODY))], title="Evaluatie", author="J. Jansen")
    assert read_bytes("a.pdf", content).metadata == Metadata(title="Evaluatie")


def test_an_author_that_is_an_organisation_is_the_publisher() -> None:
    content = make_docx(title="Evaluatie", author="Ministerie van Financiën")
    assert read_bytes("a.docx", content).metadata.publisher == "Ministerie van Financiën"


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - eindversie.docx",
        "Document1",
        "untitled",
        "rapport.indd",
        "mijn_rapport",
    ],
)
def test_a_title_a_program_made_up_is_dropped(title: str) -> None:
    content = make_pdf([Sheet(lines=wrap(BODY))], title=title)
    assert read_bytes("mijn rapport.pdf", content).metadata.title is None


def test_the_meta_tags_of_a_web_page_are_used() -> None:
    assert read_bytes("a.html", PAGE.encode()).metadata == Metadata(
        "Evaluatie herstel", "Ministerie van Financiën", "2024-12-03", None, None, "nl"
    )


def test_the_front_matter_of_markdown_is_used() -> None:
    content = (
        '---\ntitel: "Evaluatie"\nuitgever: UWV\ndatum: juni 2023\ntaal: nl-NL\n---\n\nTekst.\n'
    )
    assert read_bytes("a.md", content.encode()).metadata == Metadata(
        "Evaluatie", "UWV", "2023-06", None, None, "nl"
    )


def test_the_file_is_trusted_above_the_sidecar_and_that_above_the_text() -> None:
    sidecar = b'title = "Uit het bijbestand"\npublished = 2020-01-02'
    content = make_pdf([Sheet(lines=["Datum: 3 december 2024", "", *wrap(BODY)])], title="Ingebed")
    metadata = read_bytes("a.pdf", content, sidecar).metadata
    assert (metadata.title, metadata.published) == ("Ingebed", "2020-01-02")


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        (b'auteur = "X"', "onbekende sleutel “auteur”"),
        (b"title = 3", "“title” moet tekst"),
        (b'published = "ooit"', r"de datum moet zijn als"),
        (b"title = ", r"geen geldig TOML-bestand \(aan het einde\): schrijf"),
        (b"title = oeps", r"TOML-bestand \(regel 1, teken 9\): schrijf"),
        (b"\xff", "geen tekst in UTF-8"),
    ],
)
def test_a_sidecar_that_is_wrong_is_refused_with_the_reason(sidecar: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=rf"a\.meta\.toml.*{reason}"):
        read_bytes("a.txt", b"Tekst.", sidecar)


LETTER = """Geachte voorzitter,

Hierbij stuur ik u de reactie op het rapport.

De minister van Binnenlandse Zaken en Koninkrijksrelaties,

J. Jansen
"""


def test_a_letter_is_of_the_ministry_of_who_signs_it() -> None:
    ministry = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
    assert find_metadata(LETTER, ()).publisher == ministry
    assert find_metadata(LETTER.replace("Geachte voorzitter,", "Inleiding"), ()).publisher is None
    named = f"Algemene Rekenkamer\n\n{LETTER}"
    assert find_metadata(named, ()).publisher == "Algemene Rekenkamer"


def test_a_first_line_that_only_names_who_published_is_no_title() -> None:
    head = (
        "Gemeentelijke Rekenkamer Zaanstad\n\nEvaluatie regeling funderingsherstel\n12 maart 2026"
    )
    text = f"{head}\n\n1. Inleiding\n\nDe gemeente Zaanstad begon in 2021 met een regeling."
    known = read_bytes("rapport.txt", text.encode()).metadata
    assert known.title == "Evaluatie regeling funderingsherstel"
    assert known.publisher == "Gemeentelijke Rekenkamer Zaanstad"
