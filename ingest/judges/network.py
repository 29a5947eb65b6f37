"""The network: a transformer encoder that reads a window of text, and heads that judge sentences.

Written once for any array library: NumPy where it judges, JAX where it learns. ``xp`` is the
library. Shapes: B windows of L pieces and at most N sentences, vectors of H numbers.
Source: Vaswani et al., *Attention is all you need* (2017); Wang et al., *Multilingual E5* (2024).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Library = Any  # NumPy or jax.numpy
Array = Any  # of that library
Weights = Mapping[str, Array]
Drop = Callable[[Array], Array]
HEADS = 12
TINY = 1e-12
FAR = -1e4  # added to the score of what must not be looked at


def as_is(values: Array) -> Array:
    """The values themselves: what dropout is when nothing is being learned."""
    return values


def embed(xp: Library, table: Weights, words: Array) -> Array:
    """The input of the first layer, (B, L, H): word vectors with those of their places added."""
    places = table["places"][: words.shape[1]]
    return _normalised(xp, words + places, table["norm.w"], table["norm.b"])


def encode(
    xp: Library, layers: Sequence[Weights], vectors: Array, seen: Array, drop: Drop = as_is
) -> Array:
    """The vectors (B, L, H) after all layers; ``seen`` (B, L) is 1 for a piece, 0 for filling."""
    unseen = (1 - seen)[:, None, None, :] * FAR
    for layer in layers:
        vectors = _layer(xp, layer, vectors, unseen, drop)
    return vectors


def _layer(xp: Library, layer: Weights, x: Array, unseen: Array, drop: Drop) -> Array:
    told = _attention(xp, layer, x, unseen) @ layer["out.w"] + layer["out.b"]
    x = _normalised(xp, x + drop(told), layer["norm1.w"], layer["norm1.b"])
    inner = _gelu(xp, x @ layer["in.w"] + layer["in.b"]) @ layer["back.w"] + layer["back.b"]
    return _normalised(xp, x + drop(inner), layer["norm2.w"], layer["norm2.b"])


def _attention(xp: Library, layer: Weights, x: Array, unseen: Array) -> Array:
    b, length, h = x.shape
    mixed = (x @ layer["qkv.w"] + layer["qkv.b"]).reshape(b, length, 3, HEADS, h // HEADS)
    q, k, v = (mixed[:, :, i].swapaxes(1, 2) for i in range(3))
    scores = q @ k.swapaxes(-1, -2) * (1 / math.sqrt(h // HEADS)) + unseen
    return (_softmax(xp, scores) @ v).swapaxes(1, 2).reshape(b, length, h)


def sentences(xp: Library, heads: Weights, vectors: Array, spans: Array) -> Array:
    """A vector for each sentence (B, N, H); ``spans`` (B, N, L) is 1 at the pieces of each."""
    weight = (vectors @ heads["look.w"])[:, None, :] + (1 - spans) * FAR
    return _softmax(xp, weight) @ vectors


def scores(heads: Weights, pooled: Array) -> Array:
    """The score of every answer of every task, (…, answers)."""
    return pooled @ heads["tasks.w"] + heads["tasks.b"]


def marks(heads: Weights, vectors: Array) -> Array:
    """For each piece, (B, L), the score that it is part of the phrase that names what is wrong."""
    return vectors @ heads["mark.w"] + heads["mark.b"]


def _normalised(xp: Library, x: Array, weight: Array, bias: Array) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    spread = xp.sqrt((centred * centred).mean(-1, keepdims=True) + TINY)
    return centred / spread * weight + bias


def _gelu(xp: Library, x: Array) -> Array:
    return 0.5 * x * (1 + xp.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)))


def _softmax(xp: Library, x: Array) -> Array:
    powers = xp.exp(x - x.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
