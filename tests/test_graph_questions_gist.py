"""What a statement comes down to: what it advises or misses, never the reverse."""

from __future__ import annotations

import pytest

from graph.gist import load_gists
from graph.model import Node
from graph.questions.lessons import read
from graph.sheets.catalogue import load

FAILED, WORKED, ADVISED = ("Lesson", "negatief"), ("Lesson", "positief"), ("Recommendation", "")


def gists(sort: tuple[str, str], text: str) -> tuple[str, ...]:
    kind, polarity = sort
    (found,) = load_gists().of([read(Node("een", kind, (("polarity", polarity), ("text", text))))])
    return found


@pytest.mark.parametrize(
    ("sort", "text", "gist"),
    [
        (FAILED, "Bij de sloop ontbrak een uitvoeringstoets.", "feasible"),
        (ADVISED, "Neem geen besluit over de sloop zonder uitvoeringstoets.", "feasible"),
        (WORKED, "Voor de sloop is een uitvoeringstoets gevraagd.", "feasible"),
        (ADVISED, "Leg de bewijslast niet bij de bewoner.", "proof"),
        (FAILED, "Voor nazorg was in de begroting geen geld en geen plaats.", "aftercare"),
        (ADVISED, "Voorkom dat gelijke gevallen verschillend worden behandeld.", "equal"),
    ],
)
def test_advice_and_what_failed_for_want_of_it_come_down_to_the_same(
    sort: tuple[str, str], text: str, gist: str
) -> None:
    assert gists(sort, text) == (gist,)


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        (FAILED, "Iedere bewoner kreeg een vaste begeleider, wat veel geld kostte."),
        (ADVISED, "Geef de bewoner niet langer een vaste begeleider."),
        (WORKED, "De bewoner kreeg nooit een vaste begeleider."),
        (ADVISED, "De bewoner moest zelf bewijzen wanneer de scheur ontstond."),
    ],
)
def test_the_reverse_is_not_the_same(sort: tuple[str, str], text: str) -> None:
    assert gists(sort, text) == ()


def test_what_another_clause_denies_is_said_all_the_same() -> None:
    text = (
        "Zorg dat bewoners met alle vragen bij één loket terechtkunnen, niet alleen met klachten."
    )
    assert gists(ADVISED, text) == ("counter",)


def test_words_that_are_far_apart_say_nothing_together() -> None:
    between = "van de afdeling die over de oude regeling gaat " * 3
    assert gists(ADVISED, f"Keer het bedrag {between} en de bewijslast om.") == ()


@pytest.mark.parametrize("code", load_gists().codes)
def test_what_lessons_come_down_to_has_a_name_in_both_languages(code: str) -> None:
    named = {load(language)(f"gists.{code}") for language in ("nl", "en")}
    assert len(named) == 2
