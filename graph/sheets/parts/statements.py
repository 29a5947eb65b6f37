"""Statements as lines of an answer: what, in a document of when, about what; with the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.parts.leaning import leaning_remark
from graph.sheets.sheet import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Evidence, Node
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer


def statement_text(writer: Writer, statement: Node, date: str, about: Iterable[Node] = ()) -> Text:
    """Kind, the date of the document, whether it is in doubt, and trajectories; it leads there.

    What is told may be older than the document that tells it.
    """
    said = _in_document(writer, writer.naming.kind(statement.kind), date)
    unsure = writer.unsure(statement.evidence, statement.id)
    return Text(", ".join(filter(None, (said, unsure, writer.names(about)))), statement.id)


def _in_document(writer: Writer, what: str, date: str) -> str:
    """That it stands in a document of that date, or of none."""
    if not date:
        return writer.say("common.in_undated", what=what)
    return writer.say("common.in_paper", what=what, date=writer.say.date(date))


def statement_point(
    writer: Writer,
    statement: Node,
    date: str,
    evidence: Iterable[Evidence],
    *,
    about: Iterable[Node] = (),
    remarks: Iterable[str] = (),
) -> Point:
    """The statement as a line, with its quote, and the sentence before where it leans on that."""
    told, known = statement_text(writer, statement, date, about), tuple(evidence)
    before = leaning_remark(writer, statement, known)
    return writer.point(told, known, [*remarks, before], most=1)
