"""Why something went wrong: in the sentence itself, or in the one after it that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.causes import BECAUSE, EXPLAINS
from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.slots import slots
from graph.questions.asking.understanding import understand
from graph.questions.views.view import open_view
from graph.store import Store
from ontology import load
from ontology.schema import IDENTIFIERS
from tests.contributions import Said, report
from tests.loaded import loaded
from tests.views import stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = """Nationale ombudsman
Onderzoek naar de hersteloperatie toeslagen
Datum: 5 juni 2023

De hersteloperatie toeslagen begon in 2020. Ouders kregen bij de hersteloperatie toeslagen geen \
dossier te zien. Dit komt doordat de stukken over zes systemen verspreid zijn. Het loket was elke \
dag open.

De brieven van de hersteloperatie toeslagen waren te lang. De directie stelde een panel in.
"""
EFFECT = "Ouders kregen bij de hersteloperatie toeslagen geen dossier te zien."
CAUSE = "Dit komt doordat de stukken over zes systemen verspreid zijn."
TOESLAGEN = f"{IDENTIFIERS}traject/hersteloperatie-toeslagen"
OVERSIGHT, ICT = (
    f"{IDENTIFIERS}knelpunten/{c}" for c in ("toezicht-verantwoording", "ict-systemen")
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("causes"), {"herstel.txt": REPORT}) as opened:
        yield opened


def told(reply: Reply) -> list[str]:
    hits = (*reply.statements, *reply.sentences)
    return [text for hit in hits for text in (hit.text, *(one.text for one in hit.beside))]


def test_a_cause_in_the_next_sentence_is_told_with_what_it_is_of(store: Store) -> None:
    found = told(ask(store, "Waarom kregen ouders geen dossier te zien bij de hersteloperatie?"))
    assert EFFECT in found
    assert CAUSE in found


@pytest.mark.parametrize(
    "text",
    [
        "Dit komt doordat er te weinig mensen waren.",
        "Dat kwam vooral door de verouderde systemen.",
        "De belangrijkste oorzaak hiervan is het ontwerp.",
        "De oorzaken daarvan liggen in de wet.",
        "Dat lag niet alleen aan de uitvoerder.",
        "Dit is het gevolg van een besluit uit 2019.",
        "De reden hiervoor was geldgebrek.",
    ],
)
def test_a_sentence_says_that_it_is_the_cause_of_the_one_before(text: str) -> None:
    assert BECAUSE.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dit is aan de minister.",
        "Dat komt in 2025 beschikbaar.",
        "De commissie zocht naar oorzaken.",
    ],
)
def test_another_sentence_does_not(text: str) -> None:
    assert BECAUSE.match(text) is None


@pytest.mark.parametrize(
    ("text", "explains"),
    [
        ("De fouten zijn het gevolg van handmatig werk.", True),
        ("Zij kreeg niets, omdat haar dossier kwijt was.", True),
        ("Er ligt een vraag over de oorzaak.", False),
        ("Het bestuur heeft verklaard dat het klaar is.", False),
        ("Dat verklaren wij door de verschillen tussen gemeenten.", True),
        ("De dienst onderzoekt de achterstand, waardoor er minder tijd is.", False),
        ("De problemen zijn niet ontstaan doordat mensen hun werk niet deden.", False),
        ("De Rekenkamer doet onderzoek naar de oorzaken.", False),
        ("Omdat er later wordt afgerekend, kan dat in de toekomst tot fouten leiden.", False),
    ],
)
def test_what_caused_it_is_told_and_not_what_came_of_it(text: str, *, explains: bool) -> None:
    assert (EXPLAINS.search(text) is not None) is explains


def test_what_gives_a_cause_comes_before_what_does_not() -> None:
    cause = Said(
        "De brieven over de hersteloperatie toeslagen waren onjuist, omdat zij met de hand "
        "waren overgetypt.",
        trajectory=TOESLAGEN,
    )
    bare = Said(
        "De brieven over de hersteloperatie toeslagen waren onjuist en onleesbaar.",
        trajectory=TOESLAGEN,
    )
    with stored(report(bare, cause)) as held:
        found = told(ask(held, "Waarom waren de brieven over de toeslagenaffaire onjuist?"))
    assert found[0] == cause.text


ANSWERS = """Algemene Rekenkamer
Beantwoording vragen Tweede Kamer over de opvang
Datum: 5 juni 2023

Vraag 1
Waarom zijn de voorschotten die het ministerie heeft toegekend te hoog?

Antwoord 1
Gemeenten konden een voorschot aanvragen voor de opvang van ontheemden. Zij gaven het aantal \
plekken op. In sommige gevallen was het bedrag te hoog, omdat een verkeerd normbedrag is gebruikt.

Vraag 2
Wie controleert de opvang van ontheemden?

Antwoord 2
Dat doen de accountants van de gemeenten, omdat zij het dichtst bij de opvang staan.
"""


def test_of_nearly_the_same_question_the_answer_says_why(tmp_path: Path) -> None:
    with loaded(tmp_path, {"antwoorden.txt": ANSWERS}) as held:
        found = ask(held, "Waarom waren de voorschotten voor de opvang van ontheemden te hoog?")
    assert "verkeerd normbedrag" in told(found)[0]


def test_what_shows_the_bottleneck_is_why_only_where_it_gives_a_cause() -> None:
    why = Said(
        "De inspectie zag weinig, omdat zij alleen jaarverslagen las.",
        trajectory=TOESLAGEN,
        bottleneck=OVERSIGHT,
    )
    bare = Said("De inspectie kwam nooit langs.", trajectory=TOESLAGEN, bottleneck=OVERSIGHT)
    other = Said("Het systeem viel uit door een storing.", trajectory=TOESLAGEN, bottleneck=ICT)
    with stored(report(why, bare, other)) as held:
        found = told(
            ask(held, "Waarom schoot het toezicht op de hersteloperatie toeslagen tekort?")
        )
        systems = told(ask(held, "Waarom haperden de systemen van de hersteloperatie toeslagen?"))
    assert found == [why.text]
    assert systems == [other.text]


def test_where_no_cause_is_given_nothing_else_is_told_for_it() -> None:
    bare = Said("De inspectie kwam nooit langs.", trajectory=TOESLAGEN, bottleneck=OVERSIGHT)
    with stored(report(bare)) as held:
        assert ask(held, "Waarom schoot het toezicht op de hersteloperatie toeslagen tekort?").empty


def test_what_has_the_words_but_no_cause_comes_nearest(store: Store) -> None:
    silent = ask(store, "Waarom waren de brieven van de hersteloperatie toeslagen onduidelijk?")
    assert silent.empty
    assert "De brieven van de hersteloperatie toeslagen waren te lang." in {
        hit.text for hit in silent.hits
    }


def test_every_bottleneck_that_is_a_reason_is_one_of_the_ontology() -> None:
    known = {one.code for one in load().members["knelpunten"]}
    for reason in slots()["reasons"].values():
        assert {*reason["others"], *reason["told"]} <= known


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Wat werkte er niet bij de hersteloperatie?", "negatief"),
        ("Waarom werkten de systemen van de hersteloperatie niet?", "negatief"),
        ("Wat werkte goed bij de hersteloperatie?", "positief"),
        ("Wat werkte er bij de hersteloperatie?", "positief"),
    ],
)
def test_what_did_not_work_is_what_went_wrong(store: Store, text: str, polarity: str) -> None:
    assert understand(store, open_view(store), text).polarity == polarity
