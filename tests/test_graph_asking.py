"""Questions in plain language: which is meant, about what, and the answer a reader would give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bench.asked import outcomes
from graph.model import Node
from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.sentences import Sentence
from graph.questions.followup import Fate, FollowUps
from graph.questions.related import Relations
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from ontology.schema import IDENTIFIERS
from tests.contributions import Said, report

if TYPE_CHECKING:
    from pathlib import Path

TOESLAGEN = "Hersteloperatie toeslagen"


def told(samples: Store, reply: Reply) -> list[Node]:
    """The documents that an answer quotes."""
    found = [hit.found for hit in (*reply.statements, *reply.sentences)]
    evidence = [one for node in found if isinstance(node, Node) for one in node.evidence]
    quoted = [one.document for one in samples.quotes(evidence)]
    return [*quoted, *(one.document for one in found if isinstance(one, Sentence))]


def named(reply: Reply) -> list[str]:
    return [one.title for one in reply.understood.things]


def test_most_questions_of_readers_get_the_answer_they_expect(samples: Store) -> None:
    found = list(outcomes(samples))
    share = {
        "kind": sum(one.kind for one in found) / len(found),
        "about": sum(one.about for one in found) / len(found),
        "right": sum(one.right for one in found) / len(found),
    }
    assert share["kind"] >= 0.85
    assert share["about"] >= 0.93
    assert share["right"] >= 0.76
    assert sum(one.told for one in found) <= 2


@pytest.mark.parametrize(
    ("text", "kind", "things"),
    [
        ("Wat is er geleerd over nazorg?", "lessons", ["Nazorg en langdurige ondersteuning"]),
        ("Welke trajecten lijken op de toeslagenafaire?", "related", [TOESLAGEN]),
        ("wat ging er mis bij de toeslagen", "lessons", [TOESLAGEN]),
        ("Hoe hangen box3 en de uitwonendenbeurs samen?", "path", None),
        ("wanneer nam het UWV dat aan", "when", ["Uitvoeringsinstituut Werknemersverzekeringen"]),
        ("Which bottlenecks recur most often?", "recurring", []),
    ],
)
def test_a_question_is_recognised_with_what_it_names(
    samples: Store, text: str, kind: str, things: list[str] | None
) -> None:
    reply = ask(samples, text)
    assert reply.understood.kind == kind
    assert things is None or named(reply) == things


def test_an_answer_says_how_the_question_was_understood(samples: Store) -> None:
    text = "Wat ging er goed bij de hersteloperatie toeslagen sinds 2020?"
    lead = asked_sheet(Writer(samples), ask(samples, text)).lead
    assert lead == (
        "Begrepen als: lessen, over Hersteloperatie toeslagen, wat wel goed ging, "
        "uit rapporten sinds 1 januari 2020."
    )


def test_an_amount_is_answered_by_the_sentence_that_says_it(samples: Store) -> None:
    reply = ask(samples, "Hoeveel mensen stonden er in FSV?")
    found = reply.sentences[0].found
    assert isinstance(found, Sentence)
    assert "270.000 mensen" in found.text
    page = next(one for one in samples.pages(found.document.id) if one.number == found.page)
    at = found.start - page.start
    assert page.text[at : at + len(found.text)] == found.text


def test_two_questions_on_a_line_are_both_answered(samples: Store) -> None:
    reply = ask(samples, "Wie voerde de schaderegeling in Limburg uit? En wanneer ging die open?")
    assert reply.understood.kind == "who"
    assert [one.understood.kind for one in reply.also] == ["when"]


@pytest.mark.parametrize(
    "text",
    [
        "Wordt het morgen mooi weer?",
        "Wie won de eredivisie?",
        "Wat is het adres van mevrouw De Wit uit Zaandam?",
        "Welke lessen zijn er getrokken uit de hersteloperatie Zonnewende?",
        "asdf qwer zxcv",
        "?",
    ],
)
def test_what_is_not_understood_gets_no_answer_but_questions_that_can_be_asked(
    samples: Store, text: str
) -> None:
    reply = ask(samples, text)
    assert reply.understood.kind == "none"
    assert reply.empty
    assert asked_sheet(Writer(samples), reply).sections[-1].points


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wat is er geleerd over kernenergie?", "Op deze vraag heb ik geen antwoord"),
        ("Wat ging er mis bij de evacuatie uit Afghanistan?", "Daarover staat hier niets: Afghan"),
    ],
)
def test_an_answer_that_is_not_there_is_said_not_to_be_there(
    samples: Store, text: str, said: str
) -> None:
    reply = ask(samples, text)
    assert reply.empty
    assert not reply.hits
    sheet = asked_sheet(Writer(samples), reply)
    assert sheet.lead.startswith(said)


def test_the_place_that_a_trajectory_is_named_by_need_not_stand_in_the_sentence(
    samples: Store,
) -> None:
    reply = ask(samples, "hoeveel is er uitgekeerd na het hoogwater in Limburg")
    assert "€ 34 miljoen uitgekeerd" in reply.sentences[0].text


def test_what_else_there_is_of_a_trajectory_is_told_as_that(samples: Store) -> None:
    reply = ask(samples, "Wat ging er goed met de parkeerplaatsen bij de Q-koorts?")
    assert reply.missed == ("parkeerplaatsen",)
    lead = asked_sheet(Writer(samples), reply).lead
    assert "Geen antwoord gevonden met de woorden “parkeerplaatsen”" in lead


def test_every_literal_sentence_holds_what_is_asked_and_they_are_few(samples: Store) -> None:
    said = [hit.text for hit in ask(samples, "Wat is er geleerd over excuses?").sentences]
    assert 0 < len(said) <= 3
    assert all("excuses" in one.lower() for one in said)


def test_who_said_it_is_told_by_who_published_it(samples: Store) -> None:
    reply = ask(samples, "Wie zei dat de planning te krap was?")
    first = asked_sheet(Writer(samples), reply).sections[0].points[0]
    assert first.text.words == "Algemene Rekenkamer, 10 maart 2016"
    assert "te krappe planning" in first.quotes[0].quote


def test_that_the_sentence_tells_of_another_is_said(samples: Store) -> None:
    reply = ask(samples, "Wie zei dat het nieuwe systeem niet klaar was voor de piek?")
    first = asked_sheet(Writer(samples), reply).sections[0].points[0]
    assert "Medewerkers waarschuwden" in first.quotes[0].quote
    assert first.remarks == (
        "Dit rapport geeft weer wat een ander zei: wie, staat in het citaat of in de zin daarvoor.",
    )


@pytest.mark.parametrize(("words", "least"), [("meer dan vier", 5), ("minstens 7", 7)])
def test_bottlenecks_are_told_that_occur_in_as_many_trajectories_as_is_asked(
    samples: Store, words: str, least: int
) -> None:
    reply = ask(samples, f"Welke knelpunten komen in {words} trajecten voor?")
    assert isinstance(reply.answer, list)
    assert reply.answer
    assert all(one.number >= least for one in reply.answer)


def test_what_became_of_advice_stands_beside_it(samples: Store) -> None:
    text = "Wat is er geadviseerd over gevolgschade, en wat is daarmee gedaan?"
    sheet = asked_sheet(Writer(samples), ask(samples, text))
    lines = [point for one in sheet.sections for part in one.sections for point in part.points]
    (line,) = [one for one in lines if "lichte voorziening" in one.quotes[0].quote]
    assert any("wijst het kabinet af" in remark for remark in line.remarks)


def test_of_who_gave_the_advice_it_is_told_what_others_say_became_of_it(samples: Store) -> None:
    reply = ask(samples, "Wat is er terechtgekomen van de adviezen van de Onderzoeksraad?")
    assert isinstance(reply.answer, FollowUps)
    told = {one.statement.title: one.fate for one in reply.answer.told}
    advice = "Breng de beoordeling van schade onder bij een partij die losstaat van de NAM."
    assert told[advice] is Fate.DONE


def test_a_promise_is_one_of_the_minister_whom_the_report_does_not_name(samples: Store) -> None:
    reply = ask(samples, "Wat beloofde de staatssecretaris van Financiën aan de ouders?")
    assert [hit.text[:52] for hit in reply.statements] == [
        "De staatssecretaris heeft toegezegd eind 2022 een al"
    ]


def test_what_later_reports_say_of_a_time_is_told_apart(samples: Store) -> None:
    reply = ask(samples, "Wat wist men vóór 2000 over misstanden bij adoptie?")
    assert not reply.statements
    assert any("jaren zestig op de hoogte" in hit.text for hit in reply.later)


def test_trajectories_without_a_word_in_the_reports_are_not_told_as_related(
    samples: Store,
) -> None:
    reply = ask(samples, "Welke trajecten lijken op de hersteloperatie WIA, en waarom?")
    assert isinstance(reply.answer, Relations)
    assert all(one.told for one in reply.answer.related)


def test_nothing_is_answered_from_after_the_day_that_is_asked_for(samples: Store) -> None:
    day = "2016-12-31"
    reply = ask(samples, "Wat ging er mis bij de Q-koorts en bij het trekkingsrecht?", as_of=day)
    assert told(samples, reply)
    assert all((one.get("published") or "") <= day for one in told(samples, reply))


def test_only_what_the_organisation_that_is_asked_about_said_is_told(samples: Store) -> None:
    reply = ask(samples, "Wat schreef de ombudsman over signalen die niet werden opgepakt?")
    assert {one.get("publisher") for one in told(samples, reply)} == {"Nationale ombudsman"}


def test_an_answer_in_english_is_in_english(samples: Store) -> None:
    reply = ask(samples, "What do we know about box 3?")
    lead = asked_sheet(Writer(samples, "en"), reply).lead
    assert lead.startswith("Understood as: what is known of it")


def test_an_answer_that_is_not_there_says_how_the_question_was_understood(samples: Store) -> None:
    lead = asked_sheet(Writer(samples), ask(samples, "Wat kostte de kernenergie?")).lead
    assert "Begrepen als: een bedrag, aantal of duur, met de woorden “kernenergie”." in lead
    lead = asked_sheet(Writer(samples), ask(samples, "Wat is het adres van mijn buurman?")).lead
    assert "Begrepen als" not in lead


def test_what_is_advised_was_learned_too_and_what_may_be_no_advice_comes_nearest(
    tmp_path: Path,
) -> None:
    aftercare = f"{IDENTIFIERS}knelpunten/nazorg"
    said = Said("Bel mensen na een maand nog eens op.", "Recommendation", bottleneck=aftercare)
    with open_store(f"sqlite:///{tmp_path}/advies.sqlite") as store:
        store.put(report(said))
        reply = ask(store, "Wat is er geleerd over nazorg?")
        assert [hit.text for hit in reply.statements] == [said.text]
        assert ask(store, "Welke lessen zijn er over nazorg?").empty
    said = replace(said, explicit=False)
    with open_store(f"sqlite:///{tmp_path}/nazorg.sqlite") as store:
        store.put(report(said))
        reply = ask(store, "Wat is er geleerd over nazorg?")
        assert reply.empty
        assert [hit.text for hit in reply.hits] == [said.text]
        assert reply.missed == ("nazorg",)
        assert not ask(store, "Wat is er geleerd over bejegening?").hits


def test_an_empty_store_has_no_answers_and_does_not_fail(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/leeg.sqlite") as store:
        assert ask(store, "Wat is er geleerd over nazorg?").empty
