"""The one thing that is plainly meant by words that are part of more than one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lookup import find_one
from graph.questions.asking.names import names_of
from graph.questions.asking.tokens import tokens_of
from graph.questions.views.view import open_view
from ontology.errors import NotFoundError

if TYPE_CHECKING:
    from graph.model import Node
    from graph.store import Store

Candidates = tuple[tuple[str, str, str], ...]


def find_meant_by(store: Store, text: str, kind: str | None = None) -> tuple[Node, Candidates]:
    """The thing that ``text`` means, and what else it might have meant.

    Where more than one name holds the words it is the one that a question of these words names, as
    ``Groningen`` names a trajectory. No such thing, or none at all, raises NotFoundError.
    """
    try:
        return find_one(store, text, kind), ()
    except NotFoundError as error:
        node = _named(store, text)
        if node is None or node.id not in {id_ for id_, _, _ in error.candidates}:
            raise
        return node, tuple(one for one in error.candidates if one[0] != node.id)


def _named(store: Store, text: str) -> Node | None:
    """The thing that all words of the text together name, if it is one."""
    tokens = tokens_of(text)
    match names_of(open_view(store)).find(tokens):
        case [mention] if len(mention.things) == 1 and mention.end - mention.start == len(tokens):
            return store.node(mention.things[0])
    return None
