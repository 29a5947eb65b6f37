"""A network in the ONNX format: weights in eight bits, multiplied in whole numbers.

What ``network`` defines, written as a graph. Shapes: a window of L pieces with N sentences, vectors
of H numbers. What is multiplied is rounded to eight bits with a scale of the moment. The few
numbers that are far larger than the others, and would leave those no room, are multiplied in 32
bits where ``apart`` says from when on, as is all the rest. Attention is written out: on vectors
this small that is faster than the operator for it. Source: Dettmers et al., *LLM.int8()* (2022).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from ingest.judges.network import FAR, HEAD, TINY, Weights, traced
from ingest.judges.runtime import ABOUT, MARKS, SCORES, SPANS, VECTORS
from ingest.judges.weights import Floats, rounded

RUNTIME = "com.microsoft"  # operators of ONNX Runtime's own
OPERATORS, FORMAT = 17, 8  # the versions that are written


class Graph:
    """Collects the operators and constants of a graph.

    ``apart`` is how many times the median a number must get to be multiplied in 32 bits.
    """

    def __init__(self, apart: float) -> None:
        self.apart = apart
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        """Add a constant, and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, sort: str, inputs: Sequence[str], output: str, **settings: object) -> str:
        """Add an operator of the standard, and return its output."""
        self.nodes.append(helper.make_node(sort, inputs, [output], **settings))
        return output

    def add_own(self, sort: str, inputs: Sequence[str], output: str, **settings: object) -> str:
        """Add an operator of ONNX Runtime, and return its output."""
        return self.add(sort, inputs, output, domain=RUNTIME, **settings)

    def linear(self, x: str, weight: Floats, bias: Floats, peaks: Floats, name: str) -> str:
        """``x @ weight + bias`` in eight bits; ``peaks`` is how large each number of ``x`` gets."""
        large = np.flatnonzero(peaks > self.apart * np.median(peaks))
        if not len(large):
            return self.rounded(x, weight, bias, name)
        kept = np.ones(len(peaks), dtype=np.float32)
        kept[large] = 0
        few = self.add("Mul", [x, self.constant(f"{name}.kept", kept)], f"{name}.few")
        rest = self.rounded(few, weight * kept[:, None], bias, f"{name}.rest")
        which = self.constant(f"{name}.which", large.astype(np.int64))
        apart = self.add("Gather", [x, which], f"{name}.apart", axis=2)
        return self.add("Add", [rest, self.product(apart, weight[large], name)], f"{name}.both")

    def rounded(self, x: str, weight: Floats, bias: Floats, name: str) -> str:
        """``x @ weight + bias`` with everything rounded."""
        steps, scale = rounded(weight)
        return self.add_own(
            "DynamicQuantizeMatMul",
            [
                x,
                self.constant(f"{name}.w", steps),
                self.constant(f"{name}.scale", scale),
                self.constant(f"{name}.zero", np.zeros(scale.shape, dtype=np.int8)),
                self.constant(f"{name}.b", bias),
            ],
            name,
        )

    def normalised(self, x: str, weight: Floats, bias: Floats, name: str) -> str:
        """``x``, normalised."""
        inputs = [
            x,
            self.constant(f"{name}.w", weight),
            self.constant(f"{name}.b", bias),
        ]
        return self.add("LayerNormalization", inputs, name, axis=-1, epsilon=TINY)

    def attention(self, mixed: str, width: int, name: str) -> str:
        """What the heads of attention see, from the three products of a layer side by side."""
        shape = self.constant(f"{name}.shape", np.array([1, 0, 3, -1, HEAD], dtype=np.int64))
        each = self.add("Reshape", [mixed, shape], f"{name}.each")
        each = self.add("Transpose", [each], f"{name}.turned", perm=[2, 0, 3, 1, 4])
        q, k, v = (f"{name}.{part}" for part in "qkv")
        self.nodes.append(helper.make_node("Split", [each], [q, k, v], axis=0))
        near = self.add_own("FusedMatMul", [q, k], f"{name}.near", transB=1, alpha=HEAD**-0.5)
        share = self.add("Softmax", [near], f"{name}.share", axis=-1)
        seen = self.add("MatMul", [share, v], f"{name}.seen")
        seen = self.add("Transpose", [seen], f"{name}.rows", perm=[0, 1, 3, 2, 4])
        flat = self.constant(f"{name}.flat", np.array([1, -1, width], dtype=np.int64))
        return self.add("Reshape", [seen, flat], f"{name}.attention")

    def layer(self, x: str, layer: Weights, peaks: Mapping[str, Floats], name: str) -> str:
        """A layer of the encoder."""

        def linear(x: str, part: str) -> str:
            weight, bias = layer[f"{part}.w"], layer[f"{part}.b"]
            return self.linear(x, weight, bias, peaks[part], f"{name}.{part}")

        seen = self.attention(linear(x, "qkv"), len(layer["out.w"]), name)
        x = self.add("Add", [x, linear(seen, "out")], f"{name}.sum1")
        x = self.normalised(x, layer["norm1.w"], layer["norm1.b"], f"{name}.norm1")
        inner = self.add_own("FastGelu", [linear(x, "in")], f"{name}.gelu")
        x = self.add("Add", [x, linear(inner, "back")], f"{name}.sum2")
        return self.normalised(x, layer["norm2.w"], layer["norm2.b"], f"{name}.norm2")

    def heads(self, x: str, heads: Mapping[str, Floats]) -> None:
        """A vector for each sentence, the scores of these, and the marks of the pieces."""
        look = self.product(x, heads["look.w"][:, None], "look")
        look = self.add("Transpose", [look], "look.turned", perm=[0, 2, 1])
        outside = self.add(
            "Sub", [self.constant("one", np.ones(1, dtype=np.float32)), SPANS], "spans.outside"
        )
        far = self.constant("far", np.full(1, FAR, dtype=np.float32))
        outside = self.add("Mul", [outside, far], "spans.far")
        look = self.add("Softmax", [self.add("Add", [look, outside], "look.in")], "look.part")
        pooled = self.add("MatMul", [look, x], "pooled")
        pooled = self.product(pooled, heads["tasks.w"], "tasks")
        self.add("Add", [pooled, self.constant("tasks.b", heads["tasks.b"])], SCORES)
        mark = self.product(x, heads["mark.w"][:, None], "mark")
        mark = self.add("Add", [mark, self.constant("mark.b", heads["mark.b"])], "mark.score")
        last = self.constant("last", np.array([2], dtype=np.int64))
        self.add("Squeeze", [mark, last], MARKS)

    def product(self, x: str, weight: Floats, name: str) -> str:
        """``x @ weight`` in 32 bits."""
        return self.add("MatMul", [x, self.constant(f"{name}.w", weight)], f"{name}.product")


