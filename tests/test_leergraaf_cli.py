"""The commands: what they print, where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from typer.testing import CliRunner

from graph.store import Origin, open_store
from leergraaf import console
from leergraaf.cli import app
from leergraaf.commands import serve
from leergraaf.console import clean
from leergraaf.dutch import in_dutch
from tests.contributions import ADVICE, LESSON, Said, report, statement_of

if TYPE_CHECKING:
    from typer.testing import Result

ONE = report(Said(LESSON.text, organisation="Dienst Voorbeelden"), title="Het eerste rapport")
TWO = report(ADVICE, title="Het tweede rapport", published="2021")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with two reports, named by the environment."""
    url = f"sqlite:///{tmp_path}/leergraaf.sqlite"
    with open_store(url) as store:
        store.put(ONE, Origin("/rapporten/een.pdf"))
        store.put(TWO, Origin("/rapporten/twee.pdf"))
    monkeypatch.setenv("LEERGRAAF_STORE", url)
    return url


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


def test_help_says_what_there_is_and_what_the_exit_codes_mean() -> None:
    text = run("--help").stdout
    commands = (
        "ingest extract withdraw check dashboard demo search show list export import copy digest"
    )
    assert all(name in text for name in (*commands.split(), "decide", "ontology", "130"))


@pytest.mark.parametrize(
    "command",
    ["ingest", "search", "show", "import", "decide", "decide merge", "ontology reference", "demo"],
)
def test_every_command_explains_itself(command: str) -> None:
    assert "Toon deze uitleg." in run(*command.split(), "--help").stdout


def test_a_copy_says_whether_both_are_equal(url: str, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path}/kopie.sqlite"
    told = run("copy", url, target).stdout
    assert "2 van 2 documenten gekopieerd." in told
    assert f"gelijk aan de bron: {run('digest').stdout}" in told
    assert "0 van 2 documenten gekopieerd." in run("copy", url, target).stdout
    with open_store(target) as store:
        store.put(report(title="Meer"))
    assert "iets anders dan de bron (1 document," in run("copy", url, target, code=1).stderr
    assert "1 document, 0 besluiten" in run("copy", url, target, "--merge", code=1).stderr


def test_a_source_that_is_not_there_makes_no_target(tmp_path: Path) -> None:
    words = f"sqlite:///{tmp_path}/nergens.sqlite", f"sqlite:///{tmp_path}/doel.sqlite"
    assert "deze opslag is er niet" in run("copy", *words, code=1).stderr
    assert not (tmp_path / "doel.sqlite").exists()


@pytest.mark.usefixtures("url")
def test_a_search_for_a_name_tells_how_to_find_what_is_about_it() -> None:
    tip = run("search", "toeslagenaffaire").stdout.splitlines()[-1]
    assert "--trajectory 'toeslagenaffaire'" in tip
    assert "Hersteloperatie toeslagen" in tip
    assert "is een naam van" not in run("search", "loket gemeenten").stdout


def test_the_dashboard_does_not_start_on_what_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Geachte heer, " * 100)
    url = f"sqlite:///{tmp_path}/brief.txt"
    assert "brief.txt" in run("dashboard", "--store", url, code=1).stderr


def test_the_version_is_shown() -> None:
    assert run("--version").stdout.startswith("leergraaf ")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("search --kleur rood", "De optie --kleur is er niet"),
        ("export --outptu x", "De optie --outptu is er niet; --output wel."),
        ("gesprek", "De opdracht gesprek is er niet. Uitleg:"),
        ("show", "DING ontbreekt."),
        ("decide reject x --who ik", "--why ontbreekt."),
        ("show x --kind", "Bij --kind ontbreekt de waarde."),
        ("search x --limit veel", "--limit vraagt om een heel getal."),
        ("search x --limit 0", "--limit is ten minste 1."),
        ("dashboard --port 70000", "--port is ten hoogste 65535."),
        ("export --format pdf", "--format kan niet pdf zijn; kies uit 'trig', 'nquads', 'jsonld'."),
        ("digest nu", "Hier is te veel getypt: nu."),
        ("search x --as-of gisteren", "--as-of: schrijf een datum als 2019-01-31"),
        ("search x --as-of 2020-02-30", "--as-of: schrijf een datum als 2019-01-31"),
        ("search x --as-of 2020-13", "--as-of: schrijf een datum als 2019-01-31"),
    ],
)
def test_wrong_use_is_one_dutch_line_and_exit_code_2(command: str, told: str) -> None:
    (line,) = run(*command.split(), code=2).stderr.splitlines()
    assert told in line


