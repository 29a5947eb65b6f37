"""What was known when: by a date, by words, and elsewhere before a trajectory began."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.lookup import find_meant
from graph.questions.known import Knowledge, known
from graph.questions.views.view import open_view
from graph.sheets.questions.known import known_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from ontology import load
from tests.contributions import KNELPUNT, OTHER_KNELPUNT, Said, report, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOESLAGEN = "https://w3id.org/leergraaf/id/traject/hersteloperatie-toeslagen"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as opened:
        yield opened


def put(store: Store, published: str | None, *said: Said) -> None:
    store.put(report(*said, title=f"Rapport {published} {said[0].text}", published=published))


def lesson(trajectory: str, text: str = "Gegevens kwamen te laat", sure: float = 0.8) -> Said:
    return Said(f"{text} in {trajectory}.", trajectory=trajectory, confidence=sure)


def about(store: Store, name: str, as_of: str | None = None) -> Knowledge:
    thing = find_meant(store, name)
    return known(open_view(store, as_of), name, thing)


def texts(answer: Knowledge) -> list[str | None]:
    return [one.statement.get("text") for one in answer.lessons]


def test_the_shelf_holds_what_was_published_by_the_day(store: Store) -> None:
    put(store, "2018", lesson("Alfa", "Eerst ging het mis"))
    put(store, "2020-05", lesson("Alfa", "Later ging het mis"), lesson("Bravo"))
    put(store, None, lesson("Alfa", "Ooit ging het mis"))
    assert texts(about(store, "Alfa", "2019-12-31")) == ["Eerst ging het mis in Alfa."]
    assert len(texts(about(store, "Alfa", "2020-05-31"))) == 2
    assert len(texts(about(store, "Alfa"))) == 3


def test_words_find_lessons_that_hold_them_all_inflected(store: Store) -> None:
    put(store, "2018", lesson("Alfa", "Overschrijding van termijnen"), lesson("Alfa", "De termijn"))
    answer = about(store, "termijn overschrijding")
    assert answer.thing is None
    assert texts(answer) == ["Overschrijding van termijnen in Alfa."]
    assert texts(about(store, "de het een")) == []


def test_a_measure_is_no_lesson(store: Store) -> None:
    put(store, "2018", replace(lesson("Alfa"), kind="Measure"))
    assert texts(about(store, "Alfa")) == []


def test_lessons_from_elsewhere_are_counted_in_months_before_the_first_document(
    store: Store,
) -> None:
    put(store, "2015-01-31", lesson("Alfa", sure=0.6), lesson("Alfa", "Ook daar", sure=0.6))
    put(store, "2016-01-31", lesson("Bravo", "Zonneklaar te laat", sure=0.95))
    put(store, "2017-01-31", lesson("Charlie"))
    put(store, "2018-01-31", lesson("Alfa"))
    (answer,) = about(store, "Charlie").foreknown
    assert answer.bottleneck.id == KNELPUNT
    assert answer.documents == 2
    assert len(answer.lessons) == 3
    assert (answer.first.date, answer.first.months) == ("2015-01-31", 24)
    assert (answer.clearest.date, answer.clearest.months) == ("2016-01-31", 12)


def test_of_the_lessons_of_one_day_the_clearest_is_the_first(store: Store) -> None:
    put(store, "2015-01-31", lesson("Alfa", sure=0.5), lesson("Alfa", "Ook daar", sure=0.7))
    put(store, "2017-01-31", lesson("Charlie"))
    (answer,) = about(store, "Charlie").foreknown
    assert answer.first.statement.get("text") == "Ook daar in Alfa."
    assert answer.clearest == answer.first


def test_the_beginning_is_the_ontologys_where_it_has_one(store: Store) -> None:
    name = load().concepts[TOESLAGEN].label()
    said = Said("Het ging mis.", trajectory=None, bottleneck=KNELPUNT)
    contribution = report(replace(said, trajectory="T"), title="T", published="2021")
    old = thing_of(contribution, "Trajectory").id
    store.put(contribution)
    from tests.contributions import decided

    store.record(decided("merge", old, into=TOESLAGEN))
    put(store, "2018-06-30", lesson("Alfa"))
    put(store, "2019-06-30", lesson("Bravo"))
    answer = about(store, name)
    assert answer.beginning is not None
    assert answer.beginning.curated
    assert answer.beginning.date == "2019"
    assert [one.date for one in answer.foreknown[0].lessons] == ["2018-06-30"]
    assert answer.foreknown[0].first.months == 6
    sheet = known_sheet(Writer(store), answer, 5)
    assert "volgens de ontologie" in sheet.sections[-1].lead


def test_of_another_bottleneck_nothing_was_known(store: Store) -> None:
    put(store, "2015", replace(lesson("Alfa"), bottleneck=OTHER_KNELPUNT))
    put(store, "2017", lesson("Charlie"))
    assert about(store, "Charlie").foreknown == ()


def test_lessons_about_the_trajectory_itself_are_not_from_elsewhere(store: Store) -> None:
    put(store, "2017", lesson("Charlie"))
    put(store, "2018", lesson("Charlie", "Nog eens te laat"), lesson("Delta"))
    assert about(store, "Charlie").foreknown == ()
    assert len(about(store, "Delta").foreknown) == 1


def test_nothing_found_is_said(store: Store) -> None:
    put(store, "2017", lesson("Charlie"))
    sheet = known_sheet(Writer(store), about(store, "zonnepanelen"), 5)
    assert "niets gevonden" in sheet.lead
    assert sheet.sections == ()
