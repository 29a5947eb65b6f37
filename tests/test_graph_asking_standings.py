"""Of whom or what most is told: counted, in order, and each with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.replying import ask
from graph.questions.asking.standings import Standings
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store

FIRST = """Nationale ombudsman
Traag herstel bij het UWV
Datum: 8 juni 2021

Het UWV liet mensen te lang wachten. De Belastingdienst gaf geen antwoord op brieven van burgers.

Aanbevelingen

Wij bevelen het UWV aan elke brief binnen zes weken te beantwoorden.
Wij bevelen het UWV aan een vaste contactpersoon aan te wijzen.
Wij bevelen de Belastingdienst aan bezwaren binnen de termijn af te doen.
"""
SECOND = """Nationale ombudsman
Wachten op het UWV
Datum: 8 juni 2023

Het UWV nam opnieuw te laat een besluit. Dat is in strijd met de Algemene wet bestuursrecht.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("standings")
    with loaded(folder, {"een.txt": FIRST, "twee.txt": SECOND}) as made:
        yield made


def numbers(store: Store, text: str) -> list[tuple[str, int]]:
    answer = ask(store, text).answer
    assert isinstance(answer, Standings)
    return [(one.thing.title, one.number) for one in answer.first]


UWV = "Uitvoeringsinstituut Werknemersverzekeringen"


@pytest.mark.parametrize(
    "text",
    ["Welke organisaties komen het vaakst voor?", "Welke organisatie wordt het meest genoemd?"],
)
def test_organisations_are_told_by_the_documents_that_name_them(store: Store, text: str) -> None:
    told = numbers(store, text)
    assert (UWV, 2) in told
    assert ("Belastingdienst", 1) in told
    assert [number for _, number in told] == sorted((n for _, n in told), reverse=True)


def test_who_is_given_most_advice_is_told_by_what_is_addressed_to_them(store: Store) -> None:
    told = numbers(store, "Welke organisatie kreeg de meeste aanbevelingen?")
    assert told == [(UWV, 2), ("Belastingdienst", 1)]


def test_a_law_is_told_by_the_documents_that_name_it(store: Store) -> None:
    told = numbers(store, "Welke wet wordt het vaakst genoemd?")
    assert told == [("Algemene wet bestuursrecht", 1)]


def test_of_the_first_it_is_shown_where_that_stands(store: Store) -> None:
    reply = ask(store, "Welke organisatie kreeg de meeste aanbevelingen?")
    sheet = asked_sheet(Writer(store), reply)
    table, where = (
        next(one for one in sheet.sections if one.title == title)
        for title in ("Hoe vaak", "Waar het staat")
    )
    assert table.table is not None
    assert [cell.words for cell in table.table.rows[0]] == [UWV, "2"]
    quotes = [quote.quote for quote in where.points[0].quotes]
    assert quotes[0].startswith("Wij bevelen het UWV aan elke brief")


def test_of_a_year_only_its_documents_count(store: Store) -> None:
    told = numbers(store, "Welke organisaties komen het vaakst voor in rapporten uit 2023?")
    assert dict(told)[UWV] == 1
    assert "Belastingdienst" not in dict(told)


def test_what_is_asked_of_nothing_that_is_told_has_no_answer(store: Store) -> None:
    assert ask(store, "Welke organisatie kreeg de meeste aanbevelingen over ruimtevaart?").empty
