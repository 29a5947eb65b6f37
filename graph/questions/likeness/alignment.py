"""How alike two statements are: whether every word that tells much has its like in the other.

Texts that share a theme have like vectors, whatever they say of it. Two that say the same can be
laid beside each other word by word as well. So the likeness of two texts is the mean of three: how
near their vectors are; how much of the one is found in the other, each word counting for what it
tells; and how near the word comes that is missed most. Of the two texts the one that is found least
counts. Names are left out, since the same lesson is drawn of others.
Source: Corley & Mihalcea, *Measuring the semantic similarity of texts* (2005), for the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph.stems import STOP, WORD, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from graph.meaning import Meaning
    from graph.meaning.vectors import Floats

NEAR = 0.5  # cosine of two texts that are worth laying beside each other
BLOCK = 512  # texts that are laid beside all others at once
RARE = 90  # percentile of the words by what they tell
FEWEST = 3  # words that a text must hold to say something that can be said again


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of some texts once, with its row: the direction (W, D) and what it tells (W,).

    A word that is not known has no direction, zeros. ``stems`` (W,) are the same of words that are
    inflected forms of one.
    """

    rows: Mapping[str, int]
    directions: Floats
    weights: Floats
    stems: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Alignment:
    """The texts of statements, to be compared with each other."""

    texts: Sequence[str]

    @cached_property
    def meaning(self) -> Meaning:
        """The vectors of words."""
        from graph.meaning import load_meaning  # noqa: PLC0415 - slow to load, seldom wanted

        return load_meaning()

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
        words, ones, others = self._words, self._rows[one], self._rows[other]
        if min(len(ones), len(others)) < FEWEST:
            return 0.0
        beside = words.directions[ones] @ words.directions[others].T
        beside[words.stems[ones][:, None] == words.stems[others]] = 1
        found = min(
            _found(beside.max(axis=1), words.weights[ones]),
            _found(beside.max(axis=0), words.weights[others]),
        )
        return max(0.0, (float(self._vectors[one] @ self._vectors[other]) + found) / 3)

    @cached_property
    def _vectors(self) -> Floats:
        return self.meaning.vectors(self.texts)

    @cached_property
    def _rows(self) -> list[NDArray[np.intp]]:
        """The words of each text, each once, as rows of ``_words``."""
        rows = self._words.rows
        told = (dict.fromkeys(_words_of(text)) for text in self.texts)
        return [np.array([rows[word] for word in words], dtype=np.intp) for words in told]

    @cached_property
    def _words(self) -> Words:
        rows: dict[str, int] = {}
        stems: dict[str, int] = {}
        for text in self.texts:
            for word in _words_of(text):
                rows.setdefault(word, len(rows))
        vectors = np.array([self._vector(word) for word in rows], dtype=np.float32)
        vectors = vectors.reshape(len(rows), self.meaning.width)
        lengths = np.linalg.norm(vectors, axis=1)
        known = lengths > 0
        return Words(
            rows=rows,
            directions=np.divide(vectors, lengths[:, None], out=vectors, where=known[:, None]),
            weights=np.where(known, lengths, self._rare),
            stems=np.array([stems.setdefault(stem(word), len(stems)) for word in rows]),
        )

    def _vector(self, word: str) -> Floats:
        """The vector of a word, the sum of its parts'; zeros of one that is not known."""
        rows = list(self.meaning.known(word))
        steps = self.meaning.steps[rows] * self.meaning.scale[rows, None]
        return np.asarray(steps.sum(axis=0, dtype=np.float32))

    @cached_property
    def _rare(self) -> float:
        """What a word tells that is not known: as much as the rare ones that are."""
        steps = self.meaning.steps.astype(np.float32)
        lengths = np.linalg.norm(steps, axis=1) * self.meaning.scale
        return float(np.percentile(lengths, RARE))


def _words_of(text: str) -> Iterator[str]:
    """The words that say something, folded; numbers and names within a sentence left out."""
    for number, found in enumerate(WORD.finditer(text)):
        word = found.group()
        if fold(word) not in STOP and word.isalpha() and (number == 0 or not word[0].isupper()):
            yield fold(word)


def _found(nearest: Floats, weights: Floats) -> float:
    """How much of a text is found in another, and how near the word comes that is missed most."""
    shares = weights / weights.max()
    return float((nearest * weights).sum() / weights.sum() + (1 - shares * (1 - nearest)).min())
