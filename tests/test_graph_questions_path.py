"""How two things hang together: the fewest steps, the surest, and never silently over a hub."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.lookup import find_one
from graph.questions.path import HUB, Connections, Step, connections
from graph.questions.views.view import open_view
from graph.sheets.questions.path import path_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def said(
    trajectory: str, bottleneck: str | None = KNELPUNT, text: str = "Mis", by: str | None = None
) -> Said:
    told = Said(f"{text} ging het in {trajectory}.", trajectory=trajectory, bottleneck=bottleneck)
    return replace(told, organisation=by)


def between(store: Store, start: str, end: str, as_of: str | None = None) -> Connections:
    ends = find_one(store, start), find_one(store, end)
    return connections(open_view(store, as_of), *ends)


def told(path: tuple[Step, ...]) -> list[str]:
    return [path[0].start.id, *(step.end.id for step in path)]


def middles(paths: tuple[tuple[Step, ...], ...]) -> list[list[str]]:
    return [told(path)[1:-1] for path in paths]


def test_two_trajectories_hang_together_by_the_bottleneck_they_share(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo")))
    found = between(store, "Alfa", "Bravo")
    (first, *_) = found.shortest
    assert told(first) == [found.start.id, KNELPUNT, found.end.id]
    assert [(step.relation, step.outgoing) for step in first] == [
        ("occursIn", False),
        ("occursIn", True),
    ]


def test_what_more_documents_tell_of_is_surer(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo"), title="Een"))
    lines = said("Alfa", OTHER_KNELPUNT, "Hard"), said("Bravo", OTHER_KNELPUNT, "Hard")
    store.put(report(*lines, title="Twee"))
    store.put(report(*(replace(x, text=f"Weer {x.text}") for x in lines), title="Drie"))
    found = between(store, "Alfa", "Bravo")
    assert middles(found.surest)[:2] == [[OTHER_KNELPUNT], [KNELPUNT]]
    assert [step.documents for step in found.surest[0]] == [2, 2]


def test_the_same_report_in_another_file_makes_nothing_surer(store: Store) -> None:
    other = said("Alfa", OTHER_KNELPUNT, "Hard"), said("Bravo", OTHER_KNELPUNT, "Hard")
    store.put(report(said("Alfa"), said("Bravo"), title="Een", published="2018"))
    store.put(report(*other, title="Twee", published="2019"))
    before = between(store, "Alfa", "Bravo")
    store.put(report(*other, title="Twee, als Word-bestand", published="2020"))
    after = between(store, "Alfa", "Bravo")
    assert middles(after.surest) == middles(before.surest)
    assert [[s.documents for s in p] for p in after.surest] == [
        [s.documents for s in p] for p in before.surest
    ]


def test_an_unrelated_report_changes_nothing(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo"), title="Een"))
    before = between(store, "Alfa", "Bravo")
    store.put(report(said("Charlie", OTHER_KNELPUNT), title="Twee"))
    assert between(store, "Alfa", "Bravo") == before


def test_a_hub_is_avoided_and_named_where_there_is_no_other_way(store: Store) -> None:
    busy = [said(f"T{n}", None, by="Ministerie van Alles") for n in range(HUB + 1)]
    lines = [
        said("Alfa", None, by="Ministerie van Alles"),
        said("Bravo", None, by="Ministerie van Alles"),
    ]
    store.put(report(*busy, *lines, title="Een"))
    found = between(store, "Alfa", "Bravo")
    hub = next(step for step in found.shortest[0] if step.connections)
    assert hub.end.title == "Ministerie van Alles"
    assert hub.connections > HUB
    sheet = path_sheet(Writer(store), found)
    assert any("is dus niet bijzonder" in r for p in sheet.sections[0].points for r in p.remarks)
    store.put(report(said("Alfa", text="Ook"), said("Bravo", text="Ook"), title="Twee"))
    found = between(store, "Alfa", "Bravo")
    assert middles(found.surest)[0] == [KNELPUNT]
    assert not any(step.connections for step in found.surest[0])


def test_what_only_the_ontology_says_is_said_to_be_that(store: Store) -> None:
    found = between(store, "Kindregeling toeslagen", "Hersteloperatie toeslagen")
    (step,) = found.shortest[0]
    assert (step.relation, step.documents, step.evidence) == ("partOf", 0, ())
    point = path_sheet(Writer(store), found).sections[0].points[0]
    assert point.text.words == "Kindregeling toeslagen is onderdeel van Hersteloperatie toeslagen."
    assert point.remarks[0].startswith("Volgens de ontologie")
    assert point.quotes == ()


def test_nothing_found_is_said_in_both_languages(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo", None)))
    found = between(store, "Alfa", "Bravo")
    assert found.shortest == found.surest == ()
    assert "geen verband gevonden" in path_sheet(Writer(store), found).lead
    assert "No connection was found" in path_sheet(Writer(store, "en"), found).lead


def test_what_was_not_known_yet_connects_nothing(store: Store) -> None:
    store.put(report(said("Alfa"), title="Een", published="2018"))
    store.put(report(said("Bravo"), title="Twee", published="2020"))
    assert between(store, "Alfa", "Bravo", "2019-12-31").shortest == ()
    assert len(between(store, "Alfa", "Bravo", "2020-12-31").shortest) > 0


def test_each_step_is_a_sentence_with_its_quote(store: Store) -> None:
    store.put(report(said("Alfa"), said("Bravo")))
    found = between(store, "Alfa", "Bravo")
    points = path_sheet(Writer(store), found).sections[0].points
    name = find_one(store, KNELPUNT).title
    assert [point.text.words for point in points] == [
        f"Alfa kent het knelpunt {name}.",
        f"{name} komt voor in Bravo.",
    ]
    assert [point.quotes[0].quote for point in points] == [
        "Mis ging het in Alfa.",
        "Mis ging het in Bravo.",
    ]


def test_paths_over_the_same_things_are_told_once(store: Store) -> None:
    lines = [said("Alfa", text=text, by="Dienst X") for text in ("Eerst", "Toen", "Later")]
    store.put(report(*lines))
    found = between(store, "Dienst X", KNELPUNT)
    over = [tuple(one for one in told(path) if "/lesson/" not in one) for path in found.shortest]
    assert over[0] == (found.start.id, KNELPUNT)
    assert len(set(over)) == len(over)