@pytest.mark.usefixtures("url")
def test_documents_are_listed_by_date() -> None:
    lines = run("list").stdout.splitlines()
    assert lines[0].split("\t") == ["Verschenen", "Titel", "Uitgever", "Uitspraken", "IRI"]
    assert [line.split("\t")[:2] for line in lines[1:]] == [
        ["2020-05-31", "Het eerste rapport"],
        ["2021", "Het tweede rapport"],
    ]


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize("kind", ["Organisation", "organisatie", "organisaties", "ORGANISATIES"])
def test_things_are_listed_by_kind(kind: str) -> None:
    assert "Dienst Voorbeelden\tkandidaat\t" in run("list", kind).stdout


@pytest.mark.usefixtures("url")
def test_an_unknown_kind_gives_the_kinds_there_are() -> None:
    result = run("list", "kleur", code=2)
    assert result.stderr.startswith("leergraaf: 'kleur' is geen soort.")
    assert "Traject" in result.stderr


@pytest.mark.usefixtures("url")
def test_search_finds_text() -> None:
    assert statement_of(ONE).id in run("search", "toeslag", "--kind", "les").stdout


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize(
    ("options", "total"),
    [
        (["--kind", "les"], 1),
        (["--kind", "uitspraak"], 2),
        (["--kind", "uitspraak", "--polarity", "negatief"], 1),
        (["--kind", "uitspraak", "--trajectory", "Herstel toeslagen"], 2),
        (["--kind", "uitspraak", "--bottleneck", "dubbele uitvraag"], 2),
        (["--kind", "uitspraak", "--organisation", "voorbeelden"], 1),
        (["--kind", "uitspraak", "--year", "2021"], 1),
        (["--kind", "uitspraak", "--publisher", "ombudsman"], 2),
        (["--kind", "uitspraak", "--as-of", "2020-12-31"], 1),
    ],
)
def test_search_narrows(options: list[str], total: int) -> None:
    found = json.loads(run("search", *options, "--format", "json").stdout)
    assert found["total"] == total == len(found["results"])


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize(
    "option",
    [
        ["--polarity", "blauw"],
        ["--trajectory", "xyzzy"],
        ["--kind", "kleur"],
        ["--publisher", "niemand"],
    ],
)
def test_search_for_what_does_not_exist_is_exit_code_2(option: list[str]) -> None:
    run("search", *option, code=2)


@pytest.mark.usefixtures("url")
def test_search_says_how_many_are_not_shown() -> None:
    assert (
        "1 van 2; meer met --limit."
        in run("search", "gegevens", "--kind", "uitspraak", "--limit", "1").stdout
    )


@pytest.mark.usefixtures("url")
def test_show_gives_properties_connections_and_quotes() -> None:
    text = run("show", "Herstel toeslagen").stdout
    assert "Traject  https://w3id.org/leergraaf/id/trajectory/" in text
    assert "kandidaat: ja" in text
    assert "Knelpunten (1)" in text
    assert f"“{LESSON.text}”" in text
    assert "— Het eerste rapport (2020-05-31), p. 1" in text


@pytest.mark.usefixtures("url")
def test_show_limits_the_connections_of_a_relation() -> None:
    assert (
        "… en nog 1; meer met --limit." in run("show", "Herstel toeslagen", "--limit", "1").stdout
    )


