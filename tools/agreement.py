"""How far two annotators agree, on the training documents read twice and on the benchmark.

Cohen's kappa for a choice, F1 of one set against the other where several answers are allowed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sklearn.metrics import cohen_kappa_score

DATA = Path(__file__).parent.parent / "data"
NOTHING = "geen"
NO_SENTENCE = ("title", "heading", "question")
Row = dict[str, Any]
Pair = tuple[Row, Row]


def training_pairs() -> Iterator[Pair]:
    """The sentences of the training documents that were read twice."""
    second = json.loads((DATA / "training" / "second-reading.json").read_text(encoding="utf-8"))
    texts = {name: _lines(_document(name)) for name in {row["document"] for row in second}}
    for row in second:
        first = texts[row["document"]][row["n"]]
        if first["block"] not in NO_SENTENCE:
            yield first, row


def benchmark_pairs() -> Iterator[Pair]:
    """The sentences of the benchmark, by annotator A and by B; headings left out."""
    rows = _lines(DATA / "benchmark" / "annotations.jsonl")
    by_b = {row["sid"]: row for row in rows if row["annotator"] == "B"}
    for row in rows:
        if row["annotator"] == "A" and not row["heading"]:
            yield row, by_b[row["sid"]]


def _document(name: str) -> Path:
    return DATA / "training" / "documents" / f"{name}.jsonl"


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def agreement(pairs: list[Pair]) -> Iterator[tuple[str, float, int]]:
    """What was agreed on, how far, and over how many sentences."""
    sure = [pair for pair in pairs if not any(one.get("optional") for one in pair)]
    stated = [pair for pair in pairs if NOTHING not in (pair[0]["kind"], pair[1]["kind"])]
    lessons = [pair for pair in stated if pair[0]["kind"] == pair[1]["kind"] == "les"]
    for what, some in (("kind", pairs), ("kind, neither in doubt", sure)):
        yield what, _kappa(some, "kind"), len(some)
    is_one = [tuple({"kind": str(one["kind"] != NOTHING)} for one in pair) for pair in pairs]
    yield "statement or not", _kappa([(a, b) for a, b in is_one], "kind"), len(pairs)
    yield "polarity of lessons", _kappa(lessons, "polarity"), len(lessons)
    yield "sub-dimension", _kappa(stated, "subdimension"), len(stated)
    for what in ("themes", "trajectories", "organisations"):
        if all(what in one for pair in stated for one in pair):
            yield f"{what} (F1)", _overlap(stated, what), len(stated)


def _kappa(pairs: list[Pair], what: str) -> float:
    first, second = ([str(one[what]) for one in side] for side in zip(*pairs, strict=True))
    return 1.0 if first == second else float(cohen_kappa_score(first, second))


def _overlap(pairs: list[Pair], what: str) -> float:
    both = sum(len(set(one[what]) & set(other[what])) for one, other in pairs)
    return 2 * both / max(1, sum(len(one[what]) + len(other[what]) for one, other in pairs))


if __name__ == "__main__":
    for name, found in (("training", training_pairs()), ("benchmark", benchmark_pairs())):
        print(name)
        for what, figure, count in agreement(list(found)):
            print(f"  {what:24} {figure:.2f}  {count}")
