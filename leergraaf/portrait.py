"""One thing of the graph in lines of text: what is known, its connections, the quotes behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.decisions import in_force
from graph.lookup import called
from graph.questions.views.dated import known_then
from graph.reading import STATEMENT, marks, statements
from graph.store import last_day
from graph.support import is_doubtful, mentions
from leergraaf.console import line
from leergraaf.naming import ACTIONS, connection_of, label_of, spot_of, value_of
from ontology import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Edge, Evidence, Node
    from graph.store import Quote, Store

Line = tuple[str, str]
QUOTES = 2  # quotes shown behind one connection
DOCUMENT, FOLLOW_UP = "Document", "FollowUp"
HIDDEN = {"name", "text", "title"}  # these are the heading


def describe(store: Store, node: Node, limit: int, as_of: str | None) -> Iterator[Line]:
    """The lines, each with its style, that tell of ``node``; ``limit`` is for each relation."""
    yield f"{line(called(store, node))}{_doubt(node.evidence)}", "bold"
    yield f"{label_of(store.schema, node.kind)}  {node.id}", "dim"
    yield from _decided(store, node)
    yield from _facts(store, node, as_of)
    groups = _groups(store, node, as_of)
    for heading, edges in sorted(groups.items()):
        yield "", ""
        yield f"{heading} ({len(edges)})", "bold cyan"
        for edge in edges[:limit]:
            yield from _connection(store, node, edge)
        if len(edges) > limit:
            yield f"  … en nog {len(edges) - limit}; meer met --limit.", "dim"
    if node.kind == DOCUMENT:
        yield from _statements(store, node, limit)
        return
    edges = [edge for these in groups.values() for edge in these]
    said = store.schema.is_a(node.kind, STATEMENT)
    quotes = _known(store, node.evidence if said else mentions(node, edges), as_of)
    if quotes:
        title = "Staat in" if said else "Ook genoemd in" if groups else "Genoemd in"
        yield "", ""
        yield f"{title} ({len(quotes)})", "bold cyan"
        yield from _told(store, quotes, limit, "  ")
    if not quotes and not groups:
        when = "" if as_of is None else f" op {as_of}"
        yield f"Nog in geen document in deze opslag genoemd{when}.", "dim"


def _statements(store: Store, document: Node, limit: int) -> Iterator[Line]:
    """What the document states, in the order of its pages."""
    found = statements(store, marks(store, store.contribution(document.id)))
    yield "", ""
    yield f"Uitspraken, in volgorde van bladzijde ({len(found)})", "bold cyan"
    for passage, node in found[:limit]:
        polarity = value_of(store.schema, "polarity", node.get("polarity") or "")
        kind = label_of(store.schema, node.kind)
        yield f"  {line(node.title)}{_doubt(node.evidence)}", ""
        spot = spot_of(store.schema, document, passage.page)
        told = "; ".join(filter(None, (f"{kind}, {polarity.lower()}", spot)))
        yield f"    {told}  {node.id}", "dim"
    if len(found) > limit:
        yield f"  … en nog {len(found) - limit}; meer met --limit.", "dim"


def _decided(store: Store, node: Node) -> Iterator[Line]:
    """What was decided on the thing, and how to take that back."""
    decision = in_force(store.decisions()).get(node.id)
    if decision is not None:
        taken = f"{ACTIONS[decision.action]} op {decision.when[:10]} door {decision.who}"
        yield f"{taken}: {decision.why}", "yellow"
        yield f"  Terugnemen: leergraaf decide undo {decision.id.rsplit('/', 1)[-1][:8]}", "dim"


def _facts(store: Store, node: Node, as_of: str | None) -> Iterator[Line]:
    """Properties, and what the ontology itself says of the thing, without what it dates later."""
    schema = store.schema
    concept = schema.concepts.get(node.id)
    facts = {
        name: {value_of(schema, name, one) for one in node.all(name)} for name, _ in node.properties
    }
    if concept is not None:
        for name in concept.attributes:
            if values := known_then(schema, concept, name, as_of):
                facts.setdefault(name, set()).update(value_of(schema, name, one) for one in values)
        if concept.definitions:
            yield concept.definitions.get("nl", ""), ""
        if names := concept.known_as("nl"):
            yield f"  ook: {', '.join(names)}", ""
    for name, told in facts.items():
        if name not in HIDDEN:
            yield f"  {label_of(schema, name)}: {', '.join(sorted(told))}", ""
    if concept is not None and as_of is not None:
        yield "  Wat de ontologie zegt, heeft geen datum; wat later begon, is weggelaten.", "dim"


def _groups(store: Store, node: Node, as_of: str | None) -> dict[str, list[Edge]]:
    """The connections by what they are called, seen from ``node``."""
    found: dict[str, list[Edge]] = {}
    for edge in store.edges(node.id, as_of=as_of):
        subject = node if edge.subject == node.id else store.node(edge.subject)
        kind = "" if subject is None else subject.kind
        heading = connection_of(store.schema, edge, node.id, kind)
        found.setdefault(heading[:1].upper() + heading[1:], []).append(edge)
    for edges in found.values():
        edges.sort(key=lambda one: (-len(one.evidence), one.key))
    return found


def _connection(store: Store, node: Node, edge: Edge) -> Iterator[Line]:
    other = store.node(edge.object if edge.subject == node.id else edge.subject)
    if other is None:
        raise NotFoundError(f"{edge.object} is intussen uit de opslag verdwenen.")
    yield f"  {line(_called(store, other))}{_doubt(edge.evidence)}", ""
    yield f"    {other.id}", "dim"
    own = {one.passage for one in node.evidence} if node.get("text") else set()  # read already
    elsewhere = [one for one in edge.evidence if one.passage not in own]
    yield from _told(store, _known(store, elsewhere, None), QUOTES, "    ", other.title)


def _called(store: Store, node: Node) -> str:
    """What a thing is called; a follow-up, which has no name, by its status and whose word."""
    if node.kind != FOLLOW_UP:
        return called(store, node)
    told = (value_of(store.schema, name, node.get(name) or "") for name in ("status", "ledger"))
    return ", ".join(filter(None, (*told, node.get("date") or "")))


def _doubt(evidence: Iterable[Evidence]) -> str:
    """A word for what leergraaf is not sure of, with how sure it is."""
    told = tuple(evidence)
    if not is_doubtful(told):
        return ""
    return f" (onzeker: {round(100 * max(one.confidence for one in told))} %)"


def _known(store: Store, evidence: Iterable[Evidence], as_of: str | None) -> list[Quote]:
    """The quotes, each passage once, of documents that were published by ``as_of``."""
    quotes = {one.passage.id: one for one in store.quotes(evidence)}
    return [one for one in quotes.values() if as_of is None or _published_by(one, as_of)]


def _published_by(quote: Quote, as_of: str) -> bool:
    published = quote.document.get("published")
    return published is not None and last_day(published) <= as_of


def _told(
    store: Store, quotes: list[Quote], limit: int, indent: str, said: str = ""
) -> Iterator[Line]:
    """The first quotes, each with document, date and page; what was ``said`` is not repeated."""
    for quote in quotes[:limit]:
        published = quote.document.get("published") or "zonder datum"
        if line(quote.passage.quote) != line(said):
            yield f"{indent}“{line(quote.passage.quote)}”", "italic"
        source = f"{line(called(store, quote.document))} ({published})"
        spot = spot_of(store.schema, quote.document, quote.passage.page, quote.part)
        yield f"{indent}  — {', '.join(filter(None, (source, spot)))}", "dim"
    if len(quotes) > limit:
        rest = len(quotes) - limit
        yield f"{indent}… en nog {rest} {'citaat' if rest == 1 else 'citaten'}.", "dim"
