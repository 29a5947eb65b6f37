"""What a thing is: its properties and ties, by the ontology or by the word of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Node
from graph.questions.things.ministries import is_ministry, ministries
from graph.questions.views.families import curated_ties
from graph.questions.views.terms import FIGURE, FOLLOWUP, MINISTRY, OCCURS_IN, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Evidence
    from graph.questions.views.view import View

# These are the heading, or mean nothing to a reader.
HIDDEN = {"name", "title", "text", "candidate", "explicit", "sha256", "mediaType"}
# Ties of these kinds of things are told as what is said of the thing, not as what it is.
SAID = (STATEMENT, FOLLOWUP, FIGURE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A property, or a tie in a relation from the thing or, not ``outgoing``, to it.

    ``curated`` is whether only the ontology says so. It has no evidence then, nor where the value
    is how the thing itself was coded.
    """

    name: str
    outgoing: bool
    value: Node | str
    curated: bool
    evidence: tuple[Evidence, ...] = ()


def find_facts(view: View, thing: Node) -> tuple[Fact, ...]:
    """The properties, then the ties from the thing, then those to it, as the ontology has them."""
    return (*_properties(view, thing), *_outgoing(view, thing), *_incoming(view, thing))


def find_unknown(view: View, thing: Node, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """The properties and relations that a thing of its kind can have, and this one has not.

    What its statements can tell as well is not among them.
    """
    known = {one.name for one in facts if one.outgoing} | HIDDEN
    relations = view.schema.relations
    possible = (name for name in _relations(view, thing) if STATEMENT not in relations[name].domain)
    return tuple(name for name in (*_named(view, thing), *possible) if name not in known)


def _named(view: View, thing: Node) -> Iterator[str]:
    for name, property_ in view.schema.properties.items():
        if any(view.schema.is_a(thing.kind, kind) for kind in property_.domain):
            yield name


def _relations(view: View, thing: Node) -> Iterator[str]:
    left_out = {OCCURS_IN, MINISTRY} if is_ministry(view.schema, thing.id) else {OCCURS_IN}
    for name, relation in view.schema.relations.items():
        if name in left_out:
            continue
        if any(view.schema.is_a(thing.kind, one) for one in relation.domain):
            yield name


def _properties(view: View, thing: Node) -> Iterator[Fact]:
    for name in _named(view, thing):
        if name in HIDDEN:
            continue
        for value in view.curated(thing.id, name):
            known = value in view.schema.concepts
            yield Fact(
                name, outgoing=True, value=view.node(value) if known else value, curated=True
            )
        for told in thing.all(name):
            yield Fact(name, outgoing=True, value=told, curated=False)


def _outgoing(view: View, thing: Node) -> Iterator[Fact]:
    for name in _relations(view, thing):
        for object_, evidence in _objects(view, thing, name):
            yield _tie(view, name, object_, evidence, outgoing=True)


def _objects(view: View, thing: Node, name: str) -> Iterable[tuple[str, tuple[Evidence, ...]]]:
    """To what the thing stands in the relation; a part has the ministry of the whole."""
    if name == MINISTRY:
        return ministries(view, thing.id).items()
    return sorted(view.facts(thing.id, name).items())


def _incoming(view: View, thing: Node) -> Iterator[Fact]:
    found: dict[tuple[str, str], tuple[Evidence, ...]] = dict.fromkeys(
        curated_ties(view).get(thing.id, ()), ()
    )
    names = (name for name in view.schema.relations if name != OCCURS_IN)
    for edge in view.incoming(thing.id, *(name for name in names if not _only_said(view, name))):
        if not _is_said(view, view.node(edge.subject).kind):
            found[edge.relation, edge.subject] = edge.evidence
    for (relation, subject), evidence in sorted(found.items()):
        yield _tie(view, relation, subject, evidence, outgoing=False)


def _tie(
    view: View, name: str, other: str, evidence: tuple[Evidence, ...], *, outgoing: bool
) -> Fact:
    return Fact(name, outgoing, view.node(other), not evidence, evidence)


def _only_said(view: View, relation: str) -> bool:
    """Whether only what is said of things stands in the relation."""
    return all(_is_said(view, kind) for kind in view.schema.relations[relation].domain)


def _is_said(view: View, kind: str) -> bool:
    return any(view.schema.is_a(kind, said) for said in SAID)
