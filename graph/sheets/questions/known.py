"""What was known when, as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sheets.naming import capitalise
from graph.sheets.parts.statements import statement_point
from graph.sheets.sheet import Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Node
    from graph.questions.known import Beginning, Foreknown, Knowledge, Known
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer


def known_sheet(writer: Writer, found: Knowledge, most: int) -> Sheet:
    """What lay on the shelf, at most ``most`` lines, and what was known before a failure."""
    say = writer.say
    what = f"“{found.words}”" if found.thing is None else writer.naming.title(found.thing)
    day = say("known.now") if found.as_of is None else say("known.on", day=say.date(found.as_of))
    count = say.count("known.lead", len(found.lessons)) if found.lessons else say("known.none")
    read = say("known.words" if found.thing is None else "known.thing", what=what)
    return Sheet(
        title=say("known.title", what=what),
        language=writer.language,
        lead=f"{read} {day} {count}",
        sections=tuple(_sections(writer, found, most)),
        note=say("known.note"),
    )


def _sections(writer: Writer, found: Knowledge, most: int) -> Iterator[Section]:
    say = writer.say
    if found.lessons:
        yield Section(
            say("known.shelf"),
            lead=say.count("known.shown", most) if len(found.lessons) > most else "",
            points=tuple(_point(writer, one) for one in found.lessons[:most]),
        )
    if found.thing is not None and found.beginning is not None:
        yield _before(writer, found.thing, found.beginning, found.foreknown, most)


def _before(
    writer: Writer, thing: Node, beginning: Beginning, found: tuple[Foreknown, ...], most: int
) -> Section:
    say = writer.say
    how = "curated" if beginning.curated else "documented"
    began = say(f"known.{how}", what=writer.naming.title(thing), date=say.date(beginning.date))
    count = say.count("known.bottlenecks", len(found)) if found else say("known.unforeseen")
    return Section(
        say("known.before"),
        lead=f"{began} {count}",
        table=_table(writer, found) if found else None,
        sections=tuple(_foreknown(writer, one) for one in found[:most]),
    )


def _table(writer: Writer, found: tuple[Foreknown, ...]) -> Table:
    say = writer.say
    rows = tuple(
        (
            writer.text(one.bottleneck),
            Text(say.number(len(one.lessons))),
            Text(say.number(one.documents)),
            Text(say.date(one.first.date)),
            Text(say.duration(one.first.months or 0)),
        )
        for one in found
    )
    head = "head.bottleneck", "head.lessons", "head.documents", "known.first", "known.months"
    return Table(tuple(map(say, head)), rows, frozenset({1, 2, 4}))


def _foreknown(writer: Writer, one: Foreknown) -> Section:
    say = writer.say
    points = [_point(writer, one.first, say("known.is_first"))]
    if one.clearest.statement.id != one.first.statement.id:
        points.append(_point(writer, one.clearest, say("known.is_clearest")))
    return Section(writer.naming.title(one.bottleneck), points=tuple(points))


def _point(writer: Writer, one: Known, role: str = "") -> Point:
    say = writer.say
    before = ""
    if one.months is not None:
        before = capitalise(say("known.earlier", span=say.at_least(one.months)))
    return statement_point(
        writer,
        one.statement,
        one.date,
        one.evidence,
        about=one.trajectories,
        remarks=[" ".join(filter(None, (role, before)))],
    )
