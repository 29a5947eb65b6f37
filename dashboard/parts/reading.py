"""The text of a document, a page at a time, what was found in it marked by kind, as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import badge, colour, heading, link, literal, paragraph
from dashboard.parts.cards import kind_badge, thing_link
from dashboard.site import THING
from dashboard.views.reading import beside, standing
from graph.questions.views.terms import LESSON, POLARITY, POSITIVE, STATEMENT
from graph.reading import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.site import Site
    from dashboard.views.reading import Standing
    from graph.model import Node, Page, Passage
    from graph.reading import Mark, Stretch

HERE = "lg-here"
WITHOUT = "zonder"  # the parameter of the address for kinds that are not marked
RIGHT = "#1f7a43"  # the colour of a lesson on what went right
NAME = 90
LISTED = 100  # things beside a page


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is: the document, a page of the ones it has, and what is not marked.

    ``start`` is the offset of the passage that was asked for.
    """

    document: str
    pages: Sequence[int]
    page: int
    start: int | None
    hidden: tuple[str, ...]

    def address(self, site: Site, page: int, start: int | None = None) -> str:
        """The address of a page, or of a passage on it, marked as it is here."""
        where = (("id", self.document), ("p", page), ("c", None if start is None else str(start)))
        return site.link(THING, *where, *((WITHOUT, kind) for kind in self.hidden))

    def toggled(self, site: Site, kind: str) -> str:
        """The address of this very place with a kind marked or not."""
        others = tuple(one for one in self.hidden if one != kind)
        hidden = others if kind in self.hidden else (*others, kind)
        changed = Place(self.document, self.pages, self.page, self.start, hidden)
        return changed.address(site, self.page, self.start)


def anchor_of(start: str) -> str:
    """The id of the mark at a place, another for each: the page before may still be in sight."""
    return f"{HERE}-{start}"


def text_html(site: Site, place: Place, pages: Iterable[Page], found: Sequence[Mark]) -> str:
    """The page of the text, with links to what is before and after it."""
    cut = stretches([one for one in pages if one.number == place.page], found)
    body = "".join(_stretch(site, place, one) for one in cut)
    label = escape(site.say("document.paging"))
    nav, again = (_links(site, place, found, keys=keys) for keys in (True, False))
    return (
        f"{heading(2, site.say('document.text'), anchor='lg-text')}"
        f"{paragraph(site.say('document.text_hint'), 'lg-muted')}"
        f'<nav class="lg-paging" aria-label="{label}">{nav}</nav>'
        f'<div class="lg-text">{body}</div><div class="lg-paging">{again}</div>'
    )


def _stretch(site: Site, place: Place, stretch: Stretch) -> str:
    """A piece of the text; where it is marked, by the shortest mark within the longest."""
    text = literal(stretch.text)
    if stretch.mark is None or not stretch.text.strip():
        return text
    inner, outer = stretch.marks[-1], stretch.marks[0]
    thing = inner.things[0]
    names = "; ".join(
        f"{site.naming.kind(one.kind)}: {site.naming.short(one)}"
        for one in inner.things
        if not _said(site, one)
    )
    told = site.naming.value(POLARITY, POSITIVE).lower() if _is_right(thing) else ""
    title = "; ".join(filter(None, (site.naming.kind(thing.kind), told, names)))
    here = place.start is not None and inner.passage.start == place.start
    css = " ".join(
        name
        for name, holds in (
            (HERE, here),
            ("lg-named", not _said(site, thing)),
            ("lg-within", outer is not inner and _said(site, outer.things[0])),
        )
        if holds
    )
    begins = here and stretch.start == inner.passage.start
    anchor = f' id="{anchor_of(str(place.start))}"' if begins else ""
    tint = f"--kind:{_colour(site, thing)};--around:{_colour(site, outer.things[0])}"
    begun = [one for one in stretch.marks if one.passage.start == stretch.start]
    kinds = dict.fromkeys(thing.kind for one in begun for thing in one.things)
    right = any(_is_right(thing) for one in begun for thing in one.things)
    shapes = "".join(_shape(site, kind, right=right) for kind in kinds)
    return (
        f'<mark{anchor} class="{css}" style="{tint}">{shapes}'
        f'<a href="{escape(site.thing(thing.id))}" title="{escape(title)}">{text}</a></mark>'
    )


