"""Compiling Turtle into a schema; whatever is missing or contradictory raises, naming the term."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from ontology.consistency import check_concepts, check_kinds
from ontology.errors import OntologyError, reason
from ontology.schema import (
    DEFINITIONS,
    IDENTIFIERS,
    Concept,
    Kind,
    Labels,
    Property,
    Relation,
    Schema,
    Scheme,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from rdflib.term import Node

LG = Namespace(DEFINITIONS)
LANGUAGES = ("nl", "en")


def build(files: Iterable[Path], digest: str) -> Schema:
    """The schema that ``files`` describe; an error in them raises OntologyError naming the term."""
    graph = read_turtle(files)
    kinds = {kind.name: kind for kind in _kinds(graph)}
    schemes = {scheme.id: scheme for scheme in _schemes(graph)}
    terms = [
        *sorted(graph.subjects(RDF.type, OWL.DatatypeProperty), key=str),
        *sorted(graph.subjects(RDF.type, OWL.ObjectProperty), key=str),
    ]
    properties, relations = {}, {}
    for term in terms:
        if (term, RDFS.range, SKOS.Concept) in graph or _xsd(graph, term) is not None:
            properties[local(term)] = _property(graph, term, kinds, schemes)
        else:
            relations[local(term)] = _relation(graph, term, kinds)
    version = _optional(graph, URIRef(DEFINITIONS.rstrip("#")), OWL.versionInfo)
    if version is None:
        raise OntologyError("The ontology has no versionInfo.")
    schema = Schema(version, digest, kinds, properties, relations, schemes, {})
    check_kinds(schema)
    return replace(schema, concepts={one.id: one for one in read_concepts(graph, schema)})


def read_turtle(files: Iterable[Path]) -> Graph:
    """The triples of ``files`` together; a syntax error raises OntologyError with file and line."""
    graph = Graph()
    for path in files:
        try:
            graph.parse(path, format="turtle")
        except BadSyntax as error:
            line = path.read_text(encoding="utf-8").splitlines()[error.lines :][:1]
            shown = "".join(f" Daar staat: {text[:80]!r}." for text in line)
            raise OntologyError(
                f"{path.name}, regel {error.lines + 1}: geen geldige Turtle.{shown}"
            ) from error
        except OSError as error:
            raise OntologyError(f"{path.name} kan niet worden gelezen: {reason(error)}.") from error
        except (ParserError, ValueError) as error:
            raise OntologyError(f"{path.name}: geen geldige Turtle.") from error
    return graph


def local(term: Node) -> str:
    """The last part of an IRI: ``Lesson`` of ``https://w3id.org/leergraaf/def#Lesson``."""
    return str(term).replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


def _kinds(graph: Graph) -> Iterator[Kind]:
    for term in _in_order(graph, OWL.Class):
        parents = list(graph.objects(term, RDFS.subClassOf))
        own = [parent for parent in parents if str(parent).startswith(DEFINITIONS)]
        for parent in own:
            if (parent, RDF.type, OWL.Class) not in graph:
                raise OntologyError(f"{local(term)}: its superclass {parent} is not defined.")
        code = graph.value(term, SKOS.exactMatch)
        scheme = graph.value(term, LG.codeList)
        yield Kind(
            name=local(term),
            labels=_texts(graph, term, RDFS.label),
            plurals=_texts(graph, term, LG.pluralLabel),
            definitions=_texts(graph, term, SKOS.definition),
            ancestors=tuple(_ancestors(graph, term)),
            aligned=tuple(sorted(str(parent) for parent in parents if parent not in own)),
            abstract=_optional(graph, term, LG.abstract) == "true",
            scheme=None if scheme is None else local(scheme),
            code=None if code is None else local(code),
            colour=_optional(graph, term, LG.colour),
            shape=_optional(graph, term, LG.shape),
        )


def _in_order(graph: Graph, sort: URIRef) -> list[Node]:
    """The subjects of type ``sort`` in the order of the Turtle, which rdflib keeps."""
    return list(dict.fromkeys(graph.subjects(RDF.type, sort)))


