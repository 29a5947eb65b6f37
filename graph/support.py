"""The quotes behind a thing or a connection, the surest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Edge, Evidence, Node
    from graph.store import Quote, Store

SHOWN = 3
DOUBTFUL = 0.6  # a claim of which nothing is surer than this is shown as one that may be wrong


@dataclass(frozen=True, slots=True)
class Support:
    """Some of the quotes behind a claim, and how many passages there are in all."""

    quotes: tuple[Quote, ...]
    total: int

    @property
    def unseen(self) -> int:
        """How many passages are not among the quotes."""
        return self.total - len(self.quotes)


def support(store: Store, evidence: Iterable[Evidence], shown: int | None = SHOWN) -> Support:
    """The quotes behind ``evidence``, each passage once, at most ``shown``."""
    found = passages(evidence)
    return Support(tuple(store.quotes(found[:shown])), len(found))


def is_doubtful(evidence: Iterable[Evidence]) -> bool:
    """Whether none of the evidence is sure enough to take the claim as it stands.

    >>> is_doubtful([])
    False
    """
    return max((one.confidence for one in evidence), default=1.0) < DOUBTFUL


def passages(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The surest evidence of each passage, the surest first."""
    best: dict[str, Evidence] = {}
    for one in sorted(evidence, key=lambda e: (-e.confidence, e.via is not None, e.passage)):
        best.setdefault(one.passage, one)
    return list(best.values())


def mentions(node: Node, edges: Iterable[Edge]) -> list[Evidence]:
    """The evidence that names the thing where none of its connections rests.

    Of what is only ever derived it is what that was derived from.
    """
    naming = [one for one in node.evidence if one.via is None] or node.evidence
    shown = {one.passage for edge in edges for one in edge.evidence}
    return [one for one in naming if one.passage not in shown]
