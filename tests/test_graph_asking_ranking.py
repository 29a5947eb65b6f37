"""Questions whose best answer is a literal sentence, whatever was made of it; and of what sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.parts import parts_of
from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.sentences import split
from graph.questions.asking.times import period_in
from graph.questions.followup import FollowUps
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store

if TYPE_CHECKING:
    pass

LITERALLY = "Zo staat het er"


def said(reply: Reply) -> list[str]:
    return [hit.text for hit in (*reply.sentences, *reply.statements)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hoe lang was al bekend dat chroom-6 gevaarlijk was?", "Al in de jaren tachtig"),
        ("nazorg nadat het geld is betaald, wat weten we daarover", "Nazorg is in geen enkel"),
        ("Wat zijn de voor- en nadelen van een vast bedrag?", "Een vast bedrag voldoet"),
        ("Welke les uit Groningen is in Limburg niet gebruikt?", "Van de ervaringen in"),
        ("Waarom liep de invoering van het trekkingsrecht vast?", "De invoering liep in"),
    ],
)
def test_the_sentence_that_fits_the_whole_question_is_told(
    samples: Store, text: str, sentence: str
) -> None:
    assert any(one.startswith(sentence) for one in said(ask(samples, text)))


def test_sentences_that_nobody_judged_do_not_stand_beside_those_that_went_well(
    samples: Store,
) -> None:
    reply = ask(samples, "Wat ging er goed bij de nazorg?")
    assert len(reply.statements) > 1
    assert not reply.sentences


def test_no_sentence_is_told_twice(samples: Store) -> None:
    reply = ask(samples, "Wat is er gezegd over lotgenotencontact?")
    assert reply.sentences
    assert len(set(said(reply))) == len(said(reply))


def test_literal_sentences_come_first_where_labels_answer_thinly(samples: Store) -> None:
    text = "Wat vonden ouders van de hulp van de gemeente Lindervoort?"
    sheet = asked_sheet(Writer(samples), ask(samples, text))
    assert sheet.sections[0].title == LITERALLY


@pytest.mark.parametrize(
    "text",
    [
        "Wat is er geleerd van de watersnoodramp van 1953?",
        "Hoeveel mensen zijn er aan Q-koorts overleden?",
        "Hoeveel heeft de schadeafhandeling in Groningen tot nu toe in totaal gekost?",
        "Wat ging er mis in de winter van 1931?",
        "Wat kostte de hersteloperatie toeslagen?",
    ],
)
def test_what_is_not_there_is_not_answered_by_what_is_near_it(samples: Store, text: str) -> None:
    assert ask(samples, text).empty


@pytest.mark.parametrize(
    "text",
    [
        "Hoe heet de zaakbehandelaar die het dossier liet liggen?",
        "Wie was de directeur van het CBR?",
        "Wat is de naam van de ouder die klaagde?",
    ],
)
def test_the_name_of_a_person_is_not_told(samples: Store, text: str) -> None:
    sheet = asked_sheet(Writer(samples), ask(samples, text))
    assert sheet.lead.startswith("Over personen geeft leergraaf geen antwoord")


def test_the_name_of_something_else_may_be_asked(samples: Store) -> None:
    assert ask(samples, "Hoe heet de regeling voor het pgb?").understood.why_not is None


def test_each_part_of_a_question_is_answered(samples: Store) -> None:
    text = "Hoeveel mensen stonden er in FSV, en waarom kwamen zij er niet uit?"
    reply = ask(samples, text)
    assert "270.000" in reply.sentences[0].text
    assert [one.understood.kind for one in reply.also] == ["lessons"]


def test_a_part_on_which_nothing_is_found_says_so(samples: Store) -> None:
    text = "Hoeveel mensen stonden er in FSV, en wat kostte de kernenergie?"
    sheet = asked_sheet(Writer(samples), ask(samples, text))
    assert sheet.sections[-1].title == "wat kostte de kernenergie?"
    assert sheet.sections[-1].lead == "Hierover is niets gevonden dat hierboven niet al staat."


def test_the_other_part_is_told_where_the_first_has_no_answer(samples: Store) -> None:
    text = "Wat kostte de kernenergie in Borssele, en hoeveel mensen stonden er in FSV?"
    sheet = asked_sheet(Writer(samples), ask(samples, text))
    assert sheet.lead == "Op het eerste deel van deze vraag heb ik geen antwoord in deze opslag."
    assert "270.000" in sheet.sections[0].sections[0].points[0].quotes[0].quote


def test_promises_are_not_mixed_with_advice(samples: Store) -> None:
    reply = ask(samples, "Welke toezeggingen zijn nog niet nagekomen?")
    assert {one.statement.kind for one in reply.answer.told} == {"Measure"}  # type: ignore[attr-defined]


def test_the_title_of_a_report_is_not_what_an_answer_must_hold(samples: Store) -> None:
    text = "Wat is er toegezegd na het rapport Te laat gewaarschuwd: de overheid en de patiënten?"
    understood = ask(samples, text).understood
    assert understood.titled
    assert not {"gewaarschuwd", "patienten"} & {*understood.content}


def test_years_are_of_what_happened_unless_reports_are_asked_for() -> None:
    assert period_in("hoe vaak ging het mis tussen 2011 en 2021") == ("2011-01-01", None)
    assert period_in("rapporten tussen 2011 en 2021") == ("2011-01-01", "2021-12-31")


def test_what_is_not_a_question_by_itself_is_not_cut_off() -> None:
    assert len(parts_of("Welke lessen en welke aanbevelingen zijn er over nazorg?")) == 1
    assert len(parts_of("Wie voerde de regeling uit, en wat is daarmee gebeurd?")) == 2


def test_a_table_is_told_with_the_question_above_it() -> None:
    text = "Vraag 9\n\nHoe vaak ging dat mis per jaar?\n\nAntwoord 9\nJaar | 2011 | 3 | 2012 | 2\n"
    (row,) = split(text)
    assert text[row.start :].startswith(row.text)
    assert row.text == "Jaar | 2011 | 3 | 2012 | 2"
    assert (row.above, row.answer) == ("Hoe vaak ging dat mis per jaar?", "Antwoord 9")


def test_what_is_said_in_a_question_is_of_the_question() -> None:
    text = "Vraag 3\nHet ging mis. Hoe kwam dat?\n\nAntwoord 3\nNiemand had de leiding.\n"
    (told,) = split(text)
    assert (told.text, told.above) == ("Niemand had de leiding.", "Het ging mis. Hoe kwam dat?")


def test_a_part_that_points_back_is_not_answered_without_what_it_points_at(
    samples: Store,
) -> None:
    reply = ask(samples, "Wat heeft Defensie gedaan voor nabestaanden, en was dat genoeg?")
    assert reply.statements or reply.sentences
    assert all("nabestaanden" in hit.text.lower() for one in reply.also for hit in one.sentences)


def test_what_is_on_the_bottleneck_alone_is_not_told_beside_what_holds_the_word(
    samples: Store,
) -> None:
    reply = ask(samples, "Waarom verloren mensen hun werk door de vertraging bij het rijbewijs?")
    assert not reply.told  # nothing says why
    assert all("rijbewijs" in hit.text for hit in reply.hits)
    assert reply.hits


def test_a_sentence_that_only_says_that_it_was_so_is_told_with_the_next(samples: Store) -> None:
    reply = ask(samples, "Waarom liep het trekkingsrecht van het pgb vast?")
    hit = next(hit for hit in reply.statements if "vast" in hit.text)
    assert hit.beside


def test_what_somebody_is_entitled_to_is_not_answered(samples: Store) -> None:
    reply = ask(samples, "Heb ik recht op een vergoeding voor de scheuren in mijn huis?")
    assert reply.empty
    assert reply.understood.why_not == "advice"


def test_a_name_may_have_a_small_word_in_it(samples: Store) -> None:
    reply = ask(samples, "Welke trajecten lijken op het rechtsherstel in box 3?")
    assert [one.title for one in reply.understood.things] == ["Rechtsherstel box 3"]


def test_what_others_tell_is_told_where_who_is_asked_about_says_nothing(samples: Store) -> None:
    text = "Wat is er volgens de Veteranenombudsman geleerd over rijbewijzen?"
    sheet = asked_sheet(Writer(samples), ask(samples, text))
    assert "Niets gevonden op naam van Veteranenombudsman zelf" in sheet.lead


def test_advice_is_told_once_with_what_a_later_report_says_of_it(samples: Store) -> None:
    text = "Wat is er gebeurd met het advies om één bestuurder met doorzettingsmacht te kiezen?"
    reply = ask(samples, text)
    assert isinstance(reply.answer, FollowUps)
    told = {one.statement.get("text"): one for one in reply.answer.told}
    assert len(told) == len(reply.answer.told)
    (one,) = (one for text, one in told.items() if "bestuurder" in (text or ""))
    assert one.date.startswith("2015")
    assert one.reported is not None
