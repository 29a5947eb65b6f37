"""To whom something is addressed, and who does a measure, promised it or is asked to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.views.connections import groups
from graph.questions.asking.replying import ask
from graph.questions.path import connections
from graph.questions.profile import profile
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.questions.path import path_sheet
from graph.sheets.questions.profile import profile_sheet
from graph.sheets.sheet import Section
from graph.sheets.writer import Writer
from ontology import load
from tests.contributions import Said, report
from tests.views import stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store

UWV = next(one.id for one in load().members["organisaties"] if "UWV" in one.names)
SZW = next(one.id for one in load().members["organisaties"] if "SZW" in one.names)
PROMISE = Said("Het UWV heeft toegezegd elke brief te herschrijven.", "Measure", organisation=UWV)
ASKED = Said("Ik heb het UWV gevraagd om elk kwartaal te berichten.", "Measure", organisation=UWV)
ADVICE = Said("Aan het UWV: bel mensen terug.", "Recommendation", organisation=UWV)
NAMED = Said("De minister gaat de regels van het UWV vereenvoudigen.", "Measure", organisation=SZW)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with stored(report(PROMISE, ASKED, ADVICE, NAMED)) as opened:
        yield opened


def lines(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        for point in section.points:
            yield " ".join([point.text.words, *point.remarks, *(q.quote for q in point.quotes)])
        yield from lines(section.sections)


def told(store: Store, text: str) -> dict[str, str]:
    """What is told, each line by the statement that it quotes."""
    sheet = asked_sheet(Writer(store), ask(store, text))
    said = (PROMISE, ASKED, ADVICE, NAMED)
    return {one.text: line for line in lines(sheet.sections) for one in said if one.text in line}


def test_only_what_is_addressed_to_it_is_told_where_that_is_asked(store: Store) -> None:
    assert told(store, "Welke maatregelen zijn gericht aan het UWV?").keys() == {
        PROMISE.text,
        ASKED.text,
    }
    assert told(store, "Welke aanbevelingen zijn gericht aan het UWV?").keys() == {ADVICE.text}
    assert NAMED.text in told(store, "Welke maatregelen zijn er over het UWV?")


def test_who_promises_and_who_is_asked_are_told_apart(store: Store) -> None:
    found = told(store, "Welke maatregelen zijn gericht aan het UWV?")
    assert "Wie het doet of toezegt: Uitvoeringsinstituut" in found[PROMISE.text]
    assert "Gevraagd aan: Uitvoeringsinstituut" in found[ASKED.text]
    advice = told(store, "Welke aanbevelingen zijn gericht aan het UWV?")
    assert "Gericht aan: Uitvoeringsinstituut" in advice[ADVICE.text]


def test_the_profile_says_who_does_a_measure_and_to_whom_advice_is(store: Store) -> None:
    view = open_view(store)
    sheet = profile_sheet(Writer(store), profile(view, view.node(UWV)), 9)
    found = [line for line in lines(sheet.sections) if "Uitvoeringsinstituut" in line]
    assert any(line.startswith("Aan: ") and ADVICE.text in line for line in found)
    assert any(line.startswith("Wie het doet") and PROMISE.text in line for line in found)
    assert any(line.startswith("Gevraagd aan") and ASKED.text in line for line in found)
    assert not any(line.startswith("Aan: ") and PROMISE.text in line for line in found)


def test_on_its_page_measures_are_called_otherwise_than_advice(store: Store) -> None:
    found = {
        one.kind: one.relation.inverse["nl"]
        for one in groups(store, UWV, store.edges(UWV))
        if one.relation.name == "addressedTo"
    }
    assert found == {"Recommendation": "geadresseerde van", "Measure": "doet of zegt toe"}


def test_the_path_says_who_does_it(store: Store) -> None:
    view = open_view(store)
    measure = next(one for one in view.statements if one.title == PROMISE.text)
    found = connections(view, measure, view.node(UWV))
    sheet = path_sheet(Writer(store), found)
    assert any("wordt gedaan of is toegezegd door" in line for line in lines(sheet.sections))
