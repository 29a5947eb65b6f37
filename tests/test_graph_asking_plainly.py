"""What people ask in words of their own, and what must stand with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.covering import USED, Covering
from graph.questions.asking.replying import ask
from graph.questions.asking.sentences import split
from graph.questions.asking.understanding import understand
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.reply import Reply
    from graph.sheets.sheet import Section
    from graph.store import Store

BOARD = """Algemene Rekenkamer
Antwoorden op vragen over het dijkbeheer
Datum: 5 juni 2018

Vraag 4
Hielden de waterschappen bij of de aannemers hun keuringen van de dijken op tijd deden?
Antwoord 4
Nee. De waterschappen kregen van de aannemers geen overzicht van hun keuringen. Dat gebeurde \
alleen bij de zeedijken.
"""
PGB = """Algemene Rekenkamer
Trekkingsrecht pgb: de uitbetalingen
Datum: 7 juni 2018

Onrechtmatige uitbetalingen uit het pgb zijn het gevolg van een oude rekentabel bij de SVB. De \
samenwerking van zorgkantoren bij het pgb was niet vanzelfsprekend, doordat ieder kantoor eigen \
formulieren had.
"""
BESIDE = """Nationale ombudsman
Twee keer erkenning
Datum: 4 mei 2023

Wat Dutchbat III en de Q-koorts van elkaar scheidt

Dutchbat III en de Q-koorts lagen lang op dezelfde stapel. Het grootste verschil zit in de toon \
van de brieven. Veteranen kregen een handgeschreven kaart. Patiënten kregen een formulier zonder \
afzender.
"""
ADVICE = """Nationale ombudsman
De balie van de dijkdienst
Datum: 9 maart 2024

De balie van de dijkdienst sloot iedere vrijdag en de bewoners stonden daar voor een dichte deur. \
Bewoners waren blij met de balie in het dorpshuis, die goed werkte.

Aanbeveling 1: Wij bevelen de dijkdienst aan om de balie iedere vrijdag te openen.
"""
EARLIER = """Kabinet
Brief over de erkenning van Dutchbat III
Datum: 3 mei 2024

Bij de erkenning van Dutchbat III zijn de lessen uit eerdere hersteltrajecten benut in de \
brieven. De veteranen kregen eerder een medaille. Van de ervaringen bij andere trajecten is op de \
Antillen nauwelijks gebruikgemaakt. Een nieuwe moet lessen uit eerdere trajecten gebruiken.
"""
SHORT = """Algemene Rekenkamer
Het werk bij de sluizen
Datum: 8 april 2022

Bij de hersteloperatie WIA zorgde onderbezetting voor lange wachttijden. In Groningen waren \
sluiswachters schaars. Bij de Q-koorts kreeg het personeel een cursus. Naar de gevolgen van minder \
personeel is geen onderzoek gedaan. De sluiswachters in Limburg droegen een uniform.
"""
REFUSED = """Nationale ombudsman
De brug over de kreek
Datum: 6 juni 2023

Wij bevelen de minister van Infrastructuur en Waterstaat aan om de brug te verbreden. De \
aanbeveling over de brug wordt niet overgenomen. De minister ziet er geen geld voor.

Het veer

De aanbeveling over het veer wordt niet overgenomen: het college van de gemeente wil afwachten.
"""
PROOF = """Nationale ombudsman
Wie het weet en wie het bewijst
Datum: 7 mei 2024

Bij de uitwonendenbeurs moesten studenten zelf aantonen waar zij woonden. Bij de Q-koorts kwam de \
bewijslast te liggen bij de zieken. Het ministerie zocht bewijs dat de bron een stal was. Over de \
schade schreven mensen een dagboek.

Medewerkers van het CBR hebben vragen gesteld over de achterstand. Medewerkers van de FSV kregen \
een kerstpakket.

De bewoners die opbelden, waren blij dat iemand terugbelde.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    texts = {
        "dijken.txt": BOARD,
        "pgb.txt": PGB,
        "naast.txt": BESIDE,
        "balie.txt": ADVICE,
        "eerder.txt": EARLIER,
        "bewijs.txt": PROOF,
        "brug.txt": REFUSED,
        "sluizen.txt": SHORT,
    }
    with loaded(tmp_path_factory.mktemp("gewoon"), texts) as opened:
        yield opened


def told(reply: Reply) -> list[str]:
    return [text for hit in reply.told for text in hit.said]


def quotes(sections: tuple[Section, ...]) -> list[str]:
    own = [cited.quote for one in sections for point in one.points for cited in point.quotes]
    return own + [quote for one in sections for quote in quotes(one.sections)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Hoe komt het dat een deel van de pgb-betalingen niet klopte?", "oude rekentabel"),
        ("Waarom liep de samenwerking rond het pgb zo stroef?", "eigen formulieren"),
    ],
)
def test_an_everyday_word_finds_what_the_report_calls_otherwise(
    store: Store, question: str, answer: str
) -> None:
    assert answer in " ".join(told(ask(store, question)))


def test_a_denial_is_part_of_what_people_use_for_a_word() -> None:
    held = Covering(["Overleg was niet vanzelfsprekend.", "Overleg was vanzelfsprekend."])
    assert held.held(["stroef"])[0].tolist() == [pytest.approx(USED), 0]


