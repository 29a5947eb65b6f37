"""Reading organisations from a TOOI register, to add them to the ontology of one's own store.

Organisations that the ontology ships are left out, by IRI and by name: a curated entry knows more,
and two things of one name cannot be told apart in a text. Of two entries of the register with the
same name the one that still exists stays, or else the one that ended last. An abbreviation that
more than one organisation bears says nothing and is left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace

from ontology.build import local, read_turtle
from ontology.consistency import check_concepts
from ontology.errors import OntologyError
from ontology.schema import Concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rdflib.term import Node

    from ontology.schema import Schema

TOOI = Namespace("https://identifier.overheid.nl/tooi/def/ont/")
SCHEME, KIND = "organisaties", "Organisation"
STILL = "9999"  # sorts after every date: an organisation that has not ended


@dataclass(frozen=True, slots=True)
class Sort:
    """What a class of TOOI is called in the ontology, and the word its names start with."""

    organisation_kind: str | None
    level: str | None
    prefix: str = ""
    others: tuple[str, ...] = ()


SORTS = {
    "Ministerie": Sort("ministerie", "centraal", "Ministerie van "),
    "Gemeente": Sort("medeoverheid", "gemeentelijk", "Gemeente "),
    "Provincie": Sort("medeoverheid", "provinciaal", "Provincie "),
    "Waterschap": Sort(
        "medeoverheid", "waterschap", "Waterschap ", ("Hoogheemraadschap", "Wetterskip")
    ),
    "CaribischOpenbaarLichaam": Sort("medeoverheid", "caribisch", "Openbaar lichaam "),
    "Zbo": Sort("zbo", "centraal"),
    "Samenwerkingsorganisatie": Sort("netwerk", "decentraal"),
    "OverigeOverheidsorganisatie": Sort(None, None),
}


def read_organisations(path: Path, schema: Schema) -> list[Concept]:
    """The organisations in the Turtle at ``path`` that ``schema`` does not know, by IRI.

    Bad Turtle, an entry without a name and a file without organisations raise OntologyError,
    naming the file and the term.
    """
    graph = read_turtle([path])
    try:
        concepts = list(_concepts(graph, schema))
        check_concepts(concepts, schema.with_concepts(concepts))
    except OntologyError as error:
        raise OntologyError(f"{path.name}: {error}") from error
    if not concepts:
        raise OntologyError(f"{path.name}: hierin staan geen organisaties van TOOI ({TOOI}…).")
    kept = _without_twins(concepts, schema)
    return sorted(_without_shared_synonyms(kept, schema), key=lambda one: one.id)


def _concepts(graph: Graph, schema: Schema) -> Iterator[Concept]:
    for name, sort in SORTS.items():
        for term in graph.subjects(RDF.type, TOOI[name]):
            yield _concept(graph, term, sort, schema)


def _concept(graph: Graph, term: Node, sort: Sort, schema: Schema) -> Concept:
    label = _name(graph, term, sort)
    attributes = {
        "organisationKind": _code(schema, "organisatiesoort", sort.organisation_kind),
        "level": _code(schema, "bestuursniveau", sort.level),
        "validFrom": _texts(graph, term, TOOI.begindatum),
        "validUntil": _texts(graph, term, TOOI.einddatum),
    }
    return Concept(
        id=str(term),
        scheme=SCHEME,
        code=local(term),
        labels={"nl": label},
        kind=KIND,
        synonyms=tuple(_synonyms(graph, term, label)),
        attributes={name: values for name, values in attributes.items() if values},
    )


def _name(graph: Graph, term: Node, sort: Sort) -> str:
    """The official name with the sort of organisation, which TOOI's label often leaves out."""
    official = _texts(graph, term, TOOI.officieleNaamInclSoort)
    if official:
        return _capital(official[0])
    labels = _texts(graph, term, RDFS.label)
    if not labels:
        raise OntologyError(f"{term}: deze organisatie heeft geen naam (rdfs:label).")
    named = (sort.prefix.strip().casefold(), *(other.casefold() for other in sort.others))
    return labels[0] if labels[0].casefold().startswith(named) else f"{sort.prefix}{labels[0]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _synonyms(graph: Graph, term: Node, label: str) -> Iterator[str]:
    """Abbreviations and other names; a bare place ("Aalsmeer") is no name of its municipality."""
    for text in (*_texts(graph, term, TOOI.afkorting), *_texts(graph, term, SKOS.altLabel)):
        if not label.casefold().endswith(text.casefold()):
            yield text


def _texts(graph: Graph, term: Node, predicate: Node) -> tuple[str, ...]:
    """The literals in Dutch or in no language, sorted."""
    values = graph.objects(term, predicate)
    found = (one for one in values if isinstance(one, Literal) and one.language in {None, "nl"})
    return tuple(sorted({" ".join(str(one).split()) for one in found}))


def _code(schema: Schema, scheme: str, code: str | None) -> tuple[str, ...]:
    return () if code is None else (schema.concept(scheme, code).id,)


def _without_twins(concepts: Iterable[Concept], schema: Schema) -> list[Concept]:
    taken = {_key(one) for one in _shipped(schema)}
    kept: dict[str, Concept] = {}
    for concept in sorted(concepts, key=lambda one: (one.first("validUntil") or STILL, one.id)):
        if concept.id not in schema.concepts and _key(concept) not in taken:
            kept[_key(concept)] = concept
    return list(kept.values())


def _key(concept: Concept) -> str:
    return concept.label().casefold()


def _shipped(schema: Schema) -> tuple[Concept, ...]:
    return schema.members.get(SCHEME, ())


def _without_shared_synonyms(concepts: list[Concept], schema: Schema) -> Iterator[Concept]:
    known = [*_shipped(schema), *concepts]
    bearers = Counter(name for one in known for name in _names(one))
    for concept in concepts:
        own = tuple(text for text in concept.synonyms if bearers[text.casefold()] == 1)
        yield replace(concept, synonyms=own)


def _names(concept: Concept) -> set[str]:
    return {text.casefold() for text in concept.names}
