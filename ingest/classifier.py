"""The shipped linear model: logistic regressions over words and patterns, in plain Python."""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from pathlib import Path

import numpy as np

from ingest.features import features
from ingest.shipped import shipped

FILE = "statements.json.gz"


@dataclass(frozen=True)
class Task:
    """One question put to a sentence: its answers, and what each feature says for each of them."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, found: Mapping[str, float]) -> dict[str, float]:
        """The probability of every answer, given the features of a sentence."""
        scores = list(self.bias)
        for feature, value in found.items():
            for i, weight in enumerate(self.weights.get(feature, ())):
                scores[i] += weight * value
        if len(self.classes) == 1:  # one yes-or-no question
            return {self.classes[0]: 1 / (1 + exp(-scores[0]))}
        top = max(scores)
        powers = [exp(score - top) for score in scores]
        return {name: p / sum(powers) for name, p in zip(self.classes, powers, strict=True)}


class Questions:
    """Yes-or-no tasks that are put to a sentence together, by name."""

    def __init__(self, tasks: Mapping[str, Task]) -> None:
        self._names = list(tasks)
        self._bias = np.array([task.bias[0] for task in tasks.values()])
        features = {feature for task in tasks.values() for feature in task.weights}
        self._weights = {
            feature: np.array([task.weights.get(feature, (0.0,))[0] for task in tasks.values()])
            for feature in features
        }

    def probabilities(self, found: Mapping[str, float]) -> dict[str, float]:
        """The probability of yes for each, as ``Task.probabilities`` gives it."""
        scores = self._bias.copy()
        for feature, value in found.items():
            if feature in self._weights:
                scores += self._weights[feature] * value
        return {
            name: 1 / (1 + exp(-score)) for name, score in zip(self._names, scores, strict=True)
        }


@dataclass(frozen=True)
class Model:
    """A trained model: the rarity of its terms, and its tasks by name."""

    version: str
    rarity: Mapping[str, float]
    tasks: Mapping[str, Task]

    def features(self, text: str) -> dict[str, float]:
        """The features of a sentence, as the tasks want them."""
        return features(" ".join(text.split()), self.rarity)


@functools.cache
def load_model() -> Model:
    """The model that is shipped with leergraaf."""
    return read_model(shipped("model") / FILE)


def read_model(path: Path) -> Model:
    """The model in a file that ``tools/train.py`` wrote."""
    content = json.loads(gzip.decompress(path.read_bytes()))
    tasks = {
        name: Task(
            tuple(task["classes"]),
            tuple(task["bias"]),
            {feature: tuple(weights) for feature, weights in task["weights"].items()},
        )
        for name, task in content["tasks"].items()
    }
    return Model(content["version"], content["rarity"], tasks)
