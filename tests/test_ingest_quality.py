"""How well statements and names are found: floors on annotated documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.evaluation.evaluate import evaluate
from ingest.evaluation.gold import read_gold
from ingest.evaluation.measures import total
from ingest.evaluation.privacy import measure_privacy, read_cases
from ingest.evaluation.privacy import total as total_of_cases
from ingest.evaluation.report import score
from ontology.errors import ReadError
from ontology.load import load
from tests.pipeline import nlp

ROOT = Path(__file__).parent.parent
BENCHMARK = ROOT / "data" / "benchmark" / "gold.jsonl"
PRIVACY = sorted((ROOT / "data" / "benchmark").glob("privacy*.jsonl"))
REAL = ROOT.parent / "shared" / "gold-dev" / "gold-dev.jsonl"
FLOORS = {
    "statements": 0.75,
    "kind": 0.7,
    "polarity": 0.8,
    "themes": 0.3,
    "trajectories": 0.8,
    "organisations": 0.55,
    "Trajectory exact": 0.65,
    "Organisation overlap": 0.9,
    "Organisation linked": 0.9,
    "Trajectory overlap": 0.8,
    "LegalInstrument overlap": 0.9,
    "Date overlap": 0.9,
    "Person overlap": 0.85,
}


@pytest.mark.parametrize(
    "path",
    [
        BENCHMARK,
        pytest.param(
            REAL,
            marks=[
                pytest.mark.reports,
                pytest.mark.skipif(not REAL.exists(), reason=f"{REAL} is not on this machine"),
            ],
        ),
    ],
    ids=["benchmark", "real"],
)
def test_the_extraction_finds_what_annotators_found(path: Path) -> None:
    measured = evaluate(read_gold(path), load(), nlp())
    scores = {what: score(what, tally) for what, tally in total(measured).items()}
    assert {what: scores[what] for what, floor in FLOORS.items() if scores[what] < floor} == {}


@pytest.mark.parametrize("path", PRIVACY, ids=lambda path: path.stem)
def test_nearly_all_that_identifies_people_is_masked_and_little_else(path: Path) -> None:
    all_ = total_of_cases(measure_privacy(read_cases(path)), "alle")
    assert all_.private >= 40
    assert all_.masked / all_.private >= 0.95
    assert all_.kept / all_.keep >= 0.97


def test_what_is_no_case_is_told(tmp_path: Path) -> None:
    (tmp_path / "gevallen.jsonl").write_text('{"text": "x"}')
    with pytest.raises(ReadError, match="regel 1 is geen geval"):
        read_cases(tmp_path / "gevallen.jsonl")
