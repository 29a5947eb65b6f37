"""How right a model's judgements are, on annotated sentences that it did not learn from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.components.bottlenecks import Bottlenecks, as_learned
from ingest.components.statements import Statements, kind_of, polarity_of
from ingest.evaluation.measures import Tally
from ingest.evaluation.report import reliability as rows_of_reliability
from ingest.judges.judge import NOTHING, Judge, signature
from ingest.nlp import component
from ontology.load import load

if TYPE_CHECKING:
    from ingest.judges.training import Answer

HELD_OUT = ".held-out.json"  # how the file of figures beside a model ends
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def figures(answers: Sequence[Answer]) -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of what was judged, precision, recall, F1 (or the share right) and of how many."""
    sure = [(one, judged) for one, judged in answers if not one.doubtful]
    statements, bottlenecks = component(Statements), component(Bottlenecks)
    said = [statements.is_statement(judged) for _, judged in sure]
    real = [one.kind != NOTHING for one, _ in sure]
    right = [a for a, s, r in zip(sure, said, real, strict=True) if s and r]
    yield "uitspraak of niet", *_prf(len(right), sum(said), sum(real)), str(len(sure))
    yield "soort", *_share([kind_of(judged)[0] == one.kind for one, judged in right])
    lessons = [(one, judged) for one, judged in right if one.kind == kind_of(judged)[0] == "les"]
    polarity = [polarity_of(judged) == one.polarity for one, judged in lessons]
    yield "polariteit van lessen", *_share(polarity)
    placed = [
        judged.best("subdimension") == one.subdimension for one, judged in right if one.subdimension
    ]
    yield "subdimensie", *_share(placed)
    themes = [
        (set(as_learned(load(), bottlenecks.themes(one.sentence.text, judged))), one.themes)
        for one, judged in right
    ]
    both = sum(len(found & wanted) for found, wanted in themes)
    counts = sum(len(found) for found, _ in themes), sum(len(wanted) for _, wanted in themes)
    yield "knelpunten van uitspraken", *_prf(both, *counts), str(len(themes))


def write_figures(path: Path, judge: Judge, answers: Sequence[Answer]) -> None:
    """Write the figures and the reliability of a model's answers, as JSON, for the quality page."""
    content = {
        "model": signature(judge),
        "sentences": sum(not one.doubtful for one, _ in answers),
        "figures": list(figures(answers)),
        "reliability": list(reliability(answers)),
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _prf(right: int, said: int, real: int) -> tuple[str, str, str]:
    tally = Tally(right, said - right, real - right)
    return f"{tally.precision:.2f}", f"{tally.recall:.2f}", f"{tally.f1:.2f}"


def _share(right: Sequence[bool]) -> tuple[str, str, str, str]:
    return "", "", f"{sum(right) / max(1, len(right)):.2f}", str(len(right))


def reliability(answers: Sequence[Answer]) -> Iterator[tuple[str, str, str, str]]:
    """Rows of how probable the model found a statement, on average, and how often it was one."""
    pairs = [
        (1 - judged.chances["kind"][NOTHING], one.kind != NOTHING)
        for one, judged in answers
        if not one.doubtful
    ]
    return rows_of_reliability(pairs, BINS)
