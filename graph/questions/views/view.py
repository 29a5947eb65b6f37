"""What the questions look at: the whole graph in memory, as it was known on a date.

Every question is a function of a ``View``, so that it is answered alike whatever the store.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from graph.model import Edge, Evidence, Node
from graph.questions.views.copies import Gist, originals
from graph.questions.views.dated import is_later, known_then
from graph.questions.views.dates import certain
from graph.questions.views.terms import ABOUT, DOCUMENT, PART_OF, PUBLISHED, STATEMENT
from graph.store import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.store import Content, Store
    from ontology.schema import Concept, Schema

KEPT = 4  # views that are held at once

Tied = dict[str, dict[str, list[Edge]]]


@dataclass(frozen=True, eq=False)
class View:
    """The graph with what only documents later than ``as_of`` (ISO 8601 day) say left out.

    ``as_of`` ``None`` is all there is. A document without a date is known only then. A view is
    equal to itself alone; what is worked out of it is ``kept`` with it.
    """

    schema: Schema
    content: Content
    as_of: str | None = None
    kept: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def documents(self) -> Mapping[str, Node]:
        """The documents by IRI."""
        nodes = self.content.nodes.values()
        return {n.id: n for n in nodes if n.kind == DOCUMENT and self._in_time(n)}

    def _in_time(self, document: Node) -> bool:
        published = document.get(PUBLISHED)
        if self.as_of is None:
            return True
        return published is not None and last_day(published) <= self.as_of

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """The things, documents too, by IRI, with the evidence that counts."""
        if self.as_of is None:
            return self.content.nodes
        found = dict(self.documents)
        for node in self.content.nodes.values():
            if node.kind != DOCUMENT and (evidence := self._known(node.evidence)):
                found[node.id] = Node(node.id, node.kind, node.properties, evidence)
        return found

    def _known(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(one for one in evidence if self.document(one) in self.documents)

    @cached_property
    def edges(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges by relation, with the evidence that counts."""
        if self.as_of is None:
            return self.content.edges
        return {name: tuple(self._cut(edges)) for name, edges in self.content.edges.items()}

    def _cut(self, edges: Iterable[Edge]) -> Iterable[Edge]:
        for edge in edges:
            if evidence := self._known(edge.evidence):
                yield Edge(edge.subject, edge.relation, edge.object, evidence)

    @cached_property
    def _outgoing(self) -> Tied:
        tied: Tied = {}
        for name, edges in self.edges.items():
            for edge in edges:
                tied.setdefault(edge.subject, {}).setdefault(name, []).append(edge)
        return tied

    @cached_property
    def _incoming(self) -> Tied:
        tied: Tied = {}
        for name, edges in self.edges.items():
            for edge in edges:
                tied.setdefault(edge.object, {}).setdefault(name, []).append(edge)
        return tied

    def outgoing(self, id_: str, *relations: str) -> list[Edge]:
        """The edges from the thing, of these relations or of all."""
        return _chosen(self._outgoing.get(id_, {}), relations)

    def incoming(self, id_: str, *relations: str) -> list[Edge]:
        """The edges to the thing, of these relations or of all."""
        return _chosen(self._incoming.get(id_, {}), relations)

    def edges_of(self, relation: str) -> tuple[Edge, ...]:
        """Every edge of the relation."""
        return self.edges.get(relation, ())

    def document(self, evidence: Evidence) -> str:
        """The IRI of the document that the evidence stands in."""
        return self.content.sources[evidence.passage]

    def date(self, evidence: Evidence) -> str:
        """When the document of the evidence was published, ``""`` where that is unknown."""
        return self._dates[self.content.sources[evidence.passage]]

    @cached_property
    def _dates(self) -> Mapping[str, str]:
        nodes = self.content.nodes.values()
        return {one.id: one.get(PUBLISHED) or "" for one in nodes if one.kind == DOCUMENT}

    @cached_property
    def day(self) -> str:
        """Up to when it is known: the day asked for, else when the newest document appeared.

        ``""`` where no document has a date.
        """
        days = (one.get(PUBLISHED) or "" for one in self.documents.values())
        return self.as_of or max(days, default="")

    def place(self, document: str) -> tuple[str, str]:
        """To sort documents by: when each was published for certain, and its IRI."""
        return certain(self._dates[document]), document

    def first(self, evidence: Iterable[Evidence]) -> str:
        """The earliest date of the evidence, ``""`` where none is known."""
        dates = set(map(self.date, evidence)) - {""}
        return min(dates, key=lambda day: (certain(day), day), default="")

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """For every document the one that it repeats, itself where it says something of its own.

        Of documents that say the same, the earliest counts.
        """
        texts: dict[str, set[str]] = {id_: set() for id_ in self.documents}
        roots: dict[str, set[str]] = {id_: set() for id_ in self.documents}
        for statement in self.statements:
            about = {self.root(edge.object) for edge in self.outgoing(statement.id, ABOUT)}
            for document in {self.document(one) for one in statement.evidence}:
                texts[document].add(statement.get("text") or "")
                roots[document] |= about
        order = sorted(self.documents, key=self.place)
        return originals({id_: Gist(frozenset(texts[id_]), frozenset(roots[id_])) for id_ in order})

    def sources(self, evidence: Iterable[Evidence]) -> set[str]:
        """The documents of the evidence, repeated ones counted as the one they repeat."""
        sources = self.passages
        return {sources[one.passage] for one in evidence}

    @cached_property
    def passages(self) -> Mapping[str, str]:
        """The document of every passage; that of a repeated one is the one it repeats."""
        originals, sources = self.originals, self.content.sources
        return {id_: originals[one] for id_, one in sources.items() if one in originals}

    def is_own(self, evidence: Iterable[Evidence]) -> bool:
        """Whether it stands in a document that does not only repeat another."""
        documents = map(self.document, evidence)
        return any(self.originals[document] == document for document in documents)

    @cached_property
    def statements(self) -> tuple[Node, ...]:
        """Every lesson, recommendation and measure, by IRI."""
        kinds = set(self.schema.concrete(STATEMENT))
        return tuple(node for node in self.nodes.values() if node.kind in kinds)

    def of_kind(self, kind: str) -> list[Node]:
        """The things of a kind that documents name, by IRI."""
        return [node for node in self.nodes.values() if node.kind == kind]

    def node(self, id_: str) -> Node:
        """The thing with this IRI: of the documents, else of the ontology, else by name only."""
        found = self.nodes.get(id_)
        if found is not None:
            return found
        concept = self.schema.concepts.get(id_)
        if concept is None:
            return Node(id_, DOCUMENT, ())
        return Node(id_, concept.kind or "Concept", (("name", concept.label()),))

    def by_title(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The things with these IRIs, by name."""
        return tuple(sorted(map(self.node, ids), key=lambda one: (one.title, one.id)))

    def curated(self, id_: str, attribute: str) -> tuple[str, ...]:
        """What the ontology says of a thing: values or IRIs, none where it is silent.

        What it dates after ``as_of`` is left out.
        """
        concept = self.schema.concepts.get(id_)
        return () if concept is None else known_then(self.schema, concept, attribute, self.as_of)

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The things of the ontology, without those that came after ``as_of``.

        What documents name is there, whatever the ontology says of when it began.
        """
        concepts, day = self.schema.concepts.values(), self.as_of
        return tuple(
            one for one in concepts if day is None or one.id in self.nodes or not is_later(one, day)
        )

    def facts(self, id_: str, relation: str) -> dict[str, tuple[Evidence, ...]]:
        """To what the thing stands in the relation, by documents or by the ontology.

        What only the ontology says has no evidence.
        """
        found: dict[str, tuple[Evidence, ...]] = dict.fromkeys(self.curated(id_, relation), ())
        for edge in self.outgoing(id_, relation):
            found[edge.object] = edge.evidence
        return found

    def root(self, trajectory: str) -> str:
        """The trajectory that this one is part of in the end; itself where it is part of none."""
        if trajectory not in self._roots:
            self._roots[trajectory] = self._root(trajectory)
        return self._roots[trajectory]

    @cached_property
    def _roots(self) -> dict[str, str]:
        return {}

    def _root(self, trajectory: str) -> str:
        seen = {trajectory}
        while wholes := sorted(set(self.facts(trajectory, PART_OF)) - seen):
            trajectory = wholes[0]
            seen.add(trajectory)
        return trajectory


def _chosen(tied: Mapping[str, list[Edge]], relations: tuple[str, ...]) -> list[Edge]:
    if not relations:
        return list(chain.from_iterable(tied.values()))
    return [edge for relation in relations for edge in tied.get(relation, ())]


_views: OrderedDict[tuple[str, str, str | None], View] = OrderedDict()
_lock = Lock()


def open_view(store: Store, as_of: str | None = None) -> View:
    """The view of the store as it is now; the same one as long as nothing changes."""
    key = store.url, store.revision(), as_of
    with _lock:
        found = _views.get(key)
        if found is not None:
            _views.move_to_end(key)
            return found
    whole = None if as_of is None else open_view(store)
    content = store.content() if whole is None else whole.content
    view = View(store.schema, content, as_of)
    with _lock:
        _views[key[0], content.revision, as_of] = view
        while len(_views) > KEPT:
            _views.popitem(last=False)
    return view
