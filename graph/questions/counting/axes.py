"""The coded sides of statements, and which statements have which value: what is counted by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graph.questions.statements.said import all_said
from graph.questions.views.keeping import kept
from graph.questions.views.terms import LEVEL, POLARITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from graph.model import Node
    from graph.questions.statements.said import Said
    from graph.questions.views.view import View
    from ontology.schema import Concept, Schema

YEAR = "year"
DIMENSION, SUBDIMENSION = "dimension", "subdimension"
CODED = (DIMENSION, SUBDIMENSION, LEVEL, "perspective", POLARITY)
AXES = (*CODED, YEAR)
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """A side of statements: its values in the order of the ontology, ``UNKNOWN`` last.

    ``broader`` gives the value that a value falls under, on this axis or on another of the same
    list of codes, ``scheme``.
    """

    name: str
    scheme: str
    values: tuple[str, ...]
    broader: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Grid:
    """The statements that count, each a row, and what they are on every axis."""

    view: View

    @cached_property
    def statements(self) -> tuple[Node, ...]:
        """The rows, each statement once."""
        return tuple(one.node for one in all_said(self.view))

    @cached_property
    def sources(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Every pair of a row and a number of a document that it stands in, (pairs,) each."""
        numbers: dict[str, int] = {}
        pairs = [
            (row, numbers.setdefault(document, len(numbers)))
            for row, one in enumerate(self.statements)
            for document in sorted(self.view.sources(one.evidence))
        ]
        rows, documents = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        return rows, documents

    @cached_property
    def axes(self) -> Mapping[str, Axis]:
        """The axes by name."""
        coded = {name: _axis(self.view.schema, name) for name in CODED}
        years = sorted({year for told in self._values[YEAR] for year in told} - {UNKNOWN})
        return {**coded, YEAR: Axis(YEAR, YEAR, (*years, UNKNOWN), {})}

    @cached_property
    def _values(self) -> Mapping[str, list[set[str]]]:
        found: dict[str, list[set[str]]] = {name: [] for name in CODED}
        for one in self.statements:
            told: dict[str, set[str]] = {name: set() for name in CODED}
            for name, value in one.properties:
                if name in told:
                    told[name].add(value)
            for name, values in told.items():
                found[name].append(values)
        return {**found, YEAR: [self._years(one) for one in self.statements]}

    def _years(self, statement: Node) -> set[str]:
        return {self.view.date(one)[:4] for one in statement.evidence}

    @cached_property
    def holds(self) -> Mapping[str, NDArray[np.bool_]]:
        """By axis whether a statement has a value, (statements, values); a broader one too."""
        return {name: self._held(axis) for name, axis in self.axes.items()}

    def _held(self, axis: Axis) -> NDArray[np.bool_]:
        at = {value: column for column, value in enumerate(axis.values)}
        columns = {
            value: [at[one] for one in _upwards(axis, value) if one in at] for value in axis.values
        }
        pairs = [
            (row, column)
            for row, told in enumerate(self._values[axis.name])
            for value in told
            for column in columns.get(value, ())
        ]
        held = np.zeros((len(self.statements), len(at)), dtype=np.bool_)
        held[tuple(np.array(pairs, dtype=np.intp).reshape(-1, 2).T)] = True
        held[:, -1] = ~held[:, :-1].any(axis=1)
        return held

    def rows(self, kind: str, about: Iterable[Said] | None) -> NDArray[np.intp]:
        """The rows of a kind, of these statements or of all."""
        wanted = np.isin(self._kinds, self.view.schema.concrete(kind))
        if about is None:
            return np.flatnonzero(wanted)
        rows = np.array(sorted(self._at[one.node.id] for one in about), dtype=np.intp)
        return rows[wanted[rows]]

    @cached_property
    def _kinds(self) -> NDArray[np.str_]:
        return np.array([one.kind for one in self.statements], dtype=np.str_)

    @cached_property
    def _at(self) -> Mapping[str, int]:
        return {one.id: row for row, one in enumerate(self.statements)}


@kept
def grid(view: View) -> Grid:
    """The grid of the view, the same each time."""
    return Grid(view)


def _axis(schema: Schema, name: str) -> Axis:
    """The coded property as an axis; the sub-dimensions fall under the dimensions."""
    scheme = schema.property(name).scheme or ""
    members = [one for one in schema.members[scheme] if _is_on(one, name)]
    broader = {
        one.code: schema.concepts[one.broader].code for one in members if one.broader is not None
    }
    return Axis(name, scheme, (*(one.code for one in members), UNKNOWN), broader)


def _is_on(concept: Concept, name: str) -> bool:
    """Whether the value is on the axis; two share one list, of which one has the broader ones."""
    narrow = {DIMENSION: False, SUBDIMENSION: True}.get(name)
    return narrow is None or narrow == (concept.broader is not None)


def _upwards(axis: Axis, value: str) -> Iterator[str]:
    while True:
        yield value
        if value not in axis.broader:
            return
        value = axis.broader[value]
