"""Bottlenecks: of which system problems a statement speaks."""

from __future__ import annotations

import pytest

from ingest.components.bottlenecks import Bottlenecks, _pattern, as_learned
from ingest.judges.judge import Judgement
from ingest.nlp import component
from ontology.load import load
from ontology.schema import Concept
from tests.pipeline import contribution, edges, found, read, statements

LATE = "De uitbetaling kwam veel te laat en de wettelijke termijnen werden niet gehaald."
SHARING = (
    "Het delen van gegevens tussen de Belastingdienst en gemeenten ging mis, waardoor ouders "
    "steeds dezelfde gegevens moesten aanleveren."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LATE, "tijdigheid"),
        (SHARING, "gegevensdeling"),
        (
            "Het ICT-systeem was verouderd, zodat fouten niet konden worden hersteld.",
            "ict-systemen",
        ),
    ],
)
def test_a_statement_has_the_bottleneck_it_speaks_of(text: str, code: str) -> None:
    ((_, one),) = statements(read(text))
    assert code in one.themes


@pytest.mark.parametrize(
    "text",
    [
        "Wie geld wilde, moest aantonen dat de ziekte door het werk kwam.",
        "De regeling kwam erop neer dat huurders moesten bewijzen wat er was gezegd.",
        "Door nabestaanden het verband te laten bewijzen, sloot het fonds hen uit.",
    ],
)
def test_who_must_prove_bears_the_burden_of_proof(text: str) -> None:
    assert "bewijslast" in component(Bottlenecks).themes(text, Judgement({}))


def test_the_phrase_that_shows_a_bottleneck_stands_where_it_is_said_to() -> None:
    doc = read(f"In hoofdstuk 2 staat de opzet van het onderzoek.\n\n{SHARING}")
    ((_, one),) = statements(doc)
    start, end, chance = one.themes["gegevensdeling"]
    assert doc.text[start:end] == "delen van gegevens"
    assert 0 < chance <= 1


def test_without_a_phrase_the_whole_sentence_shows_it() -> None:
    for text in (LATE, SHARING):
        ((_, one),) = statements(read(text))
        spans = [(start, end) for start, end, _ in one.themes.values()]
        assert spans
        assert all(one.place.start <= start < end <= one.place.end for start, end in spans)


def test_a_description_has_no_bottleneck() -> None:
    one = contribution("In hoofdstuk 3 beschrijven wij de gegevensdeling tussen gemeenten.")
    assert found(one, "indicates") == []


def test_a_bottleneck_of_a_negative_lesson_occurs_in_what_it_is_about() -> None:
    one = contribution(f"De toeslagenaffaire duurde lang. {SHARING}")
    assert "Hersteloperatie toeslagen" in {object_ for _, object_ in edges(one, "occursIn")}


def test_a_bottleneck_that_a_recommendation_addresses_does_not_occur() -> None:
    one = contribution(
        "Wij bevelen aan om in de toeslagenaffaire het delen van gegevens te verbeteren: zorg dat "
        "gegevens worden gedeeld met gemeenten."
    )
    assert found(one, "addresses") != []
    assert found(one, "occursIn") == []


def test_what_occurs_rests_on_a_lesson_and_falls_with_it() -> None:
    one = contribution(f"De toeslagenaffaire duurde lang. {SHARING}")
    lessons = {edge.subject for edge in found(one, "indicates")}
    assert all(e.via in lessons for edge in found(one, "occursIn") for e in edge.evidence)


def _judged(stated: float, shown: float) -> Judgement:
    """A sentence so probable to be a statement, and then to show that things came too late."""
    kind = {"geen": 1 - stated, "les": stated}
    return Judgement({"kind": kind, "theme:tijdigheid": {"ja": shown}})


def test_the_graph_is_told_a_theme_that_a_phrase_and_the_model_both_find() -> None:
    bottlenecks, late = component(Bottlenecks), "Het besluit kwam te laat."
    assert [*bottlenecks.shown(late, _judged(0.9, 0.5))] == ["tijdigheid"]
    for text, judged in (
        (late, _judged(0.9, 0.1)),
        (late, _judged(0.1, 0.9)),
        ("Pas na een jaar kwam er een brief.", _judged(0.9, 0.55)),
    ):
        assert "tijdigheid" in bottlenecks.themes(text, judged)
        assert [*bottlenecks.shown(text, judged)] == []


def test_the_graph_is_told_a_theme_without_a_phrase_where_the_model_is_sure() -> None:
    bottlenecks, text = component(Bottlenecks), "Pas na een jaar kwam er een brief."
    assert [*bottlenecks.shown(text, _judged(0.9, 0.9))] == ["tijdigheid"]


def test_the_graph_is_told_what_a_phrase_says_where_nothing_judges_themes() -> None:
    judged = Judgement({"kind": {"geen": 0.1, "les": 0.9}})
    told = component(Bottlenecks).shown("Het besluit kwam te laat.", judged)
    assert [*told] == ["tijdigheid"]


WHOLE, PART = "toezicht-verantwoording", "financieel-beheer"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("De inkoop van het ministerie is niet op orde.", [PART]),
        ("De inspectie hield te weinig toezicht.", [WHOLE]),
        ("Het toezicht op de aanbesteding was zwak.", [WHOLE, PART]),
        ("Dat is al jaren een probleem.", []),
    ],
)
def test_of_a_bottleneck_that_was_split_words_say_which_part_is_shown(
    text: str, shown: list[str]
) -> None:
    kind = {"geen": 0.0, "les": 1.0}
    judged = Judgement({"kind": kind, f"theme:{WHOLE}": {"ja": 0.95}})
    bottlenecks = component(Bottlenecks)
    assert [*bottlenecks.shown(text, judged)] == shown
    assert set(as_learned(load(), bottlenecks.themes(text, judged))) == {WHOLE}


def test_what_was_split_is_shown_by_its_words_only_where_the_model_finds_the_whole() -> None:
    kind = {"geen": 0.0, "les": 1.0}
    judged = Judgement({"kind": kind, f"theme:{WHOLE}": {"ja": 0.05}})
    told = component(Bottlenecks).shown("De inkoop kwam te laat.", judged)
    assert [*told] == []


@pytest.mark.parametrize("concept", load().members["knelpunten"], ids=lambda one: one.code)
def test_every_bottleneck_has_phrases_and_they_match_whole_words(concept: Concept) -> None:
    pattern = _pattern(concept)
    phrases = {*concept.cues, *concept.synonyms}
    assert phrases
    assert all(pattern.search(phrase) for phrase in phrases)
    assert all(pattern.fullmatch(f"x{phrase}x") is None for phrase in phrases)


def test_a_bottleneck_without_phrases_stands_in_no_sentence() -> None:
    bare = Concept(id="x", scheme="y", code="z", labels={"nl": "Z"})
    assert _pattern(bare).search("De uitbetaling kwam te laat.") is None
