"""What judges sentences: windows, weights, the shipped network, the rules."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.judges import e5, weights
from ingest.judges.judge import Name, Sentence, load_judge, names, signature
from ingest.judges.reader import Task
from ingest.judges.runtime import load_runtime
from ingest.judges.windows import END, LENGTH, START, windows
from ontology import ReadError
from tests.pipeline import contribution

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAULT = "Gemeenten kregen de gegevens te laat, zodat gedupeerden niet werden geholpen."
ADVICE = "Wij bevelen de minister aan om de regeling eenvoudiger te maken."
PROMISE = "Wij gaan de werkwijze aanpassen en zullen extra medewerkers aannemen."
METHOD = "In hoofdstuk 3 beschrijven wij de opzet van het onderzoek."
WANTED = {FAULT: "les", ADVICE: "aanbeveling", PROMISE: "maatregel", METHOD: "geen"}
SECTIONS = st.lists(
    st.builds(
        Sentence,
        st.text("ab ", min_size=1, max_size=200),
        st.integers(0, 3),
        st.sampled_from(["", "kop", "een heel lange kop " * 9]),
    ),
    max_size=12,
)


def letters(text: str) -> list[int]:
    return [ord(char) for char in text]


@pytest.mark.parametrize("name", names())
def test_every_model_tells_clear_sentences_apart(name: Name) -> None:
    said = [Sentence(text, section) for section, text in enumerate(WANTED)]
    judged = load_judge(name).judge(said)
    assert [one.best("kind") for one in judged] == [*WANTED.values()]


@pytest.mark.parametrize("name", names())
def test_probabilities_add_up_to_one(name: Name) -> None:
    for one in load_judge(name).judge([Sentence(text) for text in WANTED]):
        for chances in (one.chances["kind"], one.chances["polarity"]):
            assert sum(chances.values()) == pytest.approx(1)


@pytest.mark.parametrize("name", names())
def test_a_section_is_judged_alike_alone_and_among_others(name: Name) -> None:
    judge = load_judge(name)
    section = [Sentence(FAULT, 1, "Bevindingen"), Sentence(METHOD, 1, "Bevindingen")]
    around = [Sentence(ADVICE, 0), *section, Sentence(PROMISE, 2)]
    assert judge.judge(section) == judge.judge(around)[1:3]


@pytest.mark.parametrize("name", names())
def test_no_sentences_give_no_judgements(name: Name) -> None:
    assert load_judge(name).judge([]) == []


def test_a_claim_says_which_model_made_it() -> None:
    one = contribution(FAULT)
    (lesson,) = (node for node in one.nodes if node.kind == "Lesson")
    (evidence,) = lesson.evidence
    assert evidence.extractor.endswith(f"statements ({signature(load_judge())})")


def test_training_without_its_encoder_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    e5.load_e5.cache_clear()
    with pytest.raises(ReadError, match=r"installeer leergraaf\[train\]"):
        e5.load_e5()


@given(SECTIONS)
def test_every_sentence_stands_in_one_window_as_it_was_said(said: list[Sentence]) -> None:
    found = {}
    for window in windows(said, [7], letters):
        assert window.ids[0] == START
        assert window.ids[-1] == END
        assert len(window.ids) <= LENGTH
        for number, (start, end) in zip(window.at, window.spans, strict=True):
            found[number] = "".join(map(chr, window.ids[start:end]))
    assert sorted(found) == list(range(len(said)))
    assert all(said[number].text.startswith(text) for number, text in found.items())


def test_a_window_holds_one_section_and_begins_with_its_heading() -> None:
    said = [Sentence("a", 1, "kop"), Sentence("b", 1, "kop"), Sentence("c", 2, "kop")]
    found = list(windows(said, [7], letters))
    assert [window.at for window in found] == [[0, 1], [2]]
    assert found[0].ids == [START, 7, *letters("kopab"), END]


def test_a_window_that_goes_on_begins_with_the_end_of_the_one_before() -> None:
    first, second = windows([Sentence("x" * 80, 1), Sentence("y" * 80, 1)], [7], letters)
    assert first.at == [0]
    assert second.ids[2:5] == letters("xxx")


def test_weights_are_written_alike_and_read_back_within_a_step(tmp_path: Path) -> None:
    matrix = np.random.default_rng(1).normal(size=(8, 5)).astype(np.float32)
    plain = np.arange(3, dtype=np.float32)
    for name in ("een", "twee"):
        weights.write(tmp_path / f"{name}.npz", {"0.in.w": matrix, "look.w": plain}, {"name": "x"})
    assert (tmp_path / "een.npz").read_bytes() == (tmp_path / "twee.npz").read_bytes()
    arrays, about = weights.read(tmp_path / "een.npz")
    assert about == {"name": "x"}
    assert np.array_equal(arrays["look.w"], plain)
    step = np.abs(matrix).max(axis=0) / weights.STEPS
    assert (np.abs(arrays["0.in.w"] - matrix) <= step).all()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 kapot", b"{}"])
@pytest.mark.parametrize("read", [weights.read, load_runtime])
def test_a_file_that_is_no_model_is_named(
    tmp_path: Path, read: Callable[[Path], object], content: bytes
) -> None:
    (tmp_path / "kapot").write_bytes(content)
    with pytest.raises(ReadError, match=r"kapot kan niet worden gelezen: het is geen model"):
        read(tmp_path / "kapot")


def test_calibration_moves_only_whether_there_is_a_statement() -> None:
    scores = np.array([1.0, 0.5, 0.2, 0.1], dtype=np.float32)
    answers = ("geen", "les", "aanbeveling", "maatregel")
    plain, moved = Task(answers).chances(scores), Task(answers, 1.0, 1.0).chances(scores)
    assert moved["geen"] < plain["geen"]
    assert moved["les"] / moved["maatregel"] == pytest.approx(plain["les"] / plain["maatregel"])
    assert sum(moved.values()) == pytest.approx(1)