def test_no_other_small_word_is_part_of_what_people_use_for_a_word() -> None:
    assert Covering(["Zij hebben te lang gesproken."]).held(["tevreden"])[0].tolist() == [0]


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Hield men de dijken in de gaten?", ("dijken",)),
        ("Wat is de aanpak van de keuringen?", ("keuringen",)),
        ("Waar waren er gaten in de dijken?", ("gaten", "dijken")),
    ],
)
def test_words_that_say_nothing_by_themselves_need_not_be_held(
    store: Store, question: str, terms: tuple[str, ...]
) -> None:
    assert understand(store, open_view(store, None), question).terms == terms


def test_a_difference_is_told_with_what_it_is(store: Store) -> None:
    reply = ask(store, "Wat is het verschil in aanpak tussen Dutchbat III en de Q-koorts?")
    first = quotes(asked_sheet(Writer(store), reply).sections)[:3]
    assert [one.split()[0] for one in first] == ["Het", "Veteranen", "Patiënten"]


@pytest.mark.parametrize(
    "question",
    [
        "Hielden de waterschappen bij of de aannemers hun keuringen op tijd deden?",
        "Kregen de waterschappen een overzicht van hun keuringen?",
    ],
)
def test_the_no_stands_before_what_it_answers(store: Store, question: str) -> None:
    sheet = asked_sheet(Writer(store), ask(store, question))
    assert quotes(sheet.sections)[:2] == [
        "Nee.",
        "De waterschappen kregen van de aannemers geen overzicht van hun keuringen.",
    ]


def test_a_no_outside_an_answer_is_no_sentence() -> None:
    assert [piece.text for piece in split("Nee. Dat overzicht was er niet.")] == [
        "Dat overzicht was er niet."
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Hoe kun je een balie beter regelen volgens de rapporten?",
        "Wat kan er beter aan de balie?",
        "Hoe had het bij de balie beter gekund?",
        "Hoe kan men de balie verbeteren?",
    ],
)
def test_how_it_can_be_better_is_told_by_advice_first(store: Store, question: str) -> None:
    reply = ask(store, question)
    assert reply.understood.kind == "improve"
    assert "bevelen de dijkdienst aan" in told(reply)[0]
    assert "dichte deur" not in " ".join(told(reply))


def test_how_to_be_better_at_nothing_has_no_answer(store: Store) -> None:
    assert ask(store, "Hoe kun je herstel beter regelen?").empty


@pytest.mark.parametrize(
    "question",
    [
        "Welke trajecten hebben iets overgenomen van eerdere hersteltrajecten?",
        "Waar is iets geleerd van een eerder traject?",
        "Bij welke trajecten zijn lessen uit andere operaties gebruikt?",
        "Welke regelingen bouwen voort op een andere regeling?",
    ],
)
def test_what_was_taken_over_is_told_where_it_says_so(store: Store, question: str) -> None:
    (only,) = told(ask(store, question))
    assert "benut in de brieven" in only


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Waar was er te weinig personeel?", "onderbezetting"),
        ("Bij welke trajecten was er een tekort aan medewerkers?", "onderbezetting"),
        ("Wat zeggen de rapporten over een gebrek aan sluiswachters?", "schaars"),
        ("Waar waren niet genoeg sluiswachters?", "schaars"),
    ],
)
def test_too_little_of_something_is_told_by_what_says_so(
    store: Store, question: str, answer: str
) -> None:
    (only,) = told(ask(store, question))
    assert answer in only


def test_too_little_is_told_as_what_is_asked(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Waar was er te weinig personeel?"))
    assert "“te weinig personeel”" in sheet.lead


@pytest.mark.parametrize(
    "question",
    [
        "Welke adviezen wilde een minister of staatssecretaris niet overnemen?",
        "Welke aanbevelingen aan ministeries zijn niet overgenomen?",
    ],
)
def test_what_a_minister_refused_is_not_what_a_municipality_did(
    store: Store, question: str
) -> None:
    sheet = asked_sheet(Writer(store), ask(store, question))
    quoted = " ".join(quotes(sheet.sections))
    assert "brug" in quoted
    assert "veer" not in quoted


def test_no_number_is_given_where_the_reports_tell_of_more(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Welke aanbevelingen zijn niet overgenomen?"))
    leads = " ".join(one.lead for one in sheet.sections)
    assert "Hoeveel het er zijn, is niet te zeggen" in leads
    assert "aanbevelingen en toezeggingen." not in leads


@pytest.mark.parametrize(
    "question",
    [
        "In welke trajecten moesten mensen zelf bewijzen dat ze schade hadden?",
        "Waar moesten gedupeerden aantonen dat ze recht hadden?",
    ],
)
def test_where_people_had_to_prove_it_is_told_whatever_they_had_to_prove(
    store: Store, question: str
) -> None:
    said = " ".join(told(ask(store, question)))
    assert "studenten zelf aantonen" in said
    assert "bij de zieken" in said
    assert "zocht bewijs" not in said
    assert "dagboek" not in said


def test_who_knew_is_told_by_what_says_that_they_knew(store: Store) -> None:
    said = " ".join(told(ask(store, "Waar wisten medewerkers dat het misging?")))
    assert "vragen gesteld" in said
    assert "kerstpakket" not in said


def test_a_list_of_trajectories_says_that_some_may_be_missing(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Waar was er te weinig personeel?"))
    assert "Er kunnen trajecten ontbreken" in sheet.sections[0].lead


def test_what_helped_is_asked_of_what_went_right(store: Store) -> None:
    asked = ask(store, "Wat hielp mensen die belden met een vraag?").understood
    assert (asked.kind, asked.polarity) == ("lessons", "positief")
    assert "hielp" not in asked.terms
