"""The amounts and numbers that reports give for a trajectory, by unit and value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.support import support

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.views.connections import Connection
    from graph.model import Node
    from graph.store import Store
    from graph.support import Support

FIGURE, UNIT, VALUE = "Figure", "unit", "value"
HIGHEST, LOWEST, NEWEST = "hoogste", "laagste", "nieuwste"
ORDERS = (HIGHEST, LOWEST, NEWEST)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with the quotes it stands in, and the parts of the edge that says so."""

    figure: Node
    key: tuple[str, str, str]
    value: Decimal
    support: Support


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one unit, by its code, in the order that was asked for."""

    unit: str
    rows: tuple[Row, ...]


def tables(store: Store, given: Iterable[Connection], order: str = HIGHEST) -> list[Table]:
    """The figures by unit, in the order of the units; within each by value, or the newest first."""
    by_unit: dict[str, list[Row]] = {}
    for one in given:
        value, held = Decimal(one.other.get(VALUE) or 0), support(store, one.evidence, 1)
        row = Row(one.other, one.key, value, held)
        by_unit.setdefault(one.other.get(UNIT) or "", []).append(row)
    scheme = store.schema.property(UNIT).scheme or ""
    units = [concept.code for concept in store.schema.members[scheme]]
    return [Table(unit, tuple(_ordered(by_unit[unit], order))) for unit in units if unit in by_unit]


def _ordered(rows: Iterable[Row], order: str) -> list[Row]:
    found = sorted(rows, key=lambda row: (row.value, row.figure.title, row.figure.id))
    if order == NEWEST:
        return sorted(found, key=_published, reverse=True)
    return found if order == LOWEST else found[::-1]


def _published(row: Row) -> str:
    return max((one.document.get("published") or "" for one in row.support.quotes), default="")
