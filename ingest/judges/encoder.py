"""The whole of multilingual-e5-small, which makes vectors of texts: slow, to learn from."""

from __future__ import annotations

from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np

from ingest.judges import network
from ingest.judges.e5 import load_e5
from ingest.judges.subwords import Cutter
from ingest.judges.vocabulary import PADDING, make_model
from ingest.judges.weights import Floats
from ingest.judges.windows import END, START

LAYERS = 12
OPENING = "query: "  # what texts began with that were laid beside each other in its training
LONGEST = 128  # pieces
BATCH = 32  # texts
STEP = 8  # pieces: texts are filled up to a multiple


class Encoder:
    """Makes vectors of texts, (N, 384), of length one."""

    def __init__(self) -> None:
        self._e5 = load_e5()
        self._cut = Cutter(make_model(self._e5, range(len(self._e5.pieces))))
        self._layers = [self._e5.layer(number) for number in range(LAYERS)]
        self._table = self._e5.table(np.zeros(0, dtype=np.intp))
        self._run = jax.jit(self._pooled)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """The vectors of the texts, in their order."""
        pieces = [[START, *self._cut(OPENING + text)[: LONGEST - 2], END] for text in texts]
        by_length = sorted(range(len(texts)), key=lambda at: len(pieces[at]))
        made = np.zeros((len(texts), self._e5.width), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            which = by_length[start : start + BATCH]
            made[which] = self._batch([pieces[at] for at in which])
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        return made

    def _batch(self, rows: Sequence[Sequence[int]]) -> Floats:
        length = -(-max(map(len, rows)) // STEP) * STEP
        numbers = np.full((BATCH, length), PADDING, dtype=np.intp)
        for row, pieces in enumerate(rows):
            numbers[row, : len(pieces)] = pieces
        used, places = np.unique(numbers, return_inverse=True)
        words = self._e5.rows("emb.word", used)[places.reshape(numbers.shape)]
        pooled = self._run(words, (numbers != PADDING).astype(np.float32))
        return np.asarray(pooled)[: len(rows)]

    def _pooled(self, words: jax.Array, seen: jax.Array) -> jax.Array:
        vectors = network.encode(jnp, self._layers, network.embed(jnp, self._table, words), seen)
        return (vectors * seen[..., None]).sum(1) / (seen.sum(1, keepdims=True) + network.TINY)
