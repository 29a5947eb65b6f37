"""Making the layers of a network narrower, so that they do nearly the same with half the work.

Of each layer the heads of attention and the inner numbers are kept from which, by least squares,
the rest follows best. Layers are made one after the other, each on what the ones before it make of
the text, so that it mends what they lost. Source: He, Zhang and Sun, *Channel pruning for
accelerating very deep neural networks* (2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from ingest.judges import network
from ingest.judges.weights import Floats

Doubles = NDArray[np.float64]
Layer = Mapping[str, Floats]
RIDGE = 1e-4  # part of the mean variance that is added to each


def slimmed(
    layers: Sequence[Layer], texts: Sequence[Floats], heads: int, inner: int
) -> list[dict[str, Floats]]:
    """The layers with that many heads and inner numbers; ``texts`` is the input (L, H) of some."""
    wide, slim, found = list(texts), list(texts), []
    for layer in layers:
        made = dict(layer)
        wanted = [x + network.attention(np, layer, x[None])[0] for x in wide]
        seen = [network.looked(np, layer, x[None])[0] for x in slim]
        fit = _Fit.of(seen, wanted, slim)
        kept = _heads(fit, heads)
        whole = np.concatenate([kept + part * layer["out.w"].shape[0] for part in range(3)])
        made["qkv.w"], made["qkv.b"] = layer["qkv.w"][:, whole], layer["qkv.b"][whole]
        made["out.w"], made["out.b"] = fit.solved(kept)
        wide = [network.normalised(np, x, layer["norm1.w"], layer["norm1.b"]) for x in wanted]
        slim = [
            network.normalised(
                np, x + network.attention(np, made, x[None])[0], layer["norm1.w"], layer["norm1.b"]
            )
            for x in slim
        ]
        wanted = [x + network.feed(np, layer, x) for x in wide]
        fit = _Fit.of([network.inner(np, layer, x) for x in slim], wanted, slim)
        kept = _inner(fit, layer["back.w"], inner)
        made["in.w"], made["in.b"] = layer["in.w"][:, kept], layer["in.b"][kept]
        made["back.w"], made["back.b"] = fit.solved(kept)
        wide = [network.normalised(np, x, layer["norm2.w"], layer["norm2.b"]) for x in wanted]
        slim = [
            network.normalised(
                np, x + network.feed(np, made, x), layer["norm2.w"], layer["norm2.b"]
            )
            for x in slim
        ]
        found.append(made)
    return found


@dataclass(frozen=True)
class _Fit:
    """What is needed to predict from some of the numbers what is lacking, by least squares.

    ``weight`` makes each number that is lacking count alike, however much it varies.
    """

    mean: Doubles
    target: Doubles
    gram: Doubles
    cross: Doubles
    weight: Doubles

    @classmethod
    def of(cls, given: Sequence[Floats], wanted: Sequence[Floats], had: Sequence[Floats]) -> _Fit:
        """What leads from ``given`` to the difference of ``wanted`` and ``had``."""
        x = np.concatenate(given).astype(np.float64)
        y = np.concatenate(wanted).astype(np.float64)
        weight = 1 / y.var(axis=0)
        y -= np.concatenate(had)
        mean, target = x.mean(axis=0), y.mean(axis=0)
        x -= mean
        gram = x.T @ x
        gram[np.diag_indices_from(gram)] += RIDGE * gram.trace() / len(gram)
        return cls(mean, target, gram, x.T @ (y - target), weight)

    def solved(self, kept: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """The weights and the bias with which those ``kept`` predict best."""
        weights = self._weights(kept)
        bias = self.target - self.mean[kept] @ weights
        return weights.astype(np.float32), bias.astype(np.float32)

    def explained(self, kept: NDArray[np.intp]) -> float:
        """How much of what is lacking those ``kept`` predict."""
        return float((self._weights(kept) * self.cross[kept]).sum(axis=0) @ self.weight)

    def _weights(self, kept: NDArray[np.intp]) -> Doubles:
        solved = np.linalg.solve(self.gram[np.ix_(kept, kept)], self.cross[kept])
        return cast("Doubles", solved)


def _heads(fit: _Fit, count: int) -> NDArray[np.intp]:
    """The numbers of the heads that are kept: one by one, the one that is missed least goes."""
    each = np.arange(len(fit.gram)).reshape(-1, network.HEAD)
    while len(each) > count:
        rests = [np.delete(each, gone, axis=0) for gone in range(len(each))]
        each = max(rests, key=lambda rest: fit.explained(rest.ravel()))
    return each.ravel()


def _inner(fit: _Fit, back: Floats, count: int) -> NDArray[np.intp]:
    """The inner numbers that are kept: those from which the others, by their weight, follow best.

    They are the first pivots of a Cholesky decomposition.
    """
    weight = np.sqrt((back.astype(np.float64) ** 2) @ fit.weight)
    _, pivots, _, _ = lapack.dpstrf(fit.gram * weight[:, None] * weight)
    return np.sort(pivots[:count] - 1)
