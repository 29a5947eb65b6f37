"""What a heading or a lead-in says of what stands under it: it went right, wrong, or is wanted."""

from __future__ import annotations

import doctest

import pytest

from ingest.discourse import headed
from ingest.discourse.headed import verdict
from tests.pipeline import read, statements


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Wat heeft geholpen", "positief"),
        ("3.4 Wat wel goed is gegaan", "positief"),
        ("Wat ging er goed?", "positief"),
        ("Keuzes die navolging verdienen", "positief"),
        ("5. Goede voorbeelden uit de regio", "positief"),
        ("In de uitvoering hebben drie dingen gewerkt:", "positief"),
        ("Wij zagen deze sterke punten:", "positief"),
        ("Wat ging mis", "negatief"),
        ("2 Wat er misging bij de start", "negatief"),
        ("Belangrijkste knelpunten", "negatief"),
        ("Tekortkomingen in de uitvoering", "negatief"),
        ("Wat niet werkte", "negatief"),
        ("Waar het wringt", "negatief"),
        ("Wat kan beter", "negatief"),
        ("Wensen van bewoners", "gewenst"),
        ("Wat nabestaanden nodig hebben", "gewenst"),
        ("Wat goed ging en wat niet", None),
        ("Successen en knelpunten", None),
        ("Knelpunten en oplossingen", None),
        ("Problemen die zijn opgelost", None),
        ("Hoe het loket werkt", None),
        ("Wat is goed bestuur?", None),
        ("Geen problemen", None),
        ("Bevindingen", None),
    ],
)
def test_a_heading_says_what_it_stands_over(heading: str, said: str | None) -> None:
    assert verdict([heading]) == said


def test_the_nearest_that_says_something_is_believed() -> None:
    assert verdict(["Contact", "Wat goed ging"]) == "positief"
    assert verdict(["Knelpunten", "Wat goed ging"]) == "negatief"


OPENED = "Binnen een week was er een balie waar bewoners met al hun vragen terechtkonden."


def _polarities(text: str) -> list[tuple[str, str]]:
    return [(words, one.polarity) for words, one in statements(read(text, "rapport.md"))]


def test_a_statement_went_right_where_its_heading_or_lead_in_says_so() -> None:
    under = f"# Wat goed ging\n\n{OPENED}\n"
    listed = f"# Uitvoering\n\nTwee dingen hielpen:\n\n1. {OPENED}\n"
    assert _polarities(under) == _polarities(listed) == [(OPENED, "positief")]


def test_a_fault_under_a_heading_of_praise_stays_one() -> None:
    fault = "De balie was onvoldoende bezet, waardoor bewoners te lang moesten wachten."
    assert _polarities(f"# Wat goed ging\n\n{fault}\n") == [(fault, "negatief")]


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(headed).failed == 0