@pytest.mark.usefixtures("url")
def test_show_tells_of_the_ontology_what_no_document_names() -> None:
    text = run("show", "toeslagenaffaire").stdout
    assert text.startswith("Hersteloperatie toeslagen\n")
    assert "ook: toeslagenaffaire" in text
    assert "Nog in geen document in deze opslag genoemd." in text


@pytest.mark.usefixtures("url")
def test_show_as_of_leaves_out_what_came_later() -> None:
    earlier = run("show", "Herstel toeslagen", "--as-of", "2020", "--limit", "9").stdout
    assert LESSON.text in earlier
    assert ADVICE.text not in earlier
    assert ADVICE.text in run("show", "Herstel toeslagen", "--as-of", "2021-12").stdout
    none = run("show", "Herstel toeslagen", "--as-of", "1999").stdout
    assert none.splitlines()[-1] == "Nog in geen document in deze opslag genoemd op 1999-12-31."


@pytest.mark.usefixtures("url")
def test_show_as_of_leaves_out_what_the_ontology_dates_later() -> None:
    groningen = "traject/herstel-en-versterking-groningen"
    then, now = (run("show", groningen, *day).stdout for day in (("--as-of", "2016"), ()))
    assert "Instituut Mijnbouwschade Groningen" in now
    assert "Instituut Mijnbouwschade Groningen" not in then
    assert "wat later begon, is weggelaten" in then


@pytest.mark.usefixtures("url")
def test_show_of_an_unknown_thing_is_one_line_and_exit_code_2() -> None:
    result = run("show", "xyzzy", code=2)
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("leergraaf: 'xyzzy' is niet gevonden")


@pytest.mark.usefixtures("url")
def test_show_of_an_ambiguous_name_lists_the_candidates() -> None:
    result = run("show", "rapport", code=2)
    assert "Het eerste rapport" in result.stderr
    assert "Het tweede rapport" in result.stderr


@pytest.mark.usefixtures("url")
def test_long_lines_are_not_wrapped() -> None:
    text = run("show", "Herstel toeslagen", "--limit", "9").stdout
    assert any(line.strip() == statement_of(ONE).id for line in text.splitlines())


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize("document", ["een.pdf", "eerste", ONE.document.id])
def test_a_document_is_withdrawn(document: str) -> None:
    assert "Teruggetrokken: Het eerste rapport" in run("withdraw", document, "--yes").stdout
    assert "Het eerste rapport" not in run("list").stdout


@pytest.mark.usefixtures("url")
def test_a_document_is_not_withdrawn_before_one_is_sure() -> None:
    before = run("list").stdout
    result = run("withdraw", "eerste", code=1)
    assert "Het eerste rapport uit de graaf halen?" in result.stdout
    assert "niets verwijderd" in result.stdout
    assert run("list").stdout == before


@pytest.mark.usefixtures("url")
def test_withdrawing_an_ambiguous_title_withdraws_nothing() -> None:
    result = run("withdraw", "rapport", code=2)
    assert "Het eerste rapport" in result.stderr
    assert len(run("list").stdout.splitlines()) == 3


def test_an_export_imported_elsewhere_has_the_same_digest(url: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path}/ander.sqlite"
    path = tmp_path / "export.trig"
    assert "2 documenten geschreven" in run("export", "-o", str(path)).stdout
    assert "2 documenten en 0 besluiten" in run("import", str(path), "--store", other).stdout
    assert run("digest", "--store", other).stdout == run("digest", "--store", url).stdout


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize("notation", ["trig", "nquads", "jsonld"])
def test_an_export_to_the_screen_is_the_export_and_nothing_else(
    notation: str, tmp_path: Path
) -> None:
    path = tmp_path / "export"
    run("export", "--format", notation, "-o", str(path))
    assert run("export", "--format", notation).stdout_bytes == path.read_bytes()


@pytest.mark.usefixtures("url")
def test_an_export_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    result = run("export", "-o", str(tmp_path / "geen" / "map.trig"), code=1)
    assert "kan niet worden geschreven" in result.stderr


