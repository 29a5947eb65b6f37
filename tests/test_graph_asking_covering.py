"""How far a text holds the words of a question."""

from __future__ import annotations

import pytest

from graph.questions.asking.covering import IN_PART, Covering, enough

TEXTS = [
    "De gegevensuitwisseling schoot tekort.",
    "De gemeenten wisselen geen gegevens uit.",
    "Overheden spraken over de brief.",
    "",
]


@pytest.fixture(scope="module")
def covering() -> Covering:
    return Covering(TEXTS)


def test_a_word_is_held_in_another_form_and_in_a_compound(covering: Covering) -> None:
    shares = covering.shares(["gegevens"]).tolist()
    assert shares == [pytest.approx(IN_PART), 1.0, 0.0, 0.0]


def test_a_synonym_counts_for_less_than_the_word_itself() -> None:
    found = Covering(["Het personeel klaagde.", "De medewerkers klaagden."]).shares(["medewerkers"])
    assert 0 < found[0] < found[1] == 1


def test_the_rarer_of_two_words_counts_for_more() -> None:
    found = Covering(["brief", "brief over excuses", "brief", "excuses"]).shares(
        ["brief", "excuses"]
    )
    assert found[0] < found[3] < found[1] == 1


def test_a_small_word_with_the_stem_of_another_does_not_hold_it() -> None:
    assert Covering(["Zij spraken over de brief."]).shares(["overheid"])[0] == 0


def test_every_text_holds_no_words(covering: Covering) -> None:
    assert covering.shares([]).tolist() == [1.0] * len(TEXTS)


def test_of_two_words_more_must_be_held_than_of_many() -> None:
    few, many = ["a", "b"], ["a", "b", "c", "d"]
    assert enough(few, of_it=False) > enough(many, of_it=False) > enough(many, of_it=True)


def test_the_last_part_of_a_compound_is_not_what_is_asked_for() -> None:
    covering = Covering(["De ramp trof velen.", "De watersnoodramp trof velen.", "Het water kwam."])
    assert covering.shares(["watersnoodramp"]).tolist()[:2] == [0, 1]


def test_a_word_is_not_held_by_one_that_has_its_letters_by_accident() -> None:
    covering = Covering(["De systemen zijn verouderd.", "De grootouders kwamen.", "Hij kwam."])
    assert covering.shares(["ouders"]).tolist() == [0, pytest.approx(IN_PART), 0]


def test_a_compound_with_a_meaning_of_its_own_does_not_hold_its_last_part() -> None:
    covering = Covering(["Hun rijbewijzen verliepen.", "Zij moesten het bewijzen.", "Hij kwam."])
    assert covering.shares(["bewijzen"]).tolist() == [0, 1, 0]


def test_who_bears_the_burden_of_proof_is_not_held_by_a_proof() -> None:
    covering = Covering(
        ["Een bewijs van in leven zijn.", "De bewijslast lag bij hen.", "Hij kwam."]
    )
    assert covering.shares(["bewijslast"])[0] < covering.shares(["bewijslast"])[1] == 1


def test_a_short_word_does_not_stand_for_one_that_begins_with_it() -> None:
    assert Covering(["Zij prezen het vakmanschap."]).shares(["vak"])[0] == 0


def test_a_verb_that_is_taken_apart_is_held_as_a_whole() -> None:
    covering = Covering(["De invoering liep volledig vast.", "Leg de procedure vast."])
    assert covering.shares(["vastliep"]).tolist() == [1, 0]


def test_who_is_guilty_is_not_held_by_what_is_owed() -> None:
    covering = Covering(["De schulden waren hoog.", "Niemand was schuldig."])
    assert covering.shares(["schuldig"]).tolist() == [0, 1]
    assert covering.shares(["schulden"]).tolist() == [1, 0]


def test_a_term_is_held_by_both_of_its_words_or_by_either() -> None:
    covering = Covering(["De minister kwam.", "De minister sprak de president.", "Het was kwijt."])
    assert covering.held(["minister-president"])[0].tolist()[:2] == [0, 1]
    assert covering.held(["kwijt|vernietigd"])[0].tolist() == [0, 0, 1]
