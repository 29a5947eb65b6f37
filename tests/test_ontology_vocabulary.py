"""What the vocabulary itself must be: complete, in two languages, aligned, documented."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph
from rdflib.util import guess_format

from ontology import Kind, Property, Relation, load
from ontology.load import FOLDER
from ontology.reference import shorten, write_reference
from ontology.schema import DEFINITIONS

SCHEMA = load()
VOCABULARIES = Path(__file__).parents[2] / "shared" / "vocab"
NAMESPACES = {
    "http://purl.org/dc/terms/": "dcterms.ttl",
    "http://www.w3.org/2004/02/skos/core#": "skos.nt",
    "http://www.w3.org/ns/oa#": "oa.ttl",
    "http://www.w3.org/ns/org#": "org.ttl",
    "http://www.w3.org/ns/prov#": "prov-o.ttl",
}
TERMS: dict[str, Kind | Property | Relation] = {
    **SCHEMA.kinds,
    **SCHEMA.properties,
    **SCHEMA.relations,
}


@pytest.mark.parametrize("name", TERMS)
def test_every_term_is_named_and_explained_in_both_languages(name: str) -> None:
    term = TERMS[name]
    assert all(term.labels[language] and term.definitions[language] for language in ("nl", "en"))


@pytest.mark.parametrize("name", SCHEMA.kinds)
def test_every_kind_has_a_plural_in_both_languages(name: str) -> None:
    assert SCHEMA.kind(name).plurals.keys() == {"nl", "en"}


@pytest.mark.parametrize("name", [name for name, kind in SCHEMA.kinds.items() if not kind.abstract])
def test_every_kind_has_a_shape(name: str) -> None:
    shapes = Graph().parse(FOLDER / "shapes.ttl")
    assert f"{DEFINITIONS}{name}" in set(map(str, shapes.objects(None, SH.targetClass)))


def test_every_shape_speaks_both_languages() -> None:
    shapes = Graph().parse(FOLDER / "shapes.ttl")
    for subject in shapes.subjects(SH.message):
        languages = [getattr(one, "language", None) for one in shapes.objects(subject, SH.message)]
        assert sorted(filter(None, languages)) == ["en", "nl"]


def test_every_shape_is_of_terms_that_exist() -> None:
    shapes = Graph().parse(FOLDER / "shapes.ttl")
    used = {*shapes.objects(None, SH.path), *shapes.objects(None, SH["class"])}
    ours = {str(one).removeprefix(DEFINITIONS) for one in used if str(one).startswith(DEFINITIONS)}
    assert ours <= TERMS.keys()


@pytest.mark.parametrize("iri", sorted({iri for term in TERMS.values() for iri in term.aligned}))
def test_every_alignment_leads_somewhere(iri: str) -> None:
    file = next((file for start, file in NAMESPACES.items() if iri.startswith(start)), None)
    if file is None or not (VOCABULARIES / file).is_file():
        pytest.skip(f"no copy of the vocabulary of {shorten(iri)} here")
    graph = Graph().parse(VOCABULARIES / file, format=guess_format(file))
    assert any(str(term) == iri for term in graph.subjects(RDF.type))


@pytest.mark.parametrize("name", [name for name, kind in SCHEMA.kinds.items() if kind.scheme])
def test_every_curated_kind_has_instances_of_its_kind(name: str) -> None:
    members = SCHEMA.members[SCHEMA.kind(name).scheme or ""]
    assert {one.kind for one in members} == {name}


@pytest.mark.parametrize("scheme", [name for name in SCHEMA.schemes if name != "organisaties"])
def test_every_code_has_an_english_label(scheme: str) -> None:
    assert [one.id for one in SCHEMA.members[scheme] if "en" not in one.labels] == []


def test_every_relation_between_things_reads_as_a_sentence_both_ways() -> None:
    things = {name for name, kind in SCHEMA.kinds.items() if kind.colour or kind.abstract}
    for relation in SCHEMA.relations.values():
        if things.issuperset((*relation.domain, *relation.range)):
            assert relation.phrases.keys() == {"nl", "en"}, relation.name
            assert relation.inverse_phrases.keys() == {"nl", "en"}, relation.name


def test_every_status_of_follow_up_comes_close_to_one_class_of_the_rekenkamer() -> None:
    """But that it was not done yet: whether anything was begun, that does not say."""
    for status in SCHEMA.members["opvolgstatus"]:
        classes = [SCHEMA.concepts[close].scheme for close in status.close]
        assert classes == ([] if status.code == "nog-niet-opgevolgd" else ["rekenkamerklasse"])


def test_the_statuses_of_follow_up_map_to_the_classes_of_the_rekenkamer() -> None:
    assert len(SCHEMA.members["rekenkamerklasse"]) == 4


def test_the_reference_page_is_up_to_date() -> None:
    page = FOLDER.parent / "docs" / "ontologie.md"
    assert page.read_text(encoding="utf-8") == write_reference(SCHEMA), (
        "run: leergraaf ontology reference"
    )


def test_the_reference_names_every_term_and_code() -> None:
    page = write_reference(SCHEMA)
    codes = [one.code for scheme in ("polariteit", "knelpunten") for one in SCHEMA.members[scheme]]
    assert [name for name in (*TERMS, *SCHEMA.schemes, *codes) if f"`{name}`" not in page] == []


def test_the_reference_has_a_row_for_every_trajectory() -> None:
    page = write_reference(SCHEMA)
    assert all(f"| {one.label()} |" in page for one in SCHEMA.members["trajecten"])
