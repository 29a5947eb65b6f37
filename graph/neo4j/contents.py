"""What a document claims, packed as it was put: the ground that decisions are laid over."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Contribution, Edge, Evidence, Node, Page, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable


class Claims(NamedTuple):
    """The things and edges of a contribution, without its pages and passages."""

    document: Node
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def things(self) -> tuple[Node, ...]:
        """The document and all it brings up."""
        return (self.document, *self.nodes)


def pack(contribution: Contribution) -> bytes:
    """The claims of a contribution, to be kept."""
    content = [
        _node(contribution.document),
        [_node(node) for node in contribution.nodes],
        [(*edge.key, _evidence(edge.evidence)) for edge in contribution.edges],
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 1)


def _node(node: Node) -> list[object]:
    return [node.id, node.kind, node.properties, _evidence(node.evidence)]


def _evidence(evidence: Iterable[Evidence]) -> list[object]:
    return [(one.passage, one.extractor, one.confidence, one.via) for one in evidence]


def unpack(packed: bytes) -> Claims:
    """The claims that were packed."""
    document, nodes, edges = json.loads(zlib.decompress(packed))
    return Claims(
        _read_node(*document),
        tuple(_read_node(*one) for one in nodes),
        tuple(
            Edge(subject, relation, object_, _read_evidence(evidence))
            for subject, relation, object_, evidence in edges
        ),
    )


def _read_node(id_: str, kind: str, properties: list[list[str]], evidence: list[object]) -> Node:
    pairs = tuple((name, value) for name, value in properties)
    return Node(id_, kind, pairs, _read_evidence(evidence))


def _read_evidence(rows: Iterable[object]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*row) for row in rows)  # type: ignore[misc]  # as they were packed


def whole(claims: Claims, pages: Iterable[Page], passages: Iterable[Passage]) -> Contribution:
    """The contribution, with its pages and passages."""
    return Contribution(
        claims.document, tuple(sorted(pages)), tuple(sorted(passages)), claims.nodes, claims.edges
    )
