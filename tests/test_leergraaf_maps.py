"""The commands that ask what is covered, how things hang together, and who somebody is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from graph.store import open_store
from leergraaf.cli import app
from tests.contributions import KNELPUNT, Said, report

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

ONE = report(
    Said("Dienst Een deed het fout in Alfa.", trajectory="Alfa", organisation="Dienst Een"),
    Said("Ook in Bravo ging het mis.", trajectory="Bravo", codes=(("level", "centraal"),)),
)


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path}/leergraaf.sqlite"
    with open_store(url) as store:
        store.put(ONE)
    monkeypatch.setenv("LEERGRAAF_STORE", url)


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


@pytest.mark.parametrize(
    ("said", "axis"), [("bestuursniveau", "level"), ("niveau", "level"), ("jaar", "year")]
)
def test_a_side_may_be_named_in_part_and_in_dutch(said: str, axis: str) -> None:
    found = json.loads(run("coverage", "--rows", said, "--format", "json").stdout)
    assert found["rows"] == axis


def test_the_map_may_be_about_one_thing() -> None:
    found = json.loads(run("coverage", "--about", "Alfa", "--format", "json").stdout)
    assert (found["about"]["title"], found["statements"]) == ("Alfa", 1)
    (quoted,) = [cell["evidence"] for cell in found["cells"] if cell["evidence"]]
    assert quoted[0]["quote"] == "Dienst Een deed het fout in Alfa."


def test_an_unknown_side_is_answered_with_those_there_are() -> None:
    assert "Perspectief" in run("coverage", "--rows", "kleur", code=2).stderr
    assert "Aanbeveling" in run("coverage", "--kind", "traject", code=2).stderr
    assert "--rows" in run("coverage", "--columns", "subdimensie", code=2).stderr


def test_the_structure_is_told_with_quotes() -> None:
    told = run("structure").stdout
    assert "2 trajecten en 1 knelpunt, met 2 verbanden" in told
    assert "“Ook in Bravo ging het mis.”" in told
    assert json.loads(run("structure", "--format", "json").stdout)["size"]["ties"] == 2


def test_a_profile_is_of_what_the_words_mean() -> None:
    assert run("profile", "dienst een").stdout.startswith("Profiel: Dienst Een")
    found = json.loads(run("profile", KNELPUNT, "--format", "json").stdout)
    assert found["statements"] == 2
    assert "niet gevonden" in run("profile", "Zulu", code=2).stderr


def test_nothing_is_known_before_it_was_published() -> None:
    assert "in geen document genoemd" in run("profile", "Alfa", "--as-of", "2019").stdout
    assert "0 uitspraken" in run("coverage", "--as-of", "2019").stdout
    assert "0 trajecten" in run("structure", "--as-of", "2019").stdout
