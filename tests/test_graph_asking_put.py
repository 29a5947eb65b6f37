"""How a question may be put: what recurs, who learns, why it took long, what was not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import Node
from graph.questions.asking.fitting import about_of
from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.sentences import Sentence
from graph.questions.views.terms import BOTTLENECK
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWERS = """Algemene Rekenkamer
Antwoorden op vragen over de gaswinning in Groningen
Datum: 8 juni 2018

Vraag 1
Hoeveel schadeclaims zijn er in Groningen afgewezen?

Antwoord 1
Deze vraag kunnen wij niet beantwoorden, omdat wij er geen onderzoek naar deden.

Vraag 2
Hoeveel schadeclaims in Groningen lopen er nog?

Antwoord 2
Eind 2017 stonden er volgens de NCG nog 4.310 schadegevallen open in Groningen. De cijfers zijn \
van februari. Zij worden elk kwartaal bijgewerkt.

Vraag 3
Wat kosten schadeclaims volgend jaar?

Antwoord 3
Deze vraag kunnen wij niet beantwoorden, omdat wij er geen onderzoek naar deden.

Vraag 4
Klopt de verantwoording van de herbeoordelingen?

Antwoord 4
De opvallendste afwijking betrof de herbeoordelingen bij het UWV. De verschillen zijn besproken. \
Het bestuur reageerde in mei. Wij vonden de boekingen onvolledig.
"""
TABLE = """# Overzicht van regelingen

Nationale ombudsman, 3 mei 2021

| Regeling | Uitvoerder | Wet |
|---|---|---|
| Herbeoordelingen | UWV in Heerlen | Wet WIA |
| Boetes | DUO in Zwolle | Wet studiefinanciering 2000 |
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(
        tmp_path_factory.mktemp("put"), {"answers.txt": ANSWERS, "table.md": TABLE}
    ) as opened:
        yield opened


def said(reply: Reply) -> str:
    return " ".join(hit.text for hit in (*reply.statements, *reply.sentences))


@pytest.mark.parametrize(
    "text",
    [
        "Welke problemen komen in de meeste trajecten terug?",
        "Welke fouten zien we in de meeste hersteloperaties?",
        "Welke knelpunten komen het vaakst voor?",
    ],
)
def test_what_occurs_in_most_trajectories_is_what_recurs(samples: Store, text: str) -> None:
    assert ask(samples, text).understood.kind == "recurring"


def test_organisations_in_most_trajectories_are_no_problems(samples: Store) -> None:
    reply = ask(samples, "Welke organisaties komen in de meeste trajecten voor?")
    assert reply.understood.kind == "structure"


def test_when_it_began_is_no_time_by_which_something_was_known(samples: Store) -> None:
    reply = ask(samples, "Wat ging er mis toen DUO met de controles op de uitwonendenbeurs begon?")
    assert reply.understood.kind == "lessons"
    assert reply.statements


def test_what_was_known_when_it_began_is_asked_by_that_word(samples: Store) -> None:
    reply = ask(samples, "Wat wist men al toen het CBR met het nieuwe systeem begon?")
    assert reply.understood.kind == "known"


def test_when_promises_are_due_is_no_second_question(samples: Store) -> None:
    reply = ask(samples, "Welke toezeggingen deed Defensie over chroom-6, en voor wanneer?")
    assert reply.understood.kind == "measures"
    assert not reply.also


def test_what_another_promised_is_not_told(samples: Store) -> None:
    reply = ask(samples, "Welke toezeggingen deed de minister van SZW over de WIA?")
    assert "wetsvoorstel in consultatie" in said(reply)
    assert "BZK heeft toegezegd" not in said(reply)


def test_why_people_waited_is_told_by_what_lacked(samples: Store) -> None:
    reply = ask(samples, "Waarom moesten mensen bij het CBR zo lang wachten?")
    assert "medisch adviseurs groeide niet mee" in said(reply)
    assert "laten keuren" not in said(reply)  # a norm
    assert "Bij het UWV" not in said(reply)  # another organisation
    assert not reply.missed


