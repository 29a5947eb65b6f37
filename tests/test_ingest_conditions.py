"""Annotated documents made harder: what was annotated is still annotated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from ingest.evaluation.conditions import (
    CONDITIONS,
    PAGES,
    Edit,
    Moves,
    edited,
    lengthened,
    listed,
    scanned,
    tabled,
)
from ingest.evaluation.evaluate import evaluate
from ingest.evaluation.gold import Annotated, Name, Said, read_gold
from ingest.evaluation.measures import total
from ingest.nlp import make_nlp
from ingest.read import read_bytes
from leergraaf.cli import app
from ontology.load import load

BENCHMARK = Path(__file__).parent.parent / "data" / "benchmark"
GOLD = read_gold(BENCHMARK / "gold.jsonl")
FIRST = GOLD[0]


def words(one: Annotated) -> list[str]:
    """What was annotated, as it now stands in the text."""
    places: list[Name | Said] = [*one.names, *one.sentences]
    return [one.text[each.start : each.end] for each in places]


def similar(one: str, other: str) -> float:
    letters = set(one.split()) | set(other.split())
    return len(set(one.split()) & set(other.split())) / max(1, len(letters))


@pytest.mark.parametrize("harder", [listed, tabled])
def test_in_lists_and_tables_the_annotated_words_stay_as_they_are(harder: object) -> None:
    for one in GOLD:
        moved = harder(one)  # type: ignore[operator]
        assert moved.text != one.text
        assert words(moved) == words(one)


def test_a_list_is_read_as_one_and_so_is_a_table() -> None:
    for harder, kind in ((listed, "item"), (tabled, "table")):
        moved = harder(FIRST)
        source = read_bytes(f"{moved.id}{moved.form}", moved.text.encode())
        blocks = [source.text[b.start : b.end] for b in source.blocks if b.kind == kind]
        plain = read_bytes("x.txt", FIRST.text.encode())
        assert len(blocks) > 30
        assert not [block for block in plain.blocks if block.kind == kind]


def test_noise_changes_few_letters_and_the_same_ones_every_time() -> None:
    noisy = scanned(FIRST)
    assert noisy == scanned(FIRST)
    told = [similar(a, b) for a, b in zip(words(noisy), words(FIRST), strict=True)]
    assert words(noisy) != words(FIRST)
    assert sum(told) / len(told) > 0.6
    assert all(one.strip() == one for one in words(noisy) if one.strip())


def test_a_long_report_repeats_all_documents_to_its_last_page() -> None:
    whole = lengthened(GOLD)
    assert len(read_bytes("x.txt", whole.text.encode()).pages) in range(PAGES - 150, PAGES + 1)
    assert words(whole)[: len(FIRST.names)] == words(FIRST)[: len(FIRST.names)]
    assert lengthened([FIRST]).text.count(FIRST.text[:80]) > 100


def test_a_document_without_text_makes_no_long_report_shorter() -> None:
    empty = Annotated("leeg", "", (), (), frozenset())
    assert lengthened([empty, FIRST]) == lengthened([FIRST])
    assert lengthened([empty]).text == lengthened([]).text == ""


@given(st.data())
def test_what_is_between_the_edits_keeps_its_place(data: st.DataObject) -> None:
    text = data.draw(st.text("ab ", min_size=1, max_size=40))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [
        Edit(a, b, data.draw(st.text("xy", max_size=3)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    moves, after = Moves(edits), Moves(edits).text(text)
    assert 0 <= moves.start(start) <= len(after)
    assert 0 <= moves.end(end) <= len(after)
    untouched = all(b <= start or a >= end for a, b, _ in edits)
    if untouched and start < end:
        assert after[moves.start(start) : moves.end(end)] == text[start:end]


def test_what_an_edit_touches_ends_with_it() -> None:
    one = Annotated("x", "de minister", (Name(3, 11, "Organisation", None),), (), frozenset())
    assert words(edited(one, [Edit(3, 4, "rn"), Edit(9, 11, "cr")])) == ["rninistcr"]
    assert words(edited(one, [Edit(2, 5, "")])) == ["nister"]


@pytest.mark.parametrize("condition", ["ocr", "lists", "tables"])
def test_nothing_breaks_and_names_are_still_found(condition: str) -> None:
    nlp = make_nlp(load(), "rules")
    found = total(evaluate(CONDITIONS[condition](GOLD), load(), nlp))
    assert found["Organisation overlap"].f1 > 0.75
    assert found["Person overlap"].recall > 0.9


def test_a_condition_is_chosen_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "goud.jsonl"
    path.write_text((BENCHMARK / "gold.jsonl").read_text().splitlines()[0])
    plain, noisy = (
        CliRunner().invoke(app, ["evaluate", str(path), "--model", "rules", *more])
        for more in ([], ["--condition", "ocr"])
    )
    assert plain.exit_code == noisy.exit_code == 0
    assert plain.stdout != noisy.stdout
    wrong = CliRunner().invoke(app, ["evaluate", str(path), "--condition", "regen"])
    assert wrong.exit_code == 2
    assert "kan niet regen zijn" in wrong.stderr
