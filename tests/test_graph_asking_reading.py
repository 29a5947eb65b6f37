"""What a sentence is read with: the one before, what it announces, and the question it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.reading import ANNOUNCES, BACK
from graph.questions.asking.replying import ask
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.sheets.sheet import Section

ANSWERS = """Algemene Rekenkamer
Beantwoording van vragen over de zorgkantoren
Datum: 5 juni 2018

Vraag 3
Wat zijn de gevolgen van te weinig personele inzet bij de zorgkantoren?
Antwoord 3
Om tekorten te voorkomen namen de zorgkantoren minder mensen aan. Wij hebben geen onderzoek gedaan \
naar de gevolgen daarvan.

Vraag 4
Is er toezicht op de tarieven van de zorgkantoren?
Antwoord 4
Nee, dit toezicht op de tarieven is er niet.
"""
REPORT = """Nationale ombudsman
Bezwaren bij het rijbewijs
Datum: 5 juni 2019

De bezwaren bleven een half jaar liggen. Zo verliep het rijbewijs voordat er een besluit was. \
Over de toezegging van de minister om de keuringsartsen te bezoeken sprak de Kamer in mei. \
De minister heeft toegezegd de formulieren te vertalen.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(
        tmp_path_factory.mktemp("lezen"), {"antwoorden.txt": ANSWERS, "rapport.txt": REPORT}
    ) as opened:
        yield opened


def quotes(sections: tuple[Section, ...]) -> list[str]:
    own = [cited.quote for one in sections for point in one.points for cited in point.quotes]
    return own + [quote for one in sections for quote in quotes(one.sections)]


@pytest.mark.parametrize("begin", ["Zo", "Nee", "Ja", "Daarmee", "Dit", "Deze", "Daarvoor", "Hier"])
def test_a_sentence_that_leans_on_the_one_before_is_known(begin: str) -> None:
    assert BACK.match(f"{begin}, was het niet.") is not None


def test_a_sentence_that_is_whole_by_itself_leans_on_none() -> None:
    assert BACK.match("Zo nodig helpt de gemeente.") is None
    assert BACK.match("Jaren duurde het.") is None


@pytest.mark.parametrize(
    "text",
    [
        "Hoe hardnekkig dat kan zijn, zien we bij de uitkeringen.",
        "Daar zijn de lessen uit eerdere trajecten betrokken.",
    ],
)
def test_a_sentence_that_only_announces_is_known(text: str) -> None:
    assert ANNOUNCES.search(text) is not None


def test_a_sentence_says_before_it_what_it_leans_on(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Waarom verliep het rijbewijs?"))
    points = [one for section in sheet.sections for one in section.points]
    leaning = next(
        one for one in points if any(q.quote.startswith("Zo verliep") for q in one.quotes)
    )
    told = [*leaning.remarks, *(quote.quote for quote in leaning.quotes)]
    before = next(at for at, one in enumerate(told) if "De bezwaren bleven" in one)
    assert before < next(at for at, one in enumerate(told) if one.startswith("Zo verliep"))


def test_an_answer_in_a_document_is_told_from_its_beginning(store: Store) -> None:
    text = "Wat waren de gevolgen van te weinig personeel bij de zorgkantoren?"
    told = quotes(asked_sheet(Writer(store), ask(store, text)).sections)
    assert told[0].startswith("Om tekorten te voorkomen")
    assert told[1].startswith("Wij hebben geen onderzoek gedaan")


def test_no_is_never_told_without_its_question(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Is er toezicht op de tarieven?"))
    [point] = [
        one
        for section in sheet.sections
        for one in section.points
        if any(cited.quote.startswith("Nee") for cited in one.quotes)
    ]
    assert "Is er toezicht op de tarieven van de zorgkantoren?" in " ".join(point.remarks)


def test_of_a_promise_of_which_nothing_is_told_that_is_said(store: Store) -> None:
    text = "Is de toezegging om de keuringsartsen te bezoeken nagekomen?"
    sheet = asked_sheet(Writer(store), ask(store, text))
    assert "Over nakoming is niets herkend." in sheet.lead


def test_a_promise_that_is_known_is_told_to_lack_proof_that_it_was_kept(store: Store) -> None:
    text = "Is de toezegging om de formulieren te vertalen nagekomen?"
    sheet = asked_sheet(Writer(store), ask(store, text))
    titles = [section.title for section in sheet.sections]
    assert "Toegezegd of overgenomen, zonder bewijs van uitvoering" in titles
