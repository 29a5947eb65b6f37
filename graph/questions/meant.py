"""The one thing that is plainly meant by words that are part of more than one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lookup import find_one
from graph.questions.asking.names import names_of
from graph.questions.asking.tokens import tokens_of
from graph.questions.views.terms import LAW, TRAJECTORY
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


def find_asked_by(store: Store, text: str) -> tuple[Node, Candidates]:
    """The thing that a question of these words is about, and what else it might have meant.

    A trajectory that is known by its law is meant rather than the law.
    """
    node, others = find_meant_by(store, text)
    if node.kind != LAW:
        return node, others
    things = [_told(store, one) for one in _mentioned(store, text)]
    known_by_it = [one for one in things if one.kind == TRAJECTORY]
    if node.id not in {one.id for one in things} or not known_by_it:
        return node, others
    first, *more = known_by_it
    return first, tuple((one.id, one.kind, one.title) for one in (node, *more))


def _named(store: Store, text: str) -> Node | None:
    """The thing that all words of the text together name, if it is one."""
    things = _mentioned(store, text)
    return store.node(things[0]) if len(things) == 1 else None


def _mentioned(store: Store, text: str) -> tuple[str, ...]:
    """The things that all words of the text together may name, best first."""
    tokens = tokens_of(text)
    match names_of(open_view(store)).find(tokens):
        case [mention] if mention.end - mention.start == len(tokens):
            return mention.things
    return ()


def _told(store: Store, id_: str) -> Node:
    """The thing as the store has it, else as the ontology does."""
    return store.node(id_) or open_view(store).node(id_)
