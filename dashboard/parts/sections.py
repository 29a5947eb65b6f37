"""The sections of a thing's page as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import definitions, details, heading, link, outward, paragraph
from dashboard.parts.cards import (
    TOLD_KINDS,
    candidate_tag,
    doubt_tag,
    follow_up_line,
    kind_badge,
    thing_link,
)
from dashboard.parts.quotes import DUTCH, evidence
from dashboard.site import DOCUMENTS, SEARCH, THING
from dashboard.views.connections import POLARITY, STATEMENT
from dashboard.views.courses import Moment
from dashboard.views.documents import statements_in
from dashboard.views.facts import facts
from graph.citations import PUBLICATION, open_shelf
from graph.questions.things.publishing import find_organisation
from graph.questions.views.terms import PUBLISHER
from graph.sheets.naming import FILE, capitalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.site import Site
    from dashboard.views.connections import Connection, Group
    from dashboard.views.courses import Course
    from dashboard.views.facts import Fact
    from graph.citations import Shelf
    from graph.model import Node

SHOWN = 10
SHOWN_OPENED = 200
UNLISTED = ("name", "title", "text", "candidate", "explicit")  # the title and the badge say these
ADDRESS = "anyURI"


def properties(site: Site, node: Node) -> str:
    """The properties of the thing; what is only of its file is opened on demand."""
    unlisted = (*UNLISTED, *FILE, *([POLARITY] if node.kind in TOLD_KINDS else []))
    listed = [pair for pair in node.properties if pair[0] not in unlisted]
    file = _rows(site, [pair for pair in node.properties if pair[0] in FILE])
    return _rows(site, listed) + (details(site.say("document.file"), file) if file else "")


def _rows(site: Site, pairs: Iterable[tuple[str, str]]) -> str:
    """Properties with their values; a code leads to everything that has it."""
    schema = site.store.schema
    rows: dict[str, list[str]] = {}
    for name, value in pairs:
        text = site.naming.value(name, value)
        described = schema.property(name)
        shown = outward(text) if described.datatype == ADDRESS else escape(text)
        if described.scheme is not None:
            shown = link(site.link(SEARCH, (name, value)), text)
        elif name == PUBLISHER and (publisher := find_organisation(schema, value)) is not None:
            shown = link(site.thing(publisher.id), text)
        rows.setdefault(site.naming.attribute(name), []).append(shown)
    return definitions((label, ", ".join(values)) for label, values in rows.items())


def foreign_note(site: Site, document: Node) -> str:
    """That it is, or parts of it are, in a language that leergraaf was not made for, if so."""
    spoken = [*document.all("language")]
    others = [site.naming.value("language", code) for code in spoken if code != DUTCH]
    if not others:
        return ""
    key = "document.foreign_parts" if DUTCH in spoken else "document.foreign"
    return site.say(key, languages=", ".join(others))


def curated(site: Site, id_: str) -> str:
    """What the ontology says, marked as not coming from a document."""
    concept = site.store.schema.concepts.get(id_)
    found = facts(site.naming, id_)
    if concept is None and not found:
        return ""
    definition = "" if concept is None else site.naming.label(concept.definitions)
    rows = definitions((capitalise(fact.label), _values(site, fact)) for fact in found)
    return (
        f'<section class="lg-curated">{heading(2, site.say("thing.curated"))}'
        f"{paragraph(definition) if definition else ''}{rows}"
        f"{paragraph(site.say('thing.curated_hint'), 'lg-muted')}</section>"
    )


def _values(site: Site, fact: Fact) -> str:
    return ", ".join(
        escape(one.text) if one.thing is None else link(site.thing(one.thing), one.text)
        for one in fact.values
    )


def group_title(site: Site, group: Group) -> str:
    """What a group of connections is called: the relation, and what is at the other end."""
    relation = capitalise(site.naming.relation(group.relation, outgoing=group.outgoing))
    kind = site.naming.kind(group.kind, len(group.connections))
    if group.polarity is not None:
        kind = f"{kind}, {site.naming.value(POLARITY, group.polarity).lower()}"
    return f"{relation}: {kind.lower()}"


def contents(site: Site, found: list[Group]) -> str:
    """Links to the groups further down, where there is more than one."""
    if len(found) <= 1:
        return ""
    items = "".join(
        f'<li><a href="#{group.anchor}">{escape(group_title(site, group))}</a> '
        f'<span class="lg-muted">{site.say.number(len(group.connections))}</span></li>'
        for group in found
    )
    label = escape(site.say("thing.contents"))
    return f'<nav aria-label="{label}"><ul class="lg-contents">{items}</ul></nav>'


def connections_html(
    site: Site, node: Node, group: Group, opened: list[str], *, alone: bool = False
) -> str:
    """A group of connections, each with its evidence; ``opened`` names the groups shown whole.

    The quotes are in sight where it is ``alone``: the one connection that there is.
    """
    number = len(group.connections)
    limit = SHOWN_OPENED if group.anchor in opened else SHOWN
    shelf = open_shelf(site.store) if group.kind == PUBLICATION else None
    items = "".join(
        _connection(site, node, one, shelf, alone=alone) for one in group.connections[:limit]
    )
    more = ""
    if number > limit:
        href = site.link(
            THING, ("id", node.id), *(("alles", name) for name in (*opened, group.anchor))
        )
        more = f"<p>{link(href, site.say('thing.all_of', n=site.say.number(number)))}</p>"
    title = _group_heading(site, group)
    return f'<section>{title}<ul class="lg-cards">{items}</ul>{more}</section>'


def _group_heading(site: Site, group: Group) -> str:
    """The relation, the kind of thing as a badge, and how many there are."""
    relation = capitalise(site.naming.relation(group.relation, outgoing=group.outgoing))
    polarity = group.polarity and escape(site.naming.value(POLARITY, group.polarity).lower())
    number = len(group.connections)
    after = f" {kind_badge(site, group.kind, number)} {polarity or ''}"
    note = site.say.number(number)
    return heading(2, relation, anchor=group.anchor, note=note, after=after)


def _connection(
    site: Site, node: Node, one: Connection, shelf: Shelf | None, *, alone: bool
) -> str:
    held = "" if shelf is None else held_line(site, shelf, one.other)
    doubt = doubt_tag(site, one.evidence, " ".join(one.key))
    if site.store.schema.is_a(one.other.kind, STATEMENT):
        doubt = doubt or doubt_tag(site, one.other.evidence, one.other.id)
    mark = candidate_tag(site, one.other) + doubt
    quotes = evidence(site, one.evidence, one.key, named=(node.id, one.other.id), opened=alone)
    return (
        f'<li><p class="lg-title">{thing_link(site, one.other)} {mark}</p>'
        f"{held}{follow_up_line(site, one.other)}{quotes}</li>"
    )


def held_line(site: Site, shelf: Shelf, publication: Node) -> str:
    """The document of the store that a cited publication is, or may be."""
    lines = []
    for one in shelf.matches(publication):
        said = site.say("thing.held" if one.sure else "thing.held_perhaps")
        lines.append(f'<p class="lg-source">{escape(said)} {thing_link(site, one.document)}</p>')
    return "".join(lines)


def timeline_html(site: Site, one: Course) -> str:
    """The documents on a trajectory in order of time, and how many only name it."""
    told = only_named(site, len(one.documents), len(one.named))
    named = paragraph(f"{capitalise(told)}.", "lg-muted") if told else ""
    return _documents_html(site, "timeline", one.documents, more=named) if one.documents else named


def only_named(site: Site, spoken: int, named: int) -> str:
    """That ``named`` documents only name it, beside those that speak of it; "" where none does."""
    if not named:
        return ""
    return site.say.count("thing.named_more" if spoken else "thing.named", named)


def published_html(site: Site, documents: Sequence[Node]) -> str:
    """The latest documents that an organisation published, and the way to all of them."""
    if not documents:
        return ""
    number = statements_in(site.view)
    latest = [Moment(one, number.get(one.id, 0)) for one in documents[: -SHOWN - 1 : -1]]
    href = site.link(DOCUMENTS, (PUBLISHER, documents[0].get(PUBLISHER)))
    every = f"<p>{link(href, site.say('thing.published_all'))}</p>"
    return _documents_html(site, "published", latest, len(documents), every)


def _documents_html(
    site: Site, about: str, moments: Iterable[Moment], number: int = 0, more: str = ""
) -> str:
    say = site.say
    items = "".join(
        f"<li><time>{escape(say.date(one.document.get('published')))}</time>"
        f"{thing_link(site, one.document, 120)} "
        f'<span class="lg-muted">{say.count("overview.statements", one.statements)}</span></li>'
        for one in moments
    )
    return (
        f"<section>{heading(2, say(f'thing.{about}'), note=say.number(number) if number else '')}"
        f"{paragraph(say(f'thing.{about}_hint'), 'lg-muted')}"
        f'<ol class="lg-timeline">{items}</ol>{more}</section>'
    )
