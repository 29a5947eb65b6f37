"""What a store would gain or lose by one document: told before anything is put in or taken out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.decisions import overlay
from graph.questions.views.keeping import kept
from graph.questions.views.terms import DOCUMENT, STATEMENT
from graph.questions.views.view import open_view
from graph.stems import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.model import Contribution, Node, Passage
    from graph.questions.views.view import View
    from graph.store import DocumentRecord, Origin, Store
    from ontology.schema import Schema


class Status(StrEnum):
    """What a document is to a store: new, there already, there but read otherwise, or newer."""

    NEW = "new"
    SAME = "same"
    REREAD = "reread"
    REPLACES = "replaces"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as a document has it, with the first passage that it stands in."""

    node: Node
    passage: Passage


@dataclass(frozen=True, slots=True)
class Change:
    """What would change by putting a contribution into a store.

    ``replaced`` are the other documents that go with it, as an earlier version of the same file;
    ``namesakes`` those that bear its title and stay. Statements are told apart by kind and words:
    those that ``come``, ``stay`` and ``go``. Other things are ``new`` or ``known`` to the store,
    and ``lost`` is what would be left without any document.
    """

    status: Status
    replaced: tuple[DocumentRecord, ...]
    namesakes: tuple[DocumentRecord, ...]
    come: tuple[Stated, ...]
    stay: tuple[Stated, ...]
    go: tuple[Stated, ...]
    new: tuple[Node, ...]
    known: tuple[Node, ...]
    lost: tuple[Node, ...]


def change(store: Store, contribution: Contribution, origin: Origin) -> Change:
    """What would change if the store were to ``put`` the contribution; nothing is put."""
    records = store.documents()
    own = contribution.document
    before = [one for one in records if one.document.id == own.id]
    replaced = [one for one in records if one.document.id != own.id and _only_at(one, origin)]
    earlier = [store.contribution(one.document.id) for one in (*before, *replaced)]
    decided = overlay(store.decisions())
    view = open_view(store)
    gone = {one.document.id for one in (*before, *replaced)}
    namesakes = [one for one in records if one.document.id not in gone and _namesake(one, own)]
    statements = _compare(contribution, earlier, store.schema)
    known = view.nodes.keys() | decided.rejected | decided.merged.keys()
    others = [one for one in contribution.nodes if not store.schema.is_a(one.kind, STATEMENT)]
    brought = {decided.merged.get(one.id, one.id) for one in contribution.nodes}
    return Change(
        _status(contribution, earlier, replaced),
        tuple(replaced),
        tuple(namesakes),
        *statements,
        new=tuple(one for one in others if one.id not in known),
        known=tuple(one for one in others if one.id in known),
        lost=tuple(one for one in only_in(view, gone) if one.id not in brought),
    )


def _only_at(record: DocumentRecord, origin: Origin) -> bool:
    """Whether the document was read from this place and from no other: then it has changed."""
    return origin.location is not None and set(record.locations) == {origin.location}


def _namesake(record: DocumentRecord, document: Node) -> bool:
    title = document.get("title")
    return title is not None and fold(record.document.get("title") or "") == fold(title)


def _status(
    contribution: Contribution, earlier: Sequence[Contribution], replaced: Sequence[DocumentRecord]
) -> Status:
    if replaced:
        return Status.REPLACES
    if not earlier:
        return Status.NEW
    return Status.SAME if earlier == [contribution] else Status.REREAD


def _compare(
    contribution: Contribution, earlier: Iterable[Contribution], schema: Schema
) -> tuple[tuple[Stated, ...], tuple[Stated, ...], tuple[Stated, ...]]:
    """The statements that come, stay and go, those with the same words matched one by one."""
    there = [one for before in earlier for one in stated(before, schema)]
    left = Counter(map(_words, there))
    come: list[Stated] = []
    stay: list[Stated] = []
    for one in stated(contribution, schema):
        known = left[_words(one)] > 0
        left[_words(one)] -= known
        (stay if known else come).append(one)
    go = []
    for one in reversed(there):  # of statements alike the last are those that have no match
        if left[_words(one)] > 0:
            left[_words(one)] -= 1
            go.append(one)
    return tuple(come), tuple(stay), tuple(reversed(go))


def _words(one: Stated) -> tuple[str, str]:
    return one.node.kind, one.node.get("text") or one.node.id


def stated(contribution: Contribution, schema: Schema) -> list[Stated]:
    """The statements of a document, in the order in which they stand there."""
    places = {passage.id: passage for passage in contribution.passages}
    found = [
        Stated(node, min(places[one.passage] for one in node.evidence))
        for node in contribution.nodes
        if schema.is_a(node.kind, STATEMENT)
    ]
    return sorted(found, key=lambda one: (one.passage, one.node.id))


def only_in(view: View, documents: Collection[str]) -> tuple[Node, ...]:
    """The things that these documents tell of and no other does, by name."""
    told = {node.id: node for id_ in documents for node in _told_in(view).get(id_, ())}
    found = (node for node in told.values() if _all_in(view, node, documents))
    return tuple(sorted(found, key=lambda one: (one.title, one.id)))


@kept
def _told_in(view: View) -> Mapping[str, Sequence[Node]]:
    """By document the things that it tells of, other documents not among them."""
    found: dict[str, list[Node]] = {}
    for node in view.nodes.values():
        for id_ in {view.document(one) for one in node.evidence if node.kind != DOCUMENT}:
            found.setdefault(id_, []).append(node)
    return found


def _all_in(view: View, node: Node, documents: Collection[str]) -> bool:
    return all(view.document(one) in documents for one in node.evidence)
