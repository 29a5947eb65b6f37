"""What is shown of a graph as GraphML, for Gephi, yEd and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.support import passages

if TYPE_CHECKING:
    import networkx as nx

    from dashboard.site import Site
    from dashboard.views.neighbourhood import Shown


def to_graphml(site: Site, seen: Shown) -> bytes:
    """The things with their kinds and names, the edges with their relations and quotes counted."""
    import networkx as nx  # noqa: PLC0415 - slow to load, seldom wanted

    lines = nx.generate_graphml(to_graph(site, seen), named_key_ids=True)
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, "")).encode()


def to_graph(site: Site, seen: Shown) -> nx.MultiDiGraph[str]:
    """The things and edges as a graph of NetworkX."""
    import networkx as nx  # noqa: PLC0415

    naming, schema = site.naming, site.store.schema
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in seen.nodes:
        kind = naming.kind(node.kind)
        graph.add_node(node.id, label=_clean(naming.title(node)), type=node.kind, kind=kind)
    for edge in seen.edges:
        graph.add_edge(
            edge.subject,
            edge.object,
            key=" ".join(edge.key),
            relation=edge.relation,
            label=naming.label(schema.relation(edge.relation).labels),
            quotes=len(passages(edge.evidence)),
        )
    return graph


def _clean(text: str) -> str:
    """The text on one line, without what XML does not allow."""
    return "".join(one for one in " ".join(text.split()) if one.isprintable())
