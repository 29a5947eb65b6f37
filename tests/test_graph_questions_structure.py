"""Groups, central bottlenecks, bridges and pairs, on graphs of which they are known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph.model import mint
from graph.questions.recurring import recurring
from graph.questions.structure import Structure, structure
from graph.questions.ties.groups import SMALLEST
from graph.sheets.questions.structure import structure_sheet
from graph.sheets.writer import Writer
from ontology import load
from ontology.schema import IDENTIFIERS
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, report
from tests.views import UNRELATED, before_and_after, corpora, few, stored, view_of

if TYPE_CHECKING:
    from graph.model import Contribution

BOTTLENECKS = [one.id for one in load().members["knelpunten"]]
TOESLAGEN, KINDREGELING, BOX_3, WIA, GRONINGEN, LIMBURG = (
    f"{IDENTIFIERS}traject/{code}"
    for code in (
        "hersteloperatie-toeslagen",
        "kindregeling-toeslagen",
        "rechtsherstel-box-3",
        "hersteloperatie-wia",
        "mijnbouwschade-commissie-landelijk",
        "mijnbouwschade-limburg",
    )
)

GASWINNING, HERSTEL_GRONINGEN = (
    f"{IDENTIFIERS}traject/{code}"
    for code in ("beeindiging-gaswinning-groningen", "herstel-en-versterking-groningen")
)
BZK = next(one.id for one in load().members["organisaties"] if "BZK" in one.names)


def tied(trajectory: str, bottleneck: str = KNELPUNT, organisation: str | None = None) -> Said:
    text = f"Fout {bottleneck[-9:]} in {trajectory}."
    return Said(text, trajectory=trajectory, bottleneck=bottleneck, organisation=organisation)


def clique(name: str, bottlenecks: list[str]) -> list[Said]:
    """Four trajectories in which the same bottlenecks occur."""
    return [tied(f"{name} {n}", one) for n in range(4) for one in bottlenecks]


def shown(found: Structure) -> list[set[str]]:
    groups = [group for one in found.groupings for group in one.groups]
    return sorted(({one.title for one in group.trajectories} for group in groups), key=sorted)


def test_two_separate_crowds_are_two_groups() -> None:
    said = [*clique("Alfa", BOTTLENECKS[:3]), *clique("Bravo", BOTTLENECKS[3:6])]
    bridge = tied("Alfa 0", BOTTLENECKS[3])
    found = structure(view_of(report(*said, bridge)))
    (grouping,) = found.groupings
    assert shown(found) == [{f"{name} {n}" for n in range(4)} for name in ("Alfa", "Bravo")]
    assert grouping.clear
    assert grouping.loose == ()
    assert {len(group.bottlenecks) for group in grouping.groups} == {3}
    assert all(tie.evidence for group in grouping.groups for tie in group.ties)


def test_what_is_tied_all_over_is_no_clear_grouping() -> None:
    said = [tied(f"Traject {n}", one) for n in range(8) for one in BOTTLENECKS[:4]]
    (grouping,) = structure(view_of(report(*said))).groupings
    assert not grouping.clear


def test_too_few_trajectories_are_not_grouped() -> None:
    said = [tied(f"Traject {n}") for n in range(SMALLEST - 1)]
    found = structure(view_of(report(*said)))
    assert found.groupings == ()
    assert found.size.loose == SMALLEST - 1


def test_the_middle_of_a_chain_lies_between_all() -> None:
    said = (
        tied("Alfa"),
        tied("Bravo"),
        tied("Bravo", OTHER_KNELPUNT),
        tied("Charlie", OTHER_KNELPUNT),
    )
    found = structure(view_of(report(*said)))
    between = {one.bottleneck.id: one.between for one in found.central}
    # Alfa - Bravo by one, Bravo - Charlie by the other, Alfa - Charlie by both: two ways of three.
    assert between[KNELPUNT] == between[OTHER_KNELPUNT] == pytest.approx(2 / 3, abs=1e-6)
    assert [one.trajectories for one in found.central] == [2, 2]


def test_a_tie_weighs_its_independent_documents() -> None:
    one, copy = (report(tied("Alfa"), tied("Bravo"), title=title) for title in ("Een", "Kopie"))
    two = report(tied("Alfa"), title="Twee", published="2021")
    found = structure(view_of(one, copy, two))
    assert {tie.trajectory.title: tie.documents for tie in found.central[0].ties} == {
        "Alfa": 2,
        "Bravo": 1,
    }
    assert found.size.single == 1


def test_a_part_counts_as_the_whole() -> None:
    found = structure(view_of(report(tied(TOESLAGEN), tied(KINDREGELING))))
    assert found.size.trajectories == 1
    assert found.pairs == ()


def test_a_bridge_ties_different_departments() -> None:
    service = "Dienst Voorbeeld"
    said = tied(TOESLAGEN, organisation=service), tied(WIA, organisation=service), tied(BOX_3)
    found = structure(view_of(report(*said)))
    bridges = {one.thing.id: one for one in found.bridges}
    bottleneck, organisation = bridges[KNELPUNT], bridges[mint("Organisation", service.casefold())]
    assert (bottleneck.pairs, organisation.pairs) == (2, 1)
    assert {one.title for one in organisation.departments} == {
        "Ministerie van Financiën",
        "Ministerie van Sociale Zaken en Werkgelegenheid",
    }
    assert all(pier.evidence and not pier.told for pier in organisation.piers)


def test_who_answers_for_a_part_alone_is_the_department_of_what_is_told_of_it() -> None:
    view = view_of(report(tied(GASWINNING), tied(TOESLAGEN)))
    (bridge,) = structure(view).bridges
    (recurrence,) = [one for one in recurring(view) if one.bottleneck.id == KNELPUNT]
    assert {one.title for one in bridge.departments} == {
        "Ministerie van Economische Zaken en Klimaat",
        "Ministerie van Financiën",
    }
    assert recurrence.departments == bridge.departments


def test_of_two_departments_that_answer_it_is_the_one_that_the_statement_names() -> None:
    whole = tied(HERSTEL_GRONINGEN, organisation=BZK), tied(TOESLAGEN)
    bridges = {one.thing.id: one for one in structure(view_of(report(*whole))).bridges}
    assert {one.title for one in bridges[KNELPUNT].departments} == {
        "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        "Ministerie van Financiën",
    }


def test_one_department_makes_no_bridge() -> None:
    assert structure(view_of(report(tied(TOESLAGEN), tied(BOX_3)))).bridges == ()


def test_a_ministry_by_its_later_name_makes_no_bridge() -> None:
    assert structure(view_of(report(tied(GRONINGEN), tied(LIMBURG)))).bridges == ()


def test_of_whom_nobody_is_responsible_is_told() -> None:
    found = structure(
        view_of(report(tied("Alfa"), Said("Bravo is er.", "Measure", "Bravo", None, None)))
    )
    assert [one.title for one in found.size.unowned] == ["Alfa"]
    assert [one.title for one in found.size.tieless] == ["Bravo"]


def test_what_is_rarely_shared_ties_most() -> None:
    said = [tied(name) for name in ("Alfa", "Bravo", "Charlie", "Delta")]
    rare = tied("Charlie", OTHER_KNELPUNT), tied("Delta", OTHER_KNELPUNT)
    first = structure(view_of(report(*said, *rare))).pairs[0]
    assert {one.title for one in first.trajectories} == {"Charlie", "Delta"}
    assert first.strength == pytest.approx(1 + 1 / 3, abs=0.01)
    assert [one.bottleneck.id for one in first.shared] == [OTHER_KNELPUNT, KNELPUNT]


@few
@given(corpora())
def test_an_unrelated_report_changes_nothing_elsewhere(corpus: list[Contribution]) -> None:
    before, after = (structure(view) for view in before_and_after(corpus, UNRELATED))
    assert after.groupings == before.groupings
    assert after.pairs == before.pairs
    assert set(before.central) < set(after.central)
    assert after.bridges == before.bridges


@few
@given(corpora())
def test_the_same_report_in_another_file_changes_no_count(corpus: list[Contribution]) -> None:
    said = tied("Alfa"), tied("Bravo"), tied("Bravo", OTHER_KNELPUNT)
    once = report(*said, title="Eén", published="2030")
    again = report(*said, title="Eén, nog eens", published="2031")
    before, after = (structure(view) for view in before_and_after([*corpus, once], again))
    assert replace(after.size, unowned=()) == replace(before.size, unowned=())  # more quotes
    assert len(after.size.unowned) == len(before.size.unowned)
    assert [one.strength for one in after.pairs] == [one.strength for one in before.pairs]
    assert shown(after) == shown(before)
    assert [(one.bottleneck.id, one.documents, one.between) for one in after.central] == [
        (one.bottleneck.id, one.documents, one.between) for one in before.central
    ]


@few
@given(corpora())
def test_the_order_of_reading_does_not_matter(corpus: list[Contribution]) -> None:
    assert structure(view_of(*corpus)) == structure(view_of(*reversed(corpus)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sheet_quotes_every_tie_and_says_what_is_too_small(language: str) -> None:
    one = report(tied(TOESLAGEN), tied(WIA))
    with stored(one) as store:
        sheet = structure_sheet(Writer(store, language), structure(view_of(one)), 5)
    size, _, central, bridges, pairs = sheet.sections
    assert any(str(SMALLEST) in point.text.words for point in size.points)
    assert central.table is not None
    (bridge,) = bridges.sections
    assert all(point.quotes for point in (*bridge.points, *pairs.sections[0].points))
    remarks = [remark for point in bridge.points for remark in point.remarks]
    assert all(re.search("volgens de ontologie|by the ontology", one) for one in remarks)
