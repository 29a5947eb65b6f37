"""Building a contribution: the one place where things are made, checked against the ontology."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import Contribution, Edge, Evidence, Node, Page, Pairs, Passage, mint
from ontology.errors import OntologyError
from ontology.values import is_lexical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.schema import Property, Schema


def make_node(
    schema: Schema, kind: str, id_: str, properties: Mapping[str, str | Iterable[str] | None]
) -> Node:
    """A node of ``kind``; an unknown property, a wrong domain or value raises OntologyError.

    A property whose value is ``None`` or empty is left out.
    """
    if schema.kind(kind).abstract:
        raise OntologyError(f"{kind} is abstract: {id_} must be of a more specific kind.")
    return Node(id_, kind, _checked(schema, kind, properties))


def _checked(
    schema: Schema, kind: str, properties: Mapping[str, str | Iterable[str] | None]
) -> Pairs:
    pairs: set[tuple[str, str]] = set()
    for name, value in properties.items():
        values = (value,) if isinstance(value, str) else tuple(value or ())
        described = schema.property(name)
        if not any(schema.is_a(kind, domain) for domain in described.domain):
            raise OntologyError(f"A {kind} has no property {name!r}.")
        for text in filter(None, values):
            _check_value(schema, described, text)
            pairs.add((name, text))
    return tuple(sorted(pairs))


def _check_value(schema: Schema, described: Property, text: str) -> None:
    if described.scheme is not None:
        schema.concept(described.scheme, text)
        return
    if not is_lexical(text, described.datatype):
        raise OntologyError(f"{described.name}: {text!r} is not of type {described.datatype}.")


class Draft:
    """A contribution in the making: evidence gathers on nodes and edges until ``finish``."""

    def __init__(self, schema: Schema, document: Node, pages: Iterable[Page]) -> None:
        self.schema = schema
        self.document = document
        self.pages = tuple(sorted(page for page in pages if page.text))
        if len({page.start for page in self.pages}) < len(self.pages):
            raise OntologyError(f"{document.id}: two of its pages start at the same character.")
        self._passages: dict[str, Passage] = {}
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], set[Evidence]] = {}
        self._node_evidence: dict[str, set[Evidence]] = {}

    def passage(self, start: int, end: int, page: int, quote: str) -> Passage:
        """The passage at these offsets, made when it is new."""
        id_ = mint("Passage", self.document.id, str(start), str(end))
        return self._passages.setdefault(id_, Passage(start, end, page, quote, id_))

    def add_passage(self, passage: Passage) -> None:
        """Take a passage that has an id already, as when reading an export."""
        self._passages[passage.id] = passage

    def node(self, id_: str) -> Node | None:
        """The node with this IRI as it was added, ``None`` where it was not."""
        return self._nodes.get(id_)

    def add_node(self, node: Node, *evidence: Evidence) -> Node:
        """Add the node, or more evidence for it; one IRI with two kinds raises OntologyError."""
        known = self._nodes.setdefault(node.id, node)
        if known.kind != node.kind:
            raise OntologyError(f"{node.id} is both a {known.kind} and a {node.kind}.")
        merged = tuple(sorted({*known.properties, *node.properties}))
        self._nodes[node.id] = Node(node.id, node.kind, merged)
        self._support(self._node_evidence.setdefault(node.id, set()), node.id, evidence)
        return node

    def add_edge(self, subject: Node, relation: str, object_: Node, *evidence: Evidence) -> None:
        """Add the edge, or more evidence for it; a wrong domain or range raises OntologyError.

        It leads between things of the contribution, or from the document itself.
        """
        described = self.schema.relation(relation)
        for node, kinds, side in (
            (subject, described.domain, "from"),
            (object_, described.range, "to"),
        ):
            known = self._nodes.get(node.id, self.document)
            if known.id != node.id:
                raise OntologyError(f"{relation}: {node.id} is not part of the contribution.")
            if not any(self.schema.is_a(known.kind, kind) for kind in kinds):
                raise OntologyError(f"{relation} does not lead {side} a {known.kind}: {node.id}.")
        key = subject.id, relation, object_.id
        self._support(self._edges.setdefault(key, set()), " ".join(key), evidence)

    def _support(self, known: set[Evidence], what: str, evidence: tuple[Evidence, ...]) -> None:
        for one in evidence:
            if one.passage not in self._passages:
                raise OntologyError(f"{what}: its passage {one.passage} is unknown.")
            if not 0 <= one.confidence <= 1:
                raise OntologyError(f"{what}: {one.confidence} is not a confidence from 0 to 1.")
            known.add(replace(one, confidence=round(float(one.confidence), 2)))
        if not known:
            raise OntologyError(f"{what}: nothing is claimed without a passage.")

    def finish(self) -> Contribution:
        """The contribution, sorted, with the passages that something rests on."""
        nodes = tuple(
            Node(node.id, node.kind, node.properties, sort_evidence(self._node_evidence[node.id]))
            for _, node in sorted(self._nodes.items())
        )
        edges = tuple(
            Edge(*key, sort_evidence(found)) for key, found in sorted(self._edges.items())
        )
        evidence = [one for node in nodes for one in node.evidence]
        evidence += [one for edge in edges for one in edge.evidence]
        self._refuse_loose_ends(evidence)
        passages = tuple(sorted(self._passages[id_] for id_ in {one.passage for one in evidence}))
        return Contribution(self.document, self.pages, passages, nodes, edges)

    def _refuse_loose_ends(self, evidence: Iterable[Evidence]) -> None:
        """What a claim was derived from is a thing of the same contribution."""
        for one in evidence:
            if one.via is not None and one.via not in self._nodes:
                raise OntologyError(f"{one.via}: a claim was derived from it, but it is not here.")


def sort_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence in its one order, each once."""
    told = tuple(evidence)
    if len(told) <= 1:
        return told
    once = dict.fromkeys(told)  # which keeps what is in order so, and that is quickly sorted
    return tuple(sorted(once, key=lambda e: (e.passage, e.extractor, e.confidence, e.via or "")))
