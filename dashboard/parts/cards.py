"""Things as HTML: a line or a card that links to the thing's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.markup import badge, heading, highlight, link, paragraph, tag
from dashboard.parts.quotes import all_quotes, origin, source, spot_link
from dashboard.views.connections import POLARITY, STATEMENT, follow_ups
from graph.hits import first_hit
from graph.questions.followup import what_became
from graph.questions.views.terms import CANDIDATE
from graph.sheets.plain import raised
from graph.support import support

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.site import Site
    from graph.model import Evidence, Node

TOLD_KINDS = ("Recommendation", "Measure")
DOCUMENT = "Document"
LONG = 400


def kind_badge(site: Site, kind: str, number: int = 1) -> str:
    """The badge of a kind, for ``number`` things of it."""
    return badge(site.store.schema.kind(kind), site.naming.kind(kind, number))


def thing_badge(site: Site, node: Node) -> str:
    """The badge of a thing: in the look of its kind, what sort of that it is."""
    return badge(site.store.schema.kind(node.kind), site.naming.sort(node))


def tags(site: Site, node: Node) -> str:
    """The small labels beside the badge: polarity, whether it is a candidate, and in doubt."""
    found = [
        tag(site.naming.value(POLARITY, value), f"lg-{value}")
        for value in node.all(POLARITY)
        if node.kind not in TOLD_KINDS
    ]
    return "".join(found) + candidate_tag(site, node) + doubt_tag(site, node.evidence, node.id)


def candidate_tag(site: Site, node: Node) -> str:
    """A label for what was found in a document and is not in the ontology, else nothing."""
    if node.get(CANDIDATE) != "true":
        return ""
    return tag(site.say("thing.candidate"), "lg-candidate", site.say("thing.candidate_hint"))


def doubt_tag(site: Site, evidence: Iterable[Evidence], target: str) -> str:
    """A label for what leergraaf is not sure of and nobody accepted, else nothing."""
    unsure = site.writer.unsure(evidence, target)
    return tag(unsure, "lg-doubtful", site.say("thing.doubtful_hint")) if unsure else ""


def badges(site: Site, node: Node) -> str:
    """The kind of the thing with its small labels, on one row."""
    return f'<div class="lg-row">{thing_badge(site, node)}{tags(site, node)}</div>'


def headline(site: Site, node: Node) -> str:
    """The title of the thing as the heading of its page; a statement, being long, set smaller."""
    title = heading(1, site.naming.title(node))
    said = site.store.schema.is_a(node.kind, STATEMENT)
    return title.replace("<h1>", '<h1 class="lg-said">', 1) if said else title


def thing_link(site: Site, node: Node, length: int = LONG, words: str = "") -> str:
    """A link to the page of the thing, the words looked for marked in its name."""
    return link(site.thing(node.id), site.naming.short(node, length), words=words)


def hit(site: Site, node: Node, words: str = "") -> str:
    """A result of a search for ``words``: what it is, its text, and where it stands."""
    whole = site.store.node(node.id) or node
    title = f'<p class="lg-title">{thing_link(site, whole, words=words)}</p>'
    why = _why(site, whole, words) if whole.kind == DOCUMENT else ""
    return f"<li>{badges(site, whole)}{title}{why}{_source(site, whole)}</li>"


def _why(site: Site, document: Node, words: str) -> str:
    """The sentence of a document in which the words stand first, and its page."""
    found = first_hit(site.store.pages(document.id), words)
    if found is None:
        return ""
    page, sentence = found
    place = spot_link(site, document, page.number, None)
    return f'<p>{highlight(raised(sentence), words)} <span class="lg-source">{place}</span></p>'


def _source(site: Site, node: Node) -> str:
    """Where the thing stands: a document's origin, or the first quote and how many more."""
    if node.kind == DOCUMENT:
        return f'<p class="lg-source">{origin(site, node)}</p>'
    held = support(site.store, node.evidence, 1)
    if held.unseen or not held.quotes:
        none = site.say.count("thing.evidence", 0)
        shown = all_quotes(site, held.total, (node.id,)) if held.total else none
        return f'{_defined(site, node)}<p class="lg-source">{shown}</p>'
    return f'<p class="lg-source">{source(site, site.writer.cited(held.quotes[0]))}</p>'


def _defined(site: Site, node: Node) -> str:
    """The ontology's definition of the thing, where it has one."""
    concept = site.store.schema.concepts.get(node.id)
    text = "" if concept is None else site.naming.label(concept.definitions)
    return paragraph(text) if text else ""


def follow_up_line(site: Site, statement: Node) -> str:
    """What has become of a recommendation or measure, as it is told of follow-up everywhere.

    Of what a document does not itself recommend or promise nothing is looked for.
    """
    if statement.kind not in TOLD_KINDS:
        return ""
    found = follow_ups(site.store, statement.id)
    if not found:
        told = what_became(site.view).get(statement.id)
        fate = "" if told is None else site.writer.say(f"followup.{told.fate}")
        return paragraph(fate, "lg-source") if fate else ""
    links = " ".join(
        link(site.thing(one.id), site.naming.title(one), css="lg-status") for one in found
    )
    return f'<p class="lg-source">{links}</p>'