def test_what_one_can_learn_is_told_of_the_other(samples: Store) -> None:
    for text in ("Wat kan Limburg leren van Groningen?", "Wat kan Limburg van Groningen leren?"):
        reply = ask(samples, text)
        assert "Groningen" in reply.understood.things[0].title
        assert reply.statements
        assert "hierop zouden stranden" not in said(reply)  # of Limburg


def test_the_lessons_of_the_other_are_not_of_who_is_to_learn(samples: Store) -> None:
    reply = ask(samples, "Wat kan Groningen leren van Limburg?")
    view = open_view(samples, None)
    about = [about_of(view, one.found) for one in reply.statements if isinstance(one.found, Node)]
    assert reply.understood.things[0].id in set.union(*about)
    assert reply.understood.things[1].id not in set.union(*about)


def test_what_stands_literally_on_learning_names_from_whom(samples: Store) -> None:
    reply = ask(samples, "Wat kan DUO leren van het UWV?")
    assert reply.statements
    assert all("UWV" in hit.text for hit in reply.sentences)


def test_nobody_listened_is_not_answered_by_who_listened(samples: Store) -> None:
    reply = ask(samples, "Waar klaagden medewerkers, maar werd er niet geluisterd?")
    assert [one.title for one in reply.understood.of_kind(BOTTLENECK)] == ["Signalen niet opgepakt"]
    assert "luister" not in said(reply)
    assert "vonden weinig gehoor" in said(reply)


def test_where_people_had_to_prove_it_is_not_where_they_had_not(samples: Store) -> None:
    reply = ask(samples, "In welke trajecten lag de bewijslast bij de burger?")
    assert reply.understood.kind == "where"
    assert "moet zelf aantonen" in said(reply)
    for freed in ("niets te bewijzen", "geen bewijs", "omkering", "aannemelijk verhaal volstaat"):
        assert freed not in said(reply)


def test_a_word_before_what_people_call_a_bottleneck_says_what_of_it(samples: Store) -> None:
    reply = ask(samples, "Wat werkte goed in het telefonisch contact met mensen?")
    assert not reply.understood.of_kind(BOTTLENECK)
    assert "Bellers waren verrast" in said(reply)
    assert not reply.missed  # "mensen" carries nothing


def test_what_was_not_answered_is_told_with_each_question(store: Store) -> None:
    reply = ask(
        store, "Welke vragen over de schade in Groningen kon de Rekenkamer niet beantwoorden?"
    )
    assert reply.understood.kind == "unanswered"
    told = [one.found for one in reply.sentences if isinstance(one.found, Sentence)]
    assert {one.answer for one in told} == {"Antwoord 1", "Antwoord 3"}
    [section] = asked_sheet(Writer(store), reply).sections
    assert "afgewezen" in section.points[0].remarks[0]


def test_a_trajectory_that_no_report_tells_of_is_looked_for_by_its_words(store: Store) -> None:
    reply = ask(store, "Hoeveel schademeldingen in Groningen stonden er eind 2017 nog open?")
    assert "4.310" in said(reply)


def test_of_an_answer_the_sentence_with_the_other_words_is_told(store: Store) -> None:
    reply = ask(store, "Wie zei dat de boekingen van de herbeoordelingen onvolledig waren?")
    told = [one.text for hit in (*reply.statements, *reply.sentences) for one in (*hit.beside,)]
    assert "Wij vonden de boekingen onvolledig." in (*told, said(reply))
    assert "De verschillen zijn besproken." not in told


def test_only_the_row_of_a_table_is_told_and_as_text(store: Store) -> None:
    reply = ask(store, "Op welke wet berusten de boetes van DUO in Zwolle?")
    sheet = asked_sheet(Writer(store), reply)
    quotes = [
        cited.quote for one in sheet.sections for point in one.points for cited in point.quotes
    ]
    assert "Boetes; DUO in Zwolle; Wet studiefinanciering 2000" in quotes
    assert not any("Heerlen" in one or "|" in one for one in quotes)
