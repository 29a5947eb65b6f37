"""Questions in plain language: which is meant, about what, and the answer a reader would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.asked import fill, outcomes
from graph.model import Node
from graph.questions.asking.replying import Reply, ask
from graph.questions.asking.sentences import Sentence
from graph.sheets.questions.asked import asked_sheet
from graph.sheets.writer import Writer
from graph.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOESLAGEN = "Hersteloperatie toeslagen"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('asked')}/samples.sqlite") as store:
        fill(store)
        yield store


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
    assert share["right"] >= 0.62
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


def test_an_empty_store_has_no_answers_and_does_not_fail(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/leeg.sqlite") as store:
        assert ask(store, "Wat is er geleerd over nazorg?").empty
