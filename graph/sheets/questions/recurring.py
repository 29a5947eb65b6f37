"""The recurring bottlenecks as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.views.terms import OCCURS_IN
from graph.sheets.naming import capitalise
from graph.sheets.sheet import Section, Sheet, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.questions.recurring import Occurrence, Recurrence
    from graph.sheets.sheet import Point
    from graph.sheets.writer import Writer

NOWHERE = "–"


def recurring_sheet(writer: Writer, found: Sequence[Recurrence], most: int) -> Sheet:
    """A table of what recurs and one of what does not, and of the first ``most`` where it occurs.

    And where it went right.
    """
    say = writer.say
    found = [one for one in found if one.told]
    again, once = apart(found)
    placed = [one for one in found if one.placed]
    return Sheet(
        title=say("recurring.title"),
        language=writer.language,
        lead=f"{say.count('recurring.lead', len(again))} {say('common.least')}",
        sections=(
            *_tables(writer, again, once),
            *(recurrence_section(writer, one) for one in placed[:most]),
        ),
        note=say("recurring.note"),
    )


def apart(found: Iterable[Recurrence]) -> tuple[list[Recurrence], list[Recurrence]]:
    """Those that recur, and those that do not."""
    told = list(found)
    return [one for one in told if one.recurs], [one for one in told if not one.recurs]


def _tables(
    writer: Writer, again: Sequence[Recurrence], once: Sequence[Recurrence]
) -> Iterator[Section]:
    say = writer.say
    if again:
        yield Section(say("common.overview"), table=recurrence_table(writer, again))
    if once:
        yield Section(
            say("recurring.once"), say("recurring.once_lead"), table=once_table(writer, once)
        )


def recurrence_table(writer: Writer, found: Sequence[Recurrence]) -> Table:
    """A row for each, with how widespread it is and in how many trajectories it went right."""
    say = writer.say
    head = (
        "head.bottleneck",
        "head.trajectories",
        "recurring.sure",
        "recurring.interval",
        "head.documents",
        "head.publishers",
        "recurring.ministries",
        "recurring.right",
    )
    rows = tuple(
        (
            writer.text(one.bottleneck),
            Text(say.number(one.number)),
            Text(say.number(one.sure)),
            Text(say("recurring.between", low=one.low, high=one.high)),
            Text(say.number(one.documents)),
            Text(say.number(len(one.publishers))),
            Text(say.number(len(one.departments))),
            Text(say.number(len(one.right))),
        )
        for one in found
    )
    return Table(tuple(map(say, head)), rows, frozenset(range(1, len(head))))


def once_table(writer: Writer, found: Sequence[Recurrence]) -> Table:
    """A row for each that does not recur: where it went wrong, by how many documents, and right."""
    say = writer.say
    head = "head.bottleneck", "recurring.wrong", "head.documents", "recurring.right"
    rows = tuple(
        (
            writer.text(one.bottleneck),
            Text(_names(writer, one, one.occurrences) or _untied(writer, one)),
            Text(say.number(one.documents)),
            Text(_names(writer, one, one.right) or NOWHERE),
        )
        for one in found
    )
    return Table(tuple(map(say, head)), rows, frozenset({2}))


def _names(writer: Writer, one: Recurrence, occurrences: Iterable[Occurrence]) -> str:
    """The trajectories, each with whether it is in doubt that it occurs there."""
    told = ((writer.naming.title(o.trajectory), _unsure(writer, one, o)) for o in occurrences)
    return ", ".join(f"{name} ({unsure})" if unsure else name for name, unsure in told)


def _unsure(writer: Writer, one: Recurrence, held: Occurrence) -> str:
    return writer.unsure(held.evidence, f"{one.bottleneck.id} {OCCURS_IN} {held.trajectory.id}")


def _untied(writer: Writer, one: Recurrence) -> str:
    """How many lessons say that it went wrong, of no trajectory; a dash where none does."""
    return writer.say.count("recurring.untied", one.untied) if one.untied else NOWHERE


def recurrence_section(writer: Writer, one: Recurrence) -> Section:
    """How widespread it is, where it occurs and where it went right, with quotes."""
    say = writer.say
    facts = (
        (say("head.publishers"), ", ".join(one.publishers)),
        (writer.curated("recurring.departments"), writer.names(one.departments)),
        (say("recurring.levels"), writer.names(one.levels)),
        (say("recurring.years"), ", ".join(f"{year}: {n}" for year, n in one.years.items())),
        (say("recurring.narrower"), writer.names(one.narrower)),
        (say("recurring.besides"), say.number(one.untied) if one.untied else ""),
    )
    range_ = say("recurring.range", number=one.number, low=one.low, high=one.high)
    return Section(
        title=writer.naming.title(one.bottleneck),
        lead=". ".join([range_, *(f"{name}: {text}" for name, text in facts if text)]) + ".",
        sections=(
            Section(say("recurring.where"), points=_points(writer, one, one.occurrences)),
            *_went_right(writer, one),
        ),
    )


def _went_right(writer: Writer, one: Recurrence) -> tuple[Section, ...]:
    points = _points(writer, one, one.right)
    return (Section(writer.say("recurring.right_where"), points=points),) if points else ()


def _points(
    writer: Writer, one: Recurrence, occurrences: Iterable[Occurrence]
) -> tuple[Point, ...]:
    return tuple(
        writer.point(
            held.trajectory,
            held.evidence,
            [capitalise(_unsure(writer, one, held)), *_counted(writer, held)],
        )
        for held in occurrences
    )


def _counted(writer: Writer, one: Occurrence) -> Iterator[str]:
    """That it is no trajectory more in the number, where it is a part of one."""
    if one.counted_in is not None:
        name = writer.naming.title(one.counted_in)
        yield writer.say("recurring.counted_in", name=name)
