"""Vectors of texts, from those of their words.

The file holds a vector for each of some Dutch words, learned from a sentence encoder by
``tools/make_meaning.py``. How long a vector is says how much the word tells: a rare one is long. So
a text's vector is the sum of its words', made of length one.
Source: Arora et al., *A simple but tough-to-beat baseline for sentence embeddings* (2017).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.meaning.compounds import split_compound
from graph.stems import STOP, WORD, fold, stem_words
from ontology.errors import ReadError, reason
from ontology.shipped import shipped

FILE = "meaning.npz"
AT_ONCE = 8192  # texts

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Meaning:
    """Words and their vectors: ``steps`` (V, D) in eight bits, each row times its ``scale`` (V,).

    ``rows`` are the rows of the words, which are folded; what is used more comes first.
    """

    rows: Mapping[str, int]
    steps: NDArray[np.int8]
    scale: Floats

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self.steps.shape[1])

    def vectors(self, texts: Sequence[str]) -> Floats:
        """The vectors of the texts, (N, D), of length one; zeros where no word is known."""
        made = np.zeros((len(texts), self.width), dtype=np.float32)
        for start in range(0, len(texts), AT_ONCE):
            made[start : start + AT_ONCE] = self._sums(texts[start : start + AT_ONCE])
        lengths = np.linalg.norm(made, axis=1, keepdims=True)
        np.divide(made, lengths, out=made, where=lengths > 0)
        return made

    def known(self, word: str) -> tuple[int, ...]:
        """The rows that stand for a folded word: its own, its parts', its stem's, or none."""
        own = self.rows.get(word)
        if own is not None:
            return (own,)
        parts = split_compound(word, self.rows)
        if parts:
            return tuple(self.rows[part] for part in parts)
        near = self.by_stem.get(stem_words([word])[0])
        return () if near is None else (near,)

    def weight(self, word: str) -> float:
        """How much a folded word tells, from 0 to 1; one that is not known is rare."""
        rows = list(self.known(word))
        if not rows:
            return 1.0
        vector = (self.steps[rows] * self.scale[rows, None]).sum(axis=0)
        return min(1.0, float(np.linalg.norm(vector)))

    def counts(self, texts: Sequence[str]) -> csr_array:
        """How often each row is in each text, (N, V), by its word or a word it is part of."""
        found: dict[str, tuple[int, ...]] = {}
        columns: list[int] = []
        ends = [0]
        for text in texts:
            for word in WORD.findall(fold(text)):
                if word not in found:
                    found[word] = () if word in STOP else self.known(word)
                columns.extend(found[word])
            ends.append(len(columns))
        ones = np.ones(len(columns), dtype=np.float32)
        places = np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int32)
        return csr_array((ones, *places), shape=(len(texts), len(self.rows)))

    def _sums(self, texts: Sequence[str]) -> Floats:
        counts = self.counts(texts)
        used, columns = np.unique(counts.indices, return_inverse=True)
        table = self.steps[used] * self.scale[used, None]
        few = csr_array((counts.data, columns, counts.indptr), shape=(len(texts), len(used)))
        sums: Floats = few @ table
        return sums

    @functools.cached_property
    def by_stem(self) -> Mapping[str, int]:
        """The row of the word of each stem that is used most."""
        words = list(self.rows)[::-1]
        return {stem: self.rows[word] for stem, word in zip(stem_words(words), words, strict=True)}


@functools.cache
def load_meaning() -> Meaning:
    """The word vectors that are shipped; a file that is missing or damaged raises ReadError."""
    return read_meaning(shipped("model") / FILE)


def read_meaning(path: Path) -> Meaning:
    """The word vectors in a file that ``tools/make_meaning.py`` wrote; ReadError if it is none."""
    try:
        with path.open("rb") as stream, np.load(stream) as file:
            words = file["words"].tobytes().decode()
            steps, scale = file["steps"], file["scale"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        why = reason(error) if isinstance(error, OSError) else "het is geen lijst van woordvectoren"
        raise ReadError(f"{path} kan niet worden gelezen: {why}.") from error
    return Meaning({word: row for row, word in enumerate(words.split())}, steps, scale)
