"""The amounts and numbers that reports give for a trajectory, as tables in HTML."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from dashboard.markup import details, heading, link, paragraph
from dashboard.markup import table as drawn
from dashboard.parts.cards import thing_link
from dashboard.parts.ordering import orders_html
from dashboard.parts.quotes import figures, source
from dashboard.site import THING
from dashboard.views.figures import HIGHEST, ORDERS, UNIT, tables
from dashboard.views.selection import ORDER
from graph.sheets.naming import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.site import Site
    from dashboard.views.connections import Group
    from dashboard.views.figures import Row, Table
    from graph.model import Node

SHOWN = 10


def figures_html(site: Site, node: Node, group: Group, opened: list[str], order: str) -> str:
    """A table for each unit: the value, the words of the report, and where they stand."""
    order = order if order in ORDERS else HIGHEST
    number = len(group.connections)
    limit = number if group.anchor in opened else SHOWN
    found = tables(site.store, group.connections, order)
    more = ""
    if any(len(one.rows) > limit for one in found):
        pairs = [("alles", name) for name in (*opened, group.anchor)]
        href = site.link(THING, ("id", node.id), (ORDER, order), *pairs)
        more = f"<p>{link(href, site.say('thing.all_of', n=site.say.number(number)))}</p>"
    title = heading(2, site.say("figures.title"), anchor=group.anchor, note=site.say.number(number))
    body = "".join(_table(site, one, limit) for one in found)
    hint = paragraph(site.say("figures.hint"), "lg-muted")
    return (
        f"<section>{title}{hint}{_orders(site, node, group, opened, order)}{body}{more}</section>"
    )


def _orders(site: Site, node: Node, group: Group, opened: list[str], chosen: str) -> str:
    """Links to the other orders, and which one this is."""

    def address(order: str) -> str:
        pairs = [("id", node.id), (ORDER, order), *(("alles", name) for name in opened)]
        return f"{site.link(THING, *pairs)}#{group.anchor}"

    return orders_html(site, ORDERS, chosen, "figures", address)


def _table(site: Site, table: Table, limit: int) -> str:
    unit = capitalise(site.naming.value(UNIT, table.unit))
    heads = [escape(site.say(f"figures.{name}")) for name in ("value", "words", "where")]
    rows = (_row(site, row) for row in table.rows[:limit])
    return heading(3, unit) + drawn(heads, rows, {0})


def _row(site: Site, row: Row) -> Iterator[str]:
    where = "".join(source(site, site.writer.cited(one)) for one in row.support.quotes)
    quote = details(site.say("figures.quote"), figures(site, row.support, row.key))
    yield escape(value_text(site, row.figure))
    yield thing_link(site, row.figure)
    yield where + quote


def value_text(site: Site, figure: Node) -> str:
    """The value as people read it: ``meer dan 26.000``, ``3.000–5.000``."""
    values = [figure.get("value") or "0", *figure.all("upTo")]
    shown = "–".join(site.say.decimal(Decimal(value)) for value in values)
    qualifier = figure.get("qualifier")
    if qualifier is None or len(values) > 1:
        return shown
    return f"{site.naming.value('qualifier', qualifier)} {shown}"
