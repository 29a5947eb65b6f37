"""What documents say, each statement once: another file of the same report adds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.views.copies import folded
from graph.questions.views.dates import certain
from graph.questions.views.families import family
from graph.questions.views.keeping import kept
from graph.questions.views.terms import ABOUT, ADDRESSED_TO, CITES, CONCERNS, SHOWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Edge, Evidence, Node
    from graph.questions.views.view import View

NAMES = (ABOUT, CONCERNS, ADDRESSED_TO, CITES)  # what a statement names, bottlenecks apart
TELLS_OF = (*NAMES, *SHOWS)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what it is of.

    ``source`` is its document, or the one that this repeats; ``date`` when it was first published,
    ``""`` where unknown. ``trajectories`` and ``bottlenecks`` are IRIs, ``roots`` the whole
    trajectories that they are parts of. ``copies`` is the same statement in other files.
    """

    node: Node
    source: str
    date: str
    trajectories: tuple[str, ...]
    roots: frozenset[str]
    bottlenecks: frozenset[str]
    copies: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it stands."""
        return self.node.evidence

    @property
    def ids(self) -> tuple[str, ...]:
        """Its IRI, and those of its copies."""
        return self.node.id, *self.copies

    def outgoing(self, view: View, *relations: str) -> list[Edge]:
        """The edges from it in any of its files, of these relations or of all."""
        if not self.copies:
            return view.outgoing(self.node.id, *relations)
        return [edge for id_ in self.ids for edge in view.outgoing(id_, *relations)]

    def incoming(self, view: View, *relations: str) -> list[Edge]:
        """The edges to it in any of its files, of these relations."""
        if not self.copies:
            return view.incoming(self.node.id, *relations)
        return [edge for id_ in self.ids for edge in view.incoming(id_, *relations)]


@kept
def all_said(view: View) -> tuple[Said, ...]:
    """Every statement once, by when it was known for certain: what is known later comes later."""
    found: dict[tuple[str, str, str], list[Node]] = {}
    for node in view.statements:
        key = _source(view, node), node.kind, folded(node.get("text") or "")
        found.setdefault(key, []).append(node)
    said = [_said(view, source, nodes) for (source, _, _), nodes in found.items()]
    return tuple(sorted(said, key=lambda one: (certain(one.date), one.source, one.node.id)))


def _source(view: View, node: Node) -> str:
    """The document that said it first."""
    sources = {view.document(one) for one in node.evidence}
    first = next(iter(sources)) if len(sources) == 1 else min(sources, key=view.place)
    return view.originals[first]


def _said(view: View, source: str, nodes: list[Node]) -> Said:
    """The statement as its source has it, tied as in any of its files."""
    first, *others = nodes
    if others:
        first, *others = sorted(nodes, key=lambda one: _preference(view, source, one))
    about = _objects(view, nodes, ABOUT)
    return Said(
        node=first,
        source=source,
        date=view.first(first.evidence),
        trajectories=about,
        roots=frozenset(map(view.root, about)),
        bottlenecks=frozenset(_objects(view, nodes, *SHOWS)),
        copies=tuple(one.id for one in others),
    )


def _preference(view: View, source: str, node: Node) -> tuple[bool, str, str]:
    elsewhere = source not in map(view.document, node.evidence)
    return elsewhere, certain(view.first(node.evidence)), node.id


def _objects(view: View, nodes: Iterable[Node], *relations: str) -> tuple[str, ...]:
    return tuple(
        sorted({edge.object for one in nodes for edge in view.outgoing(one.id, *relations)})
    )


@kept
def said_by_id(view: View) -> Mapping[str, Said]:
    """The statements by IRI, those of the copies too."""
    return {id_: one for one in all_said(view) for id_ in one.ids}


def said_of(view: View, thing: str) -> tuple[Said, ...]:
    """What is said of a thing or of its parts, or in it where it is a document; earliest first."""
    places = _places(view)
    ids = {edge.subject for one in family(view, thing) for edge in view.incoming(one, *TELLS_OF)}
    found = {places[id_] for id_ in {*ids, thing} if id_ in places}
    found |= _in_document(view).get(thing, set())
    said = all_said(view)
    return tuple(said[at] for at in sorted(found))


@kept
def _places(view: View) -> Mapping[str, int]:
    """At which place in ``all_said`` each statement is, by IRI."""
    return {id_: at for at, one in enumerate(all_said(view)) for id_ in one.ids}


@kept
def _in_document(view: View) -> Mapping[str, set[int]]:
    """At which places in ``all_said`` is what stands in each document, by its IRI."""
    found: dict[str, set[int]] = {}
    places = _places(view)
    for node in view.statements:
        for one in node.evidence:
            found.setdefault(view.document(one), set()).add(places[node.id])
    return found