def exported(
    table: Weights,
    layers: Sequence[Weights],
    heads: Weights,
    texts: Sequence[Floats],
    apart: float = math.inf,
) -> bytes:
    """The network as the content of a file.

    ``texts`` is the input (L, H) of the first layer for some windows, to see which numbers get so
    large that they are kept ``apart``. The same network and texts give the same bytes.
    """
    graph = Graph(apart)
    x = graph.normalised(VECTORS, table["norm.w"], table["norm.b"], "norm")
    for number, layer in enumerate(layers):
        peaks, texts = _peaks(layer, texts)
        x = graph.layer(x, layer, peaks, str(number))
    graph.heads(x, heads)
    floats = TensorProto.FLOAT
    width, answers = heads["tasks.w"].shape
    made = helper.make_graph(
        graph.nodes,
        "leergraaf",
        [
            helper.make_tensor_value_info(VECTORS, floats, [1, "L", width]),
            helper.make_tensor_value_info(SPANS, floats, [1, "N", "L"]),
        ],
        [
            helper.make_tensor_value_info(SCORES, floats, [1, "N", answers]),
            helper.make_tensor_value_info(MARKS, floats, [1, "L"]),
        ],
        graph.constants,
    )
    versions = [helper.make_opsetid("", OPERATORS), helper.make_opsetid(RUNTIME, 1)]
    return bytes(
        helper.make_model(made, opset_imports=versions, ir_version=FORMAT).SerializeToString(
            deterministic=True
        )
    )


def described(content: bytes, about: Mapping[str, object]) -> bytes:
    """The content of the file of a network, with what is said of it."""
    model = ModelProto.FromString(content)
    helper.set_model_props(model, {ABOUT: json.dumps(about, sort_keys=True)})
    return bytes(model.SerializeToString(deterministic=True))


def _peaks(layer: Weights, texts: Sequence[Floats]) -> tuple[dict[str, Floats], list[Floats]]:
    """How large each number gets that a layer multiplies, and what it makes of the texts."""
    largest: dict[str, Floats] = {}
    made = []
    for text in texts:
        given, told = traced(np, layer, text[None])
        for part, values in given.items():
            peak = np.abs(values[0]).max(axis=0)
            largest[part] = np.maximum(largest.get(part, peak), peak)
        made.append(told[0])
    return largest, made
