"""The commands of four questions: they ask, and tell the answer in the form that is wanted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from graph.store import open_store
from leergraaf.cli import app
from tests.contributions import ADVICE, LESSON, Said, report

if TYPE_CHECKING:
    from pathlib import Path

OTHER = Said("Het loket bleef lang onbekend.", trajectory="Bravo")


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two reports in which the same lesson is drawn of two trajectories."""
    url = f"sqlite:///{tmp_path}/leergraaf.sqlite"
    monkeypatch.setenv("LEERGRAAF_STORE", url)
    first = replace(LESSON, trajectory="Alfa"), replace(ADVICE, addressee="Dienst X")
    with open_store(url) as store:
        store.put(report(*first, title="Een", published="2018-01"))
        store.put(report(replace(LESSON, trajectory="Bravo"), OTHER, title="Twee"))


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output + repr(result.exception)
    return result.output


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["lessons", "--about", "Alfa", "--polarity", "negatief"], "ruim 2 jaar eerder, bij Alfa"),
        (["path", "Alfa", "Bravo"], "komt voor in Bravo."),
        (["known", "Bravo"], "Ruim 2 jaar voor het begin."),
        (["known", "gemeenten toeslagen", "--as-of", "2018"], "Peildatum: 31 december 2018."),
        (["followup", "Dienst X"], "Gericht aan: Dienst X."),
    ],
)
def test_each_tells_its_answer_with_quotes(words: list[str], expected: str) -> None:
    told = run(*words)
    assert expected in told
    assert f"“{(ADVICE if 'Dienst X' in words else LESSON).text}”" in told


@pytest.mark.parametrize("words", [["lessons"], ["path", "Alfa", "Bravo"], ["known", "Alfa"]])
def test_each_gives_its_answer_to_machines(words: list[str]) -> None:
    assert LESSON.text in str(json.loads(run(*words, "--format", "json")))


@pytest.mark.parametrize("words", [["lessons"], ["followup"], ["known", "Alfa"]])
def test_each_speaks_english(words: list[str]) -> None:
    assert run(*words, "--language", "en").count(" the ") > run(*words).count(" the ")


def test_a_path_from_a_thing_to_itself_is_refused() -> None:
    assert "hetzelfde" in run("path", "Alfa", "Alfa", code=2)


def test_a_name_that_may_mean_more_is_asked_back() -> None:
    assert "meer dan één" in run("path", "Alfa", "Ministerie", code=2)


def test_a_trajectory_known_by_its_law_is_meant_rather_than_the_law() -> None:
    told = run("path", "WIA", "UWV", "--language", "nl")
    assert "Hoe Hersteloperatie WIA en" in told
    assert "'WIA' is gelezen als Hersteloperatie WIA. Kan ook zijn: Wet werk en inkomen" in told


def test_a_law_by_its_whole_name_is_meant_itself() -> None:
    told = run("path", "Wet werk en inkomen naar arbeidsvermogen", "UWV")
    assert "Hoe Wet werk en inkomen naar arbeidsvermogen en" in told
    assert "gelezen als" not in told
