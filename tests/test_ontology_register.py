"""Organisations out of a TOOI register."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology import Concept, OntologyError, load
from ontology.register import read_organisations

PREFIXES = """
@prefix tooi: <https://identifier.overheid.nl/tooi/def/ont/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://example.org/id/> .
"""
REGISTER = Path(__file__).parents[2] / "shared" / "vocab" / "tooi-organisaties.ttl"


def read(folder: Path, turtle: str) -> list[Concept]:
    path = folder / "register.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return read_organisations(path, load())


@pytest.mark.parametrize(
    ("sort", "label", "name", "level"),
    [
        ("Ministerie", "Voorbeelden", "Ministerie van Voorbeelden", "centraal"),
        ("Ministerie", "Ministerie van Proeven", "Ministerie van Proeven", "centraal"),
        ("Gemeente", "Gemeente Voorbeeld", "Gemeente Voorbeeld", "gemeentelijk"),
        ("Provincie", "Voorbeeld", "Provincie Voorbeeld", "provinciaal"),
        ("Waterschap", "Proefpolder", "Waterschap Proefpolder", "waterschap"),
        ("Waterschap", "Hoogheemraadschap van Proef", "Hoogheemraadschap van Proef", "waterschap"),
        ("CaribischOpenbaarLichaam", "Proef", "Openbaar lichaam Proef", "caribisch"),
        ("Zbo", "Voorbeeldraad", "Voorbeeldraad", "centraal"),
        ("Samenwerkingsorganisatie", "Proefregio", "Proefregio", "decentraal"),
        ("OverigeOverheidsorganisatie", "Proefcollege", "Proefcollege", None),
    ],
)
def test_each_class_gives_a_name_and_a_level(
    tmp_path: Path, sort: str, label: str, name: str, level: str | None
) -> None:
    (one,) = read(tmp_path, f'x:a a tooi:{sort} ; rdfs:label "{label}"@nl .')
    assert one.label() == name
    assert (one.first("level") or "").rsplit("/", 1)[-1] == (level or "")


def test_the_official_name_is_preferred(tmp_path: Path) -> None:
    official = 'tooi:officieleNaamInclSoort "waterschap De Proef"'
    (one,) = read(tmp_path, f'x:a a tooi:Waterschap ; rdfs:label "Proef"@nl ; {official} .')
    assert one.label() == "Waterschap De Proef"


def test_abbreviations_and_dates_come_along(tmp_path: Path) -> None:
    dates = 'tooi:begindatum "2001-01-01"^^xsd:date ; tooi:einddatum "2010-10-13"^^xsd:date'
    (one,) = read(
        tmp_path, f'x:a a tooi:Zbo ; rdfs:label "Raad"@nl ; tooi:afkorting "XQZ" ; {dates} .'
    )
    assert one.synonyms == ("XQZ",)
    assert (one.first("validFrom"), one.first("validUntil")) == ("2001-01-01", "2010-10-13")


def test_a_place_is_no_name_of_its_municipality(tmp_path: Path) -> None:
    label = 'rdfs:label "Gemeente Proefstad"@nl ; tooi:afkorting "Proefstad"'
    assert read(tmp_path, f"x:a a tooi:Gemeente ; {label} .")[0].synonyms == ()


def test_an_abbreviation_of_two_says_nothing(tmp_path: Path) -> None:
    turtle = 'x:{0} a tooi:Zbo ; rdfs:label "Raad {0}"@nl ; tooi:afkorting "XQZ" .'
    found = read(tmp_path, turtle.format("a") + turtle.format("b"))
    assert [one.synonyms for one in found] == [(), ()]


def test_an_abbreviation_of_a_shipped_organisation_is_left_out(tmp_path: Path) -> None:
    label = 'rdfs:label "Andere organisatie"@nl ; tooi:afkorting "UWV"'
    assert read(tmp_path, f"x:a a tooi:Zbo ; {label} .")[0].synonyms == ()


def test_what_is_shipped_is_left_as_it_is(tmp_path: Path) -> None:
    fin = "<https://identifier.overheid.nl/tooi/id/ministerie/mnre1090>"
    other = 'x:a a tooi:Ministerie ; rdfs:label "Financiën"@nl .'
    assert read(tmp_path, f'{fin} a tooi:Ministerie ; rdfs:label "Geld"@nl . {other}') == []


def test_of_two_of_one_name_the_one_that_still_exists_stays(tmp_path: Path) -> None:
    ended = 'tooi:einddatum "2010-10-13"^^xsd:date'
    turtle = (
        f'x:z a tooi:Zbo ; rdfs:label "Raad"@nl . x:a a tooi:Zbo ; rdfs:label "Raad"@nl ; {ended} .'
    )
    assert [one.code for one in read(tmp_path, turtle)] == ["z"]


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        (
            "x:a a tooi:Zbo ; rdfs:label .",
            r"register\.ttl, regel 7: geen geldige Turtle\. Daar staat: '",
        ),
        ("", r"register\.ttl: hierin staan geen organisaties"),
        ("x:a a skos:Concept .", r"register\.ttl: hierin staan geen organisaties"),
        ("x:a a tooi:Zbo .", r"register\.ttl: https://example\.org/id/a: .* geen naam"),
        ('x:a a tooi:Zbo ; rdfs:label "R"@nl ; tooi:einddatum "ooit" .', "its validUntil 'ooit'"),
    ],
)
def test_a_bad_register_is_refused(tmp_path: Path, turtle: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        read(tmp_path, turtle)


def test_a_register_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"weg\.ttl"):
        read_organisations(tmp_path / "weg.ttl", load())


@pytest.mark.skipif(not REGISTER.is_file(), reason="the register is not part of the project")
def test_the_whole_register_is_read() -> None:
    found = read_organisations(REGISTER, load())
    assert len(found) + len(load().members["organisaties"]) > 1400
    assert len({one.label().casefold() for one in found}) == len(found)
