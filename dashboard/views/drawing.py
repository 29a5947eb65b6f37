"""A neighbourhood in the form the graph library draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.markup import colour
from dashboard.site import EXPLORE
from dashboard.views.connections import STATEMENT
from graph.sheets.naming import shorten

if TYPE_CHECKING:
    from dashboard.site import Site
    from dashboard.views.neighbourhood import Neighbourhood
    from graph.model import Node

LABEL = 48
SHAPE = "ellipse"


def elements(site: Site, around: Neighbourhood) -> list[dict[str, object]]:
    """The nodes with their first positions, then the edges."""
    nodes = [_node(site, around, node) for node in around.nodes]
    edges: list[dict[str, object]] = [
        {
            "data": {
                "id": " ".join(edge.key),
                "source": edge.subject,
                "target": edge.object,
                "label": site.naming.label(site.store.schema.relation(edge.relation).labels),
            }
        }
        for edge in around.edges
    ]
    return nodes + edges


def _node(site: Site, around: Neighbourhood, node: Node) -> dict[str, object]:
    kind = site.store.schema.kind(node.kind)
    x, y = around.position(node.id)
    return {
        "data": {
            "id": node.id,
            "label": shorten(site.naming.title(node), LABEL),
            "colour": colour(kind),
            "light": lighten(colour(kind)),
            "shape": kind.shape or SHAPE,
            "centre": node.id == around.centre.id,
            "small": site.store.schema.is_a(node.kind, STATEMENT),
            "onward": site.link(EXPLORE, id=node.id),
        },
        "position": {"x": x, "y": y},
    }


def lighten(colour_: str) -> str:
    """The colour halfway to white, to stand out on a dark ground.

    >>> lighten("#000000")
    '#808080'
    """
    parts = (int(colour_[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{(part + 256) // 2:02x}" for part in parts)
