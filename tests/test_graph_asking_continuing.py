"""A later part of a question is looked for where the first is answered, before anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.replying import ask
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.questions.asking.reply import Reply
    from graph.store import Store

LETTER = """Ministerie van Binnenlandse Zaken en Koninkrijksrelaties
Reactie op het rapport over herstel
Datum: 5 november 2024

De minister heeft in het voorjaar gesproken met huurders over de renovatie. Ook de wethouder was \
erbij. De bezoeken gaven aanleiding om de planning aan te passen.
In maart 2026 organiseren wij een landelijke werkdag samen met bewoners, aannemers en raadsleden.
Er kwamen 812 klachten over de lift binnen, en in 640 gevallen ging de huurder akkoord met een \
vergoeding.
Het bureau kreeg 90 brieven over de tuin. In dertien gevallen volgde een bezoek.
"""
OTHER = """Algemene Rekenkamer
Een ander verhaal
Datum: 6 november 2024

De eerste proef leverde een lijst met afspraken op. Ga met de burger om tafel zitten.
Hoe vaak bewoners verhuisden, is niet bekend.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with loaded(tmp_path, {"brief.txt": LETTER, "ander.txt": OTHER}) as opened:
        yield opened


def second(store: Store, question: str) -> Reply:
    return ask(store, question).also[0]


@pytest.mark.parametrize("more", ["wat kwam daaruit", "wat leverde dat op"])
def test_what_came_of_it_stands_right_after(store: Store, more: str) -> None:
    reply = second(store, f"Is er met huurders gesproken over de renovatie en {more}?")
    assert ["gaven aanleiding" in hit.text for hit in reply.told] == [True]


@pytest.mark.parametrize("more", ["wie zitten er aan tafel", "wie doen er mee"])
def test_who_takes_part_stands_in_the_same_sentence(store: Store, more: str) -> None:
    reply = second(store, f"Wanneer is de landelijke werkdag en {more}?")
    assert ["bewoners, aannemers" in hit.text for hit in reply.told] == [True]


@pytest.mark.parametrize(
    "more",
    ["hoe vaak was de huurder het eens met het bedrag", "hoe vaak ging de huurder akkoord"],
)
def test_a_second_number_stands_in_the_same_sentence(store: Store, more: str) -> None:
    reply = second(store, f"Hoeveel klachten kwamen er over de lift binnen en {more}?")
    assert ["640 gevallen" in hit.text for hit in reply.told] == [True]


def test_a_second_number_may_stand_in_the_next_sentence(store: Store) -> None:
    reply = second(store, "Hoeveel brieven kwamen er over de tuin en hoe vaak volgde een bezoek?")
    assert ["dertien gevallen" in hit.text for hit in reply.told] == [True]


def test_a_number_of_others_is_none_of_what_is_asked_for(store: Store) -> None:
    reply = second(
        store, "Hoeveel klachten kwamen er over de lift binnen en hoeveel trappen waren er stuk?"
    )
    assert reply.empty