def _ancestors(graph: Graph, term: Node) -> Iterator[str]:
    """The superclasses of our own, nearest first, each once."""
    found = [term]
    for one in found:
        parents = sorted(graph.objects(one, RDFS.subClassOf), key=str)
        if term in parents:
            raise OntologyError(f"{local(term)}: it is its own superclass.")
        ours = (parent for parent in parents if str(parent).startswith(DEFINITIONS))
        found.extend(parent for parent in ours if parent not in found)
    return (local(parent) for parent in found[1:])


def _schemes(graph: Graph) -> Iterator[Scheme]:
    for term in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        yield Scheme(local(term), _texts(graph, term, SKOS.prefLabel))


def _property(
    graph: Graph, term: Node, kinds: dict[str, Kind], schemes: dict[str, Scheme]
) -> Property:
    datatype = _xsd(graph, term)
    scheme = graph.value(term, LG.codeList)
    if datatype is None and (scheme is None or local(scheme) not in schemes):
        raise OntologyError(f"{local(term)}: its code list {scheme} is not defined.")
    return Property(
        name=local(term),
        labels=_texts(graph, term, RDFS.label),
        definitions=_texts(graph, term, SKOS.definition),
        domain=_classes(graph, term, RDFS.domain, kinds),
        datatype=datatype,
        scheme=None if scheme is None else local(scheme),
        aligned=_aligned(graph, term),
    )


def _relation(graph: Graph, term: Node, kinds: dict[str, Kind]) -> Relation:
    return Relation(
        name=local(term),
        labels=_texts(graph, term, RDFS.label),
        inverse=_texts(graph, term, LG.inverseLabel, required=False),
        definitions=_texts(graph, term, SKOS.definition),
        domain=_classes(graph, term, RDFS.domain, kinds),
        range=_classes(graph, term, RDFS.range, kinds),
        aligned=_aligned(graph, term),
        phrases=_texts(graph, term, LG.phrase, required=False),
        inverse_phrases=_texts(graph, term, LG.inversePhrase, required=False),
        synonyms=_literals(graph, term, SKOS.altLabel),
        cues=_literals(graph, term, SKOS.hiddenLabel),
        readings=dict(_readings(graph, term, kinds)),
    )


def _readings(
    graph: Graph, term: Node, kinds: dict[str, Kind]
) -> Iterator[tuple[str, Mapping[str, Labels]]]:
    """Each kind of subject of which the relation is called otherwise, with how."""
    for reading in graph.objects(term, LG.reading):
        (kind,) = _classes(graph, reading, LG.ofKind, kinds)
        yield (
            kind,
            {
                "labels": _texts(graph, reading, RDFS.label),
                "inverse": _texts(graph, reading, LG.inverseLabel),
                "phrases": _texts(graph, reading, LG.phrase),
                "inverse_phrases": _texts(graph, reading, LG.inversePhrase),
            },
        )


def _aligned(graph: Graph, term: Node) -> tuple[str, ...]:
    return tuple(sorted(str(parent) for parent in graph.objects(term, RDFS.subPropertyOf)))


def _xsd(graph: Graph, term: Node) -> str | None:
    range_ = graph.value(term, RDFS.range)
    return local(range_) if range_ is not None and str(range_).startswith(str(XSD)) else None


def _classes(
    graph: Graph, term: Node, predicate: URIRef, kinds: dict[str, Kind]
) -> tuple[str, ...]:
    """The kinds a domain or range names, a union written out."""
    value = graph.value(term, predicate)
    if value is None:
        raise OntologyError(f"{local(term)}: it has no {local(predicate)}.")
    union = graph.value(value, OWL.unionOf)
    members = [value] if union is None else list(Collection(graph, union))
    for member in members:
        if local(member) not in kinds:
            raise OntologyError(f"{local(term)}: its {local(predicate)} {member} is not defined.")
    return tuple(local(member) for member in members)


def _texts(graph: Graph, term: Node, predicate: URIRef, *, required: bool = True) -> Labels:
    found: dict[str, str] = {}
    for value in graph.objects(term, predicate):
        language = value.language if isinstance(value, Literal) else None
        if language in found:
            raise OntologyError(f"{local(term)}: it has two {local(predicate)}s in {language!r}.")
        if language is not None:
            found[language] = str(value)
    missing = [language for language in LANGUAGES if language not in found]
    if required and missing:
        raise OntologyError(f"{local(term)}: it has no {local(predicate)} in {missing[0]!r}.")
    return dict(sorted(found.items(), key=lambda item: item[0], reverse=True))


