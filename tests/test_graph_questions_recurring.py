"""Which bottlenecks return: counted by independent trajectory, bounded, and with where not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.questions.recurring import Recurrence, recurring
from graph.questions.views.view import open_view
from graph.sheets.questions.recurring import recurring_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from ontology import Concept
from tests.contributions import KNELPUNT, LESSON, OTHER_KNELPUNT, Said, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


PART = "kindregeling-toeslagen"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def said(trajectory: str, bottleneck: str = KNELPUNT, text: str = "Het ging mis in") -> Said:
    return Said(f"{text} {trajectory}.", trajectory=trajectory, bottleneck=bottleneck)


def found(store: Store, bottleneck: str = KNELPUNT, as_of: str | None = None) -> Recurrence | None:
    answers = recurring(open_view(store, as_of))
    return next((one for one in answers if one.bottleneck.id == bottleneck), None)


def test_a_bottleneck_is_counted_once_a_trajectory(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo"), title="Een"))
    store.put(report(said("Bravo", text="Ook fout ging het in"), title="Twee", published="2021"))
    answer = found(store)
    assert answer is not None
    assert answer.number == 2
    assert answer.documents == 2
    assert answer.publishers == ("Nationale ombudsman",)
    assert answer.years == {"2020": 2, "2021": 1}
    assert {one.trajectory.title for one in answer.occurrences} == {"Alfa", "Bravo"}
    assert answer.low <= answer.number <= answer.high


def test_the_most_widespread_comes_first(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo"), said("Alfa", OTHER_KNELPUNT, "Hard was")))
    assert [one.bottleneck.id for one in recurring(open_view(store))] == [KNELPUNT, OTHER_KNELPUNT]


def test_one_talkative_report_does_not_make_a_pattern(store: Store) -> None:
    names = ["Alfa", "Bravo", "Charlie", "Delta"]
    store.put(report(*map(said, names), title="Praatziek"))
    alone = found(store)
    for name in names:
        store.put(report(said(name, OTHER_KNELPUNT, "Hard was het in"), title=name))
    spread = found(store, OTHER_KNELPUNT)
    assert alone is not None
    assert spread is not None
    assert alone.number == spread.number == 4
    assert alone.low == 0
    assert spread.low > 0


def test_an_unrelated_report_changes_nothing(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo"), title="Een"))
    before = found(store)
    store.put(report(said("Charlie", OTHER_KNELPUNT, "Hard was"), title="Twee"))
    assert found(store) == before


def test_the_same_report_in_another_file_changes_nothing(store: Store) -> None:
    lines = said("Alfa"), said("Bravo"), replace(LESSON, trajectory="Alfa")
    store.put(report(*lines, title="Een"))
    before = found(store)
    store.put(report(*lines, title="Een, als Word-bestand"))
    after = found(store)
    assert before is not None
    assert after is not None
    assert replace(after, occurrences=(), bottleneck=before.bottleneck) == replace(
        before, occurrences=()
    )


def test_what_was_known_only_grows(store: Store) -> None:
    for year, name in enumerate(("Alfa", "Bravo", "Charlie"), start=2018):
        store.put(report(said(name), title=name, published=f"{year}-03"))
    days = [None, "2018-03-30", "2018-03-31", "2019-12-31", "2030-01-01"]
    numbers = [0 if (one := found(store, as_of=day)) is None else one.number for day in days]
    assert numbers == [3, 0, 1, 2, 3]


def test_where_it_went_right_is_told_beside_it(store: Store) -> None:
    good = Said("In Bravo ging het snel.", trajectory="Bravo", polarity="positief")
    store.put(report(said("Alfa"), good))
    answer = found(store)
    assert answer is not None
    assert [one.trajectory.title for one in answer.right] == ["Bravo"]


def test_a_narrower_bottleneck_counts_for_the_broader_one(store: Store) -> None:
    id_ = f"{KNELPUNT}-smal"
    narrow = Concept(
        id=id_,
        scheme="knelpunten",
        code="gegevensdeling-smal",
        labels={"nl": "Gegevens van een gemeente"},
        kind="Bottleneck",
        broader=KNELPUNT,
    )
    store.add_concepts([narrow])
    store.put(report(said("Alfa", id_), said("Bravo"), concepts=[narrow]))
    broad = found(store)
    assert broad is not None
    assert broad.number == 2
    assert [one.id for one in broad.narrower] == [id_]


def test_parts_of_one_trajectory_are_not_independent(store: Store) -> None:
    view = open_view(store)
    part = "https://w3id.org/leergraaf/id/traject/kindregeling-toeslagen"
    assert view.root(part) == "https://w3id.org/leergraaf/id/traject/hersteloperatie-toeslagen"


def test_the_sheet_quotes_what_it_says_in_both_languages(store: Store) -> None:
    store.put(report(said("Alfa")))
    answers = recurring(open_view(store))
    for language, title in (("nl", "Terugkerende knelpunten"), ("en", "Recurring bottlenecks")):
        sheet = recurring_sheet(Writer(store, language), answers, 5)
        (where,) = sheet.sections[1].sections
        assert sheet.title == title
        assert where.points[0].quotes[0].quote == "Het ging mis in Alfa."


def test_a_part_that_does_not_count_by_itself_is_told_as_that(store: Store) -> None:
    trajectories = "https://w3id.org/leergraaf/id/traject/"
    whole, part = (f"{trajectories}{one}" for one in ("hersteloperatie-toeslagen", PART))
    store.put(report(said(whole), said(part, text="Ook fout ging het in")))
    answer = found(store)
    assert answer is not None
    assert answer.number == 1
    sheet = recurring_sheet(Writer(store), [answer], 1)
    told = {one.text.thing: one.remarks for one in sheet.sections[1].sections[0].points}
    remark = "Onderdeel van Hersteloperatie toeslagen, en telt als dat traject."
    assert told == {whole: (), part: (remark,)}


def test_the_margin_is_put_in_words_and_explained(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo")))
    sheet = recurring_sheet(Writer(store), recurring(open_view(store)), 1)
    table = sheet.sections[0].table
    assert table is not None
    assert [cell.words for cell in table.rows[0][1:4]] == ["2", "2", "0 tot 3"]
    assert "in 95 van de 100 gevallen 0 tot 3" in sheet.sections[1].lead
    assert "De marge zegt tussen welke aantallen" in sheet.note


def test_what_lessons_of_no_trajectory_tell_of_is_listed_with_their_number(store: Store) -> None:
    store.put(
        report(said("Alfa"), Said("Hard was het.", trajectory=None, bottleneck=OTHER_KNELPUNT))
    )
    sheet = recurring_sheet(Writer(store), recurring(open_view(store)), 5)
    once, *placed = sheet.sections
    assert once.table is not None
    untied = {row[0].thing: row[1].words for row in once.table.rows}
    assert untied == {KNELPUNT: "Alfa", OTHER_KNELPUNT: "1 les, van geen traject"}
    assert len(placed) == 1


def test_what_occurs_in_one_trajectory_stands_apart_with_its_name(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo"), said("Alfa", OTHER_KNELPUNT, "Hard was het in")))
    sheet = recurring_sheet(Writer(store), recurring(open_view(store)), 5)
    assert sheet.lead.startswith("1 knelpunt keert terug")
    again, once, *_ = sheet.sections
    assert again.table is not None
    assert once.table is not None
    assert [row[0].thing for row in again.table.rows] == [KNELPUNT]
    (row,) = once.table.rows
    assert (row[0].thing, *(cell.words for cell in row[1:])) == (OTHER_KNELPUNT, "Alfa", "1", "–")