@pytest.mark.usefixtures("url")
def test_an_import_with_a_bad_document_takes_the_others_and_is_exit_code_1(tmp_path: Path) -> None:
    path = tmp_path / "export.trig"
    run("export", "-o", str(path))
    path.write_text(path.read_text().replace(ADVICE.text, "Kort"))
    result = run("import", str(path), "--store", f"sqlite:///{tmp_path}/ander.sqlite", code=1)
    assert f"export.trig: {TWO.document.id}: Het tweede rapport: geweigerd." in result.stderr
    assert "1 document en" in result.stdout


DECIDER = ["--who", "onderzoeker", "--why", "omdat het zo is"]


@pytest.mark.usefixtures("url")
def test_a_rejected_thing_is_gone_and_undone_it_is_back() -> None:
    run("decide", "reject", statement_of(ONE).id, *DECIDER)
    assert statement_of(ONE).id not in run("search", "toeslagen").stdout
    (row,) = run("decide", "list").stdout.splitlines()[1:]
    run("decide", "undo", row.split("\t")[-1], *DECIDER)
    assert statement_of(ONE).id in run("search", "toeslagen").stdout


@pytest.mark.usefixtures("url")
def test_what_was_rejected_shows_who_why_and_how_to_take_it_back() -> None:
    run("decide", "reject", "Dienst Voorbeelden", "--who", "onderzoeker", "--why", "geen dienst")
    shown = run("show", "dienst voorbeelden").stdout
    assert "door onderzoeker: geen dienst" in shown
    undo = re.search(r"decide undo (\w+)", shown)
    assert undo is not None
    assert run("decide", "undo", undo[1], *DECIDER).stdout.startswith(
        "Teruggenomen: verworpen: Dienst Voorbeelden"
    )
    assert "Verworpen" not in run("show", "dienst voorbeelden").stdout


@pytest.mark.usefixtures("url")
def test_the_ledger_names_what_was_decided_on() -> None:
    run("decide", "reject", statement_of(ONE).id, "betreft", "Dienst Voorbeelden", *DECIDER)
    (row,) = run("decide", "list").stdout.splitlines()[1:]
    assert row.split("\t")[1] == "verworpen"
    assert row.split("\t")[2].endswith(" – betreft – Dienst Voorbeelden")


@pytest.mark.usefixtures("url")
def test_a_rejected_thing_can_be_accepted_by_its_iri() -> None:
    run("decide", "reject", statement_of(ONE).id, *DECIDER)
    run("decide", "accept", statement_of(ONE).id, *DECIDER)
    assert statement_of(ONE).id in run("search", "toeslagen").stdout


@pytest.mark.usefixtures("url")
def test_an_accepted_candidate_is_no_candidate() -> None:
    run("decide", "accept", "Dienst Voorbeelden", *DECIDER)
    assert "kandidaat" not in run("list", "organisatie").stdout


@pytest.mark.usefixtures("url")
def test_a_merge_shows_the_one_as_the_other() -> None:
    run("decide", "merge", "Dienst Voorbeelden", "UWV", *DECIDER)
    assert "Dienst Voorbeelden" not in run("list", "organisatie").stdout
    assert "Uitvoeringsinstituut Werknemersverzekeringen" in run("list", "organisatie").stdout


@pytest.mark.usefixtures("url")
def test_one_connection_can_be_rejected() -> None:
    here, there = statement_of(ONE).id, "Dienst Voorbeelden"
    for edge in (
        [here, "concerns", there],
        [here, "betreft", there],
        [there, "betrokken bij", here],
    ):
        run("decide", "reject", *edge, *DECIDER)
        assert "Betreft" not in run("show", statement_of(ONE).id).stdout
        run("decide", "accept", *edge, *DECIDER)
        assert "Betreft" in run("show", statement_of(ONE).id).stdout
    wrong = run("decide", "reject", here, "gericht aan", there, *DECIDER, code=2)
    assert "betreft · concerns" in wrong.stderr
    run("decide", "reject", statement_of(ONE).id, "concerns", *DECIDER, code=2)


