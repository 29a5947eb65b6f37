"""What is said of one thing: its parts and the statements on them, indexed once for a view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from graph.questions.views.view import DOCUMENT, KEPT, PART_OF, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.model import Edge, Evidence, Node
    from graph.questions.views.view import View

WHOLES = (PART_OF, "provisionOf")  # what is said of the part is said of the whole


@dataclass(frozen=True, eq=False)
class Scope:
    """What of a view is said of which thing."""

    view: View

    @cached_property
    def counted(self) -> Mapping[str, Node]:
        """The statements by IRI, but for those of documents that only repeat another."""
        return {one.id: one for one in self.view.statements if self.is_own(one.evidence)}

    def is_own(self, evidence: Iterable[Evidence]) -> bool:
        """Whether it stands in a document that does not only repeat another."""
        originals = self.view.originals
        documents = map(self.view.document, evidence)
        return any(originals[document] == document for document in documents)

    @cached_property
    def _by_document(self) -> Mapping[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for one in self.view.statements:
            for document in {self.view.document(evidence) for evidence in one.evidence}:
                found.setdefault(document, []).append(one)
        return found

    @cached_property
    def figures(self) -> Mapping[str, list[Edge]]:
        """By document, which figure it gives for what."""
        found: dict[str, list[Edge]] = {}
        for edge in self.view.edges_of("quantifies"):
            for document in {self.view.document(one) for one in edge.evidence}:
                found.setdefault(document, []).append(edge)
        return found

    @cached_property
    def curated(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What the ontology says the other way round: by object, each relation and subject."""
        found: dict[str, list[tuple[str, str]]] = {}
        relations = self.view.schema.relations
        for concept in self.view.schema.concepts.values():
            for name in relations.keys() & concept.attributes.keys():
                for object_ in concept.attributes[name]:
                    found.setdefault(object_, []).append((name, concept.id))
        return {id_: tuple(sorted(told)) for id_, told in found.items()}

    @cached_property
    def _parts(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for whole, part in self._pairs():
            found.setdefault(whole, set()).add(part)
        return found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Each whole with a part, each broader thing with a narrower one."""
        for concept in self.view.schema.concepts.values():
            if concept.broader is not None:
                yield concept.broader, concept.id
        for object_, told in self.curated.items():
            yield from ((object_, subject) for relation, subject in told if relation in WHOLES)
        for relation in WHOLES:
            yield from ((edge.object, edge.subject) for edge in self.view.edges_of(relation))

    def family(self, id_: str) -> tuple[str, ...]:
        """The thing, with all that is part of it or narrower, by IRI behind it."""
        found, waiting = {id_}, [id_]
        while waiting:
            new = self._parts.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return id_, *sorted(found - {id_})

    def statements(self, thing: Node) -> tuple[Node, ...]:
        """What is said of the thing and its parts, by IRI: of a document, all that it says."""
        view = self.view
        if thing.kind == DOCUMENT:
            return tuple(self._by_document.get(thing.id, ()))
        if view.schema.is_a(thing.kind, STATEMENT):
            return tuple(one for one in [view.nodes.get(thing.id)] if one is not None)
        edges = (edge for id_ in self.family(thing.id) for edge in view.incoming(id_))
        told = {edge.subject for edge in edges}
        return tuple(self.counted[id_] for id_ in sorted(told & self.counted.keys()))


@lru_cache(maxsize=KEPT)
def scope(view: View) -> Scope:
    """The scope of the view, the same each time."""
    return Scope(view)
