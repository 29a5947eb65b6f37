"""That an answer is of all that is asked: of both things, of its end, by whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.replying import ask
from graph.questions.asking.sentences import Sentence
from graph.questions.asking.verbs import words_of
from graph.questions.views.terms import RECOMMENDATION
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from tests.contributions import Said, report
from tests.loaded import loaded
from tests.views import stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.reply import Reply
    from graph.store import Store

LETTER = """# Kabinetsreactie op het rapport van de Nationale ombudsman
Uitgever: Ministerie van Binnenlandse Zaken en Koninkrijksrelaties
Datum: 3 december 2024

## Wat u schrijft
U concludeert dat de overheid bij hersteloperaties te bureaucratisch handelt.
De brieven die gedupeerden kregen, waren volgens u veel te laat.

## Wat wij vinden
De samenwerking tussen de uitvoerders liep stroef en gedupeerden wachtten te lang.
Het meldpunt kostte in 2021 € 3 miljoen. In totaal kostte het meldpunt € 12 miljoen.
"""


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("letter"), {"brief.md": LETTER}) as store:
        yield store


def texts(reply: Reply) -> list[str]:
    return [hit.text for hit in reply.told]


def test_the_lesson_of_one_trajectory_at_another_is_what_names_both(samples: Store) -> None:
    reply = ask(samples, "Welke les uit de toeslagen is bij de WIA gebruikt?")
    assert texts(reply)[0].startswith("De les uit de toeslagen")


def test_when_it_will_be_over_is_not_answered_by_when_it_began(samples: Store) -> None:
    reply = ask(samples, "Wanneer is de versterking van de huizen in Groningen klaar?")
    assert [fact.name for fact in reply.facts if fact.name == "began"] == []
    assert "in 2028 af te ronden" in texts(reply)[0]
    began = ask(samples, "Wanneer begon de hersteloperatie in Groningen?")
    assert [fact.name for fact in began.facts if fact.name == "began"] == ["began"]


def test_a_verb_with_te_between_is_one_word() -> None:
    assert "afronden" in words_of("Het is de bedoeling dit in 2028 af te ronden.")
    assert "kwijt" not in words_of("Er is besloten schulden kwijt te schelden.")
    assert "betalen" in words_of("Men belde om te betalen.")


def test_where_files_were_lost_is_not_where_debts_were_remitted(samples: Store) -> None:
    told = texts(ask(samples, "In welke trajecten waren dossiers kwijt of vernietigd?"))
    assert told
    assert not any("schelden" in text for text in told)


def test_advice_does_not_say_where_something_was_not_so(samples: Store) -> None:
    reply = ask(samples, "Waar hakte niemand de knoop door?")
    sheet = asked_sheet(Writer(samples), reply)
    (places,) = sheet.sections
    first = places.sections[0].points[0]
    assert first.quotes[0].quote.startswith("Geen van beiden was eindverantwoordelijk")
    assert all(getattr(hit.found, "kind", "") != RECOMMENDATION for hit in reply.told)


def test_who_is_quoted_is_not_said_to_be_who_published(samples: Store) -> None:
    reply = ask(samples, "Wie zei dat onzekerheid op zichzelf al schade is?")
    point = asked_sheet(Writer(samples), reply).sections[0].points[0]
    assert point.text.words.startswith("In een stuk van Ministerie van Sociale Zaken")
    assert point.remarks == (
        "Dit rapport geeft weer wat een ander zei: wie, staat in het citaat of in de zin daarvoor.",
    )


def test_by_somebodys_word_is_only_what_a_letter_to_them_says_that_they_said(letter: Store) -> None:
    told = texts(ask(letter, "Wat ging er mis volgens de Nationale ombudsman?"))
    assert any("te bureaucratisch" in text for text in told)
    assert not any("samenwerking" in text for text in told)


def test_a_later_part_says_no_more_than_that_nothing_else_was_found(samples: Store) -> None:
    sheet = asked_sheet(Writer(samples), ask(samples, "Waar werd gediscrimineerd en hoe kwam dat?"))
    assert sheet.sections[-1].lead == "Hierover is niets gevonden dat hierboven niet al staat."


def test_where_it_failed_is_not_where_it_went_well(samples: Store) -> None:
    reply = ask(samples, "Waar kregen mensen aan de telefoon geen antwoord?")
    told = texts(reply)
    assert any("Ontvangers belden massaal" in text for text in told)
    assert not any("GGD Hart voor Brabant" in text for text in told)


def test_a_part_is_no_answer_to_the_question_for_a_total(letter: Store) -> None:
    part = "Het meldpunt kostte in 2021 € 3 miljoen."
    whole = "In totaal kostte het meldpunt € 12 miljoen."
    assert part in texts(ask(letter, "Hoeveel kostte het meldpunt in 2021?"))
    assert texts(ask(letter, "Hoeveel kostte het meldpunt in totaal?")) == [whole]


def test_what_has_an_effect_is_none(samples: Store) -> None:
    told = texts(ask(samples, "Wat doet lange onzekerheid met mensen?"))
    assert told[0].startswith("Langdurige onzekerheid maakt ziek")


def test_a_warning_may_begin_the_sentence(samples: Store) -> None:
    told = texts(ask(samples, "Wie waarschuwde al vroeg voor de aardbevingen in Groningen?"))
    assert told == ["Waarschuwingen uit de regio en van enkele wetenschappers werden weggewuifd."]


def test_what_somebody_did_with_advice_is_what_became_of_it(samples: Store) -> None:
    told = texts(ask(samples, "Wat heeft Lindervoort met de aanbevelingen gedaan?"))
    assert "Het neemt aanbevelingen b, c en d over." in told


def test_it_is_ict() -> None:
    assert "ict" in words_of("De IT was verouderd.")


def test_a_year_bounds_what_is_told(samples: Store) -> None:
    reply = ask(samples, "Wat ging er mis in 2019?")
    assert reply.told
    for hit in reply.told:
        found = hit.found
        view = open_view(samples)
        documents = (
            [found.document]
            if isinstance(found, Sentence)
            else [view.documents[one] for one in view.sources(found.evidence)]
        )
        dates = [one.get("published") or "" for one in documents]
        titles = [one.title for one in documents]
        assert any("2019" in text for text in (hit.text, *dates, *titles)), hit.text


def test_where_nothing_is_of_the_year_that_is_said(letter: Store) -> None:
    sheet = asked_sheet(Writer(letter), ask(letter, "Wat ging er mis met de samenwerking in 2021?"))
    assert "Uit of over 2021 is hierover niets gevonden; dit is van andere jaren." in sheet.lead


UHT = "https://w3id.org/leergraaf/id/organisatie/uitvoeringsorganisatie-herstel-toeslagen"
BENEFITS = "https://w3id.org/leergraaf/id/traject/hersteloperatie-toeslagen"


def test_what_concerns_only_others_is_not_of_the_report_s_trajectory() -> None:
    own = Said("De brieven waren helder.", trajectory=BENEFITS, polarity="positief")
    rest = [
        Said("De bezoeken liepen goed.", trajectory=BENEFITS, polarity="positief"),
        Said("De telefoon werd snel opgenomen.", "Lesson", None, UHT, polarity="positief"),
        Said("De balie ging goed.", trajectory=None, organisation="Dienst X", polarity="positief"),
    ]
    with stored(report(own, *rest)) as store:
        told = texts(ask(store, "Wat ging er goed bij de hersteloperatie toeslagen?"))
    assert own.text in told
    assert "De telefoon werd snel opgenomen." in told
    assert "De balie ging goed." not in told
