"""What can be decided about a thing, and what was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.decisions import in_force, overlay
from graph.sheets.naming import capitalise

if TYPE_CHECKING:
    from graph.model import Decision, Edge, Node
    from graph.sheets.naming import Naming
    from graph.store import Store

MOST = 500  # connections that one can choose from
LONG = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """What a decision can be on: its ``target``, and what people call it."""

    target: str
    text: str


def rejection(store: Store, id_: str) -> Decision | None:
    """The decision by which the thing, or what it was merged into, was rejected, or ``None``."""
    decisions = store.decisions()
    kept = overlay(decisions).merged.get(id_, id_)
    found = in_force(decisions).get(kept)
    return found if found is not None and found.action == "reject" else None


def standing(store: Store, id_: str) -> list[Decision]:
    """The decisions that hold on the thing, on its connections, and on what was merged into it."""
    found = in_force(store.decisions())
    return [one for one in found.values() if id_ in (one.into, *one.target.split(" "))]


def choices(store: Store, naming: Naming, node: Node) -> list[Choice]:
    """What can be accepted or rejected: the thing itself, then its connections, doubtful first."""
    itself = Choice(node.id, f"{naming.kind(node.kind)}: {naming.short(node, LONG)}")
    edges = sorted(store.edges(node.id), key=lambda edge: (_surest(edge), edge.key))[:MOST]
    return [
        itself,
        *(Choice(" ".join(one.key), named(store, naming, one.key, node.id)) for one in edges),
    ]


def _surest(edge: Edge) -> float:
    return max(one.confidence for one in edge.evidence)


def named(store: Store, naming: Naming, parts: tuple[str, ...], id_: str) -> str:
    """What a target in ``parts`` is called on the page of the thing ``id_``."""
    if len(parts) == 1:
        return _title(store, naming, parts[0])
    subject, name, object_ = parts
    relation = naming.relation(store.schema.relation(name), outgoing=subject == id_)
    return (
        f"{capitalise(relation)}: {_title(store, naming, object_ if subject == id_ else subject)}"
    )


def _title(store: Store, naming: Naming, id_: str) -> str:
    """The title of a thing, also of one that was rejected; the IRI of what has gone."""
    node = store.node(id_) or store.told(id_)
    return id_ if node is None else naming.short(node, LONG)
