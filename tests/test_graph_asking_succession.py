"""Which organisation came after another or before it: by the ontology, said to be of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import Node
from graph.questions.asking.replying import ask
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer

if TYPE_CHECKING:
    from graph.sheets.sheet import Sheet
    from graph.store import Store

KGG = "Ministerie van Klimaat en Groene Groei"
EZ = "Ministerie van Economische Zaken"


def told(store: Store, text: str) -> set[str]:
    facts = ask(store, text).facts
    return {one.value.title for one in facts if isinstance(one.value, Node)}


def sheet(store: Store, text: str, language: str = "nl") -> Sheet:
    return asked_sheet(Writer(store, language), ask(store, text))


@pytest.mark.parametrize(
    "text",
    [
        "Welk ministerie volgde EZK op?",
        "Wie is de opvolger van EZK?",
        "Door welke ministeries is EZK opgevolgd?",
        "Hoe heet het ministerie van Economische Zaken en Klimaat tegenwoordig?",
        "Which ministry succeeded EZK?",
    ],
)
def test_what_came_after_is_told_however_it_is_asked(samples: Store, text: str) -> None:
    assert KGG in told(samples, text)


@pytest.mark.parametrize(
    "text",
    [
        "Wat was de voorganger van EZK?",
        "Hoe heette EZK vroeger?",
        "What was the predecessor of EZK?",
    ],
)
def test_what_came_before_is_told_however_it_is_asked(samples: Store, text: str) -> None:
    found = told(samples, text)
    assert EZ in found
    assert "Ministerie van Landbouw, Natuur en Voedselkwaliteit" not in found


def test_what_it_is_called_now_is_told_over_all_names_between(samples: Store) -> None:
    found = told(samples, "Hoe heet het College bescherming persoonsgegevens nu?")
    assert found == {"Autoriteit Persoonsgegevens"}
    assert "Ministerie van Economische Zaken en Klimaat (vanaf 2026)" in told(
        samples, "Hoe heet KGG nu?"
    )


def test_the_answer_is_a_sentence_that_is_said_to_be_of_the_ontology(samples: Store) -> None:
    (point,) = sheet(samples, "Wie is de opvolger van de IB-Groep?").sections[0].points
    assert point.text.words.endswith("is opgevolgd door de Dienst Uitvoering Onderwijs.")
    assert point.remarks == ("Vastgelegd in de ontologie van leergraaf, niet uit een document.",)


def test_that_no_successor_is_recorded_is_said(samples: Store) -> None:
    (point,) = sheet(samples, "Hoe heet de Belastingdienst nu?").sections[0].points
    assert "“opgevolgd door” is niet vastgelegd" in point.text.words


def test_only_an_organisation_has_a_successor(samples: Store) -> None:
    assert not ask(samples, "Wat was de voorganger van de hersteloperatie toeslagen?").facts


@pytest.mark.parametrize(
    "text",
    ["Wie is de opvolger van de minister van Financiën?", "Wie volgde de minister van VWS op?"],
)
def test_who_came_after_a_person_is_not_told(samples: Store, text: str) -> None:
    reply = ask(samples, text)
    assert reply.understood.why_not == "person"
    assert reply.empty


def test_an_answer_in_english_has_the_article_of_its_language(samples: Store) -> None:
    (point,) = sheet(samples, "Who succeeded the IB-Groep?", "en").sections[0].points
    assert "was succeeded by" in point.text.words
