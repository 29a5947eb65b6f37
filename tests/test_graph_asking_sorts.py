"""A sort of document in a question limits its answer to documents of that sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.sorts import document_sorts, is_of_sort
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from ontology import load
from tests.contributions import Said, report
from tests.views import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SORTS = {one.code: one.id for one in load().members["documentsoort"]}
REACTION, AUDIT = "Kabinetsreactie op het rapport Te laat gehoord", "Te laat gehoord"
MEASURE = Said(
    "Het kabinet zegt toe alle ouders een vaste contactpersoon te geven.",
    "Measure",
    codes=(("explicit", "true"),),
)
OTHER = Said("De minister zegt toe de wachttijd voor ouders te halveren.", "Measure")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("sorts")
    with open_store(f"sqlite:///{folder}/sorts.sqlite") as opened:
        opened.put(report(MEASURE, title=REACTION, publisher=None))
        opened.put(report(OTHER, title=AUDIT, publisher="Algemene Rekenkamer"))
        yield opened


def told_in(store: Store, reply: Reply) -> set[str]:
    view, found = open_view(store), [hit.found for hit in reply.statements]
    documents = {view.document(e) for one in found for e in getattr(one, "evidence", ())}
    return {view.documents[one].title for one in documents}


@pytest.mark.parametrize(
    ("title", "publisher", "sort"),
    [
        ("Kabinetsreactie op het rapport over adoptie", None, "kabinetsreactie"),
        ("Nadere kabinetsreactie bij een onderzoek", None, "kabinetsreactie"),
        (
            "Beantwoording Kamervragen over het rapport Kosten",
            "Algemene Rekenkamer",
            "beantwoording",
        ),
        ("Antwoorden op feitelijke vragen van de Kamer", None, "beantwoording"),
        ("Kamerbrief voortgang", "Ministerie van Defensie", "kamerbrief"),
        ("Leerevaluatie van de opvang", None, "evaluatie"),
        ("Een jaar na de start", "Algemene Rekenkamer", "rekenkamerrapport"),
        ("Rapport over de wachttijd", "Rekenkamer Lindervoort", "rekenkamerrapport"),
        ("Wie luistert er", "Veteranenombudsman", "ombudsmanrapport"),
        ("Terug naar het rapport van toen", "Stichting Voorbeeld", None),
    ],
)
def test_of_which_sort_a_document_is(title: str, publisher: str | None, sort: str | None) -> None:
    view = view_of(report(title=title, publisher=publisher))
    assert [one.code for one in document_sorts(view).values()] == ([sort] if sort else [])


def test_what_is_of_no_known_sort_and_what_is_narrower_is_a_report_too() -> None:
    view = view_of(
        report(title="Zonder soort", publisher=None),
        report(title="Leerevaluatie", publisher=None),
        report(title="Kamerbrief", publisher=None),
    )
    reports = {
        one.title for id_, one in view.documents.items() if is_of_sort(view, id_, SORTS["rapport"])
    }
    assert reports == {"Zonder soort", "Leerevaluatie"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Wat is er toegezegd in de kabinetsreactie?", REACTION),
        ("Welke toezeggingen staan in de kabinetsreactie?", REACTION),
        ("Wat is er toegezegd in het rekenkamerrapport?", AUDIT),
        ("Welke maatregelen noemt het rekenkamerrapport?", AUDIT),
    ],
)
def test_only_what_stands_in_the_sort_is_told(store: Store, text: str, title: str) -> None:
    assert told_in(store, ask(store, text)) == {title}


def test_the_answer_says_to_which_sort_it_is_limited(store: Store) -> None:
    reply = ask(store, "Wat is er toegezegd in de kabinetsreactie?")
    lead = asked_sheet(Writer(store), reply).lead
    assert "in documenten van de soort “kabinetsreactie”" in lead
    assert "woorden" not in lead


@pytest.mark.parametrize(
    "text",
    [
        "Wat vinden ouders van de kabinetsreactie?",
        "Welke knelpunten keren het vaakst terug in de rapporten?",
        "In welk rapport staat dat ouders te lang wachten?",
        "Wat ging er mis na de evaluatie?",
    ],
)
def test_a_document_that_is_asked_about_limits_nothing(store: Store, text: str) -> None:
    assert ask(store, text).understood.sort is None


def test_what_stands_in_documents_is_not_asked_as_documents(store: Store) -> None:
    reply = ask(store, "Welke toezeggingen zijn er in de rapporten over de wachttijd?")
    assert reply.understood.kind == "measures"
    assert ask(store, "Welke rapporten zijn er over ouders?").understood.kind == "documents"


def test_where_only_others_tell_it_that_is_said(store: Store) -> None:
    reply = ask(store, "Wat is er in de kamerbrief toegezegd over de wachttijd?")
    assert told_in(store, reply) == {AUDIT}
    assert "van de soort “Kamerbrief”" in asked_sheet(Writer(store), reply).lead


def test_of_a_sort_that_is_not_there_nothing_is_told(store: Store) -> None:
    assert ask(store, "Wat is er toegezegd in de kamerbrief?").empty
