"""A neighbourhood in the form the graph library draws, and what can be left out of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard.markup import colour
from dashboard.views.connections import STATEMENT
from dashboard.views.neighbourhood import shown
from graph.sheets.naming import capitalise
from graph.support import passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.site import Site
    from dashboard.views.exploration import Exploration, Pin
    from dashboard.views.neighbourhood import Neighbourhood
    from graph.model import Edge, Node

LABEL = 48
NAME = 200
SHAPE = "ellipse"
CENTRES = 2  # things that are drawn large where the graph opens on no more than these
Entry = dict[str, object]
Element = dict[str, Entry]


def elements(site: Site, around: Neighbourhood, wanted: Exploration) -> list[Element]:
    """The nodes, then the edges; those that are not to be seen are ``out``."""
    seen = shown(around, wanted)
    ids, keys = {node.id for node in seen.nodes}, {edge.key for edge in seen.edges}
    pins = {one.id: one for one in wanted.pinned}
    nodes = [
        _node(site, around, node, pins.get(node.id), out=node.id not in ids)
        for node in around.nodes
    ]
    return nodes + [_edge(site, edge, out=edge.key not in keys) for edge in around.edges]


def _node(site: Site, around: Neighbourhood, node: Node, pin: Pin | None, *, out: bool) -> Element:
    seed = any(one.id == node.id for one in around.seeds)
    return {
        "data": {
            "id": node.id,
            "label": site.naming.short(node, LABEL),
            "name": site.naming.short(node, NAME),
            "kind": site.naming.sort(node),
            "centre": seed and len(around.seeds) <= CENTRES,
            "seed": seed,
            "small": site.store.schema.is_a(node.kind, STATEMENT),
            "wave": around.waves[node.id],
            "more": around.more[node.id],
            "pin": None if pin is None else [pin.x, pin.y],
            "out": out,
            **_look(site, node.kind),
        }
    }


def _edge(site: Site, edge: Edge, *, out: bool) -> Element:
    return {
        "data": {
            "id": " ".join(edge.key),
            "source": edge.subject,
            "target": edge.object,
            "label": site.naming.label(site.store.schema.relation(edge.relation).labels),
            "quotes": len(passages(edge.evidence)),
            "out": out,
        }
    }


def legend(site: Site, around: Neighbourhood, wanted: Exploration) -> dict[str, list[Entry]]:
    """The kinds and the relations of what there is to draw, how many of each, and which are on."""
    schema, naming = site.store.schema, site.naming
    kinds = Counter(node.kind for node in around.nodes if node.id not in wanted.hidden)
    ends = {node.id for node in around.nodes if node.kind not in wanted.without}
    ends -= set(wanted.hidden)
    relations = Counter(
        edge.relation for edge in around.edges if {edge.subject, edge.object} <= ends
    )
    relations.update(dict.fromkeys(set(wanted.without) & schema.relations.keys(), 0))
    return {
        "kinds": [
            _entry(site, wanted, name, capitalise(naming.kind(name, number)), number)
            | _look(site, name)
            for name, number in _ordered(kinds, schema.kinds)
        ],
        "relations": [
            _entry(site, wanted, name, naming.label(schema.relation(name).labels), number)
            for name, number in _ordered(relations, schema.relations)
        ],
    }


def _ordered(counts: Counter[str], order: Mapping[str, object]) -> list[tuple[str, int]]:
    """The counts in the order of the ontology."""
    return [(name, counts[name]) for name in order if name in counts]


def _entry(site: Site, wanted: Exploration, name: str, label: str, number: int) -> Entry:
    on = name not in wanted.without
    return {"name": name, "label": label, "count": site.say.number(number), "on": on}


def _look(site: Site, name: str) -> Entry:
    kind = site.store.schema.kind(name)
    return {
        "colour": colour(kind),
        "light": lighten(colour(kind)),
        "shape": kind.shape or SHAPE,
    }


def lighten(colour_: str) -> str:
    """The colour halfway to white, to stand out on a dark ground.

    >>> lighten("#000000")
    '#808080'
    """
    parts = (int(colour_[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{(part + 256) // 2:02x}" for part in parts)
