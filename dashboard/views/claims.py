"""What a reader asks all the quotes of: a thing, or a connection between two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.support import passages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Edge, Evidence, Node
    from graph.store import Store

SUBJECT, RELATION, OBJECT = "id", "relatie", "naar"  # parameters of the address


@dataclass(frozen=True, slots=True)
class Claim:
    """That ``subject`` is named or, with the edge and the thing it leads to, connected to it.

    ``evidence`` is the surest of each passage, the surest first.
    """

    subject: Node
    edge: Edge | None
    object: Node | None
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What names it in an address."""
        return (self.subject.id,) if self.edge is None else self.edge.key


def read_claim(store: Store, asked: Mapping[str, str]) -> Claim | None:
    """The claim that the parameters of an address name; ``None`` where the store has no such."""
    subject = store.node(asked.get(SUBJECT, ""))
    if subject is None:
        return None
    if OBJECT not in asked:
        return Claim(subject, None, None, tuple(passages(subject.evidence)))
    key = subject.id, asked.get(RELATION, ""), asked[OBJECT]
    edge = next((one for one in store.edges(subject.id) if one.key == key), None)
    if edge is None:
        return None
    return Claim(subject, edge, store.node(edge.object), tuple(passages(edge.evidence)))


def address_of(key: Sequence[str]) -> list[tuple[str, str]]:
    """The parameters that name a claim: of an edge by its key, of a thing by its IRI alone."""
    return list(zip((SUBJECT, RELATION, OBJECT), key, strict=False))
