"""What stands beside the graph: what was chosen in it, with the quotes behind it, as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import heading, link, paragraph
from dashboard.parts.cards import badges, doubt_tag, follow_up_line, thing_badge, thing_link
from dashboard.parts.quotes import figures
from dashboard.site import EXPLORE
from dashboard.views.exploration import Exploration
from graph.support import support

if TYPE_CHECKING:
    from dashboard.site import Site
    from dashboard.views.neighbourhood import Neighbourhood, Shown
    from graph.model import Edge, Node

THINGS, EDGES = "lg-things", "lg-edges"  # where the tables of what is drawn begin
LONG = 280
OF_THING, OF_EDGE = 2, 5  # quotes shown


def beside(site: Site, around: Neighbourhood, seen: Shown, wanted: Exploration) -> str:
    """The thing or edge that was chosen, else how to choose one."""
    edge = next((one for one in seen.edges if " ".join(one.key) == wanted.chosen), None)
    if edge is not None:
        return _edge(site, around, edge)
    node = next((one for one in seen.nodes if one.id == wanted.chosen), None)
    if node is None:
        title = heading(2, site.say("explore.nothing_chosen"))
        return title + paragraph(site.say("explore.choose"))
    return _thing(site, around, seen, node)


def _thing(site: Site, around: Neighbourhood, seen: Shown, node: Node) -> str:
    say = site.say
    held = support(site.store, node.evidence, OF_THING)
    told = heading(3, say("thing.quotes")) + figures(site, held, (node.id,))
    quotes = told if held.total else ""
    return (
        f"{heading(2, say('explore.selected'))}{badges(site, node)}"
        f'<p class="lg-title">{thing_link(site, node, LONG)}</p>{follow_up_line(site, node)}'
        f"{_drawn(site, around, seen, node)}{_onward(site, around, node)}{quotes}"
    )


def _drawn(site: Site, around: Neighbourhood, seen: Shown, node: Node) -> str:
    """How many connections of the thing are drawn, and how many things are not."""
    drawn = sum(node.id in (edge.subject, edge.object) for edge in seen.edges)
    text = f'<a href="#{EDGES}">{escape(site.say.count("explore.drawn", drawn))}</a>'
    if more := around.more[node.id]:
        text = f"{text} {escape(site.say.count('explore.undrawn', more))}"
    return f'<p class="lg-source">{text}</p>'


def _onward(site: Site, around: Neighbourhood, node: Node) -> str:
    """Where one can go from the thing: its own page, what is around it, the way to it."""
    say = site.say
    links = [link(site.thing(node.id), say("explore.open"))]
    if [one.id for one in around.seeds] != [node.id]:
        links.append(link(explore_link(site, Exploration((node.id,))), say("explore.onward")))
    if len(around.seeds) == 1 and around.seeds[0].id != node.id:
        way = Exploration((around.seeds[0].id,), to=node.id)
        links.append(link(explore_link(site, way), say("explore.way")))
    return f"<p>{'<br>'.join(links)}</p>"


def _edge(site: Site, around: Neighbourhood, edge: Edge) -> str:
    """The two things, how they are connected, and every quote that says so, or that none does."""
    nodes = {node.id: node for node in around.nodes}
    start, end = nodes[edge.subject], nodes[edge.object]
    label = site.naming.relation(site.store.schema.relation(edge.relation), outgoing=True)
    said = f"{_end(site, start)}<p><strong>{escape(label)}</strong></p>{_end(site, end)}"
    title = heading(2, site.say("explore.connection"))
    if not edge.evidence:
        return f"{title}{said}{paragraph(site.say('thing.curated'), 'lg-muted')}"
    held = support(site.store, edge.evidence, OF_EDGE)
    doubt = doubt_tag(site, edge.evidence, " ".join(edge.key))
    count = site.say.count("thing.evidence", held.total)
    return f"{title}{said}{heading(3, count, after=f' {doubt}')}{figures(site, held, edge.key)}"


def _end(site: Site, node: Node) -> str:
    return (
        f'<div class="lg-row">{thing_badge(site, node)}</div>'
        f'<p class="lg-title">{thing_link(site, node, LONG)}</p>'
    )


def explore_link(site: Site, wanted: Exploration, *pairs: tuple[str, str]) -> str:
    """The address of the graph as it is wanted; ``pairs`` are of the page around it."""
    return site.link(EXPLORE, *wanted.pairs(), *pairs)
