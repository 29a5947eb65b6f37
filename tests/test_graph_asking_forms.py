"""What a question is answered with by its form: yes or no, where, since when, a number, a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.counted import FIGURE, NUMBER
from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.questions.asking.sentences import Sentence
from graph.questions.followup import Fate, FollowUps
from graph.questions.views.view import open_view
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.questions.suggested import beginnings
from graph.sheets.writer import Writer
from graph.store import Store, open_store
from tests.contributions import Said, report
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.sheets.sheet import Sheet

ANSWERS = """Algemene Rekenkamer
Beantwoording van vragen over het trekkingsrecht pgb
Datum: 5 juni 2019

Vraag 1
Hoeveel geld is bij het trekkingsrecht pgb onrechtmatig betaald?

Antwoord 1
Bij het trekkingsrecht pgb hebben wij een deel van de betalingen als onrechtmatig aangemerkt. De \
staatssecretaris had de uitgaven niet vooraf gemeld. Het ging om € 41 miljoen.

Vraag 2
Is bekend of budgethouders langer moesten wachten?

Antwoord 2
Nee, naar de wachttijden van budgethouders hebben wij geen onderzoek gedaan.
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("answers"), {"antwoorden.txt": ANSWERS}) as opened:
        yield opened


def sheet_of(store: Store, text: str) -> Sheet:
    return asked_sheet(Writer(store), ask(store, text))


def said(reply: Reply) -> list[str]:
    return [hit.text for hit in (*reply.sentences, *reply.statements)]


def test_a_number_is_told_with_the_sentence_that_says_of_what(answers: Store) -> None:
    text = "Hoeveel geld is er bij het trekkingsrecht onrechtmatig uitgegeven?"
    (told,) = ask(answers, text).sentences
    assert told.text == "Het ging om € 41 miljoen."
    quotes = sheet_of(answers, text).sections[0].points[0].quotes
    assert "onrechtmatig aangemerkt" in quotes[0].quote
    assert quotes[-1].quote == told.text


def test_a_quote_says_of_which_answer_it_is(answers: Store) -> None:
    sheet = sheet_of(answers, "Is onderzocht of budgethouders langer moesten wachten?")
    cited = sheet.sections[0].points[0].quotes[0]
    assert cited.where == "Antwoord 2"
    assert Writer(answers).source(cited).endswith(", Antwoord 2")


def test_a_question_of_yes_or_no_is_answered_by_what_says_no(answers: Store) -> None:
    reply = ask(answers, "Heeft de Rekenkamer de wachttijden van budgethouders onderzocht?")
    assert reply.understood.kind == "whether"
    assert reply.sentences[0].text.startswith("Nee, naar de wachttijden")


def test_what_is_asked_by_place_is_told_by_trajectory(samples: Store) -> None:
    sheet = sheet_of(samples, "Bij welke trajecten waren dossiers vernietigd of verbrand?")
    (told,) = [one for one in sheet.sections if one.title == "Per traject"]
    assert {"Interlandelijke adoptie", "Chroom-6 Defensie"} <= {one.title for one in told.sections}
    assert "Niet gevonden in wat hieronder staat: verbrand." in sheet.lead


def test_what_is_known_longest_comes_first(samples: Store) -> None:
    text = "Sinds wanneer is bekend dat de bewijslast niet bij de burger moet liggen?"
    found = [hit.found for hit in ask(samples, text).statements]
    days = [
        min(one.document.get("published") or "" for one in samples.quotes(node.evidence))
        for node in found
        if not isinstance(node, Sentence)
    ]
    assert len(days) > 1
    assert days == sorted(days)


@pytest.mark.parametrize(
    "text",
    [
        "Is de minister-president schuldig aan de toeslagenaffaire?",
        "Wie heeft de schuld van de fouten bij het CBR?",
        "Moet de staatssecretaris van Financiën aftreden?",
    ],
)
def test_nobody_is_judged(samples: Store, text: str) -> None:
    sheet = sheet_of(samples, text)
    assert sheet.lead.startswith("Of iemand schuldig is, beoordeelt leergraaf niet")
    assert all(not point.quotes for one in sheet.sections for point in one.points)


def test_what_comes_nearest_is_told_as_that_with_the_words_it_lacks(samples: Store) -> None:
    text = "Hoeveel ouders kregen een vaste contactpersoon met een dienstfiets?"
    sheet = sheet_of(samples, text)
    assert sheet.lead.startswith("Het getal waar u om vraagt, is niet gevonden.")
    nearest = sheet.sections[0]
    assert nearest.title == "Het dichtst bij uw vraag"
    assert nearest.lead == "Niet gevonden: dienstfiets."
    assert any("contactpersoon" in point.quotes[0].quote for point in nearest.points)


@pytest.mark.parametrize(
    "text",
    [
        "Wat kostte de kernenergie in Borssele?",
        "Wordt het morgen mooi weer in Groningen?",
        "Wie was de directeur van het CBR?",
        "Is de ombudsman schuldig?",
    ],
)
def test_every_question_that_is_suggested_has_an_answer(samples: Store, text: str) -> None:
    suggested = [point.text.words for point in sheet_of(samples, text).sections[-1].points]
    assert suggested
    assert all(not ask(samples, one).empty for one in suggested)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_question_to_begin_with_has_an_answer(samples: Store, language: str) -> None:
    begun = list(beginnings(Writer(samples, language), open_view(samples)))
    assert len(begun) > 4
    assert len(set(begun)) == len(begun)
    assert [one for one in begun if ask(samples, one).empty] == []


