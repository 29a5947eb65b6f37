"""The commands that ask what is alike: what they take, what they print, with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pypdfium2
import pytest

from graph.store import open_store
from tests.contributions import Said, report
from tests.test_leergraaf_cli import run

GRONINGEN = "https://w3id.org/leergraaf/id/traject/herstel-en-versterking-groningen"
CRACKS = Said("Bewoners met een scheur in de muur kregen geen vergoeding.", trajectory=GRONINGEN)
TEXT = "Regeling voor mijnbouwschade in Limburg"


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path}/leergraaf.sqlite"
    with open_store(url) as store:
        store.put(report(CRACKS, title="Een", published="2020"))
        brief = Said("Een brief kwam te laat.", trajectory="Bravo")
        store.put(report(brief, title="Twee", published="2024"))
    monkeypatch.setenv("LEERGRAAF_STORE", url)


def test_related_names_reasons_and_leaves_out_those_that_are_switched_off() -> None:
    text = run("related", "mijnbouwschade Limburg").stdout
    assert "Verwant aan Mijnbouwschade Limburg" in text
    assert "Onderwerp (" in text
    left = run("related", "mijnbouwschade Limburg", "--without", "onderwerp").stdout
    assert "Onderwerp (" not in left
    assert left == run("related", "mijnbouwschade Limburg", "--without", "Subject").stdout


def test_an_unknown_reason_is_wrong_use_and_says_which_there_are() -> None:
    result = run("related", "mijnbouwschade Limburg", "--without", "kleur", code=2)
    assert "kleur" in result.stderr
    assert "knelpunten" in result.stderr


def test_an_unknown_trajectory_is_wrong_use() -> None:
    run("related", "Atlantis herbouwen", code=2)


def test_brief_takes_a_text_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(f"# Plan\n\n{TEXT}.\n", encoding="utf-8")
    told = json.loads(run("brief", TEXT, "--format", "json").stdout)
    read = json.loads(run("brief", str(file), "--format", "json").stdout)
    for one in (told, read):
        assert [near["trajectory"]["id"] for near in one["near"]] == [GRONINGEN]


def test_brief_tells_the_description_without_what_is_personal_in_it() -> None:
    text = run("brief", f"{TEXT}. Bel mevrouw Jansen op 0612345678.", "--format", "md").stdout
    assert f"U beschreef: “{TEXT}. Bel mevrouw ██████" in text
    assert "Jansen" not in text
    assert "0612345678" not in text


def test_brief_says_what_is_wrong_with_a_file_or_an_empty_text(tmp_path: Path) -> None:
    assert "bestaat niet" in run("brief", str(tmp_path / "weg.pdf"), code=1).stderr
    assert "beschrijf het traject" in run("brief", "  ", code=2).stderr


def test_brief_is_a_word_file_and_a_pdf_too(tmp_path: Path) -> None:
    for form in ("docx", "pdf"):
        run("brief", TEXT, "--format", form, "-o", str(tmp_path / f"brief.{form}"))
    paper = docx.Document(str(tmp_path / "brief.docx"))
    assert any(CRACKS.text in one.text for one in paper.paragraphs)
    with pypdfium2.PdfDocument(tmp_path / "brief.pdf") as pages:
        text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert CRACKS.text in " ".join(text.split())


def test_signals_are_of_what_appeared_since_a_day_month_or_year() -> None:
    assert "Lijkt op Herstel en versterking Groningen" in run("signals", "--since", "2024").stdout
    assert "verschenen 0 documenten" in run("signals", "--since", "2025-01").stdout
    assert "schrijf een datum" in run("signals", "--since", "gisteren", code=2).stderr
