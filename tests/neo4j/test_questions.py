"""Every question, asked of the same reports, is answered alike by both kinds of store."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.asked import fill
from graph.model import Decision
from graph.store import Store, iterate_contributions, open_store
from tests.stores import empty_database
from tests.test_leergraaf_cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.neo4j
ASKED = tomllib.loads((Path(__file__).parent.parent / "questions.toml").read_text("utf-8"))
TEXT = "Een loket voor ouders die hun toeslag moesten terugbetalen"
COMMANDS = (
    ("recurring",),
    ("recurring", "--as-of", "2021"),
    ("related", "Hersteloperatie WIA"),
    ("brief", TEXT),
    ("lessons",),
    ("path", "Hersteloperatie toeslagen", "Nationale ombudsman"),
    ("known", "Hersteloperatie toeslagen"),
    ("coverage",),
    ("profile", "Tijdigheid en doorlooptijd"),
    ("profile", "Algemene Rekenkamer"),
    ("structure",),
    ("signals", "--since", "2023"),
    ("followup",),
)


@pytest.fixture(scope="module")
def stores(
    neo4j_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store]]:
    """The samples in a store of each kind, with something decided on them."""
    empty_database(neo4j_url)
    folder = tmp_path_factory.mktemp("alike")
    with open_store(f"sqlite:///{folder}/store.sqlite") as one, open_store(neo4j_url) as other:
        fill(one)
        for contribution in iterate_contributions(one):
            other.put(contribution)
        lesson = one.nodes("Lesson")[0]
        decision = Decision(
            "reject", lesson.id, "lezer", "2025-01-01T00:00:00Z", "het staat er niet"
        )
        for store in (one, other):
            store.record(decision)
        yield one, other


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_question_is_answered_alike(
    stores: tuple[Store, Store], words: tuple[str, ...]
) -> None:
    one, other = (run(*words, "--store", store.url, "--format", "json").stdout for store in stores)
    assert one == other
    assert len(one) > len("[]\n")


def test_questions_in_plain_language_are_answered_alike(stores: tuple[Store, Store]) -> None:
    for question in ASKED["question"]:
        one, other = (
            run("ask", question["text"], "--store", store.url, "--format", "md").stdout
            for store in stores
        )
        assert one == other, question["text"]
