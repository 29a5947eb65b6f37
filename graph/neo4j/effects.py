"""What a document's claims come to once the decisions are laid over them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.decisions import Overlay
    from graph.model import Edge, Evidence, Node
    from graph.neo4j.contents import Claims

Key = tuple[str, str, str]


class Support(NamedTuple):
    """The evidence for a thing that stands, and how much of it fell."""

    standing: tuple[Evidence, ...]
    fallen: int


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


@dataclass(frozen=True)
class Effect:
    """What stands of a document's claims.

    Evidence falls with the statement it was derived from; also with a rejected edge of that
    statement to the thing it is evidence for, or to an end of the edge it is evidence for.
    """

    claims: Claims
    decided: Decided

    def support(self, node: Node) -> Support:
        """What stands of the evidence for a thing that is claimed."""
        standing = tuple(one for one in node.evidence if not self._falls(one, (node.id,)))
        return Support(standing, len(node.evidence) - len(standing))

    @property
    def edges(self) -> Iterator[Edge]:
        """The edges that have something left, with that."""
        for edge in self.claims.edges:
            ends = edge.subject, edge.object
            standing = tuple(
                one
                for one in edge.evidence
                if not self._falls(one, () if edge.subject == one.via else ends)
            )
            if standing and edge.key not in self._rejected:
                yield replace(edge, evidence=standing)

    def _falls(self, one: Evidence, ends: Iterable[str]) -> bool:
        if one.via is None:
            return False
        if one.via in self.decided.overlay.rejected:
            return True
        return not self._cut.get(one.via, set()).isdisjoint(ends)

    @cached_property
    def _cut(self) -> Mapping[str, set[str]]:
        """The ends of the rejected edges, by the thing they come from."""
        found: dict[str, set[str]] = {}
        for subject, _, object_ in self._rejected:
            found.setdefault(subject, set()).add(object_)
        return found

    @cached_property
    def _rejected(self) -> set[Key]:
        """The edges that are seen as one that was rejected."""
        seen_as = self.decided.seen_as
        parts = (target.split(" ") for target in self.decided.overlay.rejected if " " in target)
        seen = {(seen_as(one), relation, seen_as(other)) for one, relation, other in parts}
        if not seen:
            return set()
        return {
            edge.key
            for edge in self.claims.edges
            if (seen_as(edge.subject), edge.relation, seen_as(edge.object)) in seen
        }
