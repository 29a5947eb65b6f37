"""The documents that hold a word of a description which hardly any other does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.asking.tokens import tokens_of
from graph.questions.views.terms import DOCUMENT
from graph.stems import STOP
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.model import Node
    from graph.store import Store

LONG = 10  # letters of a word that may tell by itself what a text is on
WORDS = 12  # that are looked for, the longest first
FEW = 2  # documents that hold a word which tells them apart
MOST = 5  # documents that are told


@dataclass(frozen=True, slots=True)
class Worded:
    """A document, and the words of the description that it shares with hardly any other."""

    document: Node
    words: tuple[str, ...]


def worded(
    store: Store, text: str, as_of: str | None, without: Collection[str]
) -> tuple[Worded, ...]:
    """The documents that share such words with the text, those with most of them first.

    Those of which the IRI is in ``without`` are left out.
    """
    long = {one for one in tokens_of(text) if len(one) >= LONG and one not in STOP}
    shared: dict[str, list[str]] = {}
    documents: dict[str, Node] = {}
    for word in sorted(long, key=lambda one: (-len(one), one))[:WORDS]:
        query = Query(word, {"kind": (DOCUMENT,)}, as_of, limit=FEW, spread=False)
        found = store.search(query)
        for node in found.nodes if found.total <= FEW else ():
            documents[node.id] = node
            shared.setdefault(node.id, []).append(word)
    order = sorted(set(shared) - {*without}, key=lambda one: (-len(shared[one]), one))
    return tuple(Worded(documents[one], tuple(shared[one])) for one in order[:MOST])
