"""What a document's claims come to once the decisions are laid over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.decisions import Overlay
    from graph.model import Edge, Evidence
    from graph.neo4j.contents import Claims

Key = tuple[str, str, str]


class Support(NamedTuple):
    """The evidence for a thing that stands, and how much of it fell."""

    standing: tuple[Evidence, ...]
    fallen: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What stands of a document's claims: by thing, and the edges that have something left."""

    things: Mapping[str, Support]
    edges: Mapping[Key, tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions in force, and the merges that could be carried out: source to target."""

    overlay: Overlay
    merges: Mapping[str, str]

    def seen_as(self, id_: str) -> str:
        """The thing as which this one is seen."""
        return self.merges.get(id_, id_)

    @property
    def borne_on(self) -> set[str]:
        """The things that a decision names, whether or not it could be carried out."""
        named = {part for target in self.overlay.rejected for part in target.split(" ")}
        merged = self.overlay.merged
        return {*named, *self.overlay.accepted, *merged.keys(), *merged.values()}

    def group(self, id_: str) -> set[str]:
        """All things that are seen as the same one as this."""
        target = self.seen_as(id_)
        return {target, *(source for source, into in self.merges.items() if into == target)}


def effect(claims: Claims, decided: Decided) -> Effect:
    """What stands of ``claims``.

    Evidence falls with the statement it was derived from; also with a rejected edge of that
    statement to the thing it is evidence for, or to an end of the edge it is evidence for.
    """
    rejected = _rejected_edges(claims.edges, decided)
    cut: dict[str, set[str]] = {}
    for subject, _, object_ in rejected:
        cut.setdefault(subject, set()).add(object_)

    def falls(one: Evidence, ends: Iterable[str]) -> bool:
        if one.via is None:
            return False
        return one.via in decided.overlay.rejected or not cut.get(one.via, set()).isdisjoint(ends)

    things = {}
    for node in claims.things:
        standing = tuple(one for one in node.evidence if not falls(one, (node.id,)))
        things[node.id] = Support(standing, len(node.evidence) - len(standing))
    edges = {}
    for edge in claims.edges:
        ends = (edge.subject, edge.object)
        standing = tuple(
            one for one in edge.evidence if not falls(one, () if edge.subject == one.via else ends)
        )
        if standing and edge.key not in rejected:
            edges[edge.key] = standing
    return Effect(things, edges)


def _rejected_edges(edges: Iterable[Edge], decided: Decided) -> set[Key]:
    """The edges that are seen as one that was rejected."""
    parts = (target.split(" ") for target in decided.overlay.rejected if " " in target)
    seen = {
        (decided.seen_as(subject), relation, decided.seen_as(object_))
        for subject, relation, object_ in parts
    }
    if not seen:
        return set()
    return {
        edge.key
        for edge in edges
        if (decided.seen_as(edge.subject), edge.relation, decided.seen_as(edge.object)) in seen
    }
