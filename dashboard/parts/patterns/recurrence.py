"""The recurring bottlenecks, with how sure their number is and where it went right."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import recurrence_chart
from dashboard.markup import heading, link, paragraph, table
from dashboard.parts.cards import thing_link
from dashboard.parts.downloads import csv_button, download_buttons
from dashboard.parts.patterns import heat
from dashboard.parts.patterns.counted import (
    address,
    asked,
    counted_html,
    explored,
    nothing_html,
)
from dashboard.parts.sheets import sections_html
from dashboard.site import SEARCH
from dashboard.views.selection import KIND
from graph.questions.recurring import recurring
from graph.questions.views.terms import BOTTLENECK as KNOWN
from graph.sheets.questions.recurring import (
    NOWHERE,
    apart,
    once_table,
    recurrence_section,
    recurrence_table,
    recurring_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.site import Site
    from graph.model import Node
    from graph.questions.recurring import Recurrence
    from graph.sheets.sheet import Table

NAME = "knelpunten"
ASKED = (BOTTLENECK,) = ("k",)
CHARTED, TOLD = 25, 20
INTERVAL = 3  # the column that counts nothing
ONCE = "eens"  # where what does not recur stands


def render(site: Site) -> None:
    """Draw what recurs, what does not, and of the bottleneck that the address names where it is."""
    say = site.say
    found = [one for one in recurring(site.view) if one.told]
    if not found:
        st.html(nothing_html(site, say("overview.recurring_none")))
        return
    again, once = apart(found)
    if again:
        chart = recurrence_chart(site, again[:CHARTED])
        st.altair_chart(chart, width="stretch", alt=say("overview.chart_alt"))
    st.html(_number(site, again) + _again(site, again) + _once(site, once) + _behind(site, found))
    name = say("patterns.knelpunten_file")
    head = recurrence_table(site.writer, ()).head
    csv_button(site, name, [*head, "IRI"], partial(_rows, site, found))
    download_buttons(site, name, found, partial(recurring_sheet, site.writer, found, TOLD))
    st.html(paragraph(say("recurring.note"), "lg-muted"))


def _number(site: Site, found: Sequence[Recurrence]) -> str:
    """How many recur, and of how many that were found, which leads to those."""
    say, every = site.say, len(site.view.of_kind(KNOWN))
    all_ = link(site.link(SEARCH, (KIND, KNOWN)), say.count("patterns.knelpunten_all", every))
    return (
        f"{heading(3, say.count('patterns.knelpunten_number', len(found)))}"
        f'<p class="lg-muted">{escape(say("patterns.knelpunten_of"))} {all_}.</p>'
    )


def _again(site: Site, again: Sequence[Recurrence]) -> str:
    """What recurs, by in how many trajectories."""
    return _table(site, again, recurrence_table(site.writer, again), INTERVAL) if again else ""


def _once(site: Site, once: Sequence[Recurrence]) -> str:
    """What does not recur, under a heading that other pages lead to."""
    if not once:
        return ""
    title = heading(3, site.say.count("patterns.once_number", len(once)), anchor=ONCE)
    hint = paragraph(site.say("recurring.once_lead"), "lg-muted")
    return f"<section>{title}{hint}{_table(site, once, once_table(site.writer, once))}</section>"


def _table(
    site: Site, found: Sequence[Recurrence], told: Table, uncounted: int | None = None
) -> str:
    """Each bottleneck, what the table tells of it leading to what it counts or names.

    The column ``uncounted`` leads nowhere.
    """
    rows = []
    for one, cells in zip(found, told.rows, strict=True):
        own = site.thing(one.bottleneck.id)  # where lessons of no trajectory are
        href = address(site, NAME, (BOTTLENECK, one.bottleneck.id)) if one.placed else own
        numbers = (
            escape(cell.words)
            if at == uncounted or cell.words in {"0", NOWHERE}
            else link(href, cell.words)
            for at, cell in enumerate(cells[1:], 1)
        )
        rows.append([link(own, cells[0].words), *numbers])
    return table(map(escape, told.head), rows, told.numbers, titled=True)


def _behind(site: Site, found: Sequence[Recurrence]) -> str:
    """Where the bottleneck that the address names occurs, and where it went right."""
    chosen = asked(*ASKED)
    one = next((one for one in found if chosen == (one.bottleneck.id,)), None)
    if one is None:
        return paragraph(site.say("patterns.no_bottleneck")) if chosen else ""
    section = recurrence_section(site.writer, one)
    wholes = {site.view.root(place.trajectory.id) for place in (*one.occurrences, *one.right)}
    ends = site.view.by_title(wholes)
    links = f"{thing_link(site, one.bottleneck)} · {explored(site, [one.bottleneck, *ends])}"
    body = paragraph(section.lead) + sections_html(site, section.sections, 4)
    every = f"<p>{escape(site.say('patterns.every_quote'))} {_cells(site, one, ends)}</p>"
    return counted_html(section.title, chosen, f"<p>{links}</p>{body}{every}")


def _cells(site: Site, one: Recurrence, trajectories: Iterable[Node]) -> str:
    """Links to the cells of the map, where all quotes are."""
    return " · ".join(
        link(
            address(site, heat.NAME, *zip(heat.ASKED, (one.bottleneck.id, to.id), strict=True)),
            site.naming.title(to),
        )
        for to in trajectories
    )


def _rows(site: Site, found: Sequence[Recurrence]) -> Iterator[list[str]]:
    told = recurrence_table(site.writer, found)
    for one, cells in zip(found, told.rows, strict=True):
        yield [*(cell.words for cell in cells), one.bottleneck.id]
