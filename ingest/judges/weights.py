"""Weights in files: matrices in eight bits with a scale a column, the same bytes for the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ontology.errors import ReadError, reason

Floats = NDArray[np.float32]
SCALE = ".scale"
ABOUT = "about"
STEPS = 127


def rounded(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """The matrix in whole steps, and the size of a step in each column."""
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8).astype(np.float32) / STEPS
    return np.round(matrix / scale).astype(np.int8), scale


def write(path: Path, arrays: Mapping[str, NDArray[Any]], about: Mapping[str, object]) -> None:
    """Write arrays and what is said about them; of matrices of floats, the rounded values."""
    kept: dict[str, NDArray[Any]] = {
        ABOUT: np.frombuffer(json.dumps(about, sort_keys=True).encode(), dtype=np.uint8)
    }
    for name, array in sorted(arrays.items()):
        if array.ndim > 1 and array.dtype == np.float32:
            kept[name], kept[name + SCALE] = rounded(array)
        else:
            kept[name] = array
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **kept)  # type: ignore[arg-type] # the stub takes the names for its own


def read(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The arrays of a file that ``write`` wrote, in floats again, and what is said about them.

    A file that is not one raises ReadError.
    """
    try:
        with path.open("rb") as stream, np.load(stream) as file:
            kept = {name: file[name] for name in file.files}
        about = json.loads(kept.pop(ABOUT).tobytes())
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        why = reason(error) if isinstance(error, OSError) else "het is geen model van leergraaf"
        raise ReadError(f"{path} kan niet worden gelezen: {why}.") from error
    arrays = {
        name: array * kept[name + SCALE] if name + SCALE in kept else array
        for name, array in kept.items()
        if not name.endswith(SCALE)
    }
    return arrays, about
