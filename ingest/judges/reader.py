"""The network as a judge: it reads a document window by window and judges its sentences."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ingest.judges import network, weights
from ingest.judges.judge import NOTHING, Judgement, Name, Sentence
from ingest.judges.runtime import Runtime, load_runtime
from ingest.judges.subwords import Cutter, Place, plain
from ingest.judges.weights import Floats
from ingest.judges.windows import LONGEST, Window, windows
from ontology.shipped import shipped

WORDS = "words.npz"
ENDING = ".onnx"  # of the file of a network
PIECES = "pieces"
OPENING = "passage:"  # what texts began with that the encoder learned from
TINY = 1e-9
LARGEST = 40.0  # of a score: more makes no difference


@dataclass(frozen=True, slots=True)
class Task:
    """One question put to a sentence: its answers, and how scores become probabilities.

    A task of one answer is a yes-or-no question. ``slope`` and ``offset`` calibrate: they were
    fitted on answers about documents that the scores were not learned from.
    """

    answers: tuple[str, ...]
    slope: float = 1.0
    offset: float = 0.0

    def chances(self, scores: Floats) -> dict[str, float]:
        """The probability of every answer of several, given its score."""
        values: list[float] = scores.tolist()
        most = max(values)
        powers = [exp(value - most) for value in values]
        total = sum(powers)
        shares = (power / total for power in powers)
        return self.calibrated(dict(zip(self.answers, shares, strict=True)))

    def calibrated(self, chances: Mapping[str, float]) -> dict[str, float]:
        """The probabilities of answers that were given without calibration.

        Of several answers only that of any at all, against ``geen``, is calibrated.
        """
        if len(chances) == 1:
            return {name: self._calibrated(chance) for name, chance in chances.items()}
        if NOTHING not in chances:
            return dict(chances)
        something = max(1 - chances[NOTHING], TINY)
        any_ = self._calibrated(something)
        found = {name: any_ * chance / something for name, chance in chances.items()}
        return found | {NOTHING: 1 - any_}

    def _calibrated(self, chance: float) -> float:
        chance = min(max(chance, TINY), 1 - TINY)
        return _logistic(self.slope * log(chance / (1 - chance)) + self.offset)


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-max(-LARGEST, min(LARGEST, score))))


@dataclass(frozen=True)
class Vocabulary:
    """The pieces of text that the network knows, with their vectors."""

    pieces: Cutter
    table: Mapping[str, Floats]

    @property
    def opening(self) -> list[int]:
        """What every window begins with."""
        return self.pieces(OPENING)

    def placed(self, ids: Sequence[int]) -> Floats:
        """The input of a network in a file for one window, (L, H)."""
        return cast("Floats", network.placed(self.table, self.table["words"][list(ids)]))

    def vectors(self, ids: Sequence[int]) -> Floats:
        """The input of the first layer for one window, (L, H)."""
        return cast("Floats", network.embed(np, self.table, self.table["words"][list(ids)]))


@dataclass(frozen=True)
class Reader:
    """A trained network; see ``judge.Judge`` for what its methods promise."""

    name: str
    version: str
    vocabulary: Vocabulary
    runtime: Runtime
    tasks: Mapping[str, Task]

    def judge(self, sentences: Sequence[Sentence]) -> list[Judgement]:
        """What each sentence is, by every task.

        Each window is read alone, so that what is said of a sentence does not depend on what else
        is read at the time.
        """
        found: dict[int, Judgement] = {}
        for window in windows(sentences, self.vocabulary.opening, self.vocabulary.pieces):
            rows, marks = self._read(window)
            told = zip(window.at, window.spans, self._chances(rows), strict=True)
            for number, span, chances in told:
                phrase = self._phrase(sentences[number].text, marks[slice(*span)])
                found[number] = Judgement(chances, phrase)
        return [found[number] for number in range(len(sentences))]

    def _phrase(self, text: str, marks: Floats) -> str:
        """The words of the sentence that the pieces make up which together are marked most."""
        first, last = heaviest(marks)
        if first == last:
            return ""
        return words_of(plain(text), self.vocabulary.pieces.places(text)[:LONGEST][first:last])

    def _read(self, window: Window) -> tuple[Floats, Floats]:
        """The scores of every sentence of the window, and the mark of every piece."""
        spans = np.zeros((len(window.spans), len(window.ids)), dtype=np.float32)
        for row, (start, end) in enumerate(window.spans):
            spans[row, start:end] = 1
        return self.runtime.run(self.vocabulary.placed(window.ids), spans)

    def _chances(self, scores: Floats) -> Iterator[dict[str, dict[str, float]]]:
        """What the scores (N, answers) of each sentence amount to, by task."""
        single, slopes, offsets = self._single
        yes = 1 / (1 + np.exp(-np.clip(slopes * scores[:, single] + offsets, -LARGEST, LARGEST)))
        for row, sure in zip(scores, yes.tolist(), strict=True):
            chances, found, first = iter(sure), {}, 0
            for name, task in self.tasks.items():
                last = first + len(task.answers)
                alone = len(task.answers) == 1
                found[name] = (
                    {task.answers[0]: next(chances)} if alone else task.chances(row[first:last])
                )
                first = last
            yield found

    @functools.cached_property
    def _single(self) -> tuple[NDArray[np.intp], Floats, Floats]:
        """Where the scores of yes-or-no questions stand, with their slopes and offsets."""
        owners = [task for task in self.tasks.values() for _ in task.answers]
        where = [at for at, task in enumerate(owners) if len(task.answers) == 1]
        slopes = np.array([owners[at].slope for at in where], dtype=np.float32)
        offsets = np.array([owners[at].offset for at in where], dtype=np.float32)
        return np.array(where, dtype=np.intp), slopes, offsets


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary in a file that the training wrote."""
    arrays, _ = weights.read(path)
    return Vocabulary(Cutter(arrays.pop(PIECES).tobytes()), arrays)


def load_reader(name: Name) -> Reader:
    """The network ``name`` that is shipped; one that cannot be had here raises ReadError."""
    folder = shipped("model")
    return read_reader(folder / f"{name}{ENDING}", load_vocabulary(folder / WORDS))


def read_reader(path: Path, vocabulary: Vocabulary) -> Reader:
    """The network in a file that says of itself what ``about`` tells."""
    runtime = load_runtime(path)
    said = runtime.about
    return Reader(
        name=said["name"],
        version=said["version"],
        vocabulary=vocabulary,
        runtime=runtime,
        tasks={
            task["name"]: Task(tuple(task["answers"]), task["slope"], task["offset"])
            for task in said["tasks"]
        },
    )


def about(reader: Reader) -> dict[str, object]:
    """What the file of a network says of it."""
    tasks = [
        {"name": name, "answers": task.answers, "slope": task.slope, "offset": task.offset}
        for name, task in reader.tasks.items()
    ]
    return {"name": reader.name, "version": reader.version, "tasks": tasks}


def heaviest(marks: Floats) -> tuple[int, int]:
    """From where to where the marks add up to most, nowhere if to nothing.

    >>> heaviest(np.array([-1, 2, -1, 3, -5, 1], dtype=np.float32))
    (1, 4)
    """
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for at, mark in enumerate(marks.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += mark
        if total > best:
            best, span = total, (start, at + 1)
    return span


def words_of(text: str, places: Sequence[Place]) -> str:
    """The whole words of ``text`` that the characters at ``places`` are part of.

    >>> words_of("Het kwam te laat.", [(5, 11), (11, 16)])
    'kwam te laat'
    """
    start, end = places[0][0], places[-1][1]
    while start < end and text[start].isspace():
        start += 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end].strip(" .,;:!?")