@pytest.mark.usefixtures("url")
def test_a_decision_needs_who_and_why() -> None:
    run("decide", "reject", statement_of(ONE).id, "--who", "onderzoeker", code=2)


def test_the_reference_is_written_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "ontologie.md"
    run("ontology", "reference", "--check", "-o", str(path), code=1)
    run("ontology", "reference", "-o", str(path))
    run("ontology", "reference", "--check", "-o", str(path))
    assert path.read_text(encoding="utf-8").startswith("# De ontologie van leergraaf")


@pytest.mark.usefixtures("url")
def test_organisations_are_added_to_the_ontology_of_the_store(tmp_path: Path) -> None:
    path = tmp_path / "register.ttl"
    path.write_text(
        "@prefix tooi: <https://identifier.overheid.nl/tooi/def/ont/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://example.org/raad> a tooi:Zbo ; rdfs:label "Raad van Proef"@nl .\n'
    )
    assert (
        run("ontology", "import-organisations", str(path)).stdout == "1 organisatie toegevoegd.\n"
    )
    assert "Raad van Proef" in run("ontology", "list", "organisaties").stdout
    assert run("show", "Raad van Proef").exit_code == 0


@pytest.mark.usefixtures("url")
def test_the_lists_of_the_ontology_are_listed() -> None:
    assert "polariteit\tPolariteit\t3" in run("ontology", "list").stdout
    assert "negatief" in run("ontology", "list", "polariteit").stdout
    run("ontology", "list", "kleur", code=2)


def test_a_store_that_is_none_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"%PDF-1.7" * 200)
    result = run("list", "--store", f"sqlite:///{path}", code=1)
    assert result.stderr.count("\n") == 1
    assert "dit is geen SQLite-bestand" in result.stderr


def test_control_characters_of_a_report_do_not_reach_the_terminal() -> None:
    assert clean("een\x1b[31m rood\x07 woord\n") == "een[31m rood woord\n"


def test_a_port_in_use_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_answers", lambda port: port < serve.FIRST_PORT + 2)
    assert serve.free_port() == serve.FIRST_PORT + 2


