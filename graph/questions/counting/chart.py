"""Counting statements and documents by one or two of the axes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

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
    another, ``None`` where a value is unknown; only where that is large enough, within documents
    or of documents too, a blank is ``conspicuous``. A cell that is not ``possible`` has values that
    exclude one another.
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

    def within(self, first: str, second: str) -> NDArray[np.float64]:
        """How many statements would have each two known values by chance in their own documents."""
        one, other = self._known[first], self._known[second]
        rows, documents = self._sources
        both = ~(self.held[first][:, -1] | self.held[second][:, -1])[rows]
        rows, documents = rows[both], documents[both]
        number = np.bincount(documents, minlength=1)
        places = documents, np.arange(len(rows))
        stand = csr_array((np.ones(len(rows)), places), shape=(len(number), len(rows)))
        weight = np.divide(1, number, out=np.zeros(len(number)), where=number > 0)[:, np.newaxis]
        expected: NDArray[np.float64] = (stand @ one[rows] * weight).T @ (stand @ other[rows])
        return expected

    @cached_property
    def _sources(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Every pair of a chosen statement and a document that it stands in, (pairs,) each."""
        rows, documents = self.grid.sources
        at = np.full(len(self.grid.statements), -1)
        at[self.chosen] = np.arange(len(self.chosen))
        told = at[rows] >= 0
        return at[rows[told]], documents[told]

    @cached_property
    def _number(self) -> int:
        """In how many documents the chosen statements stand."""
        return len(np.unique(self._sources[1]))

    def is_conspicuous(self, one: Share, other: Share, expected: float, within: float) -> bool:
        """Whether it says something that no statement has both values.

        ``expected`` is how many would by chance, and ``within`` how many in their own documents.
        What is of a whole document, as its year, does not count for more because there is much in
        it: where none is expected within documents, as many documents are asked.
        """
        together = one.documents * other.documents / max(self._number, 1)
        return min(expected, max(within, together)) >= EXPECTED

    def are_nested(self, first: str, second: str) -> bool:
        """Whether the values of one axis fall under those of the other."""
        axes = self.grid.axes
        return first != second and axes[first].scheme == axes[second].scheme

    def cells(self, rows: str, columns: str) -> Iterator[Cell]:
        """Every cell of the table of two axes."""
        _, by_chance = self.counts(rows, columns)
        within = self.within(rows, columns)
        across = self.shares(columns).values()
        for row in self.shares(rows).values():
            for column in across:
                yield self._cell(row, column, by_chance, within)

    def _cell(
        self,
        row: Share,
        column: Share,
        by_chance: NDArray[np.float64],
        within: NDArray[np.float64],
    ) -> Cell:
        at, to = (self.grid.axes[one.axis].values.index(one.value) for one in (row, column))
        which = self.held[row.axis][:, at] & self.held[column.axis][:, to]
        known = UNKNOWN not in (row.value, column.value)
        possible = not known or self._agree(row, column)
        expected = float(by_chance[at, to]) if known else None
        conspicuous = (
            expected is not None
            and possible
            and not which.any()
            and self.is_conspicuous(row, column, expected, float(within[at, to]))
        )
        return Cell(
            row=row.value,
            column=column.value,
            statements=int(which.sum()),
            documents=self.documents(which),
            expected=None if expected is None else round(expected, 2),
            conspicuous=conspicuous,
            possible=possible,
            evidence=tuple(
                one for n in self.chosen[which] for one in self.grid.statements[n].evidence
            ),
        )

    def _agree(self, row: Share, column: Share) -> bool:
        """Whether a statement can have both values."""
        if not self.are_nested(row.axis, column.axis):
            return True
        one, other = (self.grid.axes[side.axis].broader for side in (row, column))
        return column.value == one.get(row.value) or row.value == other.get(column.value)
