"""What a document that was read would change, as HTML: told before anything is kept of it."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import definitions, details, heading, link, paragraph, table
from dashboard.parts.cards import candidate_tag, kind_badge, thing_badge
from dashboard.parts.completing import lacking_names
from dashboard.parts.sections import foreign_note
from graph.questions.views.terms import CANDIDATE, STATEMENT
from graph.sheets.naming import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.site import Site
    from graph.change import Change, Stated
    from graph.model import Contribution, Node
    from graph.store import DocumentRecord

LISTED = 200  # things under one heading
TEXT = 300
KNOWN = ("title", "publisher", "published", "language", "mediaType")


def preview_html(site: Site, name: str, contribution: Contribution, found: Change) -> str:
    """What the document is, to which other it is the next, and what comes, stays and goes."""
    return (
        f"{heading(2, site.say('add.preview', name=name))}{_status(site, found)}"
        f"{_facts(site, contribution)}{_table(site, found)}{_candidates(site, found.new)}"
        f"{_lists(site, contribution.document, found)}"
    )


def warnings(site: Site, contribution: Contribution, found: Change) -> Iterator[str]:
    """What a reader ought to know before adding it."""
    document = contribution.document
    if missing := lacking_names(site, document):
        yield site.say("add.missing", what=missing)
    if foreign := foreign_note(site, document):
        yield foreign
    if not found.come and not found.stay:
        yield site.say("add.no_statements")


def _status(site: Site, found: Change) -> str:
    """Whether the document is new, and if not, what it takes the place of."""
    told = paragraph(site.say(f"add.status_{found.status}"), "lg-lead")
    return (
        told
        + _others(site, "add.replaced", found.replaced)
        + _others(site, "add.namesakes", found.namesakes)
    )


def _others(site: Site, key: str, records: Sequence[DocumentRecord]) -> str:
    if not records:
        return ""
    links = ", ".join(link(site.thing(one.document.id), one.name) for one in records)
    return f"<p>{escape(site.say(key))} {links}</p>"


def _facts(site: Site, contribution: Contribution) -> str:
    """What is known of the document, and how long it is."""
    document = contribution.document
    pairs = [
        (site.naming.attribute(name), escape(", ".join(values)))
        for name in KNOWN
        if (values := [site.naming.value(name, value) for value in document.all(name)])
    ]
    pages = len({page.number for page in contribution.pages})
    return definitions([*pairs, (site.say("add.pages"), site.say.number(pages))])


def _table(site: Site, found: Change) -> str:
    """How many of each kind come, stay and go, statements first."""
    columns = (
        Counter(node.kind for node in (*_nodes(found.come), *found.new)),
        Counter(node.kind for node in (*_nodes(found.stay), *found.known)),
        Counter(node.kind for node in (*_nodes(found.go), *found.lost)),
    )
    said = site.store.schema.concrete(STATEMENT)
    order = [*said, *(kind for kind in site.store.schema.kinds if kind not in said)]
    rows = [
        [kind_badge(site, kind, 0), *(site.say.number(one[kind]) for one in columns)]
        for kind in order
        if any(one[kind] for one in columns)
    ]
    head = [escape(site.say(f"add.{name}")) for name in ("kind", "comes", "stays", "goes")]
    return table(head, rows, {1, 2, 3}) if rows else ""


def _nodes(some: Iterable[Stated]) -> Iterator[Node]:
    return (one.node for one in some)


def _candidates(site: Site, new: Iterable[Node]) -> str:
    number = sum(one.get(CANDIDATE) == "true" for one in new)
    return paragraph(site.say.count("add.candidates", number), "lg-muted") if number else ""


def _lists(site: Site, document: Node, found: Change) -> str:
    """What the numbers count: statements with the page they stand on, then other things."""
    lists = (
        ("comes", [*_stated(site, document, found.come), *_things(site, found.new)]),
        ("stays", [*_stated(site, document, found.stay), *_things(site, found.known)]),
        ("goes", [*_stated(site, document, found.go), *_things(site, found.lost)]),
    )
    return "".join(_list(site, name, items) for name, items in lists if items)


def _list(site: Site, name: str, items: list[str]) -> str:
    title = f"{site.say(f'add.{name}')} ({site.say.number(len(items))})"
    more = len(items) - LISTED
    rest = paragraph(site.say.count("common.more", more), "lg-muted") if more > 0 else ""
    return details(title, f'<ul class="lg-cards">{"".join(items[:LISTED])}</ul>{rest}')


def _stated(site: Site, document: Node, some: Iterable[Stated]) -> Iterator[str]:
    for one in some:
        page = site.naming.spot(document, one.passage.page)
        text = shorten(site.naming.title(one.node), TEXT)
        badge = kind_badge(site, one.node.kind)
        yield (
            f'<li><div class="lg-row">{badge}<span class="lg-source">{escape(page)}</span></div>'
            f"{paragraph(text)}</li>"
        )


def _things(site: Site, some: Iterable[Node]) -> Iterator[str]:
    for one in some:
        text = escape(shorten(site.naming.title(one), TEXT))
        yield (
            f'<li><div class="lg-row">{thing_badge(site, one)}{candidate_tag(site, one)}'
            f"<span>{text}</span></div></li>"
        )
