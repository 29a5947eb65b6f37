"""Running a network: a file in the ONNX format, read by ONNX Runtime, one window at a time.

One thread, so that the same window always gives the same scores, and as many processes can be run
as there are cores.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as errors

from ingest.judges.weights import Floats
from ontology.errors import ReadError, reason

ABOUT = "leergraaf"  # the entry of the file's metadata that says what the network is
VECTORS, SPANS = "vectors", "spans"
SCORES, MARKS = "scores", "marks"
BROKEN = (errors.InvalidProtobuf, errors.InvalidGraph, errors.Fail, errors.InvalidArgument)
SILENT = 4


class Runtime:
    """A network that is ready to judge; ``about`` is what its file says of it."""

    def __init__(self, content: bytes) -> None:
        """Raises one of ``BROKEN`` for what is no network."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = SILENT
        # more than the basic rewriting puts a slower kernel in the place of two fast ones
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        entries = self._session.get_modelmeta().custom_metadata_map
        self.about: dict[str, Any] = json.loads(entries.get(ABOUT, "{}"))

    def run(self, vectors: Floats, spans: Floats) -> tuple[Floats, Floats]:
        """The scores (N, answers) of the sentences of a window, and the marks (L) of its pieces.

        ``vectors`` (L, H) is those of the pieces with those of their places added, ``spans``
        (N, L) is 1 at the pieces of each sentence.
        """
        scores, marks = self._session.run(
            [SCORES, MARKS], {VECTORS: vectors[None], SPANS: spans[None]}
        )
        return scores[0], marks[0]


def load_runtime(path: Path) -> Runtime:
    """The network in a file; one that is not there or is broken raises ReadError."""
    try:
        made = Runtime(path.read_bytes())
    except OSError as error:
        raise ReadError(f"{path} kan niet worden gelezen: {reason(error)}.") from error
    except (*BROKEN, ValueError) as error:
        raise ReadError(
            f"{path} kan niet worden gelezen: het is geen model van leergraaf."
        ) from error
    if "tasks" not in made.about:
        raise ReadError(f"{path} kan niet worden gelezen: het is geen model van leergraaf.")
    return made