def _said(site: Site, thing: Node) -> bool:
    return site.store.schema.is_a(thing.kind, STATEMENT)


def _is_right(thing: Node) -> bool:
    """Whether it is a lesson on what went right."""
    return thing.kind == LESSON and thing.get(POLARITY) == POSITIVE


def _colour(site: Site, thing: Node) -> str:
    return RIGHT if _is_right(thing) else colour(site.store.schema.kind(thing.kind))


def _shape(site: Site, name: str, *, right: bool = False) -> str:
    """The shape of a kind, in its colour: a mark is not told by colour alone.

    A plus goes before a lesson on what went ``right``.
    """
    kind, plus = site.store.schema.kind(name), right and name == LESSON
    shape, style = escape(kind.shape or "ellipse"), f"--kind:{RIGHT if plus else colour(kind)}"
    sign = '<span class="lg-plus" aria-hidden="true"></span>' if plus else ""
    return f'<span class="lg-shape lg-s-{shape}" style="{style}" aria-hidden="true"></span>{sign}'


def _links(site: Site, place: Place, found: Sequence[Mark], *, keys: bool) -> str:
    """Where this is, and links, with ``keys`` or not, to the pages and findings beside it."""
    say, at = site.say, place.pages.index(place.page)
    links = [
        link(place.address(site, place.pages[to]), say(f"document.{name}"), key=key * keys)
        for name, to, key in (("previous_page", at - 1, "p"), ("next_page", at + 1, "n"))
        if 0 <= to < len(place.pages)
    ]
    before, after = beside(found, place.page, place.start)
    links += [
        link(place.address(site, to.page, to.start), say(f"document.{name}"), key=key * keys)
        for name, to, key in (("previous_found", before, "k"), ("next_found", after, "j"))
        if to is not None
    ]
    where = say("document.page_of", page=place.page, last=place.pages[-1])
    told = f"<span>{escape(where)}</span>" if len(place.pages) > 1 else ""
    return f"{told}{' '.join(links)}"


def legend_html(site: Site, place: Place, kinds: Iterable[str]) -> str:
    """The kinds that were found in the document; each is switched off, or on again."""
    items = "".join(_switch(site, place, kind) for kind in kinds)
    label = escape(site.say("document.legend"))
    return (
        f"{heading(3, site.say('document.legend'))}"
        f'<ul class="lg-legend" aria-label="{label}">{items}</ul>'
    )


def _switch(site: Site, place: Place, kind: str) -> str:
    off = kind in place.hidden
    name = site.naming.kind(kind)
    hint = escape(site.say("document.show" if off else "document.hide", kind=name))
    shown = badge(site.store.schema.kind(kind), name)
    css = "lg-switch lg-off" if off else "lg-switch"
    href = escape(place.toggled(site, kind))
    return (
        f'<li><a href="{href}" class="{css}" title="{hint}" aria-label="{hint}" target="_self">'
        f"{shown}</a></li>"
    )


def beside_html(site: Site, place: Place, found: Sequence[Mark], kinds: Iterable[str]) -> str:
    """What stands on the page, by kind: each thing with the way to its place in the text."""
    things = standing(found, place.page)
    note = site.say.number(len(things))
    title = heading(3, site.say("document.on_page"), note=note)
    if not things:
        return title + paragraph(site.say("document.on_page_none"), "lg-muted")
    groups = "".join(_group(site, place, kind, things[:LISTED]) for kind in kinds)
    more = len(things) - LISTED
    rest = paragraph(site.say.count("common.more", more), "lg-muted") if more > 0 else ""
    return f"{title}{groups}{rest}"


def _group(site: Site, place: Place, kind: str, things: Iterable[Standing]) -> str:
    some = [one for one in things if one.thing.kind == kind]
    if not some:
        return ""
    items = "".join(f"<li>{_item(site, place, one.thing, one.passage)}</li>" for one in some)
    return f'<p>{kind_badge(site, kind, len(some))}</p><ul class="lg-beside">{items}</ul>'


def _item(site: Site, place: Place, thing: Node, passage: Passage) -> str:
    way = link(place.address(site, passage.page, passage.start), site.say("document.in_text"))
    return f'{thing_link(site, thing, NAME)} <span class="lg-source">{way}</span>'
