"""What became of what was advised and promised: to whom, by whose word, and what is still open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import heading, link, paragraph
from dashboard.parts.downloads import csv_button, download_buttons
from dashboard.parts.facets import beside_html, choice, choices, folded_html
from dashboard.parts.paging import paging_html
from dashboard.parts.sheets import points_html
from dashboard.site import FOLLOW_UP, SEARCH
from dashboard.views.advised import FATE, FILTERS, NOBODY, SOMEBODY, toggled, values_of
from dashboard.views.selection import KIND, fitting, read_chosen, spread
from graph.questions.followup import Fate, follow_up
from graph.questions.views.terms import MEASURE, RECOMMENDATION
from graph.sheets.parts.leaning import leaning_remark
from graph.sheets.parts.nearby import nearby_quotes
from graph.sheets.questions.followup import followed_point, followup_sheet
from graph.sheets.sheet import Point, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.site import Site
    from dashboard.views.selection import Selection
    from graph.questions.followup import FollowedUp, FollowUps

SIZE = 20  # of what was advised, on a page


def render(site: Site) -> None:
    """Draw the page; what is chosen is in the address."""
    say, found = site.say, follow_up(site.view)
    st.html(heading(1, say("follow_up.title")) + paragraph(say("follow_up.intro"), "lg-lead"))
    if not found.told:
        st.html(paragraph(say("followup.none")))
        return
    selection = read_chosen(FILTERS, (), st.query_params.get_all)
    told = fitting(found.told, selection, values_of)
    facets = "".join(_facet(site, name, found.told, selection) for name in FILTERS)
    beside, results = st.columns([1, 2.6], gap="large")
    with beside:
        st.html(beside_html(site, facets))
    with results:
        number = say.count("follow_up.number", len(told))
        folded = folded_html(site, facets)
        counted = _counted(site, found.day)
        st.html(heading(2, number) + counted + folded + _list(site, told, selection))
        if told:
            _downloads(site, replace(found, told=tuple(told)), selection)
    st.html(paragraph(say("followup.note"), "lg-muted"))


def _counted(site: Site, day: str) -> str:
    """What the number counts and of how many that were found, which leads to those; until when."""
    say, number = site.say, site.store.counts()
    every = " · ".join(
        link(site.link(SEARCH, (KIND, kind)), site.naming.counted(kind, number[kind]))
        for kind in (RECOMMENDATION, MEASURE)
        if number.get(kind)
    )
    ages = paragraph(say("followup.day", day=say.date(day)), "lg-muted") if day else ""
    return f'<p class="lg-muted">{escape(say("follow_up.counted"))} {every}.</p>{ages}'


def _facet(site: Site, name: str, told: Sequence[FollowedUp], selection: Selection) -> str:
    """The values of a filter, counted as if nothing of it were chosen."""
    number = spread(told, selection, name, values_of)
    order = list(map(str, Fate)) if name == FATE else sorted(number, key=lambda v: (-number[v], v))
    items = [
        choice(
            site,
            site.link(FOLLOW_UP, *toggled(selection, name, value).pairs()),
            _label(site, name, value),
            number[value],
            chosen=value in selection.facets.get(name, ()),
        )
        for value in order
        if number[value]
    ]
    return choices(site, site.say(f"follow_up.{name}"), items, opened=True)


def _label(site: Site, name: str, value: str) -> str:
    if name == FATE:
        return site.say(f"followup.{value}")
    if value in {NOBODY, SOMEBODY}:
        return site.say("followup.nobody" if value == NOBODY else "follow_up.somebody")
    return site.naming.title(site.view.node(value))


def _list(site: Site, told: Sequence[FollowedUp], selection: Selection) -> str:
    """A page of what was advised, the oldest first, each with what became of it."""
    last = max(1, -(-len(told) // SIZE))
    page = min(selection.page, last)
    shown = told[(page - 1) * SIZE : page * SIZE]
    points = [_point(site, one) for one in shown]

    def address(to: int) -> str:
        return site.link(FOLLOW_UP, *selection.at(to).pairs())

    return points_html(site, points, SIZE) + paging_html(site, page, last, address)


def _point(site: Site, one: FollowedUp) -> Point:
    """The line of the sheet, headed by what became of it."""
    told = followed_point(site.writer, one)
    said = Text(f"{_label(site, FATE, one.fate)}: {told.text.words}", told.text.thing)
    return replace(told, text=said)


def _downloads(site: Site, found: FollowUps, selection: Selection) -> None:
    name, chosen = site.say("follow_up.file"), _chosen(site, found.told, selection)
    csv_button(site, name, _head(site), partial(_rows, site, found.told))
    sheet = partial(followup_sheet, site.writer, found, len(found.told), chosen=chosen)
    download_buttons(site, name, found, sheet)


def _chosen(site: Site, told: Sequence[FollowedUp], selection: Selection) -> list[tuple[str, str]]:
    """Each value that is chosen of a filter and that some of this has, by the filter's name."""
    return [
        (site.say(f"follow_up.{name}"), _label(site, name, value))
        for name, values in selection.facets.items()
        for value in values
        if any(value in values_of(one, name) for one in told)
    ]


def _head(site: Site) -> list[str]:
    named = [site.say(f"follow_up.{name}") for name in FILTERS]
    return [
        *named,
        site.say("follow_up.paper_date"),
        *map(site.naming.attribute, ("text", "title")),
        site.say("quote.place"),
        site.naming.attribute("publisher"),
        site.say("search.unsure"),
        site.say("follow_up.before"),
        site.say("follow_up.nearby"),
        "IRI",
    ]


def _rows(site: Site, told: Sequence[FollowedUp]) -> Iterator[list[str]]:
    """A row for each, with the quote that is surest and where it stands."""
    writer = site.writer
    for one in told:
        cited = next(iter(writer.point(one.statement, one.evidence, most=1).quotes), None)
        yield [
            _label(site, FATE, one.fate),
            writer.names(one.addressees),
            writer.names(one.trajectories),
            one.date,
            one.statement.title if cited is None else cited.quote,
            "" if cited is None else cited.title,
            "" if cited is None else cited.where,
            "" if cited is None else cited.publisher,
            writer.unsure(one.statement.evidence, one.statement.id),
            leaning_remark(writer, one.statement, one.evidence),
            " ".join(nearby_quotes(writer, one.statement, one.doings)),
            one.statement.id,
        ]
