"""Words of a question that stand otherwise in a report: forms, nouns of verbs, equivalents."""

from __future__ import annotations

import pytest

from graph.questions.asking.covering import IN_PART, USED, Covering
from graph.questions.asking.equivalents import equivalents, groups
from graph.questions.asking.forms import base


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("uitbetaling", "uitbetalen"),
        ("uitbetaald", "uitbetalen"),
        ("teruggedraaid", "terugdraaien"),
        ("opgebeld", "opbellen"),
        ("besprak", "bespreken"),
        ("ingetrokken", "intrekken"),
        ("nagekeken", "nakijken"),
        ("gecompenseerd", "compenseren"),
        ("compensatie", "compenseren"),
        ("klachten", "klagen"),
        ("bewijs", "bewijzen"),
    ],
)
def test_a_form_and_a_noun_are_of_their_verb(word: str, verb: str) -> None:
    assert base(word) == verb


@pytest.mark.parametrize("word", ["gemeente", "ruimte", "waarde", "maanden", "organisatie"])
def test_what_only_looks_like_a_form_is_of_no_verb(word: str) -> None:
    assert not base(word).endswith("en")


def test_the_noun_of_a_verb_counts_nearly_as_the_verb() -> None:
    found = Covering(["De compensatie liep.", "Men zou compenseren."]).shares(["compenseren"])
    assert IN_PART < found[0] < found[1] == 1


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("teruggedraaid", "De boetes zijn ongedaan gemaakt."),
        ("opgebeld", "Het nabellen hielp."),
        ("bewijzen", "De bewijslast lag bij hen."),
        ("contactpersoon", "Er komt een aanspreekpunt."),
        ("toekennen", "Het geld is uitbetaald."),
        ("forfait", "Men koos een vast bedrag."),
    ],
)
def test_a_text_holds_a_word_by_what_people_use_for_it(asked: str, text: str) -> None:
    found = Covering([text, "De dijk hield stand."]).shares([asked])
    assert found[0] == pytest.approx(USED)
    assert found[1] < USED


def test_one_word_of_a_pair_is_not_enough() -> None:
    found = Covering(["Het bedrag bleef gelijk.", "Een vast bedrag."]).shares(["forfait"])
    assert found[0] < found[1]


def test_every_group_says_more_than_forms_of_one_word() -> None:
    found = [group for group in groups() if len(group) < 2 or len({*map(base, group)}) < 2]
    assert not found


def test_what_is_equivalent_is_so_both_ways() -> None:
    for group in groups():
        one, *others = [word for word in group if "-" not in word]
        assert all(base(one) in equivalents(other) or base(one) == base(other) for other in others)
