"""Contributions and decisions as RDF, and back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast, get_args

from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from graph.decisions import in_order
from graph.draft import Draft, make_node
from graph.model import Action, Contribution, Decision, Evidence, Node, Page, Passage, mint
from ontology.errors import StoreError
from ontology.schema import DEFINITIONS, Property, Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node as Term

LG = Namespace(DEFINITIONS)
PARTIAL_DATES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def contribution_to_graph(contribution: Contribution, schema: Schema) -> Graph:
    """The contribution as triples: document, pages, passages, nodes, edges and every claim."""
    graph = Graph(identifier=URIRef(contribution.document.id))
    document = URIRef(contribution.document.id)
    add_node(graph, contribution.document, schema)
    for page in contribution.pages:
        _add_page(graph, page, document)
    for passage in contribution.passages:
        _add_passage(graph, passage, document)
    for node in contribution.nodes:
        add_node(graph, node, schema)
        _add_claims(graph, document, (URIRef(node.id), RDF.type, LG[node.kind]), node.evidence)
    for edge in contribution.edges:
        triple = URIRef(edge.subject), LG[edge.relation], URIRef(edge.object)
        graph.add(triple)
        _add_claims(graph, document, triple, edge.evidence)
    return graph


def _add_page(graph: Graph, page: Page, document: URIRef) -> None:
    subject = URIRef(f"{document}#page-{page.start}")
    graph.add((subject, RDF.type, LG.Page))
    graph.add((subject, LG.inDocument, document))
    graph.add((subject, LG.pageNumber, Literal(page.number)))
    graph.add((subject, LG.start, Literal(page.start)))
    graph.add((subject, RDF.value, Literal(page.text)))


def _add_passage(graph: Graph, passage: Passage, document: URIRef) -> None:
    subject = URIRef(passage.id)
    graph.add((subject, RDF.type, LG.Passage))
    graph.add((subject, LG.inDocument, document))
    graph.add((subject, LG.pageNumber, Literal(passage.page)))
    graph.add((subject, LG.start, Literal(passage.start)))
    graph.add((subject, LG.end, Literal(passage.end)))
    graph.add((subject, LG.quote, Literal(passage.quote)))


def add_node(graph: Graph, node: Node, schema: Schema) -> None:
    """Add the node's kind and properties to ``graph``; not who claims it."""
    subject = URIRef(node.id)
    graph.add((subject, RDF.type, LG[node.kind]))
    for name, value in node.properties:
        graph.add((subject, LG[name], to_term(schema.property(name), value, schema)))


def _add_claims(
    graph: Graph, document: URIRef, triple: tuple[Term, Term, Term], evidence: Iterable[Evidence]
) -> None:
    for one in evidence:
        parts = one.passage, one.extractor, f"{one.confidence:.2f}", one.via or ""
        claim = URIRef(mint("Claim", str(document), *map(str, triple), *parts))
        graph.add((claim, RDF.type, LG.Claim))
        for predicate, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
            graph.add((claim, predicate, term))
        graph.add((claim, LG.passage, URIRef(one.passage)))
        graph.add((claim, LG.extractor, Literal(one.extractor)))
        graph.add((claim, LG.confidence, Literal(Decimal(f"{one.confidence:.2f}"))))
        if one.via is not None:
            graph.add((claim, LG.via, URIRef(one.via)))


def to_term(described: Property, value: str, schema: Schema) -> Literal | URIRef:
    """A property's value as RDF: the concept of a code, else a typed literal."""
    if described.scheme is not None:
        return URIRef(schema.concept(described.scheme, value).id)
    if described.datatype == "date":
        return Literal(value, datatype=PARTIAL_DATES[len(value)], normalize=False)
    if described.datatype == "string":
        return Literal(value)
    return Literal(value, datatype=XSD[described.datatype or "string"], normalize=False)


def contribution_from_graph(graph: Graph, schema: Schema) -> Contribution:
    """The contribution that ``graph`` tells of; the opposite of ``contribution_to_graph``."""
    documents = list(graph.subjects(RDF.type, LG.Document))
    if len(documents) != 1:
        raise StoreError(f"Beschreven zijn {len(documents)} documenten, en niet één.")
    (document,) = documents
    draft = Draft(schema, _read_node(graph, document, "Document", schema), _read_pages(graph))
    for passage in _read_passages(graph):
        draft.add_passage(passage)
    claims = list(_read_claims(graph))
    nodes = {draft.document.id: draft.document}
    for (subject, predicate, kind), evidence in claims:
        if predicate == RDF.type:
            node = _read_node(graph, subject, _local(kind), schema)
            nodes[node.id] = draft.add_node(node, evidence)
    for (subject, predicate, object_), evidence in claims:
        if predicate != RDF.type:
            ends = _known(nodes, subject), _known(nodes, object_)
            draft.add_edge(ends[0], _local(predicate), ends[1], evidence)
    contribution = draft.finish()
    _refuse_unclaimed(graph, contribution_to_graph(contribution, schema))
    return contribution


