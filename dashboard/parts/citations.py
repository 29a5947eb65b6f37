"""What a document cites, and which documents cite it, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.markup import heading, paragraph
from dashboard.parts.cards import thing_link
from dashboard.parts.quotes import evidence
from dashboard.parts.sections import connections_html
from dashboard.views.connections import groups
from graph.citations import CITES, citations

if TYPE_CHECKING:
    from dashboard.site import Site
    from graph.model import Node


def citations_html(site: Site, document: Node, opened: list[str]) -> str:
    """What the document cites, then the documents that cite it; nothing where there is neither."""
    edges = [edge for edge in site.store.edges(document.id) if edge.relation == CITES]
    found = groups(site.store, document.id, edges)
    return "".join(
        [
            *(connections_html(site, document, one, opened) for one in found),
            _cited_by(site, document),
        ]
    )


def _cited_by(site: Site, document: Node) -> str:
    found = citations(site.store, document)
    if not found:
        return ""
    items = "".join(
        f'<li><p class="lg-title">{thing_link(site, one.document)}</p>'
        f"{'' if one.sure else paragraph(site.say('document.perhaps_this'), 'lg-source')}"
        f"{evidence(site, one.edge.evidence, one.edge.key, named=(one.document.id,))}</li>"
        for one in found
    )
    title = heading(2, site.say("document.cited_by"), note=site.say.number(len(found)))
    return f'<section>{title}<ul class="lg-cards">{items}</ul></section>'
