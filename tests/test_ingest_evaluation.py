"""Measuring: what counts as right, wrong and missed, and the intervals around it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ingest.evaluation.gold import Annotated, Name, Said, read_gold
from ingest.evaluation.measures import Measured, Tally, measure, total
from ingest.evaluation.report import confusion, interval, reliability, table
from ontology import ReadError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "UWV liet weten dat het goed ging. DUO zweeg."


def said(start: int, end: int, kind: str = "les", **more: object) -> Said:
    known: dict[str, object] = {
        "polarity": "negatief",
        "dimension": None,
        "subdimension": None,
        "themes": frozenset(),
        "trajectories": frozenset(),
        "organisations": frozenset(),
    }
    return Said(start, end, kind, **{**known, **more})  # type: ignore[arg-type]


def document(*names: Name, sentences: tuple[Said, ...] = ()) -> Annotated:
    return Annotated("een", TEXT, names, sentences, frozenset())


def test_a_name_is_right_missed_or_too_much() -> None:
    gold = document(
        Name(0, 3, "Organisation", "UWV"),
        Name(34, 37, "Organisation", "DUO"),
        Name(9, 14, "Organisation", None, optional=True),
    )
    found = document(
        Name(0, 8, "Organisation", "uwv"),
        Name(9, 14, "Organisation", None),
        Name(19, 22, "Organisation", None),
    )
    tallies = measure(gold, found).tallies
    assert tallies["Organisation exact"] == Tally(0, 2, 2)
    assert tallies["Organisation overlap"] == Tally(1, 1, 1)
    assert tallies["Organisation linked"] == Tally(1, 0, 0)


def test_a_statement_is_found_where_half_of_it_is_covered() -> None:
    gold = document(sentences=(said(0, 33), said(34, 44, "geen")))
    for end, right in ((17, 1), (15, 0)):
        found = document(sentences=(said(0, end),))
        assert measure(gold, found).tallies["statements"].right == right


def test_a_doubtful_sentence_counts_for_nothing() -> None:
    gold = document(sentences=(said(0, 33, optional=True),))
    assert "statements" not in measure(gold, document()).tallies


def test_attributes_and_sets_are_measured_of_statements_found() -> None:
    themes, other = frozenset({"tijdigheid"}), frozenset({"tijdigheid", "vertrouwen"})
    gold = document(sentences=(said(0, 33, themes=themes), said(34, 44, themes=themes)))
    found = document(sentences=(said(0, 33, "maatregel", polarity="neutraal", themes=other),))
    measured = measure(gold, found)
    assert measured.tallies["kind"] == Tally(0, 1, 0)
    assert measured.tallies["themes"] == Tally(1, 1, 0)
    assert measured.confusions["kind"] == Counter({("les", "maatregel"): 1, ("les", "geen"): 1})
    assert ("uitspraak gemist", "DUO zweeg.") in measured.errors


def test_a_document_against_itself_is_without_fault() -> None:
    gold = document(Name(0, 3, "Organisation", "UWV"), sentences=(said(0, 33),))
    assert all(tally.f1 == 1 for tally in measure(gold, gold).tallies.values() if tally.right)
    assert measure(gold, gold).errors == []


def test_an_interval_holds_the_score_and_narrows_with_agreement() -> None:
    even = [Measured(str(i), {"statements": Tally(8, 2, 2)}) for i in range(10)]
    uneven = [
        Measured(str(i), {"statements": Tally(10 * (i % 2), 2 * (i % 2), 4 - 4 * (i % 2))})
        for i in range(10)
    ]
    assert interval(even, "statements") == pytest.approx((0.8, 0.8))
    low, high = interval(uneven, "statements")
    assert low < total(uneven)["statements"].f1 < high
    assert interval(uneven, "statements") == (low, high)


def test_the_tables_tell_what_was_measured() -> None:
    one = Measured("een", {"statements": Tally(3, 1, 1), "kind": Tally(2, 1)})
    one.confidences = [(0.9, True), (0.9, False)]
    rows = {row[0]: row for row in table([one])}
    assert rows["statements"][1:4] == ("0.75", "0.75", "0.75")
    assert rows["kind"][3] == "0.67"
    assert list(reliability(one.confidences)) == [("0.9–1.0", "0.90", "0.50", "2")]
    assert list(confusion(Counter({("les", "geen"): 2}))) == [
        ("", "geen", "les"),
        ("geen", "0", "0"),
        ("les", "2", "0"),
    ]


@pytest.mark.parametrize(
    ("content", "told"), [("onzin", "regel 1"), ('{"doc_id": "x"}', "ontbreekt"), ("[]", "regel 1")]
)
def test_what_is_no_annotated_document_is_told(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "goud.jsonl"
    path.write_text(content)
    with pytest.raises(ReadError, match=told):
        read_gold(path)
    with pytest.raises(ReadError, match="kan niet worden gelezen"):
        read_gold(tmp_path / "weg.jsonl")


def test_level_counts_only_where_annotators_were_asked_for_it() -> None:
    central = frozenset({"centraal"})
    found = document(sentences=(said(0, 33, level=central, perspective=frozenset()),))
    asked = document(sentences=(said(0, 33, level=frozenset(), perspective=frozenset()),))
    measured = measure(asked, found)
    assert measured.tallies["level"] == Tally(0, 1, 0)
    assert ("level te veel", "centraal: UWV liet weten dat het goed ging.") in measured.errors
    assert "level" not in measure(document(sentences=(said(0, 33),)), found).tallies


def test_relations_count_where_both_sides_use_the_predicate() -> None:
    def related(*relations: tuple[str, str, str]) -> Annotated:
        return Annotated("een", TEXT, (), (), frozenset(relations))

    gold = related(("DUO", "voertUit", "WIA"), ("UWV", "voertUit", "WIA"), ("X", "prijst", "Y"))
    found = related(("duo", "voertUit", "wia"), ("SVB", "onderzocht", "WIA"))
    measured = measure(gold, found)
    assert measured.tallies["relations"] == Tally(1, 1, 1)
    assert measured.errors == [
        ("verband te veel", "SVB – onderzocht – WIA"),
        ("verband gemist", "UWV – voertUit – WIA"),
    ]


def test_what_differs_in_case_alone_is_no_error() -> None:
    gold = document(sentences=(said(0, 33, trajectories=frozenset(["Toeslagen", "Box 3"])),))
    found = document(sentences=(said(0, 33, trajectories=frozenset(["toeslagen"])),))
    (error,) = measure(gold, found).errors
    assert error == ("trajectories gemist", f"Box 3: {TEXT[:33]}")


@pytest.mark.parametrize("char", ["\u2028", "\x85"])
def test_a_line_ends_where_a_line_of_json_does(tmp_path: Path, char: str) -> None:
    row = {"doc_id": "een", "text": f"Dit{char}dat.", "entities": [], "sentences": []}
    (tmp_path / "goud.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n")
    (one,) = read_gold(tmp_path / "goud.jsonl")
    assert one.text == row["text"]
