"""What Neo4j answers with, as readable text and as plain data."""

from __future__ import annotations

import math
from functools import singledispatch
from typing import TYPE_CHECKING

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

if TYPE_CHECKING:
    from collections.abc import Iterable

INTERNAL = frozenset({"content", "stems"})  # large, and of no use but to the store

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


@singledispatch
def as_data(value: object) -> Plain:
    """The value as JSON has it: things with their labels and properties, dates as in ISO 8601."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, str | int | float) else as_text(value)


@as_data.register
def _(value: Node) -> Plain:
    return {"labels": [*sorted(value.labels)], "properties": _properties(value.items())}


@as_data.register
def _(value: Relationship) -> Plain:
    return {"type": value.type, "properties": _properties(value.items())}


@as_data.register
def _(value: Path) -> Plain:
    relationships = [as_data(one) for one in value.relationships]
    return {"nodes": [as_data(one) for one in value.nodes], "relationships": relationships}


@as_data.register
def _(value: Point) -> Plain:
    return {"srid": value.srid, "coordinates": [*value]}


@as_data.register
def _(value: dict) -> Plain:  # type: ignore[type-arg]  # singledispatch knows classes only
    return _properties(value.items())


@as_data.register
def _(value: list) -> Plain:  # type: ignore[type-arg]
    return [as_data(one) for one in value]


def _properties(items: Iterable[tuple[str, object]]) -> dict[str, Plain]:
    return {name: as_data(one) for name, one in sorted(items) if name not in INTERNAL}


@singledispatch
def as_text(value: object) -> str:
    """The value on a line: a thing by its kind and name, a path as it is drawn in Cypher."""
    return "" if value is None else str(value)


@as_text.register
def _(value: bool) -> str:  # noqa: FBT001
    return str(value).lower()


@as_text.register(Date)
@as_text.register(DateTime)
@as_text.register(Duration)
@as_text.register(Time)
def _(value: Date | DateTime | Duration | Time) -> str:
    return value.iso_format()


@as_text.register(bytes)
@as_text.register(bytearray)
def _(value: bytes | bytearray) -> str:
    return f"{len(value)} bytes"


@as_text.register
def _(value: Point) -> str:
    return f"({', '.join(map(str, value))})"


@as_text.register
def _(value: list) -> str:  # type: ignore[type-arg]
    return f"[{', '.join(map(as_text, value))}]"


@as_text.register
def _(value: dict) -> str:  # type: ignore[type-arg]
    told = (f"{name}: {as_text(one)}" for name, one in value.items() if name not in INTERNAL)
    return f"{{{', '.join(told)}}}"


@as_text.register
def _(value: Node) -> str:
    kind = value.get("kind") or ":".join(sorted(value.labels))
    return f"({kind}: {value.get('name', '')})"


@as_text.register
def _(value: Relationship) -> str:
    return f"[{value.type}]"


@as_text.register
def _(value: Path) -> str:
    told = as_text(value.nodes[0])
    for relationship, after in zip(value.relationships, value.nodes[1:], strict=True):
        left, right = ("-", "->") if relationship.end_node == after else ("<-", "-")
        told += f"{left}{as_text(relationship)}{right}{as_text(after)}"
    return told
