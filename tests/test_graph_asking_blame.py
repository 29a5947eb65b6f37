"""What is told of an organisation: what names it, or is on what it lends its name to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
