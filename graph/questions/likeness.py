"""How alike two statements are: whether every word that tells much has its like in the other.

Texts that share a theme have like vectors, whatever they say of it. Two that say the same can be
laid beside each other word by word as well. So the likeness of two texts is the mean of three: how
near their vectors are; how much of the one is found in the other, each word counting for what it
tells; and how near the word comes that is missed most. Of the two texts the one that is found best
counts, since the other may say more.
Source: Corley & Mihalcea, *Measuring the semantic similarity of texts* (2005), for the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph.meaning import load_meaning
from graph.stems import STOP, WORD, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from graph.meaning import Meaning

    Floats = NDArray[np.float32]

NEAR = 0.5  # cosine of two texts that are worth laying beside each other
BLOCK = 512  # texts that are laid beside all others at once
FEWEST = 3  # words that a text must hold to say something that can be said again


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: the direction of each (N, D), and what each tells (N,)."""

    directions: Floats
    weights: Floats


@dataclass(frozen=True, eq=False)
class Likeness:
    """The texts of statements, to be compared with each other."""

    texts: Sequence[str]

    @cached_property
    def meaning(self) -> Meaning:
        """The vectors of words."""
        return load_meaning()

    @cached_property
    def _known(self) -> dict[str, Floats]:
        return {}

    def pairs(self, rows: Sequence[int], at_least: float) -> Iterator[tuple[int, int, float]]:
        """The pairs of ``rows`` that are so alike, the earlier first, with how alike they are.

        They are found a block at a time, so that memory does not grow with the square of the texts.
        """
        chosen = np.asarray(rows)
        for start in range(0, len(chosen), BLOCK):
            ones = self._vectors[chosen[start : start + BLOCK]]
            near = ones @ self._vectors[chosen[start:]].T >= NEAR
            for one, other in np.argwhere(np.triu(near, 1)):
                pair = int(chosen[start + one]), int(chosen[start + other])
                alike = self.between(*pair)
                if alike >= at_least:
                    yield *pair, alike

    def between(self, one: int, other: int) -> float:
        """How alike two of the texts are, from 0 to 1."""
        ones, others = self._words[one], self._words[other]
        if min(len(ones.weights), len(others.weights)) < FEWEST:
            return 0.0
        beside = ones.directions @ others.directions.T
        found = max(
            _found(beside.max(axis=1), ones.weights), _found(beside.max(axis=0), others.weights)
        )
        return max(0.0, (float(self._vectors[one] @ self._vectors[other]) + found) / 3)

    @cached_property
    def _vectors(self) -> Floats:
        vectors: Floats = self.meaning.vectors(self.texts)
        return vectors

    @cached_property
    def _words(self) -> list[Words]:
        return [self._cut(text) for text in self.texts]

    def _cut(self, text: str) -> Words:
        words = dict.fromkeys(word for word in WORD.findall(fold(text)) if word not in STOP)
        found = [vector for word in words if (vector := self._vector(word)) is not None]
        vectors = np.array(found, dtype=np.float32).reshape(len(found), self.meaning.width)
        lengths = np.linalg.norm(vectors, axis=1)
        return Words(vectors / lengths[:, None], lengths)

    def _vector(self, word: str) -> Floats | None:
        """The vector of a word, the sum of its parts'; ``None`` of one not known, as a name."""
        if word not in self._known:
            rows = list(self.meaning.known(word))
            steps = self.meaning.steps[rows] * self.meaning.scale[rows, None]
            self._known[word] = steps.sum(axis=0, dtype=np.float32)
        found = self._known[word]
        return found if found.any() else None


def _found(nearest: Floats, weights: Floats) -> float:
    """How much of a text is found in another, and how near the word comes that is missed most."""
    shares = weights / weights.max()
    return float((nearest * weights).sum() / weights.sum() + (1 - shares * (1 - nearest)).min())
