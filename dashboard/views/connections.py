"""The connections of a thing, grouped as a reader asks for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from graph.questions.views.copies import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Edge, Evidence, Node
    from graph.store import Store
    from ontology.schema import Relation, Schema

STATEMENT, LESSON, FOLLOW_UP = "Statement", "Lesson", "FollowUp"
FOLLOWS_UP, TOLD = "followsUp", "addressedTo"
POLARITY, TEXT = "polarity", "text"
MOST = 1000  # things looked up for one page


@dataclass(frozen=True, slots=True)
class Connection:
    """The thing at the other end of an edge, the evidence for the edge, and the edge's parts."""

    other: Node
    evidence: tuple[Evidence, ...]
    key: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """The connections by one relation, in one direction, to things of one kind.

    Lessons are further divided by ``polarity``: what went wrong and what went right.
    """

    relation: Relation
    outgoing: bool
    kind: str
    polarity: str | None
    connections: tuple[Connection, ...]

    @property
    def anchor(self) -> str:
        """A name for the group, unique on a page."""
        side = "to" if self.outgoing else "from"
        parts = ("lg", self.relation.name, side, self.kind, self.polarity or "")
        return "-".join(filter(None, parts)).lower()


def groups(store: Store, id_: str, edges: Iterable[Edge]) -> list[Group]:
    """The connections of the thing ``id_``, what it is about first, then what is said.

    What is said in the same words is one connection, with the evidence of all.
    """
    schema, thing = store.schema, store.node(id_)
    kind = "" if thing is None else thing.kind
    found = sorted(
        ((_key(edge, id_, one.other, schema), one) for edge, one in _resolved(store, id_, edges)),
        key=lambda pair: (pair[0], -len(pair[1].evidence), pair[1].other.title, pair[1].other.id),
    )
    return [
        _group(schema, key, kind, tuple(_merged(one for _, one in members)))
        for key, members in groupby(found, key=lambda pair: pair[0])
    ]


def _merged(connections: Iterable[Connection]) -> Iterator[Connection]:
    """Statements with the same text as one connection, that of the first."""
    found: dict[str, list[Connection]] = {}
    for one in connections:
        found.setdefault(folded(one.other.get(TEXT) or one.other.id), []).append(one)
    for first, *others in found.values():
        evidence = chain(first.evidence, *(one.evidence for one in others))
        yield replace(first, evidence=tuple(dict.fromkeys(evidence)))


def _resolved(store: Store, id_: str, edges: Iterable[Edge]) -> Iterator[tuple[Edge, Connection]]:
    """Each edge with the thing at its other end; the best supported first, at most ``MOST``."""
    best = sorted(edges, key=lambda edge: (-len(edge.evidence), edge.key))
    for edge in best[:MOST]:
        other = store.node(edge.object if edge.subject == id_ else edge.subject)
        if other is not None:
            yield edge, Connection(other, edge.evidence, edge.key)


Key = tuple[bool, bool, int, int, int, bool, str, str, str]


def _key(edge: Edge, id_: str, other: Node, schema: Schema) -> Key:
    """Where a connection belongs on the page: its rank, then what tells its group from others."""
    said = schema.is_a(other.kind, STATEMENT) or other.kind == FOLLOW_UP
    polarity = other.get(POLARITY) if other.kind == LESSON else None
    return (
        said,
        edge.relation != TOLD,
        list(schema.kinds).index(other.kind),
        _place(schema, polarity),
        list(schema.relations).index(edge.relation),
        edge.subject == id_,
        edge.relation,
        other.kind,
        polarity or "",
    )


def _place(schema: Schema, polarity: str | None) -> int:
    """The place of a polarity in its list."""
    scheme = schema.property(POLARITY).scheme or ""
    codes = [concept.code for concept in schema.members.get(scheme, ())]
    return codes.index(polarity) if polarity in codes else len(codes)


def _group(schema: Schema, key: Key, own: str, connections: tuple[Connection, ...]) -> Group:
    """The group of a thing of its ``own`` kind: what it is called depends on the subject."""
    *_, outgoing, relation, kind, polarity = key
    read = schema.relation(relation).read_of(own if outgoing else kind)
    return Group(read, outgoing, kind, polarity or None, connections)


def follow_ups(store: Store, statement: str) -> list[Node]:
    """What has become of a statement, by documents' word, the latest first."""
    found = (
        store.node(edge.subject)
        for edge in store.edges(statement)
        if edge.relation == FOLLOWS_UP and edge.object == statement
    )
    nodes = [node for node in found if node is not None]
    return sorted(nodes, key=lambda node: node.get("date") or "", reverse=True)
