"""A collection of texts, and which of them are near a text or near each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.meaning.vectors import Floats, Meaning, load_meaning
from graph.stems import stems

MEANING = 0.75  # what nearness in meaning counts for in the score; wording counts for the rest
BLOCK = 256  # texts that are laid beside all others at once
FILLING = "_"  # a text that keeps the list of stems from being empty

Pair = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near each of N texts is, from 0 to 1: in ``wording``, and in ``meaning``."""

    wording: Floats
    meaning: Floats

    @property
    def scores(self) -> Floats:
        """Both in one number."""
        return _score(self.wording, self.meaning)


class Texts:
    """Texts to look among: their vectors, and how rare the stems are that they are worded in."""

    def __init__(self, texts: Sequence[str], meaning: Meaning | None = None) -> None:
        from sklearn.feature_extraction.text import (  # noqa: PLC0415 - slow to import
            TfidfVectorizer,
        )

        self._model = load_meaning() if meaning is None else meaning
        self._count = len(texts)
        self._vectors = self._model.vectors(texts)
        self._tfidf = TfidfVectorizer(analyzer=stems, sublinear_tf=True, dtype=np.float32)
        self._words = csr_array(self._tfidf.fit_transform([*texts, FILLING])[:-1])

    def __len__(self) -> int:
        return self._count

    def nearness(self, text: str) -> Nearness:
        """How near each of the texts is to ``text``, in wording and in meaning."""
        words = csr_array(self._tfidf.transform([text]))
        wording = (self._words @ words.T).toarray()[:, 0]
        meaning = self._vectors @ self._model.vectors([text])[0]
        return Nearness(_bounded(wording), _bounded(meaning))

    def scores(self, text: str) -> Floats:
        """How near each of the texts is to ``text``, (N,), from 0 to 1."""
        return self.nearness(text).scores

    def nearest(self, text: str, n: int) -> list[tuple[int, float]]:
        """The at most ``n`` texts that are nearest, with their scores, nearest first."""
        scores = self.scores(text)
        order = np.argsort(-scores, kind="stable")[:n]
        return [(int(at), float(scores[at])) for at in order if scores[at] > 0]

    def pairs(self, at_least: float) -> Iterator[Pair]:
        """The pairs of texts with a score of ``at_least``, in order, the earlier text first.

        They are found a block at a time, so that memory does not grow with the square of N.
        """
        least = (at_least - (1 - MEANING)) / MEANING  # in meaning, were they worded the same
        for start in range(0, len(self), BLOCK):
            block = self._vectors[start : start + BLOCK] @ self._vectors[start:].T
            rows, columns = np.nonzero(block >= (least if least > 0 else -np.inf))
            later = columns > rows
            rows, columns = rows[later], columns[later]
            scores = _score(
                self._wording(rows + start, columns + start), _bounded(block[rows, columns])
            )
            for at in np.flatnonzero(scores >= at_least):
                yield int(rows[at]) + start, int(columns[at]) + start, float(scores[at])

    def _wording(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> Floats:
        """How near pairs of texts are in wording."""
        return _bounded(self._words[ones].multiply(self._words[others]).sum(axis=1))


def _bounded(cosines: Floats) -> Floats:
    return np.clip(cosines, 0, 1).astype(np.float32)


def _score(wording: Floats, meaning: Floats) -> Floats:
    return MEANING * meaning + (1 - MEANING) * wording
