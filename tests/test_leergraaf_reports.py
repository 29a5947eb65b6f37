"""The commands that read reports: ingest, extract, check, demo."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from graph.store import open_store
from ingest.load import Uploads
from leergraaf.cli import app
from ontology import ReadError
from ontology.shipped import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

TEXT = (
    "Rapport over de hersteloperatie toeslagen\n\n"
    "De Belastingdienst deelde gegevens niet of te laat met gemeenten, waardoor ouders lang "
    "moesten wachten op herstel.\n\n"
    "Wij bevelen het kabinet aan om gemeenten eerder te betrekken bij het herstel.\n"
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEERGRAAF_STORE", f"sqlite:///{tmp_path}/leergraaf.sqlite")
    folder = tmp_path / "rapporten"
    folder.mkdir()
    path = folder / "rapport.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


def test_a_report_is_added_then_unchanged_then_changed(file: Path) -> None:
    assert run("ingest", str(file.parent)).stdout.startswith(f"toegevoegd  {file}")
    assert run("ingest", str(file.parent)).stdout.startswith(f"ongewijzigd  {file}")
    file.write_text(f"{TEXT}\nDe overheid heeft daarvan nog te weinig geleerd.\n")
    assert run("ingest", str(file.parent)).stdout.startswith(f"gewijzigd  {file}")
    assert len(run("list").stdout.splitlines()) == 2


def test_the_totals_are_of_all_that_was_read(file: Path) -> None:
    lines = [line.split("\t") for line in run("ingest", str(file)).stdout.splitlines()]
    assert lines[-2][1:] == ["Documenten", "Bladzijden", "Uitspraken", "Verbanden"]
    assert lines[-1][:3] == ["toegevoegd", "1", "1"]


def test_what_is_not_known_of_a_report_is_told_with_how_to_say_it(file: Path) -> None:
    told = run("ingest", str(file)).stdout
    assert "Niet gevonden is de uitgever van rapport.txt." in told
    assert "Niet gevonden is de datum van rapport.txt." in told
    assert 'rapport.meta.toml met daarin publisher = "NAAM",' in told
    known = 'publisher = "Nationale ombudsman"'
    file.with_name("rapport.meta.toml").write_text(known, encoding="utf-8")
    told = run("ingest", str(file)).stdout
    assert "de uitgever" not in told
    assert "de datum" in told
    assert "Niet gevonden" not in run("ingest", str(file)).stdout


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(file: Path) -> None:
    (file.parent / "kapot.pdf").write_bytes(b"%PDF-1.7 kapot")
    result = run("ingest", str(file.parent), code=1)
    assert result.stderr.startswith("leergraaf: mislukt: ")
    assert "kapot.pdf" in result.stderr
    assert f"toegevoegd  {file}" in result.stdout


def test_a_path_that_does_not_exist_is_told(file: Path) -> None:
    assert "nergens.pdf" in run("ingest", str(file.with_name("nergens.pdf")), code=1).stderr


def test_a_folder_without_reports_is_told(file: Path) -> None:
    file.unlink()
    assert "geen rapporten" in run("ingest", str(file.parent), code=1).stderr


def test_extract_writes_a_line_of_json_a_file(file: Path, tmp_path: Path) -> None:
    output = tmp_path / "uit.jsonl"
    run("extract", str(file), "--format", "jsonl", "--output", str(output))
    (line,) = output.read_text(encoding="utf-8").splitlines()
    assert {"doc_id", "entities", "statements", "relations"} <= json.loads(line).keys()
    assert json.loads(run("extract", str(file)).stdout) == json.loads(line)


def test_extract_goes_on_after_a_file_that_cannot_be_read(file: Path) -> None:
    result = run("extract", str(file.with_name("nergens.txt")), str(file), code=1)
    assert "nergens.txt" in result.stderr
    assert json.loads(result.stdout)["doc_id"] == "rapport"


def test_check_finds_every_quote_in_its_source(file: Path) -> None:
    run("ingest", str(file))
    assert "kloppen, 0 niet; 0 bronnen ontbreken, 0 gewijzigd." in run("check").stdout


def test_check_names_a_source_that_is_gone_and_finds_it_elsewhere(file: Path) -> None:
    run("ingest", str(file))
    moved = file.parent.parent / "elders"
    moved.mkdir()
    file.rename(moved / "anders.txt")
    result = run("check", code=1)
    assert f"{file} bestaat niet (meer)" in result.stderr
    assert "1 bron ontbreekt, 0 gewijzigd." in result.stdout
    assert "--sources" in result.stdout
    run("check", "--sources", str(moved))


def test_check_tells_a_source_that_was_changed_from_one_that_is_gone(file: Path) -> None:
    run("ingest", str(file))
    file.write_text(f"{TEXT}\nErbij geschreven.\n")
    result = run("check", code=1)
    assert f"{file} is gewijzigd sinds het is ingelezen" in result.stderr
    assert "0 bronnen ontbreken, 1 gewijzigd." in result.stdout


def test_check_says_of_an_import_that_nothing_was_compared(file: Path) -> None:
    run("ingest", str(file))
    export, url = file.with_name("alles.trig"), f"sqlite:///{file.parent}/ander.sqlite"
    run("export", "--output", str(export))
    run("import", str(export), "--store", url)
    result = run("check", "--store", url, code=1)
    assert "met import ingelezen, de bron is hier niet bekend." in result.stdout
    assert "Niet vergeleken: 1 met import ingelezen (zie --sources)." in result.stdout
    assert "Er is niets vergeleken: van geen document is de bron hier bekend" in result.stderr
    handed = run("check", "--store", url, "--sources", str(file.parent)).stdout
    assert not handed.startswith("0 citaten")


def test_a_report_without_a_title_is_called_by_its_file(file: Path) -> None:
    file.write_text("de hulp kwam veel te laat, waardoor ouders schade leden.\n", encoding="utf-8")
    line = run("ingest", str(file)).stdout.splitlines()[0]
    assert line.startswith(f"toegevoegd  {file}  1 p., ")
    assert "w3id.org" not in line
    assert run("list").stdout.splitlines()[1].split("\t")[1] == "rapport.txt"


def test_the_demo_reads_the_samples_into_a_store_of_its_own() -> None:
    url = run("demo", "--no-dashboard").stdout.split()[-1]
    assert url.endswith("demo.sqlite")
    assert len(run("list", "--store", url).stdout.splitlines()) == 1 + 16


def test_shipped_data_that_is_gone_is_named() -> None:
    with pytest.raises(ReadError, match="weg ontbreekt"):
        shipped("weg")


def test_what_is_known_of_an_uploaded_report_counts_as_a_sidecar_would(file: Path) -> None:
    known = {"title": 'Wat "wij" leerden', "published": "3 december 2024"}
    with open_store() as store:
        put = Uploads().prepare(store.schema, file.name, file.read_bytes(), known, lambda *_: None)
        found = put[0].document
        assert (found.get("title"), found.get("published")) == (known["title"], "2024-12-03")
        with pytest.raises(ReadError, match="moet zijn als 2024-12-03"):
            Uploads().prepare(
                store.schema, file.name, b"Tekst.", {"published": "ooit"}, lambda *_: None
            )


def test_an_uploaded_report_is_checked_once_its_source_is_handed_over(file: Path) -> None:
    with open_store() as store:
        read = Uploads().prepare(store.schema, file.name, file.read_bytes(), {}, lambda *_: None)
        store.put(*read)
    lines = run("check", code=1).stdout.splitlines()
    assert lines[-2].startswith("0 citaten en bladzijden kloppen, 0 niet; 0 bronnen ontbreken")
    assert lines[-1] == "Niet vergeleken: 1 in het dashboard toegevoegd (zie --sources)."
    handed = run("check", "--sources", str(file.parent)).stdout
    assert "Niet vergeleken" not in handed
    assert not handed.startswith("0 citaten")


def test_a_report_can_be_judged_by_another_model(file: Path) -> None:
    (line,) = run("extract", str(file), "--model", "rules").stdout.splitlines()
    assert json.loads(line)["statements"]
    assert run("ingest", str(file), "--model", "rules").stdout.startswith("toegevoegd")
    assert run("ingest", str(file)).stdout.startswith("gewijzigd")


def test_the_extraction_is_measured_on_annotated_documents(tmp_path: Path) -> None:
    sentence = "De Belastingdienst deelde gegevens te laat, waardoor ouders lang wachtten."
    gold = {
        "doc_id": "een",
        "text": sentence,
        "entities": [
            {"start": 3, "end": 17, "type": "Organisation", "canonical": "Belastingdienst"},
            {"start": 59, "end": 65, "type": "Date", "canonical": "2020"},
        ],
        "sentences": [
            {"start": 0, "end": len(sentence), "kind": "maatregel", "polarity": "neutraal"}
        ],
    }
    path = tmp_path / "goud.jsonl"
    path.write_text(json.dumps(gold))
    rows = [line.split("\t") for line in run("evaluate", str(path), "--errors").stdout.splitlines()]
    found = {row[0]: row for row in rows}
    assert found["Organisatie, overlap"][1:4] == ["1.00", "1.00", "1.00"]
    assert found["Datum, overlap"][2] == "0.00"
    assert found["uitspraak of niet"][3] == "1.00"
    assert found["soort"][3] == "0.00"
    assert ["een", "maatregel gelezen als les", sentence] in rows
    cases = tmp_path / "gevallen.jsonl"
    case = {"text": "Mevrouw De Wit belde.", "private": ["De Wit"], "keep": ["belde"], "sort": "x"}
    cases.write_text(json.dumps(case))
    told = run("evaluate", str(path), "--privacy", str(cases)).stdout.splitlines()
    assert [line.split("\t") for line in told[-2:]] == [
        ["x", "1 van 1", "1 van 1"],
        ["alle", "1 van 1", "1 van 1"],
    ]
    path.write_text('{"doc_id": "een"}')
    assert "ontbreekt 'entities'" in run("evaluate", str(path), code=1).stderr


def test_what_another_program_found_is_measured_alike(tmp_path: Path) -> None:
    text = "De Belastingdienst deelde gegevens te laat, waardoor ouders lang wachtten."
    name = {"start": 3, "end": 18, "type": "Organisation", "canonical": "Belastingdienst"}
    said = {"start": 0, "end": len(text), "kind": "les", "polarity": "negatief"}
    gold, given = tmp_path / "goud.jsonl", tmp_path / "ander.jsonl"
    row = {"doc_id": "een", "text": text, "entities": [name], "sentences": [said]}
    gold.write_text(json.dumps(row))
    given.write_text(json.dumps({"doc_id": "een", "entities": [], "statements": [said]}))
    lines = run("evaluate", str(gold), "--predictions", str(given)).stdout.splitlines()
    found = {row[0]: row for row in (line.split("\t") for line in lines)}
    assert found["Organisatie, overlap"][2] == "0.00"
    assert found["uitspraak of niet"][3] == found["soort"][3] == "1.00"
    both = ("evaluate", str(gold), "--predictions", str(given), "--condition", "ocr")
    assert "dat verandert de documenten" in run(*both, code=1).stderr
    given.write_text(json.dumps({"doc_id": "twee", "entities": [], "statements": []}))
    told = run("evaluate", str(gold), "--predictions", str(given), code=1).stderr
    assert "zegt niets over een" in told


def test_a_link_in_a_folder_to_a_file_that_is_gone_is_told(file: Path) -> None:
    (file.parent / "weg.pdf").symlink_to(file.parent / "nergens.pdf")
    result = run("ingest", str(file.parent), code=1)
    assert "weg.pdf is een koppeling naar een bestand dat er niet is." in result.stderr
    assert f"toegevoegd  {file}" in result.stdout


@pytest.mark.parametrize("words", [("nergens.pdf",), ("rapport.txt", "--model", "bestaat-niet")])
def test_what_cannot_begin_leaves_no_store(file: Path, words: tuple[str, ...]) -> None:
    run("ingest", str(file.with_name(words[0])), *words[1:], code=1)
    assert not (file.parent.parent / "leergraaf.sqlite").exists()


def test_an_empty_store_says_how_to_begin(file: Path) -> None:
    file.write_text("", encoding="utf-8")
    run("ingest", str(file), code=1)
    assert "Begin met: leergraaf ingest MAP." in run("list").stderr


def test_one_of_a_thing_is_said_in_the_singular(file: Path) -> None:
    file.write_text(TEXT.rpartition("Wij bevelen")[0], encoding="utf-8")
    assert "1 p., 1 uitspraak, " in run("ingest", str(file)).stdout
    export = file.with_name("alles.trig")
    assert run("export", "-o", str(export)).stdout.startswith("1 document geschreven")
    told = run("import", str(export), "--store", f"sqlite:///{file.parent}/b.sqlite").stdout
    assert told == "1 document en 0 besluiten en begrippen ingelezen.\n"
