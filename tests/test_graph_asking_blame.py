"""What is told of an organisation: what names it, or is on what it lends its name to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import Node
from graph.questions.asking.replying import ask
from graph.store import Store, open_store
from tests.contributions import Said, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IDS = "https://w3id.org/leergraaf/id/traject/"
PGB, CBR = f"{IDS}trekkingsrecht-pgb", f"{IDS}cbr-rijgeschiktheid"
NAMED = Said("De Sociale Verzekeringsbank betaalde zorgverleners te laat uit.", trajectory=PGB)
UNNAMED = Said("Gemeenten en zorgkantoren stelden de budgetten te laat vast.", trajectory=PGB)
LENT = Said("De artsen keurden ouderen te laat, zodat rijbewijzen verliepen.", trajectory=CBR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/verwijt.sqlite") as opened:
        opened.put(report(NAMED, UNNAMED, LENT))
        yield opened


def told(store: Store, question: str) -> set[str]:
    return {hit.text for hit in ask(store, question).statements}


def test_an_organisation_is_not_charged_with_all_of_what_it_carries_out(store: Store) -> None:
    assert told(store, "Wat ging er mis bij de SVB?") == {NAMED.text}


def test_what_bears_the_name_of_an_organisation_is_of_it(store: Store) -> None:
    assert told(store, "Wat ging er mis bij het CBR?") == {LENT.text}


def test_who_had_no_part_in_a_trajectory_is_not_told_its_lessons(samples: Store) -> None:
    """Parliament neither carries out nor answers for it: only what names it is about it."""
    reply = ask(samples, "Welke rol speelde de Tweede Kamer bij de toeslagen?")
    assert all("Kamer" in text for hit in reply.statements for text in hit.texts)
    assert ask(samples, "Wat ging er mis bij DUO in de uitwonendenbeurs?").statements


def test_what_somebody_did_wrong_is_a_lesson_and_no_measure(samples: Store) -> None:
    reply = ask(samples, "Wat deed DUO fout bij de uitwonendenbeurs?")
    assert reply.understood.kind == "lessons"
    assert {
        hit.found.get("polarity") for hit in reply.statements if isinstance(hit.found, Node)
    } == {"negatief"}


@pytest.mark.parametrize(
    "text",
    [
        "Wat ging er mis bij de toeslagen in Nederland?",
        "Wat ging er mis bij de Nederlandse toeslagen?",
        "Wat ging er vooral mis bij de toeslagen, wat waren de grootste fouten?",
    ],
)
def test_the_country_and_a_superlative_say_nothing_of_the_subject(
    samples: Store, text: str
) -> None:
    reply = ask(samples, text)
    assert [one.title for one in reply.understood.things] == ["Hersteloperatie toeslagen"]
    assert reply.statements
