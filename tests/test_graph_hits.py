"""Which words of a text a search is for, and the sentence that shows why a document was found."""

from __future__ import annotations

import doctest

import pytest

from graph import hits
from graph.hits import first_hit, spans
from graph.model import Page

FIRST = (
    "De hulp kwam. Gemeenten deelden gegevens niet.\n\nToeslagen bleven! Zie art. 3.2 van de wet."
)
SECOND = "De kinderopvangtoeslag en de gegevens van ouders."
PAGES = [Page(0, 1, FIRST), Page(len(FIRST), 2, SECOND)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("De gemeenten en een gemeente", "gemeente", ["gemeenten", "gemeente"]),
        ("Geïnformeerde ouders", "geinformeerd", ["Geïnformeerde"]),
        ("kinderopvangtoeslag", "toeslagen", ["kinderopvangtoeslag"]),
        ("de wetgever en de wet", "wet", ["wet"]),
        ("de het een", "de", []),
        ("niets hiervan", "", []),
    ],
)
def test_words_are_found_as_the_search_finds_them(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, words)] == found


@pytest.mark.parametrize(
    ("words", "page", "sentence"),
    [
        ("gegevens", 1, "Gemeenten deelden gegevens niet."),
        ("gegevens toeslagen", 2, SECOND),
        ("toeslagen olifant", 1, "Toeslagen bleven!"),
        ("wet", 1, "Zie art. 3.2 van de wet."),
    ],
)
def test_the_first_sentence_with_all_words_goes_before_one_with_some(
    words: str, page: int, sentence: str
) -> None:
    found = first_hit(PAGES, words)
    assert found is not None
    assert (found[0].number, found[1]) == (page, sentence)


def test_a_text_without_the_words_shows_nothing() -> None:
    assert first_hit(PAGES, "olifant") is None
    assert first_hit(PAGES, "") is None


def test_a_long_sentence_is_cut_around_the_word() -> None:
    text = f"{'lang ' * 100}gegevens {'door ' * 100}".strip()
    found = first_hit([Page(0, 1, text)], "gegevens")
    assert found is not None
    assert found[1].startswith("…lang ")
    assert found[1].endswith(" door…")
    assert len(found[1]) < 340


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(hits).failed == 0
