"""Bottlenecks by trajectory: a table that is a heat map, with the quotes behind a cell beneath."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import link, paragraph, table
from dashboard.parts.downloads import csv_button, download_buttons
from dashboard.parts.patterns.counted import (
    address,
    asked,
    counted_html,
    is_known,
    nothing_html,
    quoted_html,
    things_html,
)
from dashboard.views.heat import accepted_ties, heat
from dashboard.views.selection import page_in
from graph.questions.recurring import recurring
from graph.sheets.questions.recurring import recurring_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.site import Site, Value
    from dashboard.views.heat import Cell, Heat, Ties
    from graph.model import Node

NAME = "warmte"
ASKED = BOTTLENECK, TRAJECTORY = "k", "t"
MORE = "meer"
SIZE, STAGES = 20, 3  # rows and columns, and how often there are more on demand
TOLD = 20  # bottlenecks of which the sheet has the quotes
RIGHT_PAGE = "pg"
TITLE = 60
FITTING = 4  # columns that a phone has room for


def render(site: Site) -> None:
    """Draw the map, the quotes of the cell that the address names, and the downloads."""
    found = heat(site.view)
    if not found.cells:
        st.html(nothing_html(site, site.say("overview.recurring_none")))
        return
    stage = min(page_in(st.query_params.get(MORE, "")), STAGES)
    accepted = accepted_ties(site.view, site.store.decisions())
    drawing = _Drawing(site, found, stage, asked(*ASKED), accepted)
    st.html(_legend(site, found) + drawing.map() + _more(site, found, stage))
    if drawing.chosen:
        st.html(_behind(site, found, stage, *drawing.chosen))
    _downloads(site, found)


def _legend(site: Site, found: Heat) -> str:
    """What the colours and marks mean."""
    say = site.say
    steps = "".join(
        f'<li><span class="lg-heat lg-heat-{found.step(first)}">'
        f"{first if first == last else f'{first}–{last}'}</span></li>"
        for first, last in found.ranges()
    )
    right = f'<span class="lg-heat lg-heat-0">{_mark("n")}</span>'
    return (
        f'<ul class="lg-legend"><li>{escape(say("patterns.legend_wrong"))}</li>{steps}'
        f"<li>{right} {escape(say('patterns.legend_right'))}</li>"
        f'<li><span class="lg-heat lg-heat-1 lg-doubtful">1</span> '
        f"{escape(say('patterns.legend_doubtful'))}</li>"
        f"<li>{escape(say('patterns.legend_blank'))}</li></ul>"
    )


def _mark(number: str) -> str:
    return f'<span class="lg-right">✓&nbsp;{number}</span>'


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The map with what is ``chosen`` in it, and the ties that a person ``accepted``."""

    site: Site
    found: Heat
    stage: int
    chosen: tuple[str, ...]
    accepted: Ties

    def map(self) -> str:
        """A row a bottleneck, a column a trajectory."""
        site, found, size = self.site, self.found, SIZE * self.stage
        columns = found.trajectories[:size]
        head = [escape(site.say("head.bottleneck")), *(_name(site, one) for one in columns)]
        rows = (
            [_name(site, row), *(self._cell(row, one) for one in columns)]
            for row in found.bottlenecks[:size]
        )
        drawn = table(head, rows, titled=True, stacked=False)
        aside = self.site.say.count("patterns.aside", len(columns))
        hint = paragraph(aside, "lg-muted lg-aside") if len(columns) > FITTING else ""
        return f'{hint}<div class="lg-map lg-steep">{drawn}</div>'

    def _cell(self, bottleneck: Node, trajectory: Node) -> str:
        """A link to the quotes behind the cell, with how many documents tell of it."""
        key, say = (bottleneck.id, trajectory.id), self.site.say
        one = self.found.cells.get(key)
        if one is None:
            return ""
        right = _mark(say.number(one.right.documents)) if one.right.documents else ""
        side = one.wrong if one.wrong.documents else one.right
        doubtful = side.doubtful and key not in self.accepted
        told = f"{_title(self.site, bottleneck, trajectory)}: {_told(self.site, one)}"
        label = escape(f"{told}; {say('thing.doubtful')}" if doubtful else told)
        css = f"lg-heat lg-heat-{self.found.step(one.wrong.documents)}{' lg-doubtful' * doubtful}"
        here = ' aria-current="true"' if self.chosen == key else ""
        href = escape(address(self.site, NAME, *_pairs(*key, self.stage)))
        return (
            f'<a class="{css}"{here} target="_self" href="{href}" title="{label}" '
            f'aria-label="{label}">'
            f"{say.number(one.wrong.documents) if one.wrong.documents else ''}{right}</a>"
        )