def leergraaf(*words: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "leergraaf", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


def test_output_is_utf8_whatever_the_locale(url: str) -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with leergraaf("show", "Herstel toeslagen", "--store", url, **environment) as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert f"“{LESSON.text}”" in out.decode()


def test_a_reader_that_stops_reading_is_no_error(url: str) -> None:
    with leergraaf("export", "--store", url) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


INTERRUPTED = """
import os, signal
from leergraaf import cli
from leergraaf.commands import exchange
import leergraaf.cli
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal, wherever this runs
def interrupt(store):
    os.kill(os.getpid(), signal.SIGINT)
exchange.digest_of = interrupt
cli.main()
"""


def test_ctrl_c_is_exit_code_130_without_a_traceback(url: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, "digest", "--store", url]
    result = subprocess.run(command, capture_output=True, check=False)
    assert (result.returncode, b"Traceback" in result.stderr) == (130, False)


def test_a_store_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "typefout" / "x.sqlite"
    result = run("list", "--store", f"sqlite:///{missing}", code=1)
    assert f"{missing}: deze opslag is er niet" in result.stderr
    assert not missing.parent.exists()


def test_a_date_that_is_none_is_refused(url: str) -> None:
    assert url
    assert "schrijf een datum als" in run("search", "--as-of", "gisteren", code=2).stderr


def test_show_says_of_what_is_uncertain_how_sure_it_is(url: str) -> None:
    one = report(Said(LESSON.text, confidence=0.51), title="Een onzeker rapport")
    with open_store(url) as store:
        store.put(one)
    lines = run("show", statement_of(one).id).stdout.splitlines()
    assert lines[0] == f"{LESSON.text} (onzeker: 51 %)"
    assert any(line.endswith("(onzeker: 51 %)") for line in lines[1:])
    assert "onzeker" not in run("show", statement_of(ONE).id).stdout


def test_show_reads_words_of_more_names_as_a_question_does_and_names_the_others(url: str) -> None:
    one = report(
        Said("De gemeente hielp bewoners te laat.", trajectory="Herstel Voorbeeldstad"),
        Said("De bank hielp bewoners wel.", organisation="Bank Voorbeeldstad"),
        title="Een derde rapport",
    )
    with open_store(url) as store:
        store.put(one)
    told = run("show", "voorbeeldstad").stdout
    assert told.startswith("'voorbeeldstad' is gelezen als Herstel Voorbeeldstad.")
    assert "Kan ook zijn: Bank Voorbeeldstad." in told
    assert "Bank Voorbeeldstad" in run("show", "voorbeeldstad", "--kind", "organisatie").stdout


@pytest.mark.usefixtures("url")
def test_show_lists_what_words_may_mean_where_none_is_plain() -> None:
    told = run("show", "rapport", code=2).stderr
    assert "Het eerste rapport" in told
    assert "Het tweede rapport" in told


@pytest.mark.usefixtures("url")
def test_show_of_a_document_lists_its_statements_by_place() -> None:
    lines = run("show", "Het eerste rapport").stdout.splitlines()
    at = lines.index("Uitspraken, in volgorde van bladzijde (1)")
    assert lines[at + 1] == f"  {LESSON.text}"
    assert lines[at + 2].startswith("    Les, wat niet goed ging; p. 1  https://")


@pytest.mark.usefixtures("url")
def test_show_repeats_no_quote() -> None:
    told = run("show", "Dienst Voorbeelden").stdout
    assert told.count(LESSON.text) == 1
    assert "enoemd in" not in told
    assert "Staat in (1)" in run("show", statement_of(ONE).id).stdout


@pytest.mark.usefixtures("url")
def test_search_shows_where_in_a_document_the_words_stand() -> None:
    word = LESSON.text.split()[-1].strip(".")
    rows = [line.split("\t") for line in run("search", word).stdout.splitlines()]
    assert f"Het eerste rapport (p. 1: “{LESSON.text}”)" in {row[1] for row in rows if len(row) > 1}


def test_the_words_of_a_search_are_bold_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(force_terminal=True, width=80, file=io.StringIO(), color_system="standard")
    monkeypatch.setattr(console, "out", lambda: screen)
    console.table(("Wat",), [("De toeslagen kwamen",)], "toeslag")
    assert "\x1b[1mtoeslagen\x1b[0m" in screen.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Path 'nr/dicht' is not readable.", "nr/dicht mag niet worden gelezen"),
        ("Path 'weg' does not exist.", "weg bestaat niet"),
        ("Directory 'x' is a file.", "x is een bestand en geen map."),
        ("File 'x' is a directory.", "x is een map en geen bestand."),
        ("File 'x' is not writable.", "x mag niet worden geschreven"),
        ("'x' is not a valid float.", "PAD vraagt om een getal."),
    ],
)
def test_what_typer_says_of_paths_is_said_in_dutch(said: str, told: str) -> None:
    assert in_dutch(f"Invalid value for 'PAD': {said}").startswith(told)


def test_a_damaged_store_says_what_to_do(url: str) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xc5" * (len(content) - 4096))
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()
    told = run("list", code=1).stderr
    assert "het bestand is beschadigd; zet een reservekopie terug" in told


def test_who_ends_the_command_ends_the_dashboard(url: str) -> None:
    port = serve.free_port()
    words = ("dashboard", "--no-browser", "--port", str(port), "--store", url)
    with leergraaf(*words) as process:
        assert process.stdout is not None
        assert str(port) in process.stdout.readline().decode()
        process.terminate()
        assert process.wait(timeout=30) == 128 + signal.SIGTERM
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
