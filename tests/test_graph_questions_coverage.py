"""What is said on every side of the lessons, and which blanks stand out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph.model import mint
from graph.questions.counting.axes import AXES
from graph.questions.coverage import Coverage, coverage
from graph.sheets.catalogue import LANGUAGES, shared
from graph.sheets.questions.coverage import coverage_sheet
from graph.sheets.writer import Writer
from ontology import load
from tests.contributions import KNELPUNT, Said, curated, report
from tests.views import UNRELATED, before_and_after, corpora, few, over_the_years, stored, view_of

if TYPE_CHECKING:
    from graph.model import Contribution
    from graph.questions.counting.chart import Cell

ALFA = mint("Trajectory", "alfa")


def sentences(number: int, start: int = 0, **codes: str) -> list[Said]:
    told = tuple(sorted(codes.items()))
    return [Said(f"Zin {n} zegt iets.", codes=told) for n in range(start, start + number)]


def cell(found: Coverage, row: str, column: str) -> Cell:
    return next(one for one in found.cells if (one.row, one.column) == (row, column))


def blanks(found: Coverage) -> dict[frozenset[str], bool]:
    return {frozenset(s.value for s in one.sides): one.conspicuous for one in found.blanks}


def counts(found: Coverage) -> dict[tuple[str, str], tuple[int, int]]:
    return {(one.axis, one.value): (one.statements, one.documents) for one in found.shares}


def test_every_cell_counts_statements_and_documents() -> None:
    one = report(*sentences(2, level="centraal"), *sentences(1, 2, perspective="wetenschap"))
    two = report(*sentences(3, 10, level="centraal"), title="Twee", published="2021")
    found = coverage(view_of(one, two), rows="level", columns="year")
    assert (found.statements, found.documents) == (6, 2)
    assert cell(found, "centraal", "2020").statements == 2
    assert cell(found, "centraal", "2021").documents == 1
    assert len(cell(found, "centraal", "2021").evidence) == 3
    assert counts(found)["level", "centraal"] == (5, 2)


def test_what_is_unknown_is_counted_as_unknown() -> None:
    found = coverage(view_of(report(*sentences(3))), rows="level", columns="perspective")
    assert counts(found)["level", ""] == (3, 1)
    assert cell(found, "", "").statements == 3
    assert cell(found, "", "").expected is None


def test_a_narrower_level_counts_for_the_broader_one() -> None:
    found = coverage(view_of(report(*sentences(2, level="gemeentelijk"))))
    assert counts(found)["level", "decentraal"] == (2, 1)


def test_a_blank_stands_out_only_where_something_was_to_be_expected() -> None:
    many = report(
        *sentences(20, dimension="structuur", perspective="wetenschap"),
        *sentences(10, 20, dimension="cultuur", perspective="wetenschap"),
        *sentences(20, 30, dimension="structuur", perspective="gedupeerden"),
        *sentences(1, 50, dimension="structuur", perspective="politiek"),
    )
    found = blanks(coverage(view_of(many)))
    assert found[frozenset({"cultuur", "gedupeerden"})]  # 10 x 20 / 51
    assert not found[frozenset({"cultuur", "politiek"})]  # 10 x 1 / 51


def test_a_blank_does_not_stand_out_because_a_whole_document_has_one_level() -> None:
    provincial = sentences(30, level="provinciaal", perspective="wetenschap")
    one = report(*provincial, title="Een", published="2012")
    other = report(*sentences(30, 40, level="centraal"), title="Twee", published="2018")
    found = blanks(coverage(view_of(one, other)))
    assert not found[frozenset({"centraal", "2012"})]  # 30 x 30 / 60, but no document has both
    years = [
        report(*sentences(3, n, level="centraal"), title=f"{n}") for n in range(100, 1000, 100)
    ]
    later = [
        report(*sentences(3, n, level="decentraal"), title=f"{n}", published="2021")
        for n in range(1000, 1900, 100)
    ]
    assert blanks(coverage(view_of(*years, *later)))[frozenset({"centraal", "2021"})]


def test_values_that_exclude_one_another_are_no_blank() -> None:
    said = sentences(9, dimension="structuur", subdimension="beleid")
    found = coverage(view_of(report(*said)), rows="dimension", columns="subdimension")
    assert not cell(found, "structuur", "houding-en-gedrag").possible
    assert cell(found, "structuur", "uitvoering").possible


def test_years_without_a_word_are_told() -> None:
    one = report(*sentences(1), title="Een", published="2012")
    two = report(*sentences(1, 5), title="Twee", published="2016-03")
    assert coverage(view_of(one, two)).gaps == ((2013, 2015),)


def test_it_can_be_about_one_thing_and_of_one_kind() -> None:
    said = Said("Alfa ging mis.", trajectory="Alfa"), Said("Bravo ging mis.", trajectory="Bravo")
    advice = Said("Doe het anders in Alfa.", "Recommendation", trajectory="Alfa")
    view = view_of(report(*said, advice))
    assert coverage(view, view.node(ALFA)).statements == 2
    assert coverage(view, view.node(ALFA), kind="Lesson").statements == 1
    assert coverage(view, curated(KNELPUNT)).statements == 3


@few
@given(corpora())
def test_an_unrelated_report_changes_no_answer_about_another_thing(
    corpus: list[Contribution],
) -> None:
    before, after = before_and_after(corpus, UNRELATED)
    for id_ in (ALFA, KNELPUNT):
        assert coverage(after, after.node(id_)) == coverage(before, before.node(id_))


@few
@given(corpora())
def test_the_same_report_in_another_file_changes_nothing(corpus: list[Contribution]) -> None:
    said = [Said("Eens en voor al.", codes=(("level", "centraal"),))]
    once = report(*said, title="Eén", published="2030")
    again = report(*said, title="Eén, als Word-bestand", published="2031")
    before, after = before_and_after([*corpus, once], again)
    assert coverage(after) == coverage(before)


@few
@given(corpora())
def test_what_was_known_only_grows(corpus: list[Contribution]) -> None:
    found = list(map(coverage, over_the_years(corpus, 2009, 2010, 2011, 2030)))
    for earlier, later in pairwise(found):
        now = counts(later)
        assert all(now.get(key, (0, 0)) >= told for key, told in counts(earlier).items() if key[1])


@few
@given(corpora())
def test_the_parts_add_up(corpus: list[Contribution]) -> None:
    found = coverage(view_of(*corpus), rows="dimension", columns="year")
    assert sum(one.statements for one in found.cells) == found.statements
    assert coverage(view_of(*reversed(corpus)), rows="dimension", columns="year") == found


def test_the_sheet_says_in_words_what_is_blank() -> None:
    many = report(
        *sentences(30, dimension="structuur", perspective="wetenschap"),
        *sentences(10, 30, dimension="cultuur", perspective="wetenschap"),
        *sentences(20, 40, dimension="structuur", perspective="gedupeerden"),
        *sentences(20, 60, dimension="structuur", perspective="gedupeerden", polarity="positief"),
    )
    with stored(many) as store:
        writer = Writer(store)
        found = coverage(view_of(many), rows="dimension", columns="perspective")
        sheet = coverage_sheet(writer, found, 9)
    _, table_section, conspicuous, sparse, *_ = sheet.sections
    told = {point.text.words: point.remarks for point in conspicuous.points}
    (remark,) = told["Geen enkele uitspraak over cultuur gezien vanuit gedupeerden."]
    assert "“Gedupeerden” 40 uitspraken in 1 document" in remark
    assert "ongeveer 5" in remark
    assert "Niets positiefs over cultuur." in {point.text.words for point in sparse.points}
    table = table_section.table
    assert table is not None
    culture = next(row for row in table.rows if row[0].words == "Cultuur")
    assert culture[1].words == "leeg"


def test_a_store_without_statements_has_an_empty_map() -> None:
    with stored(report(Said("Niets.", trajectory=None, bottleneck=None))) as store:
        found = coverage(view_of(), about=curated(KNELPUNT))
        sheet = coverage_sheet(Writer(store), found, 5)
    assert found.statements == 0
    assert sheet.sections == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_axis_and_polarity_has_its_words(language: str) -> None:
    messages = shared(language)
    codes = [one.code for one in load().members["polariteit"]]
    assert {f"coverage.no_{code}" for code in codes} <= messages.keys()
    assert {f"coverage.with_{axis}" for axis in AXES if axis != "polarity"} <= messages.keys()


def test_no_number_is_lost_in_the_other_order() -> None:
    view = view_of(report(*sentences(4, level="centraal", perspective="wetenschap")))
    one, other = (
        coverage(view, rows="level", columns="year"),
        coverage(view, rows="year", columns="level"),
    )
    turned = {(c.column, c.row): c.evidence for c in other.cells}
    assert {(c.row, c.column): c.evidence for c in one.cells} == turned
    assert replace(one, rows="", columns="", cells=()) == replace(
        other, rows="", columns="", cells=()
    )