def test_what_a_store_does_not_hold_is_not_offered(answers: Store) -> None:
    begun = list(beginnings(Writer(answers), open_view(answers)))
    assert not any("toezegging" in one or "lijken op" in one for one in begun)
    assert all(not ask(answers, one).empty for one in begun)


def test_of_an_empty_store_nothing_is_suggested(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/leeg.sqlite") as store:
        assert not sheet_of(store, "Wat is er geleerd over nazorg?").sections


def test_advice_of_which_no_follow_up_is_known_is_told_as_that(samples: Store) -> None:
    text = "Welke aanbevelingen aan de minister van VWS over Q-koorts zijn niet opgevolgd?"
    reply = ask(samples, text)
    assert isinstance(reply.answer, FollowUps)
    assert any(one.fate is Fate.OPEN for one in reply.answer.told)
    assert not {one.fate for one in reply.answer.told} & {Fate.DONE, Fate.GOING}


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Welke aanbevelingen zijn deels opgevolgd?", {Fate.PARTLY}),
        ("Welke aanbevelingen zijn in uitvoering?", {Fate.GOING}),
        ("Welke aanbevelingen zijn inmiddels uitgevoerd?", {Fate.DONE, Fate.PARTLY}),
        ("Welke aanbevelingen zijn afgewezen?", {Fate.REFUSED, Fate.WAITING}),
    ],
)
def test_how_far_advice_came_can_be_asked(samples: Store, text: str, fates: set[Fate]) -> None:
    reply = ask(samples, text)
    assert isinstance(reply.answer, FollowUps)
    assert {one.fate for one in reply.answer.told} <= fates
    assert reply.answer.told


def test_no_label_stands_beside_words_that_plainly_say_otherwise(samples: Store) -> None:
    text = "Waar hoefden mensen niets te bewijzen?"
    sheet = sheet_of(samples, text)
    points = [point for one in sheet.sections for part in one.sections for point in part.points]
    hoeven = [one for one in points if "hoeven niets aan te vragen" in one.quotes[0].quote]
    assert hoeven
    assert all("niet goed" not in one.text.words for one in hoeven)


def test_the_minister_is_named_by_the_letters_of_the_ministry(samples: Store) -> None:
    reply = ask(samples, "Welke aanbevelingen kreeg de minister van SZW?")
    titles = [one.title for one in reply.understood.things]
    assert titles == ["Ministerie van Sociale Zaken en Werkgelegenheid"]


@pytest.mark.parametrize("text", ["Het werk ging handmatig.", "In 2018 kwam chroom-6 uit."])
def test_what_ends_like_a_number_a_year_or_part_of_a_name_is_none(text: str) -> None:
    assert NUMBER.search(text) is None


def test_a_small_number_in_words_may_be_of_anything() -> None:
    assert NUMBER.search("drie mappen") is not None
    assert FIGURE.search("drie mappen") is None
    assert FIGURE.search("bijna vierhonderd gemeenten") is not None


def test_what_is_of_no_trajectory_stands_under_its_report_after_those_that_are(
    tmp_path: Path,
) -> None:
    on = [
        Said(f"Het systeem was {which} jaar verouderd.", trajectory="Alfa")
        for which in ("drie", "vier")
    ]
    apart = Said("Het systeem van de buren was ook verouderd.", trajectory=None)
    with open_store(f"sqlite:///{tmp_path}/leergraaf.sqlite") as store:
        store.put(report(*on, apart, title="Een rapport over Alfa"))
        sheet = asked_sheet(
            Writer(store), ask(store, "In welke trajecten was het systeem verouderd?")
        )
    (told,) = [one for one in sheet.sections if one.title == "Per traject"]
    alfa, papers = told.sections
    assert (alfa.title, papers.title) == ("Alfa", "Een rapport over Alfa")
    assert [one.quotes[0].quote for one in papers.points] == [apart.text]


def test_a_long_word_tells_that_a_sentence_is_of_the_trajectory_its_report_names(
    tmp_path: Path,
) -> None:
    others = [f"Vraag {n}\nWat was er?\n\nAntwoord {n}\nDat was zaak {n}." for n in range(2, 9)]
    about = "De ketenregisseur was er om de partijen bijeen te brengen."
    parts = (
        "Algemene Rekenkamer\nAntwoorden op vragen\nDatum: 5 juni 2018",
        "Vraag 1\nLiep het trekkingsrecht pgb vast?\n\nAntwoord 1\nJa, dat liep vast.",
        *others,
        f"Vraag 9\nWat deed de regie?\n\nAntwoord 9\n{about}",
    )
    with loaded(tmp_path, {"vragen.txt": "\n\n".join(parts)}) as store:
        found = ask(store, "Wat deed de ketenregisseur bij het pgb?").told
    assert [hit.text for hit in found] == [about]
