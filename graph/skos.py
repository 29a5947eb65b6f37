"""The concepts a user added, as SKOS; ``ontology.build.read_concepts`` reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, SKOS, XSD, Graph, Literal, URIRef

from graph.rdf import LG, PARTIAL_DATES
from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from ontology.schema import Concept, Schema


def concept_to_graph(concept: Concept, graph: Graph, schema: Schema) -> None:
    """Add the concept's triples to ``graph``."""
    subject = URIRef(concept.id)
    graph.add((subject, RDF.type, SKOS.Concept if concept.kind is None else LG[concept.kind]))
    graph.add((subject, SKOS.inScheme, URIRef(f"{IDENTIFIERS}{concept.scheme}")))
    graph.add((subject, SKOS.notation, Literal(concept.code)))
    for language, label in concept.labels.items():
        graph.add((subject, SKOS.prefLabel, Literal(label, lang=language)))
    for language, definition in concept.definitions.items():
        graph.add((subject, SKOS.definition, Literal(definition, lang=language)))
    for synonym in concept.synonyms:
        graph.add((subject, SKOS.altLabel, Literal(synonym)))
    for cue in concept.cues:
        graph.add((subject, SKOS.hiddenLabel, Literal(cue)))
    if concept.broader is not None:
        graph.add((subject, SKOS.broader, URIRef(concept.broader)))
    for match in concept.close:
        graph.add((subject, SKOS.closeMatch, URIRef(match)))
    for name, values in concept.attributes.items():
        for value in values:
            graph.add((subject, LG[name], _attribute(name, value, schema)))


def _attribute(name: str, value: str, schema: Schema) -> Literal | URIRef:
    """A curated fact: ids are IRIs, also those of codes; everything else is a typed literal."""
    described = schema.properties.get(name)
    if described is None or described.scheme is not None:
        return URIRef(value)
    if described.datatype == "date":
        return Literal(value, datatype=PARTIAL_DATES[len(value)], normalize=False)
    if described.datatype == "string":
        return Literal(value)
    return Literal(value, datatype=XSD[described.datatype or "string"], normalize=False)
