"""Which ministry an organisation falls under: what the ontology says, not a sentence at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import Node
from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.profile import profile
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.questions.profile import profile_sheet
from graph.sheets.writer import Writer
from graph.store import Store
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.sheets.sheet import Sheet

REPORT = """Nationale ombudsman
Onderzoek naar de uitbetaling van het persoonsgebonden budget
Datum: 5 juni 2019

De Sociale Verzekeringsbank betaalt het budget uit namens budgethouders, en het ministerie van VWS \
maakte de regels voor de zorg. Volgens het ministerie van VWS was de invoering van het nieuwe \
systeem bij de SVB te snel gegaan. De minister van Sociale Zaken en Werkgelegenheid is \
verantwoordelijk voor de SVB. De stichting Zorgbalans Oost wees het ministerie van VWS op de \
gevolgen voor ouderen.
"""
IN_CHARGE = "De minister van Sociale Zaken en Werkgelegenheid is verantwoordelijk voor de SVB."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("charge"), {"pgb.txt": REPORT}) as opened:
        yield opened


def answers(reply: Reply) -> list[str]:
    return [one.value.title if isinstance(one.value, Node) else one.value for one in reply.facts]


def lines(sheet: Sheet) -> list[str]:
    return [point.text.words for section in sheet.sections for point in section.points]


@pytest.mark.parametrize(
    "text",
    [
        "Welk ministerie is verantwoordelijk voor de SVB?",
        "Wie is verantwoordelijk voor de Sociale Verzekeringsbank?",
        "Onder welk ministerie valt de SVB?",
        "Waar valt de SVB onder?",
        "Van welk ministerie is de SVB een onderdeel?",
        "Is het ministerie van VWS eindverantwoordelijk voor de SVB?",
        "Which ministry is responsible for the SVB?",
    ],
)
def test_the_ministry_is_told_however_it_is_asked(store: Store, text: str) -> None:
    reply = ask(store, text)
    assert answers(reply) == ["Ministerie van Sociale Zaken en Werkgelegenheid"]
    assert [hit.text for hit in (*reply.statements, *reply.sentences)] in ([], [IN_CHARGE])


@pytest.mark.parametrize(
    ("organisation", "ministry"),
    [
        ("het UWV", "Ministerie van Sociale Zaken en Werkgelegenheid"),
        ("het CBR", "Ministerie van Infrastructuur en Waterstaat"),
        ("DUO", "Ministerie van Onderwijs, Cultuur en Wetenschap"),
        ("de Belastingdienst", "Ministerie van Financiën"),
        ("de UHT", "Ministerie van Financiën"),
    ],
)
def test_what_no_report_names_is_told_too(store: Store, organisation: str, ministry: str) -> None:
    reply = ask(store, f"Welk ministerie is verantwoordelijk voor {organisation}?")
    assert answers(reply) == [ministry]
    assert not (*reply.statements, *reply.sentences)


def test_the_answer_says_that_it_is_of_the_ontology(store: Store) -> None:
    sheet = asked_sheet(
        Writer(store), ask(store, "Welk ministerie is verantwoordelijk voor de SVB?")
    )
    first = sheet.sections[0].points[0]
    assert first.text.words == (
        "De Sociale Verzekeringsbank valt onder de verantwoordelijkheid van "
        "het Ministerie van Sociale Zaken en Werkgelegenheid."
    )
    assert first.remarks == ("Vastgelegd in de ontologie van leergraaf, niet uit een document.",)


def test_a_former_ministry_is_told_after_that_of_now_with_its_years(store: Store) -> None:
    sheet = asked_sheet(
        Writer(store), ask(store, "Welk ministerie is verantwoordelijk voor het COA?")
    )
    now, former = lines(sheet)
    assert now.endswith("Ministerie van Justitie en Veiligheid.")
    assert former.endswith("Ministerie van Asiel en Migratie (2024–2026).")


def test_what_is_not_recorded_is_said_and_not_guessed(store: Store) -> None:
    reply = ask(
        store, "Welk ministerie is verantwoordelijk voor de Vereniging van Nederlandse Gemeenten?"
    )
    assert answers(reply) == [""]
    assert not (*reply.statements, *reply.sentences)
    (line,) = lines(asked_sheet(Writer(store), reply))
    assert "“verantwoordelijk ministerie” is niet vastgelegd" in line


@pytest.mark.parametrize(
    "text", ["Welk ministerie onderzocht de SVB?", "Was de SVB verantwoordelijk voor de invoering?"]
)
def test_who_did_something_else_is_not_a_question_of_charge(store: Store, text: str) -> None:
    assert not ask(store, text).facts


def test_who_is_responsible_for_what_went_wrong_is_told_by_the_reports_too(store: Store) -> None:
    asked = ask(store, "Welk ministerie is verantwoordelijk voor de fouten bij de SVB?")
    assert answers(asked) == ["Ministerie van Sociale Zaken en Werkgelegenheid"]


def test_the_profile_of_a_part_has_the_ministry_of_the_whole(store: Store) -> None:
    view = open_view(store)
    (part,) = [one for one in store.schema.members["organisaties"] if "UHT" in one.names]
    sheet = profile_sheet(Writer(store), profile(view, view.node(part.id)), 5)
    assert "Verantwoordelijk ministerie: Ministerie van Financiën" in lines(sheet)


def test_of_a_ministry_no_ministry_is_missed(store: Store) -> None:
    view = open_view(store)
    (one,) = [one for one in store.schema.members["organisaties"] if "SZW" in one.names]
    sheet = profile_sheet(Writer(store), profile(view, view.node(one.id)), 5)
    assert not any("verantwoordelijk ministerie" in line.lower() for line in lines(sheet))
    assert any("Sociale Verzekeringsbank" in line for line in lines(sheet))
