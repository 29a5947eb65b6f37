"""A question for a number is answered by the number of what is asked for, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.counted import gives_count
from graph.questions.asking.replying import ask
from tests.loaded import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from graph.questions.asking.reply import Reply

TRIAL = """Algemene Rekenkamer
Hersteloperatie WIA: hoe het begon
Datum: 7 juni 2025

In maart is de dienst gestart met een groep van dertig mensen die zich hadden gemeld. Die proef \
bracht fouten aan het licht voordat zij duizenden mensen konden raken.
"""
PAINT = """Ministerie van Defensie
Chroom-6 bij Defensie
Datum: 8 juni 2020

Wie veertig jaar geleden met chroom-6 werkte, kan niets bewijzen: de papieren zijn weg en mensen \
zijn overleden.
"""
TALKS = """Algemene Rekenkamer
Dienstverlening WGA-gerechtigden UWV
Datum: 9 juni 2019

Het doel van het UWV is om met mensen in de WGA minimaal 1 en gemiddeld 3 gesprekken per jaar te \
voeren. Van alle mensen die in 2017 begonnen, had 61% een eerste gesprek met het UWV.
"""
BANK = """Algemene Rekenkamer
Betalingen van de SVB
Datum: 9 juni 2019

De fouten bij de SVB op begrotingsartikel 6 gingen over bewijs dat ontbrak.
"""


def told(folder: Path, text: str, question: str) -> Reply:
    with loaded(folder, {"rapport.txt": text}) as store:
        return ask(store, question)


@pytest.mark.parametrize(
    "question",
    ["Met hoeveel mensen begon de proef bij de WIA?", "Hoeveel mensen waren er bij de proef?"],
)
def test_a_number_may_stand_before_the_sentence_that_says_of_what(
    tmp_path: Path, question: str
) -> None:
    first, *_ = told(tmp_path, TRIAL, question).sentences
    assert "dertig mensen" in first.text
    assert [one.text for one in first.beside if one.text.startswith("Die proef")]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (PAINT, "Hoeveel mensen zijn er overleden door chroom-6?"),
        (BANK, "Hoe vaak waren er fouten bij de SVB?"),
    ],
)
def test_another_number_is_no_answer(tmp_path: Path, text: str, question: str) -> None:
    reply = told(tmp_path, text, question)
    assert (reply.empty, reply.sought) == (True, "amount")


def test_a_share_answers_how_many_and_a_norm_does_not(tmp_path: Path) -> None:
    reply = told(tmp_path, TALKS, "Hoeveel mensen in de WGA hadden een eerste gesprek met het UWV?")
    assert ["61%" in hit.text for hit in reply.told] == [True]


def test_a_percentage_is_asked_for_as_one(tmp_path: Path) -> None:
    reply = told(tmp_path, TALKS, "Welk percentage van de mensen in de WGA had een gesprek?")
    assert ["61%" in hit.text for hit in reply.told] == [True]


def test_a_norm_counts_of_what_it_is_on() -> None:
    norm = "Streef naar minimaal 2 gesprekken per jaar."
    assert (gives_count(norm, "gesprekken"), gives_count(norm, "mensen")) == (True, False)
