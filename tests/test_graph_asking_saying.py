"""By whom, by what doer and in which part of a document: demands that an answer must meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.sentences import split
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

OMBUDSMAN = """Nationale ombudsman
Rapport over de WIA
Datum: 5 juni 2019

De voorschotten aan zieke werknemers kwamen te laat. Volgens het kabinet kwam dat door een tekort \
aan verzekeringsartsen. De ombudsman vindt dat de voorschotten te laag waren.
"""
NOBODY = """Reactie op het rapport over de WIA
5 september 2019

De voorschotten worden voortaan binnen vier weken betaald.
"""
DID = """Algemene Rekenkamer
Onderzoek naar herbeoordelingen
Datum: 2 mei 2021

Het UWV herstelde de fouten in de dagloonberekening met een eigen team. De ministers legden aan \
het UWV een boete op voor de fouten in de dagloonberekening. Ook heeft de minister het UWV \
gevraagd de fouten in de dagloonberekening te melden. De fouten in de dagloonberekening zijn door \
het UWV gemeld.
"""
PARTS = """Algemene Rekenkamer
Bundel brieven over de afhandeling van bezwaren
Datum: 2 mei 2022

Brief 1

De termijnen voor bezwaar zijn in drie regio's overschreden.

Brief 2

De termijnen voor bezwaar zijn nergens meer overschreden.

Vraag 4

Is er een loket voor bezwaar geopend?

Antwoord 4
Ja, er is een loket voor bezwaar geopend in Zwolle.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(
        tmp_path_factory.mktemp("saying"),
        {"a.txt": OMBUDSMAN, "b.txt": NOBODY, "c.txt": DID, "d.txt": PARTS},
    ) as opened:
        yield opened


def said(reply: Reply) -> str:
    return " ".join(hit.text for hit in (*reply.statements, *reply.sentences))


def test_what_somebody_said_is_not_told_by_the_reports_of_others(store: Store) -> None:
    reply = ask(store, "Wat waren volgens het kabinet de problemen met de voorschotten?")
    told = said(reply)
    assert "te laag waren" not in told
    assert "kwamen te laat" not in told


def test_that_nobody_says_what_somebody_said_is_told(store: Store) -> None:
    reply = ask(store, "Wat ging er volgens het kabinet mis met de dagloonberekening?")
    assert reply.empty
    lead = asked_sheet(Writer(store), reply).lead
    assert "Een zin die zegt dat Kabinet dit vond" in lead


def test_what_an_organisation_did_is_not_what_was_done_to_it(store: Store) -> None:
    told = said(ask(store, "Wat deed het UWV aan de fouten in de dagloonberekening?"))
    assert "een eigen team" in told
    assert "boete" not in told
    assert "gevraagd" not in told


def test_a_question_may_point_at_a_part_of_a_document(store: Store) -> None:
    told = said(ask(store, "Wat staat er in brief 2 over de termijnen voor bezwaar?"))
    assert "nergens meer overschreden" in told
    assert "drie regio" not in told


def test_a_part_that_is_asked_for_is_told_as_a_whole(store: Store) -> None:
    reply = ask(store, "Wat staat er in antwoord 4?")
    assert said(reply) == "Ja, er is een loket voor bezwaar geopend in Zwolle."
    assert not reply.missed


def test_a_part_that_no_document_has_narrows_nothing(store: Store) -> None:
    reply = ask(store, "Wat zegt hoofdstuk 7 over de termijnen voor bezwaar?")
    assert reply.missed == ("hoofdstuk",)
    assert "overschreden" in reply.hits[0].text


def test_a_small_part_ends_at_the_next_heading() -> None:
    text = "Aanbeveling 3\n\nOpen een loket voor iedereen.\n\nTot slot\n\nWij danken iedereen zeer."
    assert [piece.part for piece in split(text)] == ["Aanbeveling 3", ""]
