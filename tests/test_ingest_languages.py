"""In which language a report is, and what is done with what is not Dutch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from ingest.annotations import findings
from ingest.languages import language_of
from leergraaf.cli import app
from tests.pipeline import contribution, names, read, statements

if TYPE_CHECKING:
    from pathlib import Path

DUTCH = "De gemeenten kregen de gegevens te laat, zodat gedupeerden lang niet werden geholpen."
ENGLISH = "Municipalities received the data too late, so that families were left without any help."
GERMAN = "Die Gemeinden erhielten die Daten zu spät, und den betroffenen Familien half niemand."
FRENCH = "Les communes ont reçu les données trop tard et personne n'a aidé les familles touchées."
AFRIKAANS = "Die munisipaliteite het die inligting te laat ontvang en niemand is gehelp nie."


@pytest.mark.parametrize(
    ("text", "code"),
    [(DUTCH, "nl"), (ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (AFRIKAANS, "af")],
)
def test_the_language_of_a_sentence_is_found(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "42", "Governance", "1 2 3 " * 100])
def test_what_is_too_little_to_tell_is_of_no_language(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(("text", "judged"), [(DUTCH, 1), (ENGLISH, 1), (GERMAN, 0), (FRENCH, 0)])
def test_only_sentences_in_a_language_that_was_measured_are_judged(text: str, judged: int) -> None:
    assert len(statements(read(text))) == judged


def test_of_a_mixed_report_each_part_is_read_in_its_own_language() -> None:
    doc = read(f"{DUTCH}\n\n{GERMAN}\n\n{DUTCH}")
    assert [*findings(doc).languages.values()] == ["nl", "de", "nl"]
    assert len(statements(doc)) == 2


def test_the_languages_seen_are_stored_whatever_the_file_claims() -> None:
    mixed = contribution(f"{DUTCH}\n\n{GERMAN}", language="en")
    assert [*mixed.document.all("language")] == ["de", "nl"]
    assert [*contribution("42\n\n43", language="en").document.all("language")] == ["en"]


def test_a_short_line_is_of_the_language_of_the_rest() -> None:
    assert {*findings(read(f"Conclusions\n\n{DUTCH}")).languages.values()} == {"nl"}


def test_known_names_and_dates_are_found_in_english() -> None:
    doc = read(f"On 14 March 2024 the Dutch Safety Board spoke. {ENGLISH}")
    assert names(doc) == [("Dutch Safety Board", "Onderzoeksraad voor Veiligheid")]
    assert [ent.id_ for ent in doc.ents if ent.label_ == "Date"] == ["2024-03-14"]


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_the_user_is_told_of_another_language(tmp_path: Path, command: str) -> None:
    (tmp_path / "bericht.txt").write_text(GERMAN)
    (tmp_path / "verslag.txt").write_text(f"{DUTCH}\n\n{ENGLISH}")
    (tmp_path / "brief.txt").write_text(DUTCH)
    files = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
    store = ["--store", f"sqlite:///{tmp_path}/x.sqlite"] if command == "ingest" else []
    result = CliRunner().invoke(app, [command, *files, *store])
    first, second = result.stderr.splitlines()
    assert result.exit_code == 0
    assert "bericht.txt: dit document is in het Duits." in first
    assert "verslag.txt: delen zijn in het Engels." in second
    if command == "extract":
        assert json.loads(result.stdout.splitlines()[0])["languages"] == ["de"]
