"""The coverage map: how much is said on every side of the lessons, and where nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.counting.axes import AXES, SUBDIMENSION, UNKNOWN, YEAR, grid
from graph.questions.counting.chart import Cell, Chart, Share
from graph.questions.statements.said import said_of
from graph.questions.views.terms import POLARITY, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Node
    from graph.questions.views.view import View

ROWS, COLUMNS = SUBDIMENSION, POLARITY

Shares = dict[str, dict[str, Share]]
Place = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Blank:
    """Two values that nothing is said with, and how much is with each.

    ``expected`` is how many statements there would be if the two had nothing to do with one
    another; only where that is large enough, within
    documents or of documents too, the blank is ``conspicuous``.
    """

    sides: tuple[Share, Share]
    expected: float
    conspicuous: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The map of what is said, of ``about`` or of all; ``kind`` is of the statements counted.

    ``shares`` are of every value of every axis, those of which nothing is said too; ``cells`` of
    the axes ``rows`` and ``columns``; ``blanks`` of every two axes, the most conspicuous first.
    ``gaps`` are years, from and to, of which no report says anything.
    """

    about: Node | None
    kind: str
    statements: int
    documents: int
    rows: str
    columns: str
    shares: tuple[Share, ...]
    cells: tuple[Cell, ...]
    blanks: tuple[Blank, ...]
    gaps: tuple[tuple[int, int], ...]


def coverage(
    view: View,
    about: Node | None = None,
    rows: str = ROWS,
    columns: str = COLUMNS,
    kind: str = STATEMENT,
) -> Coverage:
    """The map, with the table of ``rows`` and ``columns``, two of ``AXES``."""
    chart = _chart(view, about, kind)
    shares = {axis: chart.shares(axis) for axis in AXES}
    return Coverage(
        about=about,
        kind=kind,
        statements=len(chart.chosen),
        documents=chart.documents(np.ones(len(chart.chosen), dtype=np.bool_)),
        rows=rows,
        columns=columns,
        shares=tuple(one for found in shares.values() for one in found.values()),
        cells=tuple(chart.cells(rows, columns)),
        blanks=_blanks(chart, shares),
        gaps=_gaps([int(one) for one in shares[YEAR] if one != UNKNOWN]),
    )


def _chart(view: View, about: Node | None, kind: str) -> Chart:
    """What is said of ``about``, each a ``kind``."""
    told = None if about is None else said_of(view, about.id)
    return Chart(grid(view), grid(view).rows(kind, told))


def _gaps(years: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The years between these, from and to.

    >>> _gaps([2012, 2013, 2016, 2018])
    ((2014, 2015), (2017, 2017))
    """
    return tuple((one + 1, other - 1) for one, other in pairwise(years) if other - one > 1)


def _blanks(chart: Chart, shares: Shares) -> tuple[Blank, ...]:
    found = [
        one
        for first, second in combinations(AXES, 2)
        if not chart.are_nested(first, second)
        for one in _between(chart, first, second, shares)
    ]
    told = {_place(one.sides) for one in found}
    kept = [one for one in found if not any(broader in told for broader in _broader(chart, one))]
    return tuple(sorted(kept, key=lambda one: -one.expected))  # of equals the order of the axes


def _between(chart: Chart, first: str, second: str, shares: Shares) -> Iterator[Blank]:
    """The blanks of two axes, of values with each of which something is said."""
    together, by_chance = chart.counts(first, second)
    within = chart.within(first, second)
    values = chart.grid.axes[first].values, chart.grid.axes[second].values
    for row, column in np.argwhere(together == 0):
        one = shares[first].get(values[0][row])
        other = shares[second].get(values[1][column])
        if one is not None and other is not None and one.statements and other.statements:
            expected = float(by_chance[row, column])
            stands_out = chart.is_conspicuous(one, other, expected, float(within[row, column]))
            yield Blank((one, other), round(expected, 2), stands_out)


def _place(sides: Iterable[Share]) -> Place:
    return frozenset((one.axis, one.value) for one in sides)


def _broader(chart: Chart, blank: Blank) -> Iterator[Place]:
    """The places with a broader value on one side: blank too, they say what this one says."""
    one, other = blank.sides
    for side, rest in ((one, other), (other, one)):
        axis = chart.grid.axes[side.axis]
        value = axis.broader.get(side.value)
        for name, of in chart.grid.axes.items():
            if of.scheme == axis.scheme and value in of.values:
                yield frozenset({(name, value), (rest.axis, rest.value)})
