"""An answer as HTML on a page: every name leads to its thing, every quote to its place."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import details, heading, link, paragraph
from dashboard.markup import table as drawn
from dashboard.parts.quotes import source
from dashboard.site import ASK
from dashboard.views.selection import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.site import Site
    from graph.sheets.sheet import Cited, Point, Section, Sheet, Table, Text

DEEPEST = 6  # heading that there is
LONG = 12  # lines under one heading, of which the rest is opened on demand


def sheet_html(site: Site, sheet: Sheet, *, titled: bool = True) -> str:
    """The whole answer, under its title as the heading of the page if it is ``titled``."""
    title = heading(1, sheet.title) if titled else ""
    lead = paragraph(sheet.lead, "lg-lead") if sheet.lead else ""
    note = paragraph(sheet.note, "lg-muted") if sheet.note else ""
    return f"{title}{lead}{sections_html(site, sheet.sections)}{note}"


def sections_html(site: Site, sections: Iterable[Section], level: int = 2) -> str:
    """The parts of an answer, with headings of this ``level`` and smaller ones in them."""
    return "".join(_section(site, one, level) for one in sections)


def _section(site: Site, section: Section, level: int) -> str:
    lead = paragraph(section.lead, "lg-muted") if section.lead else ""
    table = "" if section.table is None else table_html(site, section.table)
    return (
        f"<section>{heading(min(level, DEEPEST), section.title)}{lead}{table}"
        f"{points_html(site, section.points)}{sections_html(site, section.sections, level + 1)}"
        "</section>"
    )


def points_html(site: Site, points: Iterable[Point], most: int = LONG) -> str:
    """The lines, each with its quotes; all but the first ``most`` are opened on demand."""
    items = [_point(site, one) for one in points]
    if len(items) <= most:
        return _list(items)
    more = site.say("sheet.more", number=site.say.number(len(items) - most))
    return _list(items[:most]) + details(more, _list(items[most:]))


def _list(items: list[str]) -> str:
    return f'<ul class="lg-points">{"".join(items)}</ul>' if items else ""


def _point(site: Site, point: Point) -> str:
    remarks = "".join(paragraph(one, "lg-source") for one in point.remarks)
    quotes = "".join(_quote(site, one) for one in point.quotes)
    after = paragraph(point.after, "lg-source") if point.after else ""
    shown = f"{remarks}{quotes}{_unseen(site, point)}{after}"
    return f"<li><p>{_text(site, point.text)}</p>{shown}</li>"


def _unseen(site: Site, point: Point) -> str:
    """How many quotes are not shown, which leads to the thing that they are of."""
    if not point.unseen:
        return ""
    more, thing = site.say.count("thing.evidence_more", point.unseen), point.text.thing
    shown = escape(more) if thing is None else link(site.thing(thing), more)
    return f'<p class="lg-source">{shown}</p>'


def _text(site: Site, text: Text) -> str:
    if text.question:
        return link(site.link(ASK, (TEXT, text.words)), text.words)
    return escape(text.words) if text.thing is None else link(site.thing(text.thing), text.words)


def _quote(site: Site, cited: Cited) -> str:
    """The literal quote, and where it stands as a link to the very place."""
    return (
        f'<figure class="lg-quote"><blockquote>{escape(cited.quote)}</blockquote>'
        f"<figcaption>{source(site, cited)}</figcaption></figure>"
    )


def table_html(site: Site, table: Table) -> str:
    """A table whose cells lead to what they name."""
    rows = ([_text(site, one) for one in row] for row in table.rows)
    return drawn(map(escape, table.head), rows, table.numbers)
