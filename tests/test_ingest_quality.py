"""How well statements are found: floors on annotated sentences the measured model has not seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.annotations import findings
from ingest.features import features
from tests.pipeline import read
from tools.train import fit, rarity, read_sentences

ROOT = Path(__file__).parent.parent
TRAINING = ROOT / "data" / "training"
GOLD = ROOT.parent / "shared" / "gold-dev" / "gold-dev.jsonl"
THRESHOLD = 0.55
HELD_OUT = "inspectie"
HALF = 0.5


def f1(said: list[bool], wanted: list[bool]) -> float:
    right = sum(one and other for one, other in zip(said, wanted, strict=True))
    return 2 * right / max(1, sum(said) + sum(wanted))


def test_statements_of_a_report_are_found_by_a_model_trained_on_other_reports() -> None:
    files = read_sentences([TRAINING])
    held = files.pop(HELD_OUT)
    others = [one for rows in files.values() for one in rows]
    rare = rarity([one["text"] for one in others])
    rows = [features(one["text"], rare) for one in others]
    columns = sorted({name for row in rows for name in row})
    kinds = fit(rows, [one["kind"] for one in others], 2.0, columns)
    chances = [1 - kinds.probabilities(features(one["text"], rare))["geen"] for one in held]
    assert f1([c >= THRESHOLD for c in chances], [one["kind"] != "geen" for one in held]) >= 0.7


def gold() -> list[dict[str, Any]]:
    """The annotated documents, which are not part of the project."""
    if not GOLD.exists():
        return []
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


@pytest.mark.reports
@pytest.mark.skipif(not GOLD.exists(), reason=f"{GOLD} is not on this machine")
@pytest.mark.parametrize(("real", "floor"), [(True, 0.6), (False, 0.6)])
def test_statements_of_annotated_documents_are_found(*, real: bool, floor: float) -> None:
    said: list[bool] = []
    wanted: list[bool] = []
    for document in gold():
        if document["real"] is real:
            spans = _spans(document["text"])
            certain = [one for one in document["sentences"] if not one["optional"]]
            said += [_covered(one, spans) for one in certain]
            wanted += [one["is_lesson"] for one in certain]
    assert f1(said, wanted) >= floor


def _spans(text: str) -> list[tuple[int, int]]:
    doc = read(text)
    return [(one.place.start, one.place.end) for one in findings(doc).statements]


def _covered(sentence: dict[str, Any], spans: list[tuple[int, int]]) -> bool:
    """Whether statements cover at least half of the sentence."""
    start, end = sentence["start"], sentence["end"]
    covered = sum(max(0, min(end, b) - max(start, a)) for a, b in spans)
    return bool(covered >= HALF * (end - start))
