"""Names of organisations, trajectories and laws, and what they mean."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.pipeline import contribution, names, nodes, read

OCW = "Ministerie van Onderwijs, Cultuur en Wetenschap"
FIN = "Ministerie van Financiën"
EZK = "Ministerie van Economische Zaken en Klimaat"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De Sociale Verzekeringsbank betaalde.", ("Sociale Verzekeringsbank",) * 2),
        ("Volgens DUO was het zo.", ("DUO", "Dienst Uitvoering Onderwijs")),
        ("De toeslagenaffaire raakte velen.", ("toeslagenaffaire", "Hersteloperatie toeslagen")),
        ("De Awb geldt hier.", ("Awb", "Algemene wet bestuursrecht")),
        ("Het ministerie van Financiën zag dit.", ("ministerie van Financiën", FIN)),
        ("Het ministerie van OCW zag dit.", ("ministerie van OCW", OCW)),
        ("De minister van Financiën zag dit.", ("Financiën", FIN)),
        ("De minister van OCW zag dit.", ("OCW", OCW)),
        (f"Het m{OCW[1:]} zag dit.", (f"m{OCW[1:]}", OCW)),
        ("Het ministerie van\nFinanciën zag dit.", ("ministerie van\nFinanciën", FIN)),
        (
            "De Sociale\nVerzekeringsbank.",
            ("Sociale\nVerzekeringsbank", "Sociale Verzekeringsbank"),
        ),
    ],
)
def test_a_known_name_is_found_and_means_its_concept(text: str, found: tuple[str, str]) -> None:
    assert names(read(text)) == [found]


def test_an_enumeration_of_names_is_cut_where_one_ends() -> None:
    doc = read(f"Het m{OCW[1:]} en DUO voerden het uit, en het ministerie van OCW en de SVB ook.")
    assert [meaning for _, meaning in names(doc)] == [
        OCW,
        "Dienst Uitvoering Onderwijs",
        OCW,
        "Sociale Verzekeringsbank",
    ]


def test_a_name_does_not_run_over_a_blank_line() -> None:
    assert names(read("Dit ging over de Sociale\n\nVerzekeringsbank en meer.")) == []


@pytest.mark.parametrize("text", ["Duo en duo's deden mee.", "De awb is klein.", "Ez is hier."])
def test_a_single_word_must_stand_as_it_is_written(text: str) -> None:
    assert names(read(text)) == []


@pytest.mark.parametrize(
    ("published", "meaning"),
    [
        ("2012-05-01", "Ministerie van Economische Zaken, Landbouw en Innovatie"),
        ("2016-05-01", "Ministerie van Economische Zaken"),
        ("2019-05-01", None),
    ],
)
def test_a_name_means_what_it_meant_on_the_date(published: str, meaning: str | None) -> None:
    text = "Volgens EL&I was het zo." if published < "2013" else "Volgens EZ was het zo."
    found = names(read(text, published=published))
    assert [one for _, one in found] == ([] if meaning is None else [meaning])


def test_a_former_ministry_keeps_its_own_name() -> None:
    assert names(read("EZK zag dit in.", published="2019-01-01")) == [("EZK", EZK)]


def test_without_a_date_a_name_of_several_ministries_links_to_nothing() -> None:
    assert names(read("Volgens EZ was het zo.")) == []


def test_two_municipalities_of_one_name_link_to_neither() -> None:
    doc = read("De gemeente Bergen betaalde, de gemeente Utrecht niet.")
    assert names(doc) == [
        ("gemeente Bergen", "Gemeente Bergen"),
        ("gemeente Utrecht", "Gemeente Utrecht"),
    ]
    assert [ent.kb_id_ != "" for ent in doc.ents] == [False, True]


def test_an_unknown_organisation_is_a_candidate() -> None:
    (node,) = nodes(contribution("De Autoriteit Schone Lucht hield toezicht."), "Organisation")
    assert (node.get("name"), node.get("candidate")) == ("Autoriteit Schone Lucht", "true")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De herstelregeling Zonnedauw Oost begon.", "Herstelregeling Zonnedauw Oost"),
        ("De regeling funderingsherstel begon.", "Regeling funderingsherstel"),
    ],
)
def test_an_unknown_scheme_is_a_candidate(text: str, name: str) -> None:
    (node,) = nodes(contribution(text), "Trajectory")
    assert (node.get("name"), node.get("candidate")) == (name, "true")


def test_a_known_thing_is_no_candidate() -> None:
    (node,) = nodes(contribution("De Sociale Verzekeringsbank betaalde."), "Organisation")
    assert node.get("candidate") is None


def test_a_generic_recovery_operation_is_no_name() -> None:
    assert names(read("Elke hersteloperatie en elk hersteltraject vraagt om regie.")) == []


def test_an_abbreviation_that_the_text_defines_is_found_everywhere_after() -> None:
    doc = read("De Autoriteit Schone Lucht (ASL) zag toe. De ASL was laat, aldus ASL-medewerkers.")
    assert [meaning for _, meaning in names(doc)] == ["Autoriteit Schone Lucht"] * 3


def test_an_abbreviation_is_not_found_before_it_is_defined() -> None:
    doc = read("ASL is een woord. De Autoriteit Schone Lucht (ASL) zag toe.")
    assert [text for text, _ in names(doc)] == ["Autoriteit Schone Lucht", "ASL"]


def test_the_definition_in_the_text_goes_before_the_ontology() -> None:
    doc = read("De Stichting Verhalen Bewaren (SVB) hielp. De SVB was er op tijd.")
    assert {meaning for _, meaning in names(doc)} == {"Stichting Verhalen Bewaren"}


def test_what_stands_in_brackets_but_does_not_abbreviate_defines_nothing() -> None:
    doc = read("De gemeente Utrecht (WOZ) hielp. De WOZ is een belasting.")
    assert [text for text, _ in names(doc)] == ["gemeente Utrecht"]


def test_an_abbreviation_defined_twice_means_nothing() -> None:
    doc = read("De Stichting Aarde (SA) en de Stichting Adem (SA) hielpen. De SA was er.")
    assert [text for text, _ in names(doc)] == ["Stichting Aarde", "Stichting Adem"]


def test_a_name_within_a_longer_one_is_not_counted() -> None:
    doc = read("De Wet hersteloperatie toeslagen geldt sinds 2022.")
    assert names(doc) == [("Wet hersteloperatie toeslagen", "Wet hersteloperatie toeslagen")]


def test_no_two_names_overlap() -> None:
    text = "De Commissie Herstel Groningen (CHG) en het ministerie van EZK (EZK) in Groningen."
    doc = read(text, published="2019-01-01")
    assert len(doc.ents) > 3
    assert all(one.end <= other.start for one, other in pairwise(doc.ents))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het herstel van de uitwonendenbeurs liep vast.", "herstel van de uitwonendenbeurs"),
        (
            "De tegemoetkoming voor slachtoffers van geweld in de jeugdzorg liep vast.",
            "tegemoetkoming voor slachtoffers van geweld in de jeugdzorg",
        ),
        ("Veel slachtoffers van geweld in de jeugdzorg wachten.", "geweld in de jeugdzorg"),
        ("De Erkenningsregeling Oplosmiddelen liep vast.", "Erkenningsregeling Oplosmiddelen"),
        (
            "De compensatieregeling voor slachtoffers van ziekenhuisbacteriën liep vast.",
            "compensatieregeling voor slachtoffers van ziekenhuisbacteriën",
        ),
        ("Over de AOW-hersteloperatie is weinig bekend.", "AOW-hersteloperatie"),
    ],
)
def test_a_trajectory_is_named_with_its_redress_and_without_its_people(
    text: str, name: str
) -> None:
    assert [found for found, _ in names(read(text), "Trajectory")] == [name]


def test_a_trajectory_and_its_abbreviation_in_brackets_are_two_names() -> None:
    doc = read(
        "De Tegemoetkoming Vaste Lasten (TVL) en de Erkenningsregeling Verf (ERV); de ERV ook."
    )
    assert [found for found, _ in names(doc, "Trajectory")] == [
        "Tegemoetkoming Vaste Lasten",
        "TVL",
        "Erkenningsregeling Verf",
        "ERV",
        "ERV",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Het rechtsherstel in box 3 kwam laat.",
            [("rechtsherstel in box 3", "Rechtsherstel box 3")],
        ),
        (
            "De handhaving op de schijnzelfstandigheid begon.",
            [("handhaving op de schijnzelfstandigheid", "Handhaving schijnzelfstandigheid")],
        ),
        ("Een stap voor het budget van volgend jaar.", []),
        ("De brand, de kosten en Volendam komen hierna.", []),
    ],
)
def test_small_words_may_stand_between_the_words_of_a_trajectory(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert names(read(text), "Trajectory") == expected


def test_an_organisation_keeps_its_name_in_words_that_point_to_a_trajectory() -> None:
    cbr = "Centraal Bureau Rijvaardigheidsbewijzen"
    doc = read(f"De medische beoordeling door het {cbr} (CBR) liep vast. Het CBR zweeg.")
    assert names(doc) == [(cbr, cbr), ("CBR", cbr), ("CBR", cbr)]
