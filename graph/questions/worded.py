"""The documents that hold a word of a description which hardly any other does."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.questions.asking.tokens import tokens_of
from graph.questions.statements.said import said_of
from graph.questions.views.terms import DOCUMENT
from graph.questions.views.view import open_view
from graph.stems import STOP, fold
from graph.store import Query

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.model import Node
    from graph.questions.views.view import View
    from graph.store import Store

LONG = 10  # letters of a word that may tell by itself what a text is on
WORDS = 12  # that are looked for, the longest first
FEW = 2  # documents that hold a word which tells them apart
MOST = 5  # documents that are told
SEVERAL = 2  # such words, or statements with one, by which a document is on what is described
ENDING = 2  # letters in which the forms of so long a word differ
QUOTED = 2  # statements of a document


@dataclass(frozen=True, slots=True)
class Worded:
    """A document, and the words of the description that it shares with hardly any other.

    ``said`` are the first of its statements with such a word.
    """

    document: Node
    words: tuple[str, ...]
    said: tuple[Node, ...]


def worded(
    store: Store, text: str, as_of: str | None, without: Collection[str]
) -> tuple[Worded, ...]:
    """The documents that share such words with the text, those with most of them first.

    One word alone counts where the title or more than one statement has it. Documents of which the
    IRI is in ``without`` are left out.
    """
    view = open_view(store)
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
    told = (_worded(view, documents[one], shared[one]) for one in order)
    return tuple(islice((one for one in told if one is not None), MOST))


def _worded(view: View, document: Node, words: Sequence[str]) -> Worded | None:
    """The document with what it says in these words; ``None`` where it only happens to use one."""
    parts = [word[:-ENDING] for word in words]
    texts = [(one.node, fold(one.node.get("text") or "")) for one in said_of(view, document.id)]
    said = [node for node, text in texts if any(part in text for part in parts)]
    title = fold(document.title)
    on_it = max(len(words), len(said)) >= SEVERAL or any(part in title for part in parts)
    return Worded(document, tuple(words), tuple(said[:QUOTED])) if on_it else None
