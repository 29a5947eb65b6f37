"""A word for the people whom a trajectory is for, which may mean others: then it names none."""

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

PARENTS = """Algemene Rekenkamer
Hersteloperatie toeslagen
Datum: 7 juni 2022

De hersteloperatie toeslagen liep vast doordat ouders te lang moesten wachten. De hersteloperatie \
toeslagen had te weinig mensen. Jongeren kregen in de hersteloperatie toeslagen te laat hulp.
"""
COURTS = """Algemene Rekenkamer
Software bij de rechtspraak
Datum: 8 juni 2022

Het algoritme voor het jeugdstrafrecht werkt niet goed, doordat niemand de gegevens controleert.
"""
GAS = """Onderzoeksraad
Aardbevingen in Groningen
Datum: 9 juni 2022

De beoordeling van schade in Groningen ging mis doordat de veroorzaker zelf oordeelde.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with loaded(
        tmp_path, {"ouders.txt": PARENTS, "rechters.txt": COURTS, "gas.txt": GAS}
    ) as opened:
        yield opened


def named(reply: Reply) -> list[str]:
    return [one.title for one in reply.understood.things]


@pytest.mark.parametrize(
    "question",
    [
        "Wat is er mis met het algoritme voor jongeren in het strafrecht?",
        "Welke problemen zijn er met het algoritme in het strafrecht voor jongeren?",
    ],
)
def test_what_is_asked_of_people_is_found_where_it_stands_of_them(
    store: Store, question: str
) -> None:
    reply = ask(store, question)
    assert reply.told
    assert all("jeugdstrafrecht" in hit.text for hit in reply.told)
    assert named(reply) == []
    assert reply.missed == ()


@pytest.mark.parametrize("word", ["zwembad", "stadsverwarming"])
def test_what_is_told_of_a_guess_is_no_answer_without_the_words(store: Store, word: str) -> None:
    assert ask(store, f"Wat is er mis met {word} voor jongeren?").empty


def test_a_word_for_people_alone_still_tells_of_whom_it_is_asked(store: Store) -> None:
    reply = ask(store, "Wat ging er mis voor jongeren?")
    assert named(reply) == ["Hersteloperatie toeslagen"]
    assert not reply.empty


def test_a_trajectory_that_is_named_leaves_no_guess(store: Store) -> None:
    reply = ask(store, "Wat is er mis met de beoordeling van schade van jongeren in Groningen?")
    assert named(reply) == ["Herstel en versterking Groningen (gaswinning)"]
    assert [hit.text for hit in reply.told] == [GAS.strip().splitlines()[-1]]
