"""The network: a transformer encoder that reads a window of text, and heads that judge sentences.

Written once for any array library, ``xp``: JAX where it learns, NumPy where it is taken apart;
``export`` writes it for ONNX Runtime, which judges. Shapes: B windows of L pieces and at most N
sentences, vectors of H numbers.
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
HEAD = 32  # numbers of a vector that each head of attention looks at
TINY = 1e-12
FAR = -1e4  # added to the score of what must not be looked at


def as_is(values: Array) -> Array:
    """The values themselves: what dropout is when nothing is being learned."""
    return values


def embed(xp: Library, table: Weights, words: Array) -> Array:
    """The input of the first layer, (B, L, H): ``placed`` word vectors, normalised."""
    return normalised(xp, placed(table, words), table["norm.w"], table["norm.b"])


def placed(table: Weights, words: Array) -> Array:
    """Word vectors (…, L, H) with those of their places added."""
    return words + table["places"][: words.shape[-2]]


def encode(
    xp: Library, layers: Sequence[Weights], vectors: Array, seen: Array, drop: Drop = as_is
) -> Array:
    """The vectors (B, L, H) after all layers; ``seen`` (B, L) is 1 for a piece, 0 for filling."""
    unseen = (1 - seen)[:, None, None, :] * FAR
    for layer in layers:
        _, vectors = traced(xp, layer, vectors, unseen, drop)
    return vectors


def traced(
    xp: Library, layer: Weights, x: Array, unseen: Array = 0.0, drop: Drop = as_is
) -> tuple[dict[str, Array], Array]:
    """What each of the four products of a layer is given, and what the layer makes."""
    seen = looked(xp, layer, x, unseen)
    told = seen @ layer["out.w"] + layer["out.b"]
    middle = normalised(xp, x + drop(told), layer["norm1.w"], layer["norm1.b"])
    many = inner(xp, layer, middle)
    told = many @ layer["back.w"] + layer["back.b"]
    made = normalised(xp, middle + drop(told), layer["norm2.w"], layer["norm2.b"])
    return {"qkv": x, "out": seen, "in": middle, "back": many}, made


def attention(xp: Library, layer: Weights, x: Array) -> Array:
    """What the heads of attention add to each vector."""
    return looked(xp, layer, x) @ layer["out.w"] + layer["out.b"]


def looked(xp: Library, layer: Weights, x: Array, unseen: Array = 0.0) -> Array:
    """What the heads of attention saw, (B, L, HEAD times their number)."""
    b, length, _ = x.shape
    mixed = (x @ layer["qkv.w"] + layer["qkv.b"]).reshape(b, length, 3, -1, HEAD)
    q, k, v = (mixed[:, :, i].swapaxes(1, 2) for i in range(3))
    scores = q @ k.swapaxes(-1, -2) * (1 / math.sqrt(HEAD)) + unseen
    return (_softmax(xp, scores) @ v).swapaxes(1, 2).reshape(b, length, -1)


def feed(xp: Library, layer: Weights, x: Array) -> Array:
    """What the inner numbers add to each vector."""
    return inner(xp, layer, x) @ layer["back.w"] + layer["back.b"]


def inner(xp: Library, layer: Weights, x: Array) -> Array:
    """The inner numbers of each vector."""
    return _gelu(xp, x @ layer["in.w"] + layer["in.b"])


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


def normalised(xp: Library, x: Array, weight: Array, bias: Array) -> Array:
    """The vectors with mean 0 and spread 1, then stretched and moved."""
    centred = x - x.mean(-1, keepdims=True)
    spread = xp.sqrt((centred * centred).mean(-1, keepdims=True) + TINY)
    return centred / spread * weight + bias


def _gelu(xp: Library, x: Array) -> Array:
    return 0.5 * x * (1 + xp.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)))


def _softmax(xp: Library, x: Array) -> Array:
    powers = xp.exp(x - x.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
