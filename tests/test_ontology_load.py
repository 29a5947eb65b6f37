"""Compiling the Turtle: what it gives, and what an error in it says."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ontology import OntologyError, Schema, load
from ontology.build import build, read_concepts, read_turtle
from ontology.load import FOLDER, turtle_files
from ontology.schema import Concept

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """
@prefix lg: <https://w3id.org/leergraaf/def#> .
@prefix id: <https://w3id.org/leergraaf/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LABELS = 'rdfs:label "x"@nl , "x"@en ; skos:definition "x"@nl , "x"@en'
RAAD = 'id:raad a lg:Organisation ; skos:inScheme id:organisaties ; skos:prefLabel "Raad"@nl'


def compiled(folder: Path, extra: str = "", old: str = "", new: str = "") -> Schema:
    """The ontology with empty lists, ``extra`` added and ``old`` replaced by ``new``."""
    text = (FOLDER / "leergraaf.ttl").read_text(encoding="utf-8")
    assert old in text
    ontology, schemes = folder / "leergraaf.ttl", folder / "schemes.ttl"
    ontology.write_text(text.replace(old, new, 1), encoding="utf-8")
    lists = (
        f'id:{name} a skos:ConceptScheme ; skos:prefLabel "x"@nl , "x"@en .' for name in names()
    )
    codes = (
        f'<{one.id}> skos:inScheme id:{one.scheme} ; skos:prefLabel "{one.code}"@nl .'
        for one in load().members["lestype"]
    )
    schemes.write_text("\n".join([PREFIXES, *lists, *codes, extra]), encoding="utf-8")
    return build([ontology, schemes], "test")


def names() -> list[str]:
    return list(load().schemes)


def test_the_ontology_loads() -> None:
    schema = load()
    assert schema.is_a("Lesson", "Statement")
    assert schema.concept("polariteit", "negatief").label("en") == "What went wrong"
    assert len(schema.members["knelpunten"]) >= 31


def test_loading_again_gives_the_same() -> None:
    assert build(turtle_files(FOLDER), load().digest) == load()


def test_loading_from_the_cache_does_not_need_rdflib() -> None:
    command = "import sys, ontology; ontology.load(); assert 'rdflib' not in sys.modules"
    load()
    subprocess.run([sys.executable, "-c", command], check=True)


