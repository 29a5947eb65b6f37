"""The coverage map: how much is said on two sides at once, and where nothing is."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.boxes import choice_box
from dashboard.downloads import csv_button, download_buttons
from dashboard.markup import details, heading, link, paragraph, table
from dashboard.patterns.counted import (
    address,
    asked,
    counted_html,
    is_known,
    nothing_html,
    quoted_html,
)
from dashboard.sheets import points_html, sections_html
from dashboard.views.courses import courses
from graph.questions.counting.axes import AXES
from graph.questions.coverage import COLUMNS, ROWS, Blank, coverage
from graph.sheets.naming import uncapitalise
from graph.sheets.questions.coverage import axis_label, blank_point, coverage_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.site import Site, Value
    from graph.questions.counting.chart import Cell, Share
    from graph.questions.coverage import Coverage
    from graph.sheets.sheet import Section

NAME = "dekking"
DOWN, ACROSS, ABOUT = "rijen", "kolommen", "over"
ASKED = ("rij", "kolom")
FORGET = (*ASKED, "p")
NONE = "onbekend"  # what an address says of a value that is not known
BLANKS = 20  # told as sentences


def render(site: Site) -> None:
    """Draw the map of the two axes and the thing that the address names."""
    say = site.say
    map_ = _asked(site)
    if map_.about is None and not map_.statements:
        st.html(nothing_html(site, say("patterns.no_statements")))
        return
    _boxes(site, map_)
    sheet = coverage_sheet(site.writer, map_, BLANKS)
    st.html(paragraph(sheet.lead))
    if not sheet.sections:
        return
    shares, whole, *rest = sheet.sections
    st.html(_map(site, map_, whole) + _behind(site, map_, whole))
    name = say("patterns.dekking_file")
    csv_button(site, name, _head(site, map_), partial(_rows, site, map_, whole))
    download_buttons(site, name, map_, partial(coverage_sheet, site.writer, map_, BLANKS))
    every = details(shares.title, sections_html(site, [shares], 3))
    note = paragraph(sheet.note, "lg-muted")
    st.html(sections_html(site, rest, 3) + every + note)


def _asked(site: Site) -> Coverage:
    """The map that the address asks for; what is no axis or nothing that is known is passed over.

    An axis is not set out against itself.
    """
    rows = _axis(st.query_params.get(DOWN, ""), ROWS, "")
    columns = _axis(st.query_params.get(ACROSS, ""), COLUMNS, rows)
    about = st.query_params.get(ABOUT, "")
    node = site.view.node(about) if about and is_known(site, about) else None
    return coverage(site.view, node, rows, columns)


def _axis(asked_for: str, standard: str, taken: str) -> str:
    wanted = (asked_for, standard, ROWS)
    return next(one for one in wanted if one in AXES and one != taken)


def _boxes(site: Site, map_: Coverage) -> None:
    """Boxes for the axes, and for what the statements are about."""
    say, axes = site.say, {one: axis_label(site.writer, one) for one in AXES}
    down, across, of = st.columns(3)
    with down:
        choice_box(DOWN, say("patterns.rows"), axes, map_.rows, FORGET)
    with across:
        others = {one: name for one, name in axes.items() if one != map_.rows}
        choice_box(ACROSS, say("patterns.columns"), others, map_.columns, FORGET)
    with of:
        things = [one.trajectory for one in courses(site.view)]
        if map_.about is not None and map_.about not in things:
            things.insert(0, map_.about)
        names = {one.id: site.naming.title(one) for one in things}
        chosen = "" if map_.about is None else map_.about.id
        options = {"": say("patterns.everything"), **names}
        choice_box(ABOUT, say("patterns.about"), options, chosen, FORGET)


def _sides(map_: Coverage) -> tuple[list[Share], list[Share]]:
    """The values of the rows and of the columns, in the order of the table."""
    down, across = ([s for s in map_.shares if s.axis == a] for a in (map_.rows, map_.columns))
    return down, across


def _cells(map_: Coverage) -> dict[tuple[str, str], Cell]:
    return {(one.row, one.column): one for one in map_.cells}


def _map(site: Site, map_: Coverage, whole: Section) -> str:
    """The table of the sheet, each cell leading to what it counts or why it is blank."""
    told = whole.table
    if told is None:
        return ""
    down, across = _sides(map_)
    cells = _cells(map_)
    rows = [
        [
            escape(words[0].words),
            *(
                _cell(site, map_, cells[row.value, column.value], words[at].words)
                for at, column in enumerate(across, 1)
            ),
            escape(words[-1].words),
        ]
        for row, words in zip(down, told.rows, strict=False)
    ]
    rows.append([escape(one.words) for one in told.rows[-1]])
    drawn = table(map(escape, told.head), rows, told.numbers, titled=True)
    lead = paragraph(whole.lead, "lg-muted")
    return f'{heading(3, whole.title)}{lead}<div class="lg-map">{drawn}</div>'


def _cell(site: Site, map_: Coverage, cell: Cell, words: str) -> str:
    """What the table says, as a link where there is more to tell of it."""
    if not cell.possible or (not cell.statements and cell.expected is None):
        return escape(words)
    css = "lg-blank" if cell.conspicuous else "" if cell.statements else "lg-sparse"
    values = cell.row or NONE, cell.column or NONE
    if asked(*ASKED) == values:
        css = f"{css} lg-current".strip()
    return link(
        address(site, NAME, *_pairs(map_), *zip(ASKED, values, strict=True)), words, css=css
    )


def _pairs(map_: Coverage) -> list[tuple[str, Value]]:
    about = None if map_.about is None else map_.about.id
    return [(DOWN, map_.rows), (ACROSS, map_.columns), (ABOUT, about)]


def _behind(site: Site, map_: Coverage, whole: Section) -> str:
    """The quotes behind the cell that the address names, or what its blank means."""
    chosen = asked(*ASKED)
    if not chosen or whole.table is None:
        return ""
    down, across = _sides(map_)
    named = [
        {one.value or NONE: (at, one) for at, one in enumerate(side)} for side in (down, across)
    ]
    if any(value not in side for value, side in zip(chosen, named, strict=True)):
        return paragraph(site.say("patterns.no_value"))
    (row, one), (column, other) = named[0][chosen[0]], named[1][chosen[1]]
    title = f"{whole.table.rows[row][0].words} × {whole.table.head[column + 1]}"
    cell = _cells(map_)[one.value, other.value]
    if not cell.statements:
        blank = Blank((one, other), cell.expected or 0.0, cell.conspicuous)
        body = points_html(site, [blank_point(site.writer, map_, blank)])
        return counted_html(title, chosen, body)
    kind = uncapitalise(site.naming.kind(map_.kind, cell.statements))
    number = f"{site.say.number(cell.statements)} {kind}"
    pairs = [*_pairs(map_), *zip(ASKED, chosen, strict=True)]
    body = quoted_html(site, number, cell.evidence, NAME, pairs)
    return counted_html(title, chosen, body)


def _head(site: Site, map_: Coverage) -> list[str]:
    axes = [axis_label(site.writer, one) for one in (map_.rows, map_.columns)]
    known = site.naming.kind(map_.kind, 2), site.say("head.documents")
    return [*axes, *known, site.say("patterns.expected"), site.say("coverage.conspicuous")]


def _rows(site: Site, map_: Coverage, whole: Section) -> Iterator[list[str]]:
    """A row for each cell that can be filled."""
    if whole.table is None:
        return
    down, across = _sides(map_)
    cells = _cells(map_)
    for row, words in zip(down, whole.table.rows, strict=False):
        for column, name in zip(across, whole.table.head[1:], strict=False):
            one = cells[row.value, column.value]
            if one.possible:
                expected = "" if one.expected is None else site.say.fraction(one.expected)
                numbers = str(one.statements), str(one.documents), expected
                blank = site.say("coverage.blank") if one.conspicuous else ""
                yield [words[0].words, name, *numbers, blank]
