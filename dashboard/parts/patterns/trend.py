"""Bottlenecks through the years: in how many trajectories each year's reports name them."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import trend_chart
from dashboard.markup import link, paragraph, table
from dashboard.parts.boxes import choices_box
from dashboard.parts.downloads import csv_button, download_buttons
from dashboard.parts.patterns.counted import (
    address,
    asked,
    counted_html,
    nothing_html,
    quoted_html,
    things_html,
)
from dashboard.views.trend import number_in, told_in
from dashboard.views.years import years
from graph.questions.recurring import recurring
from graph.sheets.sheet import Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.site import Site, Value
    from graph.questions.recurring import Recurrence

NAME = "trend"
CHOSEN = "k"
ASKED = BOTTLENECK, YEAR = "bij", "jaar"
FIRST, MOST = 5, 8  # bottlenecks: without a choice, and of one's own
SPAN = 30  # years at most, up to the last
MISSING = "–"

Reports = dict[str, int]


def render(site: Site) -> None:
    """Draw the chart and table of the bottlenecks that the address names, and what a number is."""
    say = site.say
    named = {one.bottleneck.id: one for one in recurring(site.view) if one.number}
    counted = years(site.store.documents())
    reports = dict(islice(counted.items(), max(0, len(counted) - SPAN), None))
    if not named or not reports:
        st.html(nothing_html(site, say("overview.recurring_none")))
        return
    given = [one for one in dict.fromkeys(st.query_params.get_all(CHOSEN)) if one in named][:MOST]
    ids = given or list(named)[:FIRST]
    options = {id_: site.naming.title(one.bottleneck) for id_, one in named.items()}
    label, hint = say("patterns.choose", first=FIRST, most=MOST), say("head.bottleneck")
    choices_box(CHOSEN, label, options, ids, most=MOST, placeholder=hint, forget=ASKED)
    chosen = [named[one] for one in ids]
    chart = trend_chart(site, chosen, reports)
    st.altair_chart(chart, width="stretch", alt=say("patterns.trend_alt"))
    st.html(_table(site, chosen, reports, given) + _behind(site, named, given))
    name = say("patterns.trend_file")
    csv_button(site, name, _head(site, reports), partial(_rows, site, chosen, reports))
    answer = {one.bottleneck.id: one.years for one in chosen}
    download_buttons(site, name, answer, partial(_sheet, site, chosen, reports))
    st.html(paragraph(say("patterns.trend_note"), "lg-muted"))


def _table(site: Site, chosen: Sequence[Recurrence], reports: Reports, given: Sequence[str]) -> str:
    """A row a bottleneck, a column a year; a number leads to what it counts."""
    rows = (
        [
            link(site.thing(one.bottleneck.id), site.naming.title(one.bottleneck)),
            *(_cell(site, one, year, reports, given) for year in reports),
        ]
        for one in chosen
    )
    head = [escape(site.say("head.bottleneck")), *reports]
    columns = range(1, len(head))
    return f'<div class="lg-map">{table(head, rows, columns, titled=True, stacked=False)}</div>'


def _cell(site: Site, one: Recurrence, year: str, reports: Reports, given: Sequence[str]) -> str:
    number = number_in(one, year, reports)
    if not number:
        return MISSING if number is None else "0"
    pairs = _pairs(given, one.bottleneck.id, year)
    here = asked(*ASKED) == (one.bottleneck.id, year)
    return link(address(site, NAME, *pairs), str(number), css="lg-current" if here else "")


def _pairs(given: Sequence[str], bottleneck: str, year: str) -> list[tuple[str, Value]]:
    return [*((CHOSEN, one) for one in given), (BOTTLENECK, bottleneck), (YEAR, year)]


def _behind(site: Site, named: Mapping[str, Recurrence], given: Sequence[str]) -> str:
    """The trajectories that the number counts which the address names, with their quotes."""
    chosen = asked(*ASKED)
    if not chosen:
        return ""
    bottleneck, year = chosen
    told = told_in(site.view, named[bottleneck], year) if bottleneck in named else {}
    if not told:
        return paragraph(site.say("patterns.no_year"))
    node, places = named[bottleneck].bottleneck, site.view.by_title(told)
    pairs = _pairs(given, *chosen)
    body = things_html(site, [node, *places])
    for at, place in enumerate(places):
        title = site.naming.title(place)
        body += quoted_html(site, title, told[place.id], NAME, pairs, parameter=f"p{at}")
    title = site.say("patterns.in_year", bottleneck=site.naming.title(node), year=year)
    return counted_html(title, chosen, body)


def _head(site: Site, reports: Reports) -> list[str]:
    return [site.say("head.bottleneck"), *reports, "IRI"]


def _rows(site: Site, chosen: Sequence[Recurrence], reports: Reports) -> Iterator[list[str]]:
    """A row for each bottleneck; what is left open is a year without reports."""
    for one in chosen:
        numbers = (number_in(one, year, reports) for year in reports)
        told = ("" if number is None else str(number) for number in numbers)
        yield [site.naming.title(one.bottleneck), *told, one.bottleneck.id]


def _sheet(site: Site, chosen: Sequence[Recurrence], reports: Reports) -> Sheet:
    """A table of each bottleneck, as a year a column is too wide for paper."""
    say = site.say
    head = say("overview.year"), say("head.trajectories")
    sections = (
        Section(
            site.naming.title(one.bottleneck),
            table=Table(head, tuple(_years(one, reports)), frozenset({1})),
        )
        for one in chosen
    )
    return Sheet(
        title=say("patterns.trend"),
        language=say.language,
        lead=say("patterns.trend_lead"),
        sections=tuple(sections),
        note=say("patterns.trend_note"),
    )


def _years(one: Recurrence, reports: Reports) -> Iterator[tuple[Text, Text]]:
    for year in reports:
        number = number_in(one, year, reports)
        yield Text(year), Text(MISSING if number is None else str(number))
