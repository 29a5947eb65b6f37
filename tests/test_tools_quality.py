"""The quality page: its tables, and that nothing it asks for is missing."""

from __future__ import annotations

import json
import re
import string
from typing import TYPE_CHECKING

import pytest

from ingest.evaluation.measures import Measured, Tally
from ingest.judges.judge import names
from tools import make_quality
from tools.quality_tables import (
    CONDITION_COLUMNS,
    annotated_table,
    condition_row,
    markdown,
    scored_table,
)

if TYPE_CHECKING:
    from pathlib import Path

ONE = Measured("een", {"statements": Tally(3, 1, 1), "kind": Tally(2, 1)})
TWO = Measured("een", {"statements": Tally(4, 0, 0)})


def test_models_stand_side_by_side_and_a_blank_is_a_dash() -> None:
    assert annotated_table({"rules": [ONE], "full": [TWO]}).splitlines() == [
        "|  | `rules` | `full` | of |",
        "| --- | --- | --- | --- |",
        "| **statement or not** | .75 / .75 / .75 | 1.00 / 1.00 / 1.00 | 4 |",
        "| kind | .67 | – | 3, 0 |",
    ]


def test_a_row_has_as_many_cells_as_its_heading() -> None:
    assert len(condition_row("scanned", [ONE])) == len(CONDITION_COLUMNS)
    assert condition_row("scanned", [ONE])[:4] == ("scanned", ".75", ".67", "–")
    assert markdown(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_what_cannot_be_measured_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_quality, "shipped", lambda _name: tmp_path)
    assert make_quality.held_out("figures", ("", "a")) == make_quality.ABSENT
    assert make_quality.annotated(tmp_path / "weg.jsonl") == make_quality.ABSENT
    monkeypatch.setattr(make_quality, "OTHERS", tmp_path / "weg")
    assert make_quality.scored("real") == make_quality.ABSENT
    content = {"model": "full 1", "sentences": 9, "figures": [["soort", "0.5", "9"]]}
    (tmp_path / f"{names()[-1]}.held-out.json").write_text(json.dumps(content))
    table = make_quality.held_out("figures", ("", "share", "of"))
    assert "Network `full 1`, 9 sentences" in table
    assert table.splitlines()[-1] == "| kind, of those found | .50 | 9 |"


def test_privacy_is_told_by_sort_with_a_total() -> None:
    rows = [row.split(" | ") for row in make_quality.privacy().splitlines() if row]
    assert {len(row) for row in rows} == {3}
    assert rows[-1][0] == "| **all**"


def test_the_page_asks_for_what_is_measured() -> None:
    template = string.Template(make_quality.TEMPLATE.read_text(encoding="utf-8"))
    assert template.is_valid()
    assert set(template.get_identifiers()) == {*make_quality.MEASURED, "long"}


def test_the_score_of_others_stands_by_model_with_of_how_many() -> None:
    part = {"P": 0.5, "R": 1.0, "F1": 0.6667, "tp": 3, "fp": 3, "fn": 0}
    result = {
        "entities_exact": {"Person": part},
        "entities_exact_micro": part,
        "entities_overlap": {"Person": part},
        "entities_overlap_micro": part,
        "canonical_accuracy": {"Date": {"acc": 1.0, "n": 2}},
        "lesson_sentences": part,
        "lesson_attributes": {"kind": {"acc": 0.75, "n": 4}},
        "lesson_sets": {"themes": part},
        "relations": part,
    }
    lines = scored_table({"rules": result | {"lesson_attributes": {}}, "full": result}).splitlines()
    assert "| Person, exact | .50 / 1.00 / .67 | .50 / 1.00 / .67 | 3 |" in lines
    assert "| Date, rightly normalised | 1.00 | 1.00 | 2 |" in lines
    assert "| kind | – | .75 | 0, 4 |" in lines


def test_the_summary_in_dutch_gives_the_figures_of_the_reading() -> None:
    page = make_quality.TEMPLATE.read_text(encoding="utf-8")
    summary = next(line for line in page.splitlines() if line.startswith("In short, in Dutch"))
    told = re.search(
        r"waren er (\d+) goed; van vijftig verbanden (\d+): van die met een organisatie "
        r"(\d+ van \d+), van die met een knelpunt (\d+ van \d+)\.",
        summary,
    )
    assert told is not None
    statements, edges, organisation, bottleneck = (
        one.replace("van", "of") for one in told.groups()
    )
    for cell in (
        f"| {statements} of 50 ",
        f"| {edges} of 50 ",
        f"| {organisation} ",
        f"| {bottleneck} ",
    ):
        assert cell in page
