"""Bottlenecks: of which system problems a statement speaks."""

from __future__ import annotations

import doctest

import pytest

from graph.gist import load_gists
from ingest.components.bottlenecks import Bottlenecks, _pattern, as_learned
from ingest.discourse import fields
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


def _sure_of(code: str, chance: float = 0.9) -> Judgement:
    """A sentence that is surely a negative lesson, and so probably shows a bottleneck."""
    return Judgement({"kind": {"geen": 0.0, "les": 1.0}, f"theme:{code}": {"ja": chance}})


@pytest.mark.parametrize(
    ("code", "with_word", "without_word"),
    [
        ("ict-systemen", "De koppelingen haperden.", "Twee mensen deden dat met plezier."),
        ("bestaanszekerheid", "Zij raakten hun inkomen kwijt.", "Een virus was de oorzaak."),
        ("tijdigheid", "Er lagen drie weken tussen.", "In twee dagen viel een meter sneeuw."),
        ("samenwerking-keten", "Zij werkten langs elkaar heen.", "Buren hielpen elkaar zelf."),
        ("compensatie-ongelijkheid", "De ene huurder kreeg niets.", "Dezelfde drempel bleef."),
        ("samenwerking-keten", "De partijen zaten apart.", "De minister handelde slordig."),
        ("organisatiecultuur", "Niemand durfde iets te zeggen.", "Zij vonden het vreemd."),
    ],
)
def test_without_a_phrase_a_bottleneck_shows_by_a_word_of_its_field(
    code: str, with_word: str, without_word: str
) -> None:
    shown, judged = component(Bottlenecks).shown, _sure_of(code)
    assert [*shown(with_word, judged, wrong=True)] == [code]
    assert [*shown(without_word, judged, wrong=True)] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("financiering-kosten", "Een gesprek kosten niets en helpt."),
        ("tijdigheid", "De inwerktijd van nieuwe mensen duurde te lang."),
        ("bestaanszekerheid", "Veel bedrijven troffen een betalingsregeling."),
        ("signalen-niet-opgepakt", "De meldingen gingen over tuinen en schuren."),
    ],
)
def test_words_that_mean_something_else_there_show_no_bottleneck(code: str, text: str) -> None:
    assert [*component(Bottlenecks).shown(text, _sure_of(code), wrong=True)] == []


def test_warnings_that_nobody_heard_are_shown_by_the_same_word() -> None:
    judged = _sure_of("signalen-niet-opgepakt", 0.5)
    told = component(Bottlenecks).shown("Met de meldingen werd niets gedaan.", judged, wrong=True)
    assert [*told] == ["signalen-niet-opgepakt"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("tijdigheid", "De raad kon niet zien welke huurder te lang moest wachten."),
        ("erkenning-tekort", "Ouders vroegen om erkenning en om een gesprek."),
    ],
)
def test_a_fault_shows_nothing_of_what_is_only_asked_or_not_known(code: str, text: str) -> None:
    shown, judged = component(Bottlenecks).shown, _sure_of(code)
    assert [*shown(text, judged, wrong=True)] == []
    assert [*shown(text, judged)] == [code]


def test_what_nobody_can_tell_of_spending_shows_how_it_is_managed() -> None:
    text = "Wij konden niet vaststellen of de voorschotten volgens de regels waren betaald."
    told = component(Bottlenecks).shown(text, _sure_of("toezicht-verantwoording"), wrong=True)
    assert "financieel-beheer" in [*told]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Voor schrijnende gevallen ontbrak een hardheidsclausule.", "hardheidsclausule"),
        ("De ene bewoner kreeg een nieuwe schuur, de buurman niet.", "compensatie-ongelijkheid"),
    ],
)
def test_what_a_fault_comes_down_to_shows_a_bottleneck(text: str, code: str) -> None:
    ((_, one),) = statements(read(text))
    assert code in one.shown
    assert code in one.themes


def test_every_gist_shows_a_bottleneck_of_the_ontology() -> None:
    assert {*load_gists().shows.values()} <= component(Bottlenecks).phrases.keys()


def test_every_field_is_that_of_a_bottleneck() -> None:
    assert set(fields.fields()) <= {concept.code for concept in load().members["knelpunten"]}
    assert doctest.testmod(fields).failed == 0
