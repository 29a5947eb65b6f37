"""The working objects: what one document says, and what people decide about it.

All values are frozen and sorted, so that equal content is an equal value. Property values are
strings in their lexical form; their type is the ontology's business.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

Action = Literal["accept", "reject", "merge", "undo", "withdraw"]
Pairs = tuple[tuple[str, str], ...]
BORDERS = str.maketrans({"\x1f": "\x1e1", "\x1e": "\x1e0"})  # no part holds the border \x1f


def mint(kind: str, *parts: str) -> str:
    """The IRI of the thing of ``kind`` that ``parts`` identify; the same parts, the same IRI.

    >>> mint("Document", "ab").startswith("https://w3id.org/leergraaf/id/document/")
    True
    """
    composed = (unicodedata.normalize("NFC", part) for part in parts)
    content = "\x1f".join(part.translate(BORDERS) for part in composed)
    return f"{IDENTIFIERS}{kind.lower()}/{hashlib.sha256(content.encode()).hexdigest()[:24]}"


@dataclass(frozen=True, slots=True, order=True)
class Page:
    """A stretch of a document's text, personal data masked, that stands on one source page.

    ``start`` is the offset of its first character in the document's text.
    """

    start: int
    number: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A literal quotation: characters ``start`` to ``end`` (exclusive) of the document's text."""

    start: int
    end: int
    page: int
    quote: str
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """On what a claim rests: a passage, who found it, how certain (0 to 1, two decimals).

    ``via`` is the statement the claim was derived from; when that is rejected, the claim falls.
    """

    passage: str
    extractor: str
    confidence: float
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph: its IRI, its kind, its properties and the evidence for it."""

    id: str
    kind: str
    properties: Pairs
    evidence: tuple[Evidence, ...] = ()

    def get(self, name: str) -> str | None:
        """The first value of the property ``name``, or ``None``."""
        for key, value in self.properties:
            if key == name:
                return value
        return None

    def all(self, name: str) -> Iterator[str]:
        """Every value of the property ``name``."""
        return (value for key, value in self.properties if key == name)

    @property
    def title(self) -> str:
        """What the thing is called: its name, title or text, else its IRI."""
        return self.get("name") or self.get("title") or self.get("text") or self.id


@dataclass(frozen=True, slots=True)
class Edge:
    """That ``subject`` stands in ``relation`` to ``object`` (IRIs), and the evidence for it."""

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it this edge and no other."""
        return self.subject, self.relation, self.object


@dataclass(frozen=True, slots=True)
class Contribution:
    """Everything one document says; built by ``graph.draft.Draft`` only."""

    document: Node
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: ``action`` on ``target``, with who, when (ISO 8601, UTC) and why.

    The target is the IRI of a node; of an edge, its three parts joined by a space; of an undo,
    the id of the decision undone; of a withdrawal, the document. ``into`` is the node that a merge
    keeps.
    """

    action: Action
    target: str
    who: str
    when: str
    why: str
    into: str | None = None

    @property
    def id(self) -> str:
        """Its IRI, minted from all it says."""
        return mint(
            "Decision", self.action, self.target, self.into or "", self.who, self.when, self.why
        )