def _refuse_unclaimed(graph: Graph, understood: Graph) -> None:
    """Raise StoreError on what the graph says in our terms without a claim to support it."""
    kept = {(subject, predicate, str(value)) for subject, predicate, value in understood}
    told_otherwise = {LG.Claim, LG.Page}
    for subject, predicate, value in sorted(graph, key=str):
        if told_otherwise.isdisjoint(graph.objects(subject, RDF.type)):
            ours = str(predicate).startswith(DEFINITIONS) or str(value).startswith(DEFINITIONS)
            if ours and (subject, predicate, str(value)) not in kept:
                raise StoreError(f"Geen bewering draagt {subject} {predicate} {str(value)[:80]!r}.")


def _known(nodes: dict[str, Node], term: Term) -> Node:
    node = nodes.get(str(term))
    if node is None:
        raise StoreError(f"Een verband leidt naar {term}, waarover hetzelfde document niets zegt.")
    return node


def _read_node(graph: Graph, subject: Term, kind: str, schema: Schema) -> Node:
    properties: dict[str, list[str]] = {}
    for predicate, value in graph.predicate_objects(subject):
        if not str(predicate).startswith(DEFINITIONS):
            continue
        name = _local(predicate)
        if name not in schema.relations:
            concept = schema.concepts.get(str(value)) if isinstance(value, URIRef) else None
            properties.setdefault(name, []).append(concept.code if concept else str(value))
    return make_node(schema, kind, str(subject), properties)


def _read_pages(graph: Graph) -> Iterator[Page]:
    for subject in graph.subjects(RDF.type, LG.Page):
        yield Page(
            _integer(graph, subject, LG.start),
            _integer(graph, subject, LG.pageNumber),
            str(_value(graph, subject, RDF.value)),
        )


def _read_passages(graph: Graph) -> Iterator[Passage]:
    for subject in graph.subjects(RDF.type, LG.Passage):
        start, end, page = (
            _integer(graph, subject, predicate) for predicate in (LG.start, LG.end, LG.pageNumber)
        )
        yield Passage(start, end, page, str(_value(graph, subject, LG.quote)), str(subject))


def _read_claims(graph: Graph) -> Iterator[tuple[tuple[Term, Term, Term], Evidence]]:
    for claim in graph.subjects(RDF.type, LG.Claim):
        subject, predicate, object_ = (
            _value(graph, claim, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        via = graph.value(claim, LG.via)
        evidence = Evidence(
            passage=str(_value(graph, claim, LG.passage)),
            extractor=str(_value(graph, claim, LG.extractor)),
            confidence=_number(graph, claim, LG.confidence),
            via=None if via is None else str(via),
        )
        yield (subject, predicate, object_), evidence


def _value(graph: Graph, subject: Term, predicate: URIRef) -> Term:
    values = list(graph.objects(subject, predicate))
    if len(values) != 1:
        raise StoreError(f"{subject}: {len(values)} waarden van {predicate}, en niet één.")
    return values[0]


def _integer(graph: Graph, subject: Term, predicate: URIRef) -> int:
    number = _number(graph, subject, predicate)
    if not number.is_integer():
        raise StoreError(f"{subject}: {predicate} is {number}, geen geheel getal.")
    return int(number)


def _number(graph: Graph, subject: Term, predicate: URIRef) -> float:
    text = str(_value(graph, subject, predicate))
    try:
        return float(text)
    except ValueError as error:
        raise StoreError(f"{subject}: {predicate} is {text!r}, geen getal.") from error


def _local(term: Term) -> str:
    return str(term).removeprefix(DEFINITIONS)


def decision_to_graph(decision: Decision, graph: Graph) -> None:
    """Add the decision's triples to ``graph``."""
    subject = URIRef(decision.id)
    graph.add((subject, RDF.type, LG.Decision))
    graph.add((subject, LG.action, Literal(decision.action)))
    graph.add((subject, LG.target, Literal(decision.target)))
    graph.add((subject, LG.who, Literal(decision.who)))
    graph.add((subject, LG.when, Literal(decision.when, datatype=XSD.dateTime, normalize=False)))
    graph.add((subject, LG.why, Literal(decision.why)))
    if decision.into is not None:
        graph.add((subject, LG.into, URIRef(decision.into)))


def decisions_from_graph(graph: Graph) -> list[Decision]:
    """The decisions in ``graph``, in the order they were taken."""
    found = []
    for subject in graph.subjects(RDF.type, LG.Decision):
        target, who, when, why = (
            str(_value(graph, subject, LG[name])) for name in ("target", "who", "when", "why")
        )
        into = graph.value(subject, LG.into)
        action = _action(subject, str(_value(graph, subject, LG.action)))
        found.append(Decision(action, target, who, when, why, None if into is None else str(into)))
    return in_order(found)


def _action(subject: Term, text: str) -> Action:
    for action in get_args(Action):
        if action == text:
            return cast("Action", text)
    raise StoreError(f"{subject}: {text!r} is geen besluit dat leergraaf kent.")
