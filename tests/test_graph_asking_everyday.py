"""Everyday words for what reports call otherwise; and one odd word denies nothing of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.hits import Hit, once
from graph.questions.asking.holding import TIME
from graph.questions.asking.replying import ask
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.reply import Reply
    from graph.store import Store

PGB = """Algemene Rekenkamer
Trekkingsrecht pgb: de betalingen
Datum: 7 juni 2018

De onrechtmatige betalingen uit het pgb zijn het gevolg van handmatig werk bij de SVB. Per Saldo \
had al in 2014 voor de gevolgen gewaarschuwd. Gemeenten en zorgkantoren moeten afspreken wie bij \
patstellingen de doorzettingsmacht heeft.
Budgethouders wachtten maandenlang op hun geld.
De SVB zegt toe de betalingen vanaf 2019 te automatiseren.
"""
ISLANDS = """Algemene Rekenkamer
Uitkeringen in Caribisch Nederland
Datum: 10 juni 2019

De controle op uitkeringen in Caribisch Nederland is al jaren een probleem, doordat de systemen \
daar verouderd zijn. In de afgelopen jaren is daar weinig aan veranderd.
De commissie beveelt de minister van SZW aan de systemen te vervangen.
De minister van SZW neemt deze aanbeveling niet over.
"""

ALL = """Algemene Rekenkamer
Staat van de rijksverantwoording: antwoorden op vragen
Datum: 8 juni 2022

Vraag 1
Wat is er bij VWS aan de hand?

Antwoord 1
Bij het Ministerie van VWS was het financieel beheer niet op orde. We noemen dat een ernstige \
onvolkomenheid. Het Ministerie van VWS liep vast. Het Ministerie van VWS gaf geen inzicht.

Vraag 2
Zie ook het antwoord op vraag 1: hoeveel ambtenaren werken er bij Defensie?

Antwoord 2
Zie het antwoord op vraag 1. De norm is 1244 uur per ambtenaar. Het Ministerie van Defensie \
noemen wij hier niet.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("everyday")
    with loaded(folder, {"pgb.txt": PGB, "eilanden.txt": ISLANDS, "alle.txt": ALL}) as made:
        yield made


def told(reply: Reply) -> str:
    return " ".join(text for hit in (*reply.told, *reply.hits) for text in hit.said)


def lead(store: Store, text: str) -> str:
    return asked_sheet(Writer(store), ask(store, text)).lead


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Waardoor gaan betalingen uit het persoonsgebonden budget mis?", "handmatig werk"),
        ("Wie waarschuwde vooraf dat het met het pgb mis zou gaan, en waar staat dat?", "in 2014"),
        ("Waarom zijn de uitkeringen op Bonaire niet op orde?", "verouderd"),
        ("Welke aanbevelingen wilde de minister niet overnemen?", "niet over"),
        ("Wat heeft de SVB beloofd over de betalingen?", "te automatiseren"),
        ("Hoe lang moesten budgethouders wachten?", "maandenlang"),
        ("Wat heeft de SVB toegezegd aan budgethouders?", "te automatiseren"),
    ],
)
def test_everyday_words_find_what_reports_say_in_others(
    store: Store, text: str, quote: str
) -> None:
    reply = ask(store, text)
    assert not reply.empty
    assert quote in told(reply)


def test_an_odd_word_leaves_what_comes_nearest_and_is_said_to_be_missing(store: Store) -> None:
    reply = ask(store, "Wie hakt de knoop door als gemeenten en zorgkantoren kissebissen?")
    assert reply.empty  # it is no answer
    assert "doorzettingsmacht" in told(reply)
    assert "kissebissen" in reply.missed


def test_a_subject_is_not_denied_for_one_place_that_no_report_names(store: Store) -> None:
    text = "Waarom zijn de uitkeringen op Bonaire, Saba en Sint-Eustatius niet op orde?"
    assert "staat hier niets" not in lead(store, text)
    assert "staat hier niets" in lead(store, "Waarom zijn de uitkeringen in Suriname verouderd?")


def test_that_no_promise_is_told_to_be_broken_is_said(store: Store) -> None:
    assert "heeft leergraaf in de gelezen rapporten niet herkend" in lead(
        store, "Welke toezeggingen zijn niet nagekomen?"
    )


@pytest.mark.parametrize(
    ("text", "lasts"),
    [
        ("Zij wachtten wekenlang.", True),
        ("Het duurde drie jaar.", True),
        ("Na 26 weken kwam er een brief.", True),
        ("In de afgelopen jaren is veel veranderd.", False),
        ("Mensen van 75 jaar en ouder mochten doorrijden.", False),
        ("In de jaren zestig begon het.", False),
    ],
)
def test_how_long_is_told_by_a_duration(text: str, *, lasts: bool) -> None:
    assert (TIME.search(text) is not None) is lasts


def test_a_sentence_is_told_once(store: Store) -> None:
    reply = ask(store, "Waarom zijn de uitkeringen op Bonaire niet op orde?")
    first = reply.told[0]
    (again,) = once([first, Hit(first.found, 0.1)])
    assert again == first


def test_a_ministry_is_not_told_what_is_said_of_another_in_the_same_report(store: Store) -> None:
    assert "onvolkomenheid" not in told(ask(store, "Welke onvolkomenheid was er bij Defensie?"))
    assert "onvolkomenheid" in told(ask(store, "Welke onvolkomenheid was er bij VWS?"))


def test_a_reference_and_a_measure_give_no_number(store: Store) -> None:
    reply = ask(store, "Hoeveel ambtenaren werken er bij Defensie?")
    assert reply.empty
    assert "Zie het antwoord" not in told(reply)


@pytest.mark.parametrize(
    "text",
    ["Wanneer is het rapport over het pgb verschenen?", "Zijn er rapporten over het pgb?"],
)
def test_of_a_report_it_is_told_which_it_is(store: Store, text: str) -> None:
    assert next(one.title for one in ask(store, text).documents).startswith("Trekkingsrecht pgb")
