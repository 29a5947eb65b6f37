"""What a report says of another trajectory than its own is not told of its own."""

from __future__ import annotations

import doctest

import pytest

from ingest.discourse import comparing
from tests.pipeline import contribution, titles

ADOPTION, YOUTH = "Interlandelijke adoptie", "Geweld in de jeugdzorg"
OPENING = "De interlandelijke adoptie is onderzocht."
PARALLEL = (
    "Een commissie onderzocht ook het geweld in de jeugdzorg. "
    "Ook daar hadden toezichthouders te weinig oog voor kinderen. "
    "De dossiers waren er onvolledig en werden te laat gezocht."
)


def _about(text: str, words: str, title: str) -> set[str]:
    """The trajectories of the statement of a report that has these words."""
    one = contribution(f"{title}\n\n{text}", "rapport.md", title=title.lstrip("# "))
    names = titles(one)
    ties = [edge for edge in one.edges if edge.relation == "about"]
    assert any(words in names[edge.subject] for edge in ties) or words in str(one.nodes)
    return {names[edge.object] for edge in ties if words in names[edge.subject]}


def test_what_was_so_there_too_is_of_what_was_named_last() -> None:
    about = _about(f"{OPENING}\n\n{PARALLEL}", "Ook daar", "# Misstanden interlandelijke adoptie")
    assert about == {YOUTH}


@pytest.mark.parametrize("words", ["Ook daar", "onvolledig"])
def test_under_a_heading_that_compares_a_sentence_is_of_what_the_one_before_is_of(
    words: str,
) -> None:
    text = f"{OPENING}\n\n## Verband met andere trajecten\n\n{PARALLEL}"
    assert _about(text, words, "# Misstanden interlandelijke adoptie") == {YOUTH}


def test_what_such_a_heading_stands_over_is_of_the_report_where_it_says_here() -> None:
    text = (
        f"{OPENING}\n\n## Vergelijking met eerdere trajecten\n\n"
        "De les uit de jeugdzorg, het geweld in de jeugdzorg, is hier nauwelijks benut."
    )
    about = _about(text, "nauwelijks benut", "# Misstanden interlandelijke adoptie")
    assert len(about) > 1
    assert YOUTH in about


def test_what_who_writes_says_there_of_itself_is_of_its_own_trajectory() -> None:
    text = (
        f"{OPENING}\n\n## Verband met andere trajecten\n\n{PARALLEL} "
        "Wij hebben de brieven aan betrokkenen veel te laat verstuurd."
    )
    about = _about(text, "brieven", "# Misstanden interlandelijke adoptie")
    assert YOUTH not in about
    assert about


def test_what_opens_on_who_carries_out_another_trajectory_is_of_that_one_alone() -> None:
    text = (
        "Het CBR kon rijbewijzen niet op tijd verlengen.\n\n## Den Haag\n\n"
        "Bij de Belastingdienst ging het eerder mis door verouderde systemen: in de "
        "toeslagenaffaire betaalden ouders daarvoor de prijs."
    )
    about = _about(text, "ging het eerder mis", "# Achterstanden CBR")
    assert about == {"Hersteloperatie toeslagen"}


def test_what_was_otherwise_elsewhere_is_not_of_the_report_on_one_trajectory() -> None:
    text = (
        "Het CBR kon rijbewijzen niet op tijd verlengen.\n\n## Den Haag\n\n"
        "Brieven kwamen veel te laat aan. Bij toeslagen was dat anders: daar ontbrak een toets."
    )
    assert _about(text, "Brieven kwamen", "# Achterstanden CBR") != set()
    assert _about(text, "was dat anders", "# Achterstanden CBR") == set()


def test_after_a_row_of_cases_what_follows_is_of_none_of_them() -> None:
    text = (
        "## Dossiers\n\nBij de jeugdzorg zijn dossiers vernietigd, bij het herstel van de "
        "uitwonendenbeurs waren ze onvolledig. Dat werd telkens veel te laat ontdekt."
    )
    assert _about(text, "telkens", "# Terugblik van een netwerk") == set()


def test_a_sentence_on_another_case_is_not_of_the_one_before_it() -> None:
    text = (
        "## Begin\n\nHet herstel van de uitwonendenbeurs begon klein. "
        "Bij toeslagen was daarvoor te weinig tijd en ging het mis."
    )
    assert "Herstel uitwonendenbeurs" not in _about(text, "Bij toeslagen", "# Terugblik")


def test_the_examples_hold() -> None:
    assert doctest.testmod(comparing).failed == 0
