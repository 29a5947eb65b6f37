"""How trajectories and bottlenecks hang together: groups, central bottlenecks, bridges, pairs."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import details, heading, link, paragraph, table
from dashboard.parts.downloads import csv_button, download_buttons
from dashboard.parts.patterns.counted import explored, nothing_html
from dashboard.parts.sheets import points_html, sections_html
from graph.questions.structure import structure
from graph.sheets.questions.structure import structure_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.site import Site
    from graph.model import Node
    from graph.questions.structure import Structure
    from graph.sheets.sheet import Section

NAME = "samenhang"
MOST = 20  # of each sort
OPENED = 5  # of them at once
SHARE = 3  # the column that counts no things


def render(site: Site) -> None:
    """Draw each sort of finding, with links to the graph of what it is on."""
    say = site.say
    found = structure(site.view)
    if not found.size.ties:
        st.html(nothing_html(site, say("overview.recurring_none")))
        return
    sheet = structure_sheet(site.writer, found, MOST)
    limits, groups, central, bridges, pairs = sheet.sections
    in_groups = [
        (*one.trajectories, *one.bottlenecks) for each in found.groupings for one in each.groups
    ]
    in_bridges = [(one.thing, *(pier.trajectory for pier in one.piers)) for one in found.bridges]
    st.html(
        paragraph(sheet.lead)
        + _parts(site, groups, in_groups)
        + _central(site, central, found)
        + _parts(site, bridges, in_bridges[:MOST])
        + _parts(site, pairs, [one.trajectories for one in found.pairs[:MOST]])
        + sections_html(site, [limits], 3)
        + paragraph(sheet.note, "lg-muted")
    )
    name = say("patterns.samenhang_file")
    head = () if central.table is None else central.table.head
    csv_button(site, name, [*head, "IRI"], partial(_rows, found, central))
    download_buttons(site, name, found, partial(structure_sheet, site.writer, found, MOST))


def _parts(site: Site, section: Section, things: Iterable[Sequence[Node]]) -> str:
    """A section of the sheet, each of its parts with a link to the graph of what it is on."""
    told = [_part(site, part, nodes) for part, nodes in zip(section.sections, things, strict=True)]
    more = site.say("sheet.more", number=site.say.number(len(told) - OPENED))
    rest = details(more, "".join(told[OPENED:])) if told[OPENED:] else ""
    lead = paragraph(section.lead, "lg-muted")
    points = points_html(site, section.points)
    body = f"{lead}{points}{''.join(told[:OPENED])}{rest}"
    return f"<section>{heading(3, section.title)}{body}</section>"


def _part(site: Site, part: Section, nodes: Sequence[Node]) -> str:
    """What was found, with the graph of it and, opened on demand, its quotes."""
    quotes = details(site.say("thing.quotes"), points_html(site, part.points))
    lead = paragraph(part.lead, "lg-muted")
    return f"{heading(4, part.title)}{lead}<p>{explored(site, nodes)}</p>{quotes}"


def _central(site: Site, section: Section, found: Structure) -> str:
    """The bottlenecks, each number leading to the page that lists what it counts."""
    told = section.table
    if told is None:
        return ""
    rows = [
        [
            escape(cell.words) if at == SHARE else link(site.thing(one.bottleneck.id), cell.words)
            for at, cell in enumerate(cells)
        ]
        for one, cells in zip(found.central, told.rows, strict=True)
    ]
    drawn = table(map(escape, told.head), rows, told.numbers, titled=True)
    lead = paragraph(section.lead, "lg-muted")
    return f"<section>{heading(3, section.title)}{lead}{drawn}</section>"


def _rows(found: Structure, section: Section) -> Iterator[list[str]]:
    told = () if section.table is None else section.table.rows
    for one, cells in zip(found.central, told, strict=True):
        yield [*(cell.words for cell in cells), one.bottleneck.id]
