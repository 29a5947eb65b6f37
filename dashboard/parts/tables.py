"""The graph as tables, which hold what is drawn, and as rows for a spreadsheet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import details, heading, link, table
from dashboard.parts.beside import EDGES, THINGS, explore_link
from dashboard.parts.cards import thing_badge, thing_link
from dashboard.views.spreadsheet import source_cells, source_head
from graph.support import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.site import Site
    from dashboard.views.exploration import Exploration
    from dashboard.views.neighbourhood import Neighbourhood, Shown
    from graph.model import Edge, Node

COLUMNS = ("from", "relation", "to", "quotes")
ROWS = 100
TITLE = 90


def edges_table(site: Site, seen: Shown, wanted: Exploration, whole: str | None) -> str:
    """Every edge with its ends and a link to its quotes.

    Only the first ``ROWS`` where ``whole`` says at which address all of them are.
    """
    say = site.say
    title = heading(2, say("explore.table"), anchor=EDGES, note=say.number(len(seen.edges)))
    if not seen.edges:
        return title + f"<p>{escape(say('explore.alone'))}</p>"
    nodes = {node.id: node for node in seen.nodes}
    edges = seen.edges if whole is None else seen.edges[:ROWS]
    rows = (
        (
            thing_link(site, nodes[edge.subject], TITLE),
            escape(site.naming.relation(site.store.schema.relation(edge.relation), outgoing=True)),
            thing_link(site, nodes[edge.object], TITLE),
            _quotes(site, edge, wanted),
        )
        for edge in edges
    )
    heads = [say(f"explore.{name}") for name in COLUMNS]
    return title + table(heads, rows, (3,)) + _more(site, len(seen.edges), whole)


def _more(site: Site, number: int, whole: str | None) -> str:
    """A link to a table of them all, where not all rows are there."""
    if whole is None or number <= ROWS:
        return ""
    return f"<p>{link(whole, site.say('thing.all_of', n=site.say.number(number)))}</p>"


def _quotes(site: Site, edge: Edge, wanted: Exploration) -> str:
    """How many quotes there are for the edge, which leads to them; the ontology's own has none."""
    number = len(passages(edge.evidence))
    label = site.say.count("thing.evidence", number) if number else site.say("explore.curated")
    return link(explore_link(site, wanted.choose(" ".join(edge.key))), label)


def things_table(
    site: Site, around: Neighbourhood, seen: Shown, wanted: Exploration, whole: str | None
) -> str:
    """Every thing with its kind, how many edges it has in the drawing, and what can be done.

    Only the first ``ROWS`` where ``whole`` says at which address all of them are.
    """
    say = site.say
    degrees = dict.fromkeys((node.id for node in seen.nodes), 0)
    for edge in seen.edges:
        for end in {edge.subject, edge.object}:
            degrees[end] += 1
    rows = (
        (
            thing_badge(site, node),
            thing_link(site, node, TITLE),
            link(explore_link(site, wanted.choose(node.id)), say.number(degrees[node.id])),
            _steps(site, around, node, wanted),
        )
        for node in (seen.nodes if whole is None else seen.nodes[:ROWS])
    )
    heads = [say(f"explore.{name}") for name in ("kind", "thing", "degree", "steps_from")]
    title = say.count("explore.things_table", len(seen.nodes))
    body = table(heads, rows, (2,)) + _more(site, len(seen.nodes), whole)
    # A link to what is inside opens it.
    return details(title, f'<div id="{THINGS}">{body}</div>', opened=whole is None)


def _steps(site: Site, around: Neighbourhood, node: Node, wanted: Exploration) -> str:
    """Links that expand the thing, where there is more of it, and that hide it."""
    say, links = site.say, []
    if more := around.more[node.id]:
        text = say.count("explore.expand", more)
        links.append(link(explore_link(site, wanted.expand(node.id)), text))
    links.append(link(explore_link(site, wanted.hide(node.id)), say("canvas.hide")))
    return "<br>".join(links)


def edges_head(site: Site) -> list[str]:
    """What the columns of ``edges_rows`` are called."""
    return [*(site.say(f"explore.{name}") for name in COLUMNS), *source_head(site)]


def edges_rows(site: Site, seen: Shown) -> Iterator[Iterable[str]]:
    """The edges for a spreadsheet, each with how many quotes it has and the surest of them."""
    names = {node.id: site.naming.title(node) for node in seen.nodes}
    kinds = {node.id: node.kind for node in seen.nodes}
    for edge in seen.edges:
        relation = site.store.schema.relation(edge.relation).read_of(kinds[edge.subject])
        yield (
            names[edge.subject],
            site.naming.relation(relation, outgoing=True),
            names[edge.object],
            str(len(passages(edge.evidence))),
            *source_cells(site, edge.evidence),
        )
