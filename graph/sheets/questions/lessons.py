"""The recurring lessons as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.parts.statements import statement_point
from graph.sheets.sheet import Section, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.lessons import Drawn, RecurringLesson
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer

ALIKE = 90  # percent: worded nearly the same


def lessons_sheet(writer: Writer, found: Sequence[RecurringLesson], most: int) -> Sheet:
    """The first ``most`` lessons that return, each where it was drawn first and where again."""
    say = writer.say
    return Sheet(
        title=say("lessons.title"),
        language=writer.language,
        lead=say.count("lessons.lead", len(found)) if found else say("lessons.none"),
        sections=tuple(_section(writer, one) for one in found[:most]),
        note=say("lessons.note"),
    )


def _section(writer: Writer, one: RecurringLesson) -> Section:
    say = writer.say
    told = [say.count("common.told", one.documents)]
    if one.months:
        told.append(say("lessons.known", span=say.at_least(one.months)))
    if one.bottlenecks:
        told.append(say("lessons.bottlenecks", names=writer.names(one.bottlenecks)))
    if one.gist:
        told.append(say("lessons.gist"))
    return Section(
        title=_title(writer, one),
        lead=" ".join(told),
        sections=(
            Section(say("lessons.first"), points=(_point(writer, one.first),)),
            Section(say("lessons.again"), points=tuple(_point(writer, x, one) for x in one.again)),
        ),
    )


def _title(writer: Writer, one: RecurringLesson) -> str:
    """What they come down to, or how the first puts it."""
    if one.gist:
        return writer.say(f"gists.{one.gist}")
    return writer.naming.short(one.first.statement)


def _point(writer: Writer, drawn: Drawn, of: RecurringLesson | None = None) -> Point:
    remarks = [] if of is None else [_remark(writer, drawn, of.first)]
    return statement_point(
        writer,
        drawn.statement,
        drawn.date,
        drawn.evidence,
        about=drawn.trajectories,
        remarks=remarks,
    )


def _remark(writer: Writer, drawn: Drawn, first: Drawn) -> str:
    """How long it had been known by then, by whose report, and how alike the two are."""
    say = writer.say
    where = writer.names(first.trajectories) or say("lessons.another")
    known = say("lessons.undated")
    if drawn.months:
        known = say("lessons.earlier", span=say.at_least(drawn.months))
    worded = "same" if round(drawn.alike * 100) >= ALIKE else "other"
    return f"{known} {say(f'lessons.{worded}_words', where=where)}"
