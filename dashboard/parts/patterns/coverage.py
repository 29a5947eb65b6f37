"""The coverage map: how much is said on two sides at once, and where nothing is."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import details, heading, link, paragraph, table
from dashboard.parts.boxes import choice_box
from dashboard.parts.downloads import csv_button, download_buttons
from dashboard.parts.patterns.counted import (
    address,
    asked,
    counted_html,
    is_known,
    nothing_html,
    quoted_html,
)
from dashboard.parts.sheets import points_html, sections_html
from dashboard.site import SEARCH
from dashboard.views.courses import courses
from dashboard.views.selection import KIND
from graph.questions.counting.axes import AXES
from graph.questions.coverage import COLUMNS, ROWS, Blank, coverage
from graph.questions.views.terms import STATEMENT
from graph.sheets.questions.coverage import axis_label, blank_point, coverage_sheet
from graph.sheets.sheet import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.site import Site, Value
    from graph.model import Evidence
    from graph.questions.counting.chart import Cell, Share
    from graph.questions.coverage import Coverage

NAME = "dekking"
DOWN, ACROSS, ABOUT = "rijen", "kolommen", "over"
ASKED = ("rij", "kolom")
FORGET = (*ASKED, "p")
NONE, ALL = "onbekend", "alles"  # in an address: a value that is not known, and all values
NOTHING = "0"
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
    if not sheet.sections:
        st.html(paragraph(sheet.lead))
        return
    st.html(_counted(site, map_, sheet.lead))
    shares, section, *rest = sheet.sections
    whole = section.table or Table((), ())
    head = heading(3, section.title) + paragraph(section.lead, "lg-muted")
    st.html(head + _map(site, map_, whole) + _behind(site, map_, whole))
    name = say("patterns.dekking_file")
    csv_button(site, name, _head(site, map_), partial(_rows, site, map_, whole))
    download_buttons(site, name, map_, partial(coverage_sheet, site.writer, map_, BLANKS))
    every = details(shares.title, sections_html(site, [shares], 3))
    note = paragraph(sheet.note, "lg-muted")
    st.html(sections_html(site, rest, 3) + every + note)


def _counted(site: Site, map_: Coverage, lead: str) -> str:
    """How much is counted, and found in all, each leading to what it counts."""
    told = f"<p>{link(address(site, NAME, *_pairs(map_, (ALL, ALL))), lead)}</p>"
    number = len(site.view.statements)
    if map_.about is not None or number == map_.statements:
        return told
    kinds = [(KIND, kind) for kind in site.store.schema.concrete(STATEMENT)]
    every = link(site.link(SEARCH, *kinds), site.naming.counted(STATEMENT, number))
    return f'{told}<p class="lg-muted">{escape(site.say("patterns.counted_once"))} {every}.</p>'


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


def _sides(map_: Coverage) -> list[dict[str, Share]]:
    """The values of the rows and of the columns by what an address calls them, in order."""
    return [
        {one.value or NONE: one for one in map_.shares if one.axis == axis}
        for axis in (map_.rows, map_.columns)
    ]


def _cells(map_: Coverage) -> dict[tuple[str, str], Cell]:
    """The cells by what an address calls them."""
    return {(one.row or NONE, one.column or NONE): one for one in map_.cells}


def _map(site: Site, map_: Coverage, whole: Table) -> str:
    """The table of the sheet, each cell leading to what it counts or why it is blank."""
    down, across = ([*side, ALL] for side in _sides(map_))
    cells = _cells(map_)
    rows = (
        [
            escape(title.words),
            *(
                _cell(site, map_, cells.get((row, column)), (row, column), text.words)
                for column, text in zip(across, words, strict=True)
            ),
        ]
        for row, (title, *words) in zip(down, whole.rows, strict=True)
    )
    drawn = table(map(escape, whole.head), rows, whole.numbers, titled=True, stacked=False)
    return f'<div class="lg-map">{drawn}</div>'


def _cell(
    site: Site, map_: Coverage, cell: Cell | None, values: tuple[str, str], words: str
) -> str:
    """What the table says, as a link where there is more to tell of it; no cell is a total."""
    told = words != NOTHING if cell is None else cell.statements or cell.expected
    if not told or (cell is not None and not cell.possible):
        return escape(words)
    css = [] if cell is None or cell.statements else [("lg-sparse", "lg-blank")[cell.conspicuous]]
    css += ["lg-current"] if asked(*ASKED) == values else []
    return link(address(site, NAME, *_pairs(map_, values)), words, css=" ".join(css))


def _pairs(map_: Coverage, values: Sequence[str]) -> list[tuple[str, Value]]:
    about = None if map_.about is None else map_.about.id
    axes = (DOWN, map_.rows), (ACROSS, map_.columns), (ABOUT, about)
    return [*axes, *zip(ASKED, values, strict=True)]


def _behind(site: Site, map_: Coverage, whole: Table) -> str:
    """The quotes behind the cell that the address names, or what its blank means."""
    chosen = asked(*ASKED)
    if not chosen:
        return ""
    sides = _sides(map_)
    named = [[*side, ALL] for side in sides]
    if any(value not in side for value, side in zip(chosen, named, strict=True)):
        return paragraph(site.say("patterns.no_value"))
    row, column = (side.index(value) for value, side in zip(chosen, named, strict=True))
    title = f"{whole.rows[row][0].words} × {whole.head[column + 1]}"
    shares = [side[value] for value, side in zip(chosen, sides, strict=True) if value in side]
    cell = _cells(map_).get((chosen[0], chosen[1]))
    if cell is not None and not cell.statements:
        blank = Blank((shares[0], shares[1]), cell.expected or 0.0, cell.conspicuous)
        body = points_html(site, [blank_point(site.writer, map_, blank)])
        return counted_html(title, chosen, body)
    counted = cell or (shares[0] if shares else map_)
    number = site.naming.counted(map_.kind, counted.statements)
    evidence = _evidence(map_, chosen)
    return counted_html(
        title, chosen, quoted_html(site, number, evidence, NAME, _pairs(map_, chosen))
    )


def _evidence(map_: Coverage, chosen: tuple[str, ...]) -> list[Evidence]:
    """What is counted in a cell, or in all of a row or column: every statement has some value."""
    told = (
        cell.evidence
        for key, cell in _cells(map_).items()
        if all(asked_for in (value, ALL) for value, asked_for in zip(key, chosen, strict=True))
    )
    return list(dict.fromkeys(chain.from_iterable(told)))


def _head(site: Site, map_: Coverage) -> list[str]:
    axes = [axis_label(site.writer, one) for one in (map_.rows, map_.columns)]
    known = site.naming.kind(map_.kind, 2), site.say("head.documents")
    return [*axes, *known, site.say("patterns.expected"), site.say("coverage.conspicuous")]


def _rows(site: Site, map_: Coverage, whole: Table) -> Iterator[list[str]]:
    """A row for each cell that can be filled."""
    cells = _cells(map_)
    down, across = _sides(map_)
    for row, words in zip(down, whole.rows, strict=False):  # the last row adds up
        for column, name in zip(across, whole.head[1:], strict=False):
            one = cells[row, column]
            if one.possible:
                expected = "" if one.expected is None else site.say.fraction(one.expected)
                numbers = str(one.statements), str(one.documents), expected
                blank = site.say("coverage.blank") if one.conspicuous else ""
                yield [words[0].words, name, *numbers, blank]
