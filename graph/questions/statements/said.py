"""What documents say, each statement once: another file of the same report adds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.questions.views.view import (
    ABOUT,
    ADDRESSED_TO,
    BOTTLENECK,
    CONCERNS,
    KEPT,
    SHOWS,
    TRAJECTORY,
)
from graph.stems import fold
from graph.store import last_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Evidence, Node
    from graph.questions.views.view import View

UNDATED = "9999"  # sorts after every date
TELLS_OF = (ABOUT, CONCERNS, ADDRESSED_TO, *SHOWS, "cites")


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


@lru_cache(maxsize=KEPT)
def all_said(view: View) -> tuple[Said, ...]:
    """Every statement once, the earliest first."""
    found: dict[tuple[str, str, str], list[Node]] = {}
    for node in view.statements:
        key = _source(view, node), node.kind, " ".join(fold(node.get("text") or "").split())
        found.setdefault(key, []).append(node)
    said = [_said(view, source, nodes) for (source, _, _), nodes in found.items()]
    return tuple(sorted(said, key=_place))


def _place(said: Said) -> tuple[str, str, str]:
    """By when it was known for certain, so that what comes to be known later comes later."""
    return last_day(said.date) if said.date else UNDATED, said.source, said.node.id


@lru_cache(maxsize=KEPT)
def said_by_id(view: View) -> Mapping[str, Said]:
    """The statements by IRI, those of the copies too."""
    return {id_: one for one in all_said(view) for id_ in one.ids}


def _source(view: View, node: Node) -> str:
    """The document that said it first."""
    sources = {view.document(one) for one in node.evidence}
    first = min(sources, key=lambda one: (view.nodes[one].get("published") or UNDATED, one))
    return view.originals[first]


def _said(view: View, source: str, nodes: list[Node]) -> Said:
    """The statement as its source has it, tied as in any of its files."""
    first, *others = sorted(
        nodes,
        key=lambda one: (
            source not in map(view.document, one.evidence),
            view.first(one.evidence) or UNDATED,
            one.id,
        ),
    )
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


def _objects(view: View, nodes: list[Node], *relations: str) -> tuple[str, ...]:
    return tuple(
        sorted({edge.object for one in nodes for edge in view.outgoing(one.id, *relations)})
    )


def said_of(view: View, thing: str) -> tuple[Said, ...]:
    """What is said of a thing or of its parts, or in it where it is a document; earliest first."""
    known = said_by_id(view)
    ids = {edge.subject for one in family(view, thing) for edge in view.incoming(one, *TELLS_OF)}
    found = {known[id_].node.id: known[id_] for id_ in {*ids, thing} if id_ in known}
    if thing in view.documents:
        found |= {one.node.id: one for one in said_in(view).get(view.originals[thing], ())}
    return tuple(sorted(found.values(), key=_place))


@lru_cache(maxsize=KEPT)
def said_in(view: View) -> Mapping[str, tuple[Said, ...]]:
    """The statements by their source."""
    found: dict[str, list[Said]] = {}
    for one in all_said(view):
        found.setdefault(one.source, []).append(one)
    return {source: tuple(said) for source, said in found.items()}


def family(view: View, thing: str) -> set[str]:
    """The thing with the trajectories that are part of it, or the narrower bottlenecks."""
    return {thing, *_below(view).get(thing, ())}


@lru_cache(maxsize=KEPT)
def _below(view: View) -> Mapping[str, set[str]]:
    """All that is part of a trajectory, or narrower than a bottleneck, by that thing."""
    found: dict[str, set[str]] = {}
    for node in view.of_kind(TRAJECTORY):
        found.setdefault(view.root(node.id), set()).add(node.id)
    for node in view.of_kind(BOTTLENECK):
        concept = view.schema.concepts.get(node.id)
        while concept is not None and concept.broader is not None:
            found.setdefault(concept.broader, set()).add(node.id)
            concept = view.schema.concepts.get(concept.broader)
    return found
