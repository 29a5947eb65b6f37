"""What is asked is answered by what says so: an effect by an effect, a why by a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.questions.asking.replying import ask
from tests.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.asking.reply import Reply
    from graph.store import Store

TEXT = """Nationale ombudsman
De afhandeling van de aanvragen bij het CBR
Datum: 8 juni 2021

De aanvragen zijn op papier verwerkt. Door een fout bij de toekenning kregen mensen ten onrechte \
geen uitkering. Het formulier komt in 2023 beschikbaar. De Wet inkomstenbelasting 2001 gaat uit \
van een aanvraag op een formulier. Wie te veel kreeg, hoeft dat niet terug te betalen. \
Wij vragen de minister van IenW om te zorgen dat dit niet weer zal gebeuren. De minister van IenW \
zegt toe de wachttijd te halveren.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("effects"), {"cbr.txt": TEXT}) as opened:
        yield opened


def texts(reply: Reply) -> list[str]:
    return [text for hit in reply.told for text in hit.said]


@pytest.mark.parametrize(
    "question",
    [
        "Wat merken mensen van een fout bij de toekenning?",
        "Welke gevolgen had een fout bij de toekenning voor mensen?",
        "Wat gebeurde er met mensen toen er een fout bij de toekenning was?",
    ],
)
def test_what_it_did_to_people_is_told_by_what_says_so(store: Store, question: str) -> None:
    reply = ask(store, question)
    assert reply.understood.kind == "effects"
    (told,) = texts(reply)
    assert "ten onrechte" in told


def test_a_consequence_is_not_told_of_something_else(store: Store) -> None:
    assert not texts(ask(store, "Welke gevolgen had de gaswinning voor mensen?"))


def test_the_year_of_a_law_is_not_when_something_was(store: Store) -> None:
    told = texts(ask(store, "Wanneer komt het formulier?"))
    assert told[0] == "Het formulier komt in 2023 beschikbaar."
    assert not any("2001" in one for one in told)


def test_what_gives_no_cause_does_not_answer_why(store: Store) -> None:
    reply = ask(store, "Waarom zijn de aanvragen op papier verwerkt?")
    assert not reply.told
    assert [hit.text for hit in reply.hits] == ["De aanvragen zijn op papier verwerkt."]


def test_a_promise_is_not_what_others_ask(store: Store) -> None:
    told = texts(ask(store, "Wat heeft de minister van IenW toegezegd?"))
    assert told == ["De minister van IenW zegt toe de wachttijd te halveren."]


def test_how_advice_ended_is_asked_of_its_follow_up(store: Store) -> None:
    asked = ask(store, "Hoe is het afgelopen met de adviezen van de ombudsman?").understood
    assert asked.kind == "followup"
