"""Calibration: making a probability of .8 come true eight times in ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from ingest.judges.judge import NOTHING, THEME, Judgement
from ingest.judges.reader import TINY, Reader

if TYPE_CHECKING:
    from ingest.judges.training import Answer

KIND = "kind"


def calibrated(reader: Reader, answers: Sequence[Answer]) -> tuple[Reader, list[Answer]]:
    """The reader, and its answers, with the probability of a statement and of themes calibrated.

    Platt's method: a logistic regression of the truth on the score; the themes share one.
    """
    sure = [(one, judged) for one, judged in answers if not one.doubtful]
    if not sure:
        return reader, list(answers)
    stated = [(1 - judged.chances[KIND][NOTHING], one.kind != NOTHING) for one, judged in sure]
    themed = [
        (judged.yes(name), name.removeprefix(THEME) in one.themes)
        for one, judged in sure
        if one.kind != NOTHING
        for name in judged.chances
        if name.startswith(THEME)
    ]
    of_kind, of_theme = _platt(stated), _platt(themed)
    tasks = {}
    for name, task in reader.tasks.items():
        fitted = of_theme if name.startswith(THEME) else of_kind if name == KIND else (1.0, 0.0)
        tasks[name] = replace(task, slope=fitted[0], offset=fitted[1])
    made = replace(reader, tasks=tasks)
    return made, [(one, _again(made, judged)) for one, judged in answers]


def _again(reader: Reader, judged: Judgement) -> Judgement:
    chances = {
        name: reader.tasks[name].calibrated(chances)
        for name, chances in judged.chances.items()
        if name in reader.tasks
    }
    return Judgement(chances, judged.phrase)


def _platt(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The slope and offset that make the scores of these chances fit the truth."""
    truths = np.array([truth for _, truth in pairs])
    if len(set(truths.tolist())) < len((True, False)):
        return 1.0, 0.0
    chances = np.clip(np.array([chance for chance, _ in pairs]), TINY, 1 - TINY)
    scores = np.log(chances / (1 - chances)).reshape(-1, 1)
    fitted = LogisticRegression(C=1e6).fit(scores, truths)
    return round(float(fitted.coef_[0, 0]), 4), round(float(fitted.intercept_[0]), 4)