def _optional(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    value = graph.value(term, predicate)
    return None if value is None else str(value)


def read_concepts(graph: Graph, schema: Schema) -> list[Concept]:
    """The concepts in ``graph``, checked against ``schema`` and against each other."""
    terms = list(dict.fromkeys(graph.subjects(SKOS.inScheme, None)))
    known = {str(term) for term in terms} | set(schema.concepts)
    concepts = [_concept(graph, term, schema, known) for term in terms]
    _refuse_twins(concepts)
    check_concepts(concepts, schema.with_concepts(concepts))
    return concepts


def _concept(graph: Graph, term: Node, schema: Schema, known: set[str]) -> Concept:
    scheme = local(graph.value(term, SKOS.inScheme) or term)
    if scheme not in schema.schemes:
        raise OntologyError(f"{term}: its scheme {scheme!r} is not defined.")
    kinds = [local(kind) for kind in graph.objects(term, RDF.type) if kind != SKOS.Concept]
    for kind in kinds:
        schema.kind(kind)
    labels = _texts(graph, term, SKOS.prefLabel, required=False)
    if "nl" not in labels:
        raise OntologyError(f"{term}: it has no prefLabel in 'nl'.")
    broader = graph.value(term, SKOS.broader)
    return Concept(
        id=str(term),
        scheme=scheme,
        code=_optional(graph, term, SKOS.notation) or _code(term),
        labels=labels,
        kind=kinds[0] if kinds else None,
        definitions=_texts(graph, term, SKOS.definition, required=False),
        synonyms=_literals(graph, term, SKOS.altLabel),
        cues=_literals(graph, term, SKOS.hiddenLabel),
        broader=None if broader is None else _reference(term, SKOS.broader, broader, known),
        attributes=_attributes(graph, term, schema, known),
        close=_close(graph, term, known),
        spoken=_spoken(graph, term),
    )


def _spoken(graph: Graph, term: Node) -> dict[str, frozenset[str]]:
    """By language, the synonyms that are of one."""
    found: dict[str, set[str]] = {}
    for value in graph.objects(term, SKOS.altLabel):
        if isinstance(value, Literal) and value.language is not None:
            found.setdefault(value.language, set()).add(str(value))
    return {language: frozenset(names) for language, names in sorted(found.items())}


def _code(term: Node) -> str:
    return str(term).removeprefix(IDENTIFIERS).rsplit("/", 1)[-1]


def _close(graph: Graph, term: Node, known: set[str]) -> tuple[str, ...]:
    """The closest concepts of our own lists."""
    return tuple(sorted(set(map(str, graph.objects(term, SKOS.closeMatch))) & known))


def _literals(graph: Graph, term: Node, predicate: URIRef) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in graph.objects(term, predicate)))


def _attributes(
    graph: Graph, term: Node, schema: Schema, known: set[str]
) -> dict[str, tuple[str, ...]]:
    """The curated facts: codes and ids must exist, and every name must be the ontology's."""
    found: dict[str, list[str]] = {}
    for predicate, value in graph.predicate_objects(term):
        name = local(predicate)
        if not str(predicate).startswith(DEFINITIONS):
            continue
        if name not in schema.properties and name not in schema.relations:
            raise OntologyError(f"{term}: the ontology has no property or relation {name!r}.")
        text = (
            _reference(term, predicate, value, known) if isinstance(value, URIRef) else str(value)
        )
        found.setdefault(name, []).append(text)
    return {name: tuple(sorted(values)) for name, values in sorted(found.items())}


def _reference(term: Node, predicate: Node, value: Node, known: set[str]) -> str:
    if str(value) not in known:
        raise OntologyError(f"{term}: its {local(predicate)} {value} is not defined.")
    return str(value)


def _refuse_twins(concepts: list[Concept]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for concept in concepts:
        key = concept.scheme, concept.labels["nl"].casefold()
        if key in seen:
            raise OntologyError(
                f"{concept.id}: {seen[key]} bears the same name in {concept.scheme}."
            )
        seen[key] = concept.id
    codes: dict[tuple[str, str], str] = {}
    for concept in concepts:
        if codes.setdefault((concept.scheme, concept.code), concept.id) != concept.id:
            raise OntologyError(f"{concept.id}: its code {concept.code!r} is not its alone.")
