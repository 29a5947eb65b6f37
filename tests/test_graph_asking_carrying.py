"""The word that carries a question: who advised or warned, what was taken over, where else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.reply import Reply
from graph.questions.asking.replying import ask
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

BOX = """Inspectie belastingen, toeslagen en douane
Rechtsherstel in box 3
Datum: 5 juni 2024

De gegevensuitwisseling in het rechtsherstel box 3 schoot tekort. De inspectie adviseerde de \
minister om de formulieren voor box 3 in te korten. De formulieren voor box 3 zijn in 2023 langer \
geworden. In het rechtsherstel box 3 zijn dossiers vernietigd. Onze aanbeveling over ingevulde \
gegevens voor box 3 is voorlopig niet overgenomen. Opvallend is de toon van de brieven over box 3.
"""
WIA = """Ministerie van Sociale Zaken en Werkgelegenheid
Voortgang hersteloperatie WIA
Datum: 5 juni 2025

In de hersteloperatie WIA is de les uit de toeslagen overgenomen om niemand te laten aanvragen. In \
de hersteloperatie WIA zijn dossiers vernietigd. De gegevensuitwisseling in de hersteloperatie WIA \
tussen het UWV en gemeenten haperde. \
Medewerkers waarschuwden in 2019 voor fouten in de WIA, maar hun chef deed er niets mee. Burgers \
zijn niet op tijd gewaarschuwd. Het UWV heeft in de hersteloperatie WIA brieven herschreven.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("dragend"), {"box.txt": BOX, "wia.txt": WIA}) as opened:
        yield opened


def said(reply: Reply) -> str:
    return " ".join(hit.text for hit in (*reply.statements, *reply.sentences))


def test_who_advised_is_told_by_what_says_that_somebody_did(store: Store) -> None:
    told = said(ask(store, "Wie adviseerde om de formulieren in te korten?"))
    assert "adviseerde de minister" in told
    assert "langer geworden" not in told


def test_what_was_taken_over_is_told_and_no_other_lesson(store: Store) -> None:
    reply = ask(store, "Wat heeft de hersteloperatie WIA overgenomen van andere trajecten?")
    assert reply.understood.kind == "taken"
    assert "les uit de toeslagen" in said(reply)
    assert "haperde" not in said(reply)


@pytest.mark.parametrize("as_", ["net als", "evenals"])
def test_an_example_is_left_out_of_what_is_told(store: Store, as_: str) -> None:
    reply = ask(store, f"Welke trajecten hebben {as_} de WIA last van vernietigde dossiers?")
    assert reply.understood.kind == "where"
    assert [one.title for one in reply.understood.apart] == ["Hersteloperatie WIA"]
    assert "box 3 zijn dossiers vernietigd" in said(reply)
    assert "WIA zijn dossiers vernietigd" not in said(reply)
    assert "elders dan bij" in asked_sheet(Writer(store), reply).lead


def test_what_stands_on_a_subject_is_no_list_of_reports(store: Store) -> None:
    reply = ask(store, "Wat staat er over de toon van de brieven?")
    assert reply.documents == ()
    assert "Opvallend is de toon" in said(reply)


def test_what_one_can_learn_from_an_organisation_is_no_briefing(store: Store) -> None:
    reply = ask(store, "Wat kunnen we leren van het UWV?")
    assert "lessons" in (reply.understood.kind, reply.sought)
    assert reply.answer is None


def test_in_which_reports_it_recurs_is_told_of_each(store: Store) -> None:
    reply = ask(store, "In welke rapporten komt gebrekkige gegevensuitwisseling terug?")
    assert "gebrekkige" not in reply.understood.terms
    told = said(reply)
    assert "box 3 schoot tekort" in told
    assert "haperde" in told


def test_advice_that_was_not_taken_yet_counts_as_rejected(store: Store) -> None:
    sheet = asked_sheet(Writer(store), ask(store, "Welke aanbevelingen zijn afgewezen?"))
    assert "voorlopig niet overgenomen" in str(sheet)


def test_who_saw_it_early_is_told_by_warnings_with_what_was_done_with_them(store: Store) -> None:
    reply = ask(store, "Wie zag al vroeg dat het misging, en wat is er met die signalen gedaan?")
    assert reply.understood.kind == "warned"
    assert said(reply).startswith("Medewerkers waarschuwden in 2019")
    assert "Burgers zijn niet op tijd" not in said(reply)
    assert reply.also == ()


def test_where_no_sentence_sets_two_apart_that_is_said(store: Store) -> None:
    text = "Waarin verschilt het rechtsherstel box 3 van de hersteloperatie WIA?"
    lead = asked_sheet(Writer(store), ask(store, text)).lead
    assert "Geen zin gevonden die zegt waarin zij verschillen" in lead