def test_an_error_of_syntax_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "kapot.ttl"
    path.write_text('<a> <b> "c" .\n<d> <e> .\n', encoding="utf-8")
    with pytest.raises(OntologyError, match=r"kapot\.ttl, regel 2: geen geldige Turtle"):
        read_turtle([path])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"weg\.ttl"):
        read_turtle([tmp_path / "weg.ttl"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('rdfs:label "Les"@nl , ', "rdfs:label ", "Lesson: it has no label in 'nl'"),
        (' , "Lessons"@en', "", "Lesson: it has no pluralLabel in 'en'"),
        (' , "Lesson"@en', ' , "Lesje"@nl', "Lesson: it has two labels in 'nl'"),
        ('"The document\'s title."@en', '"x"@de', "title: it has no definition in 'en'"),
        (
            "lg:Lesson a owl:Class ;\n    rdfs:subClassOf lg:Statement",
            "lg:Lesson a owl:Class ;\n    rdfs:subClassOf lg:Uitspraak",
            "Lesson: its superclass .*Uitspraak is not defined",
        ),
        (
            "lg:Statement a owl:Class ;\n",
            "lg:Statement a owl:Class ; rdfs:subClassOf lg:Lesson ;\n",
            "it is its own superclass",
        ),
        (
            'rdfs:domain lg:Document ; rdfs:range xsd:string ;\n    rdfs:label "soort document"',
            'rdfs:range xsd:string ;\n    rdfs:label "soort document"',
            "documentKind: it has no domain",
        ),
        ("lg:codeList id:polariteit", "lg:codeList id:kleur", "polarity: its code list .*kleur is"),
        (
            "rdfs:domain lg:Lesson ; rdfs:range lg:Bottleneck",
            "rdfs:domain lg:Lesson ; rdfs:range lg:Probleem",
            "indicates: its range .*Probleem is not defined",
        ),
        ("lg:codeList id:trajecten", "lg:codeList id:routes", "Trajectory: its code list 'routes'"),
        ("owl:versionInfo", "rdfs:comment", "The ontology has no versionInfo"),
    ],
)
def test_an_error_in_the_ontology_names_the_term(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(OntologyError, match=message):
        compiled(tmp_path, old=old, new=new)


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        (RAAD.replace("organisaties", "clubs"), "id/raad: its scheme 'clubs' is not defined"),
        (RAAD.replace("@nl", "@en"), "id/raad: it has no prefLabel in 'nl'"),
        (RAAD.replace("Organisation", "Club"), "The ontology has no kind 'Club'"),
        (
            f"{RAAD} . {RAAD.replace('id:raad', 'id:raad2').replace('Raad', 'RAAD')}",
            "raad2: .*id/raad bears the same name in organisaties",
        ),
        (
            f"{RAAD} . {RAAD.replace('id:raad', '<https://x.org/raad>').replace('Raad', 'Ander')}",
            "its code 'raad' is not its alone",
        ),
        (f'{RAAD} ; lg:kleur "rood"', "id/raad: the ontology has no property or relation 'kleur'"),
        (f"{RAAD} ; lg:parent id:moeder", "id/raad: its parent .*moeder is not defined"),
        (
            f"{RAAD} ; lg:parent <{next(iter(load().members['lestype'])).id}>",
            "parent .* right kind",
        ),
        (
            f"{RAAD} ; lg:level <{next(iter(load().members['lestype'])).id}>",
            "list 'bestuursniveau'",
        ),
        (f'{RAAD} ; lg:validFrom "1 mei 2019"', "its validFrom '1 mei 2019' is not of type date"),
        (f'{RAAD} ; lg:targetGroup "ouders"', "id/raad: a Organisation has no 'targetGroup'"),
        (f"{RAAD} ; skos:broader id:raad", "its broader concepts leads in a circle"),
    ],
)
def test_an_error_in_a_list_names_the_concept(tmp_path: Path, turtle: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        compiled(tmp_path, f"{turtle} .")


def test_a_new_relation_is_an_edit_of_turtle(tmp_path: Path) -> None:
    leads = "rdfs:domain lg:Organisation ; rdfs:range lg:Need"
    extra = f"lg:kent a owl:ObjectProperty ; {leads} ; {LABELS} ."
    assert compiled(tmp_path, extra).relation("kent").range == ("Need",)


def test_concepts_can_be_added_to_a_schema(tmp_path: Path) -> None:
    path = tmp_path / "eigen.ttl"
    path.write_text(f"{PREFIXES}{RAAD} .", encoding="utf-8")
    added = read_concepts(read_turtle([path]), load())
    schema = load().with_concepts(added)
    assert schema.concepts["https://w3id.org/leergraaf/id/raad"].label() == "Raad"
    assert schema.digest != load().digest


def test_adding_what_is_known_changes_nothing() -> None:
    assert load().with_concepts(load().members["polariteit"]) is load()


def test_synonyms_are_told_by_language_and_those_of_none_in_each() -> None:
    late = load().concepts["https://w3id.org/leergraaf/id/knelpunten/tijdigheid"]
    assert "vertraging" in late.known_as("nl")
    assert "delay" not in late.known_as("nl")
    assert "delay" in late.known_as("en")
    assert set(late.known_as("nl")) | set(late.known_as("en")) == set(late.synonyms)
    assert Concept("x", "s", "x", {"nl": "x"}, synonyms=("a",)).known_as("en") == ("a",)


def test_the_letters_that_it_goes_by_in_dutch_are_told_in_english_too() -> None:
    known = next(one for one in load().members["organisaties"] if "UWV" in one.names)
    assert "UWV" in known.known_as("en")
    letters = {"nl": frozenset[str](), "en": frozenset({"DPA"})}
    assert (
        Concept("x", "s", "x", {"nl": "x"}, synonyms=("DPA",), spoken=letters).known_as("nl") == ()
    )


def test_a_relation_is_read_by_the_kind_of_its_subject() -> None:
    relation = load().relation("addressedTo")
    assert relation.read_of("Recommendation") is relation
    assert relation.read_of("Measure").inverse["nl"] == "doet of zegt toe"
    assert relation.read_of("Measure").domain == relation.domain