def _name(site: Site, node: Node) -> str:
    full = site.naming.title(node)
    short = site.naming.short(node, TITLE)
    return link(site.thing(node.id), short, title="" if short == full else full)


def _pairs(bottleneck: str, trajectory: str, stage: int) -> list[tuple[str, Value]]:
    more = stage if stage > 1 else None
    return [(BOTTLENECK, bottleneck), (TRAJECTORY, trajectory), (MORE, more)]


def _title(site: Site, bottleneck: Node, trajectory: Node) -> str:
    names = site.naming.title(bottleneck), site.naming.title(trajectory)
    return site.say("patterns.cell", bottleneck=names[0], trajectory=names[1])


def _told(site: Site, one: Cell) -> str:
    """How many documents tell of either side, in words."""
    sides = (("wrong", one.wrong.documents), ("right", one.right.documents))
    return "; ".join(site.say.count(f"patterns.by_{name}", n) for name, n in sides if n)


def _more(site: Site, found: Heat, stage: int) -> str:
    """How much is not on the map, and a link to it."""
    size, say = SIZE * stage, site.say
    rows, columns = len(found.bottlenecks) - size, len(found.trajectories) - size
    if rows <= 0 and columns <= 0:
        return ""
    names = (("bottlenecks", rows), ("trajectories", columns))
    left = ", ".join(say.count(f"structure.{name}", n) for name, n in names if n > 0)
    text = paragraph(say("patterns.left", what=left), "lg-muted")
    if stage == STAGES:
        return text
    href = address(site, NAME, (MORE, stage + 1))
    return f"{text}<p>{link(href, say('patterns.more'))}</p>"


def _behind(site: Site, found: Heat, stage: int, bottleneck: str, trajectory: str) -> str:
    """The quotes behind the cell, what went wrong apart from what went right.

    Of a part of a trajectory it is the cell of the whole.
    """
    if not (is_known(site, bottleneck) and is_known(site, trajectory)):
        return paragraph(site.say("thing.unknown_text"))
    whole = site.view.root(trajectory)
    ends = site.view.node(bottleneck), site.view.node(whole)
    one = found.cells.get((bottleneck, whole))
    body = things_html(site, ends)
    if one is None:
        body += paragraph(site.say("patterns.no_cell"))
    else:
        pairs = _pairs(bottleneck, trajectory, stage)
        for name, side, page in (("wrong", one.wrong, "p"), ("right", one.right, RIGHT_PAGE)):
            if side.documents:
                title = site.say(f"trajectories.{name}")
                body += quoted_html(site, title, side.evidence, NAME, pairs, parameter=page)
    return counted_html(_title(site, *ends), (bottleneck, trajectory), body)


def _downloads(site: Site, found: Heat) -> None:
    say, name = site.say, site.say("patterns.warmte_file")
    keys = "head.bottleneck", "head.trajectory", "patterns.wrong", "patterns.right"
    head = [say(key) for key in keys]
    csv_button(
        site, name, [*head, *(f"IRI {one}" for one in head[:2])], partial(_rows, site, found)
    )
    told = recurring(site.view)
    download_buttons(site, name, told, partial(recurring_sheet, site.writer, told, TOLD))


def _rows(site: Site, found: Heat) -> Iterator[list[str]]:
    """A row for each cell of the whole map."""
    title = site.naming.title
    for row in found.bottlenecks:
        for column in found.trajectories:
            one = found.cells.get((row.id, column.id))
            if one is not None:
                numbers = str(one.wrong.documents), str(one.right.documents)
                yield [title(row), title(column), *numbers, row.id, column.id]
