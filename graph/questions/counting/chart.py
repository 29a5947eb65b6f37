"""Counting statements and documents by one or two of the axes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.counting.axes import UNKNOWN, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from graph.model import Evidence
    from graph.questions.counting.axes import Grid


EXPECTED = 3.0  # where so many are expected by chance, there is none one time in twenty (Poisson)


@dataclass(frozen=True, slots=True)
class Share:
    """How much is said with one value of an axis; ``value`` is ``""`` where it is unknown."""

    axis: str
    value: str
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said with both values.

    ``expected`` is how many statements there would be if the two had nothing to do with one
    another, ``None`` where a value is unknown; only where it is large enough a blank is
    ``conspicuous``. A cell that is not ``possible`` has values that exclude one another.
    """

    row: str
    column: str
    statements: int
    documents: int
    expected: float | None
    conspicuous: bool
    possible: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Chart:
    """The chosen rows of a grid, to count in."""

    grid: Grid
    chosen: NDArray[np.intp]

    @cached_property
    def held(self) -> Mapping[str, NDArray[np.bool_]]:
        """By axis whether the chosen statements have its values, (chosen, values)."""
        return {axis: found[self.chosen] for axis, found in self.grid.holds.items()}

    def documents(self, which: NDArray[np.bool_]) -> int:
        """In how many documents those of the chosen statements stand."""
        rows, documents = self.grid.sources
        among = np.zeros(len(self.grid.statements), dtype=np.bool_)
        among[self.chosen[which]] = True
        return len(np.unique(documents[among[rows]]))

    def shares(self, axis: str) -> dict[str, Share]:
        """How much is said with each value; of years and of unknown only where something is."""
        held = zip(self.grid.axes[axis].values, self.held[axis].T, strict=True)
        return {
            value: Share(axis, value, int(which.sum()), self.documents(which))
            for value, which in held
            if which.any() or (axis != YEAR and value != UNKNOWN)
        }

    @cached_property
    def _known(self) -> Mapping[str, NDArray[np.float32]]:
        """By axis the known values as numbers, (chosen, values)."""
        return {axis: held[:, :-1].astype(np.float32) for axis, held in self.held.items()}

    def counts(self, first: str, second: str) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
        """How many statements have each two known values, and how many would by chance."""
        one, other = self._known[first], self._known[second]
        of_one, of_other = (~self.held[axis][:, -1] for axis in (first, second))
        rows, columns = one.T @ of_other, other.T @ of_one
        number = max(int((of_one & of_other).sum()), 1)
        return one.T @ other, np.outer(rows, columns).astype(np.float64) / number

    def are_nested(self, first: str, second: str) -> bool:
        """Whether the values of one axis fall under those of the other."""
        axes = self.grid.axes
        return first != second and axes[first].scheme == axes[second].scheme

    def cells(self, rows: str, columns: str) -> Iterator[Cell]:
        """Every cell of the table of two axes."""
        _, by_chance = self.counts(rows, columns)
        for row in self.shares(rows):
            for column in self.shares(columns):
                yield self._cell(rows, columns, row, column, by_chance)

    def _cell(
        self, rows: str, columns: str, row: str, column: str, by_chance: NDArray[np.float64]
    ) -> Cell:
        at, to = (
            self.grid.axes[axis].values.index(value)
            for axis, value in ((rows, row), (columns, column))
        )
        which = self.held[rows][:, at] & self.held[columns][:, to]
        known = UNKNOWN not in (row, column)
        possible = not known or self._agree(rows, columns, row, column)
        expected = float(by_chance[at, to]) if known else None
        return Cell(
            row=row,
            column=column,
            statements=int(which.sum()),
            documents=self.documents(which),
            expected=None if expected is None else round(expected, 2),
            conspicuous=possible and not which.any() and (expected or 0) >= EXPECTED,
            possible=possible,
            evidence=tuple(
                one for n in self.chosen[which] for one in self.grid.statements[n].evidence
            ),
        )

    def _agree(self, rows: str, columns: str, row: str, column: str) -> bool:
        """Whether a statement can have both values."""
        if not self.are_nested(rows, columns):
            return True
        axes = self.grid.axes
        return column == axes[rows].broader.get(row) or row == axes[columns].broader.get(column)
