"""Statements as lines of an answer: what they are, when and about what; the quote says the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.sheet import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Evidence, Node
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer


def statement_text(writer: Writer, statement: Node, date: str, about: Iterable[Node] = ()) -> Text:
    """Kind, whether it is in doubt, date and trajectories, which lead to the statement."""
    kind = writer.naming.kind(statement.kind)
    unsure = writer.unsure(statement.evidence, statement.id)
    parts = kind, unsure, writer.say.date(date or None), writer.names(about)
    return Text(", ".join(filter(None, parts)), statement.id)


def statement_point(
    writer: Writer,
    statement: Node,
    date: str,
    evidence: Iterable[Evidence],
    *,
    about: Iterable[Node] = (),
    remarks: Iterable[str] = (),
) -> Point:
    """The statement as a line, with its quote."""
    return writer.point(statement_text(writer, statement, date, about), evidence, remarks, most=1)
